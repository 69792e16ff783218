//! Faults of our own.

use crate::api::reply::Failure;
use wasm_bindgen::{JsCast, JsValue};

/// A fault of the page, by the error's name. Never its text: browsers quote the URL in it, and with it the UserSig.
pub(super) fn fault(error: JsValue) -> Failure {
    let name = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.name()));
    Failure::Fault(name.unwrap_or_else(|| "unknown".to_owned()))
}
