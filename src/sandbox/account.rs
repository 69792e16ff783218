//! `account_import`, `account_check`, `account_delete` and `kick`: accounts made, looked for, deleted and signed out.
//!
//! Ours, where the documents are silent: a deleted account can be imported again at once, as the older pages have it; what it
//! sent stays with who took it; its groups stay, without an owner; `kick` signs an account out and leaves its UserSigs as they
//! are, for the sandbox keeps none. An app that may have more accounts than the trial edition is none of that edition, so it
//! can't delete any (71000).

use super::app::App;
use super::asked::unknown;
use super::demo;
use super::fields::{Fields, given};
use super::records::{self, PRESENCE};
use super::refusal::{Refusal, clipped};
use crate::api::rules::{Documents, Given, Rules};
use serde_json::{Value, json};

/// The longest UserID in bytes.
const USER_ID_MOST_BYTES: usize = 32;
/// How many accounts one `account_check` or `account_delete` may name.
const MOST_ACCOUNTS: usize = 100;

/// Makes an account. One that exists keeps its profile but for what is given. An empty `Nick` or `FaceUrl` is set,
/// too; the documents don't say. Values are judged by the newest rules in both eras, for the command's codes are
/// the same in both.
pub(super) fn import(app: &mut App, body: &Fields) -> Result<Fields, Refusal> {
    let (rules, account_limit) =
        (Rules { documents: Documents::Current, ..app.rules }, app.settings.account_limit);
    let account = identifier(body)?;
    let mut fields = Fields::new();
    for (key, tag) in [("Nick", "Tag_Profile_IM_Nick"), ("FaceUrl", "Tag_Profile_IM_Image")] {
        let Some(value) = body.get(key) else { continue };
        if !value.is_string() {
            return Err(Refusal::new(70402, &format!("{key} is not a string")));
        }
        rules
            .judge_item(tag, &given(value))
            .map_err(|violation| Refusal::of(&violation, key, rules.documents))?;
        fields.insert(tag.to_owned(), value.clone());
    }
    if !app.store.has(account) && app.store.len() >= account_limit {
        return Err(Refusal::new(70398, &format!("Identifier: there are {account_limit} accounts already")));
    }
    app.store.set(account, fields);
    Ok(Fields::new())
}

/// Tells which accounts exist.
pub(super) fn check(app: &mut App, body: &Fields) -> Result<Fields, Refusal> {
    let accounts = accounts(body, "CheckItem")?;
    let results = accounts.into_iter().map(|account| {
        let status = if app.store.has(account) { "Imported" } else { "NotImported" };
        json!({ "UserID": account, "ResultCode": 0, "ResultInfo": "", "AccountStatus": status })
    });
    Ok(results_of(results.collect()))
}

/// Deletes accounts with all that is noted of them.
pub(super) fn delete(app: &mut App, body: &Fields) -> Result<Fields, Refusal> {
    let accounts = accounts(body, "DeleteItem")?;
    if app.settings.account_limit > demo::ACCOUNT_LIMIT {
        return Err(Refusal::new(71_000, "only an app of the trial edition can delete accounts"));
    }
    let results = accounts.into_iter().map(|account| {
        let refused = (!app.store.has(account)).then(|| unknown(70_107, "UserID", account));
        let (code, info) = refused.map_or((0, String::new()), |refused| (refused.code, refused.info));
        app.store.remove(account);
        json!({ "UserID": account, "ResultCode": code, "ResultInfo": info })
    });
    Ok(results_of(results.collect()))
}

/// Signs an account out.
pub(super) fn kick(app: &mut App, body: &Fields) -> Result<Fields, Refusal> {
    let account = identifier(body)?;
    if !app.store.has(account) {
        return Err(unknown(70_107, "Identifier", account));
    }
    if app.store.person(account).is_some_and(|person| !records::text(person, PRESENCE).is_empty()) {
        app.store.edit_person(account).shift_remove(PRESENCE);
    }
    Ok(Fields::new())
}

fn results_of(results: Vec<Value>) -> Fields {
    let mut fields = Fields::new();
    fields.insert("ResultItem".into(), results.into());
    fields
}

/// The accounts of a list of objects.
fn accounts<'a>(body: &'a Fields, name: &str) -> Result<Vec<&'a str>, Refusal> {
    let items = match body.get(name) {
        None => return Err(Refusal::new(70402, &format!("{name} is missing"))),
        Some(Value::Array(items)) => items,
        Some(_) => return Err(Refusal::new(70402, &format!("{name} is not an array"))),
    };
    if items.len() > MOST_ACCOUNTS {
        let words = format!("{name} has {} accounts, over {MOST_ACCOUNTS}", items.len());
        return Err(Refusal::new(70402, &words));
    }
    let read = |(i, item): (usize, &'a Value)| user_id(item.get("UserID"), &format!("{name}[{i}].UserID"));
    items.iter().enumerate().map(read).collect()
}

/// The one account of a body. Client libraries of today name it `UserID` instead of `Identifier`; both are taken.
fn identifier(body: &Fields) -> Result<&str, Refusal> {
    user_id(body.get("Identifier").or_else(|| body.get("UserID")), "Identifier")
}

fn user_id<'a>(value: Option<&'a Value>, place: &str) -> Result<&'a str, Refusal> {
    match value.map(given) {
        None => Err(Refusal::new(70402, &format!("{place} is missing"))),
        Some(Given::String("")) => Err(Refusal::new(70402, &format!("{place} is empty"))),
        Some(Given::String(id)) if id.len() > USER_ID_MOST_BYTES => {
            let words = format!("{place} {} has over {USER_ID_MOST_BYTES} bytes", clipped(id));
            Err(Refusal::new(70402, &words))
        }
        Some(Given::String(id)) => Ok(id),
        Some(_) => Err(Refusal::new(60015, &format!("{place} is not a string"))),
    }
}
