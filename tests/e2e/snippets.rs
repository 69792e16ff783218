//! The request as a file: in every language it is the request on screen, and it holds a secret only when it is asked to.

use crate::support::{Arrived, Echo, Page, World, eventually, open};
use serde_json::json;
use tim_tester::api::Secret;
use tim_tester::api::call::{Call, Prepared, prepare};
use tim_tester::api::endpoint::Endpoint;
use tim_tester::snippet::{self, Language, Request, UserSig};
use tokio::process::Command;

const USERSIG: &str = "eJwSentinelUserSig*-_";
const KEY: &str = "SentinelSecretKey0123456789abcdef";
const IDENTIFIER: &str = "admin & \"it's\" 100% $HOME";
/// One nick, as all languages can say it.
const BODY: &str = r##"{"From_Account":"alice","ProfileItem":[{"Tag":"Tag_Profile_IM_Nick","Value":"小明 $HOME `id` %PATH% it's \"#"}]}"##;

/// A page with all that a request is made of typed by hand, with sentinels for secrets.
async fn filled_in(world: &World, server: &Echo) -> Page {
    let page = open(world).await;
    page.use_server(server).await;
    page.type_into("sdkappid", "1400000001").await;
    page.paste_into("identifier", IDENTIFIER).await;
    page.paste_into("usersig", USERSIG).await;
    page.paste_into("secret-key", KEY).await;
    page.type_into("random", "7").await;
    page.write_body(BODY).await;
    page.click("snippets").await;
    page
}

/// The same request, made without the page.
fn request(server: &Echo, body: &str) -> Prepared {
    prepare(&Call {
        endpoint: Endpoint::Custom(server.url()),
        sdkappid: "1400000001".into(),
        identifier: IDENTIFIER.into(),
        usersig: Secret::new(USERSIG),
        random: "7".into(),
        body: body.into(),
        ..Call::default()
    })
    .unwrap()
}

fn written(language: &Language, prepared: &Prepared, usersig: UserSig) -> String {
    language.write(&Request { prepared, usersig }).unwrap().text
}

/// Waits until the file is this, wherever it stands.
async fn expect_file(page: &Page, language: &Language, expected: &str) {
    page.choose("snippet-lang", language.id).await;
    page.expect_content("snippet", expected).await;
}

#[tokio::test]
async fn every_language_writes_the_request_on_screen_and_no_secret() {
    let world = World::start().await;
    let server = Echo::start().await;
    let page = filled_in(&world, &server).await;
    let prepared = request(&server, BODY);
    for language in snippet::all() {
        let expected = written(language, &prepared, UserSig::Read);
        assert!(expected.contains("TIM_USERSIG") && !expected.contains("Sentinel"), "{}", language.id);
        assert!(expected.contains("小明") || expected.contains("u5c0f"), "{}: {expected}", language.id);
        expect_file(&page, language, &expected).await;
        page.expect_part("snippet-note", "TIM_USERSIG").await;
    }
    page.click("snippet-signs").await;
    page.expect_count("snippet-reveal", 0).await;
    for language in snippet::all().iter().filter(|language| language.id != "http") {
        let expected = written(language, &prepared, UserSig::Made);
        assert!(expected.contains("TIM_SECRET_KEY") && !expected.contains("Sentinel"), "{}", language.id);
        expect_file(&page, language, &expected).await;
    }
    page.choose("snippet-lang", "http").await;
    page.expect_text("snippet-note", "Nothing in such a file can make a UserSig.").await;
    page.expect_count("snippet", 0).await;
    page.console_is_quiet().await;
}

/// What arrived, but for headers that every client sets in its own way.
fn essence(arrived: &Arrived) -> (&str, &str, Option<&str>, &[u8]) {
    let Arrived { method, target, message } = arrived;
    (method, target, message.header("content-type"), &message.body)
}

#[tokio::test]
async fn the_file_that_is_copied_sends_what_the_page_sends() {
    let world = World::start().await;
    let server = Echo::start().await;
    let page = filled_in(&world, &server).await;
    page.keep_copies().await;
    page.choose("snippet-lang", "curl").await;
    page.expect_part_of_content("snippet", "random=7&").await;
    page.click("snippet-copy").await;
    let file = page.content("snippet").await;
    page.expect_copied(&file).await;

    // Where it runs no proxy stands between.
    let mut sh = Command::new("sh");
    sh.args(["-c", &file]).env("TIM_USERSIG", USERSIG).env("NO_PROXY", "127.0.0.1");
    let output = sh.output().await.unwrap();
    assert!(output.status.success(), "{output:?}");
    page.click("random-pin").await;
    page.send().await;
    let arrived = server.wait_for(2).await;
    assert_eq!(essence(&arrived[0]), essence(&arrived[1]));
    assert_eq!(arrived[0].message.body, BODY.as_bytes());
}

