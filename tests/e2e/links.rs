//! A request shared by its address: it opens elsewhere, never carries a secret, and a bad one changes nothing.

use crate::support::{Page, Visit, World, eventually, open};

/// The link of the request on screen, once this is in it.
async fn link(page: &Page, part: &str) -> String {
    let link = eventually(async || match page.attribute("share", "data-link").await {
        Some(link) if link.contains(part) => Ok(link),
        other => Err(format!("{other:?}")),
    });
    link.await.unwrap()
}

async fn expect_address(page: &Page, end: &str) {
    page.expect_script("return location.href.endsWith(arguments[0])", vec![end.into()], true).await;
}

/// The part of a link after the page's own address, as a visit takes it.
fn path(world: &World, link: &str) -> String {
    link.strip_prefix(&world.site.url("")).expect("a link to this page").to_owned()
}

#[tokio::test]
async fn a_shared_request_opens_elsewhere_without_its_secrets() {
    let world = World::start().await;
    let page = open(&world).await;
    page.choose("endpoint", "custom").await;
    page.type_into("endpoint-custom", "http://127.0.0.1:9/tim").await;
    page.type_into("sdkappid", "1400000001").await;
    page.type_into("identifier", "管理员 & co").await;
    page.paste_into("usersig", "eJwSentinel").await;
    page.paste_into("secret-key", "key-Sentinel").await;
    page.write_body("{\"From_Account\":\"名字 #1\",\"Value\":18446744073709551615}").await;
    let link = link(&page, "18446744073709551615").await;
    assert!(!link.contains("Sentinel"), "{link}");

    let elsewhere = Visit::default().path(path(&world, &link)).open(&world).await;
    elsewhere.expect_value("endpoint", "custom").await;
    elsewhere.expect_value("endpoint-custom", "http://127.0.0.1:9/tim").await;
    elsewhere.expect_value("sdkappid", "1400000001").await;
    elsewhere.expect_value("identifier", "管理员 & co").await;
    elsewhere.expect_part("notice", "hands the request and your UserSig to http://127.0.0.1:9/tim").await;
    elsewhere.click("view-json").await;
    elsewhere
        .expect_value("body-json", "{\"From_Account\":\"名字 #1\",\"Value\":18446744073709551615}")
        .await;
    // What was filled in is not filled in again by a reload, over what was typed since.
    expect_address(&elsewhere, "/#v4/profile/portrait_set").await;
    elsewhere.type_into("identifier", "mine").await;
    elsewhere.reload().await;
    elsewhere.expect_value("identifier", "mine").await;
    elsewhere.expect_count("notice", 0).await;
    elsewhere.console_is_quiet().await;
}

