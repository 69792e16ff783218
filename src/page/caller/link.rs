//! The address's fragment: a route opens a command, a link fills in what it carries, or says why nothing of it is used;
//! and the command on screen is named in the address.

use super::fields::Fields;
use super::notice;
use crate::api::command;
use crate::api::endpoint::Endpoint;
use crate::exchange::link::{Shared, from_fragment};
use crate::page::assist::dom;
use crate::page::effect::document;
use crate::page::say::say;
use crate::text::link;

/// Opens what the address asks for, now and whenever it changes.
pub(super) fn start() {
    open();
    if let Some(window) = web_sys::window() {
        dom::listen(&window, "hashchange", |_| open());
    }
}

fn open() {
    let fragment = document::fragment();
    match from_fragment(&fragment) {
        Ok(None) => return,
        Ok(Some(shared)) => {
            fill_in(&shared);
            if shared.fills_in() {
                notice::tell(move |lang| link::opened(lang, &shared));
            }
        }
        Err(error) => notice::tell(move |lang| link::refused(lang, &error)),
    }
    // Only the route stays, so that a reload does not fill in the same again; and what was refused goes as a whole.
    let route = fragment.trim_start_matches('#').split('?').next().unwrap_or_default();
    let is_known = command::find(route).is_some();
    document::set_fragment(if is_known { &fragment[..=route.len()] } else { "" });
}

/// In the order in which the fields are to be filled.
fn fill_in(shared: &Shared) {
    say("command", shared.command.path);
    if let Some(endpoint) = &shared.endpoint {
        say("endpoint", endpoint.name());
        if let Endpoint::Custom(base) = endpoint {
            say("endpoint-custom", base);
        }
    }
    let texts = [("sdkappid", &shared.sdkappid), ("identifier", &shared.identifier), ("body", &shared.body)];
    for (field, text) in texts {
        text.iter().for_each(|text| say(field, text));
    }
}

/// Names the command on screen in the address. The first command needs no name, until there was another.
pub(super) fn follow(fields: &Fields) {
    let is_first = command::all().first().is_some_and(|first| first.path == fields.command);
    if !is_first || !document::fragment().is_empty() {
        let fragment = format!("#{}", fields.command);
        if fragment != document::fragment() {
            document::set_fragment(&fragment);
        }
    }
}
