//! The whole catalogue of commands, whose two files are fetched when a command of it is first wanted, and the command that
//! waits for them.

use super::files::{Fetched, File};
use crate::api::catalogue::Catalogue;
use crate::api::command::{self, Command};
use crate::exchange::link::Shared;
use std::rc::Rc;

/// What is known of the catalogue.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CatalogueFiles {
    commands: Fetched<String>,
    fields: Fetched<String>,
    read: Option<Catalogue>,
}

impl CatalogueFiles {
    /// The files that it is made of.
    pub const FILES: [File; 2] = [File::Catalogue, File::CatalogueFields];

    /// The catalogue, once it is there.
    pub fn get(&self) -> Option<Catalogue> {
        self.read
    }

    /// The commands to choose from: those of the program, or all once they are there.
    pub fn commands(&self) -> &'static [Command] {
        self.read.map_or(command::all(), Catalogue::all)
    }

    /// The command of a path, in any case.
    pub(super) fn find(&self, path: &str) -> Found {
        let is_it = |command: &&Command| command.path.eq_ignore_ascii_case(path);
        match command::all().iter().find(is_it).or_else(|| self.commands().iter().find(is_it)) {
            Some(command) => Found::Command(command),
            None if self.read.is_none() && command::is_path(path) => Found::NotYet,
            None => Found::None,
        }
    }

    /// The command of a path, as far as commands are known.
    pub fn look_up(&self, path: &str) -> Option<&'static Command> {
        match self.find(path) {
            Found::Command(command) => Some(command),
            Found::NotYet | Found::None => None,
        }
    }

    /// Whether there is a command of this path; nothing while that can't be told yet.
    pub fn knows(&self, path: &str) -> Option<bool> {
        match self.find(path) {
            Found::Command(_) => Some(true),
            Found::NotYet => None,
            Found::None => Some(false),
        }
    }

    /// Whether a text is the beginning of a command's path.
    pub(super) fn has_one_that_begins_with(&self, text: &str) -> bool {
        self.commands().iter().any(|command| command.begins_with(text))
    }

    /// Whether it could not be had.
    pub fn has_failed(&self) -> bool {
        !self.commands.is_loading()
            && !self.fields.is_loading()
            && (self.commands.has_failed() || self.fields.has_failed())
    }

    /// Whether one of its files is on its way.
    pub(super) fn is_loading(&self, file: File) -> bool {
        if file == File::Catalogue { self.commands.is_loading() } else { self.fields.is_loading() }
    }

    /// It is wanted; what failed before is tried again.
    pub(super) fn want(&mut self) {
        self.commands.want();
        self.fields.want();
    }

    /// What came of one of its files. Two that don't fit each other are none.
    pub(super) fn arrive(&mut self, file: File, text: Option<String>) {
        if file == File::Catalogue {
            self.commands.arrive(text)
        } else {
            self.fields.arrive(text)
        }
        if let (Some(commands), Some(fields)) = (self.commands.get(), self.fields.get()) {
            self.read = Catalogue::parse(commands.to_string(), fields.to_string()).ok();
            // What was read is kept in another form.
            let left = self.read.map(|_| String::new());
            self.commands.arrive(left.clone());
            self.fields.arrive(left);
        }
    }
}

/// A command that was asked for before the catalogue was there, with what else its link carried.
#[derive(Debug, Clone, PartialEq)]
pub struct Awaited {
    /// What was asked for.
    pub asked: Rc<Shared>,
    /// Who asked for it.
    pub(super) asker: Asker,
}

/// Who asked for a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asker {
    /// Somebody who chose it.
    Choice,
    /// A link.
    Link,
    /// The history.
    Past,
    /// The history, which sends it again.
    Replay {
        /// When, in milliseconds since 1970.
        at_ms: u64,
        /// The `random` to send it with.
        random: u32,
    },
}

