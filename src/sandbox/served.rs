//! Which commands the sandbox answers, and what answers each. To add one is to add its lines to the catalogue, a file, and a
//! line here; a test holds the line against the catalogue.

use super::app::App;
use super::fields::Fields;
use super::refusal::Refusal;
use super::{account, friend, group, group_member, message, portrait, status};
use crate::api::command::{ACCOUNT_CHECK, ACCOUNT_IMPORT, PORTRAIT_GET, PORTRAIT_SET};
use crate::api::rules::Documents;

/// What answers a command: the body's fields in, the reply's own fields out.
pub(super) type Handler = fn(&mut App, &Fields) -> Result<Fields, Refusal>;

/// A command that the sandbox serves.
#[derive(Debug, Clone, Copy)]
pub(super) struct Served {
    /// Its path.
    pub path: &'static str,
    /// What answers it.
    pub handler: Handler,
    /// Calls a second in the documents of 2016 and in the newest.
    rates: (u32, u32),
    /// Whether its replies have an `ErrorDisplay`.
    pub displays: bool,
}

impl Served {
    /// Calls a second, by the documents that are followed.
    pub(super) fn rate(&self, documents: Documents) -> u32 {
        documents.pick(self.rates.0, self.rates.1)
    }

    /// The same at other rates than most.
    const fn at(self, seed: u32, current: u32) -> Self {
        Self { rates: (seed, current), ..self }
    }

    /// The same with an `ErrorDisplay`.
    const fn displaying(self) -> Self {
        Self { displays: true, ..self }
    }
}

/// A command at the rates of most.
const fn plain(path: &'static str, handler: Handler) -> Served {
    Served { path, handler, rates: (100, 200), displays: false }
}

/// The paths of the commands.
pub(super) fn paths() -> impl Iterator<Item = &'static str> {
    SERVED.iter().map(|served| served.path)
}

/// The command of a path.
pub(super) fn find(path: &str) -> Option<&'static Served> {
    SERVED.iter().find(|served| served.path == path)
}

/// The command of a request's target.
pub(super) fn of_target(target: &str) -> Option<&'static Served> {
    find(target.split('?').next()?.strip_prefix('/')?)
}

/// Whether what answers a request's target has an `ErrorDisplay`.
pub(super) fn displays(target: &str) -> bool {
    of_target(target).is_some_and(|served| served.displays)
}

const SERVED: [Served; 19] = [
    plain(PORTRAIT_SET, portrait::set).displaying(),
    plain(PORTRAIT_GET, portrait::get).displaying(),
    plain(ACCOUNT_IMPORT, account::import).at(1000, 200),
    plain(ACCOUNT_CHECK, account::check).at(100, 100),
    plain("v4/im_open_login_svc/account_delete", account::delete).at(100, 100),
    plain("v4/im_open_login_svc/kick", account::kick),
    plain("v4/openim/query_online_status", status::query),
    plain("v4/openim/querystate", status::query_state),
    plain("v4/openim/sendmsg", message::send),
    plain("v4/openim/batchsendmsg", message::send_batch),
    plain("v4/sns/friend_add", friend::add).displaying(),
    plain("v4/sns/friend_get", friend::get).displaying(),
    plain("v4/sns/friend_delete", friend::delete).displaying(),
    plain("v4/sns/black_list_add", friend::block).displaying(),
    plain("v4/group_open_http_svc/create_group", group::create),
    plain("v4/group_open_http_svc/get_group_info", group::info),
    plain("v4/group_open_http_svc/destroy_group", group::destroy),
    plain("v4/group_open_http_svc/add_group_member", group_member::add),
    plain("v4/group_open_http_svc/send_group_msg", group_member::send),
];
