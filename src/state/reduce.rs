//! One reducer: the one way the state changes.

use super::action::Action;
use super::body::Body;
use super::body::past::Edit;
use super::body::{BodyDraft, BodyView};
use super::call::{CallState, Outcome, Sending, Settled};
use super::catalogue::{Asker, Awaited, Found};
use super::credentials::Realm;
use super::files::File;
use super::findings::Finding;
use super::history;
use super::later::Later;
use super::notice::Notice;
use super::page::{DEFAULT_TIMEOUT_S, State};
use super::panel::Panel;
use super::place::{ItemPart, NO_ROW, Place};
use crate::api::Secret;
use crate::api::call::prepare;
use crate::api::command::{Command, Form};
use crate::api::endpoint::Endpoint;
use crate::api::reply::{Failure, NotReply, Reply};
use crate::exchange::link::{LinkError, Shared};
use crate::json::edit;
use std::rc::Rc;

impl State {
    /// Does what an action says.
    pub fn apply(&mut self, action: Action) {
        match action {
            Action::LangChosen(lang) => (self.lang, self.lang_is_chosen) = (lang, true),
            Action::ThemeChosen(theme) => self.theme = theme,
            Action::EndpointChosen(name) => self.choose_endpoint(&name),
            Action::CustomBaseEdited(text) => self.edit_custom_base(&text),
            Action::SdkAppIdEdited(text) => self.credentials.current_mut().sdkappid = text.into(),
            Action::IdentifierEdited(text) => self.credentials.current_mut().identifier = text.into(),
            Action::UserSigEdited(secret) => self.type_usersig(secret),
            Action::SecretKeyEdited(secret) => {
                self.credentials.current_mut().secret_key = secret;
                self.secrets_forgotten = false;
            }
            Action::KeepSecretsChosen(kept) => self.keep_secrets(kept),
            Action::RandomEdited(text) => (self.random, self.random_pinned) = (text.into(), true),
            Action::RandomPinned(pinned) => self.random_pinned = pinned,
            Action::RandomDrawn(number) => self.random = number.to_string().into(),
            Action::TimeoutEdited(text) => self.timeout = text.into(),
            Action::SecretsForgotten => self.forget_secrets(),
            Action::RevealToggled => self.secrets = self.secrets.toggled(),

            Action::FromAccountEdited(text) => {
                self.edit(Edit::Typing(NO_ROW, 0), |b| b.with_from_account(&text))
            }
            Action::ItemAdded => self.add(ItemPart::Tag, Body::with_item_added),
            Action::ItemRemoved(id) => self.edit(Edit::Step, |b| b.without_item(id)),
            Action::ItemDuplicated(id) => self.edit(Edit::Step, |b| b.with_item_duplicated(id)),
            Action::ItemMoved(id, by) => self.edit(Edit::Step, |b| b.with_item_moved(id, by)),
            Action::ItemSwitched(id, on) => self.edit(Edit::Step, |b| b.with_item_switched(id, on)),
            Action::TagEdited(id, tag) => self.edit(Edit::Typing(id, 1), |b| b.with_tag(id, &tag)),
            Action::ValueEdited(id, text) => {
                self.edit(Edit::Typing(id, 2), |b| b.with_value_typed(id, &text))
            }
            Action::ValueFilledIn(id, text) => self.edit(Edit::Typing(id, 5), |b| b.with_value(id, &text)),
            Action::ValueJsonEdited(id, text) => {
                self.edit(Edit::Typing(id, 3), |b| b.with_value_json(id, &text))
            }
            Action::RawSwitched(id, raw) => self.edit(Edit::Step, |b| b.with_raw_switched(id, raw)),
            Action::ItemsPasted(id, rows) => {
                self.add(ItemPart::Value, |body| body.with_items_pasted(id, &rows))
            }
            Action::ItemsCleared => self.edit(Edit::Step, Body::without_items),
            Action::Undone if self.undoes_import() => self.leave(action),
            Action::Undone => self.draft.undo(),
            Action::Redone if self.redoes_import() => self.leave(action),
            Action::Redone => self.draft.redo(),
            Action::BodyViewChosen(view) => self.draft.view = view,
            Action::WentTo(place) => self.go_to_place(place),

            Action::SendPressed { at_ms } => self.send(at_ms),
            // Nothing was sent yet, and nobody is told of it.
            Action::Cancelled { .. } if matches!(self.later, Later::Away(_)) => self.call = CallState::Idle,
            Action::PanelToggled(panel) if self.panel == Some(panel) => self.panel = None,
            Action::PanelToggled(panel) => self.open(panel),
            Action::PanelClosed => self.panel = None,

            Action::CommandChosen(_)
            | Action::SnippetLanguageChosen(_)
            | Action::SecretsKept(_)
            | Action::FieldEdited(..)
            | Action::BodyEdited(_)
            | Action::BodyReplaced(_)
            | Action::Judged(_)
            | Action::FieldsJudged(_)
            | Action::NetworkTold(_)
            | Action::Noticed(_)
            | Action::NoticeDismissed
            | Action::FieldFocused(_)
            | Action::LessonOpened(_)
            | Action::CommandSearchEdited(_)
            | Action::CodeSearchEdited(_)
            | Action::CodeGroupChosen(_)
            | Action::BaseChosen(_)
            | Action::Mended(_)
            | Action::BodyStraightened
            | Action::Cancelled { .. }
            | Action::LinkFollowed(_)
            | Action::CodeLinkFollowed(_)
            | Action::FileWanted(_)
            | Action::Layout(_)
            | Action::UserSigMaker(_)
            | Action::UserSigWanted(_)
            | Action::UserSigTyped
            | Action::BodyFormatted
            | Action::BodyMinified
            | Action::SandboxAsked
            | Action::ReplyArriving(..)
            | Action::Settled(_)
            | Action::ReplyRead { .. }
            | Action::ReadBack(_)
            | Action::RequestImported(_)
            | Action::EnvironmentsImported(_)
            | Action::History(_)
            | Action::EntryOpened(_)
            | Action::EntryReplayed { .. }
            | Action::PanelWanted(_)
            | Action::LessonWanted(_)
            | Action::DialogToggled(_)
            | Action::DialogClosed
            | Action::SingleKeysChosen(_)
            | Action::LessonRun(_)
            | Action::LessonLeft
            | Action::Environments(_)
            | Action::EnvironmentUsed
            | Action::Sandbox(_)
            | Action::Version(_)
            | Action::FileFetched(..) => self.leave(action),
        }
    }

