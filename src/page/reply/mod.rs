//! The reply's card: what the last request came to, what it means, the bytes as they came, and the replies before it.

mod curl;
mod detail;
mod history;
mod line;
mod meaning;
mod measure;
mod panel;
mod raw;
mod reading;
mod view;
mod viewer;
mod wire;

pub use panel::{ReplyPanel, ReplyPanelProps};
