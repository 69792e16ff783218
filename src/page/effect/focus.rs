//! Focus, scroll and selection. Fields are found by their ids, which the page's components give them.

use crate::json::Span;
use crate::state::panel::Focused;
use crate::state::place::{FieldPart, ItemPart, Place};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlBodyElement, HtmlElement, HtmlTextAreaElement};

/// The id of what is told about From_Account before it is sent.
pub const FINDING_OF_ACCOUNT: &str = "finding-of-account";

/// The id of the body's panel.
pub const BODY: &str = "body";

/// The id of the area with the body's JSON text.
pub const BODY_JSON: &str = "body-json";

/// How far from the panel's edge something comes to stand that is brought into sight, in pixels.
const ROOM_ABOVE: i32 = 24;

/// How much of something is to be seen above the window's lower edge, where Send stands, in pixels.
const LEAST_IN_SIGHT: f64 = 240.0;

/// The id of the field of a place in the form.
pub fn field_id(place: Place) -> String {
    match place {
        Place::Endpoint => "endpoint".to_owned(),
        Place::SdkAppId => "sdkappid".to_owned(),
        Place::Identifier => "identifier".to_owned(),
        Place::UserSig => "usersig".to_owned(),
        Place::Body | Place::FromAccount => "from-account".to_owned(),
        Place::Items => "add-item".to_owned(),
        Place::Field { number, part: FieldPart::Value } => format!("value-{number}"),
        Place::Field { number, part: FieldPart::Key } => format!("key-{number}"),
        Place::Field { number, part: FieldPart::More } => format!("more-{number}"),
        Place::Item { row, part: ItemPart::Tag, .. } => format!("item-{row}-tag"),
        Place::Item { row, .. } => format!("item-{row}-value"),
    }
}

/// The field that an event is about, as far as the form or the reference knows it.
pub fn field_of(event: &web_sys::Event) -> Option<Focused> {
    let element = target(event)?;
    if let Some(field) = element.closest("[data-path]").ok().flatten() {
        return field.get_attribute("data-path").map(Focused::Field);
    }
    let id = element.id();
    let item = |rest: &str| {
        let (row, part) = rest.split_once('-')?;
        let part = if part == "tag" { ItemPart::Tag } else { ItemPart::Value };
        Some(Focused::Place(Place::Item { row: row.parse().ok()?, index: 0, part }))
    };
    match id.as_str() {
        "from-account" => Some(Focused::Place(Place::FromAccount)),
        "sdkappid" | "identifier" | "usersig" | "random" => Some(Focused::Field(id)),
        "secret-key" => Some(Focused::Field("usersig".to_owned())),
        _ => id.strip_prefix("item-").and_then(item),
    }
}

/// Whether an event comes from a text that is edited.
pub fn is_in_text(event: &web_sys::Event) -> bool {
    let texts = "textarea, input:not([type=checkbox], [type=radio], [type=file])";
    target(event).is_some_and(|target| target.matches(texts).unwrap_or_default())
}

/// An area that loses the focus shows the beginning of its text again, as an input does of itself.
pub fn show_beginning(event: web_sys::FocusEvent) {
    if let Some(area) = target(&event).filter(|left| left.is_instance_of::<HtmlTextAreaElement>()) {
        area.set_scroll_top(0);
    }
}

/// Brings a place in the form into sight and gives it the focus.
pub fn go_to(place: Place) {
    if !go_to_id(&field_id(place)) && place == Place::Body {
        // Where nobody calls, the body begins with its first value.
        go_to_first("[id^=value-]");
    }
}

/// Gives the focus to the first field of the open panel; to the panel's title where it has none, or none yet.
pub fn go_into_panel() {
    let texts = ["input:not([type=checkbox], [type=radio], [type=file])", "select", "textarea"];
    let fields = texts.map(|text| format!("aside {text}")).join(", ");
    if !go_to_first(&fields) {
        go_to_id("side-title");
    }
}

fn go_to_first(selector: &str) -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let found = document.and_then(|document| document.query_selector(selector).ok()?);
    let found = found.and_then(|found| found.dyn_into::<HtmlElement>().ok());
    // What can't have the focus leaves it where it is.
    found.is_some_and(|found| found.focus().is_ok())
}

/// Brings the element of an id into sight and gives it the focus; false where there is none, or it can't have it.
pub fn go_to_id(id: &str) -> bool {
    let Some(element) = by_id(id) else { return false };
    unfold_around(&element);
    // This scrolls no more than it must.
    let _ = element.focus();
    let has_focus = focused().as_ref() == Some(&element);
    if !has_focus {
        element.scroll_into_view();
    }
    has_focus
}

/// Brings what stands below the window's lower edge up into sight; leaves all else where it is.
pub fn bring_up(id: &str) {
    let Some(element) = by_id(id) else { return };
    let height = web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64());
    if height.is_some_and(|height| element.get_bounding_client_rect().top() > height - LEAST_IN_SIGHT) {
        element.scroll_into_view();
    }
}

/// Opens each fold that an element lies in, as the browser does it for what one searches the page for.
fn unfold_around(element: &Element) {
    while let Ok(Some(fold)) = element.closest("details:not([open])") {
        if fold.set_attribute("open", "").is_err() {
            return;
        }
    }
}

