//! The command palette with the page's own words: all that it offers is found by what it is called, in either language.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use tim_tester::state::body::BodyView;
use tim_tester::state::palette::{self, Doing, Entry, Found, Kind, What, offered};
use tim_tester::state::place::Place;
use tim_tester::state::{Action, Lang, State, Theme};
use tim_tester::text::palette as words;

/// What is offered by pages of both languages, in several states.
fn all_offered() -> Vec<What> {
    let mut all: Vec<What> = Vec::new();
    for lang in Lang::ALL {
        let mut state = State::new(lang, 7);
        let steps = [
            Action::ItemAdded,
            Action::Undone,
            Action::ThemeChosen(Theme::Dark),
            Action::EndpointChosen("custom".into()),
            Action::BodyViewChosen(BodyView::Json),
            Action::EndpointChosen("sandbox".into()),
            Action::SendPressed { at_ms: 1 },
        ];
        for step in steps {
            state.apply(step);
            for what in offered(&state) {
                if !all.contains(&what) {
                    all.push(what);
                }
            }
        }
    }
    // A page comes to these by more than a step.
    all.extend([Doing::ReadBack, Doing::LeaveLesson].map(What::Doing));
    all
}

fn searched(offered: Vec<What>) -> Vec<Entry> {
    let entry = |what: What| {
        let titles = Lang::ALL.map(|lang| words::title(lang, &what).unwrap());
        let also = words::also(&what);
        Entry::new(what, &[&titles[0], &titles[1]], &[also])
    };
    offered.into_iter().map(entry).collect()
}

fn find<'a>(all: &'a [Entry], query: &str) -> Found<'a> {
    palette::find([all, &[]], query)
}

#[test]
fn all_that_is_offered_is_found_by_its_name_in_either_language() {
    let offered = all_offered();
    let all = searched(offered.clone());
    for what in &offered {
        for lang in Lang::ALL {
            let title = words::title(lang, what).unwrap();
            let found = find(&all, &title);
            let first = found.shown().next().unwrap();
            assert_eq!(&first.what, what, "{title}");
        }
    }
}

#[test]
fn no_two_things_have_the_same_name() {
    for lang in Lang::ALL {
        let mut seen = BTreeSet::new();
        for what in all_offered() {
            let title = words::title(lang, &what).unwrap();
            assert!(seen.insert(title.clone()), "{title} twice");
        }
    }
}

#[test]
fn what_people_call_it_finds_it_too() {
    let all = searched(all_offered());
    let finds = |query: &str, wanted: What| {
        let found = find(&all, query);
        assert!(found.shown().any(|entry| entry.what == wanted), "{query:?} does not find {wanted:?}");
    };
    for query in ["theme dark", "dark mode", "夜间", "深色", "colours dark", "color dark"] {
        finds(query, What::Theme(Theme::Dark));
    }
    for query in ["language", "中文", "chinese", "切换 中文"] {
        finds(query, What::Lang(Lang::Zh));
    }
    for query in ["english", "英文", "语言"] {
        finds(query, What::Lang(Lang::En));
    }
    for query in ["usersig", "签名", "secretkey", "密钥"] {
        finds(query, What::Doing(Doing::GoTo(Place::UserSig)));
    }
    for query in ["pretty json", "format", "排版", "美化"] {
        finds(query, What::Doing(Doing::Format));
    }
    for query in ["run", "发送", "send"] {
        finds(query, What::Doing(Doing::Send));
    }
    for query in ["host singapore", "主机 新加坡", "endpoint singapore"] {
        let found = find(&all, query);
        assert!(found.shown().any(|entry| matches!(entry.what, What::Endpoint(_))), "{query}");
    }
}

#[test]
fn every_kind_has_a_name_of_its_own() {
    for lang in Lang::ALL {
        let names: BTreeSet<_> = Kind::ALL.into_iter().map(|kind| words::kind(lang, kind)).collect();
        assert_eq!(names.len(), Kind::ALL.len());
    }
}
