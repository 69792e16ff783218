//! `create_group`, `get_group_info` and `destroy_group`: groups made, looked at and ended.
//!
//! Ours, where the documents are silent: a GroupId of one's own is 1 to 48 printable ASCII characters; one that the sandbox
//! makes tells the type and counts; a group without MaxMemberCount takes 20, as in the trial edition; live groups (10) and the
//! groups of one account (50) have a limit; whoever is named as owner or member and was not imported is a wrong parameter
//! (10004); ResponseFilter is passed over.

use super::app::App;
use super::asked::{Asked, U32, unknown};
use super::fields::Fields;
use super::records::{self, MEMBERS};
use super::refusal::{Refusal, clipped};
use crate::api::rules::SENSITIVE_WORDS;
use serde_json::{Value, json};

pub(super) const BAD_FORM: u32 = 10_004;
const KINDS: [&str; 5] = ["Public", "Private", "ChatRoom", "AVChatRoom", "Community"];
const JOINS: [&str; 3] = ["NeedPermission", "FreeAccess", "DisableApply"];
/// The limits of a group's texts, in bytes.
const TEXTS: [(&str, usize); 4] =
    [("Name", NAME_BYTES), ("Introduction", 240), ("Notification", 300), ("FaceUrl", 100)];
const NAME_BYTES: usize = 30;
/// How many of these are looked through for sensitive words: all but the URL.
const WORDY: usize = 3;
const ID_BYTES: usize = 48;
/// How many members a group may begin with.
const MOST_FIRST_MEMBERS: usize = 100;
/// How many groups `get_group_info` may ask for.
const MOST_ASKED: usize = 50;
/// How many groups there can be: those of the trial edition.
const MOST_GROUPS: usize = 100;
/// How many live groups there can be.
const MOST_LIVE: usize = 10;
/// How many groups an account can be in.
const MOST_OF_ONE: usize = 50;
/// How many messages a group got, and how many of these in the second of the last one.
pub(super) const MESSAGES: &str = "messages";
pub(super) const IN_SECOND: &str = "in_second";
/// How many members a group takes that doesn't say.
const MOST_MEMBERS: u64 = 20;

/// Makes a group.
pub(super) fn create(app: &mut App, body: &Fields) -> Result<Fields, Refusal> {
    let asked = Asked::new(body, BAD_FORM);
    asked.value("Type")?;
    let kind = asked.choice("Type", &KINDS)?;
    asked.some_text("Name", NAME_BYTES)?;
    let mut group = Fields::new();
    group.insert("Type".into(), kind.into());
    for (name, most) in TEXTS {
        group.insert(name.into(), asked.text(name, most)?.unwrap_or_default().into());
    }
    group.insert("ApplyJoinOption".into(), asked.choice("ApplyJoinOption", &JOINS)?.into());
    let most = asked.integer("MaxMemberCount", 1..=*U32.end())?.unwrap_or(MOST_MEMBERS);
    let owner = asked.account_if_any("Owner_Account")?;
    group.insert("Owner_Account".into(), owner.unwrap_or_default().into());
    group.insert("CreateTime".into(), app.now.into());
    if let Some(owner) = owner {
        join(app, &mut group, owner, "Owner", "Owner_Account")?;
    }
    if body.contains_key("MemberList") {
        for member in asked.items("MemberList", MOST_FIRST_MEMBERS, 10_005)? {
            let role = member.choice("Role", &["Member", "Admin"])?;
            join(app, &mut group, member.account("Member_Account")?, role, "Member_Account")?;
        }
    }
    let id = asked.text("GroupId", usize::MAX)?;
    if let Some(id) = id {
        judge_id(app, id, kind, owner)?;
    }
    for (name, _) in &TEXTS[..WORDY] {
        judge_words(name, records::text(&group, name))?;
    }
    if !records::is_live(&group) {
        group.insert("MaxMemberNum".into(), most.into());
    }
    if is_over(&group) {
        return Err(Refusal::new(10_038, "MemberList has more members than MaxMemberCount"));
    }
    judge_numbers(app, &group)?;
    let id = id.map_or_else(|| new_id(app, kind), str::to_owned);
    *app.store.edit_group(&id) = group;
    let mut fields = Fields::new();
    fields.insert("GroupId".into(), id.into());
    Ok(fields)
}

/// Takes an account in that a field names, once.
fn join(app: &App, group: &mut Fields, account: &str, role: &str, name: &str) -> Result<(), Refusal> {
    if !app.store.has(account) {
        return Err(unknown(BAD_FORM, name, account));
    }
    if !records::is_member(group, account) {
        take_in(group, account, role, app.now);
    }
    Ok(())
}

/// Puts an account to a group's members.
pub(super) fn take_in(group: &mut Fields, account: &str, role: &str, now: u64) {
    let member = json!({ "Member_Account": account, "Role": role, "JoinTime": now });
    records::push(group, MEMBERS, member, usize::MAX);
}

/// Whether a group has more members than it takes.
pub(super) fn is_over(group: &Fields) -> bool {
    let most = group.get("MaxMemberNum").and_then(Value::as_u64);
    most.is_some_and(|most| records::items(group, MEMBERS).count() as u64 > most)
}

