//! How a call ended.

use crate::state::call::Outcome;
use web_sys::Blob;

/// How a call ended, and what came of a reply that is not laid out.
pub(super) struct Ended {
    pub(super) outcome: Outcome,
    pub(super) blob: Option<Blob>,
}

impl From<Outcome> for Ended {
    fn from(outcome: Outcome) -> Self {
        Self { outcome, blob: None }
    }
}
