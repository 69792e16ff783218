//! The document around the page: its language, colours and what the browser prefers.

use crate::text::Lang;
use crate::workbench::Theme;
use wasm_bindgen::JsCast;

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
pub fn set_lang(lang: Lang, title: &str) {
    if let Some(html) = html() {
        // The attribute's name is valid, so this can't fail.
        let _ = html.set_attribute("lang", lang.tag());
    }
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

/// The element that has the focus.
pub fn focused() -> Option<web_sys::HtmlElement> {
    web_sys::window()?.document()?.active_element()?.dyn_into().ok()
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
