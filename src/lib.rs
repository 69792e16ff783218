//! A page to try, learn and debug Tencent Cloud IM's REST API, with a faithful sandbox inside.
//!
//! This library is the core: plain Rust, text in and text out, no browser. The page is one room, `page`,
//! compiled for wasm32 only. Every step between a keystroke and the wire is a function with native tests.
//!
//! # Rooms
//! - [`api`]: the vendor's protocol as types and rules.
//! - [`json`]: JSON text that is never altered.
//! - [`sandbox`]: the service in memory, bytes in and bytes out.
//! - [`state`]: the state of the page and every change to it.
//! - [`exchange`]: what goes in and out: curl lines, links, environments.
//! - [`text`]: what the page says, in 中文 and English.
//! - `page`: the browser. Its `answer`, `assist`, `caller`, `service`, `setup` and `transport` are part of `src/engine`,
//!   a second Wasm that is fetched when it is first wanted.
//!
//! # Invariants
//! 1. `page` → `workbench` → { `sandbox`, `text` → `exchange` } → { `api`, `json` }; nothing points back, and
//!    only `page` names the browser (`tests/house.rs` reads the sources).
//! 2. One [`api::call::Prepared`]: the URL on screen, what is sent, what is shown as sent and every export are
//!    the same value.
//! 3. The draft is what was typed and always representable; preparing it never refuses. Findings advise; only a
//!    URL that cannot be built stops a send.
//! 4. The sandbox parses the wire form again. A rule that the findings need too stands once, in `api`.
//! 5. No clock, random source, storage or language is read in the core: they are arguments.
//! 6. Numbers in bodies and replies stay text; nothing goes through `f64`.
//! 7. A failed transport is a closed enum, and our own fault is named as ours.
//! 8. A [`api::secret::Secret`] cannot be printed; it leaves through one function.

pub mod api;
pub mod exchange;
pub mod json;
pub mod sandbox;
pub mod state;
pub mod text;

#[cfg(target_arch = "wasm32")]
pub mod page;