#[tokio::test]
async fn the_file_follows_the_request_and_says_what_it_can_not() {
    let world = World::start().await;
    let server = Echo::start().await;
    let page = filled_in(&world, &server).await;
    let [gear, python] = ["php-gear", "python"].map(|id| snippet::named(id).unwrap());
    expect_file(&page, gear, &written(gear, &request(&server, BODY), UserSig::Read)).await;
    let two = BODY.replace("]}", r#",{"Tag":"Tag_Profile_IM_Level","Value":5}]}"#);
    page.paste_into("body-json", &two).await;
    page.expect_part("snippet-note", "the body must be one Tag_Profile_IM_Nick").await;
    page.choose("lang", "zh").await;
    page.expect_part("snippet-note", "请求体要恰好是一个 Tag_Profile_IM_Nick").await;
    page.expect_count("snippet-copy", 0).await;
    expect_file(&page, python, &written(python, &request(&server, &two), UserSig::Read)).await;

    let long = format!("{{\"a\":\"{}\"}}", "字\\u0061 ".repeat(7_000));
    assert!(long.len() >= 70_000);
    page.paste_into("body-json", &long).await;
    for language in snippet::all().iter().filter(|language| !language.id.starts_with("php-")) {
        expect_file(&page, language, &written(language, &request(&server, &long), UserSig::Read)).await;
    }
    page.type_into("endpoint-custom", "nowhere").await;
    page.expect_count("snippet", 0).await;
    assert_eq!(page.text("snippet-note").await, page.text("url").await);
    page.choose("endpoint", "sandbox").await;
    page.expect_part("snippet-note", "沙箱只在本页里").await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_file_is_written_after_a_rest_and_only_while_it_is_looked_at() {
    let world = World::start().await;
    let server = Echo::start().await;
    let page = filled_in(&world, &server).await;
    page.expect_part_of_content("snippet", "\"}]}'\n").await;
    // Fifty characters are typed before any timer can come to its turn.
    let typed = "const field = document.querySelector('[data-testid=body-json]');
        const file = document.querySelector('[data-testid=snippet]');
        window.writes = 0;
        new MutationObserver(() => window.writes++).observe(file, { subtree: true, characterData: true, childList: true });
        for (let count = 0; count < 50; count++) {
            field.value += ' ';
            field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        }";
    page.script(typed, vec![]).await;
    page.expect_part_of_content("snippet", &format!("\"}}]}}{}'\n", " ".repeat(50))).await;
    page.expect_script("return window.writes", vec![], 1).await;
    // Closed, nothing of it is left to be written; opened, it is that of the request as it is now.
    page.click("snippets").await;
    page.expect_count("snippet", 0).await;
    page.type_into("random", "8").await;
    page.click("snippets").await;
    page.expect_part_of_content("snippet", "&random=8&").await;
}

#[tokio::test]
async fn a_usersig_is_written_only_while_it_is_asked_for() {
    let world = World::start().await;
    let server = Echo::start().await;
    let page = filled_in(&world, &server).await;
    page.click("snippet-reveal").await;
    let prepared = request(&server, BODY);
    for language in snippet::all() {
        let expected = written(language, &prepared, UserSig::Written);
        assert!(expected.contains(USERSIG), "{expected}");
        expect_file(&page, language, &expected).await;
    }
    page.expect_part("snippet-note", "pass it on to nobody").await;
    page.expect_part("url", "usersig=***").await;
    // Closed and opened again it is masked.
    page.click("snippets").await;
    page.expect_count("snippet", 0).await;
    page.click("snippets").await;
    page.expect_part_of_content("snippet", "TIM_USERSIG").await;
    assert!(!page.content("snippet").await.contains("Sentinel"));
    page.click("snippet-reveal").await;
    page.expect_part_of_content("snippet", USERSIG).await;
    page.click("forget-secrets").await;
    let gone = eventually(async || {
        let file = page.content("snippet").await;
        if file.contains("Sentinel") { Err(file) } else { Ok(()) }
    });
    gone.await.unwrap();
    assert!(!page.stored().await.contains("Sentinel"));
}

#[tokio::test]
async fn the_language_is_there_again_and_the_file_has_its_name() {
    let world = World::start().await;
    let page = open(&world).await;
    page.click("snippets").await;
    page.expect_value("snippet-lang", "curl").await;
    page.choose("snippet-lang", "java").await;
    page.expect_part_of_content("snippet", "class TimRequest").await;
    page.expect_stored("\\\"snippet\\\":\\\"java\\\"").await;
    page.reload().await;
    page.click("snippets").await;
    page.expect_value("snippet-lang", "java").await;
    page.keep_saves().await;
    page.click("snippet-save").await;
    page.expect_script("return window.savedAs ?? null", vec![], "TimRequest.java").await;
    let file = page.content("snippet").await;
    page.expect_script(
        "return window.saved.text().then(text => text === arguments[0])",
        vec![json!(file)],
        true,
    )
    .await;
}
