//! A visit: a new browser with an empty profile, in the language, size and colours that a story wants.

use super::page::Page;
use super::{World, ask};
use fantoccini::ClientBuilder;
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
        let driver = world.driver.port;
        let Value::Object(capabilities) = self.capabilities() else { unreachable!() };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{driver}"))
            .await
            .expect("the browser starts");
        let session = client.session_id().await.unwrap().expect("a session");
        let session = Session { driver, path: format!("/session/{session}") };
        let Self { width, height, colours, .. } = self;
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        session.devtools("Emulation.setDeviceMetricsOverride", size).await;
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": colours }] });
        session.devtools("Emulation.setEmulatedMedia", media).await;
        client.goto(&world.site.url(&self.path)).await.expect("the page opens");
        Page::new(client, session)
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
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        })
    }
}

/// A browser as chromedriver knows it, for what WebDriver itself has no words for.
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
