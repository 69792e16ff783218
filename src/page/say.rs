//! What the engine says to the page: a field and a text, as if a user had typed it there. An event of the document
//! carries it, so that whoever is there hears it. Secrets can't be said.

use super::assist::dom;
use super::effect::document::SAID;

/// Says a text for a field (`workbench::Action::of_field` has their names). The page has drawn it one task later.
pub fn say(field: &str, text: &str) {
    if let Some(document) = dom::document() {
        dom::tell_event(&document, SAID, &format!("{field}\n{text}"));
    }
    super::caller::look_again();
}
