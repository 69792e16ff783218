//! `friend_add`, `friend_get`, `friend_delete` and `black_list_add`: friends and who is blocked.
//!
//! Each account of a call has a result of its own; what is wrong with the form refuses the whole call with 30001. The codes are
//! today's in both eras: those of 2016 (305xx, 313xx, 317xx) name steps inside the service.
//!
//! Ours, where the documents are silent: an account without AllowType takes any friend; a forced request passes over AllowType
//! and AdminForbidType, not over a blocklist; a request that the other one must confirm (30539) is not kept, for no command here
//! reads it; friends already is no error, and what is given anew is noted; oneself can't be a friend or blocked (30001).

use super::app::App;
use super::asked::{Asked, unknown};
use super::fields::Fields;
use super::records::{self, BLOCKED, FRIENDS, SEQUENCE};
use super::refusal::{Refusal, clipped};
use serde_json::{Value, json};

const BAD_FORM: u32 = 30_001;
const UNKNOWN: u32 = 30_003;
/// How many accounts one call may name.
const MOST_ACCOUNTS: usize = 1000;
/// What `AddSource` opens with, and how many letters may follow.
const SOURCE: (&str, usize) = ("AddSource_Type_", 8);
/// The friend group that a friend is put into.
const GROUP: &str = "GroupName";
/// The limits of a friend's texts, in bytes.
const REMARK_BYTES: usize = 96;
const GROUP_BYTES: usize = 30;
const WORDING_BYTES: usize = 256;
/// How many friend groups one may have.
const MOST_GROUPS: usize = 32;
/// How many friends `friend_get` gives at once. No document says.
const PAGE: usize = 100;

/// Makes friends.
pub(super) fn add(app: &mut App, body: &Fields) -> Result<Fields, Refusal> {
    let asked = Asked::new(body, BAD_FORM);
    let from = asked.account("From_Account")?;
    let wanted = asked.items("AddFriendItem", MOST_ACCOUNTS, BAD_FORM)?;
    let wanted = wanted.iter().map(|item| friend(item, app.now)).collect::<Result<Vec<_>, _>>()?;
    let both = asked.choice("AddType", &["Add_Type_Both", "Add_Type_Single"])? == "Add_Type_Both";
    let is_forced = asked.integer("ForceAddFlags", 0..=1)? == Some(1);
    known(app, from)?;
    let results = wanted.into_iter().map(|(to, noted)| {
        let refused = refusal_to_add(app, from, to, &noted, is_forced);
        if refused.is_none() {
            let back = json!({ "AddSource": noted["AddSource"], "AddTime": app.now });
            app.store.befriend(from, to, noted);
            if both && !app.store.notes(to, FRIENDS, from) {
                app.store.befriend(to, from, back);
            }
        }
        (to, refused)
    });
    Ok(results_of(results.collect()))
}

/// Whom to add, and what is noted of it.
fn friend<'a>(item: &Asked<'a>, now: u64) -> Result<(&'a str, Value), Refusal> {
    let to = item.account("To_Account")?;
    let source = item.some_text("AddSource", SOURCE.0.len() + SOURCE.1)?;
    let letters = source.strip_prefix(SOURCE.0).unwrap_or_default();
    if letters.is_empty() || !letters.bytes().all(|b| b.is_ascii_alphabetic()) {
        return item.refuse("AddSource", "is not AddSource_Type_ and 1 to 8 letters");
    }
    let mut noted = json!({ "AddSource": source, "AddTime": now });
    for (name, most) in [("Remark", REMARK_BYTES), (GROUP, GROUP_BYTES), ("AddWording", WORDING_BYTES)] {
        if let Some(text) = item.text(name, most)?.filter(|text| !text.is_empty()) {
            noted[name] = text.into();
        }
    }
    Ok((to, noted))
}

/// Why two can't become friends.
fn refusal_to_add(app: &App, from: &str, to: &str, noted: &Value, is_forced: bool) -> Option<Refusal> {
    let refused =
        |code, words: &str| Some(Refusal::new(code, &format!("To_Account {} {words}", clipped(to))));
    if !app.store.has(to) {
        return Some(unknown(UNKNOWN, "To_Account", to));
    }
    if from == to {
        return refused(BAD_FORM, "is From_Account itself");
    }
    if app.store.notes(from, BLOCKED, to) {
        return refused(30_515, "is on the blocklist of From_Account");
    }
    if app.store.notes(to, BLOCKED, from) {
        return refused(30_525, "has From_Account on its blocklist");
    }
    let is_new = !app.store.notes(from, FRIENDS, to);
    if is_new && !is_forced {
        if choice(app, from, "Tag_Profile_IM_AdminForbidType") == Some("AdminForbid_Type_SendOut") {
            return refused(30_009, "can't be asked: From_Account may not add friends");
        }
        match choice(app, to, "Tag_Profile_IM_AllowType") {
            Some("AllowType_Type_DenyAny") => return refused(30_516, "takes no friends"),
            Some("AllowType_Type_NeedConfirm") => return refused(30_539, "has to confirm"),
            _ => {}
        }
    }
    let group = noted.get(GROUP)?;
    let mut groups: Vec<_> = friends(app, from).filter_map(|(_, noted)| noted.get(GROUP)).collect();
    groups.sort_unstable_by_key(|group| group.as_str());
    groups.dedup();
    if groups.len() >= MOST_GROUPS && !groups.contains(&group) {
        return refused(30_011, &format!("would be in group number {} of From_Account", MOST_GROUPS + 1));
    }
    None
}

