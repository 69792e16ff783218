//! Where the secrets are kept if the user wants it: in the tab's own storage, which ends with the tab. Nowhere else.

use crate::api::Secret;

const KEY: &str = "tim-tester.secrets";
/// Between the UserSig and the SecretKey; no input can hold it.
const PART: char = '\u{1e}';

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok()?
}

/// The UserSig and SecretKey that this tab kept.
pub fn load() -> Option<(Secret, Secret)> {
    let text = storage()?.get_item(KEY).ok()??;
    let (usersig, secret_key) = text.split_once(PART)?;
    Some((Secret::new(usersig), Secret::new(secret_key)))
}

/// Whether this tab kept any.
pub fn are_kept() -> bool {
    storage().is_some_and(|storage| storage.get_item(KEY).is_ok_and(|text| text.is_some()))
}

/// Keeps a UserSig and a SecretKey; whether the browser let it.
pub fn keep(usersig: &Secret, secret_key: &Secret) -> bool {
    let text = format!("{}{PART}{}", usersig.reveal(), secret_key.reveal());
    storage().is_some_and(|storage| storage.set_item(KEY, &text).is_ok())
}

/// Wipes what was kept.
pub fn wipe() {
    if let Some(storage) = storage() {
        // Removing what is not there, or from where nothing can be kept, changes nothing.
        let _ = storage.remove_item(KEY);
    }
}
