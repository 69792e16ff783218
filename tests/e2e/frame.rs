//! The frame: columns that are moved, folded and kept, cards that are unfolded, and Send in sight on a phone.

use crate::support::{Page, Visit, World, open_whole};
use fantoccini::key::Key;
use serde_json::json;

/// How wide an element of a class is, in whole pixels; 0 where it is not to be seen.
async fn width(page: &Page, class: &str) -> i64 {
    let script = "return Math.round(document.querySelector(arguments[0]).getBoundingClientRect().width)";
    page.script(script, vec![json!(class)]).await.as_i64().unwrap()
}

async fn focus(page: &Page, testid: &str) {
    let script = "document.querySelector(`[data-testid=${arguments[0]}]`).focus()";
    page.script(script, vec![json!(testid)]).await;
}

/// What the pointer does, one after another, at a distance from the middle of the line between request and reply.
async fn point(page: &Page, events: &[(&str, i64, u32)]) {
    let place = "const { x, y, width, height } = document.querySelector('[data-testid=divider-request]').getBoundingClientRect();
        return [x + width / 2, y + height / 2]";
    let at = page.script(place, vec![]).await;
    let (x, y) = (at[0].as_f64().unwrap(), at[1].as_f64().unwrap());
    for (kind, by, clicks) in events {
        let event = json!({ "type": kind, "x": (x + *by as f64).clamp(0.0, 1279.0), "y": y, "button": "left", "buttons": 1,
            "clickCount": clicks });
        page.devtools("Input.dispatchMouseEvent", event).await;
    }
}

async fn drag(page: &Page, by: &[i64]) {
    let moves = by.iter().map(|by| ("mouseMoved", *by, 0));
    let last = by.last().copied().unwrap_or_default();
    let all: Vec<_> =
        [("mousePressed", 0, 1)].into_iter().chain(moves).chain([("mouseReleased", last, 1)]).collect();
    point(page, &all).await;
}

async fn double_click(page: &Page) {
    let clicks =
        [("mousePressed", 0, 1), ("mouseReleased", 0, 1), ("mousePressed", 0, 2), ("mouseReleased", 0, 2)];
    point(page, &clicks).await;
}

#[tokio::test]
async fn the_line_between_request_and_reply_moves_by_keys_and_stays_where_it_was_put() {
    let world = World::start().await;
    let page = open_whole(&world).await;
    page.expect_attribute("divider-request", "aria-valuenow", "50").await;
    let before = width(&page, ".bench__draft").await;
    focus(&page, "divider-request").await;
    page.press(Key::Right).await;
    page.press(Key::Right).await;
    page.expect_attribute("divider-request", "aria-valuenow", "54").await;
    let after = width(&page, ".bench__draft").await;
    assert!(after > before, "{before} to {after}");

    page.reload().await;
    page.expect_attribute("divider-request", "aria-valuenow", "54").await;
    assert_eq!(width(&page, ".bench__draft").await, after);
    page.console_is_quiet().await;
}

#[tokio::test]
async fn the_line_is_dragged_and_a_double_click_puts_it_back() {
    let world = World::start().await;
    let page = open_whole(&world).await;
    drag(&page, &[-60, -120]).await;
    let moved = "return Number(document.querySelector('[data-testid=divider-request]').ariaValueNow) < 50";
    page.expect_script(moved, vec![], true).await;
    drag(&page, &[-200, -2000]).await;
    page.expect_attribute("divider-request", "aria-valuenow", "0").await;
    drag(&page, &[100, 300]).await;
    page.expect_script(moved, vec![], true).await;
    assert!(width(&page, ".bench__draft").await > 0, "unfolded again");
    double_click(&page).await;
    page.expect_attribute("divider-request", "aria-valuenow", "50").await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_folded_reply_comes_back_with_the_next_one() {
    let world = World::start().await;
    let page = open_whole(&world).await;
    focus(&page, "divider-request").await;
    page.press(Key::End).await;
    page.expect_attribute("divider-request", "aria-valuenow", "100").await;
    assert_eq!(width(&page, ".bench__call").await, 0);
    page.click("send").await;
    page.expect_text("error-code", "0").await;
    page.expect_attribute("divider-request", "aria-valuenow", "50").await;

    // Folded the other way, the reply has all, and Send stays.
    focus(&page, "divider-request").await;
    page.press(Key::Home).await;
    page.expect_attribute("divider-request", "aria-valuenow", "0").await;
    assert_eq!(width(&page, ".bench__draft").await, 0);
    page.click("send").await;
    page.expect_script(
        "return document.querySelector('.answer__of').textContent.startsWith('Request 2,')",
        vec![],
        true,
    )
    .await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_panel_has_its_side_and_its_width() {
    let world = World::start().await;
    let page = open_whole(&world).await;
    let left = "const at = (found) => document.querySelector(found).getBoundingClientRect().left;
        return at('.side') < at('.bench__draft')";
    page.click("lessons").await;
    page.expect_script(left, vec![], true).await;
    page.click("errors").await;
    page.expect_script(left, vec![], false).await;
    focus(&page, "divider-panel").await;
    let before = width(&page, ".side").await;
    // It stands behind the request here, so that it grows to the left.
    page.press(Key::Left).await;
    page.expect_attribute("divider-panel", "aria-valuenow", "368").await;
    assert!(width(&page, ".side").await >= before);
    page.console_is_quiet().await;
}

#[tokio::test]
async fn cards_that_are_seldom_wanted_are_folded_and_stay_as_they_were_left() {
    let world = World::start().await;
    let page = open_whole(&world).await;
    page.expect_no_attribute("fold-sandbox", "open").await;
    page.expect_no_attribute("fold-environments", "open").await;
    page.click("fold-sandbox").await;
    page.expect_part("sandbox-accounts", "alice, bob").await;
    page.reload().await;
    page.expect_part("sandbox-accounts", "alice, bob").await;
    page.expect_no_attribute("fold-environments", "open").await;

    // The way to the environments unfolds them.
    page.click("env-go").await;
    page.expect_focus("env-name").await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn on_a_phone_send_is_in_sight_wherever_one_reads() {
    let world = World::start().await;
    let page = Visit::default().size(390, 844).open(&world).await;
    page.expect_count("env-name", 1).await;
    let in_sight = "const box = document.querySelector('[data-testid=send]').getBoundingClientRect();
        return box.top > 0 && box.bottom <= innerHeight && document.elementFromPoint(box.left + 5, box.top + 5).closest('[data-testid=send]') !== null";
    page.expect_script(in_sight, vec![], true).await;
    page.click("send").await;
    page.expect_text("error-code", "0").await;
    // One is led to the reply, which stands below all that was filled in.
    let reply = "const { top } = document.querySelector('[data-testid=error-code]').getBoundingClientRect();
        return scrollY > 0 && top > 0 && top < innerHeight - 80";
    page.expect_script(reply, vec![], true).await;
    page.script("scrollTo(0, document.body.scrollHeight)", vec![]).await;
    page.expect_script(in_sight, vec![], true).await;
    page.expect_script("return document.documentElement.scrollWidth <= innerWidth", vec![], true).await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_panel_on_a_phone_opens_where_one_is() {
    let world = World::start().await;
    let page = Visit::default().size(390, 844).open(&world).await;
    page.click("errors").await;
    let in_sight = "const { top } = document.querySelector('.side').getBoundingClientRect();
        return top >= 0 && top < innerHeight / 2";
    page.expect_script(in_sight, vec![], true).await;
    page.console_is_quiet().await;
}
