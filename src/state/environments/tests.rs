//! What each step makes of the environments.

use super::*;
use crate::api::base_url::BaseUrlError;
use crate::api::endpoint::Endpoint;
use crate::exchange::environment::{Fault, write};

fn fields(endpoint: &str, sdkappid: &str, identifier: &str) -> Fields {
    let endpoint = Endpoint::named(endpoint).unwrap_or(Endpoint::Custom(endpoint.to_owned()));
    Fields { endpoint, sdkappid: sdkappid.into(), identifier: identifier.into() }
}

fn after(steps: impl IntoIterator<Item = Step>) -> Environments {
    let mut environments = Environments::default();
    for step in steps {
        environments.apply(step);
    }
    environments
}

fn saved(name: &str, fields: Fields) -> [Step; 2] {
    [Step::NameEdited(name.into()), Step::Saved(fields)]
}

fn names(environments: &[Environment]) -> Vec<&str> {
    environments.iter().map(|environment| environment.name.as_str()).collect()
}

fn said(environments: &Environments) -> &Said {
    environments.said.as_deref().unwrap()
}

fn own(name: &str) -> Key {
    Key { owner: Owner::Own, name: name.into() }
}

fn shown(environments: &Environments) -> Option<Key> {
    environments.chosen().map(|(key, _)| key)
}

/// What the page does about the storage until nothing is due; whether it wrote.
fn keep(environments: &mut Environments, storage: &mut Option<String>) -> bool {
    let mut wrote = false;
    loop {
        match environments.due(storage.as_deref()) {
            Due::Nothing => return wrote,
            Due::Read => environments.apply(Step::KeptRead(storage.clone())),
            Due::Write => {
                let (value, text) = (Rc::clone(&environments.own), write(&environments.own).unwrap());
                *storage = Some(text.clone());
                wrote = true;
                environments.apply(Step::Kept(Some(Stored { text: Some(text.into()), value })));
            }
        }
    }
}

fn test_app() -> Fields {
    fields("console.tim.qq.com", "1400000001", "boss")
}

const TEAM: &str = r#"{"version":1,"environments":[{"name":"Test","endpoint":"console.tim.qq.com",
    "sdkappid":1400000001,"custom_fields":[{"name":"Level","type":"bytes"}]}]}"#;

#[test]
fn what_is_saved_is_in_use_until_the_fields_differ() {
    let environments = after(saved(" a ", test_app()));
    assert_eq!(*said(&environments), Said::Done(Done::Saved("a".into())));
    let (key, environment) = environments.in_use(&test_app()).unwrap();
    assert_eq!(key, own("a"));
    assert_eq!(differences(environment, &test_app()), []);
    let other = fields("sandbox", "1400000001", "alice");
    assert_eq!(differences(environment, &other), [Field::Endpoint, Field::Identifier]);
    assert_eq!(environments.in_use(&other).unwrap().0, own("a"), "it is still the one used last");
}

#[test]
fn what_an_environment_leaves_empty_never_differs() {
    let environments = after(saved("a", fields("https://im.example.com/", "", "")));
    let environment = &environments.own[0];
    let now = fields("https://im.example.com", "7", "x");
    assert_eq!(differences(environment, &now), []);
    assert_eq!(replacements(environment, &now), [Field::Endpoint, Field::SdkAppId, Field::Identifier]);
    assert_eq!(replacements(environment, &fields("https://im.example.com/", "", "")), []);
    assert_eq!(differences(environment, &fields("https://other.example.com", "7", "x")), [Field::Endpoint]);
}

#[test]
fn the_one_in_use_is_found_again_by_its_app() {
    let environments = after([Step::TeamRead(TEAM.into())]);
    let key = Key { owner: Owner::Team, name: "Test".into() };
    assert_eq!(environments.in_use(&test_app()).map(|(key, _)| key), Some(key));
    assert_eq!(environments.in_use(&fields("sandbox", "88888888", "admin")), None);
    let nameless = after(saved("a", fields("sandbox", "", "")));
    let forgotten = Environments { used: None, ..nameless };
    assert_eq!(forgotten.in_use(&fields("sandbox", "1", "")), None, "without an app it tells nothing");
}

