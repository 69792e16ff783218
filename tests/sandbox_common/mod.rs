//! A caller of the sandbox who signs properly.
#![allow(dead_code, clippy::unwrap_used)]

use serde_json::Value;
use tim_tester::api::rules::Documents;
use tim_tester::sandbox::{Answer, Reply, Request, Sandbox, Settings, demo};

pub const NOW: u64 = 1_700_000_000;
pub const SET: &str = "v4/profile/portrait_set";
pub const GET: &str = "v4/profile/portrait_get";
pub const IMPORT: &str = "v4/im_open_login_svc/account_import";
pub const CHECK: &str = "v4/im_open_login_svc/account_check";

pub struct Caller {
    pub sandbox: Sandbox,
    pub now: u64,
    usersig: String,
}

impl Caller {
    pub fn new(documents: Documents) -> Self {
        Self::of(Settings { documents, ..demo::settings() })
    }

    pub fn of(settings: Settings) -> Self {
        let usersig = settings.usersig("admin", NOW).reveal().to_owned();
        Self { sandbox: Sandbox::new(settings), now: NOW, usersig }
    }

    pub fn usersig(&self) -> &str {
        &self.usersig
    }

    /// The target of a good request.
    pub fn target(&self, path: &str) -> String {
        format!(
            "/{path}?sdkappid={}&identifier=admin&usersig={}&random=99999999&contenttype=json",
            demo::SDKAPPID,
            self.usersig
        )
    }

    /// Posts a body to a command.
    pub fn post(&mut self, path: &str, body: &[u8]) -> Value {
        let target = self.target(path);
        json(&self.send("POST", &target, body))
    }

    /// Sends any request.
    pub fn send(&mut self, method: &str, target: &str, body: &[u8]) -> Reply {
        match self.sandbox.answer(&Request { method, target, body }, self.now, None) {
            Answer::Reply(reply) => reply,
            other => panic!("{other:?}"),
        }
    }
}

pub fn json(reply: &Reply) -> Value {
    serde_json::from_slice(&reply.body).unwrap()
}

/// A text as JSON with every character escaped, as some libraries write it.
pub fn escaped(text: &str) -> String {
    let units: String = text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
    format!("\"{units}\"")
}
