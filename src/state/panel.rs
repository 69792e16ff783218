//! The panels beside the request: which of them is open, and what was asked of the table of error codes.

use super::place::{ItemPart, Place};
use crate::api::profile;
use crate::exchange::route::Route;
use std::rc::Rc;

/// A panel beside the request. At most one is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Panel {
    /// The catalogue of commands.
    Commands,
    /// The request as a file that sends it.
    Snippets,
    /// The lessons.
    Lessons,
    /// The command's documentation.
    Reference,
    /// The table of error codes.
    Errors,
    /// What was sent.
    History,
    /// Requests from elsewhere.
    Import,
}

impl Panel {
    /// Every panel, in the order of their buttons.
    pub const ALL: [Self; 7] = [
        Self::Commands,
        Self::Lessons,
        Self::Reference,
        Self::Errors,
        Self::Import,
        Self::Snippets,
        Self::History,
    ];

    /// Whether it stands before the request, as what one chooses from, and not behind the reply, as what one reads beside it.
    pub fn is_before(self) -> bool {
        matches!(self, Self::Commands | Self::Lessons | Self::Import | Self::History)
    }

    /// Its name: the `data-testid` of its button.
    pub fn name(self) -> &'static str {
        match self {
            Self::Commands => "commands",
            Self::Snippets => "snippets",
            Self::Lessons => "lessons",
            Self::Reference => "reference-open",
            Self::Errors => "errors",
            Self::History => "history",
            Self::Import => "import",
        }
    }
}

/// What has the focus: a place in the form, or a field by its documented path, such as `MsgBody[].MsgType`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Focused {
    /// A place.
    Place(Place),
    /// A field.
    Field(String),
}

/// What was asked of the table of error codes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CodeLookUp {
    /// What is searched for, as typed.
    pub query: Rc<str>,
    /// The group that is searched; empty for all.
    pub group: Rc<str>,
    /// The code that a link asked for, until something else is searched for.
    pub linked: Option<i32>,
    /// How often a link asked for one: the same, too, has the focus once more.
    pub turn: u32,
}

impl CodeLookUp {
    /// The look-up of one code, which a link names.
    pub fn of_code(code: i32) -> Self {
        Self { query: code.to_string().into(), group: Rc::default(), linked: Some(code), turn: 0 }
    }
}

impl Focused {
    /// The name under which the reference has it: a parameter of the URL, the documented path of a field, or the tag of a
    /// standard field whose Value it is, which `tag` gives for a row's id.
    pub(super) fn in_reference(&self, tag: impl Fn(u32) -> Option<Rc<str>>) -> Rc<str> {
        match self {
            // `MsgBody[0].MsgType` is `MsgBody[].MsgType` there.
            Self::Field(path) => {
                let parts = path.split('[').map(|part| part.trim_start_matches(|c: char| c.is_ascii_digit()));
                parts.collect::<Vec<_>>().join("[").into()
            }
            Self::Place(Place::Item { row, part: ItemPart::Value, .. }) => {
                let is_standard = |tag: &Rc<str>| profile::standard().iter().any(|field| field.tag == &**tag);
                tag(*row).filter(is_standard).unwrap_or_else(|| "ProfileItem[].Value".into())
            }
            Self::Place(Place::Item { .. }) => "ProfileItem[].Tag".into(),
            Self::Place(place) => place.path().into(),
        }
    }
}

/// The code that the fragment of an address asks for, as in `#error/40601`; what stands around it in a text that it was
/// copied from is passed over.
pub fn code_of_fragment(fragment: &str) -> Option<i32> {
    let path = Route::of(fragment)?.path;
    let (_, code) = path.split_once('/').filter(|(route, _)| route.eq_ignore_ascii_case("error"))?;
    code.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_the_focus_has_a_name_in_the_reference() {
        let name = |place| {
            Focused::Place(place)
                .in_reference(|row| (row == 1).then(|| "Tag_Profile_IM_Nick".into()))
                .to_string()
        };
        let item = |row, part| Place::Item { row, index: 0, part };
        assert_eq!(name(Place::FromAccount), "From_Account");
        assert_eq!(name(Place::UserSig), "usersig");
        assert_eq!(name(item(1, ItemPart::Tag)), "ProfileItem[].Tag");
        assert_eq!(name(item(1, ItemPart::Value)), "Tag_Profile_IM_Nick");
        assert_eq!(name(item(2, ItemPart::Value)), "ProfileItem[].Value");
        let field = Focused::Field("MsgBody[10].MsgType".into());
        assert_eq!(&*field.in_reference(|_| None), "MsgBody[].MsgType");
    }

    #[test]
    fn a_code_has_a_fragment_of_its_own() {
        for lead in ["#", "#/", "", "#!/", "#?from=x#"] {
            for tail in ["", "/", "。", "%E3%80%82", "），", "?from=x"] {
                let fragment = format!("{lead}error/40601{tail}");
                assert_eq!(code_of_fragment(&fragment), Some(40601), "{fragment}");
            }
        }
        assert_eq!(code_of_fragment("#error/-31401"), Some(-31401));
        for fragment in
            ["", "#error/", "#error/x", "#errors/40601", "#v4/profile/portrait_set", "#error/99999999999"]
        {
            assert_eq!(code_of_fragment(fragment), None, "{fragment}");
        }
    }
}
