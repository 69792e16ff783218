//! Replies made to break the page: they run nothing, hide nothing, and leave it quick.

use crate::support::{Answer, Page, World, eventually, sent};
use serde_json::{Value, json};

/// From now on types into a field all the time, and notes how long it took until that was on screen; what is copied is
/// kept here.
const WATCH: &str = "const state = window.watch = { echoes: 0, slowest: 0, running: true };
    navigator.clipboard.write = async items => window.copied = await (await items[0].getType('text/plain')).text();
    navigator.clipboard.writeText = async text => window.copied = text;
    const field = document.querySelector('[data-testid=identifier]');
    const frame = () => new Promise(next => requestAnimationFrame(() => setTimeout(next, 0)));
    (async () => {
        while (state.running) {
            const typed = `admin${state.echoes % 10}`;
            const began = performance.now();
            field.value = typed;
            field.dispatchEvent(new InputEvent('input', { bubbles: true }));
            const shown = () => document.querySelector('[data-testid=url]').textContent.includes(`identifier=${typed}&`);
            do { await frame(); } while (!shown());
            state.slowest = Math.max(state.slowest, performance.now() - began);
            state.echoes += 1;
            await new Promise(next => setTimeout(next, 20));
        }
    })();";

/// Ends the typing; how often it was seen, and the longest wait in milliseconds.
const ECHOED: &str =
    "window.watch.running = false; return [window.watch.echoes, Math.round(window.watch.slowest)]";

/// Waits until the search is through and has found this.
async fn expect_hits(page: &Page, needle: &str, hits: &str) {
    page.paste_into("reply-search", needle).await;
    eventually(async || {
        let found = page.text("reply-hits").await;
        if found == hits { Ok(()) } else { Err(found) }
    })
    .await
    .unwrap();
}

/// Shows a reply while somebody types; then what is searched must be found, and all of it can be copied to the letter.
async fn show(body: String, needle: &str) -> (World, Page) {
    let world = World::start().await;
    let (page, echo) = sent(&world, Answer::ok()).await;
    page.expect_text("error-code", "0").await;
    echo.answers([Answer::body(body.clone())]);
    page.script(WATCH, vec![]).await;
    page.send().await;
    page.expect_text("error-code", "7").await;
    expect_hits(&page, needle, "1 / 1").await;
    page.click("reply-copy").await;
    eventually(async || match page.script("return window.copied !== undefined", vec![]).await {
        Value::Bool(true) => Ok(()),
        _ => Err("nothing is copied yet".to_owned()),
    })
    .await
    .unwrap();
    let echoed = page.script(ECHOED, vec![]).await;
    let (echoes, slowest) = (echoed[0].as_u64().unwrap(), echoed[1].as_u64().unwrap());
    // A busy machine stretches tasks; what freezes a page is of another order.
    assert!(echoes > 3 && slowest < 1_000, "{echoes} texts echoed, the slowest after {slowest} ms");
    let same = page.script("return window.copied === arguments[0]", vec![json!(body)]).await;
    assert_eq!(same, true, "what is copied is what came");
    let nodes = page.script("return document.querySelectorAll('*').length", vec![]).await;
    assert!(nodes.as_u64().unwrap() < 3_000, "{nodes} elements");
    assert_eq!(page.script("return window.ran ?? null", vec![]).await, Value::Null);
    page.console_is_quiet().await;
    (world, page)
}

#[tokio::test]
async fn markup_runs_nothing_and_what_turns_text_round_is_seen() {
    let (image, script) = ("<img src=x onerror=window.ran=1>", "</script><script>window.ran=1</script>");
    let body = format!(
        r#"{{"ErrorCode":7,"ErrorInfo":"{image}{script}","{image}":"{script}","url":"javascript:window.ran=1",
        "link":"https://example.com/\"onmouseover=window.ran=1","file":"user{}gpj.exe"}}"#,
        '\u{202e}'
    );
    let (_world, page) = show(body, "gpj.exe").await;
    let shown = page.content("reply-pretty").await;
    assert_eq!(shown.matches(image).count(), 2, "{shown}");
    assert_eq!(page.text("error-info").await, format!("{image}{script}"));
    let mark = "return document.querySelector('[data-testid=reply-pretty] .unseen').dataset.text";
    assert_eq!(page.script(mark, vec![]).await, "U+202E");
    let made =
        "return document.querySelectorAll('.answer img, .answer script, .answer a[href^=javascript]').length";
    assert_eq!(page.script(made, vec![]).await, 0);
    page.click("tab-raw").await;
    assert!(page.content("reply-raw").await.contains("user\u{202e}gpj.exe"));
    assert_eq!(page.script("return window.ran ?? null", vec![]).await, Value::Null);
}

#[tokio::test]
async fn a_gateways_page_of_markup_is_text() {
    let world = World::start().await;
    let html =
        "<html><title>\u{202e}502<img src=x onerror=window.ran=1></title><script>window.ran=1</script>";
    let (page, _echo) = sent(&world, Answer::body(html).status(502)).await;
    page.expect_attribute("diagnosis", "data-kind", "gateway").await;
    assert!(page.content("diagnosis").await.contains("<img src=x onerror=window.ran=1>"));
    assert_eq!(page.content("reply-pretty").await, html);
    let mark = "return document.querySelector('[data-testid=diagnosis] .unseen').dataset.text";
    assert_eq!(page.script(mark, vec![]).await, "U+202E");
    assert_eq!(page.script("return window.ran ?? null", vec![]).await, Value::Null);
}

#[tokio::test]
async fn ten_thousand_levels() {
    let body = format!(r#"{{"ErrorCode":7,"d":{}"deep-down"{}}}"#, "[".repeat(10_000), "]".repeat(10_000));
    let (_world, page) = show(body, "deep-down").await;
    assert!(page.content("reply-path").await.starts_with("$.d[0][0]"));
}

#[tokio::test]
async fn a_string_of_five_million_characters() {
    let body = format!(r#"{{"ErrorCode":7,"s":"{}the-end"}}"#, "x".repeat(5_000_000));
    show(body, "the-end").await;
}

#[tokio::test]
async fn an_error_info_of_five_million_characters() {
    let body = format!(r#"{{"ErrorCode":7,"ErrorInfo":"{}the-end"}}"#, "错".repeat(1_700_000));
    let (_world, page) = show(body, "the-end").await;
    assert!(page.content("error-info").await.chars().count() < 2_000);
}

#[tokio::test]
async fn a_million_keys() {
    let keys: Vec<String> = (0..1_000_000).map(|at| format!("\"k{at}\":{at}")).collect();
    show(format!(r#"{{"ErrorCode":7,{}}}"#, keys.join(",")), "k999999\"").await;
}
