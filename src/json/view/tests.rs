use super::*;
use crate::json::path::dollar;
use crate::json::pretty::format;
use crate::json::{Kind, Span};

fn laid(text: &str) -> Layout {
    let mut layout = Layout::new();
    while !layout.advance(text, 3) {}
    layout
}

fn print(text: &str, layout: &Layout) -> String {
    let line = |index| {
        let Line { depth, key, content, comma } = layout.line(text, index).unwrap();
        let key = key.map_or(String::new(), |key| format!("{}: ", key.of(text)));
        let value = match content {
            Content::Empty(token) => ["[]", "{}"][usize::from(token.kind == Kind::ObjectOpen)],
            Content::Scalar(token) | Content::Open(token) | Content::Close(token) => token.span.of(text),
            Content::Missing => "",
        };
        format!("{}{key}{value}{}", "  ".repeat(depth), if comma { "," } else { "" })
    };
    (0..layout.len()).map(line).collect::<Vec<_>>().join("\n")
}

const REPLY: &str =
    r#"{"a" : [1.10 , {} , [ ],{"b c":"x,"}],  "n":{"k":-0},"a":[[2],"Héllo hello"], "e" : [ ] } "#;

#[test]
fn lines_are_those_of_format() {
    for text in [REPLY, "1", "[]", " {\n} ", "[[[]]]", "[[1,2],[3]]", r#"{"a":{"b":{}}}"#] {
        let layout = laid(text);
        assert_eq!(print(text, &layout), format(text, "  ").unwrap());
        assert_eq!(layout.error(), None);
    }
}

#[test]
fn a_broken_text_keeps_what_was_laid() {
    #[track_caller]
    fn check(text: &str, expected: &str, offset: usize) {
        let layout = laid(text);
        assert_eq!(print(text, &layout), expected);
        assert_eq!(layout.error().map(|e| e.offset), Some(offset));
    }
    check(r#"{"a":[1,"#, "{\n  \"a\": [\n    1,", 8);
    check(r#"{"a":1,"b" "#, "{\n  \"a\": 1,\n  \"b\": ", 11);
    check(r#"{"a":"#, "{\n  \"a\": ", 5);
    check("[1,tru", "[\n  1,", 6);
    check("[1] 2", "[\n  1\n]", 4);
    check("", "", 0);
}

#[test]
fn partners_items_nodes_and_paths() {
    let layout = laid(REPLY);
    let line_of = |needle: &str| layout.line_at(REPLY.find(needle).unwrap());
    let open = line_of(r#""a" :"#);
    let close = layout.partner(open).unwrap();
    assert_eq!(layout.partner(close), Some(open));
    assert_eq!(layout.items(open), 4);
    assert_eq!(layout.items(0), 4);
    assert_eq!(layout.items(close), 0);
    let node = r#"[1.10 , {} , [ ],{"b c":"x,"}]"#;
    assert_eq!(layout.node(REPLY, open).unwrap().of(REPLY), node);
    assert_eq!(layout.node(REPLY, close).unwrap().of(REPLY), node);
    assert_eq!(layout.node(REPLY, line_of("[ ],")).unwrap().of(REPLY), "[ ]");
    let path = layout.path(REPLY, line_of("\"b c\""));
    assert_eq!(dollar(&path), r#"$.a[3]["b c"]"#);
    assert_eq!(dollar(&layout.path(REPLY, line_of("\"Hé"))), "$.a[1]");
    assert_eq!(dollar(&layout.path(REPLY, close)), "$.a");
    assert_eq!(dollar(&layout.path(REPLY, 0)), "$");
    assert_eq!(dollar(&layout.path(REPLY, layout.len())), "$");
}

#[test]
fn an_unclosed_array_has_items_but_no_partner() {
    let text = r#"[{"a":1},{"b":["#;
    let layout = laid(text);
    assert_eq!((layout.partner(0), layout.items(0)), (None, 2));
    assert_eq!(layout.node(text, 0).unwrap().of(text), text);
    assert_eq!(dollar(&layout.path(text, layout.len() - 1)), "$[1].b");
}

#[test]
fn deep_nesting_is_laid_out_and_found() {
    let text = "[".repeat(10_000) + &"]".repeat(10_000);
    let layout = laid(&text);
    assert_eq!(layout.len(), 19_999);
    assert_eq!(layout.path(&text, 9_999).len(), 9_999);
    assert_eq!(layout.partner(0), Some(19_998));
}

#[track_caller]
fn check_folds(layout: &Layout, folds: &Folds, visible: &[usize]) {
    let found: Vec<usize> = (0..folds.visible_len(layout)).map(|v| folds.line(v)).collect();
    assert_eq!(found, visible);
    for line in 0..layout.len() {
        let before = visible.iter().filter(|&&v| v <= line).count() - 1;
        assert_eq!(folds.visible(line), before, "line {line}");
    }
}

#[test]
fn folding_hides_and_reveals() {
    let text = "[[1,[2]],[3],4]"; // lines: 0[ 1[ 2 3[ 4 5] 6] 7[ 8 9] 10 11]
    let layout = laid(text);
    let mut folds = Folds::default();
    check_folds(&layout, &folds, &(0..12).collect::<Vec<_>>());
    assert!(folds.toggle(&layout, 3) && folds.toggle(&layout, 9));
    check_folds(&layout, &folds, &[0, 1, 2, 3, 6, 7, 10, 11]);
    assert!(folds.toggle(&layout, 1) && folds.is_folded(1) && folds.is_folded(3) && !folds.is_folded(2));
    check_folds(&layout, &folds, &[0, 1, 7, 10, 11]);
    folds.reveal(4);
    check_folds(&layout, &folds, &[0, 1, 2, 3, 4, 5, 6, 7, 10, 11]);
    folds.reveal(7);
    assert!(folds.is_folded(7));
    assert!(!folds.toggle(&layout, 10));
    folds.fold_from(&layout, 1);
    check_folds(&layout, &folds, &[0, 1, 7, 10, 11]);
    folds.fold_from(&layout, 0);
    check_folds(&layout, &folds, &[0]);
    folds.unfold_all();
    assert_eq!(folds, Folds::default());
}

#[test]
fn search_finds_in_tokens_only() {
    #[track_caller]
    fn check(needle: &str, ignore_case: bool, expected: usize) {
        let layout = laid(REPLY);
        let mut search = Search::new(needle, ignore_case);
        while !search.advance(REPLY, &layout, 1) {}
        assert_eq!(search.hits().len(), expected, "{needle}");
        for &hit in search.hits() {
            let span = Span { start: hit as usize, end: hit as usize + search.hit_len() };
            assert!(span.of(REPLY).eq_ignore_ascii_case(needle));
        }
    }
    check("a", false, 2);
    check("HELLO", false, 0);
    check("HELLO", true, 1);
    check("héLLO", true, 1);
    check("hÉllo", true, 0);
    check("l", false, 4);
    check("ll", false, 2);
    check(",", false, 1);
    check("{", false, 0);
    check("\"a\" :", false, 0);
    check(" ", false, 2);
    check("", false, 0);
    check("-0", false, 1);
}

#[test]
fn hits_do_not_overlap() {
    let text = r#"["aaaaa"]"#;
    let layout = laid(text);
    let mut search = Search::new("aa", false);
    assert!(search.advance(text, &layout, usize::MAX));
    assert_eq!(search.hits(), [2, 4]);
}
