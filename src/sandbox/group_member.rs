//! `add_group_member` and `send_group_msg`: who is in a group, and what is said there.
//!
//! Ours, where the documents are silent: an account that was not imported has Result 0, and where all are so the call is 10019;
//! a message comes to all members but its sender; who sends is the caller where there is no From_Account, and a From_Account
//! that is no member may not send (10007); a message is not taken for one that was sent before. Nobody has to agree to be added,
//! so Result 3 never comes.

use super::app::App;
use super::asked::{Asked, unknown};
use super::elements;
use super::group::{self, BAD_FORM};
use super::records::{Member, Message};
use super::refusal::{Fields, Refusal, clipped};
use super::settings::Rate;
use serde_json::json;

/// How many accounts one `add_group_member` may name: those of the command's page; the page of limits says 100.
const MOST_ADDED: usize = 300;
/// How many messages a group takes in a second.
const MOST_A_SECOND: u64 = 40;
/// What `Result` says of an account.
const FAILED: u8 = 0;
const ADDED: u8 = 1;
const MEMBER_ALREADY: u8 = 2;

/// Adds members: all that can be or, when the call is refused, none.
pub(super) fn add(app: &mut App, body: &Fields) -> Result<Fields, Refusal> {
    let asked = Asked::new(body, BAD_FORM);
    let id = group::id(app, &asked)?;
    asked.integer("Silence", 0..=1)?;
    let wanted = asked.items("MemberList", MOST_ADDED, 10_005)?;
    let wanted =
        wanted.iter().map(|member| member.account("Member_Account")).collect::<Result<Vec<_>, _>>()?;
    let mut group = app.store.group(id).cloned().unwrap_or_default();
    if group.is_live() {
        return Err(Refusal::new(10_007, "nobody is added to a live group: one joins it"));
    }
    if let (true, Some(first)) = (!wanted.iter().any(|account| app.store.has(account)), wanted.first()) {
        return Err(unknown(10_019, "MemberList[0].Member_Account", first));
    }
    let mut results = Vec::new();
    for account in wanted {
        let result = if !app.store.has(account) {
            FAILED
        } else if group.members.contains_key(account) {
            MEMBER_ALREADY
        } else {
            group::judge_groups_of(app, account)?;
            group.members.insert(account.to_owned(), Member { role: "Member".to_owned(), joined: app.now });
            ADDED
        };
        results.push(json!({ "Member_Account": account, "Result": result }));
    }
    if group.most.is_some_and(|most| group.members.len() as u64 > most) {
        return Err(Refusal::new(10_014, "the group would have more members than MaxMemberNum"));
    }
    *app.store.edit_group(id) = group;
    let mut fields = Fields::new();
    fields.insert("MemberList".into(), results.into());
    Ok(fields)
}

/// Sends a message to a group's members.
pub(super) fn send(app: &mut App, body: &Fields) -> Result<Fields, Refusal> {
    elements::judge_size(app, 80_002)?;
    let asked = Asked::new(body, BAD_FORM);
    let id = group::id(app, &asked)?;
    let from = asked.account_if_any("From_Account")?;
    asked.some_u32("Random")?;
    asked.choice("MsgPriority", &["Normal", "High", "Low"])?;
    asked.object_if_any("OfflinePushInfo")?;
    let body = elements::read(&asked, BAD_FORM, BAD_FORM)?;
    let group = app.store.group(id).cloned().unwrap_or_default();
    if let Some(from) = from.filter(|from| !group.members.contains_key(*from)) {
        return Err(Refusal::new(10_007, &format!("From_Account {} is no member", clipped(from))));
    }
    let words = Message { from: String::new(), group: None, key: String::new(), time: 0, body };
    group::judge_words("MsgBody", &words.words())?;
    let within_second = if group.last_message == app.now { group.within_second } else { 0 };
    if within_second >= MOST_A_SECOND && app.settings.rate != Rate::Unlimited {
        return Err(Refusal::new(
            10_023,
            &format!("over {MOST_A_SECOND} messages to the group within a second"),
        ));
    }
    let from = from.unwrap_or(app.caller);
    let seq = group.messages + 1;
    let message = Message {
        from: from.to_owned(),
        group: Some(id.to_owned()),
        key: seq.to_string(),
        time: app.now,
        ..words
    };
    for member in group.members.keys().filter(|member| *member != from) {
        app.store.edit_person(member).take(message.clone());
    }
    let group = app.store.edit_group(id);
    (group.messages, group.last_message, group.within_second) = (seq, app.now, within_second + 1);
    let mut fields = Fields::new();
    fields.insert("MsgTime".into(), app.now.into());
    fields.insert("MsgSeq".into(), seq.into());
    Ok(fields)
}
