//! A request for other programs: a HAR with what came back, and a collection of Postman. A variable stands in the UserSig's place
//! unless secrets are asked for. The import reads both back.

mod har;
mod parts;
mod postman;

pub use har::{Recorded, to_har};
pub use postman::to_postman;

#[cfg(test)]
mod tests;
