//! Imports: a request goes into the draft, and the step is gone back and forth.

use super::action::Action;
use super::catalogue::Asker;
use super::import::{Before, ImportStep};
use super::page::State;
use crate::exchange::import::FoundRequest;
use crate::exchange::link::Shared;
use std::rc::Rc;

impl State {
    /// Whether there is an edit to take back, be it an import.
    pub fn can_undo(&self) -> bool {
        self.undoes_import() || self.draft.can_undo()
    }

    /// Whether there is an edit to do again, be it an import.
    pub fn can_redo(&self) -> bool {
        self.redoes_import() || self.draft.can_redo()
    }

    /// Whether what is taken back next is an import.
    pub fn undoes_import(&self) -> bool {
        self.imported.as_ref().is_some_and(|step| self.is_next(step, false))
    }

    /// Whether what is done again next is an import.
    pub(super) fn redoes_import(&self) -> bool {
        self.imported.as_ref().is_some_and(|step| self.is_next(step, true))
    }

    /// Whether the draft is as the step has left it: once something else was edited, that is taken back first.
    fn is_next(&self, step: &ImportStep, is_undone: bool) -> bool {
        // A lesson's edits are its own.
        self.lessons.current.is_none()
            && step.is_undone == is_undone
            && *step.path == *self.command.path
            && step.body == *self.draft.body.text()
    }

    /// All that an import may replace.
    fn before(&self) -> Before {
        Before {
            command: self.command,
            endpoint: self.endpoint.clone(),
            custom_base: Rc::clone(&self.custom_base),
            credentials: self.credentials.clone(),
            random: Rc::clone(&self.random),
            random_pinned: self.random_pinned,
            draft: self.draft.clone(),
            shelf: Rc::clone(&self.shelf),
        }
    }

    /// Takes a request over, and notes the draft as it was, to go back to. A lesson gives way to one's own draft. The endpoint goes
    /// first, as each kind has its own credentials; what was not found stays. A body without a command is the chosen command's;
    /// that of an unknown one is nobody's.
    pub(super) fn import(&mut self, found: &FoundRequest) {
        self.leave_lesson();
        let other = Rc::new(self.before());
        if let Some(endpoint) = &found.endpoint {
            self.go_to(endpoint);
        }
        self.fill_in(found.sdkappid.clone(), found.identifier.clone());
        if let Some(usersig) = &found.usersig {
            self.take_usersig(usersig.clone());
        }
        if let Some(key) = &found.secret_key {
            self.apply(Action::SecretKeyEdited(key.clone()));
        }
        if let Some(random) = &found.random {
            self.random = random.as_str().into();
        }
        let path = found.path.as_deref().unwrap_or(self.command.path);
        let body = found.body.as_deref().map(str::to_owned);
        self.ask_for(Rc::new(Shared { body, ..Shared::of_command(path) }), Asker::Choice);
        // A command that is not there yet brings its body when it comes.
        let path = Rc::from(self.asked_path());
        let body = match &found.body {
            Some(body) if self.awaited.is_some() => Rc::clone(body),
            _ => Rc::clone(self.draft.body.text()),
        };
        self.imported = Some(ImportStep { other, path, body, is_undone: false });
    }

