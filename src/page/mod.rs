//! The browser: the only room that names yew, web-sys, gloo or wasm-bindgen.

/// Mounts the page.
pub fn mount() {}
