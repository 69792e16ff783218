//! What the page says, in 中文 and English side by side: one file a subject, a function a phrase. Words data that the other
//! rooms hand over; knows no component, and nobody but the page knows it.

pub mod asking;
pub mod body;
pub mod body_slip;
pub mod commands;
pub mod control;
pub mod credentials;
pub mod documented;
pub mod endpoint;
pub mod environment_error;
pub mod environments;
pub mod errors;
pub mod explain;
pub mod export;
pub mod failure;
pub mod field;
pub mod finding;
pub mod format;
pub mod history;
pub mod import;
pub mod import_note;
pub mod json_error;
pub mod key_hint;
pub mod lessons;
pub mod measure;
pub mod not_reply;
pub mod notice;
pub mod page;
pub mod palette;
pub mod panel;
mod phrases;
pub mod read_back;
pub mod reference;
pub mod reply;
pub mod request;
pub mod sandbox;
pub mod shortcuts;
pub mod slip;
pub mod snippet;
pub mod support;
pub mod title;
pub mod usersig;
pub mod version;
pub mod viewer;

use crate::state::Lang;
use phrases::{phrases, say};

/// What stands for an empty text in a sentence that says what something is.
const EMPTY: [&str; 2] = ["空的", "empty"];
/// The same where a sentence says what a field says.
const NOTHING: [&str; 2] = ["空的", "nothing"];
/// The same where a sentence says whom something is for.
const NAMELESS: [&str; 2] = ["没有名字的帐号", "an account without a name"];

/// A text in quotes; an empty one in words of its own, in Chinese and in English.
fn quoted(lang: Lang, text: &str, [zh, en]: [&str; 2]) -> String {
    if text.is_empty() { lang.pick(zh, en).to_owned() } else { format!("“{text}”") }
}
