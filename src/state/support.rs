//! What the vendor's support asks for when a call is reported: which request it was, and what came back. Never a secret.

use super::call::{Exchange, Outcome};
use crate::api::reply::{Code, NotReply};

/// Parts of the names of headers by which a request is found again.
const HEADERS: [&str; 4] = ["request-id", "requestid", "trace", "log-id"];

impl Exchange {
    /// Names and values, in the order that they are told in; the time is not among them, as it is shown in a zone.
    pub fn for_support(&self) -> Vec<(String, String)> {
        let mut told = Vec::new();
        let mut tell = |name: &str, value: &str| {
            if !value.is_empty() {
                // A server may have sent the UserSig back.
                told.push((name.to_owned(), self.call.usersig.masked_in(value).into_owned()));
            }
        };
        tell("command", &self.sent.path);
        tell("endpoint", self.sent.base.as_str());
        tell("sdkappid", &self.call.sdkappid);
        tell("identifier", &self.call.identifier);
        tell("random", &self.call.random);
        match &self.outcome {
            Outcome::Answered(received) => {
                tell("HTTP", &received.status.to_string());
                for (name, value) in received.headers.iter() {
                    let lower = name.to_ascii_lowercase();
                    if HEADERS.iter().any(|part| lower.contains(part)) {
                        tell(name, value);
                    }
                }
            }
            Outcome::Failed(failure) => tell("HTTP", failure.kind()),
        }
        if let Some(reply) = self.says() {
            tell("ActionStatus", reply.action_status.as_deref().unwrap_or_default());
            tell("ErrorCode", &reply.error_code.as_ref().map(Code::to_string).unwrap_or_default());
            tell("ErrorInfo", reply.error_info.as_deref().unwrap_or_default());
            reply.more.iter().for_each(|(name, value)| tell(name, value));
        }
        if let Some(Err(NotReply::OtherApi(api))) = &self.reply {
            tell("Code", api.code.as_deref().unwrap_or_default());
            tell("Message", api.message.as_deref().unwrap_or_default());
            tell("RequestId", api.request_id.as_deref().unwrap_or_default());
        }
        told
    }

    /// The names of what came back by which a call is found again, such as `RequestId`.
    pub fn traces(&self) -> Vec<&str> {
        let api = match &self.reply {
            Some(Err(NotReply::OtherApi(api))) => api.request_id.as_ref().map(|_| "RequestId"),
            _ => None,
        };
        let more = self.says().into_iter().flat_map(|reply| reply.more.iter().map(|(name, _)| name.as_str()));
        more.chain(api).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::api::Secret;
    use crate::api::reply::Received;
    use crate::state::call::{Exchange, Outcome, Settled};
    use crate::state::{Action, Lang, State};
    use std::rc::Rc;

    fn exchange(body: &str) -> Rc<Exchange> {
        let outcome = Outcome::Answered(Received {
            status: 200,
            headers: Rc::new([("X-Request-Id".into(), "h1".into()), ("Server".into(), "nginx".into())]),
            body: Rc::new(body.as_bytes().to_vec()),
            headers_ms: 1,
            complete: true,
        });
        let mut state = State::new(Lang::En, 7);
        let end = Settled { id: 1, took_ms: 1, outcome, kept: None, next_random: 8 };
        for action in [
            Action::UserSigEdited(Secret::new("eJxSecret*")),
            Action::SendPressed { at_ms: 5 },
            Action::Settled(end),
        ] {
            state.apply(action);
        }
        Rc::clone(state.call.last().unwrap())
    }

    #[test]
    fn what_finds_a_call_again_is_told_and_no_secret() {
        let exchange = exchange(
            r#"{"ActionStatus":"FAIL","ErrorCode":70003,"ErrorInfo":"bad usersig=eJxSecret*","RequestId":"r-1",
            "MsgSeq":18446744073709551615,"List":[1],"MsgTime":1700000000}"#,
        );
        let told = exchange.for_support();
        let of = |name: &str| told.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
        for (name, value) in [
            ("random", "7"),
            ("command", "v4/profile/portrait_set"),
            ("HTTP", "200"),
            ("X-Request-Id", "h1"),
            ("ErrorCode", "70003"),
            ("ErrorInfo", "bad usersig=***"),
            ("RequestId", "r-1"),
            ("MsgSeq", "18446744073709551615"),
            ("MsgTime", "1700000000"),
        ] {
            assert_eq!(of(name), Some(value), "{name}");
        }
        assert_eq!((of("List"), of("Server")), (None, None));
        assert_eq!(exchange.traces(), ["RequestId", "MsgSeq", "MsgTime"]);
        assert!(!format!("{told:?}").contains("eJxSecret"));
    }

    #[test]
    fn another_api_has_its_own() {
        let body = r#"{"Response":{"Error":{"Code":"AuthFailure","Message":"no"},"RequestId":"r-2"}}"#;
        let exchange = exchange(body);
        assert!(exchange.for_support().contains(&("RequestId".into(), "r-2".into())));
        assert_eq!(exchange.traces(), ["RequestId"]);
    }
}
