//! The history: kept over a reload, shared by two tabs, searched, named, pinned, deleted, opened and sent again; without
//! secrets; and what becomes of it where the browser keeps nothing.

use crate::support::{Answer, Echo, Page, Visit, World, eventually, open};
use serde_json::{Value, json};

/// Asks something of the history's database: `ask(store)` gives a request or nothing.
const DATABASE: &str = "
    const of = request => new Promise((done, failed) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error);
    });
    const database = await of(indexedDB.open('tim-tester.history'));
    const store = database.transaction('entries', 'readwrite').objectStore('entries');
";

/// The texts that the browser keeps.
async fn kept(page: &Page) -> Vec<String> {
    let script = format!("{DATABASE} const all = await of(store.getAll()); database.close(); return all;");
    let Value::Array(all) = page.script(&script, vec![]).await else { panic!("no list") };
    all.iter().map(|text| text.as_str().expect("a text").to_owned()).collect()
}

/// Waits until so many are kept, and gives them.
async fn expect_kept(page: &Page, count: usize) -> Vec<String> {
    let all = eventually(async || {
        // Before the first is kept there is no database, and looking must not make an empty one.
        let names = "return (await indexedDB.databases()).map(({ name }) => name)";
        let is_there = page.script(names, vec![]).await.as_array().is_some_and(|names| !names.is_empty());
        let all = if is_there { kept(page).await } else { Vec::new() };
        if all.len() == count { Ok(all) } else { Err(format!("{} are kept", all.len())) }
    });
    all.await.unwrap()
}

/// The entries on screen, each with its command and code.
async fn listed(page: &Page) -> Value {
    let script = "return [...document.querySelectorAll('[data-testid=history-entry]')]
        .map(({ dataset }) => `${dataset.command.split('/').pop()} ${dataset.code}`)";
    page.script(script, vec![]).await
}

async fn expect_listed(page: &Page, expected: &[&str]) {
    let outcome = eventually(async || match listed(page).await {
        found if found == json!(expected) => Ok(()),
        found => Err(format!("{found}")),
    });
    outcome.await.unwrap();
}

/// A success, a refusal and a read, all by the sandbox.
async fn send_three(page: &Page) {
    page.send().await;
    page.paste_into("item-value", &"中".repeat(167)).await;
    page.send().await;
    page.choose("command", "v4/profile/portrait_get").await;
    page.send().await;
}

