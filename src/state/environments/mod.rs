//! The environments at hand, the team's and one's own: which is in use, what differs from it, and what saving, deleting
//! and importing make of one's own. Knows neither where they are kept nor the page's fields but as arguments.
//!
//! What is kept may be another program's text or a newer page's; it is never replaced unless someone says so.

mod change;
mod key;

pub use change::{Change, Done};
pub use key::{Key, Owner};

use crate::api::endpoint::Endpoint;
use crate::api::profile::FieldType;
use crate::exchange::environment::{CustomField, Environment, EnvironmentError, parse};
use std::rc::Rc;

/// The fields of the page that an environment sets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields {
    /// Where to.
    pub endpoint: Endpoint,
    /// The app's number.
    pub sdkappid: String,
    /// The caller.
    pub identifier: String,
}

/// One of the fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Where to.
    Endpoint,
    /// The app's number.
    SdkAppId,
    /// The caller.
    Identifier,
}

/// Which fields an environment would change. What it leaves empty it leaves as it is.
pub fn differences(environment: &Environment, fields: &Fields) -> Vec<Field> {
    // A custom base URL may be written with a slash at its end or without.
    let same_endpoint = environment.endpoint == fields.endpoint
        || matches!(
            (environment.endpoint.base_url(), fields.endpoint.base_url()),
            (Ok(one), Ok(other)) if one == other
        );
    let same = |set: &str, now: &str| set.is_empty() || set == now;
    [
        (Field::Endpoint, same_endpoint),
        (Field::SdkAppId, same(&environment.sdkappid, &fields.sdkappid)),
        (Field::Identifier, same(&environment.identifier, &fields.identifier)),
    ]
    .into_iter()
    .filter_map(|(field, same)| (!same).then_some(field))
    .collect()
}

/// What saving the fields over an environment would change, down to what it leaves empty.
pub fn replacements(environment: &Environment, fields: &Fields) -> Vec<Field> {
    [
        (Field::Endpoint, environment.endpoint == fields.endpoint),
        (Field::SdkAppId, environment.sdkappid == fields.sdkappid),
        (Field::Identifier, environment.identifier == fields.identifier),
    ]
    .into_iter()
    .filter_map(|(field, same)| (!same).then_some(field))
    .collect()
}

/// What is typed into the form of a new custom field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewField {
    /// Its name; the whole tag will do.
    pub name: String,
    /// Its type.
    pub kind: FieldType,
    /// What it is for.
    pub description: String,
}

impl Default for NewField {
    fn default() -> Self {
        Self { name: String::new(), kind: FieldType::String, description: String::new() }
    }
}

/// What came of the last step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// It is done.
    Done(Done),
    /// The new environment has no name yet.
    NoName,
    /// It can't be saved, for this reason.
    NotSaved(EnvironmentError),
    /// The custom field can't be added, for this reason.
    FieldRefused(EnvironmentError),
    /// The import is refused, for this reason.
    ImportRefused(EnvironmentError),
    /// The file is no text in UTF-8, from this byte on.
    FileNotUtf8(usize),
    /// The file is too long, or could not be read.
    FileUnread,
}

/// A text that was found where one's own should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The text as it was found.
    pub text: Rc<str>,
    /// Why it can't be read.
    pub why: EnvironmentError,
}

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// The team's file came; empty where there is none.
    TeamRead(String),
    /// What is kept was read.
    KeptRead(Option<String>),
    /// The environments were kept, or could not be.
    Kept(bool),
    /// An environment was chosen in the list.
    Chosen(Option<Key>),
    /// The page took over this environment.
    Used(Key),
    /// This environment was in use when the page was left.
    UsedBefore(Key),
    /// The name to save under was edited.
    NameEdited(String),
    /// The fields are to be saved under that name.
    Saved(Fields),
    /// The chosen environment is to be deleted.
    Deleted,
    /// The form of a new custom field was edited.
    NewFieldEdited(NewField),
    /// The new custom field is to be added to the chosen environment.
    FieldAdded,
    /// A custom field of the chosen environment is to be removed.
    FieldRemoved(usize),
    /// The text to import was edited.
    ImportEdited(String),
    /// A file was chosen for the import: its bytes, or nothing if it can't be read.
    FileRead(Option<Vec<u8>>),
    /// The text is to be imported.
    Imported,
    /// The last change is to be taken back.
    Undone,
    /// What is kept and can't be read is to be replaced.
    KeptReplaced,
}