#[tokio::test]
async fn a_link_is_followed_in_the_open_page() {
    let world = World::start().await;
    let page = open(&world).await;
    page.expect_count("item", 1).await;
    page.script("location.hash = '#v4/profile/portrait_get?identifier=administrator'", vec![]).await;
    page.expect_value("command", "v4/profile/portrait_get").await;
    page.expect_value("identifier", "administrator").await;
    page.expect_part("notice", "The link filled in identifier.").await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_bad_link_changes_nothing_and_says_why() {
    let world = World::start().await;
    let page = open(&world).await;
    page.type_into("identifier", "typed before").await;
    let state =
        "return JSON.stringify([...document.querySelectorAll('input, select, textarea')].map(e => e.value))";
    let long = format!("#v4/profile/portrait_set?body={}", "x".repeat(70_000));
    let cases = [
        ("#v4/profile/portrait_set?usersig=eJwLeaked&identifier=a", "it carries a secret (usersig)"),
        ("#v4/profile/portrait_set?identifier=a&x=1", "unknown parameter “x”"),
        ("#v4/profile/portrait_set?identifier=a&body=%4", "percent-encoding of body is broken"),
        ("#v4/profile/portrait_set?identifier=a&endpoint=javascript:alert(1)", "http:// or https://"),
        ("#v4/profile/portrait_sett?identifier=a", "its command is none that this page knows"),
        (&*long, "it is too long"),
    ];
    page.expect_attribute("usersig-status", "data-state", "mismatch").await;
    let before = page.script(state, vec![]).await;
    for (fragment, why) in cases {
        page.script("location.hash = arguments[0]", vec![fragment.into()]).await;
        page.expect_part("notice", why).await;
        page.expect_part("notice", "the page is as it was").await;
        assert_eq!(page.script(state, vec![]).await, before, "{why}");
        page.expect_script("return location.href.includes('Leaked')", vec![], false).await;
        page.click("notice-dismiss").await;
        page.expect_count("notice", 0).await;
    }
    page.script("location.hash = '#v4/profile/portrait_set?x'", vec![]).await;
    page.expect_part("notice", "unknown parameter").await;
    page.choose("lang", "zh").await;
    page.expect_part("notice", "不认识的参数").await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn each_command_has_a_route_of_its_own() {
    let world = World::start().await;
    let page = Visit::default().path("/#v4/profile/portrait_get").open(&world).await;
    page.expect_value("command", "v4/profile/portrait_get").await;
    page.choose("command", "v4/im_open_login_svc/account_check").await;
    expect_address(&page, "#v4/im_open_login_svc/account_check").await;
    page.script("location.hash = '#v4/profile/portrait_set'", vec![]).await;
    page.expect_value("command", "v4/profile/portrait_set").await;
    page.expect_count("notice", 0).await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_body_too_long_for_a_link_gives_none() {
    let world = World::start().await;
    let page = open(&world).await;
    page.write_body(&format!("{{\"a\":\"{}\"}}", "x".repeat(70_000))).await;
    page.expect_part("share", "too long").await;
    page.expect_no_attribute("share", "data-link").await;
}

#[tokio::test]
async fn a_link_opens_its_command_however_it_was_passed_on() {
    let world = World::start().await;
    const GET: &str = "v4/profile/portrait_get";
    // Each as the address that somebody opens, with what is told of it.
    let opened = [
        ("/#/v4/profile/portrait_get", None),
        ("/#v4/profile/portrait_get/", Some("“/” in the link")),
        ("/#v4/profile/portrait_get。", Some("“。” in the link")),
        ("/#v4/profile/portrait_get），", Some("“），” in the link")),
        ("/#v4/profile/portrait_get%E3%80%82", Some("“。” in the link")),
        ("/#v4%2Fprofile%2Fportrait_get", None),
        ("/#V4/Profile/Portrait_Get", None),
        ("/?from=x#v4/profile/portrait_get", None),
        (
            "/#v4/profile/portrait_get?from=singlemessage&isappinstalled=0",
            Some("“from=singlemessage isappinstalled=0”"),
        ),
    ];
    for (path, told) in opened {
        let page = Visit::default().path(path).open(&world).await;
        page.expect_value("command", GET).await;
        expect_address(&page, "/#v4/profile/portrait_get").await;
        match told {
            Some(told) => page.expect_part("notice", told).await,
            None => page.expect_count("notice", 0).await,
        }
        // Again in the page that is open.
        page.choose("command", "v4/profile/portrait_set").await;
        let fragment = &path[path.find('#').unwrap()..];
        page.script("location.hash = arguments[0]", vec![fragment.into()]).await;
        page.expect_value("command", GET).await;
        page.console_is_quiet().await;
    }
}

#[tokio::test]
async fn a_link_that_was_cut_says_so_and_one_with_a_full_stop_loses_nothing() {
    let world = World::start().await;
    let page = open(&world).await;
    page.write_body("{\"From_Account\":\"名字\",\"Value\":[1,2]}").await;
    let link = path(&world, &self::link(&page, "Value").await);
    let elsewhere = Visit::default().path(link.clone() + "。").open(&world).await;
    elsewhere.expect_part("notice", "“。” in the link is no part of it").await;
    elsewhere.click("view-json").await;
    elsewhere.expect_value("body-json", "{\"From_Account\":\"名字\",\"Value\":[1,2]}").await;
    for cut in
        [link.len() - 1, link.len() - 12, link.find("&body").unwrap(), link.find("sdkappid").unwrap() + 12]
    {
        let fragment = link[..cut].trim_start_matches('/');
        elsewhere.click("notice-dismiss").await;
        elsewhere.expect_count("notice", 0).await;
        elsewhere.script("location.hash = arguments[0]", vec![fragment.into()]).await;
        elsewhere.expect_part("notice", "cut off").await;
        elsewhere.expect_value("body-json", "{\"From_Account\":\"名字\",\"Value\":[1,2]}").await;
    }
    elsewhere.console_is_quiet().await;
}
