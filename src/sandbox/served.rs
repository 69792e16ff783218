//! Which commands the sandbox answers, and what answers each. To add one is to add a file and a line here.

use super::app::App;
use super::refusal::{Fields, Refusal};
use super::{account, portrait};
use crate::api::command::{ACCOUNT_CHECK, ACCOUNT_IMPORT, PORTRAIT_GET, PORTRAIT_SET};

/// What answers a command: the body's fields in, the reply's own fields out.
pub(super) type Handler = fn(&mut App, &Fields) -> Result<Fields, Refusal>;

/// A command that the sandbox serves: its path, and what answers it.
pub(super) type Served = (&'static str, Handler);

const SERVED: [Served; 4] = [
    (PORTRAIT_SET, portrait::set),
    (PORTRAIT_GET, portrait::get),
    (ACCOUNT_IMPORT, account::import),
    (ACCOUNT_CHECK, account::check),
];

/// The command of a path.
pub(super) fn find(path: &str) -> Option<Served> {
    SERVED.into_iter().find(|(served, _)| *served == path)
}
