//! A visit: a new browser with an empty profile, in the language, size and colours that a story wants.

use super::http::ask_now;
use super::page::Page;
use super::{DEADLINE, World, ask, driver};
use fantoccini::error::NewSessionError;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

/// How the page is visited.
pub struct Visit {
    path: String,
    languages: &'static str,
    width: u32,
    height: u32,
    colours: &'static str,
}

impl Default for Visit {
    fn default() -> Self {
        Self { path: "/".to_owned(), languages: "en-US,en", width: 1280, height: 900, colours: "light" }
    }
}

impl Visit {
    /// Another path, such as `/#v4/profile/portrait_get`.
    pub fn path(self, path: impl Into<String>) -> Self {
        Self { path: path.into(), ..self }
    }

    /// The languages that the browser asks for, such as `zh-CN,zh`.
    pub fn languages(self, languages: &'static str) -> Self {
        Self { languages, ..self }
    }

    /// The size of the page's area, in CSS pixels.
    pub fn size(self, width: u32, height: u32) -> Self {
        Self { width, height, ..self }
    }

    /// With the system's colours set to dark.
    pub fn dark(self) -> Self {
        Self { colours: "dark", ..self }
    }

    /// Opens the page.
    pub async fn open(self, world: &World) -> Page {
        let driver = driver::port();
        let client = self.connect(driver).await;
        let session = client.session_id().await.unwrap().expect("a session");
        let session = Session { driver, path: format!("/session/{session}") };
        // The session ends by its own drop, which needs no runtime.
        client.persist().await.unwrap();
        let Self { width, height, colours, .. } = self;
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        session.devtools("Emulation.setDeviceMetricsOverride", size).await;
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": colours }] });
        session.devtools("Emulation.setEmulatedMedia", media).await;
        if world.is_offline() {
            keep(&client, world).await;
        }
        client.goto(&world.site.url(&self.path)).await.expect("the page opens");
        Page::new(client, session)
    }

    /// A new browser. On a machine that is kept busy it may not come up within the driver's own patience ("session not
    /// created"). Nothing of the story has happened then, so another try hides nothing; one that can't start at all fails
    /// each time.
    async fn connect(&self, driver: u16) -> Client {
        let address = format!("http://127.0.0.1:{driver}");
        let mut refused = String::new();
        for _ in 0..3 {
            let Value::Object(capabilities) = self.capabilities() else { unreachable!() };
            let mut builder = ClientBuilder::new(HttpConnector::new());
            match builder.capabilities(capabilities).connect(&address).await {
                Ok(client) => return client,
                Err(NewSessionError::SessionNotCreated(error)) => refused = error.to_string(),
                Err(error) => panic!("no browser starts: {error}"),
            }
        }
        panic!("no browser starts: {refused}");
    }

    /// The arguments stand in `webdriver.json`, which the tests inside the browser use as well.
    fn capabilities(&self) -> Value {
        let mut options: Value = serde_json::from_str(include_str!("../../../webdriver.json")).unwrap();
        let options = options["goog:chromeOptions"].take();
        let mut args = options["args"].as_array().cloned().unwrap_or_default();
        args.push(format!("--accept-lang={}", self.languages).into());
        let mut options = json!({ "args": args });
        if let Ok(chrome) = std::env::var("CHROME") {
            options["binary"] = chrome.into();
        }
        json!({
            "acceptInsecureCerts": true,
            "goog:chromeOptions": options,
            // A script that waits for something fails by the story's own deadline, not by the browser's.
            "timeouts": { "script": 2 * DEADLINE.as_millis() as u64, "pageLoad": 2 * DEADLINE.as_millis() as u64 },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        })
    }
}

/// Has the browser keep the page as a visit does, without anything of one, and takes the network to the page's server away.
async fn keep(client: &Client, world: &World) {
    world.site.set_cut(false);
    client.goto(&world.site.url("/sw.js")).await.expect("the worker's text opens");
    let keep = "return navigator.serviceWorker.register('./sw.js').then(() => navigator.serviceWorker.ready).then(({ active }) =>
        new Promise((done) => {
            const look = () => active.state === 'activated' && done('kept');
            active.addEventListener('statechange', look);
            look();
        }))";
    assert_eq!(client.execute(keep, vec![]).await.unwrap(), json!("kept"));
    world.site.set_cut(true);
}

/// A browser as chromedriver knows it, for what WebDriver itself has no words for. Dropped, the browser ends, and its
/// profile with it; while panicking, too.
pub struct Session {
    driver: u16,
    path: String,
}

impl Session {
    /// A command of the DevTools protocol.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.post("/goog/cdp/execute", json!({ "cmd": command, "params": parameters })).await
    }

    /// What a log (`browser` or `performance`) gained since it was last asked.
    pub async fn log(&self, kind: &str) -> Vec<Value> {
        let log = self.post("/se/log", json!({ "type": kind })).await;
        log.as_array().cloned().unwrap_or_default()
    }

    async fn post(&self, path: &str, body: Value) -> Value {
        let target = format!("{}{path}", self.path);
        let reply = ask(self.driver, "POST", &target, body.to_string().as_bytes()).await.unwrap();
        let mut reply: Value = serde_json::from_slice(&reply.body).unwrap();
        let value = reply["value"].take();
        assert!(value.get("error").is_none(), "{path} {body}: {value}");
        value
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = ask_now(self.driver, "DELETE", &self.path);
    }
}
