//! What a snippet looks like in each language, from files that a reader can look at: `tests/snippet_texts/`. After a wanted change,
//! `UPDATE=1 cargo test --test snippet_texts` writes them anew. That they run is shown by `tests/snippets`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use tim_tester::api::Secret;
use tim_tester::api::call::{Call, Prepared, prepare};
use tim_tester::api::endpoint::Endpoint;
use tim_tester::snippet::{self, Request, UserSig};

const NICK: &str = r#"{"From_Account":"bob","ProfileItem":[{"Tag":"Tag_Profile_IM_Nick","Value":"小明"}]}"#;
/// Lines, quotes, escapes, a number and a doubled key that must stay as they are.
const LINES: &str = "{\n  \"From_Account\": \"it's 100% $HOME\",\n  \"n\": 18446744073709551615,\n  \"n\": \"\\u4e2d\\\\\"\n}";
/// What no line shows.
const UNSEEN: &str = "a\r\n\0\u{2028}";

fn request(identifier: &str, body: &str) -> Prepared {
    prepare(&Call {
        endpoint: Endpoint::Host("console.tim.qq.com"),
        sdkappid: "1400000000".into(),
        identifier: identifier.into(),
        usersig: Secret::new("eJwtzL0KwjAYheF7_ebUJP1Lo4OLg*-_"),
        random: "99999999".into(),
        body: body.into(),
        ..Call::default()
    })
    .unwrap()
}

#[test]
fn each_language_as_it_is_shown() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snippet_texts");
    let update = std::env::var_os("UPDATE").is_some();
    for language in snippet::all() {
        let mut told = String::new();
        for (title, identifier, body, usersig) in [
            ("read", "admin", NICK, UserSig::Read),
            ("lines, written", "管理员", LINES, UserSig::Written),
            ("unseen", "admin", UNSEEN, UserSig::Read),
            ("made", "管理员", NICK, UserSig::Made),
        ] {
            let prepared = request(identifier, body);
            let _ = match language.write(&Request { prepared: &prepared, usersig }) {
                Ok(snippet) => {
                    writeln!(told, "===== {title}: {:?}\n{}", snippet.notes, snippet.text.replace('\r', ""))
                }
                Err(why) => writeln!(told, "===== {title}: {why:?}\n"),
            };
        }
        let path = folder.join(format!("{}.txt", language.id));
        if update {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&path, &told).unwrap();
        }
        let kept = fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == told, "{} is not what is written now:\n{told}", path.display());
    }
}
