//! The keys of a combobox that lead through its list.

use super::event::composes;
use crate::state::walk::walk;
use web_sys::KeyboardEvent;

/// What a key does to a list.
pub enum ListKey {
    /// Another option is the active one.
    To(usize),
    /// The active one is chosen.
    Chosen,
}

/// What a key does to a list of `len` options of which the one at `at` is active; nothing for a key that is the text's.
pub fn list_key(event: &KeyboardEvent, at: Option<usize>, len: usize) -> Option<ListKey> {
    let is_held = event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key();
    if is_held || composes(event) {
        return None;
    }
    let key = event.key();
    let done = match key.as_str() {
        "Enter" => ListKey::Chosen,
        key => ListKey::To(walk(key, at, len)?),
    };
    event.prevent_default();
    Some(done)
}
