use super::Entry;
use super::entries::{Sources, entries};
use super::find::{Fit, Found, MOST, fit};
use super::what::{Doing, Kind, What, offered};
use crate::api::catalogue;
use crate::api::codes::More;
use crate::api::command;
use crate::api::endpoint::Endpoint;
use crate::api::lesson::Lessons;
use crate::api::reply::Failure;
use crate::api::search::words;
use crate::state::body::BodyView;
use crate::state::call::{Outcome, Settled};
use crate::state::panel::Panel;
use crate::state::place::Place;
use crate::state::{Action, Lang, State, Theme};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::rc::Rc;

/// A page on which three requests were sent, each to another end.
fn sent_three() -> State {
    let mut state = State::new(Lang::En, 7);
    for (id, body) in (1..).zip([r#"{"From_Account":"alice"}"#, r#"{"From_Account":"bob"}"#, "{}"]) {
        state.apply(Action::BodyEdited(body.into()));
        state.apply(Action::SendPressed { at_ms: 1000 * u64::from(id) });
        let outcome = Outcome::Failed(if id == 3 { Failure::Timeout { seconds: 3 } } else { Failure::Cors });
        state.apply(Action::Settled(Settled { id, took_ms: 1, outcome, kept: None, next_random: id }));
    }
    state
}

/// All that there is to find on it.
fn whole() -> Vec<Entry> {
    let state = sent_three();
    let more = More::parse(include_str!("../../../data/error-codes-more.tsv").to_owned()).unwrap();
    let lessons = Lessons::parse(include_str!("../../../data/lessons.json")).unwrap();
    let sources = Sources {
        commands: catalogue::whole().all(),
        more_codes: Some(&more),
        lessons: Some(&lessons),
        history: state.history.entries(),
    };
    [own(&state), entries(&sources, kind_name)].concat()
}

/// What is offered, under names as plain as a test needs them.
fn own(state: &State) -> Vec<Entry> {
    let entry = |what: What| {
        let names = match &what {
            What::Doing(doing) => vec![format!("{doing:?}")],
            What::Panel(panel) => vec![format!("{panel:?}"), "面板".to_owned()],
            What::Lang(lang) => vec![lang.own_name().to_owned()],
            What::Theme(theme) => vec![theme.name().to_owned()],
            What::View(view) => vec![format!("{view:?}")],
            What::Endpoint(name) => vec![(*name).to_owned()],
            What::Command(_) | What::Code(_) | What::Lesson(_) | What::Past(_) => Vec::new(),
        };
        let names: Vec<_> = names.iter().map(String::as_str).collect();
        Entry::new(what.clone(), &names, &[kind_name(&what)])
    };
    offered(state).into_iter().map(entry).collect()
}

fn kind_name(what: &What) -> &'static str {
    what.kind().name()
}

fn find<'a>(entries: &'a [Entry], query: &str) -> Found<'a> {
    super::find([entries, &[]], query)
}

fn first(entries: &[Entry], query: &str) -> Option<What> {
    find(entries, query).shown().next().map(|entry| entry.what.clone())
}

fn code_of(what: Option<What>) -> Option<i32> {
    match what {
        Some(What::Code(code)) => Some(code.code),
        _ => None,
    }
}

#[test]
fn an_exact_code_comes_first_then_what_begins_so() {
    let all = whole();
    for code in [40003, 70169, 40601, 30001, -302] {
        assert_eq!(code_of(first(&all, &code.to_string())), Some(code));
        // Its lessons, and what of it was sent, come behind.
        assert_eq!(code_of(first(&all, &format!(" {code} "))), Some(code));
    }
    let found = find(&all, "4060");
    assert_eq!(found.groups[0].0, Kind::Code);
    let codes: Vec<_> =
        found.groups[0].1.iter().filter_map(|entry| code_of(Some(entry.what.clone()))).collect();
    assert!(codes.len() > 2 && codes.iter().all(|code| code.to_string().starts_with("4060")), "{codes:?}");
    assert!(found.groups.iter().any(|(kind, _)| *kind == Kind::Lesson), "the lessons that end so");
}

