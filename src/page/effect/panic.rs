//! What a panic tells: where in the source it happened, and nothing else, as a panic's message can quote what was typed.
//! `static/boot.js` shows the card.

use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit};

/// The event on the window that tells it; `static/boot.js` knows it, too.
const PANICKED: &str = "panicked";

/// From now on a panic tells its place.
pub fn tell_the_place() {
    yew::set_custom_panic_hook(Box::new(|panic| {
        // The card is shown all the same where the place can't be told.
        let _ = tell(&panic.location().map(ToString::to_string).unwrap_or_default());
    }));
}

fn tell(place: &str) -> Option<()> {
    let init = CustomEventInit::new();
    init.set_detail(&JsValue::from_str(place));
    let event = CustomEvent::new_with_event_init_dict(PANICKED, &init).ok()?;
    web_sys::window()?.dispatch_event(&event).ok().map(drop)
}
