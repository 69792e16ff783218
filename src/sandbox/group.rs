//! `create_group`, `get_group_info` and `destroy_group`: groups made, looked at and ended.
//!
//! Ours, where the documents are silent: a GroupId of one's own is 1 to 48 printable ASCII characters; one that the sandbox
//! makes tells the type and counts; a group without MaxMemberCount takes 20, as in the trial edition; live groups (10) and the
//! groups of one account (50) have a limit; whoever is named as owner or member and was not imported is a wrong parameter
//! (10004); ResponseFilter is passed over.

use super::app::App;
use super::asked::{Asked, U32};
use super::records::{Group, Member};
use super::refusal::{Fields, Refusal, clipped};
use crate::api::rules::SENSITIVE_WORDS;
use serde_json::{Value, json};

pub(super) const BAD_FORM: u32 = 10_004;
const KINDS: [&str; 5] = ["Public", "Private", "ChatRoom", "AVChatRoom", "Community"];
const JOINS: [&str; 3] = ["NeedPermission", "FreeAccess", "DisableApply"];
/// The limits of a group's texts, in bytes.
const NAME_BYTES: usize = 30;
const INTRODUCTION_BYTES: usize = 240;
const NOTIFICATION_BYTES: usize = 300;
const FACE_URL_BYTES: usize = 100;
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
/// How many members a group takes that doesn't say.
const MEMBERS: u64 = 20;

/// Makes a group.
pub(super) fn create(app: &mut App, body: &Fields) -> Result<Fields, Refusal> {
    let asked = Asked::new(body, BAD_FORM);
    asked.value("Type")?;
    let kind = asked.choice("Type", &KINDS)?;
    let (name, introduction, notification) = (
        asked.some_text("Name", NAME_BYTES)?,
        asked.text("Introduction", INTRODUCTION_BYTES)?.unwrap_or_default(),
        asked.text("Notification", NOTIFICATION_BYTES)?.unwrap_or_default(),
    );
    let face_url = asked.text("FaceUrl", FACE_URL_BYTES)?.unwrap_or_default();
    let join = asked.choice("ApplyJoinOption", &JOINS)?;
    let most = asked.integer("MaxMemberCount", 1..=*U32.end())?.unwrap_or(MEMBERS);
    let most = (kind != "AVChatRoom").then_some(most);
    let owner = asked.account_if_any("Owner_Account")?;
    let mut members = first_members(app, &asked, body)?;
    if let Some(owner) = owner {
        imported(app, "Owner_Account", owner)?;
        members.retain(|(account, _)| *account != owner);
        members.push((owner, "Owner"));
    }
    let id = asked.text("GroupId", usize::MAX)?;
    let own_id = id.map(|id| own_id(app, id, kind, owner)).transpose()?;
    for (place, text) in [("Name", name), ("Introduction", introduction), ("Notification", notification)] {
        judge_words(place, text)?;
    }
    if most.is_some_and(|most| members.len() as u64 > most) {
        return Err(Refusal::new(10_038, "MemberList has more members than MaxMemberCount"));
    }
    judge_numbers(app, kind, members.iter().map(|(account, _)| *account))?;
    let id = own_id.map_or_else(|| new_id(app, kind), str::to_owned);
    let join_now = |(account, role): (&str, &str)| {
        (account.to_owned(), Member { role: role.to_owned(), joined: app.now })
    };
    let group = Group {
        kind: kind.to_owned(),
        name: name.to_owned(),
        owner: owner.unwrap_or_default().to_owned(),
        introduction: introduction.to_owned(),
        notification: notification.to_owned(),
        face_url: face_url.to_owned(),
        join: join.to_owned(),
        most,
        created: app.now,
        members: members.into_iter().map(join_now).collect(),
        ..Group::default()
    };
    *app.store.edit_group(&id) = group;
    let mut fields = Fields::new();
    fields.insert("GroupId".into(), id.into());
    Ok(fields)
}

fn first_members<'a>(
    app: &App,
    asked: &Asked<'a>,
    body: &Fields,
) -> Result<Vec<(&'a str, &'static str)>, Refusal> {
    if !body.contains_key("MemberList") {
        return Ok(Vec::new());
    }
    let members = asked.items("MemberList", MOST_FIRST_MEMBERS, 10_005)?.into_iter().map(|member| {
        let account = member.account("Member_Account")?;
        imported(app, "Member_Account", account)?;
        Ok((account, member.choice("Role", &["Member", "Admin"])?))
    });
    members.collect()
}

fn imported(app: &App, name: &str, account: &str) -> Result<(), Refusal> {
    let refusal = || super::asked::unknown(BAD_FORM, name, account);
    app.store.has(account).then_some(()).ok_or_else(refusal)
}

/// Judges a GroupId that somebody chose.
fn own_id<'a>(app: &App, id: &'a str, kind: &str, owner: Option<&str>) -> Result<&'a str, Refusal> {
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
        None => Ok(id),
        Some(group) if owner.is_some_and(|owner| owner == group.owner) => {
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
fn judge_numbers<'a>(
    app: &App,
    kind: &str,
    mut members: impl Iterator<Item = &'a str>,
) -> Result<(), Refusal> {
    if app.store.groups().count() >= MOST_GROUPS {
        return Err(Refusal::new(10_058, &format!("there are {MOST_GROUPS} groups already")));
    }
    if kind == "AVChatRoom" && app.store.groups().filter(|(_, group)| group.is_live()).count() >= MOST_LIVE {
        return Err(Refusal::new(10_036, &format!("there are {MOST_LIVE} live groups already")));
    }
    members.try_for_each(|account| judge_groups_of(app, account))
}

/// Refuses one group too many of an account.
pub(super) fn judge_groups_of(app: &App, account: &str) -> Result<(), Refusal> {
    let groups = app.store.groups().filter(|(_, group)| group.members.contains_key(account)).count();
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

fn find<'a>(app: &'a App, id: &str) -> Result<&'a Group, Refusal> {
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

fn told(id: &str, group: &Group) -> Value {
    let member = |(account, member): (&String, &Member)| json!({ "Member_Account": account, "Role": member.role, "JoinTime": member.joined });
    let members: Vec<_> = group.members.iter().map(member).collect();
    json!({
        "GroupId": id,
        "ErrorCode": 0,
        "ErrorInfo": "",
        "Type": group.kind,
        "Name": group.name,
        "Introduction": group.introduction,
        "Notification": group.notification,
        "FaceUrl": group.face_url,
        "Owner_Account": group.owner,
        "CreateTime": group.created,
        "LastMsgTime": group.last_message,
        "NextMsgSeq": group.messages + 1,
        "MemberNum": members.len(),
        "MaxMemberNum": group.most.unwrap_or(0),
        "ApplyJoinOption": group.join,
        "MemberList": members,
    })
}

/// Ends a group.
pub(super) fn destroy(app: &mut App, body: &Fields) -> Result<Fields, Refusal> {
    let id = id(app, &Asked::new(body, BAD_FORM))?;
    app.store.remove_group(id);
    Ok(Fields::new())
}
