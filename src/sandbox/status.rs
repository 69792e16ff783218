//! `query_online_status` and the older `querystate`: who is signed in. Nobody signs in to the sandbox: a few accounts are
//! taken to be, from the start, until they are kicked or deleted.
//!
//! Ours: an account that was not imported fails its own item in the newer command, as its ErrorList shows, and all of the
//! older one, whose reply has no place for it.

use super::app::App;
use super::asked::{Asked, unknown};
use super::fields::Fields;
use super::records::{self, PRESENCE};
use super::refusal::Refusal;
use serde_json::{Value, json};

/// How many accounts one call may name.
const MOST_ACCOUNTS: usize = 500;

/// Of an account that is signed in nowhere.
const OFFLINE: &str = "Offline";

/// Tells who is signed in and, when asked, where.
pub(super) fn query(app: &mut App, body: &Fields) -> Result<Fields, Refusal> {
    let asked = Asked::new(body, 90_003);
    let accounts = asked.accounts("To_Account", MOST_ACCOUNTS, 90_011)?;
    let is_detailed = asked.integer("IsNeedDetail", 0..=1)? == Some(1);
    let (mut results, mut errors) = (Vec::new(), Vec::new());
    for account in accounts {
        if !app.store.has(account) {
            errors.push(json!({ "To_Account": account, "ErrorCode": 70_107 }));
            continue;
        }
        let presence = presence(app, account);
        let mut result = json!({ "To_Account": account, "Status": presence });
        if is_detailed && presence != OFFLINE {
            let platform = if presence == "Online" { "Web" } else { "iPhone" };
            result["Detail"] = json!([{ "Platform": platform, "Status": presence }]);
        }
        results.push(result);
    }
    let mut fields = Fields::new();
    fields.insert("QueryResult".into(), results.into());
    if !errors.is_empty() {
        fields.insert("ErrorList".into(), errors.into());
    }
    Ok(fields)
}

/// The same as it was asked in 2016.
pub(super) fn query_state(app: &mut App, body: &Fields) -> Result<Fields, Refusal> {
    let accounts = Asked::new(body, 90_003).accounts("To_Account", MOST_ACCOUNTS, 90_011)?;
    let result = |account| match app.store.has(account) {
        true => Ok(json!({ "To_Account": account, "State": presence(app, account) })),
        false => Err(unknown(90_003, "To_Account", account)),
    };
    let results: Vec<Value> = accounts.into_iter().map(result).collect::<Result<_, _>>()?;
    let mut fields = Fields::new();
    fields.insert("QueryResult".into(), results.into());
    Ok(fields)
}

fn presence<'a>(app: &'a App, account: &str) -> &'a str {
    let presence = app.store.person(account).map_or("", |person| records::text(person, PRESENCE));
    if presence.is_empty() { OFFLINE } else { presence }
}
