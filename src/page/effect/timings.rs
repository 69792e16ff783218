//! The browser's own notes of calls: how long they took in their phases, and what they weighed. They go by the URL, which
//! is not said anywhere.

use wasm_bindgen::JsCast;
use web_sys::PerformanceResourceTiming;

/// What the browser notes of a call.
#[derive(Clone, Copy, PartialEq)]
pub struct Noted {
    /// How long the name and the connection took, in milliseconds.
    pub connecting_ms: u32,
    /// What it weighed; nothing where the browser does not tell.
    pub sizes: Option<Sizes>,
}

/// What a reply weighed, in bytes.
#[derive(Clone, Copy, PartialEq)]
pub struct Sizes {
    /// With its headers.
    pub wire: usize,
    /// The body as it came.
    pub packed: usize,
    /// The body as it is read.
    pub unpacked: usize,
}

/// What the browser notes of the last call of a URL.
pub fn of(url: &str) -> Option<Noted> {
    let entry = web_sys::window()?.performance()?.get_entries_by_name(url).pop();
    let entry: PerformanceResourceTiming = entry.dyn_into().ok()?;
    let bytes = |size: f64| size.max(0.0) as usize;
    let sizes = Sizes {
        wire: bytes(entry.transfer_size()),
        packed: bytes(entry.encoded_body_size()),
        unpacked: bytes(entry.decoded_body_size()),
    };
    Some(Noted {
        connecting_ms: (entry.connect_end() - entry.domain_lookup_start()).max(0.0) as u32,
        sizes: (sizes.unpacked > 0).then_some(sizes),
    })
}

/// Has the browser forget its notes.
pub fn clear() {
    if let Some(clock) = web_sys::window().and_then(|window| window.performance()) {
        clock.clear_resource_timings();
    }
}
