//! What the browser says of a permission, where it knows its name.

use crate::api::local_network::{Network, Permission};
use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::PermissionStatus;

/// What stands in the way of calls to a network; nothing where nothing does, or the browser knows no such permission.
pub async fn of(network: Network) -> Option<Permission> {
    for name in network.permission_names() {
        if let Some(state) = state(name).await {
            return Permission::of(&state);
        }
    }
    None
}

/// The state of a permission by its name; nothing where the browser knows none of this name.
async fn state(name: &str) -> Option<String> {
    let permissions = web_sys::window()?.navigator().permissions().ok()?;
    let descriptor = Object::new();
    Reflect::set(&descriptor, &"name".into(), &name.into()).ok()?;
    let status = JsFuture::from(permissions.query(&descriptor).ok()?).await.ok()?;
    let status: &PermissionStatus = status.unchecked_ref();
    JsValue::from(status.state()).as_string()
}
