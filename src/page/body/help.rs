//! The help that the row with the focus has, or the row that had it last: the editor beside its Value, and the list under
//! its Tag. It is nothing but sight, and so no part of the state.

use crate::page::effect::pointer;
use crate::state::body::Row;
use crate::state::body::offers::Custom;
use std::rc::Rc;
use yew::prelude::*;

/// Where there is help.
#[derive(Clone, Copy, PartialEq, Default)]
pub struct Help {
    /// The row that has the focus or had it last.
    focused: Option<u32>,
    /// The row with the editor. It follows the focus, but not while a pointer is down: if something moved under it, its
    /// click would be lost.
    edited: Option<u32>,
    is_pointer_down: bool,
    /// The row whose list is open, and the option that an arrow key led to.
    list: Option<(u32, Option<usize>)>,
}

/// What happens to it.
pub enum HelpStep {
    /// A row has the focus.
    Focused(u32),
    /// A pointer went down on a row.
    PointerDown,
    /// It is up again.
    PointerUp,
    /// A row's list is to be open, at this option if an arrow key led to it.
    Listed(u32, Option<usize>),
    /// No list is to be open.
    Unlisted,
}

impl Reducible for Help {
    type Action = HelpStep;

    fn reduce(self: Rc<Self>, step: HelpStep) -> Rc<Self> {
        let mut next = *self;
        match step {
            HelpStep::Focused(row) => next.focused = Some(row),
            HelpStep::PointerDown => next.is_pointer_down = true,
            HelpStep::PointerUp => next.is_pointer_down = false,
            HelpStep::Listed(row, option) => next.list = Some((row, option)),
            HelpStep::Unlisted => next.list = None,
        }
        if !next.is_pointer_down {
            next.edited = next.focused;
        }
        Rc::new(next)
    }
}

/// Where there is help, the way to say what happens to it, and what it offers.
#[derive(Clone, PartialEq)]
pub struct Helper {
    help: Help,
    say: Callback<HelpStep>,
    /// The custom fields to offer for a Tag.
    pub offered: Rc<[Custom]>,
}

impl Helper {
    /// Says what happens.
    pub fn say(&self, step: HelpStep) {
        self.say.emit(step);
    }

    /// A callback that says always the same.
    pub fn on<E: 'static>(&self, step: impl Fn() -> HelpStep + 'static) -> Callback<E> {
        let say = self.say.clone();
        Callback::from(move |_| say.emit(step()))
    }

    /// Whether a row has the editor beside its Value.
    pub fn edits(&self, row: u32) -> bool {
        self.help.edited == Some(row)
    }

    /// The option that an arrow key led to in a row's list; nothing where that is closed.
    pub fn list(&self, row: u32) -> Option<Option<usize>> {
        self.help.list.filter(|(of, _)| *of == row).map(|(_, option)| option)
    }

    /// Whether some rows have the same help from both.
    pub fn is_same_for(&self, other: &Self, rows: &[Rc<Row>]) -> bool {
        let shown = |helper: &Self| (helper.help.edited, helper.help.list);
        let is_same = |id| self.edits(id) == other.edits(id) && self.list(id) == other.list(id);
        Rc::ptr_eq(&self.offered, &other.offered)
            && self.say == other.say
            && (shown(self) == shown(other) || rows.iter().all(|row| is_same(row.id())))
    }
}

/// The help for the rows of a form.
#[hook]
pub fn use_help(offered: &Rc<[Custom]>) -> Helper {
    let help = use_reducer_eq(Help::default);
    let say = use_callback(help.dispatcher(), |step, help| help.dispatch(step));
    // What is offered is told anew at each change of the state: the same keeps its address.
    let offered = use_memo(Rc::clone(offered), Rc::clone);
    let up = say.clone();
    use_effect_with(help.is_pointer_down, move |is_down| {
        let watch = is_down.then(|| pointer::when_up(move || up.emit(HelpStep::PointerUp)));
        move || drop(watch)
    });
    Helper { help: *help, say, offered: Rc::clone(&offered) }
}
