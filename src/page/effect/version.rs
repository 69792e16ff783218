//! The versions of the page: `static/boot.js` and `static/offline.js` look after the service worker that keeps them; they are told
//! when the page is whole and when a new version is wanted, and they tell when one waits. The names of these events stand there, too.

use gloo_events::EventListener;
use web_sys::Event;

/// From now on `waits` is called when a new version waits; ends with what is returned.
pub fn watch(waits: impl Fn() + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    let listener = EventListener::new(&window, "versionwaits", move |_| waits());
    tell("whole")?;
    Some(listener)
}

/// Takes the new version: the page is loaded anew.
pub fn take() {
    // Without an answer the page stays as it is, and its reader reloads it.
    let _ = tell("versionwanted");
}

fn tell(event: &str) -> Option<()> {
    web_sys::window()?.dispatch_event(&Event::new(event).ok()?).ok().map(drop)
}
