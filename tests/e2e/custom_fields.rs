//! A team's own custom fields in the builder: offered with their descriptions, and judged by their type.

use crate::support::{World, open_whole};
use fantoccini::key::Key;
use serde_json::json;

#[tokio::test]
async fn a_teams_field_is_offered_edited_and_judged_by_its_type() {
    let world = World::start().await;
    let field =
        |name: &str, kind: &str| json!({ "name": name, "type": kind, "description": "How far one got" });
    let fields = json!([field("Depth", "bytes"), field("1400000001_Old", "string")]);
    let team = json!({ "version": 1, "environments": [{ "name": "ours", "endpoint": "console.tim.qq.com",
        "sdkappid": "1400000001", "identifier": "boss", "custom_fields": fields }] });
    world.site.put("/team.json", team.to_string());
    let page = open_whole(&world).await;
    page.choose("env-select", "team:ours").await;
    page.click("env-use").await;
    page.expect_value("endpoint", "console.tim.qq.com").await;

    let row = page.row("item", 0);
    row.type_into("item-tag", "far got").await;
    let offered = "return [...document.querySelectorAll('[data-tag]')].map((li) => li.textContent)";
    let both = json!([
        "Tag_Profile_Custom_DepthHow far one gotbytes ≤ 500",
        "Tag_Profile_Custom_1400000001_OldHow far one gotstring ≤ 500 bytes",
    ]);
    page.expect_script(offered, vec![], both).await;
    page.press(Key::Down).await;
    page.press(Key::Enter).await;
    row.expect_value("item-tag", "Tag_Profile_Custom_Depth").await;

    page.expect_count("item-hex", 1).await;
    page.type_into("item-hex", "e4 b8 ad").await;
    row.expect_value("item-value", "中").await;
    page.expect_count("finding", 0).await;
    page.row("item", 0).paste_into("item-value", &"中".repeat(167)).await;
    row.expect_part("item-hint", "40601 · 501 bytes").await;
    // What the team has not written down may exist all the same.
    row.type_into("item-tag", "Tag_Profile_Custom_Other").await;
    row.paste_into("item-value", "x").await;
    page.expect_count("finding", 0).await;
    page.console_is_quiet().await;
}
