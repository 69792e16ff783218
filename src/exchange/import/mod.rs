//! What somebody pastes or drops, into requests: command lines of curl, an address, a body, a HAR, a Postman collection, an
//! `.http` file, the text of a log. It is recognised by itself; what was left out, lost or is doubtful is told as data.
//!
//! A body is taken byte for byte. What only stands for a value never overwrites one. Nothing is read that is not in the text:
//! a body that lies in a file is refused, with the file's name. Whatever the text, it is read in time in proportion to its
//! length.

mod address;
mod bytes;
mod curl;
mod document;
mod har;
mod http_file;
mod log;
mod model;
mod placeholder;
mod postman;
mod raw;
mod recognise;
mod url;
mod variables;

pub use bytes::text_of;
pub use model::{
    FoundRequest, Import, ImportContents, ImportFault, ImportKind, ImportNote, ImportPart, ImportRefusal,
    TEXT_MAX,
};
pub use recognise::read;

#[cfg(test)]
mod tests;
