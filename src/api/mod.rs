//! The vendor's protocol, as types and rules. Knows no I/O, no user interface and no language of the page.
//!
//! The facts stand in `data/` (one parser each, below) and their sources in `data/README.md`.

pub mod advice;
pub mod base_url;
pub mod call;
pub mod catalogue;
pub mod codes;
pub mod command;
pub mod encode;
pub mod encoding;
pub mod endpoint;
pub mod error_code;
pub mod example;
pub mod lesson;
pub mod local_network;
pub mod other_names;
pub mod profile;
pub mod random;
pub mod reading;
pub mod reference;
pub mod reply;
pub mod rules;
pub mod search;
pub mod secret;
pub mod shape;
pub mod source;
pub mod table;
pub mod usersig;
pub mod web_page;

pub use secret::Secret;
