//! The command palette and the list of the keys, by the keyboard alone.

use crate::support::{Echo, Page, Visit, World, open, open_whole};
use fantoccini::key::Key;

/// What the active option says, and of which kind it is.
const ACTIVE: &str = "const of = document.activeElement.getAttribute('aria-activedescendant');
    const option = document.getElementById(of);
    return option && option.getAttribute('aria-selected') === 'true' ? `${option.dataset.kind}: ${option.textContent}` : null";

/// Opens the palette where the focus is, and searches.
async fn find(page: &Page, query: &str) {
    page.keys(&format!("{}k", Key::Control)).await;
    page.expect_focus("palette-search").await;
    page.keys(query).await;
    page.expect_value("palette-search", query).await;
}

/// Waits until the active option is of this kind and has this in it.
async fn expect_active(page: &Page, kind: &str, part: &str) {
    let script = format!(
        "const active = (() => {{ {ACTIVE} }})() ?? ''; return active.startsWith(`${{arguments[0]}}: `) && active.includes(arguments[1]) || active"
    );
    page.expect_script(&script, vec![kind.into(), part.into()], true).await;
}

/// Waits until the focus is on a row of the table of codes that has this code.
async fn expect_code(page: &Page, code: &str) {
    page.expect_count("palette", 0).await;
    page.expect_script("return document.activeElement?.dataset.code ?? null", vec![], code).await;
    page.expect_focus("error-row").await;
}

