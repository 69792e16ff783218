//! Reading back, from the press to the rows.

use super::Compared::{Different, Missing, Same};
use super::*;
use crate::api::Secret;
use crate::api::reply::{Failure, NotReply, Received};
use crate::sandbox::Answer;
use crate::state::call::Outcome;
use crate::state::{Action, Lang, State};

const OK: &str = r#"{"ActionStatus":"OK","ErrorCode":0,"ErrorInfo":""}"#;

fn received(body: &str) -> Outcome {
    Outcome::Answered(Received {
        status: 200,
        headers: Rc::new([]),
        body: Rc::new(body.as_bytes().to_vec()),
        headers_ms: 1,
        complete: true,
    })
}

fn settled(id: u32, outcome: Outcome) -> Settled {
    Settled { id, took_ms: 1, outcome, kept: None, next_random: 8 }
}

/// A page that has set this and had this reply, at a server of one's own.
fn after(body: &str, reply: &str) -> State {
    let mut state = State::new(Lang::En, 7);
    for action in [
        Action::BaseChosen("http://127.0.0.1:1".into()),
        Action::SdkAppIdEdited("88888888".into()),
        Action::IdentifierEdited("admin".into()),
        Action::UserSigEdited(Secret::new("eJsig")),
        Action::BodyReplaced(body.into()),
        Action::SendPressed { at_ms: 5_000 },
        Action::Settled(settled(1, received(reply))),
    ] {
        state.apply(action);
    }
    state
}

fn press(state: &mut State) {
    state.apply(Action::ReadBack(Step::Pressed { at_ms: 9_000, random: 77 }));
}

/// The rows that come of a reply to the reading back.
fn rows(body: &str, reply: &str) -> Vec<(String, Compared)> {
    let mut state = after(body, OK);
    press(&mut state);
    state.apply(Action::ReadBack(Step::Settled(settled(1, received(reply)))));
    match &state.read_back.unwrap().found {
        Some(Found::Rows(rows)) => rows.iter().map(|row| (row.tag.clone(), row.compared())).collect(),
        other => panic!("{other:?}"),
    }
}

const BODY: &str = r#"{"From_Account":"al\u0069ce","ProfileItem":[
    {"Tag":"Tag_Profile_IM_Nick","Value":"old"},
    {"Tag":"Tag_Profile_IM_Level","Value":18446744073709551615},
    {"Tag":"Tag_Profile_Custom_Test","Value":"a\u540d"},
    {"Tag":"Tag_Profile_IM_Nick","Value":"小艾"}]}"#;

fn profile(items: &str) -> String {
    format!(
        r#"{{"UserProfileItem":[{{"To_Account":"bob","ProfileItem":[]}},
        {{"To_Account":"alice","ProfileItem":[{items}],"ResultCode":0}}],"ActionStatus":"OK","ErrorCode":0}}"#
    )
}

#[test]
fn the_request_is_one_of_the_same_caller_and_the_page_stays_as_it_is() {
    let mut state = after(BODY, OK);
    let (draft, last) = (state.draft.clone(), state.call.clone());
    press(&mut state);
    let read_back = state.read_back.clone().unwrap();
    let sending = read_back.call.sending().unwrap();
    assert_eq!(&*sending.sent.path, PORTRAIT_GET);
    assert_eq!(sending.sent.base.as_str(), "http://127.0.0.1:1");
    assert_eq!((&*sending.call.random, sending.call.usersig.reveal()), ("77", "eJsig"));
    let expected = concat!(
        r#"{"To_Account":["al\u0069ce"],"TagList":["Tag_Profile_IM_Nick","Tag_Profile_IM_Level","#,
        r#""Tag_Profile_Custom_Test"]}"#
    );
    assert_eq!(&*sending.sent.body, expected);
    state.apply(Action::ReadBack(Step::Settled(settled(1, received(&profile(""))))));
    assert_eq!((state.draft.clone(), state.call.clone(), &*state.random), (draft, last, "8"));
    assert_eq!(state.history.entries().len(), 1);
}

