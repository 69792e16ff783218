//! The rest of the reducer: what the first screen does not need at once. The published program has it in the chunk that comes
//! late ([`State::complete`]).

use super::action::Action;
use super::body::past::Edit;
use super::body::value_edit::ValueEdit;
use super::call::{Exchange, Outcome, Settled};
use super::catalogue::{Asker, Awaited};
use super::environments::Step;
use super::files::File;
use super::notice::Notice;
use super::page::State;
use super::panel::{CodeLookUp, Panel};
use super::place::{FieldPart, NO_ROW, Place};
use super::read_back::ReadBack;
use super::sandbox::SandboxState;
use crate::api::Secret;
use crate::api::advice::Advices;
use crate::api::codes::More;
use crate::api::endpoint::Endpoint;
use crate::api::error_code;
use crate::api::example;
use crate::api::reading;
use crate::api::reply::{NotReply, Reply};
use crate::exchange::environment::Environment;
use crate::exchange::link::Shared;
use crate::json::outline::outline;
use crate::json::pretty;
use crate::json::{edit, wide};
use crate::sandbox::Request;
use std::rc::Rc;

/// The largest reply that is read at once, in bytes; a larger one is read in slices, which the page sees to.
pub const READ_AT_ONCE: usize = 256 * 1024;

impl State {
    /// Does what an action says, if [`State::apply`] leaves it for later.
    pub fn apply_rest(&mut self, action: Action) {
        match action {
            Action::Layout(step) => self.layout = self.layout.after(step),
            Action::UserSigMaker(edit) => Rc::make_mut(&mut self.usersig_maker).edit(edit),
            Action::UserSigWanted(now) => self.make_usersig(now),
            Action::SnippetLanguageChosen(id) => self.snippet_language = id.into(),
            Action::SecretsKept(kept) => self.secrets_unkept = !kept,
            Action::FieldEdited(number, edit) => self.edit_field(number, &edit),
            Action::BodyEdited(text) => {
                self.draft.edit(Edit::Typing(NO_ROW, 4), |body| body.with_typed(&text));
            }
            Action::BodyReplaced(text) => self.draft.edit(Edit::Step, |body| body.replaced(&text)),
            Action::Judged(findings) => self.findings = findings,
            Action::FieldsJudged(findings) => self.field_findings = findings,
            Action::NetworkTold(there) => self.is_offline = !there,
            Action::Noticed(notice) => self.notice = Some(notice),
            Action::NoticeDismissed => self.notice = None,
            Action::FieldFocused(focused) => {
                let rows = self.draft.body.rows();
                let tag = |id| rows.iter().find(|row| row.id() == id).map(|row| row.tag());
                self.focused_field = focused.in_reference(tag);
            }
            Action::LessonOpened(id) => {
                (self.lessons.open, self.lessons.led) = (Some(id), 0);
                self.open(Panel::Lessons);
            }
            Action::CommandSearchEdited(query) => self.command_query = query.into(),
            Action::CodeSearchEdited(query) => {
                (self.code_look_up.query, self.code_look_up.linked) = (query.into(), None);
            }
            Action::CodeGroupChosen(group) => self.code_look_up.group = group.into(),
            Action::UserSigTyped => self.credentials.current_mut().unwrap_usersig(),
            Action::BodyFormatted => self.draft.reformat(|text| pretty::format(text, "  ")),
            Action::BodyMinified => self.draft.reformat(pretty::minify),
            Action::SandboxAsked => self.ask_sandbox(),
            Action::ReplyArriving(id, arriving) => self.call.note_arriving(id, arriving),
            Action::Settled(settled) => self.settle(settled),
            Action::ReplyRead { id, reply } => self.note_reply(id, reply),
            Action::ReadBack(step) => self.read_back(step),
            Action::History(step) => self.step_history(step),
            Action::EntryOpened(entry) => self.open_entry(&entry),
            Action::EntryReplayed { entry, at_ms, random } => self.replay(&entry, at_ms, random),
            Action::LessonRun(lesson) => self.load_lesson(&lesson),
            Action::LessonLeft => self.leave_lesson(),
            Action::RequestImported(found) => self.import(&found),
            Action::EnvironmentsImported(text) => {
                self.step(Step::ImportEdited(text));
                self.step(Step::Imported);
            }
            Action::Environments(step) => self.step(step),
            Action::EnvironmentUsed => self.use_environment(),
            Action::Sandbox(action) => self.sandbox.apply(action),
            Action::Version(step) => self.version = step.into(),
            Action::FileFetched(file, text) => match file {
                File::ErrorAdvice => {
                    self.error_advice.arrive(text.and_then(|text| Advices::parse(text).ok()))
                }
                File::BodyExamples => {
                    self.body_examples.arrive(text.and_then(|text| example::bodies(text).ok()))
                }
                File::MoreErrorCodes => {
                    self.more_error_codes.arrive(text.and_then(|text| More::parse(text).ok()))
                }
                File::Catalogue | File::CatalogueFields => self.take_catalogue(file, text),
                File::Lessons => self.lesson_file.arrive(text),
            },
            Action::CommandChosen(path) => self.ask_for(Rc::new(Shared::of_command(&path)), Asker::Choice),
            Action::BaseChosen(base) => self.go_to(&Endpoint::Custom(base)),
            Action::Undone | Action::Redone => self.cross_import(),
            Action::Mended(finding) => self.mend(&finding),
            Action::BodyStraightened => {
                self.draft.reformat(|text| Ok(edit::apply_all(text, &wide::straightened(text))))
            }
            Action::Cancelled { at_ms, next_random } => self.cancel(at_ms, next_random),
            Action::LinkFollowed(link) => self.follow(link),
            Action::CodeLinkFollowed(code) => {
                let turn = self.code_look_up.turn + 1;
                self.code_look_up = CodeLookUp { turn, ..CodeLookUp::of_code(code) };
                self.open(Panel::Errors);
            }
            Action::FileWanted(file) => self.want_file(file),
            Action::PanelWanted(panel) => self.lead_to(panel),
            Action::LessonWanted(id) => self.lead_to_lesson(id),
            Action::DialogToggled(dialog) => self.toggle_dialog(dialog),
            Action::DialogClosed => self.dialog = None,
            Action::SingleKeysChosen(on) => self.single_keys = on,

            // `State::apply` does these. They are named so that the compiler tells of an action that nobody does.
            Action::LangChosen(_)
            | Action::ThemeChosen(_)
            | Action::EndpointChosen(_)
            | Action::CustomBaseEdited(_)
            | Action::SdkAppIdEdited(_)
            | Action::IdentifierEdited(_)
            | Action::UserSigEdited(_)
            | Action::SecretKeyEdited(_)
            | Action::KeepSecretsChosen(_)
            | Action::RandomEdited(_)
            | Action::RandomPinned(_)
            | Action::RandomDrawn(_)
            | Action::TimeoutEdited(_)
            | Action::RevealToggled
            | Action::SecretsForgotten
            | Action::FromAccountEdited(_)
            | Action::ItemAdded
            | Action::ItemRemoved(_)
            | Action::ItemDuplicated(_)
            | Action::ItemMoved(..)
            | Action::ItemSwitched(..)
            | Action::TagEdited(..)
            | Action::ValueEdited(..)
            | Action::ValueFilledIn(..)
            | Action::ValueJsonEdited(..)
            | Action::RawSwitched(..)
            | Action::ItemsPasted(..)
            | Action::ItemsCleared
            | Action::BodyViewChosen(_)
            | Action::WentTo(_)
            | Action::SendPressed { .. }
            | Action::PanelToggled(_)
            | Action::PanelClosed => {}
        }
    }

