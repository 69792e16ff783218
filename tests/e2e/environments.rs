//! Environments: saved, used, imported and exported without secrets; a team's own file; regions, and a proxy's lines.

use crate::support::{Page, World, eventually, open, open_whole};
use fantoccini::key::Key;
use serde_json::{Value, json};

const KEPT: &str = "tim-tester.environments";

/// The page with the card of environments unfolded, by the way that leads to it.
async fn open_card(world: &World) -> Page {
    let page = open_whole(world).await;
    page.click("env-go").await;
    page
}

async fn kept(page: &Page) -> Value {
    let kept = page.script("return localStorage.getItem(arguments[0])", vec![json!(KEPT)]).await;
    kept.as_str().map_or(Value::Null, |text| serde_json::from_str(text).unwrap())
}

/// Waits until this stands at a place (a JSON pointer) of what is kept.
async fn expect_kept(page: &Page, at: &str, expected: impl Into<Value>) {
    let expected = expected.into();
    let outcome = eventually(async || match kept(page).await {
        kept if kept.pointer(at) == Some(&expected) => Ok(()),
        kept => Err(format!("not {expected} at {at} in {kept}")),
    });
    outcome.await.unwrap();
}

async fn fill_in(page: &Page, sdkappid: &str, identifier: &str) {
    page.type_into("sdkappid", sdkappid).await;
    page.type_into("identifier", identifier).await;
}

async fn save(page: &Page, name: &str) {
    page.type_into("env-name", name).await;
    page.click("env-save").await;
}

