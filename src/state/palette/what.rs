//! What there is to choose, and what choosing it does.

use crate::api::command::{Command, Form};
use crate::api::endpoint;
use crate::state::body::BodyView;
use crate::state::dialog::Dialog;
use crate::state::history::Entry as Sent;
use crate::state::panel::Panel;
use crate::state::place::Place;
use crate::state::{Action, Lang, State, Theme};
use std::rc::Rc;

/// The groups, in the order in which they stand where they fit equally well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// What can be done.
    Doing,
    /// The panels.
    Panel,
    /// The commands.
    Command,
    /// The error codes.
    Code,
    /// The lessons.
    Lesson,
    /// What was sent.
    Past,
    /// What can be chosen of the page and the request.
    Setting,
}

impl Kind {
    /// Every kind, in their order.
    pub const ALL: [Self; 7] =
        [Self::Doing, Self::Panel, Self::Command, Self::Code, Self::Lesson, Self::Past, Self::Setting];

    /// Its name: `data-kind`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Doing => "doing",
            Self::Panel => "panel",
            Self::Command => "command",
            Self::Code => "code",
            Self::Lesson => "lesson",
            Self::Past => "history",
            Self::Setting => "setting",
        }
    }
}

/// What can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    /// Send the request on screen.
    Send,
    /// Call off the request under way.
    Cancel,
    /// Read back what was set.
    ReadBack,
    /// Draw another `random`.
    DrawRandom,
    /// Add a row.
    AddItem,
    /// Indent the body.
    Format,
    /// Free the body of white space.
    Minify,
    /// Take the last edit back.
    Undo,
    /// Do it again.
    Redo,
    /// Bring one's own draft back.
    LeaveLesson,
    /// Go to a field.
    GoTo(Place),
    /// Show the keys.
    Shortcuts,
}

/// An error code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// The code.
    pub code: i32,
    /// Its group, as the table names it.
    pub group: &'static str,
    /// What it means, in Chinese.
    pub zh: &'static str,
    /// What it means, in English.
    pub en: &'static str,
}

/// What tells lessons apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LessonName {
    /// Its name in links.
    pub id: Rc<str>,
    /// The code that its reply ends in.
    pub code: u32,
    /// The code of one item of the reply.
    pub item: Option<u32>,
    /// Its title in Chinese.
    pub zh: Rc<str>,
    /// Its title in English.
    pub en: Rc<str>,
}

/// What can be chosen.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// To do something.
    Doing(Doing),
    /// A panel.
    Panel(Panel),
    /// A command.
    Command(&'static Command),
    /// An error code.
    Code(Code),
    /// A lesson.
    Lesson(LessonName),
    /// A request that was sent.
    Past(Rc<Sent>),
    /// A language.
    Lang(Lang),
    /// Colours.
    Theme(Theme),
    /// A view of the body.
    View(BodyView),
    /// An endpoint, by its name.
    Endpoint(&'static str),
}

impl What {
    /// The group that it is in.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Doing(_) => Kind::Doing,
            Self::Panel(_) => Kind::Panel,
            Self::Command(_) => Kind::Command,
            Self::Code(_) => Kind::Code,
            Self::Lesson(_) => Kind::Lesson,
            Self::Past(_) => Kind::Past,
            Self::Lang(_) | Self::Theme(_) | Self::View(_) | Self::Endpoint(_) => Kind::Setting,
        }
    }

    /// What choosing it does to the page; nothing where that takes a clock or a random number, which the page has. What is
    /// chosen has the focus then, where there is something to go on with.
    pub fn actions(&self) -> Vec<Action> {
        match self {
            Self::Doing(doing) => doing.action().into_iter().collect(),
            Self::Panel(panel) => vec![Action::PanelWanted(*panel)],
            Self::Command(command) => {
                vec![Action::CommandChosen(command.path.to_owned()), Action::WentTo(Place::Body)]
            }
            Self::Code(code) => vec![Action::CodeLinkFollowed(code.code)],
            Self::Lesson(lesson) => vec![Action::LessonWanted(Rc::clone(&lesson.id))],
            Self::Past(sent) => vec![Action::EntryOpened(Rc::clone(sent))],
            Self::Lang(lang) => vec![Action::LangChosen(*lang)],
            Self::Theme(theme) => vec![Action::ThemeChosen(*theme)],
            Self::View(view) => vec![Action::BodyViewChosen(*view), Action::WentTo(Place::Body)],
            Self::Endpoint(name) => {
                vec![Action::EndpointChosen((*name).to_owned()), Action::WentTo(Place::Endpoint)]
            }
        }
    }
}

impl Doing {
    fn action(self) -> Option<Action> {
        match self {
            Self::Send | Self::Cancel | Self::ReadBack | Self::DrawRandom => None,
            Self::AddItem => Some(Action::ItemAdded),
            Self::Format => Some(Action::BodyFormatted),
            Self::Minify => Some(Action::BodyMinified),
            Self::Undo => Some(Action::Undone),
            Self::Redo => Some(Action::Redone),
            Self::LeaveLesson => Some(Action::LessonLeft),
            Self::GoTo(place) => Some(Action::WentTo(place)),
            Self::Shortcuts => Some(Action::DialogToggled(Dialog::Shortcuts)),
        }
    }
}

/// What can be done now, the panels, and the settings that are other than now.
pub fn offered(state: &State) -> Vec<What> {
    let is_sending = state.call.sending().is_some();
    let body = &state.draft.body;
    let is_readable = body.error().is_none();
    let is_profile = state.command.form == Form::Profile && state.draft.view == BodyView::Form;
    let can_read_back = state.read_back.as_ref().is_some_and(|read| read.call.sending().is_none());
    let doings = [
        (Doing::Send, !is_sending && state.prepared().is_ok()),
        (Doing::Cancel, is_sending),
        (Doing::ReadBack, can_read_back),
        (Doing::LeaveLesson, state.lessons.current.is_some()),
        (Doing::DrawRandom, true),
        (Doing::AddItem, is_profile && body.is_editable()),
        (Doing::Format, is_readable),
        (Doing::Minify, is_readable),
        (Doing::Undo, state.can_undo()),
        (Doing::Redo, state.can_redo()),
        (Doing::GoTo(Place::Endpoint), true),
        (Doing::GoTo(Place::SdkAppId), true),
        (Doing::GoTo(Place::Identifier), true),
        (Doing::GoTo(Place::UserSig), true),
        (Doing::GoTo(Place::Body), true),
        (Doing::Shortcuts, true),
    ];
    let mut all = Vec::new();
    for (doing, can) in doings {
        if can {
            all.push(What::Doing(doing));
        }
    }
    all.extend(Panel::ALL.map(What::Panel));
    all.extend(Lang::ALL.map(What::Lang));
    all.extend([Theme::System, Theme::Light, Theme::Dark].map(What::Theme));
    all.extend([BodyView::Form, BodyView::Json].map(What::View));
    all.extend([endpoint::SANDBOX, endpoint::CUSTOM].map(What::Endpoint));
    for host in endpoint::hosts() {
        all.push(What::Endpoint(host));
    }
    all.retain(|what| match what {
        What::Lang(lang) => *lang != state.lang,
        What::Theme(theme) => *theme != state.theme,
        What::View(view) => *view != state.draft.view,
        What::Endpoint(name) => *name != state.endpoint.name(),
        _ => true,
    });
    all
}
