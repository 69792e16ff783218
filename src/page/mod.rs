//! The browser: the only room that names yew, web-sys, gloo or wasm-bindgen.

use yew::prelude::*;

/// Mounts the page.
pub fn mount() {
    yew::Renderer::<App>::new().render();
}

#[component]
fn App() -> Html {
    html! { <main><h1>{ "TIM REST API Tester" }</h1></main> }
}