    /// What is added has the focus: its key if that is yet to be typed, or the first value in it that is no object or list.
    fn edit_field(&mut self, number: usize, edit: &ValueEdit) {
        let Some(added) = self.draft.edit_value(number, edit, self.command) else { return };
        let values = outline(self.draft.body.text()).unwrap_or_default();
        let Some(value) = values.get(added) else { return };
        let has_no_name = value.key.is_some_and(|key| key.end - key.start == 2);
        let inside = values.iter().skip(added).take_while(|inside| inside.span.start < value.span.end);
        let leaf = inside.zip(added..).find(|(inside, _)| !inside.is_container());
        self.want(match (has_no_name, leaf) {
            (true, _) => Place::field(added, FieldPart::Key),
            (false, Some((_, leaf))) => Place::field(leaf, FieldPart::Value),
            (false, None) => Place::field(added, FieldPart::Value),
        });
    }

    /// The sandbox has its accounts from now on: the first screen does without.
    pub fn open_sandbox(&mut self) {
        self.sandbox = SandboxState::default();
    }

    /// Blanks around the SDKAppID go, as they would go into the URL and make the new UserSig another app's.
    fn make_usersig(&mut self, now: u64) {
        let sdkappid = self.caller().sdkappid.trim().into();
        self.credentials.current_mut().sdkappid = sdkappid;
        let caller = self.caller().clone();
        if let Some(usersig) = Rc::make_mut(&mut self.usersig_maker).make(&caller, now) {
            self.take_usersig(usersig);
        }
    }

