//! Steps that many stories take.

use super::echo::{Answer, Echo};
use super::page::Page;
use super::{World, eventually, open};
use serde_json::{Value, json};

/// A new page that has just sent to a server with this answer, and the server.
pub async fn sent(world: &World, answer: Answer) -> (Page, Echo) {
    let echo = Echo::start().await;
    echo.answers([answer]);
    let page = open(world).await;
    page.use_server(&echo).await;
    page.click("send").await;
    (page, echo)
}

impl Page {
    /// Points the page at a server of the story's own.
    pub async fn use_server(&self, server: &Echo) {
        self.use_base(&server.url()).await;
    }

    /// Points the page at a base URL.
    pub async fn use_base(&self, base: &str) {
        self.choose("endpoint", "custom").await;
        self.type_into("endpoint-custom", base).await;
    }

    /// Presses Send and waits until that call came to an end and its answer is on screen.
    pub async fn send(&self) {
        let before = self.answered().await;
        self.click("send").await;
        self.expect_count("cancel", 0).await;
        let answered = eventually(async || match self.answered().await {
            number if number == before => Err(format!("the answer is still that of request {before}")),
            _ => Ok(()),
        });
        answered.await.unwrap();
    }

    /// The number of the request whose answer is on screen, as the page counts them.
    async fn answered(&self) -> Value {
        let number = "const of = document.querySelector('[data-outcome] [role=status]');
            return of?.textContent.match(/[0-9]+/)[0] ?? 'none'";
        self.script(number, vec![]).await
    }

    /// Puts a text into the JSON view, in place of the body.
    pub async fn write_body(&self, text: &str) {
        self.click("view-json").await;
        self.paste_into("body-json", text).await;
    }

    /// `ok` or `fail`: what the last reply looks like.
    pub async fn outcome(&self) -> String {
        let outcome = "return document.querySelector('[data-outcome]')?.dataset.outcome ?? 'none'";
        self.script(outcome, vec![]).await.as_str().unwrap_or_default().to_owned()
    }

    /// Clicks the first button with this name for screen readers, for buttons without a `data-testid`.
    pub async fn click_labelled(&self, label: &str) {
        let click = "const found = document.querySelector(`button[aria-label='${arguments[0]}']`);
            if (!found || found.disabled) return false; found.click(); return true";
        assert_eq!(
            self.script(click, vec![json!(label)]).await,
            true,
            "a button {label} that can be clicked"
        );
    }
}