/// Scrolls the panel that an element lies in, and nothing around it, until the element is in sight.
pub fn reveal_in_panel(id: &str) {
    let Some(element) = by_id(id) else { return };
    let Ok(Some(panel)) = element.closest("aside") else { return };
    let (own, around) = (element.get_bounding_client_rect(), panel.get_bounding_client_rect());
    if own.top() < around.top() || own.bottom() > around.bottom() {
        // The title of the panel scrolls along, so that a little room above is all there is to leave.
        panel.set_scroll_top(panel.scroll_top() + (own.top() - around.top()) as i32 - ROOM_ABOVE);
    }
}

/// Puts a text into the area of an id.
pub fn put_text(id: &str, text: &str) {
    if let Some(area) = area(id) {
        area.set_value(text);
    }
}

fn area(id: &str) -> Option<HtmlTextAreaElement> {
    by_id(id)?.dyn_into().ok()
}

/// The element of a `data-testid`.
pub fn named(testid: &str) -> Option<HtmlElement> {
    let document = web_sys::window()?.document()?;
    document.query_selector(&format!("[data-testid={testid}]")).ok()??.dyn_into().ok()
}

/// Selects a part of the body's JSON text and gives it the focus.
pub fn select_in_body(text: &str, span: Span) {
    let Some(area) = area(BODY_JSON) else { return };
    // The area knows LF alone, and counts in UTF-16.
    let units = |end: usize| {
        let before = text.get(..end).unwrap_or_default();
        let carriage_returns = before.matches("\r\n").count();
        u32::try_from(before.encode_utf16().count() - carriage_returns).unwrap_or(u32::MAX)
    };
    let (start, end) = (units(span.start), units(span.end));
    // An area that gets the focus scrolls to its caret; not to a selection, nor if it has the focus already. What the browser
    // refuses of this only loses a convenience.
    let _ = area.set_selection_range(start, start);
    let _ = area.blur();
    let _ = area.focus();
    let _ = area.set_selection_range(start, end);
}

/// The element that has the focus.
pub fn focused() -> Option<HtmlElement> {
    web_sys::window()?.document()?.active_element()?.dyn_into().ok()
}

/// What has the focus before a drawing that may move it in the document or make it anew, and so take the focus away.
pub struct Held {
    element: HtmlElement,
    /// If it is a part of a row, that row's id and its own name there.
    part: Option<(String, String)>,
}

/// What has the focus now; `None` where nothing has.
pub fn held() -> Option<Held> {
    let element = focused().filter(|element| !element.is_instance_of::<HtmlBodyElement>())?;
    let row = element.closest("[role=listitem][id]").ok().flatten();
    let part = row.and_then(|row| Some((row.id(), element.get_attribute("data-testid")?)));
    Some(Held { element, part })
}

impl Held {
    /// Gives the focus back, if it is lost. What is gone only loses a convenience.
    pub fn give_back(&self) {
        if held().is_some() {
            return;
        }
        if self.element.is_connected() {
            let _ = self.element.focus();
        } else if let Some((row, name)) = &self.part {
            let found =
                by_id(row).and_then(|row| row.query_selector(&format!("[data-testid={name}]")).ok()?);
            if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
                let _ = element.focus();
            }
        }
    }
}

/// Gives the focus to the button of the same name in the next item of the list that an event came from, or the one before,
/// for that item is about to go. At its end nothing has the focus, which only loses a convenience.
pub fn go_to_neighbour(event: &web_sys::Event) {
    let Some(button) = target(event).and_then(|target| target.closest("button").ok()?) else { return };
    let name = button.get_attribute("data-testid").unwrap_or_default();
    let Some(item) = button.closest("li").ok().flatten() else { return };
    let other = item.next_element_sibling().or_else(|| item.previous_element_sibling());
    let found = other.and_then(|other| other.query_selector(&format!("[data-testid={name}]")).ok()?);
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Scrolls a list, and nothing around it, until its child of an index is in sight.
pub fn reveal_child(list: &HtmlElement, index: usize) {
    let child = u32::try_from(index).ok().and_then(|index| list.children().item(index));
    if let Some(child) = child.and_then(|child| child.dyn_into().ok()) {
        reveal(list, &child);
    }
}

/// The same with the option of an id, wherever it is in its list.
pub fn reveal_option(id: &str) {
    let Some(option) = by_id(id) else { return };
    let list = option.closest("[role=listbox]").ok().flatten();
    if let Some(list) = list.and_then(|list| list.dyn_into().ok()) {
        reveal(&list, &option);
    }
}

fn reveal(list: &HtmlElement, child: &HtmlElement) {
    let (top, bottom) = (child.offset_top(), child.offset_top() + child.offset_height());
    if top < list.scroll_top() {
        list.set_scroll_top(top);
    } else if bottom > list.scroll_top() + list.client_height() {
        list.set_scroll_top(bottom - list.client_height());
    }
}

/// The element that an event came from.
pub fn target(event: &web_sys::Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

fn by_id(id: &str) -> Option<HtmlElement> {
    web_sys::window()?.document()?.get_element_by_id(id)?.dyn_into().ok()
}
