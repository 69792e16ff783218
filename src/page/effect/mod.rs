//! What touches the browser, one thin wrapper a subject. Each returns a `Result` or an `Option`; none panics,
//! whatever the browser refuses.

pub mod call;
pub mod clipboard;
pub mod clock;
pub mod columns;
pub mod database;
pub mod decode;
pub mod dialog;
pub mod document;
pub mod download;
pub mod file;
pub mod focus;
pub mod lines;
pub mod lost_focus;
pub mod panic;
pub mod permission;
pub mod pointer;
pub mod policy;
pub mod random;
pub mod secrets;
pub mod storage;
pub mod tabs;
pub mod timings;
pub mod version;