#[test]
fn the_one_used_before_is_in_use_again_if_it_is_there() {
    let mut environments = after([Step::TeamRead(TEAM.into()), Step::UsedBefore(own("Test"))]);
    assert_eq!(environments.used, None, "one's own of that name is not the team's");
    let key = Key { owner: Owner::Team, name: "Test".into() };
    environments.apply(Step::UsedBefore(key.clone()));
    assert_eq!((&environments.used, environments.name.as_str()), (&Some(key.clone()), ""));
    for step in saved("mine", test_app()) {
        environments.apply(step);
    }
    environments.apply(Step::UsedBefore(key));
    assert_eq!(environments.used, Some(own("mine")), "what was used since counts");
    let again = |typed: &str| {
        let fresh = Environments { own: Rc::clone(&environments.own), ..Environments::default() };
        let mut fresh = Environments { name: typed.into(), ..fresh };
        fresh.apply(Step::UsedBefore(own("mine")));
        fresh.name
    };
    assert_eq!((again("").as_str(), again("typed").as_str()), ("mine", "typed"));
}

#[test]
fn the_same_name_replaces_keeps_custom_fields_and_can_be_taken_back() {
    let mut environments = after(saved("a", test_app()).into_iter().chain(saved("b", test_app())));
    environments.apply(Step::Chosen(Some(own("a"))));
    environments.apply(Step::NewFieldEdited(NewField {
        name: "Tag_Profile_Custom_Level".into(),
        ..NewField::default()
    }));
    environments.apply(Step::FieldAdded);
    assert_eq!(*said(&environments), Said::Done(Done::FieldAdded("Level".into())));
    assert_eq!(environments.new_field, NewField::default());
    environments.apply(Step::NameEdited("a".into()));
    assert_eq!(environments.replaced().map(|old| old.identifier.as_str()), Some("boss"));
    environments.apply(Step::Saved(fields("sandbox", "1", "x")));
    assert_eq!(*said(&environments), Said::Done(Done::Replaced("a".into())));
    assert_eq!(names(&environments.own), ["a", "b"], "in its place");
    assert_eq!((environments.own[0].identifier.as_str(), environments.own[0].custom_fields.len()), ("x", 1));
    environments.apply(Step::Undone);
    assert_eq!(environments.own[0].identifier, "boss");
    assert_eq!(environments.before, None, "once");
}

#[test]
fn a_new_one_takes_the_custom_fields_of_the_one_in_use_along() {
    let mut environments = after([Step::TeamRead(TEAM.into())]);
    for step in saved("mine", test_app()) {
        environments.apply(step);
    }
    assert_eq!(environments.own[0].custom_fields, environments.team[0].custom_fields);
    assert_eq!(environments.in_use(&test_app()).unwrap().0, own("mine"));
}

#[test]
fn deleting_takes_back_too_and_the_list_shows_another() {
    let mut environments = after(saved("a", test_app()).into_iter().chain(saved("b", test_app())));
    environments.apply(Step::Deleted);
    assert_eq!((names(&environments.own), shown(&environments)), (vec!["a"], Some(own("a"))));
    environments.apply(Step::Deleted);
    environments.apply(Step::Deleted);
    assert_eq!((names(&environments.own), shown(&environments)), (vec![], None));
    environments.apply(Step::Undone);
    assert_eq!(names(&environments.own), ["a"]);
}

#[test]
fn the_teams_can_be_neither_deleted_nor_changed() {
    let mut environments = after([Step::TeamRead(TEAM.into())]);
    let before = Rc::clone(&environments.team);
    for step in [Step::Deleted, Step::FieldRemoved(0), Step::FieldAdded] {
        environments.apply(step);
    }
    assert_eq!(environments.team, before);
    assert_eq!(environments.before, None);
}

#[test]
fn what_could_not_be_read_back_is_not_saved_and_what_was_typed_stays() {
    let unnamed = after(saved(" ", test_app()));
    assert_eq!(*said(&unnamed), Said::NoName);
    let environments = after(saved("a", fields("nowhere", "", "")));
    let Said::NotSaved(error) = said(&environments) else { panic!("{:?}", environments.said) };
    assert_eq!((&error.fault, error.at), (&Fault::BaseUrl(BaseUrlError::Scheme), None));
    assert_eq!((environments.name.as_str(), environments.own.len()), ("a", 0));

    let mut environments = after(saved("a", test_app()));
    environments.apply(Step::NewFieldEdited(NewField { name: "a-b".into(), ..NewField::default() }));
    environments.apply(Step::FieldAdded);
    let Said::FieldRefused(error) = said(&environments) else { panic!("{:?}", environments.said) };
    assert_eq!((&error.fault, error.custom_field), (&Fault::NotAllowed("name"), Some(0)));
    assert_eq!(environments.new_field.name, "a-b");
    assert!(environments.own[0].custom_fields.is_empty());
}

