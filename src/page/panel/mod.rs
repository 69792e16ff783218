//! One file a panel of the page.

pub mod advice;
pub mod body;
pub mod credentials;
pub mod fallback;
pub mod group;
pub mod header;
pub mod item;
pub mod request;
