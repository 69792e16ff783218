//! Laws of the `json` room, over generated texts: nothing is altered, nothing is lost, nothing panics.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]
#![cfg(not(target_arch = "wasm32"))]

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde::de::IgnoredAny;
use tim_tester::json::diff::differences;
use tim_tester::json::edit::insert_member;
use tim_tester::json::node::{elements, member, members, root};
use tim_tester::json::path::Step;
use tim_tester::json::pretty::{format, minify};
use tim_tester::json::scan::{Kind, Span, tokens, validate};
use tim_tester::json::string::{decode, encode};
use tim_tester::json::view::{BlockSize, Content, Folds, Layout, Line, Search};
use tim_tester::json::{Error, Position, Scanner, Token};

fn space() -> impl Strategy<Value = String> {
    vec(select(&["", "", "", " ", "  ", "\n", "\t", "\r\n"][..]), 0..3).prop_map(|parts| parts.concat())
}

fn number() -> impl Strategy<Value = String> {
    let odd =
        &["0", "-0", "1.10", "1E+2", "18446744073709551615", "-9007199254740993", "1e400", "-0.0e-00"][..];
    prop_oneof![
        select(odd).prop_map(str::to_owned),
        "-?(0|[1-9][0-9]{0,25})(\\.[0-9]{1,5})?([eE][+-]?[0-9]{1,3})?"
    ]
}

fn string() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => "[a-c,:{}\\[\\] ]{1,3}",
        2 => "[\\PC&&[^\"\\\\]]{1,3}",
        2 => select(&["\\n", "\\\"", "\\\\", "\\/", "\\u4e2d", "\\ud83d\\ude00", "\\ud800", "\\u0000"][..])
            .prop_map(str::to_owned),
    ];
    vec(part, 0..4).prop_map(|parts| format!("\"{}\"", parts.concat()))
}

/// Valid JSON with any whitespace and spelling. Keys are from few, so that some are doubled.
fn json() -> impl Strategy<Value = String> {
    let word = select(&["true", "false", "null", "[]", "{}", "[ ]", "{\n}"][..]).prop_map(str::to_owned);
    let leaf = prop_oneof![word, number(), string()];
    let value = leaf.prop_recursive(5, 60, 6, |inner| {
        let item = (space(), inner.clone(), space()).prop_map(|(a, value, b)| a + &value + &b);
        let key = prop_oneof![Just("\"a\"".to_owned()), Just("\"\\u0061\"".to_owned()), string()];
        let member = (space(), key, space(), space(), inner, space())
            .prop_map(|(a, key, b, c, value, d)| format!("{a}{key}{b}:{c}{value}{d}"));
        prop_oneof![
            vec(item, 1..6).prop_map(|items| format!("[{}]", items.join(","))),
            vec(member, 1..6).prop_map(|members| format!("{{{}}}", members.join(","))),
        ]
    });
    (space(), value, space()).prop_map(|(a, value, b)| a + &value + &b)
}

/// Text that is nearly JSON: of its tokens, with some misplaced.
fn almost_json() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        select(
            &[
                "{", "}", "[", "]", ",", ":", "\"a\"", "1", "-", "0", ".", "e", "true", "nul", " ", "\\",
                "\"", "'"
            ][..]
        )
        .prop_map(|s| s.as_bytes().to_vec()),
        vec(any::<u8>(), 1..3),
    ];
    prop_oneof![
        vec(piece, 0..12).prop_map(|pieces| pieces.concat()),
        (json(), any::<Index>(), any::<u8>()).prop_map(|(text, at, byte)| {
            let mut bytes = text.into_bytes();
            let at = at.index(bytes.len());
            bytes[at] = byte;
            bytes
        }),
        (json(), any::<Index>()).prop_map(|(text, at)| text.as_bytes()[..at.index(text.len())].to_vec()),
    ]
}

fn all_tokens(text: &[u8]) -> Vec<Result<Token, Error>> {
    tokens(text).collect()
}

fn spelled(text: &str) -> Vec<&str> {
    tokens(text.as_bytes()).map(|token| token.unwrap().span.of(text)).collect()
}

fn laid(text: &str, budget: usize) -> Layout {
    let mut layout = Layout::new();
    while !layout.advance(text, budget) {}
    layout
}

fn printed(text: &str, layout: &Layout) -> String {
    let mut out = String::new();
    (0..layout.len()).for_each(|index| print(&layout.line(text, index).unwrap(), text, &mut out));
    out.trim_start_matches('\n').to_owned()
}

