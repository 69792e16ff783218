//! What people really put into a `portrait_set` body: of each slip that it is named as, the code that the service answers, and the
//! body, byte for byte, once its button was pressed.
#![allow(clippy::unwrap_used)]

use tim_tester::state::findings::Finding;
use tim_tester::state::slip::{Birthday, What};
use tim_tester::state::{Action, Lang, State};

/// The state with a body that was judged.
fn with(body: &str) -> State {
    let mut state = State::new(Lang::En, 7);
    state.apply(Action::BodyReplaced(body.to_owned()));
    judge(&mut state);
    state
}

fn judge(state: &mut State) {
    state.apply(Action::Judged(state.judged_by().judge()));
}

/// The first finding with a slip.
fn slip(state: &State) -> Option<Finding> {
    state.findings.iter().find(|finding| finding.slip.is_some()).cloned()
}

/// Whether a slip is the one that is expected.
type Is = fn(&What) -> bool;

/// Fails unless the first slip of a body is this one at this place with this code, and its button makes this body of it.
#[track_caller]
fn check(body: &str, place: &str, code: u32, is: Is, mended: &str) {
    let mut state = with(body);
    let found = slip(&state).unwrap_or_else(|| panic!("no slip in {body}: {:?}", state.findings));
    assert_eq!((&*found.place.path(), found.code.unwrap_or(0)), (place, code), "{body}: {found:?}");
    assert!(is(&found.slip.as_ref().unwrap().what), "{body}: {found:?}");
    state.apply(Action::Mended(found));
    assert_eq!(&**state.draft.body.text(), mended);
    if mended != body {
        state.apply(Action::Undone);
        assert_eq!(&**state.draft.body.text(), body, "it can be taken back");
    }
}

/// A body with one item.
fn body(tag: &str, value: &str) -> String {
    format!(
        r#"{{ "From_Account":"alice", "ProfileItem" : [{{"Tag":"{tag}","Value" : {value}, "x":[1.10]}}] }}"#
    )
}

/// Checks one item's Tag.
#[track_caller]
fn check_tag(tag: &str, code: u32, meant: &str) {
    check(
        &body(tag, "\"1\""),
        "ProfileItem[0].Tag",
        code,
        |what| matches!(what, What::Tag(_)),
        &body(meant, "\"1\""),
    );
}

/// Checks one item's Value.
#[track_caller]
fn check_value(tag: &str, value: &str, code: u32, is: Is, meant: &str) {
    let tag = format!("Tag_Profile_IM_{tag}");
    check(&body(&tag, value), "ProfileItem[0].Value", code, is, &body(&tag, meant));
}

/// Nothing is told of this item's Value, or no slip is.
#[track_caller]
fn check_none(tag: &str, value: &str) {
    let state = with(&body(&format!("Tag_Profile_IM_{tag}"), value));
    assert_eq!(slip(&state), None, "{tag} {value}");
}

const KEYS: Is = |what| matches!(what, What::Keys(_));
const FIELD: Is = |what| matches!(what, What::FieldAsKey(..));

