//! Where the secrets are kept if the user wants it: in the tab's own storage, which ends with the tab. Nowhere else.

use super::storage::Storage;
use crate::api::Secret;
use crate::state::credentials::{CredentialSets, Realm};
use serde::{Deserialize, Serialize};

const KEY: &str = "tim-tester.secrets";

/// The version of the form; a text of another one is not read.
const VERSION: u32 = 1;

/// What is kept: in the order of [`Realm::ALL`].
#[derive(Serialize, Deserialize)]
struct Kept {
    version: u32,
    usersigs: [String; 3],
    secret_keys: [String; 3],
}

/// The UserSig and SecretKey of each realm that this tab kept.
pub fn load() -> Option<[(Realm, Secret, Secret); 3]> {
    let kept: Kept = serde_json::from_str(&Storage::Tab.read(KEY)?).ok()?;
    if kept.version != VERSION {
        return None;
    }
    let Kept { usersigs: [a, b, c], secret_keys: [x, y, z], .. } = kept;
    let [sandbox, service, custom] = Realm::ALL;
    let one = |realm, usersig: String, key: String| (realm, Secret::new(usersig), Secret::new(key));
    Some([one(sandbox, a, x), one(service, b, y), one(custom, c, z)])
}

/// Keeps the secrets of all sets; whether the browser let it.
pub fn keep(sets: &CredentialSets) -> bool {
    let kept = Kept {
        version: VERSION,
        usersigs: Realm::ALL.map(|realm| sets.of(realm).usersig.reveal().to_owned()),
        secret_keys: Realm::ALL.map(|realm| sets.of(realm).secret_key.reveal().to_owned()),
    };
    serde_json::to_string(&kept).is_ok_and(|text| Storage::Tab.write(KEY, &text))
}

/// Wipes what was kept.
pub fn wipe() {
    Storage::Tab.remove(KEY);
}