    /// Leaves an action for the rest of the reducer: it is done at once if that is there.
    fn leave(&mut self, action: Action) {
        match &mut self.later {
            Later::There(rest) => {
                let rest = *rest;
                rest(self, action);
            }
            Later::Away(waiting) => waiting.push(action),
        }
    }

    /// The rest of the reducer has come: what was kept is taken up, and then what waits is done.
    pub fn complete(&mut self, rest: fn(&mut Self, Action), take_up: impl FnOnce(&mut Self)) {
        if let Later::Away(waiting) = std::mem::replace(&mut self.later, Later::There(rest)) {
            take_up(self);
            waiting.into_iter().for_each(|action| rest(self, action));
        }
    }

    /// Each command has a body of its own; a new one starts with its example.
    fn choose_command(&mut self, command: &'static Command) {
        if command.path == self.command.path {
            return;
        }
        let shelf = Rc::make_mut(&mut self.shelf);
        // Where the text is what one begins with, the form stays open once it was opened.
        let view = match (command.form, self.command.form) {
            (Form::Json, Form::Json) => self.draft.view,
            (Form::Json, _) => BodyView::Json,
            _ => BodyView::Form,
        };
        let draft = shelf.remove(command.path);
        let draft = draft.unwrap_or_else(|| BodyDraft::of(Body::parse(command.example), view));
        shelf.insert(self.command.path.into(), std::mem::replace(&mut self.draft, draft));
        self.command = command;
        (self.findings, self.field_findings) = (Rc::default(), Rc::default());
    }

    fn choose_endpoint(&mut self, name: &str) {
        let Some(mut endpoint) = Endpoint::named(name) else { return };
        if let Endpoint::Custom(base) = &mut endpoint {
            *base = self.custom_base.to_string();
        }
        self.go_to(&endpoint);
    }