#[test]
fn a_command_is_found_by_path_last_part_and_title() {
    let all = whole();
    let path = |query: &str| match first(&all, query) {
        Some(What::Command(command)) => command.path,
        other => panic!("{query}: {other:?}"),
    };
    for query in ["v4/openim/sendmsg", "SENDMSG", "openim sendmsg"] {
        assert_eq!(path(query), "v4/openim/sendmsg");
    }
    for command in catalogue::whole().all() {
        for query in [command.path, command.zh, command.en] {
            let found = find(&all, query);
            let is_it =
                |entry: &Entry| matches!(entry.what, What::Command(found) if found.path == command.path);
            assert!(found.shown().any(is_it), "{query}");
        }
    }
}

#[test]
fn lessons_panels_settings_and_what_was_sent_are_found() {
    let all = whole();
    let lessons = Lessons::parse(include_str!("../../../data/lessons.json")).unwrap();
    for lesson in &lessons.lessons {
        for query in [&lesson.zh.title, &lesson.en.title, &lesson.id] {
            let found = find(&all, query);
            let is_it = |entry: &Entry| matches!(&entry.what, What::Lesson(found) if *found.id == *lesson.id);
            assert!(found.shown().any(is_it), "{query}");
        }
    }
    assert_eq!(first(&all, "dark"), Some(What::Theme(Theme::Dark)));
    assert_eq!(first(&all, "中文"), Some(What::Lang(Lang::Zh)));
    assert_eq!(first(&all, "snippets"), Some(What::Panel(Panel::Snippets)));
    assert_eq!(first(&all, "console.tim.qq.com"), Some(What::Endpoint("console.tim.qq.com")));
    let past = find(&all, "timeout portrait_set sandbox");
    assert_eq!((past.count, past.groups[0].0), (1, Kind::Past));
    let Some(What::Past(sent)) = past.shown().next().map(|entry| entry.what.clone()) else { panic!() };
    assert_eq!((sent.key.call, sent.body.as_deref()), (3, Some("{}")));
    assert_eq!(find(&all, "40003 nonsense").count, 0);
}

#[test]
fn before_anything_is_fetched_the_programs_own_is_found() {
    let state = State::new(Lang::En, 7);
    let (commands, history) = (state.catalogue.commands(), state.history.entries());
    let own = entries(&Sources { commands, more_codes: None, lessons: None, history }, kind_name);
    assert_eq!(code_of(first(&own, "40003")), Some(40003));
    assert!(
        matches!(first(&own, "portrait_get"), Some(What::Command(found)) if found.path == command::PORTRAIT_GET)
    );
    assert!(find(&own, "lesson").groups.iter().all(|(kind, _)| *kind != Kind::Lesson));
}

