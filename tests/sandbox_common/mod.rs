//! A caller of the sandbox who signs properly.
#![allow(dead_code, clippy::unwrap_used)]

use serde_json::Value;
use std::sync::LazyLock;
use tim_tester::api::advice::Advices;
use tim_tester::api::catalogue::Catalogue;
use tim_tester::api::codes::{Codes, More};
use tim_tester::api::command::Command;
use tim_tester::api::rules::Documents;
use tim_tester::sandbox::{Answer, Reply, Request, Sandbox, Settings, demo};

pub const NOW: u64 = 1_700_000_000;
pub const SET: &str = "v4/profile/portrait_set";
pub const GET: &str = "v4/profile/portrait_get";
pub const IMPORT: &str = "v4/im_open_login_svc/account_import";
pub const CHECK: &str = "v4/im_open_login_svc/account_check";
pub const DELETE: &str = "v4/im_open_login_svc/account_delete";
pub const KICK: &str = "v4/im_open_login_svc/kick";
pub const STATUS: &str = "v4/openim/query_online_status";
pub const STATE: &str = "v4/openim/querystate";
pub const SEND: &str = "v4/openim/sendmsg";
pub const BATCH: &str = "v4/openim/batchsendmsg";
pub const ADD: &str = "v4/sns/friend_add";
pub const FRIENDS: &str = "v4/sns/friend_get";
pub const PART: &str = "v4/sns/friend_delete";
pub const BLOCK: &str = "v4/sns/black_list_add";
pub const CREATE: &str = "v4/group_open_http_svc/create_group";
pub const INFO: &str = "v4/group_open_http_svc/get_group_info";
pub const DESTROY: &str = "v4/group_open_http_svc/destroy_group";
pub const JOIN: &str = "v4/group_open_http_svc/add_group_member";
pub const SAY: &str = "v4/group_open_http_svc/send_group_msg";

/// All commands, as the page fetches them.
pub static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let commands = include_str!("../../data/catalogue.tsv").to_owned();
    Catalogue::parse(commands, include_str!("../../data/catalogue-fields.tsv").to_owned()).unwrap()
});

/// All codes, as the page fetches them.
pub static CODES: LazyLock<Codes> = LazyLock::new(|| {
    let advices = Advices::parse(include_str!("../../data/error-advice.tsv").to_owned()).unwrap();
    Codes::new(&advices, &More::parse(include_str!("../../data/error-codes-more.tsv").to_owned()).unwrap())
});

/// The catalogue's command of a path.
pub fn documented(path: &str) -> Option<&'static Command> {
    CATALOGUE.find(path)
}

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

/// Posts what is answered with a code and a piece of text; what is refused changes nothing.
#[track_caller]
pub fn check(caller: &mut Caller, path: &str, body: &str, code: u32, text: &str) -> Value {
    let before = caller.sandbox.to_text();
    let reply = caller.post(path, body.as_bytes());
    let shown = format!("{path} {} -> {reply}", body.chars().take(300).collect::<String>());
    assert_eq!(reply["ErrorCode"], code, "{shown}");
    assert!(reply["ErrorInfo"].as_str().unwrap().contains(text), "{text:?}: {shown}");
    if code != 0 {
        assert_eq!(caller.sandbox.to_text(), before, "{shown}");
        assert_eq!(reply["ActionStatus"], "FAIL", "{shown}");
    }
    reply
}

/// Posts what has to be fine.
#[track_caller]
pub fn good(caller: &mut Caller, path: &str, body: &Value) -> Value {
    check(caller, path, &body.to_string(), 0, "")
}