#[test]
fn an_import_is_taken_in_whole_or_not_at_all() {
    let mut environments = after(saved("a", test_app()));
    let text = write(&[
        Environment { identifier: "new".into(), ..environments.own[0].clone() },
        Environment { name: "b".into(), ..environments.own[0].clone() },
    ])
    .unwrap();
    environments.apply(Step::ImportEdited(text.clone()));
    environments.apply(Step::Imported);
    let done = Done::Imported { added: vec!["b".into()], replaced: vec!["a".into()] };
    assert_eq!(*said(&environments), Said::Done(done));
    assert_eq!((names(&environments.own), environments.own[0].identifier.as_str()), (vec!["a", "b"], "new"));
    assert_eq!(&*environments.import, "");
    environments.apply(Step::Undone);
    assert_eq!((names(&environments.own), environments.own[0].identifier.as_str()), (vec!["a"], "boss"));

    let broken = text.replace("\"b\"", "\"a\"");
    environments.apply(Step::FileRead(Some(broken.clone().into_bytes())));
    let before = Rc::clone(&environments.own);
    environments.apply(Step::Imported);
    assert!(matches!(
        said(&environments),
        Said::ImportRefused(EnvironmentError { environment: Some(1), .. })
    ));
    assert_eq!((&environments.own, &*environments.import), (&before, broken.as_str()));
    environments.apply(Step::FileRead(Some(vec![b'{', 0xff])));
    assert_eq!(*said(&environments), Said::FileNotUtf8(1));
    assert_eq!(&*environments.import, broken, "what was there stays");
}

#[test]
fn what_is_kept_and_cannot_be_read_is_left_alone() {
    let mut environments = after([Step::KeptRead(Some("{\"version\":2}".into()))]);
    let refused = environments.kept_refused.clone().unwrap();
    assert_eq!((&*refused.text, &refused.why.fault), ("{\"version\":2}", &Fault::Version));
    for step in saved("a", test_app()) {
        environments.apply(step);
    }
    assert!(environments.kept_refused.is_some(), "saving does not replace it");
    let mut storage = Some("{\"version\":2}".to_owned());
    assert!(!keep(&mut environments, &mut storage));
    environments.apply(Step::KeptReplaced);
    assert_eq!((&environments.kept_refused, names(&environments.own)), (&None, vec!["a"]));
    assert!(keep(&mut environments, &mut storage));
    assert_eq!(names(&parse(&storage.unwrap()).unwrap()), ["a"]);
    let mut storage = Some("none".to_owned());
    let mut empty = after([Step::KeptRead(storage.clone()), Step::KeptReplaced]);
    assert!(keep(&mut empty, &mut storage), "even by nothing");
}

#[test]
fn a_change_in_another_tab_is_taken_over_and_ends_the_undo() {
    let mut storage = None;
    let mut environments = after(saved("a", test_app()));
    assert!(keep(&mut environments, &mut storage));
    environments.apply(Step::KeptRead(storage));
    assert!(environments.before.is_some(), "its own writing is no change");
    environments.apply(Step::KeptRead(None));
    assert_eq!((environments.own.len(), &environments.before), (0, &None));
}

#[test]
fn what_is_not_written_yet_outlives_what_another_tab_writes() {
    let mut storage = None;
    let mut one = after(saved("one", test_app()));
    keep(&mut one, &mut storage);
    let mut other = after([Step::KeptRead(storage.clone())]);
    // Both are changed before either hears of the other.
    other.apply(Step::Deleted);
    let steps = saved("other", test_app()).into_iter();
    steps.chain(saved("one", fields("sandbox", "1", "x"))).for_each(|step| other.apply(step));
    saved("two", test_app()).into_iter().for_each(|step| one.apply(step));
    keep(&mut one, &mut storage);
    keep(&mut other, &mut storage);
    assert_eq!(names(&parse(storage.as_ref().unwrap()).unwrap()), ["one", "two", "other"]);
    one.apply(Step::KeptRead(storage.clone()));
    assert_eq!((&one.own, one.own[0].identifier.as_str()), (&other.own, "x"));
    assert!(!keep(&mut one, &mut storage) && !keep(&mut other, &mut storage));
}

