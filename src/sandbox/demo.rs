//! The sandbox's own app: made-up credentials, custom fields and accounts to begin with.

use super::records::{Friend, Group, Member, Presence, Stored};
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

/// When what a fresh sandbox holds came about, in seconds since 1970.
const BEGINNING: u64 = 1_700_000_000;

/// The accounts of a fresh sandbox: two in English, one in Chinese, one without a profile. `alice` and `xiaoming` are friends,
/// are in a group, and two are signed in.
pub(super) fn store() -> Store {
    let text = |text: &str| Stored::Text(text.to_owned());
    let accounts = [
        (
            FIRST_ACCOUNT,
            vec![
                ("Tag_Profile_IM_Nick", text("Alice")),
                ("Tag_Profile_IM_Gender", text("Gender_Type_Female")),
                ("Tag_Profile_IM_BirthDay", Stored::Number(19_980_704)),
                ("Tag_Profile_IM_AllowType", text("AllowType_Type_NeedConfirm")),
                ("Tag_Profile_IM_Image", text("https://example.com/alice.png")),
                ("Tag_Profile_Custom_Hobby", text("chess")),
            ],
        ),
        (
            "bob",
            vec![
                ("Tag_Profile_IM_Nick", text("Bob")),
                ("Tag_Profile_IM_Gender", text("Gender_Type_Male")),
                ("Tag_Profile_IM_Level", Stored::Number(7)),
                ("Tag_Profile_Custom_Vip", text("gold")),
            ],
        ),
        (
            "xiaoming",
            vec![
                ("Tag_Profile_IM_Nick", text("小明")),
                ("Tag_Profile_IM_SelfSignature", text("路漫漫其修远兮，吾将上下而求索。")),
                ("Tag_Profile_IM_Language", Stored::Number(1)),
                ("Tag_Profile_Custom_Hobby", text("围棋")),
            ],
        ),
        ("nobody", vec![]),
    ];
    let mut store = Store::default();
    for (account, fields) in accounts {
        store.set(account, fields.into_iter().map(|(tag, stored)| (tag.to_owned(), stored)));
    }
    let friend = || Friend { source: "AddSource_Type_Web".to_owned(), since: BEGINNING, ..Friend::default() };
    for (account, other) in [(FIRST_ACCOUNT, "xiaoming"), ("xiaoming", FIRST_ACCOUNT)] {
        let person = store.edit_person(account);
        person.friends.insert(other.to_owned(), friend());
        person.sequence = 1;
    }
    store.edit_person(FIRST_ACCOUNT).presence = Presence::Online;
    store.edit_person("bob").presence = Presence::PushOnline;
    let member = |role: &str| Member { role: role.to_owned(), joined: BEGINNING };
    *store.edit_group(FIRST_GROUP) = Group {
        kind: "Public".to_owned(),
        name: "DemoGroup".to_owned(),
        owner: FIRST_ACCOUNT.to_owned(),
        join: "FreeAccess".to_owned(),
        most: Some(200),
        created: BEGINNING,
        members: [(FIRST_ACCOUNT, "Owner"), ("xiaoming", "Member")]
            .map(|(account, role)| (account.to_owned(), member(role)))
            .into(),
        ..Group::default()
    };
    store
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::usersig::{self, Inputs, open};

    #[test]
    fn the_ready_usersig_is_one_that_was_made_with_the_key() {
        let (key, time, expire) = (Secret::new(KEY), 1_700_000_000, u64::from(u32::MAX));
        let identifier = ADMINISTRATORS[0];
        let inputs = Inputs { sdkappid: SDKAPPID.into(), identifier, key: &key, time, expire, userbuf: None };
        assert_eq!(open(USERSIG), open(usersig::make(&inputs).reveal()));
        assert_eq!(usersig::server_code(USERSIG, SDKAPPID.into(), identifier, &key, time + 1), Ok(()));
    }
}