    pub(super) fn take_usersig(&mut self, secret: Secret) {
        self.credentials.current_mut().take_usersig(secret);
        self.secrets_forgotten = false;
    }

    /// A request that was called off meanwhile is not answered, and none twice.
    fn ask_sandbox(&mut self) {
        let Some(sending) = self.call.sending().filter(|sending| sending.answer.is_none()) else { return };
        let (sent, now) = (Rc::clone(&sending.sent), sending.at_ms / 1000);
        let target = sent.target();
        let request = Request { method: sent.method, target: &target, body: sent.body.as_bytes() };
        let answer = self.sandbox.answer(&request, now);
        self.call.take_answer(answer);
    }

    /// A small reply is read at once.
    fn settle(&mut self, settled: Settled) {
        let reply = match &settled.outcome {
            Outcome::Answered(received) if received.body.len() <= READ_AT_ONCE => {
                Some(reading::read(received))
            }
            Outcome::Answered(_) | Outcome::Failed(_) => None,
        };
        if self.call.sending().is_none_or(|sending| sending.id != settled.id) {
            return;
        }
        self.end(settled, reply);
        self.layout = self.layout.with_reply();
        if let Some(exchange) = self.call.last().cloned() {
            self.want_advice(&exchange);
            self.note_for_lesson(&exchange);
            self.read_back = ReadBack::of(&exchange);
        }
    }

    fn note_reply(&mut self, id: u32, reply: Result<Reply, NotReply>) {
        if self.call.last().is_some_and(|last| last.id == id) {
            self.call.change_last(|last| last.reply = Some(reply));
        }
        if let Some(last) = self.call.last().filter(|last| last.id == id).cloned() {
            self.want_advice(&last);
            self.read_back = ReadBack::of(&last);
            self.history.note_end(&last, &self.secrets_beside(&last.call.usersig));
        }
    }

    /// Wants what the first refusal shows, so that nothing below its verdict moves as it comes.
    pub fn foresee(&mut self) {
        self.error_advice.want();
    }

    /// What to do about a code, should it not be there yet, and the codes that are not part of the program.
    fn want_advice(&mut self, exchange: &Exchange) {
        let Some(reply) = exchange.says().filter(|reply| !reply.is_ok()) else { return };
        self.error_advice.want();
        // A code that is not part of the program is looked up in the rest of the table.
        if reply.table_code().is_some_and(|code| error_code::find(None, code).is_none()) {
            self.more_error_codes.want();
        }
    }

    fn take_catalogue(&mut self, file: File, text: Option<String>) {
        self.catalogue.arrive(file, text);
        if let Some(catalogue) = self.catalogue.get() {
            self.sandbox.know(catalogue);
            if let Some(Awaited { asked, asker }) = self.awaited.take() {
                self.ask_for(asked, asker);
            }
        }
    }

    fn step(&mut self, step: Step) {
        let was_refused = self.environments.team_refused.is_some();
        Rc::make_mut(&mut self.environments).apply(step);
        if let (false, Some(error)) = (was_refused, &self.environments.team_refused) {
            self.notice = Some(Notice::TeamRefused(Rc::clone(error)));
        }
    }

    /// The endpoint goes first, as each kind has its own credentials; what an environment leaves empty stays.
    fn use_environment(&mut self) {
        let Some((key, environment)) = self.environments.chosen() else { return };
        let Environment { endpoint, sdkappid, identifier, .. } = environment.clone();
        self.go_to(&endpoint);
        self.fill_in(
            Some(sdkappid).filter(|text| !text.is_empty()),
            Some(identifier).filter(|text| !text.is_empty()),
        );
        self.step(Step::Used(key));
    }
}