#[test]
fn without_a_word_there_is_something_to_begin_with() {
    let all = whole();
    for query in ["", " \t"] {
        let found = find(&all, query);
        let kinds: Vec<_> = found.groups.iter().map(|(kind, _)| *kind).collect();
        assert_eq!(kinds, [Kind::Doing, Kind::Panel, Kind::Past, Kind::Setting]);
        assert_eq!(found.shown().next().map(|entry| &entry.what), Some(&What::Doing(Doing::Send)));
        let past = &found.groups[2].1;
        let calls: Vec<_> = past
            .iter()
            .map(|entry| match &entry.what {
                What::Past(sent) => sent.key.call,
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(calls, [3, 2, 1], "the newest first");
    }
    assert!(find(&[], "x").groups.is_empty());
}

#[test]
fn what_is_offered_can_be_done_and_is_other_than_now() {
    let mut state = State::new(Lang::En, 7);
    let has = |state: &State, what: What| offered(state).contains(&what);
    let doing = |state: &State, doing| has(state, What::Doing(doing));
    assert!(doing(&state, Doing::Send) && !doing(&state, Doing::Cancel) && doing(&state, Doing::AddItem));
    assert!(
        !doing(&state, Doing::Undo) && !doing(&state, Doing::LeaveLesson) && !doing(&state, Doing::ReadBack)
    );
    assert!(!has(&state, What::Lang(Lang::En)) && !has(&state, What::Theme(Theme::System)));
    assert!(!has(&state, What::Endpoint("sandbox")) && has(&state, What::Endpoint("custom")));
    state.apply(Action::BodyEdited("{".into()));
    assert!(!doing(&state, Doing::Format) && doing(&state, Doing::Undo) && !doing(&state, Doing::AddItem));
    state.apply(Action::Undone);
    assert!(doing(&state, Doing::Format) && doing(&state, Doing::Redo));
    state.apply(Action::SendPressed { at_ms: 1 });
    assert!(!doing(&state, Doing::Send) && doing(&state, Doing::Cancel));
    state.apply(Action::BodyViewChosen(BodyView::Json));
    assert!(has(&state, What::View(BodyView::Form)) && !has(&state, What::View(BodyView::Json)));
    state.apply(Action::EndpointChosen("custom".into()));
    assert!(!has(&state, What::Endpoint("custom")));
}

#[test]
fn what_is_chosen_leads_there() {
    let after = |what: &What| {
        let mut state = sent_three();
        for file in state.files_on_their_way() {
            state.apply(Action::FileFetched(file, None));
        }
        what.actions().into_iter().for_each(|action| state.apply(action));
        state
    };
    let all = whole();
    let led = |query: &str| after(&first(&all, query).unwrap());
    let state = led("70169");
    assert_eq!((state.panel, state.code_look_up.linked), (Some(Panel::Errors), Some(70169)));
    let state = led(command::PORTRAIT_GET);
    assert_eq!(state.command.path, command::PORTRAIT_GET);
    assert_eq!(state.wanted.map(|(place, _)| place), Some(Place::Body));
    let state = led("too-often");
    assert_eq!((state.panel, state.lessons.open.as_deref()), (Some(Panel::Lessons), Some("too-often")));
    assert!(state.lessons.current.is_none(), "it is shown; to load it is for its button");
    assert_eq!(led("dark").theme, Theme::Dark);
    assert_eq!(led("console.tim.qq.com").endpoint, Endpoint::Host("console.tim.qq.com"));
    let state = after(&What::Past(Rc::clone(sent_three().history.entries().values().nth(1).unwrap())));
    assert_eq!(&**state.draft.body.text(), r#"{"From_Account":"bob"}"#);
    // Of all that there is nothing hurts, whatever the page is at.
    all.iter().for_each(|entry| drop(after(&entry.what)));
}

/// Words as people type them: parts of what there is, in any case, and whatever else.
fn queries() -> impl Strategy<Value = String> {
    let all: Vec<String> =
        whole().into_iter().flat_map(|entry| [entry.names, vec![entry.texts]].concat()).collect();
    let part = (prop::sample::select(all), any::<prop::sample::Index>(), 1..9_usize).prop_map(
        |(text, from, len)| {
            let from = from.index(text.chars().count().max(1));
            text.chars().skip(from).take(len).collect::<String>()
        },
    );
    let word = prop_oneof![8 => part, 1 => any::<String>()];
    (prop::collection::vec(word, 0..4), any::<bool>()).prop_map(|(words, is_loud)| {
        let query = words.join(" ");
        if is_loud { query.to_uppercase() } else { query }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn what_is_shown_fits_is_in_order_bounded_and_there_once(query in queries()) {
        let all = whole();
        let found = find(&all, &query);
        let typed = words(&query);
        let name = typed.join(" ");
        prop_assert!(found.shown().count() <= MOST.min(found.count));
        let fits = |entry: &Entry| fit(entry, &name, &typed);
        let mut seen = BTreeSet::new();
        let mut best_before = Some(Fit::Name);
        for (kind, group) in &found.groups {
            prop_assert!(!group.is_empty());
            for entry in group {
                prop_assert_eq!(entry.what.kind(), *kind);
                prop_assert!(seen.insert(std::ptr::from_ref::<Entry>(entry)), "{:?} twice", entry.what);
                let stands = |word: &String| entry.names.iter().chain([&entry.texts]).any(|text| text.contains(word));
                prop_assert!(typed.iter().all(stands), "{:?} by {:?}", entry.what, query);
            }
            let order: Vec<_> = group.iter().map(|entry| fits(entry)).collect();
            prop_assert!(order.is_sorted() && order[0] >= best_before, "{order:?}");
            best_before = order[0];
        }
        // Where all that fits is shown, nothing that fits is missing.
        if !typed.is_empty() {
            let fitting = all.iter().filter(|entry| fits(entry).is_some()).count();
            prop_assert_eq!(found.count, fitting);
        }
    }
}
