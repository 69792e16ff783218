//! The whole catalogue: any command opens by its route, has a draft of its own, and the sandbox answers it or says that it
//! doesn't.

use crate::support::{Visit, World, open};
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
