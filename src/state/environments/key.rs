//! What tells environments apart: a team and a person may give the same name.

use crate::api::profile::CUSTOM_PREFIX;

/// Whose an environment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// The team's: it comes with the page and can't be changed here.
    Team,
    /// One's own.
    Own,
}

/// An environment's owner and name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Whose it is.
    pub owner: Owner,
    /// Its name.
    pub name: String,
}

const TEAM: &str = "team:";
const OWN: &str = "own:";

impl Key {
    /// As one text, for the list and for keeping.
    pub fn to_text(&self) -> String {
        let owner = match self.owner {
            Owner::Team => TEAM,
            Owner::Own => OWN,
        };
        owner.to_owned() + &self.name
    }

    /// The key of a text.
    pub fn from_text(text: &str) -> Option<Self> {
        let key = |owner, name: &str| Self { owner, name: name.to_owned() };
        let team = text.strip_prefix(TEAM).map(|name| key(Owner::Team, name));
        team.or_else(|| text.strip_prefix(OWN).map(|name| key(Owner::Own, name)))
    }
}

/// The name of a custom field that was typed as such or as a whole tag.
pub(super) fn bare_name(typed: &str) -> &str {
    let typed = typed.trim();
    typed.strip_prefix(CUSTOM_PREFIX).unwrap_or(typed)
}