#[tokio::test]
async fn what_was_sent_is_there_after_a_reload_and_is_sent_again_with_another_random() {
    let world = World::start().await;
    let server = Echo::start().await;
    let page = open(&world).await;
    page.use_server(&server).await;
    page.type_into("sdkappid", "1400000001").await;
    page.type_into("identifier", "boss").await;
    let body = "{ \"From_Account\":\"a\\u0062c\",\"n\":18446744073709551615, \"n\":5.0,\r\n\"名\":\"😀\" }";
    page.write_body(body).await;
    page.send().await;
    page.write_body("{\"another\":1}").await;
    page.choose("endpoint", "sandbox").await;
    expect_kept(&page, 1).await;
    page.reload().await;
    page.click("history").await;
    expect_listed(&page, &["portrait_set 0"]).await;
    page.expect_part("history-entry", "HTTP 200").await;
    page.expect_part("history-entry", &server.url()).await;
    page.click("history-replay").await;
    let arrived = server.wait_for(2).await;
    assert_eq!(arrived[0].message.body, body.as_bytes());
    assert_eq!(arrived[1].message.body, arrived[0].message.body, "byte for byte");
    let random = |at: usize| {
        let (_, rest) = arrived[at].target.split_once("random=").unwrap();
        rest.split('&').next().unwrap().to_owned()
    };
    assert_ne!(random(0), random(1));
    for part in ["sdkappid=1400000001&", "identifier=boss&"] {
        assert!(arrived[1].target.contains(part), "{}", arrived[1].target);
    }
    expect_listed(&page, &["portrait_set 0", "portrait_set 0"]).await;
    page.expect_value("endpoint", "custom").await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn what_was_being_written_when_the_page_was_left_is_not_lost() {
    let world = World::start().await;
    let page = open(&world).await;
    page.send().await;
    expect_kept(&page, 1).await;
    // A database that takes its time.
    page.script("IDBFactory.prototype.open = () => ({})", vec![]).await;
    page.send().await;
    page.send().await;
    page.reload().await;
    expect_kept(&page, 3).await;
    page.click("history").await;
    page.expect_count("history-entry", 3).await;
    assert!(!page.stored().await.contains("tim-tester.history"));
    page.console_is_quiet().await;
}

#[tokio::test]
async fn one_is_opened_byte_for_byte_and_the_body_before_comes_back() {
    let world = World::start().await;
    let page = open(&world).await;
    let body = "{\"From_Account\" :\"al\\u0069ce\", \"ProfileItem\":[{\"Value\":1.10,\"Tag\":\"Tag_Profile_IM_Level\"}]}";
    page.write_body(body).await;
    page.send().await;
    page.choose("command", "v4/profile/portrait_get").await;
    page.send().await;
    page.choose("command", "v4/profile/portrait_set").await;
    page.write_body("{\"mine\":1}").await;
    page.choose("command", "v4/profile/portrait_get").await;
    page.choose("endpoint", "console.tim.qq.com").await;
    page.click("history").await;
    page.row("history-entry", 1).click("history-open").await;
    page.expect_value("command", "v4/profile/portrait_set").await;
    page.expect_value("endpoint", "sandbox").await;
    page.click("view-json").await;
    page.expect_value("body-json", body).await;
    page.expect_count("history-entry", 2).await;
    page.click_labelled("Undo").await;
    page.expect_value("body-json", "{\"mine\":1}").await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn it_is_searched_by_code_diagnosis_command_name_and_text() {
    let world = World::start().await;
    let server = Echo::start().await;
    server.answers([Answer::ok().without_cors()]);
    let page = open(&world).await;
    send_three(&page).await;
    page.use_server(&server).await;
    page.send().await;
    page.click("history").await;
    let all = ["portrait_get cors", "portrait_get 0", "portrait_set 40601", "portrait_set 0"];
    expect_listed(&page, &all).await;
    page.row("history-entry", 3).click("history-details").await;
    page.row("history-entry", 3).expect_part("history-body", "\"Alice\"").await;
    page.type_into("history-name", "Baseline\u{e006}").await;
    for (query, expected) in [
        ("40601", &all[2..3]),
        ("CORS", &all[..1]),
        ("portrait_get", &all[..2]),
        ("TagList 200", &all[1..2]),
        ("baseline", &all[3..]),
        ("nothing at all", &[]),
    ] {
        page.type_into("history-search", query).await;
        expect_listed(&page, expected).await;
    }
    page.expect_part("history-count", "0 of 4").await;
    page.type_into("history-search", "portrait").await;
    for (kind, expected) in
        [("ok", vec![all[1], all[3]]), ("fail", vec![all[2]]), ("nothing", vec![all[0]]), ("pinned", vec![])]
    {
        page.choose("history-kind", kind).await;
        expect_listed(&page, &expected).await;
    }
}

#[tokio::test]
async fn one_is_pinned_and_deleted_and_all_are_cleared_and_brought_back() {
    let world = World::start().await;
    let page = open(&world).await;
    send_three(&page).await;
    page.click("history").await;
    page.expect_count("history-entry", 3).await;
    page.row("history-entry", 1).click("history-pin").await;
    page.row("history-entry", 1).expect_attribute("history-pin", "aria-pressed", "true").await;
    page.row("history-entry", 0).click("history-delete").await;
    expect_listed(&page, &["portrait_set 40601", "portrait_set 0"]).await;
    page.expect_focus("history-delete").await;
    expect_kept(&page, 2).await;
    page.reload().await;
    page.click("history").await;
    expect_listed(&page, &["portrait_set 40601", "portrait_set 0"]).await;
    page.row("history-entry", 0).expect_attribute("history-pin", "aria-pressed", "true").await;
    page.row("history-entry", 1).expect_attribute("history-pin", "aria-pressed", "false").await;
    page.click("history-clear").await;
    page.expect_count("history-entry", 0).await;
    expect_kept(&page, 0).await;
    page.click("history-undo").await;
    expect_listed(&page, &["portrait_set 40601", "portrait_set 0"]).await;
    page.row("history-entry", 0).expect_attribute("history-pin", "aria-pressed", "true").await;
    expect_kept(&page, 2).await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn two_tabs_add_to_one_history_and_see_each_others() {
    let world = World::start().await;
    let page = open(&world).await;
    let one = page.tab().await;
    page.send().await;
    page.click("history").await;
    expect_listed(&page, &["portrait_set 0"]).await;
    expect_kept(&page, 1).await;

    let other = page.open_tab(&world.site.url("/#v4/profile/portrait_get")).await;
    page.send().await;
    page.click("history").await;
    expect_listed(&page, &["portrait_get 0", "portrait_set 0"]).await;
    page.turn_to(&one).await;
    expect_listed(&page, &["portrait_get 0", "portrait_set 0"]).await;
    page.row("history-entry", 0).click("history-pin").await;
    page.row("history-entry", 1).click("history-delete").await;
    page.turn_to(&other).await;
    expect_listed(&page, &["portrait_get 0"]).await;
    page.expect_attribute("history-pin", "aria-pressed", "true").await;
    page.send().await;
    expect_kept(&page, 2).await;
    page.turn_to(&one).await;
    page.send().await;
    expect_kept(&page, 3).await;
    expect_listed(&page, &["portrait_set 0", "portrait_get 0", "portrait_get 0"]).await;
    page.click("history-clear").await;
    page.turn_to(&other).await;
    page.expect_count("history-entry", 0).await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn where_there_is_no_room_it_goes_on_and_says_so() {
    let world = World::start().await;
    let page = open(&world).await;
    page.send().await;
    expect_kept(&page, 1).await;
    // As a browser does it: the write itself is taken, and all of it undone at its end.
    let full = "const { put } = IDBObjectStore.prototype;
        window.room = () => { IDBObjectStore.prototype.put = put; delete IDBTransaction.prototype.error };
        IDBObjectStore.prototype.put = function (...of) {
            const request = put.apply(this, of);
            this.transaction.abort();
            return request;
        };
        const error = new DOMException('full', 'QuotaExceededError');
        Object.defineProperty(IDBTransaction.prototype, 'error', { get: () => error, configurable: true })";
    page.script(full, vec![]).await;
    page.send().await;
    page.expect_part("notice", "The browser's storage is full").await;
    page.click("notice-dismiss").await;
    page.send().await;
    page.click("history").await;
    page.expect_count("history-entry", 3).await;
    page.expect_part("history-note", "storage is full").await;
    page.expect_count("notice", 0).await;
    page.row("history-entry", 1).click("history-replay").await;
    page.expect_count("history-entry", 4).await;
    page.script("window.room()", vec![]).await;
    page.send().await;
    page.expect_count("history-note", 0).await;
    expect_kept(&page, 2).await;
    page.reload().await;
    page.click("history").await;
    page.expect_count("history-entry", 2).await;
    page.console_is_quiet().await;
}

/// A page in which a script ran before its own.
async fn open_after(world: &World, script: &str) -> Page {
    let page = open(world).await;
    page.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
    page.reload().await;
    page
}

#[tokio::test]
async fn where_the_browser_keeps_nothing_it_goes_on_and_says_so() {
    let world = World::start().await;
    let refuses = "IDBFactory.prototype.open = () => { throw new DOMException('denied', 'SecurityError') }";
    let has_none = "Object.defineProperty(window, 'indexedDB', { value: undefined })";
    let fails = "IDBObjectStore.prototype.put = () => { throw new DOMException('no', 'UnknownError') }";
    for script in [refuses, has_none, fails] {
        let page = open_after(&world, script).await;
        page.send().await;
        page.expect_part("notice", "The browser does not keep the history").await;
        page.click("history").await;
        page.expect_part("history-note", "does not keep the history").await;
        page.send().await;
        page.expect_count("history-entry", 2).await;
        page.click("history-delete").await;
        page.expect_count("history-entry", 1).await;
        page.console_is_quiet().await;
    }
}

#[tokio::test]
async fn a_newer_versions_history_is_left_alone() {
    let world = World::start().await;
    let page = open(&world).await;
    let newer = "const request = indexedDB.open('tim-tester.history', 7);
        return new Promise(done => {
            request.onupgradeneeded = () => request.result.createObjectStore('entries').put('theirs', 1);
            request.onsuccess = () => { request.result.close(); done() };
        })";
    page.script(newer, vec![]).await;
    page.send().await;
    page.expect_part("notice", "A newer version of this page wrote the history").await;
    page.click("history").await;
    page.expect_count("history-entry", 1).await;
    page.click("history-clear").await;
    page.expect_count("history-entry", 0).await;
    assert_eq!(kept(&page).await, ["theirs"]);
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_thousand_are_kept_and_the_oldest_goes_that_is_not_pinned() {
    let world = World::start().await;
    let page = open(&world).await;
    page.send().await;
    let text = expect_kept(&page, 1).await.remove(0);
    // The two oldest are pinned and not; what can't be read is another version's.
    let fill = format!(
        "{DATABASE}
        const entry = JSON.parse(arguments[0]);
        store.clear();
        store.put('{{\"version\":2}}', 'theirs');
        for (let call = 1; call <= 1000; call++) {{
            const next = {{ ...entry, at_ms: call * 1000, call, name: `the ${{call}}th`, is_pinned: call === 1 }};
            store.put(JSON.stringify(next), `${{next.at_ms}}-${{next.tab}}-${{call}}`);
        }}
        await new Promise(done => store.transaction.oncomplete = done);
        database.close()"
    );
    page.script(&fill, vec![json!(text)]).await;
    page.reload().await;
    page.click("history").await;
    page.expect_part("history-count", "1,000 of 1,000").await;
    page.expect_part("history-entry", "the 1000th").await;
    page.expect_count("history-entry", 50).await;
    let watch = "window.drawn = 0;
        const watched = document.querySelector('[data-panel=history]');
        new MutationObserver(changes => window.drawn += changes.length)
            .observe(watched, { subtree: true, childList: true, attributes: true, characterData: true })";
    page.script(watch, vec![]).await;
    page.type_into("identifier", "another").await;
    page.expect_part("url", "identifier=another").await;
    page.expect_script("return window.drawn", vec![], 0).await;
    page.type_into("identifier", "admin").await;
    page.send().await;
    page.expect_part("history-count", "1,000 of 1,000").await;
    page.type_into("history-search", "the").await;
    page.expect_part("history-count", "999 of 1,000").await;
    let all = eventually(async || match kept(&page).await {
        all if all.len() == 1001 => Ok(all),
        all => Err(format!("{} are kept", all.len())),
    });
    let all = all.await.unwrap();
    let has = |name: &str| all.iter().any(|text| text.contains(name));
    assert!(has("\"the 1th\"") && !has("\"the 2th\"") && has("\"the 3th\""), "the pinned one stays");
    assert!(all.contains(&"{\"version\":2}".to_owned()), "what another version wrote is left alone");
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_secret_in_a_body_or_a_reply_is_masked_and_that_body_is_not_sent_again() {
    let world = World::start().await;
    let server = Echo::start().await;
    let (sig, key) = ("eJwSentinelUserSig*-_", "SentinelSecretKey0123456789abcdef");
    let escaped = r#"{"ErrorCode":0,"within":"{\"sig\":\"eJwSentinelUserSig\\u002a-_\"}","url":"usersig=eJwSentinelUserSig%2A-_"}"#;
    server.answers([Answer::body(escaped)]);
    let page = Visit::default().open(&world).await;
    page.use_server(&server).await;
    page.paste_into("usersig", sig).await;
    page.paste_into("secret-key", key).await;
    page.write_body(r#"{"From_Account":"Sentinel\u0053ecretKey0123456789abcdef"}"#).await;
    page.send().await;
    let kept = expect_kept(&page, 1).await;
    assert!(!kept[0].contains("Sentinel"), "{kept:?}");
    assert!(kept[0].contains(r#"{\"From_Account\":\"***\"}"#), "{kept:?}");
    page.click("history").await;
    page.expect_enabled("history-replay", false).await;
    page.click("history-details").await;
    page.expect_part("history-entry", "cannot be replayed").await;
    page.click("history-open").await;
    page.expect_value("body-json", r#"{"From_Account":"***"}"#).await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn before_anything_was_sent_it_says_what_will_stand_there() {
    let world = World::start().await;
    let page = open(&world).await;
    page.click("history").await;
    page.expect_part("history-count", "Nothing was sent yet. Every send is noted here").await;
    page.expect_count("history-search", 0).await;
    page.send().await;
    page.expect_part("history-count", "1 of 1").await;
    page.expect_count("history-search", 1).await;
    page.console_is_quiet().await;
}
