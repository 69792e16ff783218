//! What the command palette finds for typed words: commands, error codes, lessons, what was sent, panels, settings, and what
//! can be done just now. Knows no words of the page: they come with what is searched.

mod entries;
mod find;
mod what;

#[cfg(test)]
mod tests;

pub use entries::{Entry, Sources, entries};
pub use find::{Found, MOST, find};
pub use what::{Code, Doing, Kind, LessonName, What, offered};
