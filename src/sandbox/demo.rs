//! The sandbox's own app: made-up credentials, custom fields and accounts to begin with.

use super::settings::{Rate, Settings};
use super::store::Store;
use crate::api::Secret;
use crate::api::rules::{CustomField, CustomKind, Documents};

/// The app's number: the one of the documents' examples.
pub const SDKAPPID: u32 = 88_888_888;
/// The app's SecretKey: "sandbox" in hex, over and over. It opens nothing but this sandbox.
pub const KEY: &str = "73616e64626f7873616e64626f7873616e64626f7873616e64626f7873616e64";
/// A UserSig of the first administrator, good until 2159: made with [`KEY`] at 1700000000 for 4294967295 seconds.
pub const USERSIG: &str = "eNqrVgrxCdYrSy1SslIy0jNQ0gHzM1NS80oy0zLBwokpuZl5UInilOzEgoLMFCUrCyiAiJdk5qYqWRma\
    G0ABRDS1oiCzCChuYmRpYmlmbmRpCjUlMx1obppFVJGRa4SJQYFBpJlHYpJ5coRjYpW2uYe7S2WVtpFnWrGveVBWuEFmVKitUi0AFDcwnA__";
/// The administrators; the page signs as the first.
pub const ADMINISTRATORS: [&str; 2] = ["admin", "administrator"];
/// The account of a first request. It exists and has a profile.
pub const FIRST_ACCOUNT: &str = "alice";
/// The group of a fresh sandbox.
pub const FIRST_GROUP: &str = "@TGS#2DEMO0001";
/// How many accounts there can be: those of the trial edition.
pub const ACCOUNT_LIMIT: usize = 100;

/// The settings of the demonstration app.
pub fn settings() -> Settings {
    let field = |keyword: &str, kind, readable, writable| CustomField {
        keyword: keyword.to_owned(),
        kind,
        readable,
        writable,
    };
    Settings {
        sdkappid: SDKAPPID,
        key: Secret::new(KEY),
        administrators: ADMINISTRATORS.map(str::to_owned).to_vec(),
        custom: vec![
            field("Hobby", CustomKind::String, true, true),
            field("Test", CustomKind::String, true, true),
            field("Badge", CustomKind::Bytes, true, true),
            field("Vip", CustomKind::String, true, false),
            field("Note", CustomKind::String, false, true),
        ],
        documents: Documents::default(),
        rate: Rate::default(),
        account_limit: ACCOUNT_LIMIT,
    }
}

/// The accounts and the group of a fresh sandbox (`data/sandbox.json`): two accounts in English, one in Chinese, one without a
/// profile. `alice` and `xiaoming` are friends and in the group, and two accounts are signed in.
pub(super) fn store() -> Store {
    Store::from_text(include_str!("../../data/sandbox.json")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::usersig::{self, Inputs, open};

    #[test]
    fn the_fresh_sandbox_is_read() {
        let store = store();
        assert_eq!(store.accounts().collect::<Vec<_>>(), ["alice", "bob", "nobody", "xiaoming"]);
        assert!(store.has(FIRST_ACCOUNT) && store.group(FIRST_GROUP).is_some());
    }

    #[test]
    fn the_ready_usersig_is_one_that_was_made_with_the_key() {
        let (key, time, expire) = (Secret::new(KEY), 1_700_000_000, u64::from(u32::MAX));
        let identifier = ADMINISTRATORS[0];
        let inputs = Inputs { sdkappid: SDKAPPID.into(), identifier, key: &key, time, expire, userbuf: None };
        assert_eq!(open(USERSIG), open(usersig::make(&inputs).reveal()));
        assert_eq!(usersig::server_code(USERSIG, SDKAPPID.into(), identifier, &key, time + 1), Ok(()));
    }
}
