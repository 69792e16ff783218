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

/// The page with all of it there: what the first screen does without may come later.
pub async fn open_whole(world: &World) -> Page {
    let page = open(world).await;
    page.click("sdkappid").await;
    page.expect_count("env-select", 1).await;
    page
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
        let answered = eventually(async || match self.answered().await {
            number if number == before => Err(format!("the answer is still that of request {before}")),
            _ => Ok(()),
        });
        answered.await.unwrap();
        self.expect_count("cancel", 0).await;
    }

    /// The number of the request whose answer is on screen, as the page counts them.
    async fn answered(&self) -> Value {
        let number = "const of = document.querySelector('[data-testid=reply-of]');
            return of?.textContent.match(/[0-9]+/)?.[0] ?? 'none'";
        self.script(number, vec![]).await
    }

    /// Puts a text into the JSON view, in place of the body.
    pub async fn write_body(&self, text: &str) {
        self.click("view-json").await;
        self.paste_into("body-json", text).await;
    }

    /// Waits until the last reply looks like `ok` or `fail`.
    pub async fn expect_outcome(&self, expected: &str) {
        let outcome = "return document.querySelector('[data-outcome]')?.dataset.outcome ?? 'none'";
        self.expect_script(outcome, vec![], expected).await;
    }

    /// Waits until a checkbox is ticked, or is not.
    pub async fn expect_ticked(&self, testid: &str, expected: bool) {
        let ticked = "return document.querySelector(`[data-testid='${arguments[0]}']`)?.checked ?? null";
        self.expect_script(ticked, vec![json!(testid)], expected).await;
    }

    /// From now on keeps what the page copies, which a browser without a window may refuse to take.
    pub async fn keep_copies(&self) {
        let keep = "navigator.clipboard.write = async items =>
                window.copied = await (await items[0].getType('text/plain')).text();
            navigator.clipboard.writeText = async text => { window.copied = text }";
        self.script(keep, vec![]).await;
    }

    /// Waits until this text was copied.
    pub async fn expect_copied(&self, text: &str) {
        self.expect_script("return window.copied === arguments[0]", vec![json!(text)], true).await;
    }

    /// From now on keeps the blob that the page saves as a file, and the file's name.
    pub async fn keep_saves(&self) {
        let keep = "const blobs = new Map();
            const create = URL.createObjectURL;
            URL.createObjectURL = blob => { const url = create(blob); blobs.set(url, blob); return url; };
            HTMLAnchorElement.prototype.click = function () {
                [window.saved, window.savedAs] = [blobs.get(this.href), this.download];
            }";
        self.script(keep, vec![]).await;
    }

    /// Opens whatever is folded away.
    pub async fn unfold_all(&self) {
        self.script("for (const fold of document.querySelectorAll('details')) fold.open = true", vec![])
            .await;
    }

    /// All that the page keeps in the browser, as one text.
    pub async fn stored(&self) -> String {
        let all = "return JSON.stringify([{ ...localStorage }, { ...sessionStorage }])";
        self.script(all, vec![]).await.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until this is kept in the browser: it may be written after a rest only.
    pub async fn expect_stored(&self, part: &str) {
        let stored = eventually(async || match self.stored().await {
            stored if stored.contains(part) => Ok(()),
            stored => Err(format!("{part} is not kept, but {stored}")),
        });
        stored.await.unwrap();
    }

    /// Clicks the first button with this name for screen readers, for buttons without a `data-testid`, once it can be
    /// clicked.
    pub async fn click_labelled(&self, label: &str) {
        let click = "const found = document.querySelector(`button[aria-label='${arguments[0]}']`);
            if (!found || found.disabled) return false; found.click(); return true";
        self.expect_script(click, vec![json!(label)], true).await;
    }
}
