//! `sendmsg` and `batchsendmsg`: messages to accounts.
//!
//! Ours, where the documents are silent: who sends is the caller where there is no From_Account; friendship and blocklists
//! are not looked at, for an administrator calls; no message is taken for one that was sent before; a MsgSeq that is left
//! out is counted on from the receiver's messages. What a batch can't deliver is listed with 70107, as in the documents'
//! sample.

use super::app::App;
use super::asked::{Asked, U32, unknown};
use super::elements;
use super::fields::Fields;
use super::records::Message;
use super::refusal::Refusal;
use serde_json::{Value, json};

/// How many accounts one `batchsendmsg` may name.
const BATCH_MOST_ACCOUNTS: usize = 500;
/// How long a message may wait for who is offline: seven days, in seconds.
const LIFE_MOST: u64 = 604_800;

/// The codes of a command for what is wrong in one place. `batchsendmsg` documents fewer, so it says more often no more
/// than that the message is malformed.
struct Codes {
    from: u32,
    sync: u32,
    life: u32,
    random: u32,
    time: u32,
}

const SEND: Codes = Codes { from: 20_003, sync: 90_031, life: 90_044, random: 90_005, time: 90_006 };
const BATCH: Codes =
    Codes { from: 90_008, sync: MALFORMED, life: 90_026, random: MALFORMED, time: MALFORMED };
const MALFORMED: u32 = 90_010;

/// A message that was judged, before anybody takes it.
struct Judged<'a> {
    from: &'a str,
    seq: Option<u64>,
    random: u64,
    body: &'a Value,
}

impl Judged<'_> {
    /// Puts the message into accounts' hands; gives its MsgKey.
    fn deliver(self, app: &mut App, to: &[&str]) -> String {
        let first = to.first().and_then(|to| app.store.person(to));
        let seq =
            self.seq.unwrap_or_else(|| first.map_or(0, |person| Message::all_of(person).count() as u64) + 1);
        let key = format!("{seq}_{}_{}", self.random, app.now);
        let message = Message { from: self.from, group: None, key: &key, time: app.now, body: self.body };
        for to in to {
            message.put_to(app.store.edit_person(to));
        }
        key
    }
}

/// Sends a message to one account.
pub(super) fn send(app: &mut App, body: &Fields) -> Result<Fields, Refusal> {
    elements::judge_size(app, 93_000)?;
    let asked = Asked::new(body, MALFORMED);
    let to = asked.or(90_003).account("To_Account")?;
    let judged = judge(app, &asked, &SEND)?;
    if !app.store.has(to) {
        return Err(unknown(90_012, "To_Account", to));
    }
    let mut fields = Fields::new();
    fields.insert("MsgTime".into(), app.now.into());
    fields.insert("MsgKey".into(), judged.deliver(app, &[to]).into());
    Ok(fields)
}

/// Sends a message to many accounts; one that is named twice takes it twice. Where nobody can take it, the call is
/// refused.
pub(super) fn send_batch(app: &mut App, body: &Fields) -> Result<Fields, Refusal> {
    elements::judge_size(app, 93_000)?;
    let asked = Asked::new(body, MALFORMED);
    let accounts = asked.accounts("To_Account", BATCH_MOST_ACCOUNTS, 90_011)?;
    let judged = judge(app, &asked, &BATCH)?;
    let (known, missing): (Vec<_>, Vec<_>) = accounts.into_iter().partition(|to| app.store.has(to));
    if let (true, Some(first)) = (known.is_empty(), missing.first()) {
        return Err(unknown(90_012, "To_Account[0]", first));
    }
    let mut fields = Fields::new();
    fields.insert("MsgKey".into(), judged.deliver(app, &known).into());
    if !missing.is_empty() {
        let failed = |to| json!({ "To_Account": to, "ErrorCode": 70_107 });
        fields.insert("ErrorList".into(), missing.into_iter().map(failed).collect::<Vec<_>>().into());
        fields.insert("ActionStatus".into(), "SomeError".into());
    }
    Ok(fields)
}

/// Judges all but the receivers.
fn judge<'a>(app: &App<'a>, asked: &Asked<'a>, codes: &Codes) -> Result<Judged<'a>, Refusal> {
    let from = match asked.or(codes.from).account_if_any("From_Account")? {
        Some(from) if !app.store.has(from) => return Err(unknown(codes.from, "From_Account", from)),
        from => from.unwrap_or(app.caller),
    };
    asked.or(codes.sync).integer("SyncOtherMachine", 1..=2)?;
    let life = asked.or(codes.life).integer("MsgLifeTime", U32)?;
    if life.is_some_and(|life| life > LIFE_MOST) {
        return asked.or(90_026).refuse("MsgLifeTime", &format!("is over {LIFE_MOST} seconds, seven days"));
    }
    let seq = asked.integer("MsgSeq", U32)?;
    let random = asked.or(codes.random).some_u32("MsgRandom")?;
    asked.or(codes.time).integer("MsgTimeStamp", U32)?;
    asked.object_if_any("OfflinePushInfo")?;
    Ok(Judged { from, seq, random, body: elements::read(asked, 90_007, 90_002)? })
}
