//! The environments at hand, the team's and one's own: which is in use, what differs from it, and what saving, deleting
//! and importing make of one's own. Knows neither where they are kept nor the page's fields but as arguments.
//!
//! What is kept may be another program's text or a newer page's; it is never replaced unless someone says so.

mod change;
mod fields;
mod key;
mod step;

pub use change::{Change, Done};
pub use fields::{Field, Fields, differences, replacements};
pub use key::{Key, Owner};
pub use step::{NewField, Refused, Said, Step};

use super::stored::{Due, Stored};
use crate::exchange::environment::{
    CustomField, Environment, EnvironmentError, merge3, parse, read_foreign, write,
};
use crate::exchange::text_file;
use std::rc::Rc;

/// The environments at hand. Cheap to clone.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Environments {
    /// The team's.
    pub team: Rc<[Environment]>,
    /// What is wrong with the team's file.
    pub team_refused: Option<Rc<EnvironmentError>>,
    /// One's own.
    pub own: Rc<[Environment]>,
    /// What the browser was last known to keep of them.
    pub stored: Stored<Rc<[Environment]>>,
    /// What is kept where one's own should be, and can't be read.
    pub kept_refused: Option<Rc<Refused>>,
    /// Whether that is to be replaced.
    pub replaces: bool,
    /// Whether the browser would not keep them.
    pub unkept: bool,
    /// The one chosen by hand, whether it is there or not.
    choice: Option<Key>,
    /// The one that was used last.
    pub used: Option<Key>,
    /// The one that was in use when the page was left, until it is there.
    used_before: Option<Key>,
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
            Step::KeptRead(text) => self.read_kept(text),
            Step::Kept(kept) => {
                self.unkept = kept.is_none();
                if let Some(stored) = kept {
                    (self.stored, self.replaces) = (stored, false);
                }
            }
            Step::Chosen(key) => {
                self.forget_refusal();
                self.choice = key;
            }
            Step::Used(key) => self.note_use(key),
            Step::UsedBefore(key) => self.used_before = Some(key),
            Step::NameEdited(name) => {
                self.forget_refusal();
                self.name = name;
            }
            Step::Saved(fields) => self.save(&fields),
            Step::Deleted => {
                if let Some(name) = self.chosen_own() {
                    self.change(Change::delete(&self.own, &name), Said::NotSaved);
                    self.choice = None;
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
            Step::ImportEdited(text) => self.edit_import(&text),
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
            Step::KeptReplaced => (self.kept_refused, self.replaces) = (None, true),
        }
        self.use_again();
    }

    /// What is due where the browser holds this text now. What can't be read stays, unless it is to be replaced.
    pub fn due(&self, held: Option<&str>) -> Due {
        let differs = self.replaces || self.own != self.stored.value;
        self.stored.due(held, differs && self.kept_refused.is_none())
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

    /// The environment that the list shows: the one chosen by hand, else the one used last, else the first, whichever is
    /// there. It is derived, so that the order in which lists arrive makes no difference.
    pub fn chosen(&self) -> Option<(Key, &Environment)> {
        let there = |key: &Key| Some((key.clone(), self.get(key)?));
        let known = [&self.choice, &self.used].into_iter().flatten().find_map(there);
        known.or_else(|| self.all().next())
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
        self.chosen().filter(|(key, _)| key.owner == Owner::Own).map(|(key, _)| key.name)
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

    /// What another tab wrote is taken over; what is not written yet here stays.
    fn read_kept(&mut self, text: Option<String>) {
        self.replaces = false;
        self.stored.text = text.as_deref().map(Rc::from);
        match text.as_deref().map_or(Ok(Vec::new()), parse) {
            Ok(theirs) => {
                let own = merge3(&self.stored.value, &self.own, &theirs);
                if *own != *self.own {
                    // Taking back would undo what was changed elsewhere as well.
                    self.before = None;
                    self.own = own.into();
                }
                self.stored.value = theirs.into();
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
        self.choice = Some(key);
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
            (self.used, self.choice) = (Some(key.clone()), Some(key));
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

    /// Of another tool's file only what is an environment here stays in the page, in this page's format: it is on offer.
    fn edit_import(&mut self, text: &str) {
        self.forget_refusal();
        let foreign =
            read_foreign(text).and_then(|foreign| Some((write(&foreign.environments).ok()?, foreign)));
        match foreign {
            Some((own, foreign)) => {
                self.import = own.into();
                self.said = Some(Rc::new(Said::Foreign(foreign)));
            }
            None => self.import = text.into(),
        }
    }

    fn read_file(&mut self, bytes: Option<Vec<u8>>) {
        match bytes.map(text_file::read) {
            Some(Ok(text)) => self.edit_import(&text),
            Some(Err(offset)) => self.said = Some(Rc::new(Said::FileNotUtf8(offset))),
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

    /// The one used before is in use again as soon as it is there, unless another one was used meanwhile. What was chosen or
    /// typed meanwhile stays.
    fn use_again(&mut self) {
        let key = self.used_before.as_ref().filter(|key| self.used.is_none() && self.get(key).is_some());
        if let Some(key) = key.cloned() {
            if key.owner == Owner::Own && self.name.is_empty() {
                self.name.clone_from(&key.name);
            }
            self.used = Some(key);
        }
    }
}

#[cfg(test)]
mod tests;
