//! The page as its user meets it: every step names an element by `data-testid`, waits for it and fails with evidence.

use super::browser::Session;
use super::eventually;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::key::Key;
use fantoccini::wd::WindowHandle;
use fantoccini::{Client, Locator};
use serde_json::{Value, json};
use std::ops::Deref;
use std::path::PathBuf;
use std::sync::Mutex;

/// Tells whether an element stands still for two frames; from then on, whether a click comes to it or to the like.
const STILL: &str = "const [element, like] = arguments;
    const place = () => { const box = element.getBoundingClientRect(); return `${box.x} ${box.y} ${box.width} ${box.height}` };
    const frame = () => new Promise(next => requestAnimationFrame(next));
    return (async () => {
        const before = place();
        await frame();
        await frame();
        if (place() !== before) return false;
        const awaited = window.awaitedClick = { came: false };
        const look = event => { awaited.came ||= event.target.closest?.(like) != null };
        document.addEventListener('click', look, { capture: true, once: true });
        return true;
    })()";

/// An open page. Its steps are those of [`Scope`].
pub struct Page {
    everywhere: Scope,
    session: Session,
    /// What the logs gave so far: reading empties them.
    console: Mutex<Vec<String>>,
    requests: Mutex<Vec<String>>,
}

/// The whole page, or one row of it.
pub struct Scope {
    client: Client,
    row: Option<(String, usize)>,
}

impl Page {
    /// The page that a browser shows.
    pub fn new(client: Client, session: Session) -> Self {
        let everywhere = Scope { client, row: None };
        Self { everywhere, session, console: Mutex::default(), requests: Mutex::default() }
    }

    /// The row with this index among the elements of one name, such as the second `item`.
    pub fn row(&self, testid: &str, index: usize) -> Scope {
        Scope { client: self.client.clone(), row: Some((testid.to_owned(), index)) }
    }

    /// Waits until this is the document's title.
    pub async fn expect_title(&self, expected: &str) {
        self.expect_script("return document.title", vec![], expected).await;
    }

    /// Loads the page again.
    pub async fn reload(&self) {
        self.client.refresh().await.unwrap();
    }

    /// The tab that is looked at.
    pub async fn tab(&self) -> WindowHandle {
        self.client.window().await.unwrap()
    }

    /// Opens an address in another tab of the same browser and looks at that.
    pub async fn open_tab(&self, url: &str) -> WindowHandle {
        let opened = self.client.new_window(true).await.unwrap().handle;
        self.turn_to(&opened).await;
        self.client.goto(url).await.unwrap();
        opened
    }

    /// Looks at another tab.
    pub async fn turn_to(&self, tab: &WindowHandle) {
        self.client.switch_to_window(tab.clone()).await.unwrap();
    }

    /// Presses a key where the focus is.
    pub async fn press(&self, key: Key) {
        self.chord(&[key]).await;
    }

    /// Presses keys together where the focus is, such as Alt and an arrow.
    pub async fn chord(&self, keys: &[Key]) {
        self.keys(&keys.iter().map(Key::to_string).collect::<String>()).await;
    }

    /// Types where the focus is. A key that is held down, such as [`Key::Control`], is so to the end, or to [`Key::Null`].
    pub async fn keys(&self, keys: &str) {
        // An element that is drawn anew in this moment refuses before any key is pressed.
        let pressed = eventually(async || {
            let focused = self.client.active_element().await.map_err(|error| error.to_string())?;
            focused.send_keys(keys).await.map_err(|error| error.to_string())
        })
        .await;
        self.everywhere.judge("the focus", "press keys", pressed).await
    }

    /// Presses Tab until an element of this name has the focus: the next one, if one has it.
    pub async fn tab_to(&self, testid: &str) {
        const MOST: usize = 400;
        let focused = "return document.activeElement?.dataset.testid ?? null";
        for _ in 0..MOST {
            // As a person does it: sent to an element, a key would be a file's name to the input of a file.
            let tab = char::from(Key::Tab);
            let pressed = KeyActions::new("keyboard".to_owned());
            let pressed = pressed.then(KeyAction::Down { value: tab }).then(KeyAction::Up { value: tab });
            self.client.perform_actions(pressed).await.unwrap();
            if self.script(focused, vec![]).await == testid {
                return;
            }
        }
        let reached = Err::<(), _>(format!("it is not among {MOST} places"));
        self.everywhere.judge(testid, "reach it by Tab", reached).await;
    }

