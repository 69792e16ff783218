//! The sandbox's card: its accounts as they are now, shared by all tabs, its documents and its faults.

use crate::support::{Page, World, open};
use serde_json::json;

const KEPT: &str = "tim-tester.sandbox";

async fn import(page: &Page, account: &str) {
    page.paste_into("body-json", &json!({ "Identifier": account }).to_string()).await;
    page.send().await;
    page.expect_text("error-code", "0").await;
}

#[tokio::test]
async fn its_accounts_are_those_of_now_and_no_tab_overwrites_anothers() {
    let world = World::start().await;
    let page = open(&world).await;
    page.choose("command", "v4/im_open_login_svc/account_import").await;
    import(&page, "from-here").await;
    page.click("fold-sandbox").await;
    page.expect_part("sandbox-accounts", "from-here").await;
    let kept = "return Object.keys(JSON.parse(localStorage.getItem(arguments[0])).accounts)
        .filter((account) => account.includes('-')).sort()";
    page.expect_script(kept, vec![json!(KEPT)], json!(["from-here"])).await;

    // Another tab's account, of which this one has not heard yet.
    let unheard = "const kept = JSON.parse(localStorage.getItem(arguments[0]));
        kept.accounts['from-there'] = {};
        localStorage.setItem(arguments[0], JSON.stringify(kept))";
    page.script(unheard, vec![json!(KEPT)]).await;
    import(&page, "from-here-too").await;
    page.expect_part("sandbox-accounts", "from-there").await;
    let all = json!(["from-here", "from-here-too", "from-there"]);
    page.expect_script(kept, vec![json!(KEPT)], all.clone()).await;
    page.reload().await;
    page.expect_part("sandbox-accounts", "from-here, from-here-too, from-there").await;

    // A fresh start in another tab is one in this.
    let afresh = "localStorage.removeItem(arguments[0]);
        window.dispatchEvent(new StorageEvent('storage', { key: arguments[0] }))";
    page.script(afresh, vec![json!(KEPT)]).await;
    page.expect_part("sandbox-accounts", "alice, bob").await;
    assert!(!page.content("sandbox-accounts").await.contains("from-"));
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_fault_is_shown_once_it_is_chosen_and_the_card_belongs_to_the_sandbox_alone() {
    let world = World::start().await;
    let page = open(&world).await;
    page.click("fold-sandbox").await;
    page.choose("sandbox-fault", "code").await;
    page.expect_value("sandbox-fault-number", "40602").await;
    page.type_into("sandbox-fault-number", "40006").await;
    page.send().await;
    page.expect_text("error-code", "40006").await;
    page.choose("sandbox-fault", "").await;
    page.expect_count("sandbox-fault-number", 0).await;
    page.send().await;
    page.expect_text("error-code", "0").await;
    page.choose("endpoint", "console.tim.qq.com").await;
    page.expect_count("sandbox-fault", 0).await;
    page.console_is_quiet().await;
}
