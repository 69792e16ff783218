//! What each action does to the state.

use super::*;
use crate::api::Secret;
use crate::text::Lang;
use crate::workbench::Demo;
use proptest::prelude::*;

fn workbench() -> Workbench {
    let demo = Demo {
        sdkappid: "88888888".into(),
        identifier: "admin".into(),
        usersig: Secret::new("demo-usersig"),
        secret_key: Secret::new("demo-key"),
    };
    Workbench::new(Lang::En, demo, 7)
}

fn after(actions: impl IntoIterator<Item = Action>) -> Workbench {
    let mut workbench = workbench();
    for action in actions {
        workbench.apply(action);
    }
    workbench
}

fn sent(id: u32, drawn: u32) -> Action {
    Action::Sent { id, call: Rc::new(workbench().departure(drawn).unwrap()), at_ms: 5 }
}

fn ended(id: u32) -> Action {
    Action::Ended { id, shown: Some(true) }
}

#[test]
fn the_first_state_is_ready_to_send_to_the_sandbox() {
    let workbench = workbench();
    assert_eq!(workbench.endpoint, Endpoint::Sandbox);
    assert_eq!(workbench.body.rows().len(), 1);
    assert_eq!(&*workbench.prepared().unwrap().body, workbench.command.example);
}

#[test]
fn a_drawn_random_is_used_once_and_a_pinned_one_stays() {
    assert_eq!(&*workbench().departure(9).unwrap().random, "9");
    assert_eq!(&*after([sent(1, 9)]).random, "9", "the screen shows what was sent");
    let pinned = after([Action::RandomEdited("no number".into())]);
    assert_eq!(&*pinned.departure(9).unwrap().random, "no number");
    let free = after([Action::RandomEdited("5".into()), Action::RandomPinned(false)]);
    assert_eq!(&*free.departure(9).unwrap().random, "9");
}

#[test]
fn the_late_end_of_another_call_is_dropped() {
    let waiting = after([sent(1, 1), sent(2, 2)]);
    let mut late = waiting.clone();
    late.apply(ended(1));
    assert_eq!(late, waiting);
    let done = after([sent(1, 1), sent(2, 2), ended(2), ended(1)]);
    assert_eq!(done.exchange.ended().map(|ended| ended.id), Some(2));
    assert!(done.exchange.sending().is_none());
}

#[test]
fn the_answer_before_stays_while_a_new_call_is_under_way() {
    let workbench = after([sent(1, 1), ended(1), sent(2, 2)]);
    assert_eq!(workbench.exchange.sending().map(|sending| sending.id), Some(2));
    assert_eq!(workbench.exchange.ended().map(|ended| ended.id), Some(1));
}

#[test]
fn an_answer_is_marked_once_the_draft_differs() {
    let same = after([sent(1, 1), ended(1), Action::RandomDrawn(3), Action::LangChosen(Lang::Zh)]);
    assert!(!same.answer_is_stale(), "another random alone is no other request");
    let other = after([sent(1, 1), ended(1), Action::FromAccountEdited("bob".into())]);
    assert!(other.answer_is_stale());
    assert!(!after([]).answer_is_stale());
}

#[test]
fn demonstration_credentials_never_go_to_the_service() {
    let live = after([Action::EndpointChosen("console.tim.qq.com".into())]);
    assert!(live.credentials.usersig.is_empty() && live.credentials.secret_key.is_empty());
    assert_eq!((&*live.credentials.sdkappid, &*live.credentials.identifier), ("", ""));
    let own = after([
        Action::UserSigEdited(Secret::new("mine")),
        Action::SecretKeyEdited(Secret::default()),
        Action::EndpointChosen("console.tim.qq.com".into()),
    ]);
    assert_eq!(own.credentials.usersig.reveal(), "mine");
    let back = after([
        Action::EndpointChosen("console.tim.qq.com".into()),
        Action::EndpointChosen("sandbox".into()),
    ]);
    assert_eq!(back.credentials, workbench().credentials);
}

#[test]
fn a_custom_base_is_kept_while_another_endpoint_is_chosen() {
    let workbench = after([
        Action::EndpointChosen("custom".into()),
        Action::CustomBaseEdited("http://127.0.0.1:8080".into()),
        Action::EndpointChosen("sandbox".into()),
        Action::EndpointChosen("custom".into()),
    ]);
    assert_eq!(workbench.endpoint, Endpoint::Custom("http://127.0.0.1:8080".into()));
    assert_eq!(workbench.credentials.usersig.reveal(), "demo-usersig", "a sandbox on a port takes them too");
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
    let workbench = after([account("b"), account("bo"), account("bob"), Action::Undone]);
    assert_eq!(workbench.body, self::workbench().body);
    let again = after([account("b"), account("bob"), Action::Undone, Action::Redone]);
    assert_eq!(&*again.body.from_account().shown(), "bob");
    let both = after([account("bob"), Action::ItemAdded, Action::Undone]);
    assert_eq!(&*both.body.from_account().shown(), "bob");
}

#[test]
fn nothing_leaves_without_a_usable_base_url() {
    let workbench =
        after([Action::EndpointChosen("custom".into()), Action::CustomBaseEdited("nowhere".into())]);
    assert!(workbench.departure(1).is_err());
}

#[test]
fn whether_an_answer_could_be_shown_may_be_told_after_its_end() {
    let cancelled = after([sent(1, 1), Action::Ended { id: 1, shown: None }]);
    assert_eq!(cancelled.exchange.ended().map(|ended| ended.shown), Some(None));
    let told = after([
        sent(1, 1),
        Action::Ended { id: 1, shown: None },
        Action::Ended { id: 1, shown: Some(false) },
    ]);
    assert_eq!(told.exchange.ended().map(|ended| ended.shown), Some(Some(false)));
    let again = after([sent(1, 1), Action::Ended { id: 1, shown: None }, sent(2, 2), ended(1)]);
    assert_eq!(again.exchange.sending().map(|sending| sending.id), Some(2), "the first one's news come late");
}

#[test]
fn what_is_forgotten_is_nowhere() {
    for before in [vec![sent(1, 1)], vec![sent(1, 1), ended(1)], vec![sent(1, 1), ended(1), sent(2, 2)]] {
        let workbench = after(before.into_iter().chain([Action::SecretsForgotten]));
        assert!(workbench.credentials.usersig.is_empty() && workbench.credentials.secret_key.is_empty());
        let calls = [
            workbench.exchange.sending().map(|sending| &sending.call),
            workbench.exchange.ended().map(|ended| &ended.call),
        ];
        let mut calls = calls.into_iter().flatten().peekable();
        assert!(calls.peek().is_some());
        assert!(calls.all(|call| call.usersig.reveal() != "demo-usersig"));
        assert!(workbench.exchange.ended().is_none() || workbench.answer_is_stale());
    }
}

#[test]
fn nothing_that_can_be_printed_holds_a_secret() {
    let workbench = after([sent(1, 1), ended(1)]);
    assert!(!format!("{workbench:?}").contains("demo-"));
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
        let mut workbench = workbench();
        let first = workbench.body.clone();
        for edit in edits {
            workbench.apply(edit);
        }
        let last = workbench.body.clone();
        let mut steps = 0;
        while workbench.can_undo() {
            workbench.apply(Action::Undone);
            steps += 1;
        }
        prop_assert_eq!(&workbench.body, &first);
        for _ in 0..steps {
            workbench.apply(Action::Redone);
        }
        prop_assert_eq!(&workbench.body, &last);
        prop_assert!(!workbench.can_redo());
    }
}