#[tokio::test]
async fn a_code_is_looked_up_in_the_palette_and_its_explanation_has_the_focus() {
    let world = World::start().await;
    let page = open(&world).await;
    page.click("from-account").await;
    // One of the program's own, and one of the rest of the table, which is fetched.
    for code in ["40003", "70169"] {
        find(&page, code).await;
        expect_active(&page, "code", code).await;
        page.press(Key::Enter).await;
        expect_code(&page, code).await;
    }
    // The same once more, from elsewhere.
    page.press(Key::Tab).await;
    find(&page, "70169").await;
    expect_active(&page, "code", "70169").await;
    page.press(Key::Enter).await;
    expect_code(&page, "70169").await;
    page.expect_value("from-account", "alice").await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn commands_lessons_panels_and_settings_are_found_in_either_language() {
    let world = World::start().await;
    for (languages, words) in [
        ("en", ["friend_add", "was never imported", "Reference", "Dark", "Import"]),
        ("zh-CN,zh", ["friend_add", "还没导入", "接口文档", "深色", "导入"]),
    ] {
        let [command, lesson, reference, dark, import] = words;
        let page = Visit::default().languages(languages).open(&world).await;
        find(&page, command).await;
        expect_active(&page, "command", "v4/sns/friend_add").await;
        page.press(Key::Enter).await;
        page.expect_value("command", "v4/sns/friend_add").await;
        page.expect_focus("body-json").await;
        find(&page, lesson).await;
        expect_active(&page, "lesson", lesson).await;
        page.press(Key::Enter).await;
        page.expect_focus("lesson-run").await;
        find(&page, reference).await;
        expect_active(&page, "panel", reference).await;
        page.press(Key::Enter).await;
        page.expect_attribute("reference-open", "aria-expanded", "true").await;
        page.expect_script("return document.activeElement?.id ?? null", vec![], "side-title").await;
        find(&page, dark).await;
        expect_active(&page, "setting", dark).await;
        page.press(Key::Enter).await;
        page.expect_script("return document.documentElement.dataset.theme", vec![], "dark").await;
        find(&page, import).await;
        expect_active(&page, "panel", import).await;
        page.press(Key::Enter).await;
        page.expect_focus("import-text").await;
        page.console_is_quiet().await;
    }
}

#[tokio::test]
async fn a_lesson_is_begun_from_the_palette_and_ends_in_its_code() {
    let world = World::start().await;
    let page = open(&world).await;
    find(&page, "too-often").await;
    expect_active(&page, "lesson", "60007").await;
    page.press(Key::Enter).await;
    page.expect_focus("lesson-run").await;
    page.press(Key::Enter).await;
    let state = "return document.querySelector('[data-lesson=too-often]')?.dataset.state ?? null";
    page.expect_script(state, vec![], "loaded").await;
    page.keys(&format!("{}{}", Key::Control, Key::Enter)).await;
    page.expect_text("error-code", "60007").await;
    page.expect_script(state, vec![], "reached").await;
    // One's own draft comes back, and is sent by its name, too.
    find(&page, "leave the lesson").await;
    page.press(Key::Enter).await;
    page.expect_count("lesson-leave", 0).await;
    find(&page, "send request").await;
    expect_active(&page, "doing", "Send the request").await;
    page.press(Key::Enter).await;
    page.expect_text("error-code", "0").await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn what_was_sent_is_found_and_is_the_draft_again() {
    let world = World::start().await;
    let echo = Echo::start().await;
    let page = open_whole(&world).await;
    page.use_server(&echo).await;
    page.write_body("{\"mine\":1.10}").await;
    page.send().await;
    page.write_body("{\"another\":2}").await;
    find(&page, "history portrait_set").await;
    expect_active(&page, "history", "v4/profile/portrait_set").await;
    page.press(Key::Enter).await;
    page.expect_value("body-json", "{\"mine\":1.10}").await;
    page.expect_focus("body-json").await;
    find(&page, "minify").await;
    page.press(Key::Enter).await;
    page.expect_focus("body-json").await;
    assert_eq!(echo.arrived().len(), 1, "what is taken up is not sent");
    page.console_is_quiet().await;
}

#[tokio::test]
async fn the_palette_begins_with_what_can_be_done_and_keys_lead_through_it() {
    let world = World::start().await;
    let page = open_whole(&world).await;
    find(&page, "").await;
    expect_active(&page, "doing", "Send the request").await;
    page.press(Key::Up).await;
    expect_active(&page, "setting", "").await;
    page.press(Key::Down).await;
    expect_active(&page, "doing", "Send the request").await;
    page.press(Key::Down).await;
    page.press(Key::Down).await;
    page.press(Key::Home).await;
    expect_active(&page, "doing", "Send the request").await;
    page.press(Key::End).await;
    expect_active(&page, "setting", "").await;
    // Each option is in sight when it is the active one.
    let in_sight = "const list = document.querySelector('[data-testid=palette] [role=listbox]').getBoundingClientRect();
        const option = document.querySelector('[data-testid=palette-option][aria-selected=true]').getBoundingClientRect();
        return option.top >= list.top - 1 && option.bottom <= list.bottom + 1";
    page.expect_script(in_sight, vec![], true).await;
    page.keys("nothing like it").await;
    page.expect_count("palette-option", 0).await;
    page.expect_part("palette-count", "Nothing fits").await;
    page.press(Key::Enter).await;
    page.expect_attribute("palette-search", "aria-expanded", "false").await;
    // What is behind the palette is out of reach.
    page.keys(&format!("{}{}", Key::Control, Key::Enter)).await;
    page.press(Key::Escape).await;
    page.expect_count("palette", 0).await;
    page.expect_focus("sdkappid").await;
    page.expect_count("error-code", 0).await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_field_of_a_request_that_is_folded_away_is_unfolded_to_have_the_focus() {
    let world = World::start().await;
    let page = Visit::default().size(1440, 900).open(&world).await;
    page.expect_count("env-select", 1).await;
    page.tab_to("divider-request").await;
    page.press(Key::Home).await;
    page.expect_attribute("divider-request", "aria-valuenow", "0").await;
    find(&page, "go to usersig").await;
    expect_active(&page, "doing", "Go to: UserSig").await;
    page.press(Key::Enter).await;
    page.expect_focus("usersig").await;
    page.expect_attribute("divider-request", "aria-valuenow", "50").await;
    // Folded once more it stays so: nothing new was asked for.
    page.tab_to("divider-request").await;
    page.press(Key::Home).await;
    page.expect_attribute("divider-request", "aria-valuenow", "0").await;
    page.press(Key::End).await;
    page.expect_attribute("divider-request", "aria-valuenow", "100").await;
    page.expect_focus("divider-request").await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn the_focus_stays_in_a_dialog_and_goes_back_to_where_it_was() {
    let world = World::start().await;
    let page = open_whole(&world).await;
    let inside = "return document.activeElement.closest('dialog')?.dataset.testid ?? null";
    for (opener, dialog) in [("palette-open", "palette"), ("shortcuts-open", "shortcuts")] {
        page.tab_to(opener).await;
        page.press(Key::Enter).await;
        page.expect_script(inside, vec![], dialog).await;
        for keys in [vec![Key::Tab], vec![Key::Shift, Key::Tab]] {
            for _ in 0..5 {
                page.chord(&keys).await;
                page.expect_script(inside, vec![], dialog).await;
            }
        }
        page.press(Key::Escape).await;
        page.expect_count(dialog, 0).await;
        page.expect_focus(opener).await;
    }
    page.console_is_quiet().await;
}

#[tokio::test]
async fn the_list_of_the_keys_opens_by_one_of_them_but_not_in_a_text_and_can_be_told_not_to() {
    let world = World::start().await;
    let page = open_whole(&world).await;
    page.tab_to("random-pin").await;
    page.keys("?").await;
    page.expect_count("shortcuts", 1).await;
    page.expect_count("shortcut", 8).await;
    page.press(Key::Escape).await;
    page.expect_count("shortcuts", 0).await;
    page.expect_focus("random-pin").await;
    page.type_into("from-account", "who?").await;
    page.expect_value("from-account", "who?").await;
    page.expect_count("shortcuts", 0).await;
    // From one dialog to the other, and back out of both.
    page.tab_to("random-pin").await;
    page.keys("?").await;
    page.expect_count("shortcuts", 1).await;
    page.keys(&format!("{}k", Key::Control)).await;
    page.expect_focus("palette-search").await;
    page.expect_count("shortcuts", 0).await;
    page.keys(&format!("{}k", Key::Control)).await;
    page.expect_count("palette", 0).await;
    page.expect_focus("random-pin").await;
    // Who speaks to the computer switches it off, for good.
    page.keys("?").await;
    page.expect_count("shortcuts", 1).await;
    page.tab_to("single-keys").await;
    page.keys(" ").await;
    page.expect_ticked("single-keys", false).await;
    page.press(Key::Escape).await;
    page.expect_stored("\\\"no_single_keys\\\":true").await;
    page.reload().await;
    page.expect_value("from-account", "who?").await;
    page.tab_to("shortcuts-open").await;
    page.keys("?").await;
    page.press(Key::Enter).await;
    page.expect_ticked("single-keys", false).await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn what_could_not_be_fetched_is_told_and_asked_for_when_the_palette_opens_again() {
    let world = World::start().await;
    let names = world.site.names();
    let lessons = names.iter().find(|name| name.starts_with("lessons-")).unwrap();
    let lessons = format!("/{lessons}");
    world.site.put(&lessons, "not what was built");
    let page = open_whole(&world).await;
    find(&page, "too-often").await;
    page.expect_count("palette-failed", 1).await;
    page.expect_count("palette-option", 0).await;
    page.press(Key::Escape).await;
    world.site.restore(&lessons);
    find(&page, "too-often").await;
    expect_active(&page, "lesson", "60007").await;
    page.expect_count("palette-failed", 0).await;
}
