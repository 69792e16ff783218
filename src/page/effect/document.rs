//! The document around the page: its language, colours and address, and what the browser says of itself.

use crate::state::{Lang, Theme};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use wasm_bindgen::JsValue;

fn html() -> Option<web_sys::Element> {
    web_sys::window()?.document()?.document_element()
}

/// The first of the browser's languages that the page speaks.
pub fn preferred_lang() -> Lang {
    let languages = web_sys::window().map(|window| window.navigator().languages()).unwrap_or_default();
    let names: Vec<String> = languages.iter().filter_map(|name| name.as_string()).collect();
    Lang::preferred(names.iter().map(String::as_str))
}

/// Tells screen readers and hyphenation the page's language.
pub fn set_lang(lang: Lang) {
    if let Some(html) = html() {
        // The attribute's name is valid, so this can't fail.
        let _ = html.set_attribute("lang", lang.tag());
    }
}

/// Sets what the tab is called.
pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// Sets the colours; the style sheet does the rest.
pub fn set_theme(theme: Theme) {
    if let Some(html) = html() {
        let _ = html.set_attribute("data-theme", theme.name());
    }
}

/// Whether the browser has a network.
pub fn is_online() -> bool {
    web_sys::window().is_none_or(|window| window.navigator().on_line())
}

/// Whether the page came over https, so that calls to http are mixed content.
pub fn is_https() -> bool {
    web_sys::window()
        .and_then(|window| window.location().protocol().ok())
        .is_some_and(|protocol| protocol == "https:")
}

/// The page's address without query and fragment.
pub fn address() -> String {
    let path = web_sys::window().and_then(|window| window.location().pathname().ok());
    origin() + &path.unwrap_or_default()
}

/// The address's fragment with its `#`; empty for none.
pub fn fragment() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Puts another fragment into the address, without an entry in the browser's history.
pub fn set_fragment(fragment: &str) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        // A browser that refuses leaves the address as it is; nothing hangs on it.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&(address() + fragment)));
    }
}

/// The page's origin.
pub fn origin() -> String {
    web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default()
}

/// What a `meta` element of the head says in an attribute.
fn meta(selector: &str, attribute: &str) -> Option<String> {
    let document = web_sys::window()?.document()?;
    document.query_selector(selector).ok()??.get_attribute(attribute)
}

/// The page's own Content-Security-Policy, from its head.
pub fn policy() -> Option<String> {
    meta("meta[http-equiv=Content-Security-Policy i]", "content")
}

/// A file that came with this build, which the head tells: its name with the hash of its contents, and that hash whole, as
/// fetch takes it.
pub fn built_file(name: &str) -> Option<(String, String)> {
    let of = |attribute| meta(&format!("meta[name=\"file:{name}\"]"), attribute);
    let sha256 = hex::decode(of("data-sha256")?).ok()?;
    Some((of("content")?, format!("sha256-{}", STANDARD.encode(sha256))))
}

/// Puts an element for the page in place of the document's first paint.
pub fn make_room() -> Option<web_sys::Element> {
    let document = web_sys::window()?.document()?;
    let body = document.body()?;
    body.set_text_content(None);
    let page = document.create_element("div").ok()?;
    page.set_id("page");
    body.append_child(&page).ok()?;
    Some(page)
}
