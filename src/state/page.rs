//! The page as a value: all that it shows, and what derives from that at once.

use super::action::Action;
use super::body::BodyDraft;
use super::body::fields::FieldFinding;
use super::call::CallState;
use super::catalogue::{Awaited, CatalogueFiles};
use super::credentials::{CredentialSets, Credentials};
use super::dialog::Dialog;
use super::environments::{Environments, Fields};
use super::files::{Fetched, File};
use super::findings::Finding;
use super::history::History;
use super::import::ImportStep;
use super::later::Later;
use super::layout::Layout;
use super::lesson::LessonsState;
use super::notice::Notice;
use super::panel::{CodeLookUp, Panel};
use super::place::Place;
use super::preferences::{Lang, Theme};
use super::read_back::ReadBack;
use super::sandbox::SandboxState;
use super::usersig_maker::UserSigMaker;
use super::version::Version;
use crate::api::Secret;
use crate::api::advice::Advices;
use crate::api::base_url::BaseUrlError;
use crate::api::call::{Call, Prepared, Secrets, prepare};
use crate::api::codes::More;
use crate::api::command::{self, Command};
use crate::api::endpoint::Endpoint;
use crate::api::example::Example;
use std::collections::BTreeMap;
use std::rc::Rc;

/// The default time-out in seconds; the service's own is 3 (`data/README.md`).
pub const DEFAULT_TIMEOUT_S: u32 = 10;
/// The longest time-out in seconds.
pub const MAX_TIMEOUT_S: u32 = 600;

/// Everything the page shows. Cheap to clone: texts, rows and lists are shared.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// The page's language.
    pub lang: Lang,
    /// Whether somebody chose it; else it is the browser's.
    pub lang_is_chosen: bool,
    /// The page's colours.
    pub theme: Theme,
    /// How the page is laid out.
    pub layout: Layout,
    /// The language of the request as a file, by its short name; empty where none was chosen.
    pub snippet_language: Rc<str>,

    /// The command being called.
    pub command: &'static Command,
    /// Where to; a custom base URL is kept in `custom_base` while another endpoint is chosen.
    pub endpoint: Endpoint,
    /// The custom base URL as typed.
    pub custom_base: Rc<str>,
    /// Who calls.
    pub credentials: CredentialSets,
    /// How a new UserSig is to be.
    pub usersig_maker: Rc<UserSigMaker>,
    /// What is known of a newer version of the page.
    pub version: Version,
    /// Whether secrets are kept for this tab.
    pub keeps_secrets: bool,
    /// Whether the browser refused to keep them.
    pub secrets_unkept: bool,
    /// Whether they were just forgotten.
    pub secrets_forgotten: bool,
    /// The `random` of the shown request, as typed or drawn.
    pub random: Rc<str>,
    /// Whether `random` stays as it is for the next send.
    pub random_pinned: bool,
    /// The time-out in seconds, as typed.
    pub timeout: Rc<str>,
    /// Whether secrets are spelt out in the URL on screen.
    pub secrets: Secrets,
    /// The body being written.
    pub draft: BodyDraft,
    /// The bodies of the other commands, by path.
    pub(super) shelf: Rc<BTreeMap<Rc<str>, BodyDraft>>,
    /// The last import, while it can be taken back or done again.
    pub(super) imported: Option<ImportStep>,
    /// The command that was asked for and is not there yet.
    pub awaited: Option<Awaited>,
    /// What there is to know about the draft before it is sent; it follows the draft at a distance.
    pub findings: Rc<[Finding]>,
    /// The same by what is documented of a command's fields.
    pub field_findings: Rc<[FieldFinding]>,
    /// The place that was last asked for, and a number that is another one each time.
    pub wanted: Option<(Place, u32)>,

    /// The call under way or the last one.
    pub call: CallState,
    /// How many calls were made in this visit.
    pub(super) calls: u32,
    /// What the exchange on screen has set, to be read back.
    pub read_back: Option<Rc<ReadBack>>,
    /// What was sent, in this visit and before, here and in other tabs.
    pub history: History,

    /// The environments at hand.
    pub environments: Rc<Environments>,
    /// The sandbox.
    pub sandbox: SandboxState,
    /// What to do about error codes.
    pub error_advice: Fetched<Advices>,
    /// Example bodies.
    pub body_examples: Fetched<Vec<Example>>,
    /// All commands.
    pub catalogue: CatalogueFiles,
    /// The error codes that are not part of the program.
    pub more_error_codes: Fetched<More>,
    /// The lessons' file, as text.
    pub lesson_file: Fetched<String>,
    /// What the lessons have come to.
    pub lessons: LessonsState,
    /// The open panel.
    pub panel: Option<Panel>,
    /// How often a panel was led to, to have the focus.
    pub led_to_panel: u32,
    /// The open dialog.
    pub dialog: Option<Dialog>,
    /// Whether keys that are a character alone do something: who speaks to the computer may press them unawares.
    pub single_keys: bool,
    /// The field that had the focus last, as the reference names it; empty for none.
    pub focused_field: Rc<str>,
    /// What is searched for among the commands, as typed.
    pub command_query: Rc<str>,
    /// What was asked of the table of error codes.
    pub code_look_up: CodeLookUp,
    /// Whether the browser says that it has no network. It may be wrong.
    pub is_offline: bool,
    /// What is told at the top.
    pub notice: Option<Notice>,
    /// The part of the reducer that may come late.
    pub(super) later: Later<Self, Action>,
}

