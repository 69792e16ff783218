//! Why this very request may have brought an error code: what was sent is judged again by the rules, the UserSig is
//! opened, and what fits the code is told with its place. Knows no server; the clock is an argument.

use super::findings::{self, Facts, Matter, Place};
use crate::api::call::Call;
use crate::api::rules::{Documents, Rules, Violation};
use crate::api::usersig::{State, judge};
use crate::api::{command, error_code, profile};
use crate::json::pieces::head;
use crate::json::{node, string};
use crate::text::{Lang, cause, json_error};

/// No more causes than these are told.
const MOST: usize = 5;

/// A likely cause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    /// In words.
    pub words: String,
    /// Which part of the request.
    pub part: Part,
    /// What the part's value could be instead, where that can be told.
    pub instead: Option<String>,
}

/// A part of the request. Items are counted from 0 among those that were sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Where it went.
    Endpoint,
    /// The app's number.
    SdkAppId,
    /// The caller.
    Identifier,
    /// The caller's signature.
    UserSig,
    /// The body.
    Body,
    /// `From_Account`.
    FromAccount,
    /// An item's tag.
    ItemTag(usize),
    /// An item's value.
    ItemValue(usize),
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Explained {
    /// What fits the code.
    pub fitting: Vec<Cause>,
    /// What is wrong with the request but does not explain the code; only where nothing fits.
    pub beside: Vec<Cause>,
}

/// What was sent, and when and where it is looked at.
pub struct Asked<'a> {
    /// The language of the words.
    pub lang: Lang,
    /// What was sent.
    pub call: &'a Call,
    /// Whether the call still has the UserSig that was sent.
    pub usersig_known: bool,
    /// The base URL it was sent to.
    pub base: &'a str,
    /// Unix seconds.
    pub now: u64,
    /// A moment in Unix seconds with the local zone's offset.
    pub local: &'a dyn Fn(u64) -> u64,
}

/// Looks for the causes of a code in the request; `info` is the reply's ErrorInfo, which is read where the table
/// has no such code.
pub fn explain(asked: &Asked, code: Option<u32>, info: &str) -> Explained {
    let known = code.is_some_and(|code| error_code::find(command::find(&asked.call.path), code).is_some());
    let mut found = Found { code: code.unwrap_or(0), explained: Explained::default() };
    caller(asked, &mut found);
    body(asked, &mut found);
    if !known {
        of_info(asked.lang, info, &mut found);
    }
    let mut explained = found.explained;
    explained.fitting.truncate(MOST);
    if explained.fitting.is_empty() {
        explained.beside.truncate(MOST)
    } else {
        explained.beside.clear()
    }
    explained
}

struct Found {
    code: u32,
    explained: Explained,
}

impl Found {
    /// A cause that would bring one of these codes.
    fn add(&mut self, codes: &[u32], part: Part, words: String) {
        self.add_with(codes, part, words, None);
    }

    fn add_with(&mut self, codes: &[u32], part: Part, words: String, instead: Option<String>) {
        let cause = Cause { words, part, instead };
        let list =
            if codes.contains(&self.code) { &mut self.explained.fitting } else { &mut self.explained.beside };
        if !list.contains(&cause) {
            list.push(cause);
        }
    }

    /// A part that is worth a look for these codes only.
    fn suspect(&mut self, codes: &[u32], part: Part, words: impl FnOnce() -> String) {
        if codes.contains(&self.code) {
            self.add(codes, part, words());
        }
    }
}

/// The codes of a UserSig that is refused, whatever for.
const SIG: [u32; 5] = [60004, 60005, 70003, 70005, 70009];