    pub(super) fn go_to(&mut self, endpoint: &Endpoint) {
        if let Endpoint::Custom(base) = endpoint {
            self.custom_base = base.as_str().into();
        }
        self.endpoint = endpoint.clone();
        self.credentials.turn_to(Realm::of(endpoint));
    }

    fn edit_custom_base(&mut self, text: &str) {
        self.custom_base = text.into();
        if let Endpoint::Custom(base) = &mut self.endpoint {
            text.clone_into(base);
        }
    }

    fn type_usersig(&mut self, secret: Secret) {
        self.credentials.current_mut().type_usersig(secret);
        self.secrets_forgotten = false;
        self.leave(Action::UserSigTyped);
    }

    fn keep_secrets(&mut self, kept: bool) {
        (self.keeps_secrets, self.secrets_unkept, self.secrets_forgotten) = (kept, false, false);
    }

    fn forget_secrets(&mut self) {
        self.keep_secrets(false);
        self.credentials.forget();
        self.lessons.forget();
        self.call.forget();
        self.read_back = None;
        self.imported = None;
        self.secrets_forgotten = true;
    }

    fn edit(&mut self, edit: Edit, change: impl FnOnce(&Body) -> Body) {
        self.draft.edit(edit, change);
    }

    /// An edit that brings new rows, if it does; the last of them has the focus then.
    fn add(&mut self, part: ItemPart, change: impl FnOnce(&Body) -> Body) {
        let newest = |body: &Body| body.rows().iter().map(|row| row.id()).max();
        let before = newest(&self.draft.body);
        self.edit(Edit::Step, change);
        if let Some(row) = newest(&self.draft.body).filter(|row| Some(*row) > before) {
            self.want(Place::Item { row, index: 0, part });
        }
    }

    /// Mends a slip where it still is: what was told of it may be of a moment ago.
    pub(super) fn mend(&mut self, told: &Finding) {
        let findings = self.judged_by().judge();
        let what = |finding: &Finding| finding.slip.as_ref().map(|slip| slip.what.clone());
        let is_told = |found: &&Finding| found.place == told.place && what(found) == what(told);
        if let Some(slip) = findings.iter().find(is_told).and_then(|found| found.slip.clone()) {
            self.edit(Edit::Step, |body| body.with_text(&edit::apply_all(body.text(), &slip.edits)));
            self.go_to_place(told.place);
        }
    }

    /// While the text does not parse, its places are in the text alone.
    fn go_to_place(&mut self, place: Place) {
        if place.is_in_body() && !self.form_is_editable() {
            self.draft.view = BodyView::Json;
        }
        self.want(place);
    }

    pub(super) fn want(&mut self, place: Place) {
        let turn = self.wanted.map_or(0, |(_, turn)| turn + 1);
        self.wanted = Some((place, turn));
    }

    /// One call at a time; a pressed Send is none while another one is under way or without a URL.
    pub(super) fn send(&mut self, at_ms: u64) {
        let call = self.call();
        let (None, Ok(sent)) = (self.call.sending(), prepare(&call)) else { return };
        self.calls += 1;
        let secrets = self.secrets_beside(&call.usersig);
        self.call = CallState::Sending(Rc::new(Sending {
            id: self.calls,
            call: Rc::new(call),
            sent: Rc::new(sent),
            rows: self.draft.body.row_ids(),
            at_ms,
            timeout_s: self.timeout_s().unwrap_or(DEFAULT_TIMEOUT_S),
            answer: None,
            previous: self.call.last().cloned(),
            secrets,
            is_forgotten: false,
            arriving: None,
        }));
        if self.endpoint == Endpoint::Sandbox {
            self.leave(Action::SandboxAsked);
        }
    }

    pub(super) fn cancel(&mut self, at_ms: u64, next_random: u32) {
        let Some(sending) = self.call.sending() else { return };
        let took_ms = u32::try_from(at_ms.saturating_sub(sending.at_ms)).unwrap_or(u32::MAX);
        let outcome = Outcome::Failed(Failure::Cancelled);
        self.end(Settled { id: sending.id, took_ms, outcome, kept: None, next_random }, None);
    }