/// The environments at hand. Cheap to clone.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Environments {
    /// The team's.
    pub team: Rc<[Environment]>,
    /// What is wrong with the team's file.
    pub team_refused: Option<Rc<EnvironmentError>>,
    /// One's own.
    pub own: Rc<[Environment]>,
    /// What is kept where one's own should be, and can't be read.
    pub kept_refused: Option<Rc<Refused>>,
    /// Whether the browser would not keep them.
    pub unkept: bool,
    /// The one chosen in the list.
    pub chosen: Option<Key>,
    /// The one that was used last.
    pub used: Option<Key>,
    /// The name to save under, as typed.
    pub name: String,
    /// The form of a new custom field.
    pub new_field: NewField,
    /// The text to import, as typed.
    pub import: Rc<str>,
    /// What came of the last step.
    pub said: Option<Rc<Said>>,
    /// The last change and one's own before it, while it can be taken back.
    pub before: Option<(Done, Rc<[Environment]>)>,
}

impl Environments {
    /// Does what a step says.
    pub fn apply(&mut self, step: Step) {
        match step {
            Step::TeamRead(text) => self.read_team(&text),
            Step::KeptRead(text) => self.read_kept(text.as_deref()),
            Step::Kept(kept) => self.unkept = !kept,
            Step::Chosen(key) => {
                self.forget_refusal();
                self.chosen = key;
            }
            Step::Used(key) => self.note_use(key),
            Step::UsedBefore(key) => {
                if self.used.is_none() && self.get(&key).is_some() {
                    let typed = std::mem::take(&mut self.name);
                    self.note_use(key);
                    if !typed.is_empty() {
                        self.name = typed;
                    }
                }
            }
            Step::NameEdited(name) => {
                self.forget_refusal();
                self.name = name;
            }
            Step::Saved(fields) => self.save(&fields),
            Step::Deleted => {
                if let Some(name) = self.chosen_own() {
                    self.change(Change::delete(&self.own, &name), Said::NotSaved);
                }
            }
            Step::NewFieldEdited(field) => {
                self.forget_refusal();
                self.new_field = field;
            }
            Step::FieldAdded => self.add_field(),
            Step::FieldRemoved(index) => {
                if let Some(name) = self.chosen_own() {
                    self.change(Change::remove_field(&self.own, &name, index), Said::NotSaved);
                }
            }
            Step::ImportEdited(text) => {
                self.forget_refusal();
                self.import = text.into();
            }
            Step::FileRead(bytes) => self.read_file(bytes),
            Step::Imported => {
                if self.change(Change::import(&self.own, &self.import), Said::ImportRefused) {
                    self.import = "".into();
                }
            }
            Step::Undone => {
                if let Some((_, before)) = self.before.take() {
                    self.own = before;
                    self.said = Some(Rc::new(Said::Done(Done::Undone)));
                }
            }
            Step::KeptReplaced => self.kept_refused = None,
        }
        self.choose_one_that_is_there();
    }

    /// The environment of a key.
    pub fn get(&self, key: &Key) -> Option<&Environment> {
        self.of(key.owner).iter().find(|environment| environment.name == key.name)
    }

    /// The environments of an owner.
    pub fn of(&self, owner: Owner) -> &Rc<[Environment]> {
        match owner {
            Owner::Team => &self.team,
            Owner::Own => &self.own,
        }
    }

    /// The environment chosen in the list.
    pub fn chosen(&self) -> Option<(&Key, &Environment)> {
        let key = self.chosen.as_ref()?;
        Some((key, self.get(key)?))
    }

    /// The environment in use: the one used last, or else the first that names an app and whose fields are those of the
    /// page.
    pub fn in_use(&self, fields: &Fields) -> Option<(Key, &Environment)> {
        if let Some(key) = &self.used
            && let Some(environment) = self.get(key)
        {
            return Some((key.clone(), environment));
        }
        self.all().find(|(_, environment)| {
            !environment.sdkappid.is_empty() && differences(environment, fields).is_empty()
        })
    }

    /// One's own environment that saving under the typed name would replace.
    pub fn replaced(&self) -> Option<&Environment> {
        self.own.iter().find(|environment| environment.name == self.name.trim())
    }