fn caller(asked: &Asked, found: &mut Found) {
    let Asked { lang, call, .. } = *asked;
    if asked.usersig_known {
        usersig(asked, found);
    }
    let app = &*call.sdkappid;
    let of_app = [60002, 60006, 60012, 60016, 60025, 70014, 70020];
    if app.is_empty() || !app.bytes().all(|byte| byte.is_ascii_digit()) {
        found.add(&of_app, Part::SdkAppId, cause::app(lang, app));
    } else {
        found.suspect(&[60006, 60016, 70020], Part::SdkAppId, || cause::app(lang, app));
    }
    found.suspect(&[40004, 60010, 70403], Part::Identifier, || cause::caller(lang, &call.identifier));
    found.suspect(&[60026], Part::Endpoint, || cause::host(lang, asked.base));
}

fn usersig(asked: &Asked, found: &mut Found) {
    let Asked { lang, call, .. } = *asked;
    let with = |code: u32| [[code].as_slice(), &SIG].concat();
    let verdict = judge(call.usersig.reveal(), &call.sdkappid, &call.identifier, None, asked.now);
    match &verdict.state {
        State::Empty => found.add(&with(70002), Part::UserSig, cause::no_usersig(lang)),
        State::Malformed(error) => {
            found.add(&with(error.code()), Part::UserSig, cause::malformed(lang, *error))
        }
        State::Mismatch(all) => {
            for mismatch in all {
                found.add(&with(mismatch.code()), Part::UserSig, cause::mismatch(lang, mismatch));
            }
        }
        State::Valid | State::Expired | State::Unverified(_) => {}
    }
    let phase = verdict.opened.as_ref().zip(verdict.phase);
    if let Some(words) = phase.and_then(|(opened, phase)| cause::phase(lang, opened, phase, asked.local)) {
        found.add(&with(70001), Part::UserSig, words);
    }
}

fn body(asked: &Asked, found: &mut Found) {
    let (lang, text) = (asked.lang, &*asked.call.body);
    let root = match node::root(text) {
        Ok(root) => root,
        Err(error) => {
            let sentence = json_error::sentence(lang, &error, text);
            return found.add(&[60003, 40001], Part::Body, cause::body_not_json(lang, &sentence));
        }
    };
    if command::find(&asked.call.path).is_none_or(|command| command.judge == command::Judge::None) {
        return;
    }
    let value = |key| node::member(text, root.span, key).map(|member| member.value);
    if let Some(account) = value("From_Account") {
        let account = string::decode(account.span.of(text)).text;
        found.suspect(&[40003, 70107], Part::FromAccount, || cause::account(lang, &account));
    }
    let items: Vec<_> =
        value("ProfileItem").map(|list| node::elements(text, list.span).collect()).unwrap_or_default();
    let tag = |index: usize| {
        let tag = node::member(text, items.get(index)?.span, "Tag")?;
        Some(string::decode(tag.value.span.of(text)).text.into_owned())
    };
    for documents in [Documents::Current, Documents::Seed] {
        let rules = Rules { documents, sdkappid: &asked.call.sdkappid, custom: &[] };
        let facts = Facts { rules, custom_complete: false, has_account: None };
        for finding in findings::findings(text, &facts) {
            let Matter::Refused(violation) = finding.matter else { continue };
            let (name, part, index) = match finding.place {
                Place::Body => ("JSON".to_owned(), Part::Body, None),
                Place::FromAccount => ("From_Account".to_owned(), Part::FromAccount, None),
                Place::Items => ("ProfileItem".to_owned(), Part::Body, None),
                Place::Item(i) => (format!("ProfileItem[{i}]"), Part::ItemTag(i), None),
                Place::ItemTag(i) => (format!("ProfileItem[{i}].Tag"), Part::ItemTag(i), Some(i)),
                Place::ItemValue(i) => (format!("ProfileItem[{i}].Value"), Part::ItemValue(i), Some(i)),
            };
            let words = cause::refused(lang, &name, index.and_then(tag).as_deref(), &violation);
            let own = violation.code(documents);
            // By the documents of 2016 alone only what explains the code is told.
            if documents == Documents::Current || own == found.code {
                found.add_with(&[own], part, words, shorter(text, &items, finding.place, &violation));
            }
        }
    }
    for (i, tag) in (0..items.len()).filter_map(|i| Some((i, tag(i)?))) {
        if profile::custom_keyword(&tag).is_some() {
            let place = format!("ProfileItem[{i}].Tag");
            found.suspect(&[40008, 40009, 40603, 40607], Part::ItemTag(i), || {
                cause::undeclared(lang, &place, &tag)
            });
        }
    }
}

