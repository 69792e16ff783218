//! Stories end to end: the published page (`dist/`) in headless Chromium, against servers that tell what arrived.
//!
//! `make dist test-e2e` runs them; the environment variable `DIST` names another folder. A story starts a
//! [`support::World`], opens the page in it and goes by `data-testid` only. Stories share nothing and run in any
//! order; where one fails, a screenshot is left in `target/e2e/`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod accessibility_tree;
mod body;
mod cancel;
mod catalogue;
mod crash;
mod credentials;
mod custom_fields;
mod diagnosis;
mod endpoint;
mod environments;
mod error_codes;
mod error_table;
mod exact;
mod fields;
mod frame;
mod harness;
mod history;
mod hostile;
mod hosting;
mod import;
mod keyboard;
mod language;
mod late;
mod lessons;
mod links;
mod offline;
mod palette;
mod policy;
mod random;
mod read_back;
mod reference;
mod reply;
mod reply_slips;
mod rows;
mod sandbox;
#[path = "../sandbox_process/mod.rs"]
mod sandbox_process;
mod secrets;
mod send;
mod slips;
mod snippets;
mod spoken;
mod start;
mod support;
mod update;
mod usersig;
#[path = "../usersig_made/mod.rs"]
mod usersig_made;
