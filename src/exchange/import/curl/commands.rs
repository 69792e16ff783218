//! What the commands of a text come to, whatever the shell.

use crate::exchange::import::raw::Found;
use crate::json::{Kind, node};

/// What the commands of a text come to.
#[derive(Default)]
pub(super) struct Commands {
    /// The requests.
    pub found: Vec<Found>,
    /// A variable that is named after the app's SecretKey.
    pub secret_key: Option<String>,
}

/// A text that is a JSON object or array once it is written otherwise; nothing where it is one as it is.
pub(super) fn mended(text: &str, otherwise: impl Fn(&str) -> String) -> Option<String> {
    let is_json = |text: &str| {
        node::root(text).is_ok_and(|root| matches!(root.kind, Kind::ObjectOpen | Kind::ArrayOpen))
    };
    let begins = text.trim_start().starts_with(['{', '[', '^']);
    (begins && !is_json(text)).then(|| otherwise(text)).filter(|other| is_json(other))
}