    /// Waits until the element of this name has the focus.
    pub async fn expect_focus(&self, testid: &str) {
        let focused = "return document.activeElement?.dataset.testid ?? null";
        self.expect_script(focused, vec![], testid).await;
    }

    /// Runs a script with arguments and gives what its promise resolves to. The page's CSP holds for what it does.
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client.execute(script, arguments).await.unwrap()
    }

    /// Waits until a script, run again and again, gives this.
    pub async fn expect_script(&self, script: &str, arguments: Vec<Value>, expected: impl Into<Value>) {
        let expected = expected.into();
        let outcome = eventually(async || match self.script(script, arguments.clone()).await {
            found if found == expected => Ok(()),
            found => Err(format!("{script} gives {found}")),
        })
        .await;
        self.everywhere.judge("the page", &format!("see {expected}"), outcome).await
    }

    /// A command of the DevTools protocol, such as `Network.emulateNetworkConditions`.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.session.devtools(command, parameters).await
    }

    /// Saves what is seen as `target/e2e/NAME.png`.
    pub async fn screenshot(&self, name: &str) -> PathBuf {
        self.everywhere.screenshot(name).await
    }

    /// Every line of the browser's console so far: the page's own, and the browser's complaints.
    pub async fn console(&self) -> Vec<String> {
        let new = self.session.log("browser").await;
        let lines = new.iter().map(|entry| format!("{} {}", text(&entry["level"]), text(&entry["message"])));
        let mut console = self.console.lock().unwrap();
        console.extend(lines);
        console.clone()
    }

    /// Waits until this is in the console.
    pub async fn expect_in_console(&self, part: &str) {
        let outcome = eventually(async || match self.console().await.join("\n") {
            console if console.contains(part) => Ok(()),
            console => Err(format!("the console says {console:?}")),
        })
        .await;
        self.everywhere.judge("the console", &format!("see {part:?}"), outcome).await
    }

    /// Fails if there is anything in the console.
    pub async fn console_is_quiet(&self) {
        let lines = self.console().await;
        assert!(lines.is_empty(), "the console says:\n{}", lines.join("\n"));
    }

    /// The URL of every request that the browser began for the page, in order.
    pub async fn requested_urls(&self) -> Vec<String> {
        let new = self.session.log("performance").await;
        let urls = new.iter().filter_map(|entry| {
            let entry: Value = serde_json::from_str(text(&entry["message"])).ok()?;
            let message = &entry["message"];
            (message["method"] == "Network.requestWillBeSent")
                .then(|| text(&message["params"]["request"]["url"]).to_owned())
        });
        let mut requests = self.requests.lock().unwrap();
        requests.extend(urls);
        requests.clone()
    }

    /// The origins it asked, each once, in the order of the first request.
    pub async fn requested_origins(&self) -> Vec<String> {
        let mut origins = Vec::new();
        for url in self.requested_urls().await {
            let origin = url.splitn(4, '/').take(3).collect::<Vec<_>>().join("/");
            if !origins.contains(&origin) {
                origins.push(origin);
            }
        }
        origins
    }
}

impl Deref for Page {
    type Target = Scope;

    fn deref(&self) -> &Scope {
        &self.everywhere
    }
}

impl Scope {
    /// Chooses an option by its value.
    pub async fn choose(&self, testid: &str, value: &str) {
        self.step(testid, &format!("choose {value:?}"), async |element| {
            element.select_by_value(value).await.map_err(|error| error.to_string())
        })
        .await;
    }

    /// Types over what stands in a field. For characters beyond the BMP and long texts there is [`Self::paste_into`].
    pub async fn type_into(&self, testid: &str, typed: &str) {
        let keys = format!("{}a{}{}{typed}", Key::Control, Key::Null, Key::Delete);
        self.step(testid, &format!("type {typed:?}"), async |element| {
            element.send_keys(&keys).await.map_err(|error| error.to_string())
        })
        .await;
    }

