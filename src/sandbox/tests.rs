use super::*;
use serde_json::{Value, json};

const NOW: u64 = 1_700_000_000;

/// A fresh sandbox under some documents, asked as its administrator.
struct Asked {
    sandbox: Sandbox,
    target: String,
}

fn asked(documents: Documents, path: &str) -> Asked {
    let settings = Settings { documents, ..demo::settings() };
    let usersig = settings.usersig("admin", NOW);
    let target = format!(
        "/{path}?sdkappid={}&identifier=admin&usersig={}&random=1&contenttype=json",
        demo::SDKAPPID,
        usersig.reveal()
    );
    Asked { sandbox: Sandbox::new(settings), target }
}

impl Asked {
    fn send(&mut self, body: &[u8]) -> Value {
        let request = Request { method: "POST", target: &self.target, body };
        match self.sandbox.answer(&request, NOW, None) {
            Answer::Reply(reply) => serde_json::from_slice(&reply.body).unwrap(),
            other => panic!("{other:?}"),
        }
    }
}

const SET: &str = crate::api::command::PORTRAIT_SET;

#[test]
fn the_first_send_is_ok() {
    let body = json!({ "From_Account": demo::FIRST_ACCOUNT, "ProfileItem": [
        { "Tag": "Tag_Profile_IM_Nick", "Value": "MyNickName" },
    ] });
    let reply = asked(Documents::Current, SET).send(body.to_string().as_bytes());
    assert_eq!(reply.to_string(), r#"{"ActionStatus":"OK","ErrorCode":0,"ErrorInfo":"","ErrorDisplay":""}"#);
}