/// Appends a line as the pretty text has it, with its line break before it.
fn print(line: &Line, text: &str, out: &mut String) {
    out.push('\n');
    out.push_str(&"  ".repeat(line.depth));
    if let Some(key) = line.key {
        out.push_str(&[key.of(text), ": "].concat());
    }
    match line.content {
        Content::Empty(token) => out.push_str(if token.kind == Kind::ObjectOpen { "{}" } else { "[]" }),
        Content::Scalar(token) | Content::Open(token) | Content::Close(token) => {
            out.push_str(token.span.of(text));
        }
        Content::Missing => {}
    }
    if line.comma {
        out.push(',');
    }
}

/// The value at a path from the text's root.
fn find(text: &str, path: &[Step]) -> Option<Span> {
    path.iter().try_fold(root(text).ok()?.span, |span, step| match step {
        Step::Key(key) => member(text, span, key).map(|member| member.value.span),
        Step::Index(index) => elements(text, span).nth(*index).map(|element| element.span),
    })
}

/// The items of an object or array, minified one by one.
fn items(text: &str, container: Span) -> Vec<String> {
    let spans: Vec<Span> = match container.of(text).starts_with('{') {
        true => members(text, container).map(|member| member.span()).collect(),
        false => elements(text, container).map(|element| element.span).collect(),
    };
    let wrap = |span: Span| tokens_of(span.of(text)).concat();
    spans.into_iter().map(wrap).collect()
}

/// The tokens of an item, which need not be a JSON text of its own.
fn tokens_of(item: &str) -> Vec<String> {
    let whole = match item.starts_with('"') && validate(item.as_bytes()).is_err() {
        true => format!("{{{item}}}"),
        false => format!("[{item}]"),
    };
    let all = spelled(&whole);
    all[1..all.len() - 1].iter().map(|&token| token.to_owned()).collect()
}

/// Every object and array of a text.
fn containers(text: &str) -> Vec<Span> {
    let opens = tokens(text.as_bytes()).map(Result::unwrap);
    let opens = opens.filter(|token| matches!(token.kind, Kind::ObjectOpen | Kind::ArrayOpen));
    opens
        .map(|open| {
            let mut scanner = Scanner::at(open.span.start);
            let all = text.as_bytes();
            while scanner.next(all).unwrap().is_ok() && scanner.depth() > 0 {}
            Span { start: open.span.start, end: scanner.offset() }
        })
        .collect()
}