    /// Pastes over what stands in a field.
    pub async fn paste_into(&self, testid: &str, pasted: &str) {
        let script = "arguments[0].focus(); arguments[0].select();
            if (!document.execCommand('insertText', false, arguments[1])) throw new Error('not pasted');";
        self.step(testid, "paste", async |element| {
            let arguments = vec![json!(element), json!(pasted)];
            self.client.execute(script, arguments).await.map(drop).map_err(|error| error.to_string())
        })
        .await;
    }

    /// Clicks an element, once it can be clicked and stands still. Something that appears above it in that very moment
    /// moves it away from under the pointer: then the click is made again.
    pub async fn click(&self, testid: &str) {
        self.step(testid, "click", async |element| {
            let failed = |error: CmdError| error.to_string();
            if !element.is_enabled().await.map_err(failed)? {
                return Err("it is disabled".to_owned());
            }
            let arguments = vec![json!(element), json!(css(testid))];
            if self.client.execute(STILL, arguments).await.map_err(failed)? != true {
                return Err("it moves".to_owned());
            }
            element.click().await.map_err(failed)?;
            // A page that was left by the click knows nothing of it.
            match self.client.execute("return window.awaitedClick?.came ?? true", vec![]).await {
                Ok(Value::Bool(false)) => Err("the click went elsewhere".to_owned()),
                _ => Ok(()),
            }
        })
        .await;
    }

    /// The text of an element, once it has one.
    pub async fn text(&self, testid: &str) -> String {
        self.step(testid, "read a text", async |element| {
            let text = element.text().await.map_err(|error| error.to_string())?;
            if text.is_empty() { Err("its text is empty".to_owned()) } else { Ok(text) }
        })
        .await
    }

    /// The text of an element to the letter, white space and what is out of sight included.
    pub async fn content(&self, testid: &str) -> String {
        self.step(testid, "read its content", async |element| {
            let content = element.prop("textContent").await.map_err(|error| error.to_string())?;
            content.ok_or_else(|| "it has no content".to_owned())
        })
        .await
    }

    /// Waits until the text of an element has this in it.
    pub async fn expect_part(&self, testid: &str, expected: &str) {
        self.step(testid, &format!("see {expected:?} in it"), async |element| {
            let text = element.text().await.map_err(|error| error.to_string())?;
            if text.contains(expected) { Ok(()) } else { Err(format!("its text is {text:?}")) }
        })
        .await;
    }

    /// Waits until the text of an element is this.
    pub async fn expect_text(&self, testid: &str, expected: &str) {
        self.step(testid, &format!("see {expected:?}"), async |element| {
            let text = element.text().await.map_err(|error| error.to_string())?;
            if text == expected { Ok(()) } else { Err(format!("its text is {text:?}")) }
        })
        .await;
    }

    /// Waits until the text of an element is this to the letter, as [`Self::content`] reads it.
    pub async fn expect_content(&self, testid: &str, expected: &str) {
        self.step(testid, &format!("see {expected:?} to the letter"), async |element| {
            let content = element.prop("textContent").await.map_err(|error| error.to_string())?;
            if content.as_deref() == Some(expected) {
                Ok(())
            } else {
                Err(format!("its text is {content:?}"))
            }
        })
        .await;
    }

    /// Waits until this is in the text of an element, out of sight or not.
    pub async fn expect_part_of_content(&self, testid: &str, expected: &str) {
        self.step(testid, &format!("see {expected:?} in its content"), async |element| {
            let content = element.prop("textContent").await.map_err(|error| error.to_string())?;
            let content = content.unwrap_or_default();
            if content.contains(expected) { Ok(()) } else { Err(format!("its text is {content:?}")) }
        })
        .await;
    }

    /// What stands in a field.
    pub async fn value(&self, testid: &str) -> String {
        self.step(testid, "read a value", async |element| {
            let value = element.prop("value").await.map_err(|error| error.to_string())?;
            value.ok_or_else(|| "it has no value".to_owned())
        })
        .await
    }

