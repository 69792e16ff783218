//! The whole catalogue of commands (`data/catalogue.tsv`, `data/catalogue-fields.tsv`), fetched when it is first wanted: to
//! look up and to search in.

use super::command::{self, Command};
use super::search;
use super::table::TableError;

/// All commands, in the catalogue's order. It stays in memory for as long as the page lives.
#[derive(Debug, Clone, Copy)]
pub struct Catalogue(&'static [Command]);

/// Two are the same if they were read as one: no field of a hundred commands is looked at.
impl PartialEq for Catalogue {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl Catalogue {
    /// Reads the two fetched tables.
    ///
    /// # Errors
    /// The first thing that is wrong with either.
    pub fn parse(commands: String, fields: String) -> Result<Self, TableError> {
        command::parse(commands, fields).map(|commands| Self(commands.leak()))
    }

    /// Every command.
    pub fn all(self) -> &'static [Command] {
        self.0
    }

    /// The command of a path.
    pub fn find(self, path: &str) -> Option<&'static Command> {
        self.0.iter().find(|command| command.path == path)
    }

    /// The groups, each once, in the catalogue's order.
    pub fn groups(self) -> Vec<&'static str> {
        search::each_once(self.0.iter().map(|command| command.group))
    }

    /// The commands that a query finds, of one group or of all, in the catalogue's order. Each of its words has to stand in the
    /// path or in the title, in either language; case plays no part. An empty query finds all.
    pub fn search(self, query: &str, group: Option<&str>) -> Vec<&'static Command> {
        let words = search::words(query);
        let of_group = |command: &&Command| group.is_none_or(|group| command.group == group);
        let is_found = |command: &&Command| {
            let texts = [command.path, command.zh, command.en, command.group];
            words.iter().all(|word| search::stands(word, &texts))
        };
        self.0.iter().filter(of_group).filter(is_found).collect()
    }
}

/// The catalogue that the page fetches, for tests of any room.
#[cfg(test)]
pub fn whole() -> Catalogue {
    let commands = include_str!("../../data/catalogue.tsv").to_owned();
    Catalogue::parse(commands, include_str!("../../data/catalogue-fields.tsv").to_owned()).unwrap()
}

#[cfg(test)]
mod tests {
    use super::whole as catalogue;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_command_is_found_by_its_path_and_by_its_titles() {
        let catalogue = catalogue();
        assert_eq!((catalogue.all().len(), catalogue.groups().len()), (138, 10));
        for command in catalogue.all() {
            assert_eq!(catalogue.find(command.path), Some(command));
            let name = command.path.rsplit('/').next().unwrap().to_uppercase();
            for query in [command.path, &name, command.zh, command.en, &format!(" {} {name}", command.zh)] {
                assert!(catalogue.search(query, None).contains(&command), "{} by {query:?}", command.path);
                assert!(catalogue.search(query, Some(command.group)).contains(&command), "{query:?}");
            }
        }
        assert_eq!(catalogue.search("", None).len(), 138);
        assert!(catalogue.search("sendmsg nonsense", None).is_empty());
        assert!(catalogue.search("", Some("mute")).iter().all(|command| command.group == "mute"));
    }

    proptest! {
        #[test]
        fn no_text_hurts(text in any::<String>(), fields in any::<String>(), query in any::<String>()) {
            prop_assert!(Catalogue::parse(text, fields).is_err());
            catalogue().search(&query, None);
        }
    }
}
