//! The sandbox of this page: its accounts and settings, and the fault that it is told to show.

use crate::api::rules::Documents;
use crate::sandbox::{Answer, Fault, Request, Sandbox, Settings, demo};
use std::rc::Rc;

/// The sandbox, as a value.
#[derive(Debug, Clone, PartialEq)]
pub struct SandboxState {
    service: Rc<Sandbox>,
    /// The fault, as chosen.
    pub fault: FaultChoice,
    /// Whether its accounts were just set back.
    pub was_reset: bool,
}

impl Default for SandboxState {
    fn default() -> Self {
        Self {
            service: Rc::new(Sandbox::new(demo::settings())),
            fault: FaultChoice::default(),
            was_reset: false,
        }
    }
}

/// What happens to the sandbox.
#[derive(Debug, Clone, PartialEq)]
pub enum SandboxAction {
    /// Other documents are followed.
    DocumentsChosen(Documents),
    /// Another kind of fault was chosen, by its name.
    FaultChosen(String),
    /// The number that the fault takes was edited.
    FaultNumberEdited(String),
    /// Back to the accounts of a fresh sandbox.
    Reset,
    /// Another tab changed the accounts that are kept: their text.
    KeptRead(String),
}

/// The fault as chosen: its kind, and the number that some kinds take, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FaultChoice {
    /// Its kind; empty for none.
    pub kind: String,
    /// Its number.
    pub number: String,
}

impl FaultChoice {
    /// The kind that takes an error code.
    pub const CODE: &str = "code";
    /// The kind that takes seconds.
    pub const DELAY: &str = "delay";

    /// The fault; `None` for none, and for a number that is none.
    pub fn fault(&self) -> Option<Fault> {
        match self.takes_number() {
            true => Fault::named(&format!("{}:{}", self.kind, self.number.trim())),
            false => Fault::named(&self.kind),
        }
    }

    /// Whether its kind takes a number.
    pub fn takes_number(&self) -> bool {
        [Self::CODE, Self::DELAY].contains(&&*self.kind)
    }
}

impl SandboxState {
    /// The sandbox itself.
    pub fn service(&self) -> &Rc<Sandbox> {
        &self.service
    }

    /// Does what an action says.
    pub(super) fn apply(&mut self, action: SandboxAction) {
        match action {
            SandboxAction::DocumentsChosen(documents) => self.change(|service| {
                let settings = Settings { documents, ..service.settings().clone() };
                service.configure(settings);
            }),
            SandboxAction::FaultChosen(kind) => {
                let number = if kind == FaultChoice::DELAY { "5" } else { "40602" }.to_owned();
                self.fault = FaultChoice { kind, number };
            }
            SandboxAction::FaultNumberEdited(number) => self.fault.number = number,
            SandboxAction::Reset => {
                self.change(Sandbox::reset);
                self.was_reset = true;
            }
            SandboxAction::KeptRead(text) => self.restore(&text),
        }
    }

    /// Answers a request that came at `now`, in seconds since 1970.
    pub(super) fn answer(&mut self, request: &Request, now: u64) -> Answer {
        let mut service = Sandbox::clone(&self.service);
        let answer = service.answer(request, now, self.fault.fault());
        self.service = Rc::new(service);
        self.was_reset = false;
        answer
    }

    /// Takes up accounts that were kept; a text that is none of them changes nothing.
    pub(super) fn restore(&mut self, text: &str) {
        if let Ok(service) = Sandbox::restore(self.service.settings().clone(), text) {
            self.service = Rc::new(service);
        }
    }

    fn change(&mut self, change: impl FnOnce(&mut Sandbox)) {
        change(Rc::make_mut(&mut self.service));
    }
}
