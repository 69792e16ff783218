//! The lesson on screen: its request stands in the form and a sandbox of its own answers, while one's own request and sandbox
//! are put aside until it is left. Which lessons there are, and their words, are not its business.

use super::body::BodyDraft;
use super::credentials::Credentials;
use crate::api::command::Command;
use crate::api::endpoint::Endpoint;
use crate::api::lesson::{Conditions, Lesson, Loaded, Own};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// What the lessons have come to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LessonsState {
    /// The lesson whose story is told in the list, by name; the first where none was chosen, none where it is empty.
    pub open: Option<Rc<str>>,
    /// How often that one was led to from elsewhere, to have the focus; 0 for one that was opened in the list.
    pub led: u32,
    /// The lesson on screen.
    pub current: Option<Rc<OnScreen>>,
    /// The lessons that were reached, by name.
    pub reached: Rc<BTreeSet<String>>,
}

/// The lesson on screen.
#[derive(Debug, Clone, PartialEq)]
pub struct OnScreen {
    /// Its name.
    pub id: String,
    /// What its reply ends in.
    pub ends_in: EndsIn,
    /// How far it is.
    pub progress: Progress,
    /// Whether it stands in the form put right.
    pub(super) is_fixed: bool,
    pub(super) own: PutAside,
}

/// What a lesson's reply ends in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndsIn {
    /// The reply's `ErrorCode`.
    pub code: u32,
    /// The code of one of its items.
    pub item: Option<u32>,
}

/// How far a lesson is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// It was not loaded, or has to be loaded again since the page was.
    New,
    /// It stands in the form.
    Loaded,
    /// A reply ended in its code.
    Reached,
    /// The last reply ended in another.
    Missed,
}

impl Progress {
    /// Its name: `data-state`.
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Loaded => "loaded",
            Self::Reached => "reached",
            Self::Missed => "missed",
        }
    }
}

/// A lesson to load: what goes into the form, and how the sandbox is set up.
#[derive(Debug, Clone, PartialEq)]
pub struct ToLoad {
    /// Its name.
    pub id: String,
    /// What its reply ends in.
    pub ends_in: EndsIn,
    /// The command's path.
    pub command: String,
    /// What goes into the form.
    pub loaded: Loaded,
    /// How the sandbox is set up.
    pub conditions: Conditions,
    /// Whether it is put right.
    pub is_fixed: bool,
}

impl ToLoad {
    /// A lesson as it is told, or put right; none where nothing in it is wrong.
    pub fn of(lesson: &Lesson, own: &Own, is_fixed: bool) -> Option<Self> {
        let loaded = if is_fixed { lesson.load_fixed(own)? } else { lesson.load(own) };
        Some(Self {
            loaded,
            is_fixed,
            id: lesson.id.clone(),
            ends_in: EndsIn { code: lesson.code, item: lesson.item },
            command: lesson.request.command.clone(),
            conditions: lesson.sandbox.clone(),
        })
    }
}

/// One's own request, while a lesson stands in its place. Credentials of other endpoints than the sandbox stay where they are.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PutAside {
    pub(super) command: &'static Command,
    pub(super) endpoint: Endpoint,
    pub(super) custom_base: Rc<str>,
    pub(super) caller: Credentials,
    pub(super) random: Rc<str>,
    pub(super) random_pinned: bool,
    pub(super) timeout: Rc<str>,
    pub(super) draft: BodyDraft,
    pub(super) shelf: Rc<BTreeMap<Rc<str>, BodyDraft>>,
}

impl LessonsState {
    /// How far the lesson of a name is.
    pub fn progress(&self, id: &str) -> Progress {
        let current = self.current.as_deref().filter(|current| current.id == id);
        match current.map(|current| current.progress) {
            Some(progress) if progress != Progress::New => progress,
            _ if self.reached.contains(id) => Progress::Reached,
            _ => Progress::New,
        }
    }

    /// The secrets that were put aside go.
    pub(super) fn forget(&mut self) {
        if let Some(current) = &mut self.current {
            Rc::make_mut(current).own.caller.forget();
        }
    }
}
