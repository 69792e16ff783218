//! Requests from elsewhere are pasted, chosen or dropped; and the request leaves for other programs without its secrets.

use crate::support::{Page, World, eventually, open};
use serde_json::{Value, json};

const URL: &str = "https://console.tim.qq.com/v4/profile/portrait_get?sdkappid=1400000001&identifier=boss&usersig=eJwSentinel-_&random=42&contenttype=json";
const BODY: &str = r#"{"To_Account":["名字 😀"],"n": 18446744073709551615}"#;

async fn opened(world: &World) -> Page {
    let page = open(world).await;
    page.click("import").await;
    page
}

/// Pastes a text, which is taken for this, and applies it.
async fn apply(page: &Page, text: &str, kind: &str) {
    page.paste_into("import-text", text).await;
    page.expect_attribute("import-kind", "data-kind", kind).await;
    page.click("import-apply").await;
}

/// Waits until the request on screen is the one above, with this body.
async fn expect_request(page: &Page, body: &str) {
    page.expect_value("endpoint", "console.tim.qq.com").await;
    page.expect_value("command", "v4/profile/portrait_get").await;
    page.expect_value("sdkappid", "1400000001").await;
    page.expect_value("identifier", "boss").await;
    page.expect_value("random", "42").await;
    page.click("view-json").await;
    page.expect_value("body-json", body).await;
}

#[tokio::test]
async fn a_curl_line_is_previewed_applied_and_taken_back() {
    let world = World::start().await;
    let page = opened(&world).await;
    let line = format!(
        "curl '{URL}' \\\n  -H 'Cookie: a=b' \\\n  --data-raw $'{}'",
        BODY.replace('😀', "\\ud83d\\ude00")
    );
    page.paste_into("import-text", &line).await;
    page.expect_attribute("import-kind", "data-kind", "curl").await;
    page.expect_part("import-note", "Cookie").await;
    page.expect_part("import-body", "18446744073709551615").await;
    page.expect_value("endpoint", "sandbox").await;
    page.expect_value("identifier", "admin").await;
    page.click("import-apply").await;
    expect_request(&page, BODY).await;
    page.expect_value("usersig", "eJwSentinel-_").await;
    assert!(!page.stored().await.contains("Sentinel"), "nothing of it is kept");
    page.click("import-undo").await;
    page.expect_value("endpoint", "sandbox").await;
    page.expect_value("command", "v4/profile/portrait_set").await;
    page.expect_value("identifier", "admin").await;
    page.click_labelled("Redo").await;
    expect_request(&page, BODY).await;
    page.click_labelled("Undo").await;
    page.expect_value("identifier", "admin").await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn an_address_leaves_the_body_and_a_mask_leaves_the_usersig() {
    let world = World::start().await;
    let page = opened(&world).await;
    page.write_body("{\"mine\": 5.0}").await;
    let url = URL.replace("portrait_get", "portrait_set").replace("console.tim.qq.com", "sandbox.invalid");
    let before = page.value("usersig").await;
    apply(&page, &url.replace("eJwSentinel-_", "***"), "url").await;
    page.expect_value("identifier", "boss").await;
    page.expect_value("body-json", "{\"mine\": 5.0}").await;
    page.expect_value("usersig", &before).await;
    page.expect_part("import-note", "usersig").await;
}

#[tokio::test]
async fn a_body_alone_is_taken_byte_for_byte_and_a_broken_one_says_where() {
    let world = World::start().await;
    let page = opened(&world).await;
    page.paste_into("import-text", "{\n  \"a\": 1,\n}").await;
    page.expect_attribute("import-kind", "data-kind", "json").await;
    page.expect_part("import-note", "Line 2, column 9").await;
    page.expect_enabled("import-apply", false).await;
    let body = "{ \"a\": 5.0,\"a\":\"\\u4e2d\\/\" }";
    apply(&page, body, "json").await;
    page.click("view-json").await;
    page.expect_value("body-json", body).await;
    page.expect_value("identifier", "admin").await;
}

#[tokio::test]
async fn of_the_requests_of_a_har_one_is_chosen() {
    let world = World::start().await;
    let page = opened(&world).await;
    let entry = |method: &str, url: &str, body: &str| json!({ "request": { "method": method, "url": url, "headers": [], "postData": { "text": body } } });
    let set = URL.replace("portrait_get", "portrait_set");
    let har = json!({ "log": { "version": "1.2", "entries": [
        entry("OPTIONS", URL, ""), entry("GET", "https://example.com/app.js", ""), entry("POST", &set, "{}"), entry("POST", URL, BODY),
    ] } });
    page.paste_into("import-text", &har.to_string()).await;
    page.expect_attribute("import-kind", "data-kind", "har").await;
    page.expect_count("import-choice", 2).await;
    let labels = "return [...document.querySelectorAll('[data-testid=import-choice]')].map(one => one.closest('label').textContent)";
    page.expect_script(labels, vec![], json!(["v4/profile/portrait_set", "v4/profile/portrait_get"])).await;
    page.script("document.querySelectorAll('[data-testid=import-choice]')[1].click()", vec![]).await;
    page.expect_part("import-body", "To_Account").await;
    page.click("import-apply").await;
    expect_request(&page, BODY).await;
}

#[tokio::test]
async fn a_postman_collection_a_file_of_requests_and_a_log() {
    let world = World::start().await;
    let page = opened(&world).await;
    let collection = json!({
        "info": { "name": "c", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json" },
        "item": [{ "name": "folder", "item": [{ "name": "get", "request": {
            "method": "POST", "url": { "raw": URL.replace("boss", "{{who}}") }, "body": { "mode": "raw", "raw": BODY },
        } }] }],
        "variable": [{ "key": "who", "value": "boss" }],
    });
    apply(&page, &collection.to_string(), "postman").await;
    expect_request(&page, BODY).await;
    page.click("import-undo").await;
    page.expect_value("identifier", "admin").await;
    let file = format!(
        "@who = boss\n\n### get\nPOST {}\nContent-Type: application/json\n\n{BODY}\n\n> {{% client.log(1) %}}\n",
        URL.replace("boss", "{{who}}")
    );
    apply(&page, &file, "http").await;
    expect_request(&page, BODY).await;
    page.click("import-undo").await;
    page.expect_value("identifier", "admin").await;
    apply(&page, &format!("2026-01-01 10:00:00 INFO sent {URL} with {BODY} in 3 ms"), "log").await;
    expect_request(&page, BODY).await;
    page.paste_into("import-text", "nothing of the kind").await;
    page.expect_attribute("import-kind", "data-kind", "unknown").await;
    page.expect_enabled("import-apply", false).await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn environments_go_into_their_card() {
    let world = World::start().await;
    let page = opened(&world).await;
    let text = r#"{"version":1,"environments":[{"name":"Imported here","sdkappid":"1400000009"}]}"#;
    apply(&page, text, "environment").await;
    page.expect_part("env-select", "Imported here").await;
}

#[tokio::test]
async fn a_file_is_chosen_or_dropped() {
    let world = World::start().await;
    let page = opened(&world).await;
    let choose = "const [bytes, drop] = arguments; const files = new DataTransfer();
        files.items.add(new File([new Uint8Array(bytes)], 'request.har'));
        const input = document.querySelector('[data-testid=import-file]');
        if (drop) { input.closest('.import').dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true })); }
        else { input.files = files.files; input.dispatchEvent(new Event('change', { bubbles: true })); }";
    let line = format!("curl '{URL}' -d '{BODY}'");
    page.script(choose, vec![json!(line.as_bytes()), json!(false)]).await;
    page.expect_attribute("import-kind", "data-kind", "curl").await;
    // PowerShell 5.1 writes UTF-16.
    let utf16: Vec<u8> =
        "\u{feff}{\"log\":{\"entries\":[]}}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    page.script(choose, vec![json!(utf16), json!(true)]).await;
    page.expect_attribute("import-kind", "data-kind", "har").await;
    page.expect_enabled("import-apply", false).await;
    page.script(choose, vec![json!(b"{\"a\":\"\xd6\xd0\"}"), json!(true)]).await;
    page.expect_part("import-note", "GBK").await;
    page.expect_count("import-apply", 0).await;
}

