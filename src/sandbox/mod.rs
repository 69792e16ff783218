//! The service in memory: bytes in, bytes out. It parses the wire form again and shares no struct with whoever
//! built the request. Knows no network, clock or storage: the page and `examples/sandbox_server` bring those.
//!
//! # What is documented and what is ours
//! The ErrorInfo texts are invented, for the documents show two only; these two open the texts of their codes. So
//! are the order of the checks (below and in [`crate::api::rules`]), atomic writes, and what is said about empty
//! lists, repeated tags and unset fields.
//!
//! # The order of a gateway
//! Method and path (60002, 60009), query (60002, 60012, 60006, 60004 or 60025), body (60003), the app (70020), an
//! administrator (60010), the UserSig ([`crate::api::usersig::server_code`]), the rate (60007); then the command's
//! own checks.
//!
//! # Where the documents of 2016 (`seed`) and the newest (`current`) differ
//! | | seed | current |
//! |---|---|---|
//! | calls a second, each command | 100 (`account_import` 1000) | 200 (`account_check` 100) |
//! | wrong `contenttype` | 60002 | 60025 |
//! | no `identifier` | 60004 | 60025 |
//! | empty From_Account | 40002 | 40001 |
//! | an item without Tag or Value | 40607 | 40001 |
//! | a tag that does not exist | 40603 | 40009 |
//! | a field that may not be written | 40607 | 40008 |
//! | a value that is too long | avatar 40601, standard 40604, custom 40608 | 40601 |
//! | custom tag | `Tag_Profile_Custom_<sdkappid>_<keyword>` | `Tag_Profile_Custom_<keyword>` |
//! | `portrait_get`, a tag that does not exist | 40801 | 40009 |
//! | the longest body of a message | 8 K | 12 K |
//! | `portrait_get`, accounts that failed | `Fail_Account` and `Invalid_Account`, always there | `Fail_Account`, only if there are any |
//!
//! Not told apart, although the documents do: the hosts (whoever asks the sandbox has found it), the UserSig of
//! version 1 (made with a private key; 2016 knew no other), and `account_check`, which 2016 did not have. 40005
//! (sensitive word), 60006 (no valid SDKAppID) and some UserSig codes left the newest lists and are answered in
//! both eras, and so are custom fields of bytes, which the newest page drops. 40003 is any account that was not
//! imported. 40004 never comes: the gateway's 60010 comes first. What friends and groups are refused with is today's in both
//! eras.
//!
//! # What is answered
//! The commands of [`served`]; what is ours of each stands at the head of its file. Any other one is 60009; with a catalogue
//! at hand ([`Sandbox::know`]) the ErrorInfo of a documented one tells what a real endpoint would reply.

mod account;
mod app;
mod asked;
pub mod demo;
mod elements;
pub mod fault;
mod fields;
mod friend;
mod gateway;
mod group;
mod group_member;
mod message;
mod portrait;
mod records;
mod refusal;
mod served;
mod settings;
mod shared;
mod status;
mod store;
mod wire;

pub use fault::Fault;
pub use records::Message;
pub use settings::{Rate, Settings};
pub use store::RestoreError;
pub use wire::{Answer, Reply, Request};

use crate::api::catalogue::Catalogue;
use crate::api::rules::Rules;
use app::App;
use gateway::{Admitted, RateLimit};
use std::sync::Arc;
use store::Store;

/// The service: one app with its accounts and groups. A value: a clone costs next to nothing, whatever it holds, and
/// lives on by itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Sandbox {
    settings: Arc<Settings>,
    store: Store,
    rate_limit: RateLimit,
    catalogue: Option<Catalogue>,
}

impl Sandbox {
    /// A fresh service with the accounts and the group of [`demo`].
    pub fn new(settings: Settings) -> Self {
        Self::with(settings, demo::store())
    }

    /// A service that nobody has an account with.
    pub fn without_accounts(settings: Settings) -> Self {
        Self::with(settings, Store::default())
    }

    /// This one's settings and commands with the accounts and groups that [`Sandbox::to_text`] wrote.
    ///
    /// # Errors
    /// Why the text can't be used.
    pub fn restored(&self, text: &str) -> Result<Self, RestoreError> {
        Ok(Self { store: Store::from_text(text)?, ..self.clone() })
    }

    fn with(settings: Settings, store: Store) -> Self {
        let settings = Arc::new(settings);
        Self { settings, store, rate_limit: RateLimit::default(), catalogue: None }
    }

    /// The accounts and groups as JSON. No secret is in it: the settings are kept elsewhere.
    pub fn to_text(&self) -> String {
        self.store.to_text()
    }

    /// Whether another one has the same accounts and groups, in every respect. Takes no time where neither has changed since
    /// one was cloned from the other.
    pub fn has_accounts_of(&self, other: &Self) -> bool {
        self.store == other.store
    }

    /// This one with what another tab has stored meanwhile, account by account and group by group: what differs here from `base`, which
    /// both began with, stays as it is here, deleted or made; all else is `theirs`. More accounts than there can be may
    /// come together; only a new one is refused then.
    pub fn merged(&self, base: &Self, theirs: &Self) -> Self {
        Self { store: self.store.merged(&base.store, &theirs.store), ..self.clone() }
    }

    /// Back to the accounts and the group of a fresh sandbox; the settings stay.
    pub fn reset(&mut self) {
        self.store = demo::store();
        self.rate_limit = RateLimit::default();
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Other settings for the same accounts. A field that is no longer declared keeps its values out of sight.
    pub fn configure(&mut self, settings: Settings) {
        self.settings = Arc::new(settings);
    }

    /// The UserIDs of all accounts, sorted.
    pub fn accounts(&self) -> impl Iterator<Item = &str> {
        self.store.accounts()
    }

    /// The paths of the commands that it answers.
    pub fn commands(&self) -> impl Iterator<Item = &'static str> + use<> {
        served::paths()
    }

    /// From now on it tells of the catalogue's other commands what a real endpoint would reply.
    pub fn know(&mut self, catalogue: Catalogue) {
        self.catalogue = Some(catalogue);
    }

    /// The messages that accounts took, each with the account: sorted by account, the latest last.
    pub fn messages(&self) -> impl Iterator<Item = (&str, Message<'_>)> {
        let people = self.store.people();
        people.flat_map(|(account, person)| Message::all_of(person).map(move |message| (account, message)))
    }

    /// Answers a request that came at `now`, in seconds since 1970. With a fault, as the fault says.
    pub fn answer(&mut self, request: &Request, now: u64, fault: Option<Fault>) -> Answer {
        match fault {
            Some(fault) => fault.answer(request, || self.reply(request, now)),
            None => Answer::Reply(self.reply(request, now)),
        }
    }

    fn reply(&mut self, request: &Request, now: u64) -> Reply {
        let settings = &*self.settings;
        let admitted = gateway::admit(settings, self.catalogue, &mut self.rate_limit, request, now);
        let outcome = admitted.and_then(|Admitted { served, caller, body }| {
            let sdkappid = settings.sdkappid.to_string();
            let rules =
                Rules { documents: settings.documents, sdkappid: &sdkappid, custom: &settings.custom };
            let store = &mut self.store;
            let body_bytes = request.body.len();
            (served.handler)(&mut App { store, settings, rules, caller: &caller, now, body_bytes }, &body)
        });
        refusal::reply(served::displays(request.target), outcome)
    }
}
