//! JSON text that is never altered: validated, indented, laid out, searched and edited by its own bytes.
//!
//! The text is the truth. Every function here takes the text (RFC 8259, UTF-8) and answers with spans of it or
//! with an edit to it; nothing is parsed into values and back, so number spellings, escapes, duplicated keys
//! and order survive. Nothing recurses, so nesting may be as deep as the text is long. The room knows neither
//! the vendor's protocol nor the page; what a reader is told about an [`ErrorKind`] is worded in `text`.
//!
//! - [`scan`]: the validating tokenizer, resumable at any token.
//! - [`error`]: what is wrong and where, as data.
//! - [`pretty`]: indent and minify by whitespace alone.
//! - [`string`], [`number`]: what one token says.
//! - [`node`]: members and elements as spans.
//! - [`diff`]: what differs between two texts, by path.
//! - [`edit`]: a change that touches the fewest bytes.
//! - [`outline`]: every value in one list.
//! - [`path`]: the way to a value, and its spelling.
//! - [`pieces`]: a text cut for drawing, with what is unseen apart.
//! - [`recognise`]: what a value seems to be.
//! - [`utf8`]: bytes into text, in slices.
//! - [`whole`]: where a text can be cut without cutting a character as people see it.
//! - [`wide`]: curly and full-width punctuation outside of strings.
//! - [`view`]: the pretty lines of a large text for a viewer, with folds and search.

mod ascii;
pub mod diff;
pub mod edit;
pub mod error;
pub mod node;
pub mod number;
pub mod outline;
pub mod path;
pub mod pieces;
pub mod pretty;
pub mod recognise;
pub mod scan;
pub mod string;
pub mod utf8;
pub mod view;
pub mod whole;
pub mod wide;

pub use error::{Error, ErrorKind, Position};
pub use scan::{Kind, Scanner, Span, Token};
