//! One reducer: an action and a state make the next state.

use super::body::Body;
use super::past::Edit;
use super::{Action, Arrived, Departure, Exchange, Sending, Settled, Workbench};
use crate::api::call::Secrets;
use crate::api::command;
use crate::api::endpoint::Endpoint;
use crate::json;
use std::rc::Rc;

/// The fields of [`Edit::Typing`] that are no row's.
const NO_ROW: u32 = 0;

impl Workbench {
    /// The state after an action.
    pub fn reduce(self, action: Action) -> Self {
        match action {
            Action::LangChosen(lang) => Self { lang, ..self },
            Action::ThemeChosen(theme) => Self { theme, ..self },
            Action::CommandChosen(path) => self.command_chosen(&path),
            Action::EndpointChosen(name) => self.endpoint_chosen(&name),
            Action::CustomBaseEdited(text) => self.custom_base_edited(text.into()),
            Action::SdkAppIdEdited(text) => self.with_credentials(|c| c.sdkappid = text.into()),
            Action::IdentifierEdited(text) => self.with_credentials(|c| c.identifier = text.into()),
            Action::UserSigEdited(secret) => self.with_credentials(|c| c.usersig = secret),
            Action::SecretKeyEdited(secret) => self.with_credentials(|c| c.secret_key = secret),
            Action::RandomEdited(text) => Self { random: text.into(), random_pinned: true, ..self },
            Action::RandomPinned(random_pinned) => Self { random_pinned, ..self },
            Action::RandomDrawn(number) => Self { random: number.to_string().into(), ..self },
            Action::TimeoutEdited(text) => Self { timeout: text.into(), ..self },
            Action::RevealToggled => self.reveal_toggled(),

            Action::FromAccountEdited(text) => {
                self.edited(Edit::Typing(NO_ROW, 0), |b| b.with_from_account(&text))
            }
            Action::ItemAdded => self.edited(Edit::Step, Body::with_item_added),
            Action::ItemRemoved(id) => self.edited(Edit::Step, |b| b.without_item(id)),
            Action::ItemDuplicated(id) => self.edited(Edit::Step, |b| b.with_item_duplicated(id)),
            Action::ItemMoved(id, by) => self.edited(Edit::Step, |b| b.with_item_moved(id, by)),
            Action::ItemSwitched(id, on) => self.edited(Edit::Step, |b| b.with_item_switched(id, on)),
            Action::TagEdited(id, tag) => self.edited(Edit::Typing(id, 1), |b| b.with_tag(id, &tag)),
            Action::ValueEdited(id, text) => self.edited(Edit::Typing(id, 2), |b| b.with_value(id, &text)),
            Action::ValueJsonEdited(id, text) => {
                self.edited(Edit::Typing(id, 3), |b| b.with_value_json(id, &text))
            }
            Action::RawSwitched(id, raw) => self.edited(Edit::Step, |b| b.with_raw_switched(id, raw)),
            Action::ItemsCleared => self.edited(Edit::Step, Body::without_items),
            Action::BodyEdited(text) => self.edited(Edit::Typing(NO_ROW, 4), |b| b.with_text(&text)),
            Action::BodyFormatted => self.reformatted(|text| json::pretty::format(text, "  ")),
            Action::BodyMinified => self.reformatted(json::pretty::minify),
            Action::Undone => self.undone(),
            Action::Redone => self.redone(),
            Action::BodyViewChosen(body_view) => Self { body_view, ..self },

            Action::Sent { id, departure: Departure { random, call, sent }, at_ms } => {
                let previous = self.exchange.settled().cloned();
                let sending = Sending { id, call, sent, since_ms: at_ms, previous };
                Self { random, exchange: Exchange::Sending(sending), ..self }
            }
            Action::Arrived(arrived) => self.arrived(arrived),
            Action::ReplyTabChosen(reply_tab) => Self { reply_tab, ..self },
        }
    }

    fn with_credentials(mut self, change: impl FnOnce(&mut super::Credentials)) -> Self {
        change(&mut self.credentials);
        self
    }

    fn command_chosen(self, path: &str) -> Self {
        match command::find(path) {
            Some(command) if command != self.command => {
                let example = Body::parse(command.example);
                Self { command, ..self }.edited(Edit::Step, |_| example)
            }
            _ => self,
        }
    }

    fn endpoint_chosen(self, name: &str) -> Self {
        let Some(endpoint) = Endpoint::named(name) else { return self };
        let endpoint = match endpoint {
            Endpoint::Custom(_) => Endpoint::Custom(self.custom_base.to_string()),
            other => other,
        };
        let credentials = match endpoint {
            Endpoint::Sandbox => self.credentials.filled_if_empty(),
            Endpoint::Host(_) => self.credentials.without_demonstration(),
            Endpoint::Custom(_) => self.credentials,
        };
        Self { endpoint, credentials, ..self }
    }

    fn custom_base_edited(self, custom_base: Rc<str>) -> Self {
        let endpoint = match self.endpoint {
            Endpoint::Custom(_) => Endpoint::Custom(custom_base.to_string()),
            other => other,
        };
        Self { endpoint, custom_base, ..self }
    }

    fn reveal_toggled(self) -> Self {
        let secrets = match self.secrets {
            Secrets::Masked => Secrets::Revealed,
            Secrets::Revealed => Secrets::Masked,
        };
        Self { secrets, ..self }
    }

    fn edited(mut self, edit: Edit, change: impl FnOnce(&Body) -> Body) -> Self {
        let body = change(&self.body);
        if body == self.body {
            return self;
        }
        self.past = self.past.noting(edit, &self.body);
        Self { body, ..self }
    }

    fn reformatted(self, format: impl FnOnce(&str) -> Result<String, json::Error>) -> Self {
        match format(self.body.text()) {
            Ok(text) => self.edited(Edit::Step, |body| body.with_text(&text)),
            Err(_) => self,
        }
    }

    fn undone(self) -> Self {
        match self.past.clone().undo(&self.body) {
            Some((body, past)) => Self { body, past, ..self },
            None => self,
        }
    }

    fn redone(self) -> Self {
        match self.past.clone().redo(&self.body) {
            Some((body, past)) => Self { body, past, ..self },
            None => self,
        }
    }

    /// The outcome of a call that is no longer awaited is dropped.
    fn arrived(self, arrived: Arrived) -> Self {
        match &self.exchange {
            Exchange::Sending(sending) if sending.id == arrived.id => {
                let settled = Settled {
                    id: sending.id,
                    call: Rc::clone(&sending.call),
                    sent: Rc::clone(&sending.sent),
                    at_ms: sending.since_ms,
                    took_ms: arrived.took_ms,
                    outcome: arrived.outcome,
                };
                Self { exchange: Exchange::Settled(Rc::new(settled)), ..self }
            }
            _ => self,
        }
    }
}
