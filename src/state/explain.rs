//! Why this very request may have brought an error code: what was sent is judged again by the rules, the UserSig is
//! opened, and what fits the code is told with its place. Knows no server and no words; the clock is an argument.

use super::call::Exchange;
use super::findings::{self, Facts, Matter};
use super::place::{ItemPart, Place};
use crate::api::call::Call;
use crate::api::rules::{Documents, Rules, Violation};
use crate::api::usersig::{Mismatch, OpenError, Opened, Phase, State, judge};
use crate::api::{command, error_code, profile};
use crate::json::pieces::head;
use crate::json::{self, node, string};

/// No more causes than these are told.
const MOST: usize = 5;

/// A likely cause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    /// What it is.
    pub why: Why,
    /// Which part of the request.
    pub place: Place,
    /// What the part's value could be instead, where that can be told.
    pub instead: Option<String>,
}

/// What a cause is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// There is no UserSig.
    NoUserSig,
    /// The UserSig can't be opened.
    Malformed(OpenError),
    /// The UserSig does not belong to what the URL says.
    Mismatch(Mismatch),
    /// The clock stands outside of the UserSig's life.
    Phase(Box<Opened>, Phase),
    /// The app's number, as sent.
    App(String),
    /// The caller may be no administrator.
    Caller(String),
    /// The host may be the wrong one: the base URL.
    Host(String),
    /// The body is no JSON.
    BodyNotJson(json::Error),
    /// The account may not be there.
    Account(String),
    /// The rules refuse something at the cause's place, in an item of this tag.
    Refused {
        /// The item's tag, where the place is a part of an item.
        tag: Option<String>,
        /// What is wrong.
        violation: Violation,
    },
    /// A custom field, by its tag, that may not be declared.
    Undeclared(String),
    /// ErrorInfo reads like a known code.
    ReadsLike(&'static error_code::ErrorCode),
    /// ErrorInfo speaks of a part of the request.
    Names(&'static str),
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Explained {
    /// What fits the code.
    pub fitting: Vec<Cause>,
    /// What is wrong with the request but does not explain the code; only where nothing fits.
    pub beside: Vec<Cause>,
}

/// What was sent, and when it is looked at.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// What was sent.
    pub call: &'a Call,
    /// The ids of the rows that the body's items were.
    pub rows: &'a [u32],
    /// Whether the call still has the UserSig that was sent.
    pub usersig_known: bool,
    /// The base URL it was sent to.
    pub base: &'a str,
    /// Unix seconds.
    pub now: u64,
}

impl Exchange {
    /// Looks for the causes of the code that came back; nothing where no reply did. Judges the whole request again, so it
    /// is asked once and what it says is kept.
    pub fn explained(&self) -> Explained {
        let Some(Ok(reply)) = &self.reply else { return Explained::default() };
        let asked = Asked {
            call: &self.call,
            rows: &self.rows,
            usersig_known: !self.forgotten,
            base: self.sent.base.as_str(),
            // The UserSig is judged by the moment it was sent.
            now: self.at_ms / 1000,
        };
        explain(&asked, reply.table_code(), reply.error_info.as_deref().unwrap_or_default())
    }
}

/// Looks for the causes of a code in the request; `info` is the reply's ErrorInfo, which is read where the table
/// has no such code.
pub fn explain(asked: &Asked, code: Option<u32>, info: &str) -> Explained {
    let known = code.is_some_and(|code| error_code::find(command::find(&asked.call.path), code).is_some());
    let mut found = Found { code: code.unwrap_or(0), explained: Explained::default() };
    caller(asked, &mut found);
    body(asked, &mut found);
    if !known {
        of_info(info, &mut found);
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
    fn add(&mut self, codes: &[u32], place: Place, why: Why) {
        self.add_with(codes, Cause { why, place, instead: None });
    }

    fn add_with(&mut self, codes: &[u32], cause: Cause) {
        let list =
            if codes.contains(&self.code) { &mut self.explained.fitting } else { &mut self.explained.beside };
        if !list.contains(&cause) {
            list.push(cause);
        }
    }

    /// A part that is worth a look for these codes only.
    fn suspect(&mut self, codes: &[u32], place: Place, why: impl FnOnce() -> Why) {
        if codes.contains(&self.code) {
            self.add(codes, place, why());
        }
    }
}

/// The codes of a UserSig that is refused, whatever for.
const SIG: [u32; 5] = [60004, 60005, 70003, 70005, 70009];

fn caller(asked: &Asked, found: &mut Found) {
    let call = asked.call;
    if asked.usersig_known {
        usersig(asked, found);
    }
    let app = || Why::App(call.sdkappid.to_string());
    let of_app = [60002, 60006, 60012, 60016, 60025, 70014, 70020];
    if call.sdkappid.is_empty() || !call.sdkappid.bytes().all(|byte| byte.is_ascii_digit()) {
        found.add(&of_app, Place::SdkAppId, app());
    } else {
        found.suspect(&[60006, 60016, 70020], Place::SdkAppId, app);
    }
    found.suspect(&[40004, 60010, 70403], Place::Identifier, || Why::Caller(call.identifier.to_string()));
    found.suspect(&[60026], Place::Endpoint, || Why::Host(asked.base.to_owned()));
}

fn usersig(asked: &Asked, found: &mut Found) {
    let call = asked.call;
    let with = |code: u32| [[code].as_slice(), &SIG].concat();
    let verdict = judge(call.usersig.reveal(), &call.sdkappid, &call.identifier, None, asked.now);
    match verdict.state {
        State::Empty => found.add(&with(70002), Place::UserSig, Why::NoUserSig),
        State::Malformed(error) => found.add(&with(error.code()), Place::UserSig, Why::Malformed(error)),
        State::Mismatch(all) => {
            for mismatch in all {
                found.add(&with(mismatch.code()), Place::UserSig, Why::Mismatch(mismatch));
            }
        }
        State::Valid | State::Expired | State::Unverified(_) => {}
    }
    if let (Some(opened), Some(phase)) = (verdict.opened, verdict.phase)
        && !matches!(phase, Phase::Current { .. })
    {
        found.add(&with(70001), Place::UserSig, Why::Phase(Box::new(opened), phase));
    }
}

fn body(asked: &Asked, found: &mut Found) {
    let text = &*asked.call.body;
    let root = match node::root(text) {
        Ok(root) => root,
        Err(error) => return found.add(&[60003, 40001], Place::Body, Why::BodyNotJson(error)),
    };
    if command::find(&asked.call.path).is_none_or(|command| command.judge == command::Judge::None) {
        return;
    }
    let value = |key| node::member(text, root.span, key).map(|member| member.value);
    if let Some(account) = value("From_Account") {
        let account = string::decode(account.span.of(text)).text;
        found.suspect(&[40003, 70107], Place::FromAccount, || Why::Account(account.into_owned()));
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
        for finding in findings::findings(text, asked.rows, &facts) {
            let Matter::Refused(violation) = finding.matter else { continue };
            let tag = match finding.place {
                Place::Item { index, part: ItemPart::Tag | ItemPart::Value, .. } => tag(index),
                _ => None,
            };
            let own = violation.code(documents);
            // By the documents of 2016 alone only what explains the code is told.
            if documents == Documents::Current || own == found.code {
                let instead = shorter(text, &items, finding.place, &violation);
                let why = Why::Refused { tag, violation };
                found.add_with(&[own], Cause { why, place: finding.place, instead });
            }
        }
    }
    for (i, tag) in (0..items.len()).filter_map(|i| Some((i, tag(i)?))) {
        if profile::custom_keyword(&tag).is_some() {
            let place = Place::item(asked.rows, i, ItemPart::Tag);
            found.suspect(&[40008, 40009, 40603, 40607], place, || Why::Undeclared(tag));
        }
    }
}

/// A value that is too long, cut at the last character that the limit lets through.
fn shorter(text: &str, items: &[node::Node], place: Place, violation: &Violation) -> Option<String> {
    let (Place::Item { index, part: ItemPart::Value, .. }, Violation::TooLong { limit, .. }) =
        (place, violation)
    else {
        return None;
    };
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
const PARTS: [(&str, Place); 7] = [
    ("usersig", Place::UserSig),
    ("identifier", Place::Identifier),
    ("sdkappid", Place::SdkAppId),
    ("from_account", Place::FromAccount),
    ("profileitem", Place::Body),
    ("contenttype", Place::Endpoint),
    ("tag_profile", Place::Body),
];

fn of_info(info: &str, found: &mut Found) {
    let lower = info.to_lowercase();
    let named = info.split(|c: char| !c.is_ascii_digit()).find_map(|word| {
        let code = word.parse().ok().filter(|_| word.len() == 5)?;
        error_code::find(None, code)
    });
    let like = READS_LIKE.iter().find(|(word, _)| lower.contains(word)).map(|(_, code)| *code);
    let mut told = |why, place| found.explained.fitting.push(Cause { why, place, instead: None });
    if let Some(row) = named.or_else(|| error_code::find(None, like?)) {
        told(Why::ReadsLike(row), Place::Body);
    }
    for (name, place) in PARTS {
        if lower.contains(name) {
            told(Why::Names(name), place);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Secret;
    use crate::api::profile::FieldType;
    use crate::api::rules::{LimitOf, UnknownTag};
    use crate::api::usersig::{Inputs, make};

    const NOW: u64 = 1_700_000_000;
    const ROWS: [u32; 3] = [21, 22, 23];

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
        Asked { call, rows: &ROWS, usersig_known: true, base: "https://h", now: NOW }
    }

    fn causes(call: &Call, code: u32, info: &str) -> Explained {
        explain(&asked(call), Some(code), info)
    }

    #[track_caller]
    fn check(call: &Call, code: u32, expected: &[(Why, Place)]) {
        let found = causes(call, code, "");
        let found: Vec<_> = found.fitting.into_iter().map(|cause| (cause.why, cause.place)).collect();
        assert_eq!(found, expected, "{code}");
    }

    fn items(items: &str) -> String {
        format!(r#"{{"From_Account":"alice","ProfileItem":[{items}]}}"#)
    }

    fn refused(tag: &str, violation: Violation) -> Why {
        Why::Refused { tag: Some(tag.into()), violation }
    }

    #[test]
    fn the_value_that_is_too_long_is_named_by_its_row() {
        let long = "x".repeat(612);
        let body = items(&format!(
            r#"{{"Tag":"Tag_Profile_IM_Gender","Value":"Gender_Type_Male"}},{{"Tag":"Tag_Profile_IM_Nick","Value":"{long}"}}"#
        ));
        let call = call(sig("admin", 3600, NOW), &body);
        let violation = Violation::TooLong { bytes: 612, limit: 500, of: LimitOf::Standard };
        let why = refused("Tag_Profile_IM_Nick", violation);
        let place = Place::Item { row: 22, index: 1, part: ItemPart::Value };
        check(&call, 40601, &[(why.clone(), place)]);
        check(&call, 40604, &[(why.clone(), place)]);
        let other = causes(&call, 40006, "");
        assert!(other.fitting.is_empty());
        assert_eq!(other.beside, [Cause { why, place, instead: Some("x".repeat(500)) }]);
    }

    #[test]
    fn types_tags_and_accounts_are_named() {
        let body = items(r#"{"Tag":"Tag_Profile_IM_Nick","Value":5},{"Tag":"tag_x","Value":"a"}"#);
        let call = call(sig("admin", 3600, NOW), &body);
        let value = Place::Item { row: 21, index: 0, part: ItemPart::Value };
        let wrong = refused("Tag_Profile_IM_Nick", Violation::WrongType { expected: FieldType::String });
        check(&call, 40610, &[(wrong, value)]);
        let tag = Place::Item { row: 22, index: 1, part: ItemPart::Tag };
        let unknown = refused("tag_x", Violation::TagUnknown(UnknownTag::NoSuchTag));
        check(&call, 40009, &[(unknown.clone(), tag)]);
        check(&call, 40603, &[(unknown, tag)]);
        check(&call, 40003, &[(Why::Account("alice".into()), Place::FromAccount)]);
        check(&call, 60010, &[(Why::Caller("admin".into()), Place::Identifier)]);
    }

    #[test]
    fn the_usersig_is_opened() {
        let body = items("");
        let call = |sig| call(sig, &body);
        let expired = causes(&call(sig("admin", 3600, NOW - 4 * 3600)), 70001, "").fitting;
        assert!(matches!(expired[0].why, Why::Phase(_, Phase::Expired { ago: 10_800 })), "{expired:?}");
        let mismatch = Mismatch::Identifier { found: "bob".into(), typed: "admin".into() };
        check(&call(sig("bob", 3600, NOW)), 70013, &[(Why::Mismatch(mismatch), Place::UserSig)]);
        let wiped = call(Secret::default());
        let wiped = Asked { usersig_known: false, ..asked(&wiped) };
        assert_eq!(explain(&wiped, Some(70002), "").fitting, [], "one that was wiped was not empty");
        check(&call(Secret::new("")), 70002, &[(Why::NoUserSig, Place::UserSig)]);
        check(&call(sig("admin", 3600, NOW)), 70001, &[]);
    }

    #[test]
    fn a_body_that_is_no_json_is_placed() {
        let call = call(sig("admin", 3600, NOW), "{\"a\":1,}");
        let found = causes(&call, 60003, "");
        assert!(matches!(found.fitting[0].why, Why::BodyNotJson(error) if error.offset == 6), "{found:?}");
    }

    #[test]
    fn info_is_read_where_the_code_is_unknown() {
        let call = call(sig("admin", 3600, NOW), &items(""));
        let found = causes(&call, 99999, "see 70013: wrong UserSig");
        let whys: Vec<_> = found.fitting.into_iter().map(|cause| cause.why).collect();
        let known = error_code::find(None, 70013).unwrap();
        assert_eq!(whys, [Why::ReadsLike(known), Why::Names("usersig")]);
        assert_eq!(causes(&call, 99999, "all is well"), Explained::default());
        // The table knows this code, so its words count and not the server's.
        assert_eq!(causes(&call, 40006, "json"), Explained::default());
    }

    #[test]
    fn no_secret_is_in_what_is_told() {
        for code in [70001, 70003, 70009, 70013, 70014] {
            let call = call(Secret::new("eJyrVgrxCdYrSy1SslI"), "{}");
            let found = format!("{:?}", causes(&call, code, "usersig=eJyrVgrxCdYrSy1SslI"));
            assert!(!found.contains("eJyrVgr"), "{found}");
        }
    }
}
