//! The browser: the only room that names yew, web-sys, gloo or wasm-bindgen. Components draw the state and say what
//! happened; effects live in [`effect`], their place in Yew's life in `hook`.

mod app;
mod body;
mod chunk;
mod commands;
mod context;
mod control;
mod credentials;
mod divider;
mod documented;
pub mod effect;
mod effects;
mod environments;
mod errors;
mod export;
mod header;
mod history;
mod hook;
mod import;
mod late;
mod lessons;
mod palette;
mod reference;
mod reply;
mod request;
mod sandbox;
mod shortcuts;
mod side;
mod skip;
mod snippet;
mod version;

/// Mounts the page in place of the document's first paint.
pub fn mount() {
    effect::panic::tell_the_place();
    if let Some(root) = effect::document::make_room() {
        mount_in(root);
    }
}

/// Mounts the page inside an element.
pub fn mount_in(root: web_sys::Element) {
    yew::Renderer::<app::App>::with_root(root).render();
}
