//! What was sent, kept from visit to visit and shared by all tabs, without secrets: [`History`] is the list, [`Entry`] one
//! request with what came of it. Knows neither the browser's database nor its channels: changes that are to be written and
//! told to other tabs wait in the list until that is done.

pub mod bounds;
pub mod change;
mod entry;
mod key;
mod list;
pub mod search;
mod step;
pub mod stored;
mod times;

#[cfg(test)]
mod tests;

pub use change::{Change, Trouble};
pub use entry::{End, Entry, TEXT_MAX};
pub use key::Key;
pub use list::{History, Reading};
pub use step::Step;
pub use times::Times;
