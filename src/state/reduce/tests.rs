//! What each action does to the state.

use super::*;
use crate::api::Secret;
use crate::api::call::Secrets;
use crate::api::command;
use crate::api::reading;
use crate::api::reply::Received;
use crate::state::call::{Arriving, Exchange};
use crate::state::sandbox::SandboxAction;
use crate::state::{Lang, READ_AT_ONCE};
use proptest::prelude::*;

fn state() -> State {
    State::new(Lang::En, 7)
}

fn after(actions: impl IntoIterator<Item = Action>) -> State {
    let mut state = state();
    actions.into_iter().for_each(|action| state.apply(action));
    state
}

/// A page that talks to a server of one's own.
fn custom() -> [Action; 2] {
    [Action::EndpointChosen("custom".into()), Action::CustomBaseEdited("http://127.0.0.1:8080".into())]
}

fn sending(more: impl IntoIterator<Item = Action>) -> State {
    after(custom().into_iter().chain([SEND]).chain(more))
}

const SEND: Action = Action::SendPressed { at_ms: 5_000 };

fn received(body: &[u8]) -> Received {
    Received {
        status: 200,
        headers: Rc::new([]),
        body: Rc::new(body.to_vec()),
        headers_ms: 1,
        complete: true,
    }
}

fn settled(id: u32) -> Action {
    let outcome = Outcome::Answered(received(br#"{"ActionStatus":"OK","ErrorCode":0,"ErrorInfo":""}"#));
    Action::Settled(Settled { id, took_ms: 9, outcome, kept: None, next_random: 99 })
}

fn last(state: &State) -> &Exchange {
    state.call.last().unwrap()
}

#[test]
fn the_first_state_is_ready_to_send_to_the_sandbox() {
    let state = state();
    assert_eq!(state.endpoint, Endpoint::Sandbox);
    assert_eq!(state.draft.body.rows().len(), 1);
    assert_eq!(&*state.prepared().unwrap().body, state.command.example);
}

#[test]
fn what_is_shown_is_sent_and_the_next_random_is_drawn_at_the_end() {
    let shown = after(custom()).prepared().unwrap();
    let mut state = sending([]);
    assert_eq!(*state.call.sending().unwrap().sent, shown);
    assert_eq!(&*state.random, "7", "the screen shows what is under way");
    state.apply(settled(1));
    assert_eq!((&*state.random, last(&state).sent.url(Secrets::Masked)), ("99", shown.url(Secrets::Masked)));
    let pinned =
        after(custom().into_iter().chain([Action::RandomEdited("no number".into()), SEND, settled(1)]));
    assert_eq!(&*pinned.random, "no number");
    assert_eq!(&*last(&pinned).call.random, "no number");
}

#[test]
fn there_is_one_call_at_a_time() {
    let twice = sending([SEND]);
    assert_eq!(twice.call.sending().map(|sending| sending.id), Some(1));
    let third = sending([settled(1), SEND]);
    assert_eq!(third.call.sending().map(|sending| sending.id), Some(2));
    assert_eq!(last(&third).id, 1, "the reply before stays on screen");
}

#[test]
fn the_late_end_of_another_call_is_dropped() {
    let cancelled = Action::Cancelled { at_ms: 5_700, next_random: 8 };
    let waiting = sending([cancelled, SEND]);
    let mut late = waiting.clone();
    late.apply(settled(1));
    assert_eq!(late, waiting);
    late.apply(settled(2));
    assert_eq!(last(&late).id, 2);
    let done = late.clone();
    late.apply(settled(1));
    late.apply(settled(2));
    assert_eq!(late, done, "nothing ends twice");
}

#[test]
fn how_much_of_the_reply_is_there_is_known_of_the_call_under_way_alone() {
    let part = |bytes| Action::ReplyArriving(1, Arriving::new(bytes, Some(100)));
    let arriving = |state: &State| state.call.sending().and_then(|sending| sending.arriving);
    let mut state = sending([]);
    assert_eq!(arriving(&state), None);
    state.apply(part(40));
    assert_eq!(arriving(&state), Some(Arriving { bytes: 40, of: Some(100) }));
    state.apply(part(101));
    assert_eq!(arriving(&state), Some(Arriving { bytes: 101, of: None }), "it was announced wrong");
    let next = sending([part(40), settled(1), SEND, part(60)]);
    assert_eq!(arriving(&next), None);
    let done = sending([settled(1)]);
    assert_eq!(sending([settled(1), part(40)]), done);
}

#[test]
fn a_call_that_was_called_off_ends_at_once() {
    let cancelled = sending([Action::Cancelled { at_ms: 5_700, next_random: 8 }]);
    assert_eq!(last(&cancelled).outcome, Outcome::Failed(Failure::Cancelled));
    assert_eq!((last(&cancelled).took_ms, &*cancelled.random), (700, "8"));
    assert_eq!(&*cancelled.history.entries().values().next().unwrap().code, "cancelled");
    let nothing = after([Action::Cancelled { at_ms: 1, next_random: 8 }]);
    assert_eq!(nothing, state());
}

#[test]
fn a_time_out_keeps_what_came() {
    let kept = crate::state::call::Kept { url: "blob:x".into(), bytes: 3 };
    let timeout = Settled {
        id: 1,
        took_ms: 1_000,
        outcome: Outcome::Failed(Failure::Timeout { seconds: 1 }),
        kept: Some(kept.clone()),
        next_random: 8,
    };
    let state = sending([Action::Settled(timeout)]);
    assert_eq!(last(&state).kept, Some(kept));
}

#[test]
fn the_sandbox_answers_within_the_state() {
    let mut state =
        after([Action::FromAccountEdited("alice".into()), Action::ValueEdited(1, "Neu".into()), SEND]);
    let sending = state.call.sending().cloned().unwrap();
    let crate::sandbox::Answer::Reply(reply) = sending.answer.as_deref().unwrap() else { panic!() };
    let outcome = Outcome::Answered(received(&reply.body));
    state.apply(Action::Settled(Settled { id: 1, took_ms: 1, outcome, kept: None, next_random: 8 }));
    assert!(last(&state).reply.as_ref().unwrap().as_ref().unwrap().is_ok());
    assert!(state.sandbox.service().to_text().contains("Neu"), "the profile was stored");
    assert!(after(custom().into_iter().chain([SEND])).call.sending().unwrap().answer.is_none());
}

#[test]
fn findings_follow_the_sandboxs_documents_accounts_and_fields() {
    let body = r#"{"From_Account":"carol","ProfileItem":[{"Tag":"Tag_None","Value":""}]}"#;
    let codes = |state: &State| -> Vec<_> { state.judged_by().judge().iter().map(|f| f.code).collect() };
    let mut state = after([Action::BodyReplaced(body.into())]);
    let before = state.judged_by();
    assert_eq!(codes(&state), [Some(40003), Some(40009)]);
    let documents = crate::api::rules::Documents::Seed;
    state.apply(Action::Sandbox(SandboxAction::DocumentsChosen(documents)));
    assert!(state.judged_by() != before, "there is something to judge again");
    assert_eq!(codes(&state), [Some(40003), Some(40603)]);
    state.apply(Action::CommandChosen(command::ACCOUNT_IMPORT.into()));
    state.apply(Action::BodyReplaced(r#"{"Identifier":"carol"}"#.into()));
    state.apply(SEND);
    state.apply(Action::CommandChosen(command::PORTRAIT_SET.into()));
    assert_eq!(codes(&state), [Some(40603)], "the account is there by now");
}

#[test]
fn a_reply_is_marked_once_the_draft_differs() {
    let same = sending([settled(1), Action::RandomDrawn(3), Action::LangChosen(Lang::Zh)]);
    assert!(!same.reply_is_stale(), "another random alone is no other request");
    let other = sending([settled(1), Action::FromAccountEdited("bob".into())]);
    assert!(other.reply_is_stale());
    assert!(!state().reply_is_stale());
}

#[test]
fn a_large_reply_is_told_later() {
    let large = [br#"{"ErrorCode":40001,"x":""#.as_slice(), &vec![b' '; READ_AT_ONCE], b"\"}"].concat();
    let outcome = Outcome::Answered(received(&large));
    let read = reading::read(&received(&large));
    let end = Settled { id: 1, took_ms: 1, outcome, kept: None, next_random: 8 };
    let mut state = sending([Action::Settled(end)]);
    assert_eq!(last(&state).reply, None);
    assert!(!state.error_advice.is_loading());
    state.apply(Action::ReplyRead { id: 2, reply: read.clone() });
    assert_eq!(last(&state).reply, None, "that is another one's");
    state.apply(Action::ReplyRead { id: 1, reply: read.clone() });
    assert_eq!(last(&state).reply, Some(read));
    assert_eq!(state.files_on_their_way(), [File::ErrorAdvice]);
}

#[test]
fn a_table_of_codes_that_cannot_be_read_has_failed_and_one_that_can_is_there() {
    let mut state = after([Action::FileFetched(File::MoreErrorCodes, Some("<!doctype html>".into()))]);
    assert!(state.more_error_codes.has_failed());
    let more = include_str!("../../../data/error-codes-more.tsv").to_owned();
    state.apply(Action::FileFetched(File::MoreErrorCodes, Some(more)));
    assert!(state.more_error_codes.get().is_some());
}

#[test]
fn a_file_that_could_not_be_had_is_asked_for_again() {
    let wanted = Action::FileWanted(File::BodyExamples);
    let mut state = after([wanted.clone(), Action::FileFetched(File::BodyExamples, None)]);
    assert!(state.files_on_their_way().is_empty());
    state.apply(wanted.clone());
    assert_eq!(state.files_on_their_way(), [File::BodyExamples]);
    state.apply(Action::FileFetched(
        File::BodyExamples,
        Some(include_str!("../../../data/body-examples.tsv").into()),
    ));
    state.apply(wanted);
    assert!(state.files_on_their_way().is_empty());
}

#[test]
fn a_custom_base_is_kept_while_another_endpoint_is_chosen() {
    let choose = |name: &str| Action::EndpointChosen(name.into());
    let state = after(custom().into_iter().chain([choose("sandbox"), choose("custom")]));
    assert_eq!(state.endpoint, Endpoint::Custom("http://127.0.0.1:8080".into()));
    assert_eq!(
        *state.caller(),
        *super::super::State::new(Lang::En, 7).caller(),
        "a sandbox on a port takes them too"
    );
}

#[test]
fn time_outs_are_whole_seconds_up_to_ten_minutes() {
    let timeout = |typed: &str| after([Action::TimeoutEdited(typed.into())]).timeout_s();
    assert_eq!(["3", " 60 ", "600"].map(timeout), [Some(3), Some(60), Some(600)]);
    assert_eq!(["", "0", "601", "1.5", "x"].map(timeout), [None; 5]);
}

#[test]
fn typing_in_one_place_is_one_edit() {
    let account = |text: &str| Action::FromAccountEdited(text.into());
    let undone = after([account("b"), account("bo"), account("bob"), Action::Undone]);
    assert_eq!(undone.draft.body, state().draft.body);
    let again = after([account("b"), account("bob"), Action::Undone, Action::Redone]);
    assert_eq!(&*again.draft.body.from_account().shown(), "bob");
    let both = after([account("bob"), Action::ItemAdded, Action::Undone]);
    assert_eq!(&*both.draft.body.from_account().shown(), "bob");
}

#[test]
fn each_command_has_a_body_and_a_past_of_its_own() {
    let get = |path: &str| Action::CommandChosen(path.into());
    let account = Action::FromAccountEdited("bob".into());
    let mut state = after([account, get(command::PORTRAIT_GET), Action::Undone]);
    assert_eq!(&**state.draft.body.text(), state.command.example, "undo brings no other command's body");
    state.apply(get(command::PORTRAIT_SET));
    assert_eq!(&*state.draft.body.from_account().shown(), "bob");
    state.apply(Action::Undone);
    assert_eq!(&*state.draft.body.from_account().shown(), "alice");
}

#[test]
fn nothing_leaves_without_a_usable_base_url() {
    let state =
        after([Action::EndpointChosen("custom".into()), Action::CustomBaseEdited("nowhere".into()), SEND]);
    assert_eq!(state.call, CallState::Idle);
}

#[test]
fn a_link_fills_in_what_it_carries() {
    let shared = Shared {
        endpoint: Some(Endpoint::Custom("http://127.0.0.1:9".into())),
        identifier: Some("boss".into()),
        body: Some("{}".into()),
        ..Shared::of_command(command::PORTRAIT_SET)
    };
    let state = after([Action::LinkFollowed(Ok(Rc::new(shared)))]);
    assert_eq!((&*state.custom_base, &*state.caller().identifier), ("http://127.0.0.1:9", "boss"));
    assert_eq!(&**state.draft.body.text(), "{}");
    assert!(matches!(state.notice, Some(Notice::LinkOpened(_))));
    let refused = after([Action::LinkFollowed(Err(LinkError::TooLong))]);
    assert_eq!(State { notice: None, ..refused }, self::state());
}

#[test]
fn a_usersig_in_a_wrapping_is_freed_of_it() {
    let sig = state().caller().usersig.clone();
    let state = after([Action::UserSigEdited(Secret::new(format!(" \"{}\"\n", sig.reveal())))]);
    assert_eq!(state.caller().usersig, sig);
    assert_eq!(state.caller().dirt.len(), 3);
    let state = after([Action::UserSigEdited(Secret::new("\"eJ\""))]);
    assert_eq!(state.caller().usersig.reveal(), "\"eJ\"", "one that is wrong on purpose stays so");
}

#[test]
fn a_usersig_made_from_a_padded_sdkappid_fits_what_is_sent() {
    use crate::api::usersig::{State as Judged, judge};
    let state = after([Action::SdkAppIdEdited(" 88888888 ".into()), Action::UserSigWanted(1_700_000_000)]);
    let caller = state.caller();
    let key = Some(&caller.secret_key);
    let verdict = judge(caller.usersig.reveal(), &caller.sdkappid, &caller.identifier, key, 1_700_000_001);
    assert_eq!((&*caller.sdkappid, verdict.state), ("88888888", Judged::Valid));
}

#[test]
fn what_is_forgotten_is_nowhere() {
    let own = Action::UserSigEdited(Secret::new("of-my-own"));
    let begin = || custom().into_iter().chain([own.clone(), SEND]);
    for before in [vec![], vec![settled(1)], vec![settled(1), SEND]] {
        let mut state = after(begin().chain(before).chain([Action::SecretsForgotten]));
        assert!(state.caller().usersig.is_empty() && state.caller().secret_key.is_empty());
        let ends = [settled(1), settled(2)];
        ends.into_iter().for_each(|end| state.apply(end));
        let last = last(&state);
        assert!(last.forgotten && last.call.usersig.is_empty());
        assert!(!last.sent.url(Secrets::Revealed).contains("of-my-own"));
    }
}

#[test]
fn nothing_that_can_be_printed_holds_a_secret() {
    let own = Action::UserSigEdited(Secret::new("of-my-own"));
    let printed = format!("{:?}", after(custom().into_iter().chain([own, SEND, settled(1)])));
    assert!(!printed.contains("of-my-own") && !printed.contains(state().caller().secret_key.reveal()));
}

#[test]
fn no_row_takes_over_the_number_of_one_that_went() {
    let ids = |state: &State| state.draft.body.row_ids().to_vec();
    let mut state = after([Action::ItemAdded]);
    assert_eq!(ids(&state), [1, 2]);
    state.apply(Action::Undone);
    state.apply(Action::ItemAdded);
    assert_eq!(ids(&state), [1, 3]);
    state.apply(Action::ItemRemoved(3));
    state.apply(Action::ItemDuplicated(1));
    assert_eq!(ids(&state), [1, 4]);
    state.apply(Action::Undone);
    state.apply(Action::Undone);
    assert_eq!(ids(&state), [1, 3], "what comes back is what it was");
}

#[test]
fn the_focus_goes_to_what_was_added() {
    let wanted = |state: &State| state.wanted.and_then(|(place, _)| place.row());
    let mut state = after([Action::ItemAdded]);
    assert_eq!(wanted(&state), Some(2));
    let row = r#"{"Tag":"A","Value":"1"}"#.to_owned();
    state.apply(Action::ItemsPasted(2, vec![row.clone(), row]));
    assert_eq!((wanted(&state), state.draft.body.rows().len()), (Some(4), 3));
    state.apply(Action::Undone);
    assert_eq!(state.draft.body.rows().len(), 2, "one edit");
    let before = state.wanted;
    for action in [Action::ItemsPasted(2, vec![]), Action::BodyEdited("{".into()), Action::ItemAdded] {
        state.apply(action);
    }
    assert_eq!(state.wanted, before, "nothing was added");
}

#[test]
fn a_place_in_a_text_that_does_not_parse_is_shown_in_the_text() {
    let mut state = after([Action::WentTo(Place::FromAccount)]);
    assert_eq!(state.draft.view, BodyView::Form);
    state.apply(Action::BodyEdited("{".into()));
    state.apply(Action::WentTo(Place::UserSig));
    assert_eq!(state.draft.view, BodyView::Form);
    state.apply(Action::WentTo(Place::Body));
    assert_eq!(state.draft.view, BodyView::Json);
}

fn edit() -> impl Strategy<Value = Action> {
    (0..12u8, 0..6u32, "[a-z0-9\"{}\\[\\]:, ]{0,8}").prop_map(|(kind, id, text)| match kind {
        0 => Action::FromAccountEdited(text),
        1 => Action::ItemAdded,
        2 => Action::ItemRemoved(id),
        3 => Action::ItemDuplicated(id),
        4 => Action::ItemMoved(id, 1),
        5 => Action::ItemSwitched(id, text.len() % 2 == 0),
        6 => Action::TagEdited(id, text),
        7 => Action::ValueEdited(id, text),
        8 => Action::ValueJsonEdited(id, text),
        9 => Action::BodyEdited(text),
        10 => Action::BodyFormatted,
        _ => Action::ItemsCleared,
    })
}

proptest! {
    #[test]
    fn undo_and_redo_return_to_the_exact_states(edits in prop::collection::vec(edit(), 0..20)) {
        let mut state = state();
        let first = state.draft.body.clone();
        for edit in edits {
            state.apply(edit);
        }
        let last = state.draft.body.clone();
        let mut steps = 0;
        while state.draft.can_undo() {
            state.apply(Action::Undone);
            steps += 1;
        }
        prop_assert_eq!(&state.draft.body, &first);
        for _ in 0..steps {
            state.apply(Action::Redone);
        }
        prop_assert_eq!(&state.draft.body, &last);
        prop_assert!(!state.draft.can_redo());
    }
}

/// The program as it is published, before its rest has come.
fn cut() -> State {
    State { later: Later::Away(Vec::new()), ..state() }
}

#[test]
fn a_send_before_the_rest_has_come_waits_for_it_and_ends_as_any_other() {
    let mut early = cut();
    early.apply(SEND);
    assert!(early.call.sending().is_some_and(|sending| !sending.is_ready()));
    early.apply(Action::IdentifierEdited("typed meanwhile".into()));
    early.complete(State::apply_rest, |_| {});
    let sending = early.call.sending().unwrap();
    assert!(sending.is_ready());
    assert_eq!(sending.answer, after([SEND]).call.sending().unwrap().answer);
    assert_eq!(&*sending.call.identifier, "admin");
}

#[test]
fn a_send_that_was_called_off_before_the_rest_has_come_is_not_answered() {
    let mut early = cut();
    for action in [SEND, Action::Cancelled { at_ms: 6_000, next_random: 8 }, SEND] {
        early.apply(action);
    }
    assert!(early.call.last().is_none(), "nothing was sent");
    early.complete(State::apply_rest, |_| {});
    let sending = early.call.sending().unwrap();
    assert_eq!((sending.id, sending.is_ready()), (2, true));
}

#[test]
fn what_waits_for_the_rest_is_done_in_order() {
    let wrapped = Action::UserSigEdited(Secret::new(format!("\"{}\"", crate::sandbox::demo::USERSIG)));
    let (mut early, mut whole) = (cut(), state());
    let twice = Action::UserSigEdited(Secret::new(format!("'{}'", crate::sandbox::demo::USERSIG)));
    for action in [wrapped, twice, Action::BodyMinified, Action::BodyFormatted] {
        early.apply(action.clone());
        whole.apply(action);
    }
    assert_ne!(early, whole);
    early.complete(State::apply_rest, |_| {});
    assert_eq!(early, whole);
}
