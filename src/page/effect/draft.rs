//! Where the draft is kept: in the tab's own storage, which a reload and a restored tab find again, and in that of all
//! tabs, where a new tab finds the last one. Whatever the browser refuses, the page goes on without.

use web_sys::{Storage, Window};

const KEY: &str = "tim-tester.draft";

fn storages() -> impl Iterator<Item = Storage> {
    let of: [fn(&Window) -> Option<Storage>; 2] =
        [|window| window.session_storage().ok()?, |window| window.local_storage().ok()?];
    of.into_iter().filter_map(|storage| storage(&web_sys::window()?))
}

/// The draft of before.
pub fn load() -> Option<String> {
    storages().find_map(|storage| storage.get_item(KEY).ok()?)
}

/// Keeps a draft.
pub fn keep(draft: &str) {
    for storage in storages() {
        // A full or forbidden storage keeps nothing.
        let _ = storage.set_item(KEY, draft);
    }
}