    /// The end of a call that is no longer awaited is nobody's concern.
    pub(super) fn end(&mut self, settled: Settled, reply: Option<Result<Reply, NotReply>>) {
        let Some(sending) = self.call.sending().filter(|sending| sending.id == settled.id).cloned() else {
            return;
        };
        if !self.random_pinned {
            self.random = settled.next_random.to_string().into();
        }
        let exchange = sending.settle(settled, reply);
        self.history.note(&exchange, &sending.secrets);
        self.read_back = None;
        self.call = CallState::Ended(Rc::new(exchange));
        if sending.is_forgotten {
            self.call.forget();
        }
    }

    pub(super) fn want_file(&mut self, file: File) {
        match file {
            File::ErrorAdvice => self.error_advice.want(),
            File::BodyExamples => self.body_examples.want(),
            File::MoreErrorCodes => self.more_error_codes.want(),
            File::Catalogue | File::CatalogueFields => self.catalogue.want(),
            File::Lessons => self.lesson_file.want(),
        }
    }

    /// Opens a panel; what it needs is fetched.
    pub(super) fn open(&mut self, panel: Panel) {
        self.panel = Some(panel);
        match panel {
            Panel::Commands => self.catalogue.want(),
            Panel::Snippets => {}
            Panel::Reference => {}
            Panel::Lessons => {
                self.want_file(File::Lessons);
                self.catalogue.want();
            }
            // An imported command may be any of the catalogue's.
            Panel::Import => self.catalogue.want(),
            Panel::Errors => {
                self.want_file(File::ErrorAdvice);
                self.want_file(File::MoreErrorCodes);
                self.want_file(File::Lessons);
                self.catalogue.want();
            }
            Panel::History => self.leave(Action::History(history::Step::Wanted)),
        }
    }

    pub(super) fn fill_in(&mut self, sdkappid: Option<String>, identifier: Option<String>) {
        if let Some(sdkappid) = sdkappid {
            self.apply(Action::SdkAppIdEdited(sdkappid));
        }
        if let Some(identifier) = identifier {
            self.apply(Action::IdentifierEdited(identifier));
        }
    }

    pub(super) fn follow(&mut self, link: Result<Rc<Shared>, LinkError>) {
        match link {
            Ok(asked) => self.ask_for(asked, Asker::Link),
            Err(error) => self.notice = Some(Notice::LinkRefused(error)),
        }
    }

    /// Opens a command with what else is asked for; if it may be one of the catalogue's, once that is there.
    pub(super) fn ask_for(&mut self, asked: Rc<Shared>, asker: Asker) {
        self.awaited = None;
        match self.catalogue.find(&asked.command) {
            Found::Command(command) => self.take_shared(command, asked, asker),
            Found::NotYet => {
                self.awaited = Some(Awaited { asked, asker });
                self.catalogue.want();
            }
            Found::None if asker == Asker::Link => {
                let is_cut =
                    !asked.is_to_be_told() && self.catalogue.has_one_that_begins_with(&asked.command);
                let error = if is_cut { LinkError::Cut } else { LinkError::UnknownCommand };
                self.notice = Some(Notice::LinkRefused(error));
            }
            Found::None => {}
        }
    }

    fn take_shared(&mut self, command: &'static Command, shared: Rc<Shared>, asker: Asker) {
        self.choose_command(command);
        if let Some(endpoint) = &shared.endpoint {
            self.go_to(endpoint);
        }
        self.fill_in(shared.sdkappid.clone(), shared.identifier.clone());
        if let Some(body) = &shared.body {
            self.apply(Action::BodyReplaced(body.clone()));
        }
        match asker {
            Asker::Link if shared.is_to_be_told() => self.notice = Some(Notice::LinkOpened(shared)),
            Asker::Link | Asker::Choice => {}
            Asker::Past => self.want(Place::Body),
            Asker::Replay { at_ms, random } => self.send_with(random, at_ms),
        }
    }

    /// Whether the command's form can edit the body.
    pub fn form_is_editable(&self) -> bool {
        match self.command.form {
            Form::Profile => self.draft.body.is_editable(),
            Form::Profiles | Form::Json => self.draft.body.error().is_none(),
        }
    }
}

mod read_back;
#[cfg(test)]
mod tests;