    /// Every environment, the team's first.
    pub fn all(&self) -> impl Iterator<Item = (Key, &Environment)> {
        [Owner::Team, Owner::Own].into_iter().flat_map(|owner| {
            self.of(owner)
                .iter()
                .map(move |environment| (Key { owner, name: environment.name.clone() }, environment))
        })
    }

    /// The name of the chosen environment, if it is one's own.
    fn chosen_own(&self) -> Option<String> {
        self.chosen.as_ref().filter(|key| key.owner == Owner::Own).map(|key| key.name.clone())
    }

    /// Some web servers answer with a page where there is no such file; that is no file of the team's.
    fn read_team(&mut self, text: &str) {
        let start = text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
        if start.is_empty() || start.starts_with('<') {
            return;
        }
        match parse(text) {
            Ok(team) => self.team = team.into(),
            Err(why) => self.team_refused = Some(Rc::new(why)),
        }
    }

    fn read_kept(&mut self, text: Option<&str>) {
        let read = text.map_or(Ok(Vec::new()), parse);
        match read {
            Ok(own) => {
                if *own != *self.own {
                    // It was changed elsewhere; taking back would undo that as well.
                    self.before = None;
                    self.own = own.into();
                }
                self.kept_refused = None;
            }
            Err(why) => {
                let text = text.unwrap_or_default().into();
                self.kept_refused = Some(Rc::new(Refused { text, why }));
            }
        }
    }

    /// Its name is ready for saving it again.
    fn note_use(&mut self, key: Key) {
        if key.owner == Owner::Own {
            self.name.clone_from(&key.name);
        }
        self.forget_refusal();
        self.used = Some(key.clone());
        self.chosen = Some(key);
    }

    /// What was typed anew is no longer refused; what was done stays said, as it can be taken back.
    fn forget_refusal(&mut self) {
        if !matches!(self.said.as_deref(), Some(Said::Done(_))) {
            self.said = None;
        }
    }

    /// A new environment takes the custom fields of the one in use along; one that is replaced keeps its own.
    fn save(&mut self, fields: &Fields) {
        let name = self.name.trim().to_owned();
        if name.is_empty() {
            self.said = Some(Rc::new(Said::NoName));
            return;
        }
        let from = self.replaced().or_else(|| Some(self.in_use(fields)?.1));
        let custom_fields = from.map(|environment| environment.custom_fields.clone()).unwrap_or_default();
        let Fields { endpoint, sdkappid, identifier } = fields.clone();
        let environment = Environment { name: name.clone(), endpoint, sdkappid, identifier, custom_fields };
        if self.change(Change::save(&self.own, environment), Said::NotSaved) {
            let key = Key { owner: Owner::Own, name };
            (self.used, self.chosen) = (Some(key.clone()), Some(key));
        }
    }

    fn add_field(&mut self) {
        let Some(name) = self.chosen_own() else { return };
        let NewField { name: typed, kind, description } = self.new_field.clone();
        let field = CustomField { name: key::bare_name(&typed).to_owned(), kind, description };
        if self.change(Change::add_field(&self.own, &name, field), Said::FieldRefused) {
            self.new_field = NewField { kind, ..NewField::default() };
        }
    }

    fn read_file(&mut self, bytes: Option<Vec<u8>>) {
        match bytes.map(String::from_utf8) {
            Some(Ok(text)) => {
                self.forget_refusal();
                self.import = text.into();
            }
            Some(Err(error)) => {
                self.said = Some(Rc::new(Said::FileNotUtf8(error.utf8_error().valid_up_to())));
            }
            None => self.said = Some(Rc::new(Said::FileUnread)),
        }
    }

    /// Takes a change over, or says why not; whether it did.
    fn change(
        &mut self,
        change: Result<Change, EnvironmentError>,
        refused: fn(EnvironmentError) -> Said,
    ) -> bool {
        let changed = change.is_ok();
        self.said = Some(Rc::new(match change {
            Ok(Change { own, done }) => {
                self.before = Some((done.clone(), std::mem::replace(&mut self.own, own.into())));
                Said::Done(done)
            }
            Err(error) => refused(error),
        }));
        changed
    }

    /// The list always shows one, as long as there is any.
    fn choose_one_that_is_there(&mut self) {
        if self.chosen().is_none() {
            let used = self.used.clone().filter(|key| self.get(key).is_some());
            self.chosen = used.or_else(|| self.all().next().map(|(key, _)| key));
        }
    }
}

#[cfg(test)]
mod tests;
