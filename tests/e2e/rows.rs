//! The body's two views: rows that are added, removed, copied, moved and switched off, and the JSON text.

use crate::support::{Echo, Page, World, open};
use fantoccini::key::Key;
use serde_json::json;

/// Waits until these are the Tag and Value of each row on screen.
async fn expect_rows(page: &Page, expected: &[&str]) {
    let read = "return [...document.querySelectorAll('[data-testid=item]')].map((row) =>
        ['item-tag', 'item-value'].map((id) => row.querySelector(`[data-testid=${id}]`).value).join('='))";
    page.expect_script(read, vec![], json!(expected)).await;
}

/// Waits until this element of this row has the focus.
async fn expect_focus(page: &Page, row: usize, testid: &str) {
    let read = "const row = document.activeElement.closest('[data-testid=item]');
        const rows = [...document.querySelectorAll('[data-testid=item]')];
        return [rows.indexOf(row), document.activeElement.dataset.testid ?? null]";
    page.expect_script(read, vec![], json!([row, testid])).await;
}

/// The body of the last request that arrived.
fn body(server: &Echo) -> String {
    String::from_utf8(server.arrived().last().unwrap().message.body.clone()).unwrap()
}

/// Three custom fields, A=1, B=2 and C=3.
const THREE: &str = r#"{"From_Account":"alice","ProfileItem":[{"Tag":"A","Value":"1"},{"Tag":"B","Value":"2"},{"Tag":"C","Value":"3"}]}"#;

async fn three_rows(world: &World, server: &Echo) -> Page {
    let page = open(world).await;
    page.use_server(server).await;
    page.write_body(THREE).await;
    page.click("view-form").await;
    page.expect_count("item", 3).await;
    page
}

