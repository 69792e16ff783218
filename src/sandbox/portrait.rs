//! `portrait_set` and `portrait_get`: profiles written and read. Which values are allowed stands in
//! [`crate::api::rules`].

use super::app::App;
use super::fields::{Fields, given};
use super::refusal::{Refusal, clipped};
use crate::api::profile::CUSTOM_PREFIX;
use crate::api::rules::{Documents, Known, Rules, UnknownTag, Violation, judge_account};
use serde_json::{Value, json};

/// How many accounts one `portrait_get` may name. The documents advise it; that more are refused is our reading.
const GET_MOST_ACCOUNTS: usize = 100;

/// The tag under which a field is stored.
fn store_tag(known: &Known) -> String {
    match known {
        Known::Standard(field) => field.tag.to_owned(),
        Known::Custom(field) => format!("{CUSTOM_PREFIX}{}", field.keyword),
    }
}

/// Sets fields: all of them or, when one is refused, none.
pub(super) fn set(app: &mut App, body: &Fields) -> Result<Fields, Refusal> {
    let rules = &app.rules;
    let refuse = |violation: Violation, place: &str| Refusal::of(&violation, place, rules.documents);
    let account = body.get("From_Account").map(given);
    let account = judge_account(account.as_ref()).map_err(|violation| refuse(violation, "From_Account"))?;
    if !app.store.has(account) {
        return Err(refuse(Violation::AccountUnknown, &format!("From_Account {}", clipped(account))));
    }
    let items = match body.get("ProfileItem") {
        None => return Err(refuse(Violation::ItemsMissing, "ProfileItem")),
        Some(Value::Array(items)) => items,
        Some(_) => return Err(refuse(Violation::ItemsNotArray, "ProfileItem")),
    };
    let mut accepted = Fields::new();
    for (i, item) in items.iter().enumerate() {
        let (tag, value) =
            judge(rules, item).map_err(|violation| refuse(violation, &place(i, item, &violation)))?;
        accepted.insert(tag, value);
    }
    app.store.set(account, accepted);
    Ok(Fields::new())
}

/// An item's field and value.
fn judge(rules: &Rules, item: &Value) -> Result<(String, Value), Violation> {
    let item = item.as_object().ok_or(Violation::ItemNotObject)?;
    let (tag, value) = (item.get("Tag"), item.get("Value"));
    let known = rules.judge_parts(tag.map(given).as_ref(), value.map(given).as_ref())?;
    Ok((store_tag(&known), value.cloned().ok_or(Violation::ValueMissing)?))
}

/// Where a violation stands, such as `ProfileItem[0].Value of Tag_Profile_IM_Nick`.
fn place(i: usize, item: &Value, violation: &Violation) -> String {
    let tag = item.get("Tag").and_then(Value::as_str).map(clipped).unwrap_or_default();
    match violation {
        Violation::ItemNotObject => format!("ProfileItem[{i}]"),
        Violation::TagMissing | Violation::TagNotString | Violation::TagUnknown(UnknownTag::Empty) => {
            format!("ProfileItem[{i}].Tag")
        }
        Violation::TagUnknown(_) | Violation::NotWritable => format!("ProfileItem[{i}].Tag {tag}"),
        _ => format!("ProfileItem[{i}].Value of {tag}"),
    }
}

/// Reads fields of accounts. A tag that is wrong fails the call, an account that is unknown only its own item. A
/// field that was never set is left out: the documents name no default but for two fields.
pub(super) fn get(app: &mut App, body: &Fields) -> Result<Fields, Refusal> {
    let rules = &app.rules;
    let accounts = accounts(body)?;
    let tags = tags(rules, body)?;
    let (mut results, mut failed) = (Vec::new(), Vec::new());
    for account in accounts {
        results.push(match app.store.profile(account) {
            Some(profile) => {
                let items: Vec<_> = tags
                    .iter()
                    .filter_map(|(tag, key)| Some(json!({ "Tag": tag, "Value": profile.get(key)? })))
                    .collect();
                json!({ "To_Account": account, "ProfileItem": items, "ResultCode": 0, "ResultInfo": "" })
            }
            None => {
                failed.push(account);
                let place = format!("To_Account {}", clipped(account));
                let refusal = Refusal::of(&Violation::AccountUnknown, &place, rules.documents);
                json!({ "To_Account": account, "ResultCode": refusal.code, "ResultInfo": refusal.info })
            }
        });
    }
    let mut fields = Fields::new();
    fields.insert("UserProfileItem".into(), results.into());
    if rules.documents == Documents::Seed || !failed.is_empty() {
        fields.insert("Fail_Account".into(), failed.into());
    }
    if rules.documents == Documents::Seed {
        fields.insert("Invalid_Account".into(), json!([]));
    }
    Ok(fields)
}

fn accounts(body: &Fields) -> Result<Vec<&str>, Refusal> {
    let accounts = match body.get("To_Account") {
        None => return Err(Refusal::new(40001, "To_Account is missing")),
        Some(Value::Array(accounts)) => accounts,
        Some(_) => return Err(Refusal::new(40001, "To_Account is not an array")),
    };
    if accounts.is_empty() {
        return Err(Refusal::new(40002, "To_Account is empty"));
    }
    if accounts.len() > GET_MOST_ACCOUNTS {
        let words = format!("To_Account has {} accounts, over {GET_MOST_ACCOUNTS}", accounts.len());
        return Err(Refusal::new(40001, &words));
    }
    let not_string = |i| Refusal::new(60015, &format!("To_Account[{i}] is not a string"));
    accounts.iter().enumerate().map(|(i, account)| account.as_str().ok_or_else(|| not_string(i))).collect()
}

/// The tags as asked for, each with the one it is stored under.
fn tags<'a>(rules: &Rules, body: &'a Fields) -> Result<Vec<(&'a str, String)>, Refusal> {
    let tags = match body.get("TagList") {
        None => return Err(Refusal::new(40001, "TagList is missing")),
        Some(Value::Array(tags)) => tags,
        Some(_) => return Err(Refusal::new(40001, "TagList is not an array")),
    };
    let unknown = rules.documents.pick(40801, 40009);
    let read = |(i, tag): (usize, &'a Value)| {
        let tag =
            tag.as_str().ok_or_else(|| Refusal::new(40001, &format!("TagList[{i}] is not a string")))?;
        let place = format!("TagList[{i}] {}", clipped(tag));
        match rules.find(tag) {
            Err(UnknownTag::Empty) => Err(Refusal::new(unknown, &format!("TagList[{i}] is empty"))),
            Err(_) => Err(Refusal::new(unknown, &format!("{place} names no field"))),
            Ok(known) if !known.readable() => {
                Err(Refusal::new(40007, &format!("{place} names a field that may not be read")))
            }
            Ok(known) => Ok((tag, store_tag(&known))),
        }
    };
    tags.iter().enumerate().map(read).collect()
}