fn has_doubled_key(text: &str) -> bool {
    containers(text).into_iter().any(|object| {
        let names: Vec<_> = members(text, object).map(|member| member.name(text)).collect();
        (1..names.len()).any(|at| names[..at].contains(&names[at]))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn format_and_minify_keep_every_token(text in json(), indent in select(&["", " ", "  ", "\t"][..])) {
        let pretty = format(&text, indent).unwrap();
        let small = minify(&text).unwrap();
        prop_assert_eq!(spelled(&pretty), spelled(&text));
        prop_assert_eq!(spelled(&small), spelled(&text));
        prop_assert_eq!(&small, &spelled(&text).concat());
        prop_assert_eq!(format(&pretty, indent).unwrap(), format(&small, indent).unwrap());
    }

    #[test]
    fn layout_shows_each_token_once(text in json(), budget in 1usize..40) {
        let layout = laid(&text, budget);
        prop_assert_eq!(layout.error(), None);
        prop_assert_eq!(printed(&text, &layout), format(&text, "  ").unwrap());
    }

    #[test]
    fn layout_of_broken_text_keeps_the_tokens_before_the_fault(bytes in almost_json(), budget in 1usize..40) {
        let text = String::from_utf8_lossy(&bytes);
        let layout = laid(&text, budget);
        prop_assert_eq!(layout.error(), validate(text.as_bytes()).err());
        let before: Vec<_> = all_tokens(text.as_bytes()).into_iter().map_while(Result::ok).collect();
        let shown: String = printed(&text, &layout).split('\n').map(str::trim_start).collect();
        let before: String = before.iter().map(|token| match token.kind {
            Kind::Colon => ": ",
            _ => token.span.of(&text),
        }).collect();
        // A colon that ends the valid part may be missing or drawn early.
        prop_assert_eq!(shown.trim_end_matches(": "), before.trim_end_matches(": "));
    }

    #[test]
    fn a_text_differs_from_itself_in_nothing_but_spelling(text in json()) {
        prop_assert_eq!(differences(&text, &format(&text, "  ").unwrap(), 9), Ok((vec![], 0)));
    }

    #[test]
    fn differences_lead_to_values_that_differ(before in json(), after in json()) {
        let (found, count) = differences(&before, &after, usize::MAX).unwrap();
        prop_assert_eq!(found.len(), count);
        let (back, _) = differences(&after, &before, usize::MAX).unwrap();
        prop_assert_eq!(back.len(), count);
        for difference in found {
            let at = |text: &str| find(text, &difference.path);
            // The last of doubled keys is what `find` takes as well.
            prop_assert_eq!(at(&before), difference.before);
            prop_assert_eq!(at(&after), difference.after);
            prop_assert!(back.iter().any(|other| other.path == difference.path));
        }
    }

    #[test]
    fn nodes_and_paths_lead_back(text in json(), at in any::<Index>()) {
        let layout = laid(&text, usize::MAX);
        let line = at.index(layout.len());
        let node = layout.node(&text, line).unwrap();
        prop_assert_eq!(validate(node.of(&text).as_bytes()), Ok(()));
        // With doubled keys a path leads to the last of them.
        let path = layout.path(&text, line);
        let found = find(&text, &path);
        prop_assert!(found == Some(node) || has_doubled_key(&text), "{:?}", path);
        if let Some(partner) = layout.partner(line) {
            prop_assert_eq!(layout.node(&text, partner), Some(node));
            prop_assert_eq!(layout.path(&text, partner), path);
            let open = line.min(partner);
            prop_assert_eq!(layout.items(open), items(&text, node).len());
        }
    }

    #[test]
    fn folds_never_lose_a_line(text in json(), toggles in vec(any::<Index>(), 0..8), target in any::<Index>()) {
        let layout = laid(&text, usize::MAX);
        let mut folds = Folds::default();
        for toggle in toggles {
            folds.toggle(&layout, toggle.index(layout.len()));
        }
        let check = |folds: &Folds| {
            let visible: Vec<usize> = (0..folds.visible_len(&layout)).map(|at| folds.line(at)).collect();
            let hidden = |line: usize| {
                (0..line).any(|open| folds.is_folded(open) && layout.partner(open).is_some_and(|close| line <= close))
            };
            let expected: Vec<usize> = (0..layout.len()).filter(|&line| !hidden(line)).collect();
            prop_assert_eq!(&visible, &expected);
            for (at, &line) in visible.iter().enumerate() {
                prop_assert_eq!(folds.visible(line), at);
            }
            Ok(())
        };
        check(&folds)?;
        let target = target.index(layout.len());
        folds.reveal(target);
        check(&folds)?;
        prop_assert_eq!(folds.line(folds.visible(target)), target);
    }

    #[test]
    fn blocks_hold_every_visible_line_and_keep_their_size(
        text in json(), toggle in any::<Index>(), lines in 1usize..5, bytes in 1usize..30, bytes_of_line in 1usize..30,
    ) {
        let layout = laid(&text, usize::MAX);
        let all: usize = (0..layout.len()).map(|line| layout.bytes(line)).sum();
        prop_assert_eq!(all, layout.laid() - (text.len() - text.trim_start().len()));
        let mut folds = Folds::default();
        folds.toggle(&layout, toggle.index(layout.len()));
        let ends: Vec<_> = folds.blocks(&layout, BlockSize { lines, bytes, bytes_of_line }).collect();
        prop_assert_eq!(ends.last().copied(), Some(folds.visible_len(&layout)));
        let mut from = 0;
        for end in ends {
            prop_assert!(from < end && end - from <= lines);
            let size: usize = (from..end).map(|at| layout.bytes(folds.line(at)).min(bytes_of_line)).sum();
            prop_assert!(size <= bytes || end == from + 1, "{} bytes in lines {}..{}", size, from, end);
            from = end;
        }
    }

    #[test]
    fn search_finds_what_a_plain_search_finds(text in json(), needle in "[aA\"1,0 ]{1,2}", budget in 1usize..60) {
        // The search may run while the layout still grows.
        let (mut layout, mut search) = (Layout::new(), Search::new(&needle, true));
        while !search.advance(&text, &layout, budget) {
            layout.advance(&text, budget / 4 + 1);
        }
        let mut expected = Vec::new();
        for index in 0..layout.len() {
            let line = layout.line(&text, index).unwrap();
            let value = match line.content { Content::Scalar(token) => Some(token.span), _ => None };
            for span in line.key.into_iter().chain(value) {
                let (hay, needle) = (span.of(&text).to_ascii_lowercase(), needle.to_ascii_lowercase());
                expected.extend(hay.match_indices(&needle).map(|(at, _)| (span.start + at) as u32));
            }
        }
        prop_assert_eq!(search.hits(), &expected[..]);
    }

    #[test]
    fn decode_undoes_encode(text in any::<String>()) {
        let token = encode(&text);
        prop_assert_eq!(validate(token.as_bytes()), Ok(()));
        let decoded = decode(&token);
        prop_assert_eq!((&*decoded.text, decoded.lone_surrogate), (&text[..], false));
    }

    #[test]
    fn decode_agrees_with_serde_json(token in string()) {
        let decoded = decode(&token);
        match serde_json::from_str::<String>(&token) {
            Ok(text) => prop_assert_eq!((&*decoded.text, decoded.lone_surrogate), (&text[..], false)),
            Err(_) => prop_assert!(decoded.lone_surrogate),
        }
    }

    #[test]
    fn a_member_is_inserted_and_nothing_else_changes(text in json(), which in any::<Index>(), at in any::<Index>()) {
        let is_object = |span: &Span| span.of(&text).starts_with('{');
        let all: Vec<_> = containers(&text).into_iter().filter(is_object).collect();
        if !all.is_empty() {
            let object = *which.get(&all);
            let mut expected = items(&text, object);
            let index = at.index(expected.len() + 1);
            expected.insert(index, r#""k\n":{"new":[1.10]}"#.to_owned());
            let edit = insert_member(&text, object, index, "k\n", r#"{"new": [1.10]}"#).unwrap();
            let after = edit.apply(&text);
            prop_assert!(object.start < edit.span.start && edit.span.end < object.end, "{edit:?}");
            prop_assert_eq!(validate(after.as_bytes()), Ok(()), "{}", after);
            let end = object.end + after.len() - text.len();
            prop_assert_eq!(&after[end..], &text[object.end..]);
            prop_assert_eq!(&after[..object.start], &text[..object.start]);
            prop_assert_eq!(items(&after, Span { start: object.start, end }), expected, "{}", after);
        }
    }

    #[test]
    fn formatted_text_stays_formatted(text in json(), which in any::<Index>(), at in any::<Index>()) {
        let text = format(&text, "  ").unwrap();
        let all = containers(&text);
        if text.contains('\n') {
            let container = *which.get(&all);
            let index = at.index(items(&text, container).len() + 1);
            if let Some(edit) = insert_member(&text, container, index, "k", "1") {
                let after = edit.apply(&text);
                prop_assert_eq!(&after, &format(&after, "  ").unwrap());
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn any_bytes_get_serde_jsons_verdict(bytes in prop_oneof![vec(any::<u8>(), 0..40), almost_json()]) {
        let utf8 = std::str::from_utf8(&bytes).is_ok();
        let expected = utf8 && serde_json::from_slice::<IgnoredAny>(&bytes).is_ok();
        let found = validate(&bytes);
        prop_assert_eq!(found.is_ok(), expected, "{:?}", found);
        if let Err(error) = found {
            prop_assert!(error.offset <= bytes.len());
            let Position { line, column } = error.position(&bytes);
            prop_assert!(line >= 1 && column >= 1 && line + column <= bytes.len() + 2);
        }
        if let Ok(text) = std::str::from_utf8(&bytes) {
            let whole = Span { start: 0, end: bytes.len() };
            prop_assert_eq!(root(text).err(), found.err());
            prop_assert!(members(text, whole).count() + elements(text, whole).count() <= bytes.len());
            let _ = (decode(text), insert_member(text, whole, 0, "", "1"));
        }
    }

    #[test]
    fn a_sliced_scan_is_the_whole_scan(bytes in almost_json(), rest in 1usize..5) {
        let whole = all_tokens(&bytes);
        let (mut sliced, mut scanner) = (Vec::new(), Scanner::new());
        loop {
            let slice: Vec<_> = std::iter::from_fn(|| scanner.next(&bytes)).take(rest).collect();
            let ended = slice.len() < rest;
            sliced.extend(slice);
            // Resting between slices: all that is kept is the scanner.
            scanner = scanner.clone();
            if ended {
                break;
            }
        }
        prop_assert_eq!(&sliced, &whole);
        prop_assert!(whole.len() <= bytes.len() + 1);
        let spans: Vec<_> = whole.iter().flatten().map(|token| token.span).collect();
        prop_assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start));
    }
}