    /// Waits until this stands in a field.
    pub async fn expect_value(&self, testid: &str, expected: &str) {
        self.step(testid, &format!("see the value {expected:?}"), async |element| {
            let value = element.prop("value").await.map_err(|error| error.to_string())?;
            if value.as_deref() == Some(expected) { Ok(()) } else { Err(format!("it is {value:?}")) }
        })
        .await;
    }

    /// Waits until an element can be used, or can't.
    pub async fn expect_enabled(&self, testid: &str, expected: bool) {
        self.step(testid, if expected { "see it enabled" } else { "see it disabled" }, async |element| {
            let enabled = element.is_enabled().await.map_err(|error| error.to_string())?;
            if enabled == expected { Ok(()) } else { Err("it is not".to_owned()) }
        })
        .await;
    }

    /// An attribute of an element.
    pub async fn attribute(&self, testid: &str, name: &str) -> Option<String> {
        self.step(testid, "read an attribute", async |element| {
            element.attr(name).await.map_err(|error| error.to_string())
        })
        .await
    }

    /// Waits until an attribute of an element is this.
    pub async fn expect_attribute(&self, testid: &str, name: &str, expected: &str) {
        self.step(testid, &format!("see {name}={expected:?}"), async |element| {
            let value = element.attr(name).await.map_err(|error| error.to_string())?;
            if value.as_deref() == Some(expected) { Ok(()) } else { Err(format!("it is {value:?}")) }
        })
        .await;
    }

    /// Waits until an element has no such attribute.
    pub async fn expect_no_attribute(&self, testid: &str, name: &str) {
        self.step(testid, &format!("see no {name}"), async |element| {
            let value = element.attr(name).await.map_err(|error| error.to_string())?;
            value.map_or(Ok(()), |value| Err(format!("it is {value:?}")))
        })
        .await;
    }

    /// Waits until there are so many elements of a name: 0 for "it is gone".
    pub async fn expect_count(&self, testid: &str, expected: usize) {
        let outcome = eventually(async || {
            let count = self.all(testid).await?.len();
            if count == expected { Ok(()) } else { Err(format!("there are {count}")) }
        })
        .await;
        self.judge(testid, &format!("count {expected}"), outcome).await
    }

    async fn step<T>(
        &self,
        testid: &str,
        what: &str,
        mut act: impl AsyncFnMut(Element) -> Result<T, String>,
    ) -> T {
        let outcome = eventually(async || {
            let first = self.all(testid).await?.into_iter().next();
            act(first.ok_or("there is no such element")?).await
        })
        .await;
        self.judge(testid, what, outcome).await
    }

    async fn judge<T>(&self, testid: &str, what: &str, outcome: Result<T, String>) -> T {
        match outcome {
            Ok(value) => value,
            Err(reason) => {
                let story = std::thread::current().name().unwrap_or("story").replace("::", "-");
                let seen = self.screenshot(&story).await;
                let row =
                    self.row.as_ref().map(|(row, index)| format!(" in {row} {index}")).unwrap_or_default();
                panic!("{testid}{row}: {what}: {reason} (seen: {})", seen.display());
            }
        }
    }

    async fn all(&self, testid: &str) -> Result<Vec<Element>, String> {
        let selector = css(testid);
        let found = match &self.row {
            None => self.client.find_all(Locator::Css(&selector)).await,
            Some((row, index)) => {
                let rows = self.client.find_all(Locator::Css(&css(row))).await;
                let rows = rows.map_err(|error| error.to_string())?;
                let row = rows.get(*index).ok_or_else(|| format!("there are {} rows", rows.len()))?;
                row.find_all(Locator::Css(&selector)).await
            }
        };
        found.map_err(|error| error.to_string())
    }

    async fn screenshot(&self, name: &str) -> PathBuf {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/e2e");
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join(format!("{name}.png"));
        std::fs::write(&file, self.client.screenshot().await.unwrap_or_default()).unwrap();
        file
    }
}

fn css(testid: &str) -> String {
    format!("[data-testid=\"{testid}\"]")
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
