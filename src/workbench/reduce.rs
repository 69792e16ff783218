//! One reducer: the one way the state changes.

use super::body::Body;
use super::past::Edit;
use super::{Action, Ended, Exchange, Sending, Workbench};
use crate::api::call::Call;
use crate::api::command;
use crate::api::endpoint::Endpoint;
use crate::json::{self, pretty};
use std::rc::Rc;

/// The fields of [`Edit::Typing`] that are no row's.
const NO_ROW: u32 = 0;

impl Workbench {
    /// Does what an action says.
    pub fn apply(&mut self, action: Action) {
        match action {
            Action::LangChosen(lang) => self.lang = lang,
            Action::ThemeChosen(theme) => self.theme = theme,
            Action::CommandChosen(path) => self.choose_command(&path),
            Action::EndpointChosen(name) => self.choose_endpoint(&name),
            Action::CustomBaseEdited(text) => self.edit_custom_base(text),
            Action::SdkAppIdEdited(text) => self.credentials.sdkappid = text.into(),
            Action::IdentifierEdited(text) => self.credentials.identifier = text.into(),
            Action::UserSigEdited(secret) => self.credentials.usersig = secret,
            Action::SecretKeyEdited(secret) => self.credentials.secret_key = secret,
            Action::SecretsForgotten => {
                self.credentials.forget();
                self.exchange.forget();
            }
            Action::RandomEdited(text) => (self.random, self.random_pinned) = (text.into(), true),
            Action::RandomPinned(pinned) => self.random_pinned = pinned,
            Action::RandomDrawn(number) => self.random = number.to_string().into(),
            Action::TimeoutEdited(text) => self.timeout = text.into(),
            Action::RevealToggled => self.secrets = self.secrets.toggled(),

            Action::FromAccountEdited(text) => {
                self.edit(Edit::Typing(NO_ROW, 0), |b| b.with_from_account(&text))
            }
            Action::ItemAdded => self.edit(Edit::Step, Body::with_item_added),
            Action::ItemRemoved(id) => self.edit(Edit::Step, |b| b.without_item(id)),
            Action::ItemDuplicated(id) => self.edit(Edit::Step, |b| b.with_item_duplicated(id)),
            Action::ItemMoved(id, by) => self.edit(Edit::Step, |b| b.with_item_moved(id, by)),
            Action::ItemSwitched(id, on) => self.edit(Edit::Step, |b| b.with_item_switched(id, on)),
            Action::TagEdited(id, tag) => self.edit(Edit::Typing(id, 1), |b| b.with_tag(id, &tag)),
            Action::ValueEdited(id, text) => self.edit(Edit::Typing(id, 2), |b| b.with_value(id, &text)),
            Action::ValueJsonEdited(id, text) => {
                self.edit(Edit::Typing(id, 3), |b| b.with_value_json(id, &text))
            }
            Action::RawSwitched(id, raw) => self.edit(Edit::Step, |b| b.with_raw_switched(id, raw)),
            Action::ItemsPasted(id, rows) => self.edit(Edit::Step, |b| b.with_items_pasted(id, &rows)),
            Action::ItemsCleared => self.edit(Edit::Step, Body::without_items),
            Action::BodyEdited(text) => self.edit(Edit::Typing(NO_ROW, 4), |b| b.with_typed(&text)),
            Action::BodyReplaced(text) => self.edit(Edit::Step, |b| b.with_text(&text)),
            Action::BodyFormatted => self.reformat(|text| pretty::format(text, "  ")),
            Action::BodyMinified => self.reformat(pretty::minify),
            Action::Undone => (self.body, self.past) = self.past.clone().undo(self.body.clone()),
            Action::Redone => (self.body, self.past) = self.past.clone().redo(self.body.clone()),
            Action::BodyViewChosen(view) => self.body_view = view,

            Action::Advised(advice) => self.advice = advice,

            Action::Sent { id, call, at_ms } => self.send(id, call, at_ms),
            Action::Ended { id, shown } => self.end(id, shown),
        }
    }

    /// Another command starts with its example; the body before can be had back by undo.
    fn choose_command(&mut self, path: &str) {
        if let Some(command) = command::find(path).filter(|command| *command != self.command) {
            self.command = command;
            self.edit(Edit::Step, |body| body.with_text(command.example));
        }
    }

    fn choose_endpoint(&mut self, name: &str) {
        let Some(endpoint) = Endpoint::named(name) else { return };
        self.endpoint = endpoint;
        match &mut self.endpoint {
            Endpoint::Sandbox => self.credentials.fill_if_empty(),
            Endpoint::Host(_) => self.credentials.drop_demonstration(),
            Endpoint::Custom(base) => self.custom_base.clone_into(base),
        }
    }

    fn edit_custom_base(&mut self, text: String) {
        self.custom_base.clone_from(&text);
        if let Endpoint::Custom(base) = &mut self.endpoint {
            *base = text;
        }
    }

    fn edit(&mut self, edit: Edit, change: impl FnOnce(&Body) -> Body) {
        let body = change(&self.body);
        if body != self.body {
            let before = std::mem::replace(&mut self.body, body);
            self.past.note(edit, before);
        }
    }

    fn reformat(&mut self, format: impl FnOnce(&str) -> Result<String, json::Error>) {
        if let Ok(text) = format(self.body.text()) {
            self.edit(Edit::Step, |body| body.with_text(&text));
        }
    }

    fn send(&mut self, id: u32, call: Rc<Call>, at_ms: u64) {
        let previous = self.exchange.ended().cloned();
        self.random = Rc::clone(&call.random);
        self.exchange = Exchange::Sending(Sending { id, call, since_ms: at_ms, previous });
    }

    /// The end of a call that is no longer awaited is nobody's concern.
    fn end(&mut self, id: u32, shown: Option<bool>) {
        let call = match &self.exchange {
            Exchange::Sending(sending) if sending.id == id => Rc::clone(&sending.call),
            Exchange::Ended(ended) if ended.id == id => Rc::clone(&ended.call),
            _ => return,
        };
        self.exchange = Exchange::Ended(Ended { id, call, shown });
    }
}

#[cfg(test)]
mod tests;
