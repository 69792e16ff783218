//! Everything that can happen to the page, named after what happened.

use super::{Advice, BodyView, Theme};
use crate::api::Secret;
use crate::api::call::Call;
use crate::text::Lang;
use std::rc::Rc;

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Another language was chosen.
    LangChosen(Lang),
    /// Other colours were chosen.
    ThemeChosen(Theme),
    /// Another command was chosen, by its path.
    CommandChosen(String),
    /// Another endpoint was chosen, by its name.
    EndpointChosen(String),
    /// The custom base URL was edited.
    CustomBaseEdited(String),
    /// The SDKAppID was edited.
    SdkAppIdEdited(String),
    /// The identifier was edited.
    IdentifierEdited(String),
    /// The UserSig was edited.
    UserSigEdited(Secret),
    /// The SecretKey was edited.
    SecretKeyEdited(Secret),
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
    /// Secrets were shown or hidden.
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
    /// A row's Value was edited in the editor of its field.
    ValueEdited(u32, String),
    /// A row's Value was edited as JSON.
    ValueJsonEdited(u32, String),
    /// A row's editor was switched to raw JSON or back.
    RawSwitched(u32, bool),
    /// Rows were pasted into a row: their JSON texts with commas between.
    ItemsPasted(u32, String),
    /// All rows were removed.
    ItemsCleared,
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

    /// The draft was judged anew.
    Advised(Rc<[Advice]>),

    /// A request left.
    Sent {
        /// The request's number.
        id: u32,
        /// What it is made from.
        call: Rc<Call>,
        /// When, in milliseconds since 1970.
        at_ms: u64,
    },
    /// A request came to an end.
    Ended {
        /// The request's number.
        id: u32,
        /// Whether its answer is shown; nothing where that will be told later.
        shown: Option<bool>,
    },
}

impl Action {
    /// What the engine says of a field, by its `data-testid`: a link or an environment fills it in. Secrets can't be
    /// said, only forgotten.
    pub fn of_field(field: &str, text: String) -> Option<Self> {
        Some(match field {
            "command" => Self::CommandChosen(text),
            "endpoint" => Self::EndpointChosen(text),
            "endpoint-custom" => Self::CustomBaseEdited(text),
            "sdkappid" => Self::SdkAppIdEdited(text),
            "identifier" => Self::IdentifierEdited(text),
            "body" => Self::BodyReplaced(text),
            "forget-secrets" => Self::SecretsForgotten,
            _ => return None,
        })
    }
}