/// Judges a GroupId that somebody chose.
fn judge_id(app: &App, id: &str, kind: &str, owner: Option<&str>) -> Result<(), Refusal> {
    let refuse = |code, words: &str| Err(Refusal::new(code, &format!("GroupId {} {words}", clipped(id))));
    if !is_formed(id) {
        return refuse(BAD_FORM, "is not 1 to 48 printable ASCII characters");
    }
    let prefix = "@TGS#_";
    if kind == "Community" && !id.starts_with(prefix) {
        return refuse(BAD_FORM, "of a Community does not begin with @TGS#_");
    }
    if kind != "Community" && id.starts_with("@TGS#") {
        return refuse(BAD_FORM, "begins with @TGS#, which the service's own do");
    }
    match app.store.group(id) {
        None => Ok(()),
        Some(group) if owner == Some(records::text(group, "Owner_Account")) => {
            refuse(10_025, "is in use, by a group of Owner_Account")
        }
        Some(_) => refuse(10_021, "is in use"),
    }
}

fn is_formed(id: &str) -> bool {
    (1..=ID_BYTES).contains(&id.len()) && id.bytes().all(|b| (0x20..=0x7e).contains(&b))
}

/// A GroupId as the service makes them: its first characters tell the type.
fn new_id(app: &App, kind: &str) -> String {
    let prefix = match kind {
        "Private" => "@TGS#1",
        "Public" => "@TGS#2",
        "ChatRoom" => "@TGS#3",
        "Community" => "@TGS#_@TGS#c",
        _ => "@TGS#a",
    };
    let mut n = app.store.groups().count();
    loop {
        n += 1;
        let id = format!("{prefix}SANDBOX{n}");
        if app.store.group(&id).is_none() {
            return id;
        }
    }
}

/// Refuses a text with a sensitive word.
pub(super) fn judge_words(place: &str, text: &str) -> Result<(), Refusal> {
    match SENSITIVE_WORDS.into_iter().find(|word| text.contains(word)) {
        Some(word) => Err(Refusal::new(80_001, &format!("{place} holds the sensitive word {word}"))),
        None => Ok(()),
    }
}

/// Refuses one group too many: of the app, of the live ones, of an account.
fn judge_numbers(app: &App, group: &Fields) -> Result<(), Refusal> {
    let count = app.store.groups().count();
    if count >= MOST_GROUPS {
        return Err(Refusal::new(10_058, &format!("there are {MOST_GROUPS} groups already")));
    }
    let live = app.store.groups().filter(|group| records::is_live(group)).count();
    if records::is_live(group) && live >= MOST_LIVE {
        return Err(Refusal::new(10_036, &format!("there are {MOST_LIVE} live groups already")));
    }
    let mut members = records::items(group, MEMBERS);
    members.try_for_each(|member| judge_groups_of(app, records::text(member, "Member_Account")))
}

/// Refuses one group too many of an account.
pub(super) fn judge_groups_of(app: &App, account: &str) -> Result<(), Refusal> {
    let groups = app.store.groups().filter(|group| records::is_member(group, account)).count();
    if groups >= MOST_OF_ONE {
        let words = format!("{} is in {MOST_OF_ONE} groups already", clipped(account));
        return Err(Refusal::new(10_037, &words));
    }
    Ok(())
}

/// The GroupId that a body names, of a group that exists.
pub(super) fn id<'a>(app: &App, asked: &Asked<'a>) -> Result<&'a str, Refusal> {
    let id = asked.some_text("GroupId", usize::MAX)?;
    find(app, id).map(|_| id)
}

/// The group of a GroupId.
pub(super) fn find<'a>(app: &'a App, id: &str) -> Result<&'a Fields, Refusal> {
    match app.store.group(id) {
        Some(group) => Ok(group),
        None if is_formed(id) => Err(Refusal::new(10_010, &format!("there is no group {}", clipped(id)))),
        None => Err(Refusal::new(10_015, &format!("GroupId {} is not formed like one", clipped(id)))),
    }
}

/// Tells about groups. Each has a result of its own; the call's says nothing about them.
pub(super) fn info(app: &mut App, body: &Fields) -> Result<Fields, Refusal> {
    let asked = Asked::new(body, BAD_FORM);
    let mut infos = Vec::new();
    for (i, id) in asked.list("GroupIdList", MOST_ASKED, BAD_FORM)?.iter().enumerate() {
        let Some(id) = id.as_str() else {
            return asked.refuse(&format!("GroupIdList[{i}]"), "is not a string");
        };
        infos.push(match find(app, id) {
            Ok(group) => told(id, group),
            Err(refusal) => json!({ "GroupId": id, "ErrorCode": refusal.code, "ErrorInfo": refusal.info }),
        });
    }
    asked.object_if_any("ResponseFilter")?;
    let mut fields = Fields::new();
    fields.insert("GroupInfo".into(), infos.into());
    Ok(fields)
}

/// What is told of a group: what is kept but for the messages' count, and what that and the members come to.
fn told(id: &str, group: &Fields) -> Value {
    let mut told = json!({ "GroupId": id, "ErrorCode": 0, "ErrorInfo": "" });
    for (name, value) in
        group.iter().filter(|(name, _)| ![MESSAGES, IN_SECOND, MEMBERS].contains(&name.as_str()))
    {
        told[name] = value.clone();
    }
    let members: Vec<_> = records::items(group, MEMBERS).cloned().map(Value::Object).collect();
    told["NextMsgSeq"] = records::number(group, MESSAGES).saturating_add(1).into();
    told["MemberNum"] = members.len().into();
    told[MEMBERS] = members.into();
    told
}

/// Ends a group.
pub(super) fn destroy(app: &mut App, body: &Fields) -> Result<Fields, Refusal> {
    let id = id(app, &Asked::new(body, BAD_FORM))?;
    app.store.remove_group(id);
    Ok(Fields::new())
}