#[test]
fn keys_in_place_of_others() {
    for found in [
        "Identifier",
        "UserID",
        "UserId",
        "user_id",
        "from_account",
        "From_account",
        "FROM_ACCOUNT",
        "FromAccount",
        "fromAccount",
        "To_Account",
        "account",
        "userid",
        "From_Acount",
        "From_Acccount",
    ] {
        let body = format!(r#"{{"{found}" : "alice","ProfileItem":[]}}"#);
        check(&body, "From_Account", 40001, KEYS, r#"{"From_Account" : "alice","ProfileItem":[]}"#);
    }
    for found in ["profileItem", "ProfileItems", "profile_item", "UserProfileItem", "items", "ProfielItem"] {
        let body = format!(r#"{{"From_Account":"alice", "{found}":[ ]}}"#);
        check(&body, "ProfileItem", 40001, KEYS, r#"{"From_Account":"alice", "ProfileItem":[ ]}"#);
    }
    let right =
        r#"{"From_Account":"alice","ProfileItem":[{"Tag" :"Tag_Profile_IM_Nick", "Value":"\u4e2d"}]}"#;
    for (tag, value) in [
        ("tag", "value"),
        ("TAG", "VALUE"),
        ("Tag", "value"),
        ("tag", "Value"),
        ("key", "val"),
        ("Tag_Name", "Value"),
    ] {
        let wrong =
            right.replace("\"Tag\"", &format!("\"{tag}\"")).replace("\"Value\"", &format!("\"{value}\""));
        let place = if tag == "Tag" { "ProfileItem[0].Value" } else { "ProfileItem[0].Tag" };
        check(&wrong, place, 40001, KEYS, right);
    }
    // A key that is there is not asked for again, and what is no other name is left.
    assert_eq!(slip(&with(r#"{"From_Account":"alice","UserID":"bob","ProfileItem":[]}"#)), None);
    assert_eq!(slip(&with(r#"{"Whatever":"alice","ProfileItem":[]}"#)), None);
}

#[test]
fn names_of_the_sdks_as_keys() {
    let head = r#"{"From_Account":"alice","ProfileItem":"#;
    let (nick, image) =
        (r#"{"Tag":"Tag_Profile_IM_Nick","Value":"a"}"#, r#"{"Tag":"Tag_Profile_IM_Image","Value":"b"}"#);
    let check = |wrong: &str, place: &str, right: &str| {
        check(&format!("{head}{wrong}}}"), place, 40001, FIELD, &format!("{head}{right}}}"));
    };
    check(r#"[{"nick":"a"}]"#, "ProfileItem[0].Tag", &format!("[{nick}]"));
    check(r#"[{"nick":"a","faceURL":"b"}]"#, "ProfileItem[0].Tag", &format!("[{nick},{image}]"));
    check(
        r#"[{"avatar": "b" , "nickName": "a"}]"#,
        "ProfileItem[0].Tag",
        r#"[{"Tag": "Tag_Profile_IM_Image", "Value": "b" },{ "Tag": "Tag_Profile_IM_Nick", "Value": "a"}]"#,
    );
    check(r#"{"nick":"a","avatar":"b"}"#, "ProfileItem", &format!("[{nick},{image}]"));
    check(r#"[{"Tag_Profile_IM_Nick":"a"}]"#, "ProfileItem[0].Tag", &format!("[{nick}]"));
    // One that is not a field's alone is named, and left to a person.
    check(r#"[{"nick":"a","hobby":"b"}]"#, "ProfileItem[0].Tag", r#"[{"nick":"a","hobby":"b"}]"#);
}

#[test]
fn names_of_the_sdks_as_keys_of_the_body() {
    check(
        r#"{"From_Account":"alice","nick":"a","avatar":"b","z":1}"#,
        "ProfileItem",
        40001,
        FIELD,
        r#"{"From_Account":"alice","ProfileItem":[{"Tag":"Tag_Profile_IM_Nick","Value":"a"},{"Tag":"Tag_Profile_IM_Image","Value":"b"}],"z":1}"#,
    );
    let apart = r#"{"nick":"a","From_Account":"alice","avatar":"b"}"#;
    check(apart, "ProfileItem", 40001, FIELD, apart);
}

#[test]
fn names_of_the_sdks_and_misspellings_as_tags() {
    for (tag, meant) in [
        ("nick", "Nick"),
        ("nickname", "Nick"),
        ("nickName", "Nick"),
        ("Nick", "Nick"),
        ("user_profile_nick_name", "Nick"),
        ("faceURL", "Image"),
        ("faceUrl", "Image"),
        ("avatar", "Image"),
        ("Tag_Profile_IM_Avatar", "Image"),
        ("allowType", "AllowType"),
        ("gender", "Gender"),
        ("sex", "Gender"),
        ("birthday", "BirthDay"),
        ("Tag_Profile_IM_Birthday", "BirthDay"),
        ("location", "Location"),
        ("selfSignature", "SelfSignature"),
        ("language", "Language"),
        ("level", "Level"),
        ("role", "Role"),
        ("adminForbidType", "AdminForbidType"),
        ("messageSettings", "MsgSettings"),
        ("Tag_Profile_Im_Nick", "Nick"),
        ("tag_profile_im_nick", "Nick"),
        ("TAG_PROFILE_IM_NICK", "Nick"),
        ("Tag_Profile_IM_Nick ", "Nick"),
        ("Tag_Profile_IM_Nik", "Nick"),
        ("Tag_Profile_Nick", "Nick"),
        ("TagProfileIMNick", "Nick"),
        ("Tag_Profile_IM_SelfSignatur", "SelfSignature"),
    ] {
        check_tag(tag, 40009, &format!("Tag_Profile_IM_{meant}"));
    }
    // Custom fields: those of the sandbox are declared.
    let state = State::new(Lang::En, 7);
    let declared = state.offered_fields()[0].tag.clone();
    check_tag(&declared.to_ascii_lowercase(), 40009, &declared);
    check_tag(&declared.to_ascii_uppercase(), 40009, &declared);
    check_tag(declared.strip_prefix("Tag_Profile_Custom_").unwrap(), 40009, &declared);
    check_tag(&declared.replace("Custom_", "Custom_88888888_"), 40009, &declared);
    assert_eq!(slip(&with(&body("Tag_Profile_Custom_Zzz", "1"))), None);
    assert_eq!(slip(&with(&body("Whatever", "1"))), None);
}

#[test]
fn a_field_that_the_documents_had_of_old_is_known() {
    use tim_tester::api::rules::{UnknownTag, Violation};
    use tim_tester::state::body::Editor;
    use tim_tester::state::findings::Matter;
    let state = with(&body("Tag_Profile_IM_MsgSettings", "1"));
    assert_eq!(state.findings[0].matter, Matter::Refused(Violation::TagUnknown(UnknownTag::Withdrawn)));
    assert_eq!((state.findings[0].code, state.findings[0].slip.clone()), (Some(40009), None));
    assert_eq!(state.draft.body.rows()[0].editor(), Editor::Integer);
}

#[test]
fn a_list_that_is_none() {
    let (a, b) =
        (r#"{"Tag":"Tag_Profile_IM_Nick","Value":"a"}"#, r#"{"Tag":"Tag_Profile_IM_Level","Value":1.0}"#);
    let list = |inner: &str| format!(r#"{{"From_Account":"alice","ProfileItem":{inner}}}"#);
    let check =
        |wrong: &str, is: Is, right: &str| check(&list(wrong), "ProfileItem", 40001, is, &list(right));
    check(&format!(r#"{{"0":{a},"2":{b}}}"#), |what| *what == What::NumberedList, &format!("[{a},{b}]"));
    check(
        &format!(r#"{{ "1" : {a} , "7":{b}}}"#),
        |what| *what == What::NumberedList,
        &format!("[ {a} , {b}]"),
    );
    check(a, |what| *what == What::LoneItem, &format!("[{a}]"));
    check(r#"{"tag":"x","value":1}"#, |what| *what == What::LoneItem, r#"[{"Tag":"x","Value":1}]"#);
    let text = format!("{:?}", format!("[{a}]"));
    check(&text, |what| *what == What::EncodedTwice, &format!("[{a}]"));
    for other in ["null", "1", "\"a\"", "{}", r#"{"0":1,"a":2}"#] {
        assert_eq!(slip(&with(&list(other))), None, "{other}");
    }
}

#[test]
fn birthdays() {
    let is: Is = |what| matches!(what, What::Birthday(_));
    let quoted: Is = |what| matches!(what, What::Quoted(_));
    // Type first, then sense.
    check_value("BirthDay", "\"20190419\"", 40610, quoted, "20190419");
    check_value("BirthDay", "\" 20190419\"", 40610, quoted, "20190419");
    check_value("BirthDay", "\"2019-04-19\"", 40610, is, "20190419");
    check_value("BirthDay", "\"2019\u{5e74}4\u{6708}19\u{65e5}\"", 40610, is, "20190419");
    check_value("BirthDay", "\"20190230\"", 40610, is, "\"20190230\"");
    check_value(
        "BirthDay",
        "788889600",
        0,
        |what| *what == What::Birthday(Birthday::UnixTime("19950101".into())),
        "19950101",
    );
    check_value("BirthDay", "\"788889600\"", 40610, is, "19950101");
    check_value("BirthDay", "1582934400000", 0, is, "20200229");
    check_value("BirthDay", "25", 0, |what| *what == What::Birthday(Birthday::Age), "25");
    check_value("BirthDay", "1999", 0, |what| *what == What::Birthday(Birthday::Year), "1999");
    check_value("BirthDay", "199904", 0, |what| *what == What::Birthday(Birthday::YearAndMonth), "199904");
    check_value("BirthDay", "19041999", 0, is, "19990419");
    check_value(
        "BirthDay",
        "10051999",
        0,
        |what| *what == What::Birthday(Birthday::YearLast(None)),
        "10051999",
    );
}

#[test]
fn other_integers() {
    check_value("Level", "\"7\"", 40610, |what| *what == What::Quoted("7".into()), "7");
    check_value("Role", "\" 7 \"", 40610, |what| *what == What::Quoted("7".into()), "7");
    check_value(
        "Language",
        "\"18446744073709551615\"",
        40610,
        |what| matches!(what, What::Quoted(_)),
        "18446744073709551615",
    );
    check_value("Nick", "123", 40610, |what| *what == What::Unquoted, "\"123\"");
    check_value("Nick", "1.10", 40610, |what| *what == What::Unquoted, "\"1.10\"");
    for (tag, value) in [
        ("Level", "\"a\""),
        ("Level", "\"18446744073709551616\""),
        ("Level", "\"007\""),
        ("Level", "-1"),
        ("Nick", "null"),
    ] {
        check_none(tag, value);
    }
    for value in ["20190419", "20000229", "0"] {
        check_none("BirthDay", value);
    }
}

#[test]
fn choices_by_another_name() {
    let is: Is = |what| matches!(what, What::Choice(_));
    for (value, code, meant) in [
        ("1", 40610, "Male"),
        ("2", 40610, "Female"),
        ("0", 40610, "Unknown"),
        ("\"1\"", 40605, "Male"),
        ("\"male\"", 40605, "Male"),
        ("\"Male\"", 40605, "Male"),
        ("\"男\"", 40605, "Male"),
        ("\"女性\"", 40605, "Female"),
        ("\"F\"", 40605, "Female"),
        ("\"Gender_Type_male\"", 40605, "Male"),
        ("\"gender_type_female\"", 40605, "Female"),
        ("\"Gender_Type_Mal\"", 40605, "Male"),
        ("\"GenderTypeMale\"", 40605, "Male"),
        ("\"unknown\"", 40605, "Unknown"),
    ] {
        check_value("Gender", value, code, is, &format!("\"Gender_Type_{meant}\""));
    }
    for (value, code, meant) in [
        ("0", 40610, "AllowAny"),
        ("1", 40610, "NeedConfirm"),
        ("2", 40610, "DenyAny"),
        ("\"AllowAny\"", 40605, "AllowAny"),
        ("\"AllowType_Type_NeedConfrm\"", 40605, "NeedConfirm"),
        ("\"deny\"", 40605, "DenyAny"),
    ] {
        check_value("AllowType", value, code, is, &format!("\"AllowType_Type_{meant}\""));
    }
    check_value("AdminForbidType", "\"SendOut\"", 40605, is, "\"AdminForbid_Type_SendOut\"");
    for value in ["3", "true", "\"\"", "\"robot\"", "\"4\"", "1.5"] {
        check_none("Gender", value);
    }
}

#[test]
fn what_is_too_long_is_cut_at_a_whole_character() {
    let check = |tag: &str, value: &str, chars: usize, is_place: bool, meant: &str| {
        let tag = format!("Tag_Profile_IM_{tag}");
        let (body, mended) = (body(&tag, &format!("\"{value}\"")), body(&tag, &format!("\"{meant}\"")));
        let mut state = with(&body);
        let found = slip(&state).unwrap();
        let what = What::TooLong { chars, head: meant.to_owned(), is_place };
        assert_eq!((found.code, &found.slip.as_ref().unwrap().what), (Some(40601), &what), "{value}");
        state.apply(Action::Mended(found));
        assert_eq!(&**state.draft.body.text(), mended);
    };
    check("Location", "北京市海淀区", 6, true, "北京市海淀");
    check("Location", "Shenzhen, Nanshan", 17, true, "Shenzhen, Nansha");
    let family = "👨‍👩‍👧‍👦";
    check("Nick", &format!("{}{family}", "a".repeat(480)), 487, false, &"a".repeat(480));
    check(
        "Nick",
        &format!("{}{family}b", "a".repeat(475)),
        483,
        false,
        &format!("{}{family}", "a".repeat(475)),
    );
    check("SelfSignature", &"中".repeat(167), 167, false, &"中".repeat(166));
    // Half of an address leads nowhere: it is told, and left to a person.
    let body = body("Tag_Profile_IM_Image", &format!("\"https://{}\"", "a".repeat(500)));
    assert!(slip(&with(&body)).unwrap().slip.unwrap().edits.is_empty());
}

#[test]
fn half_a_character_is_told_and_never_replaced() {
    let half: Is = |what| matches!(what, What::Half(escape) if escape == r"\ud83d");
    check_value("Nick", r#""hi\ud83d""#, 60003, half, "\"hi\"");
    check_value("Nick", r#""hi\ud83d there \u4e2d""#, 60003, half, r#""hi there \u4e2d""#);
    check(
        &body(r"Tag_Profile_IM_Nick\ud83d", "1"),
        "ProfileItem[0].Tag",
        60003,
        half,
        &body("Tag_Profile_IM_Nick", "1"),
    );
    let account = r#"{"From_Account":"a\ud83d","ProfileItem":[]}"#;
    check(account, "From_Account", 60003, half, r#"{"From_Account":"a","ProfileItem":[]}"#);
    check(r#"{"x\ud83d":1}"#, "JSON", 60003, half, r#"{"x":1}"#);
    // What the form shows of one is what stands in the text.
    assert_eq!(&*with(account).draft.body.from_account().shown(), r#""a\ud83d""#);
    let state = with(&body("Tag_Profile_IM_Nick", r#""hi\ud83d""#));
    assert_eq!(&*state.draft.body.rows()[0].value_json_shown(), r#""hi\ud83d""#);
    assert!(!state.draft.body.text().contains('\u{fffd}'));
    // What was lost before it came here is told, too.
    check_value("Nick", "\"hi\u{fffd}\"", 0, |what| *what == What::Replaced, "\"hi\u{fffd}\"");
    check_none("Nick", r#""hi\ud83d\ude00""#);
}

#[test]
fn opening_an_editor_and_mending_late_change_nothing() {
    for value in [
        "\"20190419\"",
        "788889600",
        "25",
        "20190230",
        "1",
        "\"male\"",
        "\"北京市海淀区\"",
        r#""hi\ud83d""#,
        "1.10",
    ] {
        for tag in ["BirthDay", "Gender", "Location", "AllowType", "Level", "Nick", "Image", "MsgSettings"] {
            let body = body(&format!("Tag_Profile_IM_{tag}"), value);
            let mut state = with(&body);
            let row = state.draft.body.rows()[0].id();
            // The editor, its help and the raw JSON are looked at.
            let offered = state.offered_fields();
            let shown = &state.draft.body.rows()[0];
            if let Some(assist) = tim_tester::state::body::Assist::of(shown, &offered) {
                assist.spell(&shown.value_shown());
            }
            state.apply(Action::RawSwitched(row, true));
            state.apply(Action::RawSwitched(row, false));
            judge(&mut state);
            assert_eq!(&**state.draft.body.text(), body, "{tag} {value}");
        }
    }
    // A slip that is gone by now is not mended.
    let mut state = with(&body("nick", "\"a\""));
    let found = slip(&state).unwrap();
    let other = body("Tag_Profile_IM_Level", "7");
    state.apply(Action::BodyReplaced(other.clone()));
    state.apply(Action::Mended(found));
    assert_eq!(&**state.draft.body.text(), other);
}

#[test]
fn one_click_straightens_what_stands_outside_of_strings() {
    let right =
        r#"{"From_Account":"alice","ProfileItem":[{"Tag":"Tag_Profile_IM_Nick","Value":"他说：“好，的”"}]}"#;
    let wrong = [
        "｛“From_Account”：“alice”，“ProfileItem”：［｛“Tag”：“Tag_Profile_IM_Nick”，“Value”：\"他说：“好，的”\"｝］｝".to_owned(),
        right.replacen("\"alice\"", "‘alice’", 1),
        right.replacen(':', "：", 1),
        right.replacen("\",\"ProfileItem", "\"，\"ProfileItem", 1),
    ];
    for wrong in wrong {
        let mut state = with(&wrong);
        assert!(state.draft.body.error().is_some(), "{wrong}");
        state.apply(Action::BodyStraightened);
        assert_eq!(&**state.draft.body.text(), right);
        state.apply(Action::Undone);
        assert_eq!(&**state.draft.body.text(), wrong);
    }
}
