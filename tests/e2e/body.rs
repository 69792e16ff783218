//! The body builder: findings, the tag picker, editors, drafts and keys.

use crate::support::{Page, World, eventually, open, open_whole};
use fantoccini::key::Key;
use serde_json::json;

const NICK: &str = r#"{"From_Account":"alice","ProfileItem":[{"Tag":"Tag_Profile_IM_Nick","Value":"a"}]}"#;

async fn with_body(page: &Page, body: &str) {
    page.click("view-json").await;
    page.paste_into("body-json", body).await;
    page.click("view-form").await;
}

/// Waits until this stands so often in the body.
async fn expect_in_body(page: &Page, part: &str, times: usize) {
    page.click("view-json").await;
    let found = eventually(async || {
        let body = page.value("body-json").await;
        if body.matches(part).count() == times { Ok(()) } else { Err(format!("{part} in {body}")) }
    });
    found.await.unwrap();
    page.click("view-form").await;
}

#[tokio::test]
async fn a_finding_stands_at_its_row_and_by_send_and_is_what_the_sandbox_answers() {
    let world = World::start().await;
    let page = open(&world).await;
    with_body(&page, NICK).await;
    page.row("item", 0).paste_into("item-value", &"中".repeat(167)).await;
    page.row("item", 0).expect_part("item-hint", "40601 · 501 bytes, the limit is 500").await;
    page.expect_count("finding", 1).await;
    page.click("finding").await;
    page.expect_focus("item-value").await;
    page.click("send").await;
    page.expect_text("error-code", "40601").await;
    page.row("item", 0).paste_into("item-value", "short").await;
    page.expect_count("finding", 0).await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_tag_is_picked_by_its_name_with_the_keyboard() {
    let world = World::start().await;
    let page = open_whole(&world).await;
    with_body(&page, r#"{"From_Account":"alice","ProfileItem":[{"Tag":"","Value":""}]}"#).await;
    let row = page.row("item", 0);
    row.type_into("item-tag", "birth").await;
    row.expect_attribute("item-tag", "aria-expanded", "true").await;
    page.press(Key::Down).await;
    page.press(Key::Enter).await;
    row.expect_attribute("item-tag", "aria-expanded", "false").await;
    row.expect_value("item-tag", "Tag_Profile_IM_BirthDay").await;
    page.expect_count("item", 1).await;
    let date = "const date = document.querySelector('[data-testid=item-date]');
        date.value = '2019-04-19'; date.dispatchEvent(new Event('input', { bubbles: true }));";
    page.expect_count("item-date", 1).await;
    page.script(date, vec![]).await;
    row.expect_value("item-value", "20190419").await;
    expect_in_body(&page, r#""Value":20190419"#, 1).await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_location_is_four_numbers_whatever_bytes_they_have() {
    let world = World::start().await;
    let page = open_whole(&world).await;
    let location = r#"{"From_Account":"alice","ProfileItem":[{"Tag":"Tag_Profile_IM_Location","Value":""}]}"#;
    with_body(&page, location).await;
    page.row("item", 0).click("item-value").await;
    page.expect_count("item-location", 4).await;
    page.type_into("item-location", "10").await;
    expect_in_body(&page, r#""Value":"\u0000\u0000\u0000\n\u0000"#, 1).await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_reload_loses_nothing_that_was_typed_and_keeps_no_secret() {
    let world = World::start().await;
    let page = open(&world).await;
    with_body(&page, &NICK.replace("\"a\"", "1.10")).await;
    page.row("item", 0).click("item-duplicate").await;
    page.row("item", 1).click("item-enabled").await;
    page.type_into("usersig", "not-to-be-kept").await;
    page.type_into("from-account", "bob").await;
    page.reload().await;
    page.expect_count("item", 2).await;
    page.expect_value("from-account", "bob").await;
    expect_in_body(&page, "1.10", 1).await;
    assert!(page.value("usersig").await != "not-to-be-kept");
    page.expect_stored("1.10").await;
    assert!(!page.stored().await.contains("not-to-be-kept"));
    page.row("item", 1).click("item-enabled").await;
    expect_in_body(&page, "1.10", 2).await;
}

#[tokio::test]
async fn keys_add_and_move_rows_and_take_the_focus_along() {
    let world = World::start().await;
    let page = open(&world).await;
    with_body(&page, NICK).await;
    page.row("item", 0).click("item-value").await;
    page.press(Key::Enter).await;
    page.expect_count("item", 2).await;
    page.expect_focus("item-tag").await;
    let row = "const rows = [...document.querySelectorAll('[data-testid=item]')];
        return rows.findIndex((row) => row.contains(document.activeElement))";
    page.expect_script(row, vec![], 1).await;
    let press = "document.activeElement.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ArrowUp', altKey: true, bubbles: true, cancelable: true }))";
    page.script(press, vec![]).await;
    page.expect_script(row, vec![], 0).await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn lines_that_are_pasted_become_rows() {
    let world = World::start().await;
    let page = open(&world).await;
    with_body(&page, &NICK.replace("\"a\"", "\"\"")).await;
    let paste = "const data = new DataTransfer(); data.setData('text', arguments[0]);
        document.querySelector('[data-testid=item-value]').dispatchEvent(
            new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))";
    page.script(paste, vec![json!("one\ntwo\nTag_Profile_IM_Level\t7")]).await;
    page.expect_count("item", 3).await;
    let expected = r#"[{"Tag":"Tag_Profile_IM_Nick","Value":"one"},{"Tag":"Tag_Profile_IM_Nick","Value":"two"},{"Tag":"Tag_Profile_IM_Level","Value":7}]"#;
    expect_in_body(&page, expected, 1).await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_click_is_not_lost_while_the_help_goes_from_row_to_row() {
    let world = World::start().await;
    let page = open(&world).await;
    let body = r#"{"From_Account":"alice","ProfileItem":[{"Tag":"Tag_Profile_IM_BirthDay","Value":20190419},{"Tag":"Tag_Profile_IM_Nick","Value":"a"}]}"#;
    with_body(&page, body).await;
    page.row("item", 0).click("item-value").await;
    page.expect_count("item-date", 1).await;
    // The pointer goes down, stays for as long as a finger does, and comes up at the same place.
    let place = "const button = document.querySelectorAll('[data-testid=item-remove]')[1];
        button.scrollIntoView({ block: 'center' });
        const box = button.getBoundingClientRect();
        return [box.x + box.width / 2, box.y + box.height / 2]";
    let at = page.script(place, vec![]).await;
    for kind in ["mouseMoved", "mousePressed", "mouseReleased"] {
        let button = if kind == "mouseMoved" { "none" } else { "left" };
        let event = json!({ "type": kind, "x": at[0], "y": at[1], "button": button, "clickCount": 1 });
        page.devtools("Input.dispatchMouseEvent", event).await;
        tokio::time::sleep(std::time::Duration::from_millis(150)).await;
    }
    page.expect_count("item", 1).await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn examples_are_one_click_away_and_do_what_they_say() {
    let world = World::start().await;
    let page = open(&world).await;
    with_body(
        &page,
        r#"{"From_Account":"alice","ProfileItem":[{"Tag":"Tag_Profile_IM_BirthDay","Value":""}]}"#,
    )
    .await;
    page.row("item", 0).click("item-value").await;
    page.click("item-example").await;
    page.row("item", 0).expect_value("item-value", "20190419").await;
    page.expect_focus("item-value").await;

    page.click("examples").await;
    let choose = "const entry = [...document.querySelectorAll('[data-testid=example]')]
        .find((entry) => entry.dataset.code === arguments[0]);
        entry?.click(); return entry !== undefined";
    for code in ["40605", "40003", "60015"] {
        page.expect_script(choose, vec![json!(code)], true).await;
        page.click("send").await;
        page.expect_text("error-code", code).await;
    }
    for _ in 0..3 {
        page.click_labelled("Undo").await;
    }
    page.row("item", 0).expect_value("item-value", "20190419").await;
    page.choose("lang", "zh").await;
    page.expect_text("examples", "示例包体").await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn line_breaks_are_neither_dropped_nor_respelt() {
    let world = World::start().await;
    let page = open_whole(&world).await;
    // A browser's text areas know LF alone; the body comes with CR LF by a link.
    let text = "{\"From_Account\":\"alice\",\r\n\"ProfileItem\":[{\"Tag\":\"Tag_Profile_IM_SelfSignature\",\"Value\":\"a\\nb\"}]}";
    let go = "location.hash = 'v4/profile/portrait_set?body=' + encodeURIComponent(arguments[0])";
    page.script(go, vec![json!(text)]).await;
    page.row("item", 0).expect_value("item-value", "a\nb").await;
    page.row("item", 0).type_into("item-value", "x").await;
    page.chord(&[Key::Shift, Key::Enter]).await;
    page.row("item", 0).expect_value("item-value", "x\n").await;
    page.expect_count("item", 1).await;
    page.press(Key::Enter).await;
    page.expect_count("item", 2).await;
    page.click_labelled("Undo").await;
    page.click_labelled("Undo").await;
    page.row("item", 0).expect_value("item-value", "a\nb").await;
    page.click("view-json").await;
    let insert = "const area = document.querySelector('[data-testid=body-json]'); area.focus();
        area.setSelectionRange(1, 1); document.execCommand('insertText', false, ' ');
        return area.selectionStart";
    assert_eq!(page.script(insert, vec![]).await, 2, "the caret stays where it was");
    page.click("send").await;
    page.expect_text("error-code", "0").await;
    page.click("tab-sent").await;
    page.expect_content("sent-body", &text.replacen('{', "{ ", 1)).await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_finding_is_shown_in_the_json_text_wherever_it_stands() {
    let world = World::start().await;
    let page = open(&world).await;
    // Line breaks that an area respells, characters of two units, and more lines than are seen at once.
    let many = "1,\r\n".repeat(100);
    let text = format!(
        r#"{{"Extra":[{many}1],"From_Account":"😀","ProfileItem":[{{"Tag":"Tag_No","Value":"中"}}]}}"#
    );
    let go = "location.hash = 'v4/profile/portrait_set?body=' + encodeURIComponent(arguments[0])";
    page.script(go, vec![json!(text)]).await;
    page.click("view-json").await;
    page.expect_count("finding", 2).await;
    page.script("document.querySelectorAll('[data-testid=finding]')[1].click()", vec![]).await;
    let seen = "const area = document.activeElement;
        return [area.dataset.testid, area.value.slice(area.selectionStart, area.selectionEnd), area.scrollTop > 0]";
    let selected = eventually(async || match page.script(seen, vec![]).await {
        seen if seen == json!(["body-json", "\"Tag_No\"", true]) => Ok(()),
        seen => Err(seen.to_string()),
    });
    selected.await.unwrap();
    // What does not parse is shown where it is wrong, from the form as well.
    page.paste_into("body-json", r#"{"From_Account":，"a"}"#).await;
    page.expect_part("body-error", "Line 1, column 17").await;
    page.click("view-form").await;
    page.expect_count("finding", 1).await;
    page.click("finding").await;
    let selected = eventually(async || match page.script(seen, vec![]).await {
        seen if seen[1] == "，" => Ok(()),
        seen => Err(seen.to_string()),
    });
    selected.await.unwrap();
    page.console_is_quiet().await;
}

#[tokio::test]
async fn the_focus_goes_along_with_a_row_that_moves_far() {
    let world = World::start().await;
    let page = open(&world).await;
    let items: Vec<_> = (0..20).map(|i| format!(r#"{{"Tag":"T{i}","Value":"{i}"}}"#)).collect();
    with_body(&page, &format!(r#"{{"From_Account":"alice","ProfileItem":[{}]}}"#, items.join(","))).await;
    page.expect_count("item", 20).await;
    page.row("item", 7).click("item-value").await;
    let row = "const rows = [...document.querySelectorAll('[data-testid=item]')];
        const at = rows.findIndex((row) => row.contains(document.activeElement));
        return [at, document.activeElement.value]";
    for (key, expected) in [(Key::Down, [8, 9, 10]), (Key::Up, [9, 8, 7])] {
        for at in expected {
            page.chord(&[Key::Alt, Key::clone(&key)]).await;
            let moved = eventually(async || match page.script(row, vec![]).await {
                seen if seen == json!([at, "7"]) => Ok(()),
                seen => Err(format!("{seen} instead of {at}")),
            });
            moved.await.unwrap();
        }
    }
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_pointer_that_goes_up_elsewhere_holds_nothing_up() {
    let world = World::start().await;
    let page = open(&world).await;
    let body = r#"{"From_Account":"alice","ProfileItem":[{"Tag":"Tag_Profile_IM_BirthDay","Value":20190419},{"Tag":"Tag_Profile_IM_Nick","Value":"a"}]}"#;
    with_body(&page, body).await;
    page.row("item", 1).click("item-value").await;
    let place = "const field = document.querySelector('[data-testid=item-value]');
        field.scrollIntoView({ block: 'center' });
        const box = field.getBoundingClientRect();
        return [box.x + 5, box.y + 5]";
    let at = page.script(place, vec![]).await;
    let pressed =
        json!({ "type": "mousePressed", "x": at[0], "y": at[1], "button": "left", "clickCount": 1 });
    page.devtools("Input.dispatchMouseEvent", pressed).await;
    page.expect_focus("item-value").await;
    page.expect_count("item-date", 0).await;
    page.press(Key::End).await;
    page.expect_count("item-date", 1).await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn what_is_pasted_into_a_value_of_raw_json_stays_one_value() {
    let world = World::start().await;
    let page = open(&world).await;
    with_body(&page, &NICK.replace("\"a\"", "null")).await;
    let paste = "const data = new DataTransfer(); data.setData('text', arguments[0]);
        return document.querySelector('[data-testid=item-value]').dispatchEvent(
            new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))";
    for text in ["[1,null]", "[\n  1,\n  null\n]", r#"[{"Tag":"A"},{"Tag":"B"}]"#, "a\nb"] {
        assert_eq!(page.script(paste, vec![json!(text)]).await, true, "the browser pastes {text}");
    }
    page.expect_count("item", 1).await;
    page.row("item", 0).paste_into("item-value", "[\n  1,\n  null\n]").await;
    expect_in_body(&page, "\"Value\":[\n  1,\n  null\n]", 1).await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_long_value_is_read_from_its_beginning_and_has_the_room_it_needs() {
    let world = World::start().await;
    let page = open(&world).await;
    with_body(&page, NICK).await;
    let height = "return document.querySelector('[data-testid=item-value]').clientHeight";
    let one_line = page.script(height, vec![]).await.as_u64().unwrap();
    let long = "说 a long Value, line by line. ".repeat(40);
    page.row("item", 0).paste_into("item-value", &long).await;
    page.expect_script(&format!("{height} > 2 * {one_line}"), vec![], true).await;
    page.expect_script(&format!("{height} > 7 * {one_line}"), vec![], false).await;
    page.click("item-value").await;
    page.chord(&[Key::Control, Key::End]).await;
    let is_at_its_beginning = "return document.querySelector('[data-testid=item-value]').scrollTop === 0";
    page.expect_script(is_at_its_beginning, vec![], false).await;
    page.click("from-account").await;
    page.expect_script(is_at_its_beginning, vec![], true).await;
    expect_in_body(&page, long.trim_end(), 1).await;
    page.console_is_quiet().await;
}
