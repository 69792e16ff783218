//! Each example does what it says: the sandbox answers it with its code, in either era.
#![allow(clippy::unwrap_used)]

mod sandbox_common;

use sandbox_common::{Caller, SET};
use std::collections::BTreeSet;
use tim_tester::api::example::{self, Example};
use tim_tester::api::profile;
use tim_tester::api::rules::Documents;

const ERAS: [Documents; 2] = [Documents::Seed, Documents::Current];

fn bodies() -> Vec<Example> {
    example::bodies(include_str!("../data/body-examples.tsv").to_owned()).unwrap()
}

fn answered(documents: Documents, body: &str) -> u64 {
    Caller::new(documents).post(SET, body.as_bytes())["ErrorCode"].as_u64().unwrap()
}

#[test]
fn each_body_is_answered_with_its_code() {
    for documents in ERAS {
        for example in bodies() {
            let expected = u64::from(example.code(documents));
            assert_eq!(answered(documents, example.body), expected, "{documents:?}: {}", example.en);
        }
    }
}

#[test]
fn each_code_that_a_body_can_have_is_among_them() {
    let codes = |documents| bodies().iter().map(|example| example.code(documents)).collect::<BTreeSet<_>>();
    let current = [0, 40001, 40003, 40005, 40008, 40009, 40601, 40605, 40610, 60003, 60015];
    assert_eq!(codes(Documents::Current).into_iter().collect::<Vec<_>>(), current);
    for code in [0, 40001, 40002, 40003, 40005, 40601, 40603, 40604, 40605, 40607, 40610, 60003, 60015] {
        assert!(codes(Documents::Seed).contains(&code), "{code}");
    }
}

#[test]
fn each_field_takes_its_example() {
    for documents in ERAS {
        let custom = match documents {
            Documents::Seed => "Tag_Profile_Custom_88888888_Hobby",
            Documents::Current => "Tag_Profile_Custom_Hobby",
        };
        for tag in profile::standard().iter().map(|field| field.tag).chain([custom]) {
            let value = example::value_json(tag).unwrap();
            let body =
                format!(r#"{{"From_Account":"alice","ProfileItem":[{{"Tag":"{tag}","Value":{value}}}]}}"#);
            assert_eq!(answered(documents, &body), 0, "{documents:?}: {body}");
        }
    }
}

#[test]
fn every_example_has_a_name_of_its_own_in_both_languages() {
    let names: Vec<_> = bodies().iter().flat_map(|example| [example.zh, example.en]).collect();
    assert!(names.iter().all(|name| !name.is_empty()));
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
}
