//! The whole catalogue: any command opens by its route, has a draft of its own, and the sandbox answers it or says that it
//! doesn't.

use crate::support::{Echo, Visit, World, open};
use fantoccini::key::Key;
use serde_json::Value;

const SENDMSG: &str = "v4/openim/sendmsg";

/// A column of the catalogue, by path.
fn column(name: &str) -> Vec<(String, String)> {
    let mut lines = include_str!("../../data/catalogue.tsv").lines();
    let at = lines.next().unwrap().split('\t').position(|column| column == name).unwrap();
    lines
        .map(|line| line.split('\t').collect::<Vec<_>>())
        .map(|cells| (cells[0].to_owned(), cells[at].to_owned()))
        .collect()
}

fn example(path: &str) -> String {
    column("request").into_iter().find(|(of, _)| of == path).unwrap().1
}

#[tokio::test]
async fn a_message_is_sent_and_seen_in_the_sandbox() {
    let world = World::start().await;
    let page = Visit::default().path(format!("/#/{SENDMSG}")).open(&world).await;
    page.expect_value("command", SENDMSG).await;
    page.expect_script("return location.hash", vec![], format!("#{SENDMSG}")).await;
    page.click("view-json").await;
    page.expect_value("body-json", &example(SENDMSG)).await;
    page.send().await;
    page.expect_text("error-code", "0").await;
    page.expect_attribute("sandbox-message", "data-to", "bob").await;
    page.expect_part("sandbox-message", "hello").await;
    page.expect_count("sandbox-unanswered", 0).await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_command_that_the_sandbox_does_not_answer_says_so_with_what_a_real_endpoint_replies() {
    let world = World::start().await;
    let page = Visit::default().path("/#v4/recentcontact/get_list").open(&world).await;
    page.expect_value("command", "v4/recentcontact/get_list").await;
    page.expect_part("sandbox-unanswered", "SessionItem").await;
    page.send().await;
    page.expect_text("error-code", "60009").await;
    page.expect_part("error-info", "the documents have a real endpoint reply {").await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_code_of_another_group_is_explained_once_the_rest_of_the_table_is_there() {
    let world = World::start().await;
    let page = Visit::default().path("/#v4/sns/friend_add").open(&world).await;
    page.write_body("{\"From_Account\":\"\"}").await;
    page.send().await;
    page.expect_text("error-code", "30001").await;
    let row = include_str!("../../data/error-codes-more.tsv")
        .lines()
        .find(|line| line.starts_with("30001\t"))
        .unwrap();
    let cells: Vec<_> = row.split('\t').collect();
    page.expect_text("error-meaning", cells[3]).await;
    page.expect_text("error-fix", cells[5]).await;
    page.choose("lang", "zh").await;
    page.expect_text("error-meaning", cells[2]).await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_link_to_a_command_waits_for_the_catalogue_and_outlives_its_failing() {
    let world = World::start().await;
    let names = world.site.names();
    let fields = names.iter().find(|name| name.starts_with("catalogue-fields-")).unwrap();
    let fields = format!("/{fields}");
    world.site.put(&fields, "<!doctype html>");
    let body = r#"{"From_Account":"alice","AddFriendItem":[]}"#;
    let path = format!("/#v4/sns/friend_add?body={}", body.replace('"', "%22"));
    let page = Visit::default().path(path).open(&world).await;
    page.expect_part("command-failed", "v4/sns/friend_add").await;
    page.expect_value("command", "v4/profile/portrait_set").await;
    page.reload().await;
    page.expect_part("command-failed", "v4/sns/friend_add").await;
    world.site.put(&fields, include_str!("../../data/catalogue-fields.tsv"));
    page.click("command-again").await;
    page.expect_value("command", "v4/sns/friend_add").await;
    page.expect_count("command-failed", 0).await;
    page.expect_part("notice", "The link filled in body.").await;
    page.click("view-json").await;
    page.expect_value("body-json", body).await;
    page.expect_script("return location.hash", vec![], "#v4/sns/friend_add").await;
}

#[tokio::test]
async fn each_command_keeps_its_draft_over_a_reload() {
    let world = World::start().await;
    let page = open(&world).await;
    let go = async |path: &str| {
        page.script("location.hash = arguments[0]", vec![Value::from(format!("#{path}"))]).await;
        page.expect_value("command", path).await;
    };
    for (path, body) in [(SENDMSG, r#"{"mine":1.10}"#), ("v4/group_open_http_svc/create_group", "{\"its\":")]
    {
        go(path).await;
        page.write_body(body).await;
    }
    let kept = "return (localStorage.getItem('tim-tester.draft') ?? '').includes('its')";
    page.expect_script(kept, vec![], true).await;
    page.reload().await;
    page.expect_value("command", "v4/group_open_http_svc/create_group").await;
    page.expect_value("body-json", "{\"its\":").await;
    go(SENDMSG).await;
    page.expect_value("body-json", r#"{"mine":1.10}"#).await;
    go("v4/profile/portrait_set").await;
    page.expect_value("from-account", "alice").await;
    page.console_is_quiet().await;
}

/// A URL as the page shows it: with three stars for the UserSig.
fn masked(url: &str) -> String {
    let parts = url.split('&').map(|part| if part.starts_with("usersig=") { "usersig=***" } else { part });
    parts.collect::<Vec<_>>().join("&")
}

/// What the page shows of the chosen command: its title, whether its page is linked or said to be unknown, the way to each
/// of its fields that is there or offered, its URL and its body.
const SHOWN: &str = "const one = (name) => document.querySelector(`[data-testid=${name}]`);
    const all = (name, key) => [...document.querySelectorAll(`[data-testid=${name}]`)].map((e) => e.dataset[key]);
    return {
        title: one('command-title').textContent, page: one('command-doc').href ?? one('command-doc').textContent,
        fields: [...all('field', 'path'), ...all('field-add', 'field')].map((path) => path.replace(/\\[\\d+\\]/g, '[]')),
        url: one('url').textContent };";

#[tokio::test]
async fn every_command_opens_by_its_route_shows_what_is_known_and_sends_what_is_shown() {
    let world = World::start().await;
    let server = Echo::start().await;
    let page = open(&world).await;
    page.use_server(&server).await;
    let titles = column("en");
    let mut fields: Vec<(&str, &str)> = Vec::new();
    for line in include_str!("../../data/catalogue-fields.tsv").lines().skip(1) {
        let mut cells = line.split('\t');
        fields.push((cells.next().unwrap(), cells.next().unwrap()));
    }
    assert_eq!(titles.len(), 138);
    for (i, (path, title)) in titles.iter().enumerate() {
        page.script("location.hash = arguments[0]", vec![Value::from(format!("#{path}"))]).await;
        page.expect_value("command", path).await;
        page.click("view-form").await;
        let shown = page.script(SHOWN, vec![]).await;
        assert_eq!(shown["title"], title.as_str(), "{path}");
        let link = shown["page"].as_str().unwrap();
        assert!(link.starts_with("https://") || link == "no page of it was found", "{path}: {link}");
        let url = shown["url"].as_str().unwrap().to_owned();
        if path != "v4/profile/portrait_set" && path != "v4/profile/portrait_get" {
            for (_, field) in fields.iter().filter(|(of, _)| of == path) {
                // What stands in what is not there is offered once that is.
                let parent = field.rsplit_once('.').map_or("", |(parent, _)| parent);
                let known = shown["fields"].as_array().unwrap();
                let parent_is_there = known.iter().any(|known| *known == parent);
                let is_there = known.iter().any(|known| known == field);
                assert!(is_there || !parent.is_empty() && !parent_is_there, "{path} does not show {field}");
            }
        }
        page.click("view-json").await;
        let body = page.value("body-json").await;
        assert!(body == example(path) || body == "{}" && example(path).is_empty(), "{path}: {body}");
        page.send().await;
        let arrived = server.wait_for(i + 1).await.pop().unwrap();
        let target = arrived.message.first_line.split(' ').nth(1).unwrap().to_owned();
        assert_eq!(target.split('?').next().unwrap(), format!("/{path}"));
        assert_eq!(masked(&format!("{}{target}", server.url())), url, "{path}");
        assert_eq!(String::from_utf8_lossy(&arrived.message.body), body, "{path}");
    }
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_command_is_found_and_opened_by_keys() {
    let world = World::start().await;
    let page = open(&world).await;
    page.click("commands").await;
    page.expect_focus("command-search").await;
    page.expect_text("command-count", "138 found").await;
    page.expect_count("command-option", 138).await;
    page.type_into("command-search", "好友").await;
    page.expect_part("command-option", "v4/sns/friend_add").await;
    page.type_into("command-search", "friend_delete").await;
    page.expect_count("command-option", 2).await;
    page.press(Key::Down).await;
    page.press(Key::Down).await;
    let active = "const of = document.activeElement.getAttribute('aria-activedescendant');
        return document.getElementById(of)?.dataset.command ?? null";
    page.expect_script(active, vec![], "v4/sns/friend_delete_all").await;
    page.press(Key::Up).await;
    page.press(Key::Enter).await;
    page.expect_value("command", "v4/sns/friend_delete").await;
    page.expect_text("command-title", "Delete friends").await;
    page.type_into("command-search", "nothing like it").await;
    page.expect_count("command-option", 0).await;
    page.type_into("command-search", "").await;
    page.choose("lang", "zh").await;
    page.expect_text("command-count", "138 个接口").await;
    page.click("side-close").await;
    page.choose("command", "v4/im_open_login_svc/kick").await;
    page.console_is_quiet().await;
}