/// What there is of a command.
pub(super) enum Found {
    /// It is this one.
    Command(&'static Command),
    /// It may be one of the catalogue's, which is not there yet.
    NotYet,
    /// There is none.
    None,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::link::LinkError;
    use crate::state::notice::Notice;
    use crate::state::{Action, Lang, State};

    const SENDMSG: &str = "v4/openim/sendmsg";

    fn arrived(file: File) -> Action {
        let text = match file {
            File::Catalogue => include_str!("../../data/catalogue.tsv"),
            _ => include_str!("../../data/catalogue-fields.tsv"),
        };
        Action::FileFetched(file, Some(text.to_owned()))
    }

    fn link(path: &str, body: Option<&str>) -> Action {
        Action::LinkFollowed(Ok(Rc::new(Shared {
            body: body.map(str::to_owned),
            ..Shared::of_command(path)
        })))
    }

    fn after(actions: impl IntoIterator<Item = Action>) -> State {
        let mut state = State::new(Lang::En, 7);
        actions.into_iter().for_each(|action| state.apply(action));
        state
    }

    #[test]
    fn a_route_of_the_catalogue_opens_once_it_is_there() {
        let mut state = after([link(SENDMSG, Some("{\"a\":1}"))]);
        assert_eq!(state.files_on_their_way(), CatalogueFiles::FILES);
        assert_eq!((state.command.path, state.asked_path()), (command::PORTRAIT_SET, SENDMSG));
        state.apply(arrived(File::CatalogueFields));
        assert!(state.awaited.is_some());
        state.apply(arrived(File::Catalogue));
        assert_eq!((state.command.path, &state.awaited), (SENDMSG, &None));
        assert_eq!(&**state.draft.body.text(), "{\"a\":1}");
        assert!(matches!(state.notice, Some(Notice::LinkOpened(_))));
        assert_eq!(state.catalogue.commands().len(), 138);
        assert_eq!(&*state.prepared().unwrap().path, SENDMSG);
        state.apply(link("v4/openim/none", None));
        assert_eq!(state.notice, Some(Notice::LinkRefused(LinkError::UnknownCommand)));
        assert_eq!((state.command.path, &state.awaited), (SENDMSG, &None));
        state.apply(link("v4/openim/sendms", None));
        assert_eq!(state.notice, Some(Notice::LinkRefused(LinkError::Cut)));
        state.apply(link("V4/configsvc/getiplist", None));
        assert_eq!(state.command.path, "v4/ConfigSvc/GetIPList");
    }

    #[test]
    fn what_is_chosen_meanwhile_counts() {
        let mut state = after([link(SENDMSG, None), Action::CommandChosen(command::PORTRAIT_GET.into())]);
        CatalogueFiles::FILES.into_iter().for_each(|file| state.apply(arrived(file)));
        assert_eq!(state.command.path, command::PORTRAIT_GET);
    }

    #[test]
    fn a_catalogue_that_does_not_come_is_asked_for_again() {
        let broken = Action::FileFetched(File::CatalogueFields, Some("<!doctype html>".into()));
        let mut state = after([Action::CommandChosen(SENDMSG.into()), arrived(File::Catalogue), broken]);
        assert!(state.catalogue.has_failed() && state.awaited.is_some());
        assert!(state.files_on_their_way().is_empty());
        state.apply(Action::FileWanted(File::Catalogue));
        assert_eq!(state.files_on_their_way(), CatalogueFiles::FILES);
        CatalogueFiles::FILES.into_iter().for_each(|file| state.apply(arrived(file)));
        assert_eq!(state.command.path, SENDMSG);
    }

    #[test]
    fn a_link_to_no_command_is_refused_once_that_is_known() {
        let mut state = after([link("v4/openim/none", Some("{}"))]);
        assert_eq!(state.notice, None);
        CatalogueFiles::FILES.into_iter().for_each(|file| state.apply(arrived(file)));
        assert_eq!(state.notice, Some(Notice::LinkRefused(LinkError::UnknownCommand)));
        assert_eq!((state.command.path, &state.awaited), (command::PORTRAIT_SET, &None));
    }

    #[test]
    fn drafts_of_the_catalogues_commands_outlive_a_visit_in_which_it_does_not_come() {
        let mut first = after(CatalogueFiles::FILES.map(arrived));
        for (path, body) in [(SENDMSG, "{\"mine\":1}"), ("v4/sns/friend_add", "{\"its\":2}")] {
            first.apply(Action::CommandChosen(path.into()));
            first.apply(Action::BodyEdited(body.into()));
        }
        let mut second = after([]);
        second.restore_draft(&first.draft_text());
        assert_eq!(second.files_on_their_way(), CatalogueFiles::FILES);
        second.apply(Action::FileFetched(File::Catalogue, None));
        let mut third = after([]);
        third.restore_draft(&second.draft_text());
        CatalogueFiles::FILES.into_iter().for_each(|file| third.apply(arrived(file)));
        assert_eq!((third.command.path, &**third.draft.body.text()), ("v4/sns/friend_add", "{\"its\":2}"));
        third.apply(Action::CommandChosen(SENDMSG.into()));
        assert_eq!(&**third.draft.body.text(), "{\"mine\":1}");
    }
}