#[tokio::test]
async fn rows_are_added_filled_copied_removed_and_brought_back() {
    let world = World::start().await;
    let server = Echo::start().await;
    let page = open(&world).await;
    page.use_server(&server).await;
    page.click("add-item").await;
    page.expect_count("item", 2).await;
    page.row("item", 1).type_into("item-tag", "Tag_Profile_IM_Gender").await;
    page.row("item", 1).choose("item-value", "Gender_Type_Female").await;
    page.row("item", 0).click("item-duplicate").await;
    page.expect_count("item", 3).await;
    page.row("item", 1).paste_into("item-value", "名 \"字\" 😀\\").await;
    page.send().await;
    let sent = r#"{"From_Account":"alice","ProfileItem":[{"Tag":"Tag_Profile_IM_Nick","Value":"Alice"},{"Tag":"Tag_Profile_IM_Nick","Value":"名 \"字\" 😀\\"},{"Tag":"Tag_Profile_IM_Gender","Value":"Gender_Type_Female"}]}"#;
    assert_eq!(body(&server), sent);
    page.row("item", 1).expect_part("item-hint", "Nickname").await;

    page.row("item", 0).click("item-remove").await;
    page.expect_count("item", 2).await;
    page.row("item", 1).click("item-remove").await;
    page.row("item", 0).click("item-remove").await;
    page.expect_count("item", 0).await;
    page.send().await;
    assert_eq!(body(&server), r#"{"From_Account":"alice","ProfileItem":[]}"#, "an empty list can be sent");

    for count in 1..=3 {
        page.click_labelled("Undo").await;
        page.expect_count("item", count).await;
    }
    page.send().await;
    assert_eq!(body(&server), sent);
    page.click_labelled("Redo").await;
    page.expect_count("item", 2).await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn rows_are_moved_and_switched_off_by_mouse_and_keyboard() {
    let world = World::start().await;
    let server = Echo::start().await;
    let page = three_rows(&world, &server).await;
    page.row("item", 0).click("item-down").await;
    expect_rows(&page, &["B=2", "A=1", "C=3"]).await;
    page.row("item", 2).click("item-up").await;
    expect_rows(&page, &["B=2", "C=3", "A=1"]).await;
    expect_focus(&page, 1, "item-up").await;
    page.row("item", 0).expect_enabled("item-up", false).await;
    page.row("item", 2).expect_enabled("item-down", false).await;

    // The focus goes with the row, so that one can go on.
    page.row("item", 2).click("item-value").await;
    page.chord(&[Key::Alt, Key::Up]).await;
    expect_rows(&page, &["B=2", "A=1", "C=3"]).await;
    expect_focus(&page, 1, "item-value").await;
    page.chord(&[Key::Alt, Key::Up]).await;
    expect_rows(&page, &["A=1", "B=2", "C=3"]).await;
    expect_focus(&page, 0, "item-value").await;
    page.chord(&[Key::Alt, Key::Up]).await;
    page.chord(&[Key::Alt, Key::Down]).await;
    expect_rows(&page, &["B=2", "A=1", "C=3"]).await;
    expect_focus(&page, 1, "item-value").await;

    page.row("item", 1).click("item-enabled").await;
    page.send().await;
    assert_eq!(
        body(&server),
        r#"{"From_Account":"alice","ProfileItem":[{"Tag":"B","Value":"2"},{"Tag":"C","Value":"3"}]}"#
    );
    expect_rows(&page, &["B=2", "A=1", "C=3"]).await;
    page.row("item", 1).click("item-enabled").await;

    page.row("item", 2).click("item-value").await;
    page.press(Key::Enter).await;
    page.expect_count("item", 4).await;
    page.row("item", 3).type_into("item-tag", "D").await;
    page.chord(&[Key::Control, Key::Enter]).await;
    server.wait_for(2).await;
    assert_eq!(
        body(&server),
        r#"{"From_Account":"alice","ProfileItem":[{"Tag":"B","Value":"2"},{"Tag":"A","Value":"1"},{"Tag":"C","Value":"3"},{"Tag":"D","Value":""}]}"#
    );
    page.expect_count("item", 4).await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn the_json_text_and_the_form_are_two_views_of_one_body() {
    let world = World::start().await;
    let server = Echo::start().await;
    let page = three_rows(&world, &server).await;
    page.row("item", 1).type_into("item-value", "two").await;
    page.type_into("from-account", "bob").await;
    page.click("view-json").await;
    let edited = THREE.replace(r#""2""#, r#""two""#).replace("alice", "bob");
    page.expect_value("body-json", &edited).await;
    let text = "{\n  \"Extra\": 1.0,\n  \"From_Account\": \"carol\",\n  \"ProfileItem\": [\n    {\"Tag\": \"Z\", \"Value\": \"26\"}\n  ]\n}";
    page.paste_into("body-json", text).await;
    page.click("view-form").await;
    page.expect_value("from-account", "carol").await;
    expect_rows(&page, &["Z=26"]).await;
    page.row("item", 0).type_into("item-value", "27").await;
    page.send().await;
    assert_eq!(body(&server), text.replace("26", "27"), "an edit in the form changes that value alone");
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_syntax_error_is_shown_with_its_place_and_sent_as_typed() {
    let world = World::start().await;
    let server = Echo::start().await;
    let page = open(&world).await;
    page.use_server(&server).await;
    let broken = "{\n  \"From_Account\": \"名\", oops\n}";
    page.write_body(broken).await;
    page.expect_part("body-error", "Line 2, column 24").await;
    page.choose("lang", "zh").await;
    page.expect_part("body-error", "第 2 行第 24 列").await;
    page.send().await;
    assert_eq!(body(&server), broken);
    page.click("tab-sent").await;
    page.expect_content("sent-body", broken).await;
    page.click("view-form").await;
    page.expect_enabled("add-item", false).await;
    page.write_body("{}").await;
    page.expect_content("body-error", "").await;
    page.click("view-form").await;
    page.click("add-item").await;
    page.send().await;
    assert_eq!(body(&server), r#"{"ProfileItem":[{"Tag":"","Value":""}]}"#);
    page.console_is_quiet().await;
}

#[tokio::test]
async fn undo_takes_back_what_was_chosen_by_hand() {
    let world = World::start().await;
    let page = open(&world).await;
    page.click("view-json").await;
    let body = r#"{"From_Account":"alice","ProfileItem":[{"Tag":"Tag_Profile_IM_Gender","Value":"Gender_Type_Male"}]}"#;
    page.paste_into("body-json", body).await;
    page.click("view-form").await;
    let row = page.row("item", 0);
    row.choose("item-value", "Gender_Type_Female").await;
    row.choose("item-value", "Gender_Type_Unknown").await;
    page.click_labelled("Undo").await;
    row.expect_value("item-value", "Gender_Type_Male").await;
    page.click_labelled("Redo").await;
    row.expect_value("item-value", "Gender_Type_Unknown").await;
}

#[tokio::test]
async fn the_enter_that_ends_a_composition_adds_takes_and_sends_nothing() {
    let world = World::start().await;
    let server = Echo::start().await;
    let page = three_rows(&world, &server).await;
    // Safari sends this Enter after the composition's end, with the code of a key that an input method took.
    let enter = "const [id, more] = arguments;
        const field = document.querySelector(`[data-testid=${id}]`);
        field.focus();
        field.dispatchEvent(new CompositionEvent('compositionend', { data: 'ni', bubbles: true }));
        const key = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...more });
        return [field.dispatchEvent(key), key.isComposing]";
    let composed = json!({ "keyCode": 229 });
    page.row("item", 0).type_into("item-tag", "gender").await;
    page.press(Key::Down).await;
    assert_eq!(page.script(enter, vec![json!("item-tag"), composed.clone()]).await, json!([true, false]));
    assert_eq!(page.script(enter, vec![json!("item-value"), composed]).await, json!([true, false]));
    let with_ctrl = json!({ "keyCode": 229, "ctrlKey": true });
    assert_eq!(page.script(enter, vec![json!("item-value"), with_ctrl]).await, json!([true, false]));
    page.row("item", 0).expect_value("item-tag", "gender").await;
    page.expect_count("item", 3).await;
    // Any other Enter does each of these.
    page.script(enter, vec![json!("item-value"), json!({ "keyCode": 13 })]).await;
    page.expect_count("item", 4).await;
    page.script(enter, vec![json!("item-value"), json!({ "keyCode": 13, "ctrlKey": true })]).await;
    page.expect_text("error-code", "0").await;
    assert_eq!(server.arrived().len(), 1);
    page.console_is_quiet().await;
}
