//! Everything that can happen to the page, named after what happened.

use super::body::BodyView;
use super::body::fields::FieldFinding;
use super::body::value_edit::ValueEdit;
use super::call::{Arriving, Settled};
use super::dialog::Dialog;
use super::environments;
use super::files::File;
use super::findings::Finding;
use super::history::{self, Entry};
use super::layout::LayoutStep;
use super::lesson::ToLoad;
use super::notice::Notice;
use super::panel::{Focused, Panel};
use super::place::Place;
use super::preferences::{Lang, Theme};
use super::read_back;
use super::sandbox::SandboxAction;
use super::version::VersionStep;
use crate::api::Secret;
use crate::api::reply::{NotReply, Reply};
use crate::exchange::import::FoundRequest;
use crate::exchange::link::{LinkError, Shared};
use std::rc::Rc;

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Another language was chosen.
    LangChosen(Lang),
    /// Other colours were chosen.
    ThemeChosen(Theme),
    /// Another language was chosen for the request as a file, by its short name.
    SnippetLanguageChosen(String),
    /// Another command was chosen, by its path.
    CommandChosen(String),
    /// Another endpoint was chosen, by its name.
    EndpointChosen(String),
    /// The custom base URL was edited.
    CustomBaseEdited(String),
    /// A base URL of one's own was chosen as the endpoint.
    BaseChosen(String),
    /// The SDKAppID was edited.
    SdkAppIdEdited(String),
    /// The identifier was edited.
    IdentifierEdited(String),
    /// The UserSig was edited, pasted or made.
    UserSigEdited(Secret),
    /// The UserSig that was typed is to be freed of a wrapping.
    UserSigTyped,
    /// The SecretKey was edited.
    SecretKeyEdited(Secret),
    /// How a new UserSig is to be was edited.
    UserSigMaker(MakerEdit),
    /// A UserSig is to be made now, in Unix seconds.
    UserSigWanted(u64),
    /// Secrets are to be kept for this tab, or no longer.
    KeepSecretsChosen(bool),
    /// Whether the browser keeps the secrets that it was asked to keep.
    SecretsKept(bool),
    /// UserSig and SecretKey are to go, wherever they are.
    SecretsForgotten,
    /// `random` was edited.
    RandomEdited(String),
    /// `random` was pinned or let go.
    RandomPinned(bool),
    /// A new `random` was drawn.
    RandomDrawn(u32),
    /// The time-out was edited.
    TimeoutEdited(String),
    /// Secrets in the URL were shown or hidden.
    RevealToggled,

    /// From_Account was edited.
    FromAccountEdited(String),
    /// A row was added at the end.
    ItemAdded,
    /// A row was removed.
    ItemRemoved(u32),
    /// A row was duplicated.
    ItemDuplicated(u32),
    /// A row was moved by so many places; negative is up.
    ItemMoved(u32, isize),
    /// A row was switched on or off.
    ItemSwitched(u32, bool),
    /// A row's Tag was edited.
    TagEdited(u32, String),
    /// A row's Value was typed in the editor of its field.
    ValueEdited(u32, String),
    /// A row's Value was filled in from beside that editor, to the letter.
    ValueFilledIn(u32, String),
    /// A row's Value was edited as JSON.
    ValueJsonEdited(u32, String),
    /// A row's editor was switched to raw JSON or back.
    RawSwitched(u32, bool),
    /// Rows were pasted into a row: their JSON texts.
    ItemsPasted(u32, Vec<String>),
    /// All rows were removed.
    ItemsCleared,
    /// A value of the body's text was edited, by its number.
    FieldEdited(usize, ValueEdit),
    /// The body's JSON text was edited.
    BodyEdited(String),
    /// Another body was taken over as a whole: an edit of its own.
    BodyReplaced(String),
    /// The body was indented.
    BodyFormatted,
    /// The body was freed of white space.
    BodyMinified,
    /// The last edit of the body is taken back.
    Undone,
    /// The edit last taken back is done again.
    Redone,
    /// Another view of the body was opened.
    BodyViewChosen(BodyView),
    /// The draft was judged by the rules.
    Judged(Rc<[Finding]>),
    /// The draft was judged by what is documented of its fields.
    FieldsJudged(Rc<[FieldFinding]>),
    /// The slip behind a finding is to be mended.
    Mended(Finding),
    /// What stands outside of strings in the body's text is to be freed of curly and full-width punctuation.
    BodyStraightened,
    /// A place in the request is to be shown and to have the focus.
    WentTo(Place),

    /// Send was pressed, in milliseconds since 1970.
    SendPressed {
        /// When.
        at_ms: u64,
    },
    /// The request under way is for the sandbox to answer.
    SandboxAsked,
    /// The request under way was called off.
    Cancelled {
        /// When, in milliseconds since 1970.
        at_ms: u64,
        /// The `random` for the next request.
        next_random: u32,
    },
    /// So much of the reply to the request of this number is there.
    ReplyArriving(u32, Arriving),
    /// A request came to an end.
    Settled(Settled),
    /// A large reply was read to its end.
    ReplyRead {
        /// The request's number.
        id: u32,
        /// What the body says, or why it is no reply.
        reply: Result<Reply, NotReply>,
    },
    /// Something happened to the reading back of what was set.
    ReadBack(read_back::Step),
    /// Something happened to the history.
    History(history::Step),
    /// A request of the history is to be the draft.
    EntryOpened(Rc<Entry>),
    /// A request of the history is to be sent again.
    EntryReplayed {
        /// Which.
        entry: Rc<Entry>,
        /// When, in milliseconds since 1970.
        at_ms: u64,
        /// The `random` to send it with.
        random: u32,
    },

    /// Something happened to the environments.
    Environments(environments::Step),
    /// The chosen environment is to be used.
    EnvironmentUsed,
    /// Something happened to the sandbox.
    Sandbox(SandboxAction),
    /// The page is to be laid out in another way.
    Layout(LayoutStep),
    /// Something of a newer version of the page.
    Version(VersionStep),
    /// The browser says whether it has a network.
    NetworkTold(bool),
    /// A link was followed, or could not be.
    LinkFollowed(Result<Rc<Shared>, LinkError>),
    /// A request that was imported is to go into the draft.
    RequestImported(Rc<FoundRequest>),
    /// The environments of this text are to be one's own, too.
    EnvironmentsImported(String),
    /// There is something to tell.
    Noticed(Notice),
    /// The notice was put away.
    NoticeDismissed,
    /// A panel's button was pressed: it opens, or closes if it is the open one.
    PanelToggled(Panel),
    /// A panel is to be open and to have the focus.
    PanelWanted(Panel),
    /// The open panel was closed.
    PanelClosed,
    /// A field got the focus, while the reference is open.
    FieldFocused(Focused),
    /// A lesson's story is to be told, by its name; an empty one closes the one that is open.
    LessonOpened(Rc<str>),
    /// A lesson is to be shown and to have the focus, by its name.
    LessonWanted(Rc<str>),
    /// A lesson is to stand in the form; one's own request is put aside.
    LessonRun(Rc<ToLoad>),
    /// The lesson is left: one's own request is back.
    LessonLeft,
    /// The search among the commands was edited.
    CommandSearchEdited(String),
    /// The search among the error codes was edited.
    CodeSearchEdited(String),
    /// A group of error codes was chosen; an empty name is all of them.
    CodeGroupChosen(String),
    /// A link to an error code was followed.
    CodeLinkFollowed(i32),
    /// A dialog's keys or its button were pressed: it opens, or closes if it is the open one.
    DialogToggled(Dialog),
    /// The open dialog was closed.
    DialogClosed,
    /// Keys that are a character alone are to do something, or no longer.
    SingleKeysChosen(bool),
    /// A file beside the page is wanted.
    FileWanted(File),
    /// A file came: its text, or nothing if it could not be had.
    FileFetched(File, Option<String>),
}

/// An edit of how a new UserSig is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MakerEdit {
    /// A validity on offer was chosen; nothing for any other.
    Validity(String),
    /// Any number of seconds.
    Seconds(String),
    /// Text of the app's own.
    Userbuf(String),
}
