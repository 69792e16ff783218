//! Where the draft is kept: for this tab, and for a new one, which starts with the last draft.

use super::storage::{read_either, write_both};

const KEY: &str = "tim-tester.draft";

/// The draft of before.
pub fn load() -> Option<String> {
    read_either(KEY)
}

/// Keeps a draft.
pub fn keep(draft: &str) {
    write_both(KEY, draft);
}
