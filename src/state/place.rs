//! A place in the request: what a finding is about, and where an error leads to. A row is named by its id, which outlives
//! its moves.

/// A place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Where it goes.
    Endpoint,
    /// The app's number.
    SdkAppId,
    /// The caller.
    Identifier,
    /// The caller's signature.
    UserSig,
    /// The body as a whole.
    Body,
    /// `From_Account`.
    FromAccount,
    /// `ProfileItem`.
    Items,
    /// A value of the text, in the form that fits any command.
    Field {
        /// Its number among the text's values.
        number: u32,
        /// Which part.
        part: FieldPart,
    },
    /// An item or a part of it.
    Item {
        /// The row's id; [`NO_ROW`] where no row is known.
        row: u32,
        /// Its index in the text, from 0.
        index: usize,
        /// Which part.
        part: ItemPart,
    },
}

/// The id that no row has.
pub const NO_ROW: u32 = 0;

/// A part of a value's line in the form that fits any command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldPart {
    /// The value itself.
    Value,
    /// Its key.
    Key,
    /// What can be added to it.
    More,
}

/// A part of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemPart {
    /// All of it.
    Whole,
    /// Its `Tag`.
    Tag,
    /// Its `Value`.
    Value,
}

impl Place {
    /// A part of the value of a number.
    pub fn field(number: usize, part: FieldPart) -> Self {
        Self::Field { number: u32::try_from(number).unwrap_or(u32::MAX), part }
    }

    /// A place in an item, whose row is the one of this index among `rows`.
    pub fn item(rows: &[u32], index: usize, part: ItemPart) -> Self {
        Self::Item { row: rows.get(index).copied().unwrap_or(NO_ROW), index, part }
    }

    /// Whether it is a part of the body.
    pub fn is_in_body(self) -> bool {
        match self {
            Self::Body | Self::FromAccount | Self::Items | Self::Item { .. } | Self::Field { .. } => true,
            Self::Endpoint | Self::SdkAppId | Self::Identifier | Self::UserSig => false,
        }
    }

    /// The row that it is in.
    pub fn row(self) -> Option<u32> {
        match self {
            Self::Item { row, .. } if row != NO_ROW => Some(row),
            _ => None,
        }
    }

    /// As a path, such as `ProfileItem[1].Tag`.
    pub fn path(self) -> String {
        match self {
            Self::Endpoint => "endpoint".to_owned(),
            Self::SdkAppId => "sdkappid".to_owned(),
            Self::Identifier => "identifier".to_owned(),
            Self::UserSig => "usersig".to_owned(),
            Self::Body | Self::Field { .. } => "JSON".to_owned(),
            Self::FromAccount => "From_Account".to_owned(),
            Self::Items => "ProfileItem".to_owned(),
            Self::Item { index, part, .. } => match part {
                ItemPart::Whole => format!("ProfileItem[{index}]"),
                ItemPart::Tag => format!("ProfileItem[{index}].Tag"),
                ItemPart::Value => format!("ProfileItem[{index}].Value"),
            },
        }
    }
}
