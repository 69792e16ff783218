//! Data files: each is fetched when the state says that it is on its way.

use crate::page::effect::file;
use crate::state::files::File;
use crate::state::{Action, State};
use yew::prelude::*;

/// Fetches what is wanted.
#[hook]
pub fn use_files(state: &State, emit: &Callback<Action>) {
    let emit = emit.clone();
    let begun = use_mut_ref(Vec::<File>::new);
    use_effect_with(state.files_on_their_way(), move |wanted| {
        let mut begun_before = begun.borrow_mut();
        for file in wanted.iter().copied().filter(|file| !begun_before.contains(file)) {
            let (emit, begun) = (emit.clone(), begun.clone());
            wasm_bindgen_futures::spawn_local(async move {
                let text = file::fetch(file).await;
                begun.borrow_mut().retain(|other| *other != file);
                emit.emit(Action::FileFetched(file, text));
            });
        }
        *begun_before = wanted.clone();
    });
}
