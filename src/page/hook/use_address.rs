//! The page's address: a link that is followed fills in what it carries, and the command on screen is named in the fragment.

use crate::api::command;
use crate::exchange::link::{from_fragment, to_fragment};
use crate::exchange::route::Route;
use crate::page::effect::document;
use crate::state::notice::Notice;
use crate::state::panel::code_of_fragment;
use crate::state::{Action, State};
use gloo_events::EventListener;
use std::rc::Rc;
use yew::prelude::*;

/// Opens what the address asks for, now and whenever it changes, and has it follow the command.
#[hook]
pub fn use_address(state: &State, emit: &Callback<Action>) {
    let emit = emit.clone();
    use_effect_with((), move |()| {
        follow(&emit);
        let listener =
            web_sys::window().map(|window| EventListener::new(&window, "hashchange", move |_| follow(&emit)));
        move || drop(listener)
    });
    // What is not there yet is asked for again by a reload, with all that its link carried.
    let awaited = state.awaited.as_ref().and_then(|awaited| to_fragment(&awaited.asked).ok());
    let refused = matches!(state.notice, Some(Notice::LinkRefused(_)));
    let was_drawn = use_mut_ref(|| false);
    use_effect_with((state.command.path, awaited, refused), move |(path, awaited, _)| {
        let is_first_drawing = !was_drawn.replace(true);
        // What the address asks for as the page comes up is being followed, and may be asked for by an event that is under way.
        if is_first_drawing && !document::fragment().is_empty() {
            return;
        }
        if let Some(fragment) = awaited {
            document::set_fragment(fragment);
            return;
        }
        // The first command needs no name, until there was another.
        let is_first = command::all().first().is_some_and(|first| first.path == *path);
        let (now, fragment) = (document::fragment(), format!("#{path}"));
        if (!is_first || !now.is_empty()) && now != fragment {
            document::set_fragment(&fragment);
        }
    });
}

fn follow(emit: &Callback<Action>) {
    let fragment = document::fragment();
    if let Some(code) = code_of_fragment(&fragment) {
        emit.emit(Action::CodeLinkFollowed(code));
        return;
    }
    let Some(link) = from_fragment(&fragment).transpose() else { return };
    // Only the route stays, so that a reload does not fill in the same again; and what was refused goes as a whole.
    let path = Route::of(&fragment).map(|route| route.path).filter(|path| command::is_path(path));
    document::set_fragment(&path.map(|path| format!("#{path}")).unwrap_or_default());
    emit.emit(Action::LinkFollowed(link.map(Rc::new)));
}