    /// Goes to the other side of the last import.
    pub(super) fn cross_import(&mut self) {
        let Some(step) = self.imported.take() else { return };
        let here = Rc::new(self.before());
        let Before { command, endpoint, custom_base, credentials, random, random_pinned, draft, shelf } =
            Before::clone(&step.other);
        (self.command, self.endpoint, self.custom_base) = (command, endpoint, custom_base);
        (self.credentials, self.random, self.random_pinned) = (credentials, random, random_pinned);
        (self.draft, self.shelf) = (draft, shelf);
        self.findings = Rc::default();
        self.imported = Some(ImportStep {
            other: here,
            path: self.command.path.into(),
            body: Rc::clone(self.draft.body.text()),
            is_undone: !step.is_undone,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Secret;
    use crate::api::command::{PORTRAIT_GET, PORTRAIT_SET};
    use crate::api::endpoint::Endpoint;
    use crate::exchange::import::{ImportContents, read};
    use crate::state::Lang;

    fn found(text: &str) -> Rc<FoundRequest> {
        match read(text).contents {
            Ok(ImportContents::Requests(mut requests)) => requests.remove(0),
            other => panic!("{other:?}"),
        }
    }

    fn after(actions: impl IntoIterator<Item = Action>) -> State {
        let mut state = State::new(Lang::En, 7);
        actions.into_iter().for_each(|action| state.apply(action));
        state
    }

    const LINE: &str = "curl 'https://console.tim.qq.com/v4/profile/portrait_get?sdkappid=1400000001&identifier=boss&usersig=eJwMine&random=42' -d '{\"a\": 5.0}'";

    #[test]
    fn a_request_goes_into_the_draft_and_is_taken_back_as_a_whole() {
        let before = after([Action::BodyEdited("{\"mine\":1}".into())]);
        let mut state = before.clone();
        state.apply(Action::RequestImported(found(LINE)));
        assert_eq!(
            (state.command.path, &state.endpoint),
            (PORTRAIT_GET, &Endpoint::Host("console.tim.qq.com"))
        );
        let caller = state.caller();
        assert_eq!((&*caller.sdkappid, &*caller.identifier), ("1400000001", "boss"));
        assert_eq!(caller.usersig, Secret::new("eJwMine"));
        assert_eq!((&*state.random, state.random_pinned), ("42", false));
        assert_eq!(&**state.draft.body.text(), "{\"a\": 5.0}");
        assert!(state.undoes_import() && state.can_undo() && !state.can_redo());
        let imported = state.call();

        state.apply(Action::Undone);
        assert_eq!(state.call(), before.call());
        assert_eq!(state.credentials, before.credentials);
        assert!(state.can_redo() && !state.undoes_import());
        state.apply(Action::Redone);
        assert_eq!(state.call(), imported);
        // What was edited since is taken back first.
        state.apply(Action::BodyEdited("{}".into()));
        state.apply(Action::Undone);
        assert_eq!(state.call(), imported);
        state.apply(Action::Undone);
        assert_eq!(state.call(), before.call());
        state.apply(Action::Undone);
        assert_ne!(state.call(), before.call(), "the edits before it follow");
    }

    #[test]
    fn an_address_alone_leaves_the_body() {
        let before = after([Action::BodyEdited("{\"mine\":1}".into())]);
        let mut state = before.clone();
        state.apply(Action::RequestImported(found(
            "https://console.tim.qq.com/v4/profile/portrait_set?identifier=boss&usersig=***",
        )));
        assert_eq!(state.draft.body.text(), before.draft.body.text());
        assert_eq!((&*state.caller().identifier, state.command.path), ("boss", PORTRAIT_SET));
        assert!(state.undoes_import());
        state.apply(Action::Undone);
        assert_eq!(state.call(), before.call());
    }

    #[test]
    fn what_only_stands_for_a_value_overwrites_none() {
        let mut state = after([Action::UserSigEdited(Secret::new("works"))]);
        state.apply(Action::RequestImported(found("https://sandbox.invalid/v4/profile/portrait_set?usersig=***&identifier={{id}}&sdkappid=xxx&random=")));
        assert_eq!(state.call(), after([Action::UserSigEdited(Secret::new("works"))]).call());
    }

    #[test]
    fn a_command_of_the_catalogue_comes_with_it() {
        let line = LINE.replace("profile/portrait_get", "openim/sendmsg");
        let mut state = after([Action::RequestImported(found(&line))]);
        assert_eq!((state.command.path, &*state.caller().identifier), (PORTRAIT_SET, "boss"));
        assert!(!state.undoes_import());
        for (file, text) in [
            (crate::state::files::File::Catalogue, include_str!("../../data/catalogue.tsv")),
            (crate::state::files::File::CatalogueFields, include_str!("../../data/catalogue-fields.tsv")),
        ] {
            state.apply(Action::FileFetched(file, Some(text.to_owned())));
        }
        assert_eq!((state.command.path, &**state.draft.body.text()), ("v4/openim/sendmsg", "{\"a\": 5.0}"));
        assert!(state.notice.is_none() && state.undoes_import());
        state.apply(Action::Undone);
        assert_eq!(state.call(), after([]).call());
    }

    #[test]
    fn an_unknown_command_leaves_command_and_body() {
        let line = LINE.replace("profile/portrait_get", "profile/nothing/x");
        let mut state = after([]);
        let body = Rc::clone(state.draft.body.text());
        state.apply(Action::RequestImported(found(&line)));
        assert_eq!((state.command.path, state.draft.body.text()), (PORTRAIT_SET, &body));
        assert_eq!(&*state.caller().identifier, "boss");
    }

    #[test]
    fn forgetting_reaches_the_draft_to_go_back_to() {
        let mut state =
            after([Action::UserSigEdited(Secret::new("before")), Action::RequestImported(found(LINE))]);
        state.apply(Action::SecretsForgotten);
        assert_eq!(state.imported, None);
        state.apply(Action::Undone);
        assert!(state.caller().usersig.is_empty());
    }
}