/// The text of the file that a button saves.
async fn saved(page: &Page, button: &str) -> String {
    let keep = "window.saved = null; const make = URL.createObjectURL;
        URL.createObjectURL = blob => { blob.text().then(text => { window.saved = text; }); return make.call(URL, blob); }";
    page.script(keep, vec![]).await;
    page.click(button).await;
    let text = eventually(async || match page.script("return window.saved", vec![]).await {
        Value::String(text) => Ok(text),
        other => Err(format!("{button} saved {other}")),
    });
    text.await.unwrap()
}

#[tokio::test]
async fn exports_hold_no_secret_unless_asked_and_come_back_as_they_went() {
    let world = World::start().await;
    let page = opened(&world).await;
    page.paste_into("secret-key", "key-Sentinel").await;
    page.paste_into("usersig", "eJwSentinel-_").await;
    page.write_body(BODY).await;
    page.send().await;
    page.expect_count("export-har", 1).await;
    for (button, kind) in [("export-har", "har"), ("export-postman", "postman"), ("export-http", "http")] {
        let text = saved(&page, button).await;
        assert!(!text.contains("Sentinel"), "{text}");
        page.type_into("identifier", "changed").await;
        page.write_body("{}").await;
        apply(&page, &text, kind).await;
        page.expect_value("identifier", "admin").await;
        page.expect_value("body-json", BODY).await;
        page.expect_value("usersig", "eJwSentinel-_").await;
    }
    let har: Value = serde_json::from_str(&saved(&page, "export-har").await).unwrap();
    assert_eq!(har["log"]["entries"][0]["response"]["status"], 200);
    page.click("export-secrets").await;
    for button in ["export-har", "export-postman", "export-http"] {
        let text = saved(&page, button).await;
        assert!(text.contains("eJwSentinel-_") && !text.contains("key-Sentinel"), "{text}");
    }
    assert!(!page.stored().await.contains("Sentinel"));
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_long_text_is_read_once_that_is_said_and_one_that_is_too_long_is_told_its_limit() {
    let world = World::start().await;
    let page = opened(&world).await;
    let seen = "window.seen = [];
        new MutationObserver(() => {
            const note = document.querySelector('[data-testid=import-reading]');
            if (note) window.seen.push(note.textContent);
        }).observe(document.body, { subtree: true, childList: true })";
    page.script(seen, vec![]).await;
    let long = format!("{{\"From_Account\":\"{}\"}}", "x".repeat(2_000_000));
    apply(&page, &long, "json").await;
    let said = "return window.seen[0]";
    page.expect_script(said, vec![], "Reading a text of 2.0 MB: the page stands still for a moment…").await;
    page.expect_part("import-applied", "It is in the draft now.").await;
    let drop = "const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(21 * 1024 * 1024)], 'a.har'));
        document.querySelector('[data-testid=import-file]')
            .dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }))";
    page.script(drop, vec![]).await;
    page.expect_part("import-note", "It is over 20 MiB.").await;
    page.console_is_quiet().await;
}
