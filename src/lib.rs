//! A page to try, learn and debug Tencent Cloud IM's REST API, with a faithful sandbox inside.
//!
//! This library is the core: plain Rust, text in and text out, no browser. The page is one room, `page`, compiled for
//! wasm32 only: one program, one state, one tree of components. Every step between a keystroke and the wire is a function
//! with native tests.
//!
//! # Rooms
//! - [`api`]: the vendor's protocol as types and rules.
//! - [`json`]: JSON text that is never altered; `json::view` is the viewer's model.
//! - [`sandbox`]: the service in memory, bytes in and bytes out.
//! - [`snippet`]: a request as source text in fourteen languages.
//! - [`exchange`]: what goes in and out: links, environments, imports and exports.
//! - [`state`]: the page as a value: one `Action`, one reducer.
//! - [`text`]: what the page says, in 中文 and English side by side.
//! - `page`: the browser. Components draw the state and say what happened; effects live in `page::effect`, their place in
//!   Yew's life in `page::hook`.
//!
//! # Invariants
//! Those that a test can hold are held by `tests/house.rs`.
//! 1. `page` → `state` → { `sandbox`, `exchange`, `snippet` } → { `api`, `json` }; `text` names the types that it words,
//!    and `page` alone names `text`. Nothing points back; no circle among the files of a room.
//! 2. One state: all that the page shows derives from [`state::State`]. No static cell, no global that carries state, no
//!    reading of the document to learn what the state knows.
//! 3. One tree: all elements are drawn by Yew; the document is touched by hand for focus, scroll, selection and clipboard
//!    alone, in `page::effect`.
//! 4. One [`api::call::Prepared`]: the URL on screen, what is sent, what is shown as sent and every export are the same
//!    value; the `random` on screen is the one that the next Send sends.
//! 5. The draft is what was typed and always representable; preparing it never refuses. Findings advise; only a URL that
//!    cannot be built stops a send.
//! 6. A finding is data with a [`state::place::Place`]; rows have ids that outlive moves. Words are chosen when it is drawn.
//! 7. The sandbox parses the wire form again. A rule that the findings need too stands once, in `api`.
//! 8. No clock, random source, storage or language is read in the core: they are arguments.
//! 9. Numbers in bodies and replies stay text; nothing goes through `f64`.
//! 10. A failed transport is a closed enum, and our own fault is named as ours.
//! 11. A [`api::secret::Secret`] cannot be printed; it leaves through one function. What is stored is serde types with a
//!     version, and no secret is a field of any of them.

pub mod api;
pub mod exchange;
pub mod json;
pub mod sandbox;
pub mod snippet;
pub mod state;
pub mod text;

#[cfg(target_arch = "wasm32")]
pub mod page;
