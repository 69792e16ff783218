//! The corpus of `json_corpus/cases.tsv`: the scanner and serde_json both give the verdict that it states.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use serde::de::IgnoredAny;
use tim_tester::json::scan::{Kind, tokens, validate};
use tim_tester::json::string::decode;

struct Case {
    verdict: char,
    name: &'static str,
    text: Vec<u8>,
}

fn cases() -> Vec<Case> {
    let lines = include_str!("json_corpus/cases.tsv").lines();
    let rows = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    rows.map(|row| {
        let [verdict, name, text] = row.split('\t').collect::<Vec<_>>().try_into().expect(row);
        let text = percent_encoding::percent_decode_str(text).collect();
        Case { verdict: verdict.chars().next().expect(row), name, text }
    })
    .collect()
}

/// serde_json's verdict. It looks for UTF-8 in what it keeps only, so that is asked first.
fn serde_accepts(text: &[u8]) -> bool {
    std::str::from_utf8(text).is_ok_and(|text| serde_json::from_str::<IgnoredAny>(text).is_ok())
}

#[test]
fn scanner_and_serde_json_agree_with_the_corpus() {
    let cases = cases();
    assert!(cases.len() >= 150, "{}", cases.len());
    for Case { verdict, name, text } in cases {
        let expected = match verdict {
            'y' | 'i' => true,
            'n' => false,
            other => panic!("verdict {other} of {name}"),
        };
        assert_eq!(validate(&text).is_ok(), expected, "{name}: {:?}", validate(&text));
        assert_eq!(serde_accepts(&text), expected, "{name}: serde_json");
    }
}

#[test]
fn an_i_case_is_valid_and_its_decoding_says_what_was_lost() {
    for Case { name, text, .. } in cases().into_iter().filter(|case| case.verdict == 'i') {
        let text = String::from_utf8(text).expect(name);
        let strings = tokens(text.as_bytes()).map(|token| token.expect(name));
        let mut strings = strings.filter(|token| token.kind == Kind::String);
        assert!(strings.any(|token| decode(token.span.of(&text)).lone_surrogate), "{name}");
    }
}

#[test]
fn every_cut_of_a_text_is_refused() {
    for Case { name, text, .. } in cases().into_iter().filter(|case| case.verdict == 'y') {
        if let b'{' | b'[' | b'"' = text[0] {
            let end = text.iter().rposition(|b| !b.is_ascii_whitespace()).expect(name);
            for cut in 0..end {
                let error = validate(&text[..cut]).expect_err(name);
                assert_eq!(error.offset, cut, "{name} cut at {cut}: {error}");
            }
        }
    }
}

#[test]
fn deep_nesting_is_no_fault() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[{\"a\":[", "]}]")] {
        let text = open.repeat(10_000) + "1" + &close.repeat(10_000);
        assert_eq!(validate(text.as_bytes()), Ok(()));
        assert!(serde_accepts(text.as_bytes()));
        assert!(validate(&text.as_bytes()[..text.len() - 1]).is_err());
    }
}
