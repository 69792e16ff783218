//! The reply's card: what the last request came to, what it means, and the bytes as they came.

mod answer;
mod card;
mod cards;
mod curl;
mod detail;
mod line;
mod meaning;
mod measure;
mod raw;
mod read_back;
mod reading;
mod support;
mod told;
mod view;
mod viewer;
mod wire;

pub use answer::{Answer, AnswerProps};
pub use card::{call_told, card};
pub use told::told;