#[test]
fn what_the_browser_would_not_keep_is_kept_with_the_next_change() {
    let mut environments = after(saved("a", test_app()));
    environments.apply(Step::Kept(None));
    assert!(environments.unkept);
    assert_eq!(environments.due(None), Due::Write);
    let theirs = write(&after(saved("b", test_app())).own).unwrap();
    environments.apply(Step::KeptRead(Some(theirs.clone())));
    assert_eq!(names(&environments.own), ["b", "a"]);
    let mut storage = Some(theirs);
    assert!(keep(&mut environments, &mut storage));
    assert!(!environments.unkept);
}

#[test]
fn a_visit_without_environments_writes_nothing() {
    let mut storage = None;
    assert!(!keep(&mut Environments::default(), &mut storage));
    assert!(!keep(&mut after([Step::KeptRead(None), Step::TeamRead(TEAM.into())]), &mut storage));
    assert_eq!(storage, None);
}

/// Every order of some steps.
fn orders(steps: &[Step]) -> Vec<Vec<Step>> {
    if steps.is_empty() {
        return vec![Vec::new()];
    }
    let first = |at: usize| {
        let mut rest = steps.to_vec();
        let step = rest.remove(at);
        orders(&rest).into_iter().map(move |order| [vec![step.clone()], order].concat())
    };
    (0..steps.len()).flat_map(first).collect()
}

#[test]
fn the_order_in_which_lists_arrive_makes_no_difference() {
    let kept = write(&after(saved("mine", test_app())).own).unwrap();
    let team = Key { owner: Owner::Team, name: "Test".into() };
    for before in [team.clone(), own("mine"), own("gone")] {
        let arrivals = [
            Step::TeamRead(TEAM.into()),
            Step::KeptRead(Some(kept.clone())),
            Step::UsedBefore(before.clone()),
        ];
        for order in orders(&arrivals) {
            let environments = after(order.clone());
            let expected = if before == own("gone") { None } else { Some(&before) };
            assert_eq!(environments.used.as_ref(), expected, "{order:?}");
            assert_eq!(shown(&environments).as_ref(), expected.or(Some(&team)), "{order:?}");
        }
    }
}

#[test]
fn what_arrives_late_changes_no_choice() {
    let kept = write(&after(saved("mine", test_app())).own).unwrap();
    let team = Key { owner: Owner::Team, name: "Test".into() };
    let late = [Step::TeamRead(TEAM.into()), Step::UsedBefore(team.clone())];
    let mut chosen = after([Step::KeptRead(Some(kept.clone())), Step::Chosen(Some(own("mine")))]);
    late.clone().into_iter().for_each(|step| chosen.apply(step));
    assert_eq!((shown(&chosen), chosen.used), (Some(own("mine")), Some(team)));
    let mut saved = after(saved("Test", test_app()));
    late.into_iter().for_each(|step| saved.apply(step));
    saved.apply(Step::KeptRead(None));
    assert_eq!((shown(&saved), saved.used), (Some(own("Test")), Some(own("Test"))));
}

#[test]
fn the_teams_file_is_refused_whole_and_a_web_page_is_none() {
    let secret = TEAM.replace("\"sdkappid\"", "\"usersig\":\"eJw\",\"sdkappid\"");
    let environments = after([Step::TeamRead(secret)]);
    assert_eq!(environments.team.len(), 0);
    assert_eq!(environments.team_refused.unwrap().fault, Fault::Secret("usersig".into()));
    for none in ["", " \n", "<!DOCTYPE html><title>x</title>", "{\"version\":1,\"environments\":[]}"] {
        assert_eq!(after([Step::TeamRead(none.into())]), Environments::default(), "{none}");
    }
}

#[test]
fn keys_lead_back_through_their_texts() {
    for key in [own("team:x"), Key { owner: Owner::Team, name: "own:".into() }] {
        assert_eq!(Key::from_text(&key.to_text()), Some(key));
    }
    assert_eq!(Key::from_text("Test"), None);
}

#[test]
fn of_another_tools_file_only_what_is_offered_stays_in_the_page() {
    let file = r#"{"name":"x","values":[{"key":"sdkappid","value":"1400000001"},{"key":"usersig","value":"sentinel"}]}"#;
    let le: Vec<u8> = file.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for step in [Step::ImportEdited(file.into()), Step::FileRead(Some(le))] {
        let mut environments = Environments::default();
        environments.apply(step);
        assert!(
            matches!(environments.said.as_deref(), Some(Said::Foreign(found)) if found.secrets == ["usersig"])
        );
        assert!(!format!("{environments:?}").contains("sentinel"));
        environments.apply(Step::Imported);
        assert_eq!((environments.own[0].sdkappid.as_str(), &*environments.import), ("1400000001", ""));
    }
}