#[test]
fn what_was_set_is_compared_with_what_is_there() {
    let all = r#"{"Tag":"Tag_Profile_Custom_Test","Value":"a名"},{"Tag":"Tag_Profile_IM_Level","Value":18446744073709551615},
        {"Tag":"Tag_Profile_IM_Nick","Value":"小艾"}"#;
    let of = |found: &[(String, Compared)]| found.iter().map(|(_, state)| *state).collect::<Vec<_>>();
    let found = rows(BODY, &profile(all));
    assert_eq!(of(&found), [Same, Same, Same]);
    let tags: Vec<_> = found.iter().map(|(tag, _)| tag.as_str()).collect();
    assert_eq!(tags, ["Tag_Profile_IM_Nick", "Tag_Profile_IM_Level", "Tag_Profile_Custom_Test"]);
    // The number that a float would make of it is another one, and so is one in quotes.
    for other in ["18446744073709551616", "\"18446744073709551615\"", "1.8446744073709551615e19"] {
        let item = format!(r#"{{"Tag":"Tag_Profile_IM_Level","Value":{other}}}"#);
        assert_eq!(of(&rows(BODY, &profile(&item))), [Missing, Different, Missing], "{other}");
    }
    // The value that was set first is not the one that counts.
    let nick = r#"{"Tag":"Tag_Profile_IM_Nick","Value":"old"}"#;
    assert_eq!(of(&rows(BODY, &profile(nick)))[0], Different);
    let cut = r#"{"Tag":"Tag_Profile_Custom_Test","Value":"a"},{"Tag":"Tag_Profile_IM_Nick"}"#;
    assert_eq!(of(&rows(BODY, &profile(cut))), [Missing, Missing, Different]);
}

#[test]
fn a_failure_is_one_of_the_reading_back() {
    let found = |outcome: Outcome| {
        let mut state = after(BODY, OK);
        press(&mut state);
        state.apply(Action::ReadBack(Step::Settled(settled(1, outcome))));
        let read_back = state.read_back.unwrap();
        (read_back.found.clone().unwrap(), read_back.call.last().unwrap().reply.clone())
    };
    assert_eq!(found(Outcome::Failed(Failure::Cors)), (Found::Failed, None));
    let (failed, reply) = found(received(r#"{"ActionStatus":"FAIL","ErrorCode":70001}"#));
    assert_eq!((failed, reply.unwrap().unwrap().table_code()), (Found::Failed, Some(70001)));
    let (failed, reply) = found(received("<html>"));
    assert!(failed == Found::Failed && matches!(reply, Some(Err(NotReply::Page(_)))));
    let one =
        r#"{"UserProfileItem":[{"To_Account":"alice","ResultCode":40003,"ResultInfo":"no"}],"ErrorCode":0}"#;
    assert_eq!(found(received(one)).0, Found::Refused("40003".into(), "no".into()));
    assert_eq!(found(received(r#"{"ErrorCode":0,"UserProfileItem":[]}"#)).0, Found::NoAccount);
    assert_eq!(found(received(OK)).0, Found::NoAccount);
}

#[test]
fn only_what_was_set_can_be_read_back() {
    assert!(after(BODY, OK).read_back.is_some());
    for (body, reply) in [
        (BODY, r#"{"ActionStatus":"FAIL","ErrorCode":40001}"#),
        (BODY, r#"{"ActionStatus":"OK","ErrorCode":"0"}"#),
        (r#"{"From_Account":"a","ProfileItem":[]}"#, OK),
        (r#"{"From_Account":1,"ProfileItem":[{"Tag":"t","Value":1}]}"#, OK),
        (r#"{"From_Account":"a","ProfileItem":[{"Tag":"t"},{"Value":1},1]}"#, OK),
        (r#"{"ProfileItem":[{"Tag":"t","Value":1}]}"#, OK),
    ] {
        assert_eq!(after(body, reply).read_back, None, "{body} {reply}");
    }
}

#[test]
fn one_at_a_time_and_none_that_nobody_awaits() {
    let mut state = after(BODY, OK);
    press(&mut state);
    press(&mut state);
    let id = |state: &State| state.read_back.as_ref()?.call.sending().map(|sending| sending.id);
    assert_eq!(id(&state), Some(1));
    state.apply(Action::ReadBack(Step::Settled(settled(1, received(&profile(""))))));
    press(&mut state);
    assert_eq!((id(&state), state.read_back.as_ref().unwrap().found.clone()), (Some(2), None));
    state.apply(Action::ReadBack(Step::Settled(settled(1, received(&profile(""))))));
    assert_eq!(id(&state), Some(2), "the end of an earlier one");
    // The next exchange has something else to read back, and without its UserSig there is nothing to do it with.
    state.apply(Action::SendPressed { at_ms: 10_000 });
    assert_eq!(id(&state), Some(2));
    state.apply(Action::Settled(settled(2, received(OK))));
    assert!(id(&state).is_none() && state.read_back.is_some());
    state.apply(Action::SecretsForgotten);
    assert_eq!(state.read_back, None);
}

#[test]
fn the_sandbox_is_read_back_like_any_other() {
    let mut state = State::new(Lang::En, 7);
    state.credentials.current_mut().usersig = state.sandbox.service().settings().usersig("admin", 5);
    state.apply(Action::SendPressed { at_ms: 5_000 });
    let reply = |answer: &Answer| match answer {
        Answer::Reply(reply) => received(std::str::from_utf8(&reply.body).unwrap()),
        other => panic!("{other:?}"),
    };
    let outcome = reply(state.call.sending().unwrap().answer.as_deref().unwrap());
    state.apply(Action::Settled(settled(1, outcome)));
    press(&mut state);
    let sending = state.read_back.as_ref().unwrap().call.sending().cloned().unwrap();
    state.apply(Action::ReadBack(Step::Settled(settled(1, reply(sending.answer.as_deref().unwrap())))));
    let Some(Found::Rows(rows)) = state.read_back.unwrap().found.clone() else { panic!() };
    assert!(!rows.is_empty() && rows.iter().all(|row| row.compared() == Same), "{rows:?}");
}
