//! Where the secrets are kept if the user wants it: in the tab's own storage, which ends with the tab. Nowhere else.

use super::storage::Storage;
use crate::api::Secret;

const KEY: &str = "tim-tester.secrets";
/// Between the UserSig and the SecretKey; no input can hold it.
const PART: char = '\u{1e}';

/// The UserSig and SecretKey that this tab kept.
pub fn load() -> Option<(Secret, Secret)> {
    let text = Storage::Tab.read(KEY)?;
    let (usersig, secret_key) = text.split_once(PART)?;
    Some((Secret::new(usersig), Secret::new(secret_key)))
}

/// Whether this tab kept any.
pub fn are_kept() -> bool {
    Storage::Tab.read(KEY).is_some()
}

/// Keeps a UserSig and a SecretKey; whether the browser let it.
pub fn keep(usersig: &Secret, secret_key: &Secret) -> bool {
    Storage::Tab.write(KEY, &format!("{}{PART}{}", usersig.reveal(), secret_key.reveal()))
}

/// Wipes what was kept.
pub fn wipe() {
    Storage::Tab.remove(KEY);
}
