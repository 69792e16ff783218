use super::bounds::{MOST, PINS_MOST, WEIGHT_MAX};
use super::search::{Kind, found};
use super::*;
use crate::api::Secret;
use crate::api::call::{Call, prepare};
use crate::api::endpoint::Endpoint;
use crate::api::reading;
use crate::api::reply::{Failure, Received};
use crate::state::call::{Exchange, Outcome};
use proptest::prelude::*;
use std::rc::Rc;

const USERSIG: &str = "eJxSecret*-_";

fn exchange(id: u32, body: &str, outcome: Outcome) -> Exchange {
    let call = Call {
        usersig: Secret::new(USERSIG),
        identifier: "admin".into(),
        random: "7".into(),
        body: body.into(),
        ..Call::default()
    };
    let reply = match &outcome {
        Outcome::Answered(received) if received.body.len() <= TEXT_MAX => Some(reading::read(received)),
        _ => None,
    };
    Exchange {
        id,
        sent: Rc::new(prepare(&call).unwrap()),
        call: Rc::new(call),
        rows: Rc::default(),
        at_ms: u64::from(id) * 1000,
        took_ms: id,
        outcome,
        reply,
        kept: None,
        forgotten: false,
    }
}

fn answered(id: u32, reply: &[u8]) -> Exchange {
    let body = Rc::new(reply.to_vec());
    let received = Received { status: 200, headers: Rc::new([]), body, headers_ms: 1, complete: true };
    exchange(id, "{}", Outcome::Answered(received))
}

fn secrets() -> Vec<Secret> {
    vec![Secret::new(USERSIG), Secret::new("SecretKey0123")]
}

fn noted(exchanges: impl IntoIterator<Item = Exchange>) -> History {
    let mut history = History::of_tab(1);
    exchanges.into_iter().for_each(|exchange| history.note(&exchange, &secrets()));
    history
}

fn of(history: &History) -> Vec<u32> {
    history.entries().keys().map(|key| key.call).collect()
}

fn key(call: u32) -> Key {
    Key { at_ms: u64::from(call) * 1000, tab: 1, call }
}

fn last(history: &History) -> &Entry {
    history.entries().values().next_back().unwrap()
}

fn with(history: &History, steps: impl IntoIterator<Item = Step>) -> History {
    let mut next = history.clone();
    steps.into_iter().for_each(|step| next.apply(step, &secrets()));
    next
}

/// All that was kept is read, and all that waits is written.
fn settled(history: &History) -> History {
    with(history, [Step::Read(Ok(Rc::new([]))), Step::Written(history.unwritten().1, Ok(()))])
}

