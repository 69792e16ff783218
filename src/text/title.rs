//! The document's title: what a tab's name, a list of windows and a screen reader say of the page.

use super::page;
use super::phrases;
use crate::api::reply::{Code, Reply};
use crate::state::call::CallState;
use crate::state::{Lang, State};

phrases! {
    /// A request is under way.
    sending: "正在发送…", "Sending…";
    /// A large reply is still being read.
    reading: "正在读取…", "Reading…";
    /// Nothing came that the service would say.
    no_reply: "没有可用的应答", "No usable reply";
}

/// How the call of the chosen command stands, that command's name, and the page's.
pub fn title(lang: Lang, state: &State) -> String {
    let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    let command = name(state.command.path);
    let standing = match &state.call {
        CallState::Sending(_) => Some(sending(lang).to_owned()),
        // What came of another command says nothing of this one.
        CallState::Ended(last) if *last.call.path == *state.command.path => Some(match &last.reply {
            None if last.received().is_some() => reading(lang).to_owned(),
            _ => last.says().map_or_else(|| no_reply(lang).to_owned(), said),
        }),
        CallState::Idle | CallState::Ended(_) => None,
    };
    let parts = standing.into_iter().chain([command, page::title(lang).to_owned()]);
    parts.collect::<Vec<_>>().join(" · ")
}

/// What a reply says in a word: OK, or its code. A code that is no number may be any text, which has no place in a title,
/// for browsers keep those.
fn said(reply: &Reply) -> String {
    match reply.error_code.as_ref().and_then(Code::number) {
        _ if reply.is_ok() => "OK".to_owned(),
        Some(code) if code != 0 => code.to_string(),
        _ => "FAIL".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::command::PORTRAIT_GET;
    use crate::api::reply::{Failure, Received};
    use crate::state::Action;
    use crate::state::call::{Outcome, Settled};
    use std::rc::Rc;

    fn settled(outcome: Outcome) -> State {
        let mut state = State::new(Lang::En, 7);
        state.apply(Action::SendPressed { at_ms: 5_000 });
        assert_eq!(title(Lang::Zh, &state), "正在发送… · portrait_set · 腾讯云 IM REST API 调试台");
        state.apply(Action::Settled(Settled { id: 1, took_ms: 1, outcome, kept: None, next_random: 8 }));
        state
    }

    fn answered(body: &str) -> State {
        let body = Rc::new(body.as_bytes().to_vec());
        settled(Outcome::Answered(Received {
            status: 200,
            headers: Rc::new([]),
            body,
            headers_ms: 1,
            complete: true,
        }))
    }

    /// The first part of an English title.
    fn first(state: &State) -> String {
        title(Lang::En, state).split(" · ").next().unwrap().to_owned()
    }

    #[test]
    fn a_title_tells_how_the_call_stands() {
        let state = State::new(Lang::En, 7);
        assert_eq!(title(Lang::En, &state), "portrait_set · Tencent Cloud IM REST API Tester");
        let ok = answered(r#"{"ActionStatus":"OK","ErrorCode":0,"ErrorInfo":""}"#);
        assert_eq!(title(Lang::En, &ok), "OK · portrait_set · Tencent Cloud IM REST API Tester");
        assert_eq!(first(&answered(r#"{"ActionStatus":"FAIL","ErrorCode":40601}"#)), "40601");
        assert_eq!(first(&answered(r#"{"ActionStatus":"FAIL","ErrorCode":0}"#)), "FAIL");
        assert_eq!(first(&answered(r#"{"ActionStatus":"FAIL","ErrorCode":"eJx"}"#)), "FAIL");
        assert_eq!(first(&answered("<html>")), "No usable reply");
        assert_eq!(first(&settled(Outcome::Failed(Failure::Cors))), "No usable reply");
    }

    #[test]
    fn what_came_of_another_command_is_not_told() {
        let mut state = answered(r#"{"ActionStatus":"OK","ErrorCode":0,"ErrorInfo":""}"#);
        state.apply(Action::CommandChosen(PORTRAIT_GET.into()));
        assert_eq!(first(&state), "portrait_get");
    }
}
