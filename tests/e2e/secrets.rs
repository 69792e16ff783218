//! Where secrets are and where they are not, after a visit in which everything was tried.

use crate::support::{Answer, Echo, Message, Page, Visit, World, open};
use serde_json::Value;
use tim_tester::snippet;

const USERSIG: &str = "eJwSentinelUserSig*-_";
const KEY: &str = "SentinelSecretKey0123456789abcdef";

/// All that the page left outside the two inputs in which the secrets were typed.
const TRACES: &str = "
    const page = document.documentElement.cloneNode(true);
    for (const own of page.querySelectorAll('[data-testid=usersig], [data-testid=secret-key]')) own.remove();
    const others = [...document.querySelectorAll('input, textarea, select')]
        .filter(field => !['usersig', 'secret-key'].includes(field.dataset.testid)).map(field => field.value);
    const databases = {};
    const of = request => new Promise((done, failed) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error);
    });
    for (const { name } of await indexedDB.databases()) {
        const database = await of(indexedDB.open(name));
        for (const store of database.objectStoreNames) {
            databases[`${name} ${store}`] = await of(database.transaction(store).objectStore(store).getAll());
        }
        database.close();
    }
    const caches = self.caches ? await self.caches.keys() : [];
    return JSON.stringify({
        page: page.outerHTML, others, databases, caches,
        local: { ...localStorage }, session: { ...sessionStorage }, cookie: document.cookie,
        address: location.href, state: history.state, name: window.name, title: document.title,
        referrer: document.referrer,
    })";

async fn no_trace(page: &Page, when: &str) {
    let traces = page.script(TRACES, vec![]).await;
    let Value::String(traces) = traces else { panic!("{traces}") };
    let around =
        traces.find("Sentinel").map(|at| &traces[at.saturating_sub(200)..(at + 60).min(traces.len())]);
    assert_eq!(around, None, "{when}");
    assert!(!traces.contains("tim-tester.secrets"), "{when}: nothing is kept without being asked");
    let console = page.console().await.join("\n");
    assert!(!console.contains("Sentinel"), "{when}: {console}");
}

#[tokio::test]
async fn secrets_are_in_the_one_request_and_nowhere_else() {
    let world = World::start().await;
    let server = Echo::start().await;
    let page = open(&world).await;
    page.use_server(&server).await;
    page.type_into("sdkappid", "1400000001").await;
    page.paste_into("usersig", USERSIG).await;
    page.paste_into("secret-key", KEY).await;
    page.expect_attribute("usersig-status", "data-state", "malformed").await;
    no_trace(&page, "typed").await;

    let echoed = r#"{"ActionStatus":"FAIL","ErrorCode":70003,"ErrorInfo":"bad usersig"}"#.to_owned();
    server.answers([Answer::body(echoed), Answer::ok()]);
    page.send().await;
    page.expect_text("error-code", "70003").await;
    for view in ["tab-raw", "tab-headers", "tab-sent", "tab-pretty"] {
        page.click(view).await;
        page.expect_attribute(view, "aria-selected", "true").await;
        no_trace(&page, view).await;
    }
    page.send().await;
    page.expect_text("error-code", "0").await;
    page.click("history").await;
    page.expect_count("history-entry", 2).await;
    page.row("history-entry", 0).click("history-details").await;
    page.row("history-entry", 1).click("history-details").await;
    page.row("history-entry", 1).expect_part("history-reply", "bad usersig").await;
    no_trace(&page, "the history").await;
    page.click("share").await;
    assert!(!page.attribute("share", "data-link").await.unwrap().contains("Sentinel"));
    page.choose("command", "v4/profile/portrait_get").await;
    page.choose("lang", "zh").await;
    no_trace(&page, "shared").await;
    page.click("snippets").await;
    for language in snippet::all() {
        page.choose("snippet-lang", language.id).await;
        page.expect_count("snippet-note", 1).await;
        no_trace(&page, language.id).await;
    }

    let arrived = server.arrived();
    assert_eq!(arrived.len(), 2);
    for request in &arrived {
        assert_eq!(request.target.matches("usersig=eJwSentinelUserSig*-_&").count(), 1, "{}", request.target);
        let Message { headers, body, .. } = &request.message;
        let beside = format!("{headers:?} {}", String::from_utf8_lossy(body));
        assert!(!beside.contains("Sentinel"), "{beside}");
        assert!(!request.target.contains("SecretKey"));
    }
    page.reload().await;
    page.expect_value("usersig", "").await;
    page.expect_value("secret-key", "").await;
    no_trace(&page, "reloaded").await;

    let another = Visit::default().open(&world).await;
    another.expect_count("item", 1).await;
    no_trace(&another, "another visit").await;
}

#[tokio::test]
async fn each_place_reveals_by_itself_and_copies_what_it_shows() {
    let world = World::start().await;
    let server = Echo::start().await;
    let page = open(&world).await;
    page.use_server(&server).await;
    page.paste_into("usersig", USERSIG).await;
    page.expect_part("url", "usersig=***").await;
    page.send().await;
    page.click("tab-sent").await;
    page.expect_part("sent-request", "usersig=***").await;
    page.click("reveal").await;
    page.expect_part("url", "usersig=eJwSentinelUserSig*-_").await;
    page.expect_part("sent-request", "usersig=***").await;
    page.click("reveal").await;
    page.click("sent-reveal").await;
    page.expect_part("sent-request", "usersig=eJwSentinelUserSig*-_").await;
    page.expect_part("url", "usersig=***").await;

    // A call that brought nothing offers a curl line, with a variable where the UserSig was.
    server.answers([Answer::ok().without_cors()]);
    page.send().await;
    page.unfold_all().await;
    page.expect_part("curl", "$TIM_USERSIG").await;
    assert!(!page.content("diagnosis").await.contains("Sentinel"));
    page.click("curl-reveal").await;
    page.expect_part("curl", "usersig=eJwSentinelUserSig*-_").await;
    page.expect_part("url", "usersig=***").await;
}

#[tokio::test]
async fn forgetting_takes_the_usersig_out_of_what_was_sent_too() {
    let world = World::start().await;
    let server = Echo::start().await;
    let page = open(&world).await;
    page.use_server(&server).await;
    page.paste_into("usersig", USERSIG).await;
    server.answers([Answer::body(r#"{"ActionStatus":"FAIL","ErrorCode":70003,"ErrorInfo":""}"#)]);
    page.send().await;
    page.click("tab-sent").await;
    page.click("sent-reveal").await;
    page.expect_part("sent-request", "eJwSentinelUserSig").await;
    page.click("forget-secrets").await;
    page.expect_part("sent-request", "usersig=&").await;
    page.expect_text("error-code", "70003").await;
    // It was not empty when it was sent, so that is no cause.
    page.expect_count("error-cause", 0).await;
    no_trace(&page, "forgotten").await;
}
