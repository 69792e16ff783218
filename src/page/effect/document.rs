//! The document around the page: its language, colours and what the browser prefers.

use crate::text::Lang;
use crate::workbench::Theme;
use wasm_bindgen::prelude::*;

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

/// Has the browser forget its own notes of past calls, which hold their URLs.
pub fn clear_timings() {
    if let Some(clock) = web_sys::window().and_then(|window| window.performance()) {
        clock.clear_resource_timings();
    }
}

/// The page's origin.
pub fn origin() -> String {
    web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default()
}

/// The page's own Content-Security-Policy, from its head.
pub fn policy() -> Option<String> {
    let document = web_sys::window()?.document()?;
    let meta = document.query_selector("meta[http-equiv=Content-Security-Policy i]").ok()??;
    meta.get_attribute("content")
}

/// Puts four elements in place of the document's first paint: one for the page, given back, and behind it those
/// that the engine draws in ([`engine_root`]).
pub fn make_room() -> Option<web_sys::Element> {
    let document = web_sys::window()?.document()?;
    let body = document.body()?;
    body.set_text_content(None);
    let element = |id: &str| {
        let element = document.create_element("div").ok()?;
        element.set_id(id);
        body.append_child(&element).ok()?;
        Some(element)
    };
    let page = element("page");
    for id in [ANSWER, SANDBOX, SETUP] {
        element(id);
    }
    page
}

/// The id of the element for the answer's side.
pub const ANSWER: &str = "answer";
/// The id of the element for the sandbox's card.
pub const SANDBOX: &str = "sandbox";
/// The id of the element for the card of environments.
pub const SETUP: &str = "setup";

/// One of the elements that the engine draws in.
pub fn engine_root(id: &str) -> Option<web_sys::Element> {
    web_sys::window()?.document()?.get_element_by_id(id)
}

/// Moves the focus to the element of a `data-testid`, in a row if one is given.
pub fn focus_field(row: Option<u32>, testid: &str) {
    let row = row.map(|row| format!("#item-{row} ")).unwrap_or_default();
    focus(&format!("{row}[data-testid={testid}]"));
}

/// Moves the focus to the first element of a selector.
pub fn focus(selector: &str) {
    let found = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector(selector).ok()?);
    if let Some(element) = found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        // An element that can't have the focus leaves it where it is.
        let _ = element.focus();
    }
}

/// Keys that mean the same all over the page.
pub enum Shortcut {
    /// Ctrl+Enter or ⌘+Enter.
    Send,
    /// Ctrl+Z or ⌘+Z, outside of texts: these have an undo of their own.
    Undo,
    /// The same with Shift.
    Redo,
}

/// Calls `pressed` at each shortcut anywhere in the document, for as long as the page is open.
pub fn on_shortcuts(pressed: impl Fn(Shortcut) + 'static) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let listener = Closure::<dyn Fn(web_sys::KeyboardEvent)>::new(move |event: web_sys::KeyboardEvent| {
        let shortcut = match event.key().as_str() {
            _ if !event.ctrl_key() && !event.meta_key() => return,
            "Enter" => Shortcut::Send,
            "z" | "Z" if is_in_text(&event) => return,
            "z" => Shortcut::Undo,
            "Z" => Shortcut::Redo,
            _ => return,
        };
        event.prevent_default();
        pressed(shortcut);
    });
    // Adding a listener to the document can't fail.
    let _ = document.add_event_listener_with_callback("keydown", listener.as_ref().unchecked_ref());
    listener.forget();
}

/// The event that carries what the engine says: a field, a line break, and the text for it.
pub const SAID: &str = "said";

/// Calls `heard` with the field and the text of each thing that the engine says, for as long as the page is open.
pub fn on_said(heard: impl Fn(&str, &str) + 'static) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let listener = Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| {
        if let Some((field, text)) = told(&event).as_deref().and_then(|said| said.split_once('\n')) {
            heard(field, text);
        }
    });
    // Adding a listener to the document can't fail.
    let _ = document.add_event_listener_with_callback(SAID, listener.as_ref().unchecked_ref());
    listener.forget();
}

/// The text that the engine tells with an event.
pub fn told(event: &web_sys::Event) -> Option<String> {
    js_sys::Reflect::get(event, &"detail".into()).ok()?.as_string()
}

fn is_in_text(event: &web_sys::Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|target| target.matches("textarea, input:not([type=checkbox])").unwrap_or_default())
}

/// Calls `left` whenever the page is left or reloaded.
pub fn on_leaving(left: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(left);
    if let Some(window) = web_sys::window() {
        window.set_onpagehide(Some(listener.as_ref().unchecked_ref()));
    }
    listener.forget();
}
