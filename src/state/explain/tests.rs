//! Which causes are told for which codes.

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
