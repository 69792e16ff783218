//! Which causes are told for which codes.

use super::*;
use crate::api::Secret;
use crate::api::profile::FieldType;
use crate::api::rules::{LimitOf, UnknownTag};
use crate::api::usersig::{Inputs, Mismatch, OpenError, Phase, Slip, make};
use std::sync::LazyLock;

const NOW: u64 = 1_700_000_000;
const ROWS: [u32; 3] = [21, 22, 23];
static NO_KEY: LazyLock<Secret> = LazyLock::new(Secret::default);

/// What people paste who make UserSigs themselves: joined by a literal `\\n`, as the vendor's PHP library once did; its
/// SecretKey is [`KEY`], it is valid until 2055.
const LITERAL_NEWLINES: &str = "eJyrVgrxCdYrSy1SslIy0jNQ0gHzM1NS80oy0zLBwokpuZl5UInilOzEgoLMFCUrCyiAiKdWFGQWpSpZGRrAAES8JDMXJGqOKlqcmQ40N7A8xynFpCjVzEffw187zUDfMSAqPy3I0SIkWd-PM9DRIiLC0LBSPyTEMt9WqRYADWwv8g__";
const U0: &str = "eJyrVgrxCdYrSy1SslIy0jNQ0gHzM1NS80oy0zLBwokpuZl5UInilOzEgoLMFCUrCyiAiKdWFGQWpSpZGRrAAES8JDMXJGqOKlqcmQ4019nHONWsILEoz9czydgw1SksM6rI2MPZMMjNOzI9ODjQIDDY3dnA1CPXu9hWqRYAFS4wVA__";
const KEY: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

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
    Asked { call, rows: &ROWS, usersig_known: true, key: &NO_KEY, base: "https://h", now: NOW }
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

/// What is told of a UserSig for a code, with the SecretKey at hand or without.
fn told(usersig: &str, key: &str, code: u32) -> (Vec<Why>, Option<Sound>) {
    let call = call(Secret::new(usersig), "{}");
    let key = Secret::new(key);
    let explained = explain(&Asked { key: &key, ..asked(&call) }, Some(code), "");
    (explained.fitting.into_iter().map(|cause| cause.why).collect(), explained.sound)
}

#[test]
fn with_the_key_at_hand_the_slip_of_the_signature_is_named() {
    let slip = |slip| Why::Mismatch(Mismatch::SecretKey { slip });
    for code in [70009, 70003, 60004, 70346, 60099] {
        let named = vec![slip(Some(Slip::LiteralNewlines))];
        assert_eq!(told(LITERAL_NEWLINES, KEY, code), (named, None), "{code}");
        assert_eq!(told(LITERAL_NEWLINES, "another", code), (vec![slip(None)], None), "{code}");
        assert_eq!(told(LITERAL_NEWLINES, "", code), (vec![], Some(Sound::Unverified)), "{code}");
        assert_eq!(told(U0, KEY, code), (vec![], Some(Sound::Verified)), "{code}");
        let blank = vec![slip(Some(Slip::FieldKeyBlank))];
        assert_eq!(told(U0, &format!("{KEY} "), code), (blank, None), "{code}");
    }
}

#[test]
fn what_is_known_of_the_usersig_leads_for_any_code_of_callers() {
    let cut = Why::Malformed(OpenError::Slip(Slip::Cut));
    let bob = sig("bob", 3600, NOW);
    let not_bob = Why::Mismatch(Mismatch::Identifier { found: "bob".into(), typed: "admin".into() });
    for code in [70346, 70013, 70014, 70016, 70107, 70403, 60002, 60010, 60099] {
        assert_eq!(told(&U0[..150], "", code).0.first(), Some(&cut), "{code}");
        assert_eq!(told(bob.reveal(), "", code).0.first(), Some(&not_bob), "{code}");
        let expired = sig("admin", 60, NOW - 3600);
        let first = told(expired.reveal(), "", code).0.into_iter().next();
        assert!(matches!(first, Some(Why::Phase(_, Phase::Expired { .. }))), "{code}: {first:?}");
    }
    // A code that says what else is wrong is not about callers.
    for code in [40601, 40006, 90001] {
        assert_eq!(told(&U0[..150], "", code).0, [], "{code}");
    }
}

#[test]
fn a_usersig_in_which_nothing_is_wrong_is_mentioned_where_the_code_speaks_of_it() {
    for code in [70001, 70005, 70013, 60005] {
        assert_eq!(told(U0, KEY, code).1, Some(Sound::Verified), "{code}");
    }
    for code in [60003, 60007, 70107, 40601, 12345] {
        assert_eq!(told(U0, KEY, code).1, None, "{code}");
    }
    let call = call(Secret::default(), "{}");
    let forgotten = Asked { usersig_known: false, ..asked(&call) };
    assert_eq!(explain(&forgotten, Some(70009), "").sound, None);
}

#[test]
fn the_key_is_known_while_it_is_the_same_app_that_was_called() {
    use crate::state::call::Outcome;
    use crate::state::{Action, Lang, State};
    let mut state = State::new(Lang::En, 7);
    state.apply(Action::EndpointChosen("custom".into()));
    state.apply(Action::CustomBaseEdited("http://h".into()));
    state.apply(Action::SecretKeyEdited(Secret::new(KEY)));
    state.apply(Action::SendPressed { at_ms: 5_000 });
    let outcome = Outcome::Failed(crate::api::reply::Failure::Offline);
    let end = crate::state::call::Settled { id: 1, took_ms: 1, outcome, kept: None, next_random: 8 };
    state.apply(Action::Settled(end));
    let known = |state: &State| state.key_of(state.call.last().unwrap()).reveal().to_owned();
    assert_eq!(known(&state), KEY);
    state.apply(Action::EndpointChosen("sandbox".into()));
    assert_eq!(known(&state), KEY, "of the endpoint that was called");
    state.apply(Action::EndpointChosen("custom".into()));
    state.apply(Action::SdkAppIdEdited("1".into()));
    assert_eq!(known(&state), "", "another app's");
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
