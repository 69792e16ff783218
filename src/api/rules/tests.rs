use super::*;
use Documents::{Current, Seed};

fn custom() -> Vec<CustomField> {
    let field = |keyword: &str, kind, writable| CustomField {
        keyword: keyword.to_owned(),
        kind,
        readable: true,
        writable,
    };
    vec![
        field("Hobby", CustomKind::String, true),
        field("Raw", CustomKind::Bytes, true),
        field("Vip", CustomKind::String, false),
    ]
}

/// Judges an item in both eras; 0 is fine.
#[track_caller]
fn check(tag: &str, value: Given, seed: u32, current: u32) {
    for (documents, expected) in [(Seed, seed), (Current, current)] {
        let custom = custom();
        let rules = Rules { documents, sdkappid: "88888888", custom: &custom };
        let tag = tag.replace("Custom:", &rules.custom_tag(""));
        let code = rules.judge_item(&tag, &value).map_or_else(|violation| violation.code(documents), |_| 0);
        assert_eq!(code, expected, "{tag} {value:?} {documents:?}");
    }
}

#[test]
fn tags() {
    let any = Given::String("a");
    check("Tag_Profile_IM_Nick", any, 0, 0);
    check("tag_profile_im_nick", any, 40603, 40009);
    check("", any, 40603, 40009);
    check("Custom:Hobby", any, 0, 0);
    check("Custom:Chess", any, 40603, 40009);
    check("Custom:hobby", any, 40603, 40009);
    check("Custom:", any, 40603, 40009);
    check("Custom:Vip", any, 40607, 40008);
    check("Tag_Profile_Custom_Hobby", any, 40603, 0);
    check("Tag_Profile_Custom_88888888_Hobby", any, 0, 40009);
    check("Tag_Profile_Custom_88888889_Hobby", any, 40603, 40009);
}

#[test]
fn types() {
    for value in [Given::OtherNumber, Given::Null, Given::Bool, Given::Array, Given::Object] {
        for tag in ["Tag_Profile_IM_Nick", "Tag_Profile_IM_Level", "Tag_Profile_IM_Gender", "Custom:Raw"] {
            check(tag, value, 40610, 40610);
        }
    }
    check("Tag_Profile_IM_Nick", Given::Integer, 40610, 40610);
    check("Custom:Hobby", Given::Integer, 40610, 40610);
    check("Tag_Profile_IM_Level", Given::Integer, 0, 0);
    check("Tag_Profile_IM_Level", Given::String("7"), 40610, 40610);
}

#[test]
fn choices_are_exact() {
    check("Tag_Profile_IM_Gender", Given::String("Gender_Type_Female"), 0, 0);
    for text in ["female", "gender_type_female", "Gender_Type_Female ", "", "AllowType_Type_AllowAny"] {
        check("Tag_Profile_IM_Gender", Given::String(text), 40605, 40605);
    }
}

#[test]
fn lengths_are_bytes_not_characters() {
    let of = |bytes: usize| "字".repeat(bytes / 3) + &"a".repeat(bytes % 3);
    for (tag, limit, seed) in [
        ("Tag_Profile_IM_Nick", 500, 40604),
        ("Tag_Profile_IM_SelfSignature", 500, 40604),
        ("Tag_Profile_IM_Image", 500, 40601),
        ("Tag_Profile_IM_Location", 16, 40604),
        ("Custom:Hobby", 500, 40608),
        ("Custom:Raw", 500, 40608),
    ] {
        check(tag, Given::String(&of(limit)), 0, 0);
        check(tag, Given::String(&of(limit + 1)), seed, 40601);
    }
}

#[test]
fn sensitive_words_in_texts() {
    for word in SENSITIVE_WORDS {
        let text = format!("a {word} b");
        check("Tag_Profile_IM_Nick", Given::String(&text), 40005, 40005);
        check("Custom:Hobby", Given::String(&text), 40005, 40005);
        check("Custom:Raw", Given::String(&text), 0, 0);
    }
}

#[test]
fn parts_and_accounts() {
    let custom = custom();
    let rules = Rules { documents: Current, sdkappid: "1", custom: &custom };
    let nick = Given::String("Tag_Profile_IM_Nick");
    for (tag, value, expected) in [
        (None, None, Violation::TagMissing),
        (Some(&Given::Null), None, Violation::TagNotString),
        (Some(&nick), None, Violation::ValueMissing),
        (Some(&Given::String("x")), None, Violation::ValueMissing),
        (Some(&nick), Some(&Given::Null), Violation::WrongType { expected: FieldType::String }),
    ] {
        assert_eq!(rules.judge_parts(tag, value), Err(expected));
    }
    for (given, expected) in [
        (None, Err(Violation::AccountMissing)),
        (Some(&Given::Null), Err(Violation::AccountNotString)),
        (Some(&Given::String("")), Err(Violation::AccountEmpty)),
        (Some(&Given::String("alice")), Ok("alice")),
    ] {
        assert_eq!(judge_account(given), expected);
    }
    assert_eq!(Violation::AccountEmpty.code(Seed), 40002);
    assert_eq!(Violation::AccountEmpty.code(Current), 40001);
}
