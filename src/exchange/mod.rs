//! What goes in and out of the page: links, environments, requests of other programs.
//!
//! Knows the vendor's protocol and no page. Whatever comes in from elsewhere is bounded, and refused as a whole
//! rather than taken in part.

mod endpoint_text;
pub mod environment;
pub mod export;
pub mod import;
pub mod link;
pub mod proxy;
pub mod route;
mod secret_name;
pub mod text_file;
