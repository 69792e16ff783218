//! The browser: the only room that names yew, web-sys, gloo or wasm-bindgen.

use yew::prelude::*;

/// Mounts the page as the document's body.
pub fn mount() {
    yew::Renderer::<App>::new().render();
}

/// Mounts the page inside an element: for tests, whose runner keeps its own notes in the body.
pub fn mount_in(root: web_sys::Element) {
    yew::Renderer::<App>::with_root(root).render();
}

#[component]
fn App() -> Html {
    html! { <main><h1>{ "TIM REST API Tester" }</h1></main> }
}
