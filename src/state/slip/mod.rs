//! The slip behind what a body is refused for, or behind a value that is accepted and hardly meant: named, with what mends it
//! as edits of the body's text. All else in the text stays byte for byte, and nothing is mended but by who wrote it.

mod birthday;
pub mod examples;
mod keys;
mod value;
mod what;

pub(super) use keys::{of_item, of_key, of_list, of_missing_list, of_tag};
pub(super) use value::{of_accepted, of_half, of_value};

pub use birthday::Birthday;
pub use what::{BodySlip, What};
