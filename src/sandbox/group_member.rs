//! `add_group_member` and `send_group_msg`: who is in a group, and what is said there.
//!
//! Ours, where the documents are silent: an account that was not imported has Result 0, and where all are so the call is 10019;
//! a message comes to all members but its sender; who sends is the caller where there is no From_Account, and a From_Account
//! that is no member may not send (10007); a message is not taken for one that was sent before. Nobody has to agree to be added,
//! so Result 3 never comes.

use super::app::App;
use super::asked::{Asked, unknown};
use super::elements;
use super::fields::Fields;
use super::group::{self, BAD_FORM, IN_SECOND, MESSAGES};
use super::records::{self, MEMBERS, Message};
use super::refusal::{Refusal, clipped};
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
    let mut group = group::find(app, id)?.clone();
    if records::is_live(&group) {
        return Err(Refusal::new(10_007, "nobody is added to a live group: one joins it"));
    }
    if let (true, Some(first)) = (!wanted.iter().any(|account| app.store.has(account)), wanted.first()) {
        return Err(unknown(10_019, "MemberList[0].Member_Account", first));
    }
    let mut results = Vec::new();
    for account in wanted {
        let result = if !app.store.has(account) {
            FAILED
        } else if records::is_member(&group, account) {
            MEMBER_ALREADY
        } else {
            group::judge_groups_of(app, account)?;
            group::take_in(&mut group, account, "Member", app.now);
            ADDED
        };
        results.push(json!({ "Member_Account": account, "Result": result }));
    }
    if group::is_over(&group) {
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
    let group = group::find(app, id)?;
    if let Some(from) = from.filter(|from| !records::is_member(group, from)) {
        return Err(Refusal::new(10_007, &format!("From_Account {} is no member", clipped(from))));
    }
    group::judge_words("MsgBody", &records::words(body))?;
    let is_same_second = records::number(group, "LastMsgTime") == app.now;
    let in_second = if is_same_second { records::number(group, IN_SECOND) } else { 0 };
    if in_second >= MOST_A_SECOND && app.settings.rate != Rate::Unlimited {
        let words = format!("over {MOST_A_SECOND} messages to the group within a second");
        return Err(Refusal::new(10_023, &words));
    }
    let from = from.unwrap_or(app.caller);
    let members = records::items(group, MEMBERS).map(|member| records::text(member, "Member_Account"));
    let to: Vec<_> = members.filter(|member| *member != from).map(str::to_owned).collect();
    let seq = records::number(group, MESSAGES).saturating_add(1);
    let key = seq.to_string();
    let message = Message { from, group: Some(id), key: &key, time: app.now, body };
    for to in to {
        message.put_to(app.store.edit_person(&to));
    }
    let group = app.store.edit_group(id);
    for (name, value) in [(MESSAGES, seq), (IN_SECOND, in_second.saturating_add(1)), ("LastMsgTime", app.now)]
    {
        group.insert(name.into(), value.into());
    }
    let mut fields = Fields::new();
    fields.insert("MsgTime".into(), app.now.into());
    fields.insert("MsgSeq".into(), seq.into());
    Ok(fields)
}
