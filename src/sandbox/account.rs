//! `account_import` and `account_check`: accounts made and looked for.

use super::app::App;
use super::portrait::given;
use super::refusal::{Fields, Refusal, clipped};
use super::store::Stored;
use crate::api::rules::{Documents, Given, Rules};
use serde_json::{Value, json};

/// The longest UserID in bytes.
const USER_ID_MOST_BYTES: usize = 32;
/// How many accounts one `account_check` may name.
const CHECK_MOST_ACCOUNTS: usize = 100;

/// Makes an account. One that exists keeps its profile but for what is given. An empty `Nick` or `FaceUrl` is set,
/// too; the documents don't say. Values are judged by the newest rules in both eras, for the command's codes are
/// the same in both. Client libraries of today name the account `UserID` instead of `Identifier`; both are taken.
pub(super) fn import(app: &mut App, body: &Fields) -> Result<Fields, Refusal> {
    let (rules, account_limit) =
        (Rules { documents: Documents::Current, ..app.rules }, app.settings.account_limit);
    let account = user_id(body.get("Identifier").or_else(|| body.get("UserID")), "Identifier")?;
    let mut fields = Vec::new();
    for (key, tag) in [("Nick", "Tag_Profile_IM_Nick"), ("FaceUrl", "Tag_Profile_IM_Image")] {
        let Some(value) = body.get(key) else { continue };
        let Value::String(text) = value else {
            return Err(Refusal::new(70402, &format!("{key} is not a string")));
        };
        rules
            .judge_item(tag, &given(value))
            .map_err(|violation| Refusal::of(&violation, key, rules.documents))?;
        fields.push((tag.to_owned(), Stored::Text(text.clone())));
    }
    if app.store.profile(account).is_none() && app.store.len() >= account_limit {
        return Err(Refusal::new(70398, &format!("Identifier: there are {account_limit} accounts already")));
    }
    app.store.set(account, fields);
    Ok(Fields::new())
}

/// Tells which accounts exist.
pub(super) fn check(app: &mut App, body: &Fields) -> Result<Fields, Refusal> {
    let items = match body.get("CheckItem") {
        None => return Err(Refusal::new(70402, "CheckItem is missing")),
        Some(Value::Array(items)) => items,
        Some(_) => return Err(Refusal::new(70402, "CheckItem is not an array")),
    };
    if items.len() > CHECK_MOST_ACCOUNTS {
        let words = format!("CheckItem has {} accounts, over {CHECK_MOST_ACCOUNTS}", items.len());
        return Err(Refusal::new(70402, &words));
    }
    let mut results = Vec::new();
    for (i, item) in items.iter().enumerate() {
        let account = user_id(item.get("UserID"), &format!("CheckItem[{i}].UserID"))?;
        let status = if app.store.profile(account).is_some() { "Imported" } else { "NotImported" };
        results.push(json!({
            "UserID": account, "ResultCode": 0, "ResultInfo": "", "AccountStatus": status,
        }));
    }
    let mut fields = Fields::new();
    fields.insert("ResultItem".into(), results.into());
    Ok(fields)
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
