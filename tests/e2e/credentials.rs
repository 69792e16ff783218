//! Who calls: the UserSig is read as it is typed, one is made from the key, and secrets are kept and forgotten.

use crate::support::{Page, World, eventually, open};
use tim_tester::api::Secret;
use tim_tester::api::usersig::{Inputs, Opened, make, open as open_usersig};

const KEY: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

fn now() -> u64 {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs()
}

fn usersig(identifier: &str, time: u64) -> String {
    let key = Secret::new(KEY);
    make(&Inputs { sdkappid: 1400000001, identifier, key: &key, time, expire: 86_400, userbuf: None })
        .reveal()
        .to_owned()
}

/// Waits until the UserSig in the field is one for so many seconds that carries this.
async fn expect_made(page: &Page, expire: u64, userbuf: Option<&[u8]>) {
    let made = eventually(async || match open_usersig(&page.value("usersig").await) {
        Ok(Opened::V2(v2)) if v2.expire == i128::from(expire) && v2.userbuf.as_deref() == userbuf => Ok(()),
        other => Err(format!("{other:?}")),
    });
    made.await.unwrap();
}

async fn judged(page: &Page, state: &str, part: &str) {
    page.expect_attribute("usersig-status", "data-state", state).await;
    page.expect_part("usersig-status", part).await;
}

