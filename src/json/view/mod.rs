//! The viewer's model of a large text: its pretty [`Layout`], what of it is folded ([`Folds`]), a [`Search`] in its
//! tokens, and which lines of so many are drawn where ([`window`]). Each is state of a view; the text stays what it is.

mod folds;
mod layout;
mod rows;
mod search;
pub mod window;

pub use folds::{BlockSize, Folds};
pub use layout::{Content, Layout, Line};
pub use search::Search;

#[cfg(test)]
mod tests;
