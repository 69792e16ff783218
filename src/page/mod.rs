//! The browser: the only room that names yew, web-sys, gloo or wasm-bindgen. Components draw the workbench and
//! say what the user wants; effects live in [`effect`].

pub mod answer;
mod app;
pub mod assist;
pub mod caller;
mod context;
mod control;
mod desk;
mod effect;
mod panel;
pub mod say;
pub mod service;
pub mod setup;
pub mod transport;

/// Sees to it that a panic tells its place and no secret.
pub fn on_panic() {
    effect::panic::tell_the_place();
}

/// Mounts the page in place of the document's first paint.
pub fn mount() {
    on_panic();
    if let Some(root) = effect::document::make_room() {
        mount_in(root);
    }
}

/// Mounts the page inside an element.
pub fn mount_in(root: web_sys::Element) {
    yew::Renderer::<app::App>::with_root(root).render();
}