/// A value that is too long, cut at the last character that the limit lets through.
fn shorter(text: &str, items: &[node::Node], place: Place, violation: &Violation) -> Option<String> {
    let (Place::ItemValue(index), Violation::TooLong { limit, .. }) = (place, violation) else { return None };
    let value = node::member(text, items.get(index)?.span, "Value")?.value;
    Some(head(&string::decode(value.span.of(text)).text, *limit).to_owned())
}

/// Words of ErrorInfo and the codes they speak of, the more telling first.
const READS_LIKE: [(&str, u32); 10] = [
    ("expire", 70001),
    ("过期", 70001),
    ("sensitive", 40005),
    ("敏感", 40005),
    ("admin", 60010),
    ("管理员", 60010),
    ("json", 60003),
    ("frequen", 60007),
    ("too many", 60018),
    ("signature", 70003),
];

/// Parts that ErrorInfo may name.
const PARTS: [(&str, Part); 7] = [
    ("usersig", Part::UserSig),
    ("identifier", Part::Identifier),
    ("sdkappid", Part::SdkAppId),
    ("from_account", Part::FromAccount),
    ("profileitem", Part::Body),
    ("contenttype", Part::Endpoint),
    ("tag_profile", Part::Body),
];

fn of_info(lang: Lang, info: &str, found: &mut Found) {
    let lower = info.to_lowercase();
    let named = info.split(|c: char| !c.is_ascii_digit()).find_map(|word| {
        let code = word.parse().ok().filter(|_| word.len() == 5)?;
        error_code::find(None, code)
    });
    let like = READS_LIKE.iter().find(|(word, _)| lower.contains(word)).map(|(_, code)| *code);
    if let Some(row) = named.or_else(|| error_code::find(None, like?)) {
        let words = cause::reads_like(lang, row.code, lang.pick(row.zh, row.en));
        found.explained.fitting.push(Cause { words, part: Part::Body, instead: None });
    }
    for (name, part) in PARTS {
        if lower.contains(name) {
            found.explained.fitting.push(Cause { words: cause::names(lang, name), part, instead: None });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Secret;
    use crate::api::usersig::{Inputs, make};

    const NOW: u64 = 1_700_000_000;

    fn sig(identifier: &str, expire: u64, time: u64) -> Secret {
        make(&Inputs { sdkappid: 88888888, identifier, expire, userbuf: None, time, key: &Secret::new("k") })
    }

    fn call(usersig: Secret, body: &str) -> Call {
        Call {
            sdkappid: "88888888".into(),
            identifier: "admin".into(),
            usersig,
            body: body.into(),
            ..Call::default()
        }
    }

    fn asked(call: &Call) -> Asked<'_> {
        Asked { lang: Lang::En, call, usersig_known: true, base: "https://h", now: NOW, local: &|s| s }
    }

    fn causes(call: &Call, code: u32, info: &str) -> Explained {
        explain(&asked(call), Some(code), info)
    }

    #[track_caller]
    fn check(call: &Call, code: u32, expected: &[(&str, Part)]) {
        let found = causes(call, code, "");
        let found: Vec<_> = found.fitting.iter().map(|cause| (cause.words.as_str(), cause.part)).collect();
        assert_eq!(found, expected, "{code}");
    }

    fn items(items: &str) -> String {
        format!(r#"{{"From_Account":"alice","ProfileItem":[{items}]}}"#)
    }

    #[test]
    fn the_value_that_is_too_long_is_named() {
        let long = "x".repeat(612);
        let body = items(&format!(
            r#"{{"Tag":"Tag_Profile_IM_Gender","Value":"Gender_Type_Male"}},{{"Tag":"Tag_Profile_IM_Nick","Value":"{long}"}}"#
        ));
        let call = call(sig("admin", 3600, NOW), &body);
        let words = "ProfileItem[1].Value (Tag_Profile_IM_Nick): 612 bytes, the limit is 500";
        check(&call, 40601, &[(words, Part::ItemValue(1))]);
        check(&call, 40604, &[(words, Part::ItemValue(1))]);
        let other = causes(&call, 40006, "");
        assert!(other.fitting.is_empty());
        let instead = Some("x".repeat(500));
        assert_eq!(other.beside, [Cause { words: words.into(), part: Part::ItemValue(1), instead }]);
    }

    #[test]
    fn types_tags_and_accounts_are_named() {
        let body = items(r#"{"Tag":"Tag_Profile_IM_Nick","Value":5},{"Tag":"tag_x","Value":"a"}"#);
        let call = call(sig("admin", 3600, NOW), &body);
        check(
            &call,
            40610,
            &[("ProfileItem[0].Value (Tag_Profile_IM_Nick): it must be a string", Part::ItemValue(0))],
        );
        check(&call, 40009, &[("ProfileItem[1].Tag (tag_x): there is no such field", Part::ItemTag(1))]);
        check(&call, 40603, &[("ProfileItem[1].Tag (tag_x): there is no such field", Part::ItemTag(1))]);
        let account = "From_Account is “alice”: it may not be imported into this app";
        check(&call, 40003, &[(account, Part::FromAccount)]);
        let admin = "identifier is “admin”: it must be an App administrator of this app";
        check(&call, 60010, &[(admin, Part::Identifier)]);
    }

    #[test]
    fn the_usersig_is_opened() {
        let body = items("");
        let expired = "the UserSig expired 3 h ago (it was valid until 2023-11-14 19:13:20)";
        check(&call(sig("admin", 3600, NOW - 4 * 3600), &body), 70001, &[(expired, Part::UserSig)]);
        let other = "the UserSig is for “bob”, the URL's identifier is “admin”";
        check(&call(sig("bob", 3600, NOW), &body), 70013, &[(other, Part::UserSig)]);
        let wiped = call(Secret::default(), &body);
        let wiped = Asked { usersig_known: false, ..asked(&wiped) };
        assert_eq!(explain(&wiped, Some(70002), "").fitting, [], "one that was wiped was not empty");
        check(&call(Secret::new(""), &body), 70002, &[("the UserSig is empty", Part::UserSig)]);
        check(&call(sig("admin", 3600, NOW), &body), 70001, &[]);
    }

    #[test]
    fn a_body_that_is_no_json_is_placed() {
        let call = call(sig("admin", 3600, NOW), "{\"a\":1,}");
        let found = causes(&call, 60003, "");
        assert!(found.fitting[0].words.starts_with("The body is not JSON. Line 1, column "), "{found:?}");
    }

    #[test]
    fn info_is_read_where_the_code_is_unknown() {
        let call = call(sig("admin", 3600, NOW), &items(""));
        let found = causes(&call, 99999, "see 70013: wrong UserSig");
        let words: Vec<_> = found.fitting.iter().map(|cause| cause.words.as_str()).collect();
        assert_eq!(
            words,
            [
                "ErrorInfo reads like 70013: The identifier does not match the one in the UserSig.",
                "ErrorInfo speaks of usersig"
            ]
        );
        assert_eq!(causes(&call, 99999, "all is well"), Explained::default());
        // The table knows this code, so its words count and not the server's.
        assert_eq!(causes(&call, 40006, "json"), Explained::default());
    }

    #[test]
    fn no_secret_is_in_the_words() {
        for code in [70001, 70003, 70009, 70013, 70014] {
            let call = call(Secret::new("eJyrVgrxCdYrSy1SslI"), "{}");
            let found = format!("{:?}", causes(&call, code, "usersig=eJyrVgrxCdYrSy1SslI"));
            assert!(!found.contains("eJyrVgr"), "{found}");
        }
    }
}
