//! A page whose program stops says so, keeps the draft and tells no secret.

use crate::support::{Page, World, open};

const SECRET: &str = "c2VjcmV0LXVzZXJzaWc";

/// Has the browser refuse the page an element, with a message that quotes a secret; Yew can't go on without it.
async fn stop(page: &Page) {
    let refuse = "const clone = Node.prototype.cloneNode;
        Node.prototype.cloneNode = function (...rest) {
          if (this.localName === 'input') throw new Error(document.querySelector('[data-testid=usersig]').value);
          return clone.apply(this, rest);
        };";
    page.script(refuse, vec![]).await;
    page.click("add-item").await;
    page.expect_count("crash", 1).await;
}

async fn typed(page: &Page) {
    page.type_into("usersig", SECRET).await;
    page.type_into("from-account", "typed-before-the-stop").await;
    page.row("item", 0).type_into("item-value", "still here").await;
}

#[tokio::test]
async fn a_page_that_stops_keeps_the_draft_and_no_secret() {
    let world = World::start().await;
    let page = open(&world).await;
    typed(&page).await;
    stop(&page).await;
    page.expect_part_of_content("crash", ".rs:").await;
    let card = page.content("crash").await;
    assert!(card.contains("程序意外停止") && card.contains("What you typed is kept"), "{card}");
    assert!(card.contains("src/") && card.contains(".rs:"), "the place in the source: {card}");
    let console = page.console().await.join("\n");
    assert!(console.contains(".rs:"), "the console tells the place, too: {console}");
    assert!(!card.contains(SECRET) && !console.contains(SECRET), "{card}\n{console}");
    assert!(!card.contains('?') && !card.contains("/root/"), "{card}");
    page.expect_focus("crash-reload").await;

    page.click("crash-reload").await;
    page.expect_value("from-account", "typed-before-the-stop").await;
    page.row("item", 0).expect_value("item-value", "still here").await;
    page.expect_count("crash", 0).await;
    assert!(!page.stored().await.contains(SECRET));
}

#[tokio::test]
async fn a_draft_that_would_stop_the_page_again_is_put_aside() {
    let world = World::start().await;
    let page = open(&world).await;
    typed(&page).await;
    stop(&page).await;
    page.click("crash-aside").await;
    page.expect_value("from-account", "alice").await;
    let aside = page.script("return localStorage.getItem('tim-tester.draft-aside')", vec![]).await;
    assert!(aside.as_str().unwrap().contains("still here"));
}