impl State {
    /// The page's first state: on the sandbox, with its demonstration credentials filled in and a body that
    /// succeeds. `random` is the first number to show.
    pub fn new(lang: Lang, random: u32) -> Self {
        let command = &command::all()[0];
        Self {
            lang,
            lang_is_chosen: false,
            theme: Theme::System,
            layout: Layout::default(),
            snippet_language: Rc::default(),
            command,
            endpoint: Endpoint::Sandbox,
            custom_base: Rc::default(),
            credentials: CredentialSets::default(),
            usersig_maker: Rc::default(),
            version: Version::default(),
            keeps_secrets: false,
            secrets_unkept: false,
            secrets_forgotten: false,
            random: random.to_string().into(),
            random_pinned: false,
            timeout: DEFAULT_TIMEOUT_S.to_string().into(),
            secrets: Secrets::Masked,
            draft: BodyDraft::new(command.example),
            shelf: Rc::default(),
            imported: None,
            awaited: None,
            findings: Rc::default(),
            field_findings: Rc::default(),
            wanted: None,
            call: CallState::Idle,
            calls: 0,
            read_back: None,
            history: History::of_tab(random),
            environments: Rc::default(),
            sandbox: match cfg!(feature = "split") {
                true => SandboxState::without_accounts(),
                false => SandboxState::default(),
            },
            error_advice: Fetched::default(),
            body_examples: Fetched::default(),
            catalogue: CatalogueFiles::default(),
            more_error_codes: Fetched::default(),
            lesson_file: Fetched::default(),
            lessons: LessonsState::default(),
            panel: None,
            led_to_panel: 0,
            dialog: None,
            single_keys: true,
            focused_field: Rc::default(),
            command_query: Rc::default(),
            code_look_up: CodeLookUp::default(),
            is_offline: false,
            notice: None,
            later: match cfg!(feature = "split") {
                true => Later::Away(Vec::new()),
                false => Later::There(Self::apply_rest),
            },
        }
    }

    /// What a newer version that is offered would cost: whether secrets are lost over a reload. None where none is offered.
    pub fn offered_version(&self) -> Option<bool> {
        let caller = self.caller();
        let has_secrets = !caller.usersig.is_empty() || !caller.secret_key.is_empty();
        let is_own = has_secrets && *caller != Credentials::demonstration();
        (self.version == Version::Offered).then_some(is_own && !self.keeps_secrets)
    }

    /// The credentials for the chosen endpoint.
    pub fn caller(&self) -> &Credentials {
        self.credentials.current()
    }

    /// The draft of the request, as the screen shows it.
    pub fn call(&self) -> Call {
        let caller = self.caller();
        Call {
            endpoint: self.endpoint.clone(),
            path: self.command.path.into(),
            sdkappid: Rc::clone(&caller.sdkappid),
            identifier: Rc::clone(&caller.identifier),
            usersig: Secret::clone(&caller.usersig),
            random: Rc::clone(&self.random),
            body: Rc::clone(self.draft.body.text()),
        }
    }

    /// The request as the screen shows it, which is what the next Send sends.
    ///
    /// # Errors
    /// What is wrong with a custom base URL.
    pub fn prepared(&self) -> Result<Prepared, BaseUrlError> {
        prepare(&self.call())
    }

    /// The time-out in seconds; `None` for what is not a number from 1 to [`MAX_TIMEOUT_S`].
    pub fn timeout_s(&self) -> Option<u32> {
        self.timeout.trim().parse().ok().filter(|seconds| (1..=MAX_TIMEOUT_S).contains(seconds))
    }

    /// Whether the request on screen would need a network that the browser says is not there.
    pub fn seems_offline(&self) -> bool {
        let is_far = || self.endpoint.base_url().is_ok_and(|base| !base.is_loopback());
        self.is_offline && self.endpoint != Endpoint::Sandbox && is_far()
    }

    /// Whether the exchange on screen belongs to another request than the draft. Another `random` alone makes none.
    pub fn reply_is_stale(&self) -> bool {
        let is_other = |sent: &Call| *sent != Call { random: Rc::clone(&sent.random), ..self.call() };
        self.call.last().is_some_and(|last| is_other(&last.call))
    }

    /// The path of the command that was asked for last, whether it is there yet or not.
    pub(super) fn asked_path(&self) -> &str {
        self.awaited.as_ref().map_or(self.command.path, |awaited| &awaited.asked.command)
    }

    /// Whether the request goes to the sandbox, and that doesn't answer the command.
    pub fn unanswered(&self) -> bool {
        self.endpoint == Endpoint::Sandbox
            && !self.sandbox.service().commands().any(|path| path == self.command.path)
    }

    /// The fields that an environment sets.
    pub fn fields(&self) -> Fields {
        Fields {
            endpoint: self.endpoint.clone(),
            sdkappid: self.caller().sdkappid.to_string(),
            identifier: self.caller().identifier.to_string(),
        }
    }

    /// The files that are wanted and not there yet.
    pub fn files_on_their_way(&self) -> Vec<File> {
        let is_loading = |file: &File| match file {
            File::ErrorAdvice => self.error_advice.is_loading(),
            File::BodyExamples => self.body_examples.is_loading(),
            File::MoreErrorCodes => self.more_error_codes.is_loading(),
            File::Catalogue | File::CatalogueFields => self.catalogue.is_loading(*file),
            File::Lessons => self.lesson_file.is_loading(),
        };
        File::ALL.into_iter().filter(is_loading).collect()
    }
}
