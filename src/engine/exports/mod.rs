//! The engine's functions as JavaScript sees them, one file a subject; `page::effect::engine` calls them by these names.

pub mod advice;
pub mod caller;
pub mod calls;
