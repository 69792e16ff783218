//! The keys that mean the same wherever they are pressed, and those of the form's rows: one table, by which the page goes and
//! which it shows.

/// What keys do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shortcut {
    /// Opens the command palette, or closes it.
    Palette,
    /// Opens the list of all this, or closes it.
    List,
    /// Sends the request on screen.
    Send,
    /// Takes the last edit of the body back.
    Undo,
    /// Does it again.
    Redo,
    /// Moves the row up.
    RowUp,
    /// Moves the row down.
    RowDown,
    /// Adds a row.
    RowAdded,
}

/// Where keys do it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Anywhere.
    Page,
    /// Outside of texts, which have an undo of their own and take characters.
    OutsideTexts,
    /// In a row of the form.
    Row,
    /// In a text of a row of the form.
    RowText,
}

/// What is held down with a key. ⌘ is as good as Ctrl.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// Nothing but what the character itself takes.
    Nothing,
    /// Ctrl.
    Ctrl,
    /// Ctrl and Shift.
    CtrlShift,
    /// Alt.
    Alt,
}

/// One line of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keys {
    /// What they do.
    pub does: Shortcut,
    /// Where.
    pub reach: Reach,
    /// What is held down.
    pub held: Held,
    /// The key, as an event names it.
    pub key: &'static str,
}

/// The table.
pub const ALL: [Keys; 8] = [
    keys(Shortcut::Palette, Reach::Page, Held::Ctrl, "k"),
    keys(Shortcut::List, Reach::OutsideTexts, Held::Nothing, "?"),
    keys(Shortcut::Send, Reach::Page, Held::Ctrl, "Enter"),
    keys(Shortcut::Undo, Reach::OutsideTexts, Held::Ctrl, "z"),
    keys(Shortcut::Redo, Reach::OutsideTexts, Held::CtrlShift, "z"),
    keys(Shortcut::RowUp, Reach::Row, Held::Alt, "ArrowUp"),
    keys(Shortcut::RowDown, Reach::Row, Held::Alt, "ArrowDown"),
    keys(Shortcut::RowAdded, Reach::RowText, Held::Nothing, "Enter"),
];

const fn keys(does: Shortcut, reach: Reach, held: Held, key: &'static str) -> Keys {
    Keys { does, reach, held, key }
}

/// A key that was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pressed<'a> {
    /// The key, as an event names it.
    pub key: &'a str,
    /// Whether Ctrl or ⌘ is held down.
    pub ctrl: bool,
    /// Whether Shift is.
    pub shift: bool,
    /// Whether Alt is.
    pub alt: bool,
    /// Whether it was pressed in a text.
    pub in_text: bool,
    /// Whether it was pressed in a row of the form, whose keys are asked for.
    pub in_row: bool,
}

impl Shortcut {
    /// What a pressed key does, whatever Caps Lock makes of a letter.
    pub fn of(pressed: &Pressed) -> Option<Self> {
        let fits = |keys: &&Keys| {
            let is_here = match keys.reach {
                Reach::Page => !pressed.in_row,
                Reach::OutsideTexts => !pressed.in_row && !pressed.in_text,
                Reach::Row => pressed.in_row,
                Reach::RowText => pressed.in_row && pressed.in_text,
            };
            // Many a layout has the character only with Shift.
            let shift = pressed.shift && keys.key != "?";
            let held = match (pressed.ctrl, shift, pressed.alt) {
                (false, false, false) => Held::Nothing,
                (true, false, false) => Held::Ctrl,
                (true, true, false) => Held::CtrlShift,
                (false, false, true) => Held::Alt,
                _ => return false,
            };
            is_here && held == keys.held && keys.key.eq_ignore_ascii_case(pressed.key)
        };
        ALL.iter().find(fits).map(|keys| keys.does)
    }

    /// Its line of the table.
    pub fn keys(self) -> Option<&'static Keys> {
        ALL.iter().find(|keys| keys.does == self)
    }
}

impl Keys {
    /// What to press, one key after the other as they are called on the keyboard.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        let held: &[&str] = match self.held {
            Held::Nothing => &[],
            Held::Ctrl => &["Ctrl"],
            Held::CtrlShift => &["Ctrl", "Shift"],
            Held::Alt => &["Alt"],
        };
        let key = match self.key {
            "ArrowUp" => "↑",
            "ArrowDown" => "↓",
            "k" => "K",
            "z" => "Z",
            key => key,
        };
        held.iter().copied().chain([key])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A key as it is written: `Ctrl+Shift+z`.
    fn pressed(text: &str, in_text: bool, in_row: bool) -> Option<Shortcut> {
        let mut parts: Vec<_> = text.split('+').collect();
        let key = parts.pop().unwrap();
        let has = |name| parts.contains(&name);
        let (ctrl, shift, alt) = (has("Ctrl"), has("Shift"), has("Alt"));
        Shortcut::of(&Pressed { key, ctrl, shift, alt, in_text, in_row })
    }

    #[test]
    fn what_is_pressed_does_what_the_table_says() {
        for keys in ALL {
            let in_row = matches!(keys.reach, Reach::Row | Reach::RowText);
            let held = match keys.held {
                Held::Nothing => "",
                Held::Ctrl => "Ctrl+",
                Held::CtrlShift => "Ctrl+Shift+",
                Held::Alt => "Alt+",
            };
            for key in [keys.key, &keys.key.to_uppercase()] {
                let text = format!("{held}{key}");
                let is_for_text = matches!(keys.reach, Reach::Page | Reach::Row | Reach::RowText);
                assert_eq!(pressed(&text, true, in_row), is_for_text.then_some(keys.does), "{text}");
                let is_for_rest = keys.reach != Reach::RowText;
                assert_eq!(pressed(&text, false, in_row), is_for_rest.then_some(keys.does), "{text}");
                assert_eq!(pressed(&text, true, !in_row), None, "{text}");
            }
        }
        assert_eq!(pressed("Shift+?", false, false), Some(Shortcut::List));
    }

    #[test]
    fn what_is_another_programs_is_left_to_it() {
        for text in
            ["k", "Ctrl+Shift+k", "Ctrl+Alt+k", "Alt+k", "Shift+Enter", "Ctrl+Shift+Enter", "Ctrl+?", "z"]
        {
            assert_eq!(pressed(text, false, false), None, "{text}");
        }
        for text in ["ArrowUp", "Ctrl+ArrowUp", "Shift+Alt+ArrowUp", "Ctrl+Enter", "Shift+Enter", "Alt+Enter"]
        {
            assert_eq!(pressed(text, true, true), None, "{text}");
        }
    }

    #[test]
    fn every_shortcut_has_one_line_and_names_for_its_keys() {
        for keys in ALL {
            assert_eq!(keys.does.keys(), Some(&keys));
        }
        let names = |shortcut: Shortcut| shortcut.keys().unwrap().names().collect::<Vec<_>>().join(" ");
        assert_eq!(names(Shortcut::Redo), "Ctrl Shift Z");
        assert_eq!(names(Shortcut::RowUp), "Alt ↑");
        assert_eq!(names(Shortcut::List), "?");
    }
}