#[test]
fn an_entry_says_what_was_sent_and_what_came() {
    let entry = Entry::of(1, &answered(3, br#"{"ActionStatus":"FAIL","ErrorCode":40601}"#), &[]);
    assert_eq!((entry.end, &*entry.code, entry.status), (End::Fail, "40601", Some(200)));
    assert_eq!((entry.key, &*entry.random, entry.took_ms), (key(3), "7", 3));
    assert_eq!((entry.body.as_deref(), entry.reply_size), (Some("{}"), 41));
    for (reply, end, code) in [
        (r#"{"ActionStatus":"OK","ErrorCode":0}"#, End::Ok, "0"),
        (r#"{"ActionStatus":"OK"}"#, End::Ok, "0"),
        (r#"{"ActionStatus":"FAIL"}"#, End::Fail, "fail"),
        (r#"{"ActionStatus":"FAIL","ErrorCode":0}"#, End::Fail, "0"),
        (r#"{"ErrorCode":"x"}"#, End::Fail, "\"x\""),
        ("<html>", End::Nothing, "not-json"),
        ("", End::Nothing, "empty"),
    ] {
        let entry = Entry::of(1, &answered(1, reply.as_bytes()), &[]);
        assert_eq!((entry.end, &*entry.code), (end, code), "{reply}");
    }
    let large = Failure::TooLarge { status: 200, limit: 5, bytes: 6, whole: true };
    let entry = Entry::of(1, &exchange(1, "{}", Outcome::Failed(large)), &[]);
    assert_eq!((&*entry.code, entry.status, entry.reply_size), ("too-large", Some(200), 6));
}

#[test]
fn what_is_large_is_not_kept_and_the_rest_is() {
    let body = " ".repeat(TEXT_MAX + 1);
    let entry = Entry::of(1, &exchange(1, &body, Outcome::Failed(Failure::Cors)), &[]);
    assert!(entry.body.is_none() && !entry.can_be_opened());
    let mut history = noted([answered(1, body.as_bytes())]);
    assert_eq!((&*last(&history).code, last(&history).reply_size), ("unread", TEXT_MAX + 1));
    let read = Exchange { reply: answered(1, br#"{"ErrorCode":0}"#).reply, ..answered(1, body.as_bytes()) };
    history.note_end(&read, &[]);
    assert_eq!((&*last(&history).code, last(&history).end), ("0", End::Ok));
}

#[test]
fn a_body_with_a_secret_in_it_can_be_opened_and_not_sent_again() {
    let body = r#"{"key":"SecretKey\u0030123","sig":"eJxSecret*-_"}"#;
    let history = noted([exchange(1, body, Outcome::Failed(Failure::Cors))]);
    assert_eq!(last(&history).body.as_deref(), Some(r#"{"key":"***","sig":"***"}"#));
    assert!(last(&history).can_be_opened() && !last(&history).can_be_replayed());
    let clean = noted([answered(1, b"{}")]);
    assert!(last(&clean).can_be_replayed());
}

#[test]
fn a_name_holds_no_secret_either() {
    let history =
        with(&noted([answered(1, b"{}")]), [Step::Named(key(1), " with SecretKey0123 ".to_owned())]);
    assert_eq!(&*last(&history).name, "with ***");
}

#[test]
fn each_change_waits_until_it_is_written() {
    let history = noted([answered(1, b"{}"), answered(2, b"{}")]);
    let (unwritten, end) = history.unwritten();
    assert_eq!((unwritten.len(), end, history.first_unwritten()), (2, 2, Some(0)));
    let more = with(&history, [Step::Pinned(key(1), true), Step::Written(end, Ok(()))]);
    assert_eq!((more.unwritten().0.len(), more.first_unwritten()), (1, Some(2)));
    let same = with(&more, [Step::Pinned(key(1), true), Step::Named(key(2), String::new())]);
    assert_eq!(same.unwritten().0.len(), 1, "nothing is written that is the same");
    let refused = with(&more, [Step::Written(3, Err(Trouble::Full))]);
    assert_eq!((refused.trouble(), refused.first_unwritten()), (Some(Trouble::Full), None));
    assert_eq!(of(&refused), [1, 2]);
}

#[test]
fn what_is_kept_joins_what_is_here_but_for_what_was_deleted_meanwhile() {
    let kept: Rc<[_]> = noted((1..=4).map(|id| answered(id, b"{}"))).entries().values().cloned().collect();
    let here = noted([answered(5, b"{}"), answered(4, b"{ }")]);
    let meanwhile = [Step::Deleted(key(5)), Step::Heard(Change::Gone(vec![key(1)])), Step::Deleted(key(2))];
    let history = with(&with(&here, meanwhile), [Step::Read(Ok(Rc::clone(&kept)))]);
    assert_eq!(of(&history), [3, 4]);
    assert_eq!(last(&history).reply.as_deref(), Some("{ }"), "what is here is newer");
    let cleared = with(&here, [Step::Cleared, Step::Undone, Step::Read(Ok(kept))]);
    assert_eq!(of(&cleared), [4, 5]);
}

#[test]
fn tabs_tell_each_other() {
    let one = settled(&noted([answered(1, b"{}")]));
    let other = History::of_tab(2);
    let unread = with(&other, [Step::Heard(Change::Put(Rc::clone(&one.entries()[&key(1)])))]);
    assert!(unread.entries().is_empty(), "it will be read where it is kept");
    let other = with(&other, [Step::Wanted, Step::Read(Ok(one.entries().values().cloned().collect()))]);
    let changed = with(&one, [Step::Pinned(key(1), true)]);
    let told = Change::from_text(&changed.unwritten().0[0].to_text()).unwrap();
    let heard = with(&other, [Step::Heard(told)]);
    assert_eq!(heard.entries(), changed.entries());
    assert!(heard.first_unwritten().is_none(), "who told it has written it");
    for change in [Change::Gone(vec![key(1)]), Change::Cleared] {
        assert_eq!(Change::from_text(&change.to_text()), Some(change.clone()));
        assert!(with(&heard, [Step::Heard(change)]).entries().is_empty());
    }
    assert_eq!(Change::from_text("{\"Put\":\"{}\"}"), None);
}

#[test]
fn what_was_on_its_way_when_the_page_was_left_is_taken_up() {
    let before = with(&noted([answered(1, b"{}"), answered(2, b"{}")]), [Step::Deleted(key(1))]);
    let left = change::write_all(before.unwritten().0);
    let next = with(&History::of_tab(2), [Step::Left(change::read_all(&left))]);
    assert_eq!((next.entries(), next.unwritten().0), (before.entries(), before.unwritten().0));
    let kept = Rc::new(Entry::of(1, &answered(1, b"{}"), &[]));
    assert_eq!(of(&with(&next, [Step::Read(Ok(Rc::new([kept])))])), [2], "it was deleted");
    assert!(change::read_all("x").is_empty() && change::read_all("[\"x\"]").is_empty());
}

#[test]
fn what_was_deleted_comes_back_as_it_was() {
    let history = settled(&noted((1..=3).map(|id| answered(id, b"{}"))));
    let deleted = with(&history, [Step::Deleted(key(2))]);
    assert_eq!((of(&deleted), deleted.deleted()), (vec![1, 3], 1));
    assert_eq!(with(&deleted, [Step::Undone]).entries(), history.entries());
    let cleared = with(&history, [Step::Cleared]);
    assert_eq!((cleared.entries().len(), cleared.deleted(), cleared.times().count()), (0, 3, 0));
    let back = with(&cleared, [Step::Undone]);
    assert_eq!((back.entries(), back.deleted(), back.unwritten().0.len()), (history.entries(), 0, 4));
}

#[test]
fn the_oldest_that_is_not_pinned_goes_first() {
    let most = MOST as u32;
    let full = settled(&noted((1..=most).map(|id| answered(id, b"{}"))));
    let mut history = with(&full, [Step::Pinned(key(2), true), Step::Written(1001, Ok(()))]);
    (most + 1..=most + 3).for_each(|id| history.note(&answered(id, b"{}"), &[]));
    let expected: Vec<u32> = [2].into_iter().chain(5..=most + 3).collect();
    assert_eq!(of(&history), expected);
    let gone = history.unwritten().0.iter().filter_map(|change| match change {
        Change::Gone(keys) => Some(keys.clone()),
        _ => None,
    });
    assert_eq!(gone.collect::<Vec<_>>(), [[key(1)], [key(3)], [key(4)]]);
    let heavy = exchange(most + 4, &" ".repeat(TEXT_MAX), Outcome::Failed(Failure::Cors));
    (0..40).for_each(|at| history.note(&Exchange { at_ms: 2_000_000 + at, ..heavy.clone() }, &[]));
    assert_eq!(history.entries().keys().next(), Some(&key(2)));
    assert_eq!(history.entries().len(), 1 + WEIGHT_MAX / (TEXT_MAX + 512), "by their weight");
}

#[test]
fn pins_have_a_bound_and_are_told_when_it_is_reached() {
    let history = noted((1..=PINS_MOST as u32 + 1).map(|id| answered(id, b"{}")));
    let pinned = with(&history, (1..=PINS_MOST as u32).map(|id| Step::Pinned(key(id), true)));
    assert!(!pinned.pin_refused());
    let refused = with(&pinned, [Step::Pinned(key(PINS_MOST as u32 + 1), true)]);
    assert!(refused.pin_refused() && !last(&refused).is_pinned);
    assert!(!with(&refused, [Step::Pinned(key(1), false)]).pin_refused());
}

#[test]
fn words_are_found_wherever_they_stand() {
    let history = noted([
        answered(1, br#"{"ActionStatus":"FAIL","ErrorCode":40601,"ErrorInfo":"Too LONG"}"#),
        answered(2, br#"{"ActionStatus":"OK","ErrorCode":0}"#),
        exchange(3, r#"{"昵称":1}"#, Outcome::Failed(Failure::Cors)),
    ]);
    let history = with(&history, [Step::Named(key(2), "Baseline".to_owned()), Step::Pinned(key(1), true)]);
    let entries = history.entries();
    let calls = |kind, query: &str| -> Vec<u32> {
        found(entries, kind, query, |code| if code == "cors" { "拦下了" } else { code })
            .iter()
            .map(|entry| entry.key.call)
            .collect()
    };
    assert_eq!(calls(Kind::All, ""), [3, 2, 1], "the newest first");
    for (query, expected) in [
        ("40601", vec![1]),
        ("too long", vec![1]),
        ("CORS", vec![3]),
        ("拦下", vec![3]),
        ("昵称", vec![3]),
        ("base PORTRAIT_SET 200", vec![2]),
        ("sandbox admin", vec![3, 2, 1]),
        ("nowhere", vec![]),
    ] {
        assert_eq!(calls(Kind::All, query), expected, "{query}");
    }
    let of_kind = Kind::ALL.map(|kind| calls(Kind::named(kind.name()), ""));
    assert_eq!(of_kind, [vec![3, 2, 1], vec![2], vec![1], vec![3], vec![1]]);
}

fn endpoints() -> impl Strategy<Value = Endpoint> {
    prop_oneof![
        Just(Endpoint::Sandbox),
        Just(Endpoint::Host("console.tim.qq.com")),
        any::<String>().prop_map(Endpoint::Custom),
    ]
}

fn entries() -> impl Strategy<Value = Entry> {
    let text = || any::<String>().prop_map(Rc::<str>::from);
    let texts = (text(), text(), text(), text(), text());
    let end = prop_oneof![Just(End::Ok), Just(End::Fail), Just(End::Nothing), Just(End::Unread)];
    let kept = (proptest::option::of(text()), proptest::option::of(text()), any::<(bool, bool)>());
    let numbers = any::<(u64, u32, u32, u32, Option<u16>)>();
    (texts, endpoints(), end, kept, numbers).prop_map(|(texts, endpoint, end, kept, numbers)| {
        let (command, sdkappid, identifier, random, name) = texts;
        let (body, reply, (is_masked, is_pinned)) = kept;
        let (at_ms, tab, call, took_ms, status) = numbers;
        let key = Key { at_ms, tab, call };
        let (code, reply_size) = (Rc::clone(&random), took_ms as usize);
        Entry {
            key,
            took_ms,
            command,
            endpoint,
            sdkappid,
            identifier,
            random,
            status,
            end,
            code,
            body,
            reply,
            reply_size,
            is_masked,
            name,
            is_pinned,
        }
    })
}

/// A character of a secret in one of the spellings that it may have in a text.
fn spelt(c: char, how: u8) -> String {
    let code = u32::from(c);
    match how {
        0 => format!("\\u{code:04x}"),
        1 => format!("\\\\u{code:04X}"),
        2 => format!("%{code:02X}"),
        3 => format!("%25{code:02x}"),
        4 => format!("&#{code};"),
        5 if c == '/' => "\\/".to_owned(),
        _ => c.to_string(),
    }
}

proptest! {
    #[test]
    fn what_is_kept_is_read_back(entry in entries()) {
        prop_assert_eq!(stored::read(&stored::write(&entry)), Some(entry));
    }

    #[test]
    fn no_text_hurts(text in any::<String>()) {
        prop_assert_eq!(stored::read(&text), None);
        prop_assert_eq!(Change::from_text(&text), None);
    }

    #[test]
    fn no_secret_is_left_in_any_spelling(
        secret in "[A-Za-z0-9*_/+=-]{6,30}", other in "[A-Za-z0-9*_-]{6,30}",
        hows in proptest::collection::vec(0..10_u8, 30), before in any::<String>(), after in "[a-z*]{0,9}",
    ) {
        let spelling: String = secret.chars().zip(hows).map(|(c, how)| spelt(c, how)).collect();
        let text = format!("{before}{spelling}{other}{after}{secret}");
        let call = Call {
            endpoint: Endpoint::Custom(format!("http://h/{text}")),
            identifier: text.as_str().into(),
            sdkappid: text.as_str().into(),
            random: text.as_str().into(),
            ..Call::clone(&answered(1, b"").call)
        };
        let reply = format!(r#"{{"ErrorCode":"{text}"}}"#);
        let exchange = Exchange {
            call: Rc::new(Call { body: text.as_str().into(), ..call }),
            ..answered(1, reply.as_bytes())
        };
        let secrets = [Secret::new(secret.as_str()), Secret::new(other.as_str())];
        let entry = Entry::of(1, &exchange, &secrets).named(&text, &secrets);
        let base = if let Endpoint::Custom(base) = &entry.endpoint { base } else { "" };
        let texts = [
            &*entry.identifier, &entry.sdkappid, &entry.random, &entry.code, &entry.name, base,
            entry.body.as_deref().unwrap_or_default(), entry.reply.as_deref().unwrap_or_default(),
            &stored::write(&entry), &format!("{entry:?}"),
        ];
        for (text, secret) in texts.iter().flat_map(|text| secrets.iter().map(move |secret| (text, secret))) {
            prop_assert_eq!(secret.masked_in(text), *text);
        }
    }
}

/// What can happen in a history, with keys that are there or not.
fn steps() -> impl Strategy<Value = Vec<(u8, u32, usize)>> {
    proptest::collection::vec((0..8_u8, 0..40_u32, 0..TEXT_MAX), 1..200)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn bounds_hold_and_pins_stay(steps in steps(), start in 0..1200_u32) {
        let text: Rc<str> = " ".repeat(TEXT_MAX).into();
        let kept = (100..100 + start).map(|id| Rc::new(Entry::of(1, &answered(id, b"{}"), &[])));
        let mut history =
            with(&History::of_tab(1), [Step::Wanted, Step::Read(Ok(kept.collect()))]);
        let mut pinned = std::collections::BTreeSet::new();
        for (at, (what, id, size)) in steps.into_iter().enumerate() {
            let step = match what {
                0..=3 => {
                    let id = 10_000 + at as u32;
                    let sent = exchange(id, &text[..size], Outcome::Failed(Failure::Cors));
                    history.note(&sent, &[]);
                    Step::Pinned(key(id), what == 0)
                }
                4 => Step::Pinned(key(100 + start.saturating_sub(id)), true),
                5 => Step::Pinned(key(100 + start.saturating_sub(id)), false),
                6 => Step::Named(key(100 + start.saturating_sub(id)), text[..size].to_owned()),
                _ => Step::Deleted(key(100 + start.saturating_sub(id))),
            };
            if let Step::Pinned(key, false) | Step::Deleted(key) = &step {
                pinned.remove(key);
            }
            history = with(&history, [step]);
            pinned.extend(history.entries().values().filter(|entry| entry.is_pinned).map(|entry| entry.key));
            let entries = history.entries();
            prop_assert!(entries.len() <= MOST);
            prop_assert!(entries.values().map(|entry| entry.weight()).sum::<usize>() <= WEIGHT_MAX);
            prop_assert!(pinned.iter().all(|key| entries.get(key).is_some_and(|entry| entry.is_pinned)));
        }
    }
}
