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
use super::records::{Friend, Person, Stored};
use super::refusal::{Fields, Refusal, clipped};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const BAD_FORM: u32 = 30_001;
const UNKNOWN: u32 = 30_003;
/// How many accounts one call may name.
const MOST_ACCOUNTS: usize = 1000;
/// What `AddSource` opens with, and how many letters may follow.
const SOURCE: (&str, usize) = ("AddSource_Type_", 8);
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
    let results = wanted.into_iter().map(|(to, friend)| {
        let refused = refusal_to_add(app, from, to, &friend, is_forced);
        if refused.is_none() {
            let back = Friend { source: friend.source.clone(), since: app.now, ..Friend::default() };
            befriend(app.store.edit_person(from), to, friend);
            if both && !person(app, to).friends.contains_key(from) {
                befriend(app.store.edit_person(to), from, back);
            }
        }
        (to, refused)
    });
    Ok(results_of(results.collect()))
}

fn friend<'a>(item: &Asked<'a>, now: u64) -> Result<(&'a str, Friend), Refusal> {
    let to = item.account("To_Account")?;
    let source = item.some_text("AddSource", SOURCE.0.len() + SOURCE.1)?;
    let letters = source.strip_prefix(SOURCE.0).unwrap_or_default();
    if letters.is_empty() || !letters.bytes().all(|b| b.is_ascii_alphabetic()) {
        return item.refuse("AddSource", "is not AddSource_Type_ and 1 to 8 letters");
    }
    let text = |name, most| Ok(item.text(name, most)?.unwrap_or_default().to_owned());
    let friend = Friend {
        source: source.to_owned(),
        remark: text("Remark", REMARK_BYTES)?,
        group: text("GroupName", GROUP_BYTES)?,
        wording: text("AddWording", WORDING_BYTES)?,
        since: now,
    };
    Ok((to, friend))
}

/// Why two can't become friends.
fn refusal_to_add(app: &App, from: &str, to: &str, friend: &Friend, is_forced: bool) -> Option<Refusal> {
    let refused =
        |code, words: &str| Some(Refusal::new(code, &format!("To_Account {} {words}", clipped(to))));
    if !app.store.has(to) {
        return Some(unknown(UNKNOWN, "To_Account", to));
    }
    if from == to {
        return refused(BAD_FORM, "is From_Account itself");
    }
    let (own, other) = (person(app, from), person(app, to));
    if own.blocked.contains(to) {
        return refused(30_515, "is on the blocklist of From_Account");
    }
    if other.blocked.contains(from) {
        return refused(30_525, "has From_Account on its blocklist");
    }
    let is_new = !own.friends.contains_key(to);
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
    let groups: BTreeSet<_> =
        own.friends.values().map(|friend| &friend.group).chain([&friend.group]).collect();
    if groups.iter().filter(|group| !group.is_empty()).count() > MOST_GROUPS {
        return refused(30_011, &format!("would be in group number {} of From_Account", MOST_GROUPS + 1));
    }
    None
}

fn befriend(person: &mut Person, other: &str, friend: Friend) {
    person.friends.insert(other.to_owned(), friend);
    person.sequence += 1;
}

/// Takes a friend off an account's list, where it is on it.
fn part(app: &mut App, account: &str, other: &str) {
    if person(app, account).friends.contains_key(other) {
        let person = app.store.edit_person(account);
        person.friends.remove(other);
        person.sequence += 1;
    }
}

/// Lists friends by page. Where the asker has seen the latest (StandardSequence) it says so and lists none.
pub(super) fn get(app: &mut App, body: &Fields) -> Result<Fields, Refusal> {
    let asked = Asked::new(body, BAD_FORM);
    let from = asked.account("From_Account")?;
    let start = asked.some_u32("StartIndex")?;
    let seen = asked.integer("StandardSequence", 0..=u64::MAX)?;
    asked.integer("CustomSequence", 0..=u64::MAX)?;
    known(app, from)?;
    let person = person(app, from);
    let is_seen = person.sequence > 0 && seen == Some(person.sequence);
    let start = usize::try_from(start).unwrap_or(usize::MAX);
    let shown = person.friends.iter().skip(if is_seen { usize::MAX } else { start }).take(PAGE);
    let items: Vec<_> =
        shown.map(|(to, friend)| json!({ "To_Account": to, "ValueItem": values(app, to, friend) })).collect();
    let next = start.saturating_add(PAGE);
    let is_last = is_seen || next >= person.friends.len();
    let mut fields = Fields::new();
    fields.insert("UserDataItem".into(), items.into());
    fields.insert("StandardSequence".into(), person.sequence.into());
    fields.insert("CustomSequence".into(), 0.into());
    fields.insert("FriendNum".into(), person.friends.len().into());
    fields.insert("CompleteFlag".into(), u8::from(is_last).into());
    fields.insert("NextStartIndex".into(), if is_last { 0 } else { next }.into());
    Ok(fields)
}

/// What is told of a friend: what was noted, and the nickname of its profile.
fn values(app: &App, to: &str, friend: &Friend) -> Vec<Value> {
    let nick = app.store.profile(to).and_then(|profile| profile.get("Tag_Profile_IM_Nick"));
    let groups = Some(&friend.group).filter(|group| !group.is_empty());
    let text = |text: &str| (!text.is_empty()).then(|| Value::from(text));
    [
        ("Tag_Profile_IM_Nick", nick.map(Stored::json)),
        ("Tag_SNS_IM_AddSource", text(&friend.source)),
        ("Tag_SNS_IM_AddTime", Some(friend.since.into())),
        ("Tag_SNS_IM_AddWording", text(&friend.wording)),
        ("Tag_SNS_IM_Group", groups.map(|group| json!([group]))),
        ("Tag_SNS_IM_Remark", text(&friend.remark)),
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
        } else if !person(app, from).friends.contains_key(to) {
            Some(Refusal::new(31_704, &format!("To_Account {} is no friend", clipped(to))))
        } else {
            part(app, from, to);
            if both {
                part(app, to, from);
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
            part(app, from, to);
            part(app, to, from);
            app.store.edit_person(from).blocked.insert(to.to_owned());
            None
        };
        (to, refused)
    });
    Ok(results_of(results.collect()))
}

fn known(app: &App, from: &str) -> Result<(), Refusal> {
    app.store.has(from).then_some(()).ok_or_else(|| unknown(UNKNOWN, "From_Account", from))
}

fn person<'a>(app: &'a App, account: &str) -> &'a Person {
    app.store.person(account)
}

fn choice<'a>(app: &'a App, account: &str, tag: &str) -> Option<&'a str> {
    match app.store.profile(account)?.get(tag)? {
        Stored::Text(text) => Some(text),
        Stored::Number(_) => None,
    }
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
