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

/// Mounts the page inside an element: for tests, whose runner keeps its own notes in the body.
pub fn mount_in(root: web_sys::Element) {
    yew::Renderer::<app::App>::with_root(root).render();
}
