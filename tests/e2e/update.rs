//! A new version on the server while the page is open: offered, never forced, never mixed with the old one.

use crate::offline::{expect_kept, expect_lessons};
use crate::support::{NextBuild, Page, World, open};

/// The lessons' file of the version that the page is of.
const LESSONS: &str = "return document.querySelector('meta[name=\"file:lessons.json\"]').content.slice(2)";

/// The browser looks for a new version, as it does when the page is opened.
async fn look_for_news(page: &Page) {
    let look = "return navigator.serviceWorker.getRegistration().then((registration) => registration.update()).then(() => 'looked')";
    page.expect_script(look, vec![], "looked").await;
}

#[tokio::test]
async fn a_new_version_is_offered_and_comes_when_it_is_wanted() {
    let world = World::start_online().await;
    let page = open(&world).await;
    expect_kept(&page).await;
    page.expect_count("version-offer", 0).await;
    let old = page.script(LESSONS, vec![]).await;
    let next = NextBuild::of(world.site.folder());
    world.site.deploy(next.path());
    look_for_news(&page).await;
    page.expect_count("version-offer", 1).await;
    page.expect_part("version-offer", "A newer version of this page is ready").await;

    // Nothing is forced: what is on screen goes on, with files that the server no longer has.
    page.paste_into("item-value", "typed meanwhile").await;
    expect_lessons(&page).await;
    page.click("side-close").await;
    page.send().await;
    page.expect_text("error-code", "0").await;
    page.click("version-later").await;
    page.expect_count("version-offer", 0).await;

    // Opened again it is the old one still, and offers.
    page.reload().await;
    page.expect_count("version-offer", 1).await;
    assert_eq!(page.script(LESSONS, vec![]).await, old);
    page.click("version-take").await;
    page.expect_script(LESSONS, vec![], next.lessons()).await;
    page.expect_value("item-value", "typed meanwhile").await;
    page.expect_count("version-offer", 0).await;
    expect_lessons(&page).await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn secrets_that_a_new_version_would_cost_are_told() {
    let world = World::start_online().await;
    let page = open(&world).await;
    expect_kept(&page).await;
    page.choose("endpoint", "console.tim.qq.com").await;
    page.type_into("usersig", "typed").await;
    let next = NextBuild::of(world.site.folder());
    world.site.deploy(next.path());
    look_for_news(&page).await;
    page.expect_part("version-offer", "UserSig and SecretKey have to be filled in again").await;
}

#[tokio::test]
async fn another_window_stays_with_the_version_that_it_is_of() {
    let world = World::start_online().await;
    let page = open(&world).await;
    expect_kept(&page).await;
    let old = page.script(LESSONS, vec![]).await;
    let first = page.tab().await;
    let second = page.open_tab(&world.site.url("/")).await;
    page.expect_count("env-name", 1).await;
    let next = NextBuild::of(world.site.folder());
    world.site.deploy(next.path());
    look_for_news(&page).await;
    page.click("version-take").await;
    page.expect_script(LESSONS, vec![], next.lessons()).await;

    page.turn_to(&first).await;
    assert_eq!(page.script(LESSONS, vec![]).await, old);
    expect_lessons(&page).await;
    page.reload().await;
    page.expect_script(LESSONS, vec![], next.lessons()).await;
    page.turn_to(&second).await;
    expect_lessons(&page).await;
}

#[tokio::test]
async fn a_deployment_that_is_not_whole_leaves_the_old_version_as_it_was() {
    let world = World::start_online().await;
    let page = open(&world).await;
    expect_kept(&page).await;
    let old = page.script(LESSONS, vec![]).await;
    let next = NextBuild::of(world.site.folder());
    let lessons = format!("/{}", next.lessons());
    world.site.deploy(next.path());
    for wrong in ["", "half a file"] {
        world.site.put(&lessons, wrong);
        let fails = "return navigator.serviceWorker.getRegistration().then(async (registration) => {
            await registration.update();
            const { installing } = registration;
            if (!installing) return 'nothing';
            await new Promise((done) => installing.addEventListener('statechange', done, { once: true }));
            return installing.state;
        })";
        page.expect_script(fails, vec![], "redundant").await;
    }
    page.expect_count("version-offer", 0).await;
    expect_lessons(&page).await;
    page.reload().await;
    page.expect_count("env-name", 1).await;
    assert_eq!(page.script(LESSONS, vec![]).await, old);

    // Once it is whole, it is offered.
    world.site.restore(&lessons);
    look_for_news(&page).await;
    page.click("version-take").await;
    page.expect_script(LESSONS, vec![], next.lessons()).await;
}
