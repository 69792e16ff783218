//! The browser: the only room that names yew, web-sys, gloo or wasm-bindgen. Components draw the workbench and
//! say what the user wants; effects live in [`effect`].

mod app;
mod context;
mod control;
mod effect;
mod panel;

/// Mounts the page in place of the document's first paint.
pub fn mount() {
    yew::Renderer::<app::App>::new().render();
}
