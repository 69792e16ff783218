//! What touches the browser, one thin wrapper a subject. Each returns a `Result` or an `Option`; none panics,
//! whatever the browser refuses.

pub mod clipboard;
pub mod clock;
pub mod document;
pub mod draft;
pub mod engine;
pub mod panic;
pub mod random;
pub mod secrets;
pub mod storage;
