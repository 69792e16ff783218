//! An address alone: of the service, or one that this page has shared.

use super::model::{FoundRequest, Import, ImportContents, ImportFault, ImportKind};
use super::raw::{self, Raw};
use crate::exchange::link::{FRAGMENT_MAX, Shared, from_fragment};
use std::rc::Rc;

/// The address that a text is, without what clings to it; `None` where it is more than that.
fn alone(text: &str) -> Option<&str> {
    let bare = text
        .trim()
        .trim_matches(|c: char| "\"'`<>“”‘’「」".contains(c) || c.is_whitespace() || c == '\u{feff}');
    let lower = bare.get(..8).unwrap_or(bare).to_ascii_lowercase();
    let has_scheme = lower.starts_with("http://") || lower.starts_with("https:/");
    let is_path = bare.contains("/v4/") || bare.starts_with("v4/");
    // A variable may stand in it, with blanks around the name.
    let blank = |c: char| c.is_whitespace() || c.is_control();
    let is_whole =
        !bare.contains(['"', '\'', '\\']) && !bare.replace("{{ ", "{{").replace(" }}", "}}").contains(blank);
    ((has_scheme || is_path) && is_whole && bare.len() > 8 && !bare.starts_with(['[', '#'])).then_some(bare)
}

/// Whether a text is one.
pub(super) fn is_like(text: &str) -> bool {
    // No address is longer, and most texts are no address.
    text.len() < 4 * FRAGMENT_MAX && alone(text).is_some()
}

/// Reads a text.
pub(super) fn import(text: &str) -> Import {
    let Some(url) = alone(text) else {
        return Import {
            kind: ImportKind::Url,
            contents: Err(ImportFault::NoUrl.somewhere()),
            notes: Vec::new(),
        };
    };
    if let Some((_, fragment)) = url.split_once('#').filter(|(_, fragment)| fragment.starts_with("v4/"))
        && let Ok(Some(shared)) = from_fragment(fragment)
    {
        let request = Rc::new(found(shared));
        return Import {
            kind: ImportKind::Url,
            contents: Ok(ImportContents::Requests(vec![request])),
            notes: Vec::new(),
        };
    }
    raw::import(ImportKind::Url, vec![Ok(Raw { url: url.to_owned(), ..Raw::default() })], Vec::new())
}

/// What a link of this page carries.
fn found(shared: Shared) -> FoundRequest {
    let Shared { command, endpoint, sdkappid, identifier, body, .. } = shared;
    FoundRequest {
        endpoint,
        path: Some(command.to_string()),
        sdkappid,
        identifier,
        body: body.map(Rc::from),
        ..FoundRequest::default()
    }
}
