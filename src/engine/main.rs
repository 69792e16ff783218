//! The engine: what the page needs only when something is sent, refused or signed, as a Wasm of its own that is
//! fetched when it is first wanted (`static/boot.js`), so that the page itself comes up sooner. It holds the
//! sandbox, the transport and the answer's side of the page, with all that explains an answer.
#![cfg_attr(not(target_arch = "wasm32"), allow(unused))]

#[cfg(target_arch = "wasm32")]
mod exports;

fn main() {}