#[tokio::test]
async fn an_environment_is_saved_outlives_a_reload_and_is_used() {
    let world = World::start().await;
    let page = open_card(&world).await;
    page.expect_attribute("env-status", "data-state", "none").await;
    page.choose("endpoint", "adminapisgp.im.qcloud.com").await;
    fill_in(&page, "1400000001", "boss").await;
    page.click("env-save").await;
    page.expect_text("env-save-error", "Give it a name first").await;
    save(&page, "测试 app").await;
    page.expect_text("env-said", "Saved “测试 app”").await;
    page.expect_text("env-status", "In use: 测试 app").await;
    let expected = json!({ "version": 1, "environments": [{
        "name": "测试 app", "endpoint": "adminapisgp.im.qcloud.com", "sdkappid": "1400000001",
        "identifier": "boss", "custom_fields": [] }] });
    expect_kept(&page, "", expected).await;

    fill_in(&page, "1400000002", "boss").await;
    page.expect_text("env-status", "In use: 测试 app; changed since: SDKAppID").await;
    page.choose("endpoint", "sandbox").await; // It has its own credentials.
    let changed = "In use: 测试 app; changed since: Endpoint, SDKAppID, identifier";
    page.expect_text("env-status", changed).await;
    page.reload().await;
    page.expect_text("env-status", changed).await;
    page.expect_part("env-summary", "Singapore").await;
    // Once chosen by hand, the page's select must still follow.
    page.choose("endpoint", "console.tim.qq.com").await;
    page.click("env-use").await;
    page.expect_value("endpoint", "adminapisgp.im.qcloud.com").await;
    page.expect_value("sdkappid", "1400000001").await;
    page.expect_value("identifier", "boss").await;
    page.expect_attribute("env-status", "data-state", "same").await;
    page.expect_part("url", "https://adminapisgp.im.qcloud.com/v4/").await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn what_an_environment_leaves_empty_stays() {
    let world = World::start().await;
    let page = open_card(&world).await;
    page.click("env-go").await;
    page.expect_focus("env-name").await; // There is none to choose yet.
    page.choose("endpoint", "custom").await;
    page.type_into("endpoint-custom", "http://127.0.0.1:1").await;
    fill_in(&page, "", "").await;
    save(&page, "only where").await;
    page.click("env-go").await;
    page.expect_focus("env-select").await;
    page.choose("endpoint", "sandbox").await;
    fill_in(&page, "7", "me").await;
    page.click("env-use").await;
    page.expect_value("endpoint", "custom").await;
    page.expect_value("endpoint-custom", "http://127.0.0.1:1").await;
    page.expect_value("sdkappid", "7").await;
    page.expect_value("identifier", "me").await;
    page.expect_attribute("env-status", "data-state", "same").await;
    page.type_into("endpoint-custom", "nowhere").await;
    save(&page, "bad").await;
    page.expect_part("env-save-error", "Not saved: the endpoint:").await;
    page.expect_value("env-name", "bad").await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn the_same_name_replaces_after_saying_so_and_all_can_be_taken_back() {
    let world = World::start().await;
    let page = open_card(&world).await;
    fill_in(&page, "1", "a").await;
    save(&page, "one").await;
    page.expect_text("env-save", "Replace").await;
    page.expect_part("env-said", "Saved").await;
    fill_in(&page, "2", "a").await;
    let hint =
        "const by = document.querySelector('[data-testid=env-name]').getAttribute('aria-describedby') ?? '';
        return by.split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join('')";
    page.expect_script(hint, vec![], "Replaces SDKAppID of “one”").await;
    page.click("env-name").await;
    page.press(Key::Enter).await;
    page.expect_text("env-said", "Replaced “one”").await;
    expect_kept(&page, "/environments/0/sdkappid", "2").await;
    page.click("env-undo").await;
    page.expect_text("env-said", "Taken back").await;
    expect_kept(&page, "/environments/0/sdkappid", "1").await;
    page.click("env-delete").await;
    page.expect_text("env-said", "Deleted “one”").await;
    page.expect_enabled("env-select", false).await;
    // The list is empty and can't have the focus.
    page.expect_script("return document.activeElement.dataset.testid ?? null", vec![], Value::Null).await;
    expect_kept(&page, "/environments", json!([])).await;
    page.click("env-undo").await;
    page.expect_enabled("env-delete", true).await;
    expect_kept(&page, "/environments/0/name", "one").await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn the_list_shows_what_is_chosen_whatever_comes_and_goes() {
    let world = World::start().await;
    let page = open_card(&world).await;
    for name in ["a", "b", "c"] {
        save(&page, name).await;
        page.expect_value("env-select", &format!("own:{name}")).await;
    }
    page.choose("env-select", "own:a").await;
    page.expect_enabled("env-delete", true).await;
    page.click("env-delete").await;
    page.expect_text("env-said", "Deleted “a”").await;
    page.expect_value("env-select", "own:c").await;
    page.choose("env-select", "own:b").await;
    page.click("env-delete").await;
    page.expect_text("env-said", "Deleted “b”").await;
    page.expect_value("env-select", "own:c").await;
    page.expect_focus("env-select").await;
    page.click("env-undo").await;
    page.expect_text("env-said", "Taken back").await;
    page.choose("env-select", "own:b").await;
    save(&page, "d").await;
    page.expect_value("env-select", "own:d").await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn custom_fields_are_added_checked_and_removed() {
    let world = World::start().await;
    let page = open_card(&world).await;
    save(&page, "one").await;
    page.click("env-fields").await;
    page.type_into("env-field-name", "Tag_Profile_Custom_Level").await;
    page.choose("env-field-type", "bytes").await;
    page.type_into("env-field-description", "how far").await;
    page.click("env-field-add").await;
    page.expect_part("env-field", "Tag_Profile_Custom_Level").await;
    page.expect_part("env-field", "bytes").await;
    let field = json!([{ "name": "Level", "type": "bytes", "description": "how far" }]);
    expect_kept(&page, "/environments/0/custom_fields", field).await;
    for (typed, why) in
        [("Level", "the name “Level” stands twice"), ("a-b", "letters, digits and _"), ("", "letters")]
    {
        page.type_into("env-field-name", typed).await;
        page.click("env-field-add").await;
        page.expect_part("env-field-error", why).await;
        page.expect_value("env-field-name", typed).await;
    }
    page.expect_count("env-field", 1).await;
    page.click("env-field-remove").await;
    page.expect_count("env-field", 0).await;
    page.click("env-undo").await;
    page.expect_count("env-field", 1).await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn an_import_is_refused_with_its_place_or_taken_in_whole() {
    let world = World::start().await;
    let page = open_card(&world).await;
    fill_in(&page, "1", "a").await;
    save(&page, "one").await;
    expect_kept(&page, "/environments/0/name", "one").await;
    let before = kept(&page).await;
    page.click("env-transfer").await;
    let refused = [
        ("{\n  'version': 1\n}", "Line 2, column 3: strings take double quotes"),
        (
            "{\"version\":1,\n\"environments\":[{\"name\":\"x\"},\n {\"nmae\":\"y\"}]}",
            "Environment 2 (line 3, column 3): there is no such key as “nmae”",
        ),
        (
            "{\"version\":1,\"environments\":[{\"name\":\"x\",\"custom_fields\":[{\"name\":\"A\",\"type\":\"int\"}]}]}",
            "Environment 1, custom field 1 (line 1, column",
        ),
    ];
    for (text, why) in refused {
        page.paste_into("env-import-text", text).await;
        page.click("env-import").await;
        page.expect_part("env-import-error", why).await;
        page.expect_part("env-import-error", "nothing was changed").await;
        page.expect_value("env-import-text", text).await;
    }
    let secret = "{\"version\":1,\n\"environments\":[{\"name\":\"x\",\"UserSig\":\"eJw-sentinel\"}]}";
    page.paste_into("env-import-text", secret).await;
    page.click("env-import").await;
    page.expect_part("env-import-error", "Line 2, column 29: “UserSig” is the name of a secret").await;
    page.expect_part("env-import-error", "take the secret for leaked").await;
    assert!(!page.content("env-import-error").await.contains("sentinel"));
    assert_eq!(kept(&page).await, before);

    let good =
        "{\"version\":1,\"environments\":[{\"name\":\"two\"},{\"name\":\"one\",\"sdkappid\":1400000009}]}";
    page.paste_into("env-import-text", good).await;
    page.click("env-import").await;
    page.expect_text("env-said", "Imported; new: two; replaced by name: one").await;
    page.expect_value("env-import-text", "").await;
    expect_kept(&page, "/environments/0/sdkappid", "1400000009").await;
    page.click("env-undo").await;
    page.expect_text("env-said", "Taken back").await;
    expect_kept(&page, "", before).await;
    page.console_is_quiet().await;
}

/// Gives the file input a file, as a person's choice does.
async fn give_file(page: &Page, bytes: &[u8]) {
    let give = "const input = document.querySelector('[data-testid=env-file]');
        const files = new DataTransfer();
        files.items.add(new File([new Uint8Array(arguments[0])], 'team.json'));
        input.files = files.files;
        input.dispatchEvent(new Event('change', { bubbles: true }))";
    page.script(give, vec![json!(bytes)]).await;
}

#[tokio::test]
async fn a_file_is_imported_and_one_that_is_no_text_is_told() {
    let world = World::start().await;
    let page = open_card(&world).await;
    page.click("env-transfer").await;
    give_file(&page, b"{\"version\":\xff").await;
    page.expect_text("env-import-error", "The file is not UTF-8: the first bad byte is at offset 11").await;
    give_file(&page, &vec![b' '; 300 * 1024]).await;
    page.expect_part("env-import-error", "256 KiB").await;
    let text = "\u{feff}{\"version\":1,\"environments\":[{\"name\":\"从文件\"}]}";
    give_file(&page, text.as_bytes()).await;
    page.expect_value("env-import-text", text).await;
    page.click("env-import").await;
    page.expect_text("env-said", "Imported; new: 从文件").await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn neither_the_export_nor_what_is_kept_holds_a_secret() {
    let world = World::start().await;
    let page = open_card(&world).await;
    for field in ["usersig", "secret-key"] {
        page.type_into(field, &format!("sentinel-{field}")).await;
    }
    fill_in(&page, "1400000001", "boss").await;
    save(&page, "one").await;
    page.click("env-transfer").await;
    let catch = "const make = URL.createObjectURL;
        window.saved = new Promise((resolve) => {
            URL.createObjectURL = (blob) => { resolve(blob.text()); return make(blob) };
        })";
    page.script(catch, vec![]).await;
    page.click("env-export").await;
    let saved = page.script("return saved", vec![]).await;
    let export = saved.as_str().unwrap();
    let value: Value = serde_json::from_str(export).unwrap();
    assert_eq!(value["environments"][0]["sdkappid"], "1400000001");
    page.expect_stored("1400000001").await;
    for text in [export, &page.stored().await] {
        assert!(!text.contains("sentinel"), "{text}");
    }

    // What was exported is what can be imported.
    page.paste_into("env-import-text", export).await;
    page.click("env-import").await;
    page.expect_text("env-said", "Imported; replaced by name: one").await;
    page.console_is_quiet().await;
}

const TEAM: &str = r#"{"version":1,"environments":[
    {"name":"Staging","endpoint":"console.tim.qq.com","sdkappid":1400000007,"identifier":"administrator",
     "custom_fields":[{"name":"Level","type":"bytes","description":"how far"}]}]}"#;

#[tokio::test]
async fn the_teams_environments_are_there_at_once_and_cannot_be_changed() {
    let world = World::start().await;
    world.site.put("/team.json", TEAM);
    let page = open(&world).await;
    page.expect_value("env-select", "team:Staging").await;
    let group = "return document.querySelector('[data-testid=env-select] optgroup')?.label ?? null";
    page.expect_script(group, vec![], "The team's (read-only)").await;
    page.expect_enabled("env-delete", false).await;
    page.click("env-use").await;
    page.expect_value("endpoint", "console.tim.qq.com").await;
    page.expect_value("sdkappid", "1400000007").await;
    page.expect_value("identifier", "administrator").await;
    page.expect_text("env-status", "In use: Staging").await;
    page.click("env-fields").await;
    page.expect_part("env-field", "Tag_Profile_Custom_Level").await;
    page.expect_count("env-field-remove", 0).await;
    page.expect_count("env-field-add", 0).await;
    assert_eq!(kept(&page).await, Value::Null, "the team's are not copied");
    let offered = "return [...document.querySelectorAll('[data-tag]')].map((offer) => offer.dataset.tag)";
    page.type_into("item-tag", "how far").await;
    page.expect_script(offered, vec![], json!(["Tag_Profile_Custom_Level"])).await;
    // It is no Tag, which is told by Send once it rests and moves what is below: a press at that moment meets nothing.
    page.expect_count("finding", 1).await;

    // Saved under the same name, it is one's own beside the team's, with its custom fields.
    save(&page, "Staging").await;
    page.expect_value("env-select", "own:Staging").await;
    expect_kept(&page, "/environments/0/custom_fields/0/name", "Level").await;
    page.expect_enabled("env-delete", true).await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_secret_or_fault_in_the_teams_file_is_refused_with_a_warning() {
    let world = World::start().await;
    world.site.put(
        "/team.json",
        TEAM.replace("\"identifier\"", "\"SecretKey\":\"5bd2850f-sentinel\",\"identifier\""),
    );
    let page = open(&world).await;
    page.expect_part("team-refused", "“SecretKey” is the name of a secret").await;
    page.expect_part("team-refused", "Line 2, column 77").await;
    page.expect_part("team-refused", "take the secret for leaked").await;
    page.expect_part("notice", "“SecretKey” is the name of a secret").await;
    page.expect_enabled("env-select", false).await;
    let shown = page.script("return document.documentElement.outerHTML", vec![]).await;
    assert!(!shown.as_str().unwrap().contains("sentinel"));
    page.choose("lang", "zh").await;
    page.expect_part("team-refused", "没有采用团队的 team.json：第 2 行第 77 列").await;

    world.site.put("/team.json", TEAM.replace("\"bytes\"", "\"blob\""));
    page.reload().await;
    page.expect_part("team-refused", "第 1 个环境的第 1 个自定义字段（第 3 行第 46 列）").await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn what_is_kept_and_cannot_be_read_is_left_alone_until_it_is_replaced() {
    let world = World::start().await;
    let page = open(&world).await;
    let foreign = "{\"version\":2,\"environments\":[]}";
    page.script("localStorage.setItem(arguments[0], arguments[1])", vec![json!(KEPT), json!(foreign)]).await;
    page.reload().await;
    page.expect_part("env-kept-refused", "“version” must be 1").await;
    page.click("env-go").await;
    save(&page, "one").await;
    page.expect_text("env-status", "In use: one").await;
    assert_eq!(kept(&page).await["version"], 2, "not overwritten in silence");
    page.click("env-kept-replace").await;
    page.expect_count("env-kept-refused", 0).await;
    expect_kept(&page, "/environments/0/name", "one").await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_storage_that_refuses_is_told_and_the_card_goes_on() {
    let world = World::start().await;
    let page = open_card(&world).await;
    let full = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }";
    page.script(full, vec![]).await;
    save(&page, "one").await;
    page.expect_part("env-unkept", "did not keep them").await;
    page.expect_text("env-status", "In use: one").await;
    page.click("env-use").await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn what_another_tab_saves_appears_here_and_is_not_overwritten() {
    let world = World::start().await;
    let page = open_card(&world).await;
    save(&page, "one").await;
    expect_kept(&page, "/environments/0/name", "one").await;
    let other = "const text = localStorage.getItem(arguments[0]).replace('\"one\"', '\"two\"');
        localStorage.setItem(arguments[0], text);
        window.dispatchEvent(new StorageEvent('storage', { key: arguments[0] }))";
    page.script(other, vec![json!(KEPT)]).await;
    page.expect_value("env-select", "own:two").await;
    page.expect_count("env-undo", 0).await;
    save(&page, "three").await;
    page.expect_text("env-said", "Saved “three”").await;
    let both = "const { environments } = JSON.parse(localStorage.getItem(arguments[0]));
        return environments.map(({ name }) => name).sort()";
    page.expect_script(both, vec![json!(KEPT)], json!(["three", "two"])).await;

    // Nor is what this tab has not heard of yet.
    let unheard = "const kept = JSON.parse(localStorage.getItem(arguments[0]));
        kept.environments = kept.environments.filter(({ name }) => name !== 'two').concat({ name: 'four' });
        localStorage.setItem(arguments[0], JSON.stringify(kept))";
    page.script(unheard, vec![json!(KEPT)]).await;
    save(&page, "five").await;
    page.expect_script(both, vec![json!(KEPT)], json!(["five", "four", "three"])).await;
    page.expect_value("env-select", "own:five").await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn regions_are_a_click_away() {
    let world = World::start().await;
    let page = open_card(&world).await;
    page.click("env-hosts").await;
    page.expect_count("host-use", 15).await;
    page.choose("endpoint", "custom").await;
    let press = "document.querySelector('[data-host=\"adminapiger.my-imcloud.com\"]').click()";
    page.script(press, vec![]).await;
    page.expect_value("endpoint", "adminapiger.my-imcloud.com").await;
    let pressed = "return document.querySelector('[data-host][aria-pressed=true]')?.dataset.host ?? null";
    page.expect_script(pressed, vec![], "adminapiger.my-imcloud.com").await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn the_proxys_lines_fit_the_chosen_host_and_the_page_itself_becomes_the_endpoint() {
    let world = World::start().await;
    let page = open_card(&world).await;
    page.click("env-proxy").await;
    page.expect_part("proxy-nginx", "proxy_pass https://console.tim.qq.com;").await;
    page.choose("proxy-host", "adminapisgp.im.qcloud.com").await;
    let nginx = "location /v4/ {\n    proxy_pass https://adminapisgp.im.qcloud.com;\n    proxy_ssl_server_name on;\n    proxy_set_header Host adminapisgp.im.qcloud.com;\n    access_log off;\n    error_log /dev/null crit;\n}\n";
    page.expect_part("proxy-nginx", "adminapisgp").await;
    page.expect_content("proxy-nginx", nginx).await;
    let trunk = "[[proxy]]\nbackend = \"https://adminapisgp.im.qcloud.com/v4/\"\nrewrite = \"/v4/\"\n";
    page.expect_content("proxy-trunk", trunk).await;
    page.click("proxy-origin").await;
    page.expect_value("endpoint", "custom").await;
    page.expect_value("endpoint-custom", &world.site.origin()).await;
    page.expect_part("proxy-nginx", "adminapisgp").await;
    // A server of one's own is on offer as well, the page itself is not.
    page.type_into("endpoint-custom", "http://127.0.0.1:8080").await;
    page.choose("proxy-host", "custom").await;
    page.expect_part("proxy-nginx", "proxy_pass http://127.0.0.1:8080;").await;
    page.console_is_quiet().await;
}

/// A UserSig for app 88888888 and `admin`, made with a made-up key.
const USERSIG: &str = "eJyrVgrxCdYrSy1SslIy0jNQ0gHzM1NS80oy0zLBwokpuZl5UInilOzEgoLMFCUrCyiAiKdWFGQWpSpZGRrAAES8JDMXJGqOKlqcmQ4019nHONWsILEoz9czydgw1SksM6rI2MPZMMjNOzI9ODjQIDDY3dnA1CPXu9hWqRYAFS4wVA__";

#[tokio::test]
async fn a_file_of_another_tool_is_offered_and_its_secrets_stay_nowhere() {
    let world = World::start().await;
    let page = open_card(&world).await;
    page.click("env-transfer").await;
    let postman = format!(
        r#"{{"name":"IM test","values":[{{"key":"host","value":"console.tim.qq.com","enabled":true}},{{"key":"sdkappid","value":"1400000001","enabled":true}},{{"key":"note","value":"{USERSIG}","enabled":true}},{{"key":"page","value":"2","enabled":true}}],"_postman_variable_scope":"environment"}}"#
    );
    page.paste_into("env-import-text", &postman).await;
    for part in ["an environment file of Postman", "not kept in the page: note", "Not used: page"] {
        page.expect_part("env-import-foreign", part).await;
    }
    let offered = "return document.querySelector('[data-testid=env-import-text]').value";
    let offered = page.script(offered, vec![]).await.as_str().unwrap().to_owned();
    assert!(offered.contains("console.tim.qq.com") && !offered.contains(&USERSIG[..20]), "{offered}");
    page.click("env-import").await;
    page.expect_text("env-said", "Imported; new: IM test").await;
    page.expect_stored("1400000001").await;
    assert!(!page.stored().await.contains(&USERSIG[..20]));
    // PowerShell's `>` writes UTF-16.
    let text = postman.replace("IM test", "From a file");
    let bytes: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    give_file(&page, &bytes).await;
    page.expect_part("env-import-foreign", "an environment file of Postman").await;
    page.click("env-import").await;
    page.expect_text("env-said", "Imported; new: From a file").await;
    // A comma too many and a UserSig under a name of one's own, each with its place.
    page.paste_into("env-import-text", "{\"version\":1,\n\"environments\":[],\n}").await;
    page.click("env-import").await;
    page.expect_part("env-import-error", "Line 2, column 18").await;
    let named =
        format!("{{\"version\":1,\n\"environments\":[{{\"name\":\"a\",\"identifier\":\"{USERSIG}\"}}]}}");
    page.paste_into("env-import-text", &named).await;
    page.click("env-import").await;
    page.expect_part("env-import-error", "the value of “identifier” is a UserSig").await;
    assert!(!page.content("env-import-error").await.contains(&USERSIG[..20]));
    page.console_is_quiet().await;
}
