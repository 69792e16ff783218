//! One file a panel of the page.

pub mod body;
pub mod credentials;
pub mod diagnosis;
pub mod header;
pub mod item;
pub mod meaning;
pub mod reply;
pub mod request;
