//! The sandbox of this page: its accounts, which all tabs share, its settings, and the fault that it is told to show.

use super::stored::{Due, Stored};
use crate::api::catalogue::Catalogue;
use crate::api::rules::Documents;
use crate::sandbox::{Answer, Fault, Request, Sandbox, Settings, demo};
use std::rc::Rc;

/// The sandbox, as a value.
#[derive(Debug, Clone, PartialEq)]
pub struct SandboxState {
    /// One's own, which outlives the visit.
    service: Rc<Sandbox>,
    /// The one of a lesson, while there is one, and the fault that was chosen before.
    lesson: Option<(Rc<Sandbox>, FaultChoice)>,
    /// The accounts that the browser was last known to keep.
    stored: Stored<Rc<Sandbox>>,
    /// The fault, as chosen.
    pub fault: FaultChoice,
    /// Whether its accounts were just set back.
    pub was_reset: bool,
}

impl Default for SandboxState {
    fn default() -> Self {
        Self::of(Sandbox::new(demo::settings()))
    }
}

impl SandboxState {
    /// One whose accounts are yet to be read.
    pub(super) fn without_accounts() -> Self {
        Self::of(Sandbox::without_accounts(demo::settings()))
    }

    fn of(service: Sandbox) -> Self {
        let service = Rc::new(service);
        Self {
            stored: Stored { text: None, value: Rc::clone(&service) },
            service,
            lesson: None,
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
    /// The accounts that are kept were read: their text, if there is any.
    KeptRead(Option<String>),
    /// What the browser keeps now.
    Kept(Stored<Rc<Sandbox>>),
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

    /// The choice of a fault by its name, such as `code:40004`.
    pub(super) fn named(name: &str) -> Self {
        let (kind, number) = name.split_once(':').unwrap_or((name, ""));
        Self { kind: kind.to_owned(), number: number.to_owned() }
    }

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
    /// The sandbox that answers: a lesson's, while there is one.
    pub fn service(&self) -> &Rc<Sandbox> {
        self.lesson.as_ref().map_or(&self.service, |(service, _)| service)
    }

    /// One's own, which outlives the visit.
    pub fn own(&self) -> &Rc<Sandbox> {
        &self.service
    }

    /// A fresh sandbox answers from now on, and one's own stays as it is.
    pub(super) fn begin_lesson(&mut self, settings: Settings, fault: FaultChoice) {
        let mut fresh = Sandbox::clone(&self.service);
        fresh.reset();
        fresh.configure(settings);
        let before = std::mem::replace(&mut self.fault, fault);
        let before = self.lesson.take().map_or(before, |(_, before)| before);
        self.lesson = Some((Rc::new(fresh), before));
        self.was_reset = false;
    }

    /// One's own answers again.
    pub(super) fn end_lesson(&mut self) {
        if let Some((_, fault)) = self.lesson.take() {
            (self.fault, self.was_reset) = (fault, false);
        }
    }

    /// What the browser was last known to keep of it.
    pub fn stored(&self) -> &Stored<Rc<Sandbox>> {
        &self.stored
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
            SandboxAction::KeptRead(text) => self.read_kept(text),
            SandboxAction::Kept(stored) => self.stored = stored,
        }
    }

    /// From now on it tells what a real endpoint would reply to what it does not answer.
    pub(super) fn know(&mut self, catalogue: Catalogue) {
        Rc::make_mut(&mut self.service).know(catalogue);
        if let Some((service, _)) = &mut self.lesson {
            Rc::make_mut(service).know(catalogue);
        }
    }

    /// What is due where the browser holds this text now.
    pub fn due(&self, held: Option<&str>) -> Due {
        self.stored.due(held, !self.service.has_accounts_of(&self.stored.value))
    }

    /// Answers a request that came at `now`, in seconds since 1970.
    pub(super) fn answer(&mut self, request: &Request, now: u64) -> Answer {
        let fault = self.fault.fault();
        self.was_reset = false;
        Rc::make_mut(self.answering()).answer(request, now, fault)
    }

    /// What another tab wrote is taken over, account by account; what is not written yet here stays. A text that can't be
    /// read changes no account.
    fn read_kept(&mut self, text: Option<String>) {
        let theirs = match &text {
            Some(text) => self.service.restored(text).ok(),
            None => {
                let mut fresh = Sandbox::clone(&self.service);
                fresh.reset();
                Some(fresh)
            }
        };
        self.stored.text = text.map(Rc::from);
        if let Some(theirs) = theirs {
            if !theirs.has_accounts_of(&self.stored.value) {
                self.service = Rc::new(self.service.merged(&self.stored.value, &theirs));
                self.was_reset = false;
            }
            self.stored.value = Rc::new(theirs);
        }
    }

    fn change(&mut self, change: impl FnOnce(&mut Sandbox)) {
        change(Rc::make_mut(self.answering()));
    }

    fn answering(&mut self) -> &mut Rc<Sandbox> {
        match &mut self.lesson {
            Some((service, _)) => service,
            None => &mut self.service,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A tab, and the storage that it shares with others.
    #[derive(Default)]
    struct Tab(SandboxState);

    impl Tab {
        fn open(storage: Option<&str>) -> Self {
            let mut tab = Self::default();
            tab.hear(storage);
            tab
        }

        fn hear(&mut self, storage: Option<&str>) {
            self.0.apply(SandboxAction::KeptRead(storage.map(str::to_owned)));
        }

        /// An account is made here, and not written yet.
        fn import(&mut self, account: &str) {
            let state = crate::state::State::new(crate::state::Lang::En, 1);
            let mut call = state.call();
            call.path = crate::api::command::ACCOUNT_IMPORT.into();
            call.body = format!("{{\"Identifier\":\"{account}\"}}").into();
            let prepared = crate::api::call::prepare(&call).unwrap();
            let target = prepared.target();
            let request = Request { method: "POST", target: &target, body: prepared.body.as_bytes() };
            self.0.answer(&request, 1_700_000_001);
        }

        /// What the page does about the storage until nothing is due; how often it wrote.
        fn keep(&mut self, storage: &mut Option<String>) -> u32 {
            let mut writes = 0;
            loop {
                match self.0.due(storage.as_deref()) {
                    Due::Nothing => return writes,
                    Due::Read => self.hear(storage.as_deref()),
                    Due::Write => {
                        let (value, text) = (Rc::clone(&self.0.service), self.0.service.to_text());
                        *storage = Some(text.clone());
                        writes += 1;
                        self.0.apply(SandboxAction::Kept(Stored { text: Some(text.into()), value }));
                    }
                }
            }
        }

        fn has(&self, account: &str) -> bool {
            self.0.service.accounts().any(|known| known == account)
        }
    }

    #[test]
    fn a_visit_in_which_no_account_changed_writes_nothing() {
        let mut storage = None;
        assert_eq!(Tab::open(None).keep(&mut storage), 0);
        let mut tab = Tab::open(None);
        tab.import("new");
        assert_eq!(tab.keep(&mut storage), 1);
        assert_eq!(Tab::open(storage.as_deref()).keep(&mut storage), 0);
    }

    #[test]
    fn two_tabs_do_not_overwrite_each_others_accounts() {
        let mut storage = None;
        let (mut one, mut other) = (Tab::open(None), Tab::open(None));
        one.import("one");
        other.import("other");
        one.keep(&mut storage);
        other.keep(&mut storage);
        assert!(other.has("one") && other.has("other"));
        one.hear(storage.as_deref());
        assert_eq!(one.keep(&mut storage), 0);
        assert!(one.has("one") && one.has("other"));
        assert!(one.0.service.has_accounts_of(&other.0.service));
    }

    #[test]
    fn a_fresh_start_in_one_tab_is_one_in_all() {
        let mut storage = None;
        let mut one = Tab::open(None);
        one.import("one");
        one.keep(&mut storage);
        let mut other = Tab::open(storage.as_deref());
        one.0.apply(SandboxAction::Reset);
        one.keep(&mut storage);
        other.hear(storage.as_deref());
        assert!(!other.has("one") && other.has(demo::FIRST_ACCOUNT));
    }

    #[test]
    fn what_cannot_be_read_is_replaced_with_the_next_change_only() {
        let mut storage = Some("{".to_owned());
        let mut tab = Tab::open(storage.as_deref());
        assert_eq!(tab.keep(&mut storage), 0);
        tab.import("new");
        assert_eq!(tab.keep(&mut storage), 1);
        assert!(Tab::open(storage.as_deref()).has("new"));
    }
}
