//! `random`: another number for each send, unless it is pinned.

use crate::support::{Echo, Page, World, eventually, open};
use serde_json::json;
use std::collections::HashSet;

/// The `random` of every request so far, as it arrived.
fn sent(server: &Echo) -> Vec<String> {
    let random = |target: &str| {
        let value = target.split(['?', '&']).find_map(|part| part.strip_prefix("random="));
        value.unwrap().to_owned()
    };
    server.arrived().iter().map(|request| random(&request.target)).collect()
}

/// The number on screen, once it is another one than this.
async fn changed(page: &Page, before: &str) -> String {
    let drawn = eventually(async || match page.value("random").await {
        same if same == before => Err(format!("it is still {same}")),
        drawn => Ok(drawn),
    });
    drawn.await.unwrap()
}

/// Clicks Send as soon as it can be clicked, so many times.
async fn send_in_a_row(page: &Page, times: usize) {
    let sends = "const send = document.querySelector('[data-testid=send]');
        const until = (disabled) => new Promise((resolve) => {
            if (send.disabled === disabled) return resolve();
            const observer = new MutationObserver(() => {
                if (send.disabled === disabled) { observer.disconnect(); resolve(); }
            });
            observer.observe(send, { attributes: true });
        });
        for (let i = 0; i < arguments[0]; i++) {
            await until(false);
            send.click();
            await until(true);
        }
        await until(false);";
    let script = format!("return (async (...arguments) => {{ {sends} }})(...arguments)");
    page.script(&script, vec![json!(times)]).await;
}

#[tokio::test]
async fn a_thousand_sends_each_have_another_random() {
    let world = World::start().await;
    let server = Echo::start().await;
    let page = open(&world).await;
    page.use_server(&server).await;
    for _ in 0..10 {
        send_in_a_row(&page, 100).await;
    }
    let sent = sent(&server);
    assert_eq!(sent.len(), 1000);
    let numbers: Vec<u32> = sent.iter().map(|digits| digits.parse().unwrap()).collect();
    assert!(numbers.iter().zip(&sent).all(|(number, digits)| number.to_string() == *digits));
    assert!(numbers.windows(2).all(|pair| pair[0] != pair[1]));
    // Two of a thousand may agree by chance, in one run of 8,600.
    assert!(numbers.iter().collect::<HashSet<_>>().len() >= 999);
    // Over the whole range: each bit is set about half of the time.
    for bit in 0..32 {
        let set = numbers.iter().filter(|number| *number >> bit & 1 == 1).count();
        assert!((400..600).contains(&set), "bit {bit} is set {set} times");
    }
    page.console_is_quiet().await;
}

#[tokio::test]
async fn the_number_on_screen_is_the_one_that_the_next_send_sends() {
    let world = World::start().await;
    let server = Echo::start().await;
    let page = open(&world).await;
    page.use_server(&server).await;
    let mut shown = page.value("random").await;
    for count in 1..=3 {
        page.expect_part("url", &format!("random={shown}")).await;
        page.send().await;
        assert_eq!(sent(&server)[count - 1], shown);
        shown = changed(&page, &shown).await;
    }
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_pinned_random_stays_and_an_edit_pins_it() {
    let world = World::start().await;
    let server = Echo::start().await;
    let page = open(&world).await;
    page.use_server(&server).await;
    page.expect_ticked("random-pin", false).await;
    page.send().await;

    page.click("random-pin").await;
    page.expect_ticked("random-pin", true).await;
    let shown = page.value("random").await;
    page.send().await;
    page.send().await;
    assert_eq!(sent(&server)[1..], [shown.as_str(), &shown]);

    page.click("random-new").await;
    let drawn = changed(&page, &shown).await;
    page.send().await;
    assert_eq!(sent(&server)[3], drawn, "a drawn number stays pinned");

    page.click("random-pin").await;
    page.expect_ticked("random-pin", false).await;
    page.send().await;
    page.send().await;
    assert_ne!(sent(&server)[5], drawn, "let go, it changes with each send");

    page.type_into("random", "4294967296").await;
    page.expect_ticked("random-pin", true).await; // What is typed is meant.
    page.expect_part("url", "random=4294967296").await;
    page.send().await;
    page.send().await;
    assert_eq!(sent(&server)[6..], ["4294967296", "4294967296"]);
    page.console_is_quiet().await;
}

#[tokio::test]
async fn what_is_no_such_number_is_told_at_the_field_and_sent_as_typed() {
    let world = World::start().await;
    let server = Echo::start().await;
    let page = open(&world).await;
    page.use_server(&server).await;
    let cases = [
        ("-5", "it is negative"),
        ("4294967296", "it is over 32 bits"),
        ("5K8264ILTKCH16CQ2502SI8ZNMTM67VS", "it is no number"),
        ("1e9", "plain digits"),
        ("007", "is read as 7"),
        ("\u{663}", "none of the digits 0–9"),
    ];
    for (at, (typed, told)) in cases.into_iter().enumerate() {
        page.type_into("random", typed).await;
        page.expect_part("random-hint", told).await;
        page.expect_part("random-hint", "sent as typed").await;
        page.send().await;
        let sent = sent(&server)[at].replace("%D9%A3", "\u{663}");
        assert_eq!(sent, typed);
    }
    page.choose("lang", "zh").await;
    page.expect_part("random-hint", "仍会照原样发送").await;
    page.type_into("random", "7").await;
    page.expect_text("random-hint", "").await;
    page.console_is_quiet().await;
}
