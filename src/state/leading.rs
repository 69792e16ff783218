//! What leads elsewhere over the page: a dialog is opened, and a panel or a lesson is to be shown and to have the focus. It is
//! in the part of the program that comes late, as are the dialogs.

use super::dialog::Dialog;
use super::files::File;
use super::history;
use super::page::State;
use super::panel::Panel;
use std::rc::Rc;

impl State {
    /// Opens a dialog in place of any other, or closes it. All that the palette searches is fetched with it.
    pub(super) fn toggle_dialog(&mut self, dialog: Dialog) {
        self.dialog = Some(dialog).filter(|_| self.dialog != Some(dialog));
        if self.dialog == Some(Dialog::Palette) {
            for file in [File::MoreErrorCodes, File::Lessons, File::Catalogue] {
                self.want_file(file);
            }
            self.step_history(history::Step::Wanted);
        }
    }

    /// Opens a panel, which has the focus then.
    pub(super) fn lead_to(&mut self, panel: Panel) {
        self.open(panel);
        self.led_to_panel += 1;
    }

    /// Opens the lessons at one, which has the focus then.
    pub(super) fn lead_to_lesson(&mut self, id: Rc<str>) {
        self.lessons.open = Some(id);
        self.lessons.led += 1;
        self.open(Panel::Lessons);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::catalogue::CatalogueFiles;
    use crate::state::history::Reading;
    use crate::state::{Action, Lang};

    #[test]
    fn a_dialog_is_toggled_and_takes_the_place_of_the_other() {
        let mut state = State::new(Lang::En, 7);
        let mut after = |action: Action| {
            state.apply(action);
            state.dialog
        };
        assert_eq!(after(Action::DialogToggled(Dialog::Shortcuts)), Some(Dialog::Shortcuts));
        assert_eq!(after(Action::DialogToggled(Dialog::Palette)), Some(Dialog::Palette));
        assert_eq!(after(Action::DialogToggled(Dialog::Palette)), None);
        after(Action::DialogToggled(Dialog::Shortcuts));
        assert_eq!(after(Action::DialogClosed), None);
    }

    #[test]
    fn the_palette_fetches_what_it_searches_and_the_list_of_keys_nothing() {
        let mut state = State::new(Lang::En, 7);
        state.apply(Action::DialogToggled(Dialog::Shortcuts));
        assert!(state.files_on_their_way().is_empty());
        assert_eq!(*state.history.reading(), Reading::NotYet);
        state.apply(Action::DialogToggled(Dialog::Palette));
        let wanted = state.files_on_their_way();
        for file in CatalogueFiles::FILES.into_iter().chain([File::MoreErrorCodes, File::Lessons]) {
            assert!(wanted.contains(&file), "{file:?}");
        }
        assert!(matches!(state.history.reading(), Reading::Begun(_)));
    }

    #[test]
    fn what_is_led_to_twice_is_led_to_anew() {
        let mut state = State::new(Lang::En, 7);
        for turn in 1..3 {
            state.apply(Action::PanelWanted(Panel::Errors));
            assert_eq!((state.panel, state.led_to_panel), (Some(Panel::Errors), turn));
        }
        for turn in 1..3 {
            state.apply(Action::LessonWanted("too-often".into()));
            assert_eq!((state.panel, state.lessons.led), (Some(Panel::Lessons), turn));
            assert_eq!(state.lessons.open.as_deref(), Some("too-often"));
        }
        for turn in 1..3 {
            state.apply(Action::CodeLinkFollowed(40003));
            assert_eq!((state.panel, state.code_look_up.turn), (Some(Panel::Errors), turn));
        }
        // Whoever opens a panel by its button, or a lesson in the list, has the focus there.
        state.apply(Action::LessonOpened("too-often".into()));
        assert_eq!(state.lessons.led, 0);
    }
}