fn friends<'a>(app: &'a App, account: &str) -> impl Iterator<Item = (&'a str, &'a Value)> {
    app.store.person(account).into_iter().flat_map(|person| records::entries(person, FRIENDS))
}

/// Lists friends by page. Where the asker has seen the latest (StandardSequence) it says so and lists none.
pub(super) fn get(app: &mut App, body: &Fields) -> Result<Fields, Refusal> {
    let asked = Asked::new(body, BAD_FORM);
    let from = asked.account("From_Account")?;
    let start = asked.some_u32("StartIndex")?;
    let seen = asked.integer("StandardSequence", 0..=u64::MAX)?;
    asked.integer("CustomSequence", 0..=u64::MAX)?;
    known(app, from)?;
    let sequence = app.store.person(from).map_or(0, |person| records::number(person, SEQUENCE));
    let number = friends(app, from).count();
    let is_seen = sequence > 0 && seen == Some(sequence);
    let start = if is_seen { number } else { usize::try_from(start).unwrap_or(usize::MAX) };
    let shown = friends(app, from).skip(start).take(PAGE);
    let items: Vec<_> =
        shown.map(|(to, noted)| json!({ "To_Account": to, "ValueItem": values(app, to, noted) })).collect();
    let next = start.saturating_add(PAGE);
    let is_last = next >= number;
    let mut fields = Fields::new();
    fields.insert("UserDataItem".into(), items.into());
    fields.insert("StandardSequence".into(), sequence.into());
    fields.insert("CustomSequence".into(), 0.into());
    fields.insert("FriendNum".into(), number.into());
    fields.insert("CompleteFlag".into(), u8::from(is_last).into());
    fields.insert("NextStartIndex".into(), if is_last { 0 } else { next }.into());
    Ok(fields)
}

/// What is told of a friend: the nickname of its profile, and what was noted.
fn values(app: &App, to: &str, noted: &Value) -> Vec<Value> {
    let nick = app.store.profile(to).and_then(|profile| profile.get("Tag_Profile_IM_Nick"));
    let groups = noted.get(GROUP).map(|group| json!([group]));
    [
        ("Tag_Profile_IM_Nick", nick),
        ("Tag_SNS_IM_AddSource", noted.get("AddSource")),
        ("Tag_SNS_IM_AddTime", noted.get("AddTime")),
        ("Tag_SNS_IM_AddWording", noted.get("AddWording")),
        ("Tag_SNS_IM_Group", groups.as_ref()),
        ("Tag_SNS_IM_Remark", noted.get("Remark")),
    ]
    .into_iter()
    .filter_map(|(tag, value)| Some(json!({ "Tag": tag, "Value": value? })))
    .collect()
}

/// Ends friendships: on one side or, when asked, on both.
pub(super) fn delete(app: &mut App, body: &Fields) -> Result<Fields, Refusal> {
    let asked = Asked::new(body, BAD_FORM);
    let from = asked.account("From_Account")?;
    let accounts = asked.accounts("To_Account", MOST_ACCOUNTS, BAD_FORM)?;
    let both = asked.choice("DeleteType", &["Delete_Type_Single", "Delete_Type_Both"])? == "Delete_Type_Both";
    known(app, from)?;
    let results = accounts.into_iter().map(|to| {
        let refused = if !app.store.has(to) {
            Some(unknown(UNKNOWN, "To_Account", to))
        } else if !app.store.notes(from, FRIENDS, to) {
            Some(Refusal::new(31_704, &format!("To_Account {} is no friend", clipped(to))))
        } else {
            app.store.part(from, to);
            if both {
                app.store.part(to, from);
            }
            None
        };
        (to, refused)
    });
    Ok(results_of(results.collect()))
}

/// Blocks accounts; whoever was a friend is none any more, on either side.
pub(super) fn block(app: &mut App, body: &Fields) -> Result<Fields, Refusal> {
    let asked = Asked::new(body, BAD_FORM);
    let from = asked.account("From_Account")?;
    let accounts = asked.accounts("To_Account", MOST_ACCOUNTS, BAD_FORM)?;
    known(app, from)?;
    let results = accounts.into_iter().map(|to| {
        let refused = if !app.store.has(to) {
            Some(unknown(UNKNOWN, "To_Account", to))
        } else if from == to {
            Some(Refusal::new(BAD_FORM, "To_Account is From_Account itself"))
        } else {
            app.store.part(from, to);
            app.store.part(to, from);
            records::put(app.store.edit_person(from), BLOCKED, to, app.now.into());
            None
        };
        (to, refused)
    });
    Ok(results_of(results.collect()))
}

fn known(app: &App, from: &str) -> Result<(), Refusal> {
    app.store.has(from).then_some(()).ok_or_else(|| unknown(UNKNOWN, "From_Account", from))
}

fn choice<'a>(app: &'a App, account: &str, tag: &str) -> Option<&'a str> {
    app.store.profile(account)?.get(tag)?.as_str()
}

/// The result of each account, and those that failed.
fn results_of(results: Vec<(&str, Option<Refusal>)>) -> Fields {
    let failed: Vec<_> = results.iter().filter(|(_, refused)| refused.is_some()).map(|(to, _)| *to).collect();
    let mut fields = Fields::new();
    if !failed.is_empty() {
        fields.insert("Fail_Account".into(), failed.into());
    }
    let item = |(to, refused): (&str, Option<Refusal>)| {
        let (code, info) = refused.map_or((0, String::new()), |refused| (refused.code, refused.info));
        json!({ "To_Account": to, "ResultCode": code, "ResultInfo": info })
    };
    let items: Vec<_> = results.into_iter().map(item).collect();
    fields.insert("ResultItem".into(), items.into());
    fields
}