#[tokio::test]
async fn a_usersig_is_read_back_as_it_is_typed() {
    let world = World::start().await;
    let page = open(&world).await;
    judged(&page, "valid", "demonstration").await;
    page.type_into("sdkappid", "1400000001").await;
    judged(&page, "mismatch", "SDKAppID differs: signed for 88888888, the field says “1400000001”").await;
    page.paste_into("usersig", "").await;
    judged(&page, "empty", "70002").await;
    page.paste_into("usersig", &usersig("admin", now() - 30)).await;
    page.paste_into("secret-key", "").await;
    judged(&page, "unverified", "v2 · identifier admin · SDKAppID 1400000001").await;
    page.expect_part("usersig-status", "(23 h").await;
    page.paste_into("secret-key", KEY).await;
    judged(&page, "valid", "the signature fits the SecretKey").await;
    page.paste_into("secret-key", "another").await;
    judged(&page, "mismatch", "(the service would answer 70009)").await;
    page.type_into("identifier", "bob").await;
    judged(&page, "mismatch", "identifier differs: signed for “admin”, the field says “bob”").await;
    page.paste_into("usersig", &usersig("bob", now() - 90_000)).await;
    page.paste_into("secret-key", KEY).await;
    judged(&page, "expired", "(the service would answer 70001)").await;
    page.paste_into("usersig", "eJw~").await;
    judged(&page, "malformed", "Alphabet: character 4, “~”").await;
    page.choose("lang", "zh").await;
    judged(&page, "malformed", "服务会答 70003").await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn what_clings_to_a_pasted_usersig_is_taken_off_and_said() {
    let world = World::start().await;
    let page = open(&world).await;
    let sig = usersig("admin", now());
    page.type_into("sdkappid", "1400000001").await;
    page.paste_into("secret-key", "").await;
    page.paste_into("usersig", &format!(" \"{sig}\" ")).await;
    page.expect_value("usersig", &sig).await;
    judged(&page, "unverified", "Taken off: spaces, quotes").await;
    page.paste_into("usersig", &sig.replace('_', "%5F").replace('*', "%2A").replace('-', "%2D")).await;
    page.expect_value("usersig", &sig).await;
    page.expect_part("usersig-status", "Taken off: URL-encoding").await;
    // An input would swallow the line breaks of a real paste.
    let (start, end) = sig.split_at(40);
    let paste = "const text = new DataTransfer(); text.setData('text', arguments[0]);
        const event = new ClipboardEvent('paste', { clipboardData: text, bubbles: true, cancelable: true });
        return document.querySelector('[data-testid=usersig]').dispatchEvent(event)";
    let broken = format!("“{start}\r\n{end}”\n");
    assert_eq!(page.script(paste, vec![broken.into()]).await, false, "the page takes it itself");
    page.expect_value("usersig", &sig).await;
    page.expect_part("usersig-status", "Taken off: line breaks, quotes").await;
    assert_eq!(page.script(paste, vec!["\"eJw\"".into()]).await, true, "the browser pastes as always");
    page.paste_into("usersig", "\"eJw\"").await;
    page.expect_attribute("usersig-status", "data-state", "malformed").await;
    page.expect_value("usersig", "\"eJw\"").await;
}

#[tokio::test]
async fn a_usersig_is_made_from_the_key_and_the_sandbox_takes_it() {
    let world = World::start().await;
    let page = open(&world).await;
    let demonstration = page.value("usersig").await;
    // The very first thing that anybody does.
    page.click("generate-usersig").await;
    page.expect_count("usersig-validity", 1).await;
    judged(&page, "valid", "the signature fits the SecretKey").await;
    expect_made(&page, 15_552_000, None).await;
    assert_ne!(page.value("usersig").await, demonstration);
    page.choose("usersig-validity", "3600").await;
    page.click("generate-usersig").await;
    expect_made(&page, 3600, None).await;
    page.send().await;
    page.expect_text("error-code", "0").await;
    page.choose("usersig-validity", "").await;
    page.click("generate-usersig").await;
    page.expect_part("usersig-refused", "whole number of seconds").await;
    page.type_into("usersig-seconds", "90").await;
    page.type_into("usersig-userbuf", "note").await;
    page.click("generate-usersig").await;
    judged(&page, "valid", "userbuf 4 bytes: note").await;
    expect_made(&page, 90, Some(b"note")).await;
    page.send().await;
    page.expect_text("error-code", "0").await;
    page.paste_into("secret-key", "").await;
    page.click("generate-usersig").await;
    page.expect_part("usersig-refused", "Fill in the SecretKey first").await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn secrets_outlive_a_reload_only_where_that_is_wanted() {
    let world = World::start().await;
    let page = open(&world).await;
    let sig = usersig("admin", now());
    let stored = "return sessionStorage.getItem('tim-tester.secrets') ?? 'nothing'";
    let stored_has = "return sessionStorage.getItem('tim-tester.secrets').includes(arguments[0])";
    page.type_into("sdkappid", "1400000001").await;
    page.paste_into("usersig", &sig).await;
    page.paste_into("secret-key", KEY).await;
    judged(&page, "valid", "v2").await;
    page.reload().await;
    page.expect_value("sdkappid", "1400000001").await;
    page.expect_value("usersig", "").await;
    judged(&page, "empty", "70002").await;

    page.click("keep-secrets").await;
    page.paste_into("usersig", &sig).await;
    page.paste_into("secret-key", KEY).await;
    judged(&page, "valid", "v2").await;
    page.reload().await;
    page.expect_value("usersig", &sig).await;
    page.expect_value("secret-key", KEY).await;
    judged(&page, "valid", "v2").await;

    // Each kind of endpoint has its own, and they are kept and forgotten together.
    page.choose("endpoint", "custom").await;
    page.paste_into("usersig", "of-my-own-server").await;
    page.choose("endpoint", "console.tim.qq.com").await;
    page.paste_into("usersig", "of-the-service").await;
    page.expect_script(stored_has, vec!["of-the-service".into()], true).await;
    page.reload().await;
    page.expect_value("usersig", "of-the-service").await;
    page.choose("endpoint", "custom").await;
    page.expect_value("usersig", "of-my-own-server").await;

    page.click("forget-secrets").await;
    page.expect_value("usersig", "").await;
    page.expect_value("secret-key", "").await;
    page.expect_script(stored, vec![], "nothing").await;
    page.expect_ticked("keep-secrets", false).await;
    page.reload().await;
    page.expect_value("secret-key", "").await;
    page.choose("endpoint", "console.tim.qq.com").await;
    page.expect_value("endpoint", "console.tim.qq.com").await;
    page.expect_value("usersig", "").await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn an_endpoint_that_the_policy_forbids_is_told_before_sending_and_after() {
    let world = World::start().await;
    let page = open(&world).await;
    page.choose("endpoint", "custom").await;
    page.type_into("endpoint-custom", "https://im.example.com/tim").await;
    page.expect_part("endpoint-warning", "make dist CONNECT_SRC=\"https://im.example.com\"").await;
    page.send().await;
    page.expect_attribute("diagnosis", "data-kind", "blocked-by-page").await;
    // Of this machine's addresses only the two that the policy names.
    page.type_into("endpoint-custom", "http://127.0.0.2:8080").await;
    page.expect_count("endpoint-warning", 1).await;
    page.send().await;
    page.expect_attribute("diagnosis", "data-kind", "blocked-by-page").await;
    page.type_into("endpoint-custom", "http://127.0.0.1:9").await;
    page.expect_count("endpoint-warning", 0).await;
    page.choose("endpoint", "console.tim.qq.com").await;
    page.expect_count("endpoint-warning", 0).await;
    let origins = page.requested_origins().await;
    assert_eq!(origins, [world.site.origin()], "nothing left for the forbidden host");
    page.console_is_quiet().await;
}
