//! The custom fields that the help in a row and the advice know of: those of the sandbox where it is the endpoint, and
//! those that the team has written down for the environment in use. The latter never are all that there are.

use crate::api::rules::{self, CustomKind, Documents};
use crate::exchange::environment::CustomField;
use crate::page::service;
use crate::workbench::body::offers::Custom;
use std::cell::RefCell;

thread_local! {
    static TEAM: RefCell<Vec<CustomField>> = const { RefCell::new(Vec::new()) };
}

/// Sets the fields of the environment in use.
pub fn set_team_fields(fields: Vec<CustomField>) {
    TEAM.set(fields);
}

/// The custom fields to offer, each with its whole Tag.
pub fn offered() -> Vec<Custom> {
    let mut offered = Vec::new();
    if service::is_chosen() {
        service::with_sandbox(|sandbox| {
            let settings = sandbox.settings();
            let sdkappid = settings.sdkappid.to_string();
            let rules = rules::Rules { documents: settings.documents, sdkappid: &sdkappid, custom: &[] };
            offered.extend(settings.custom.iter().map(|field| Custom {
                tag: rules.custom_tag(&field.keyword),
                bytes: field.kind == CustomKind::Bytes,
                description: None,
            }));
        });
    }
    let team = TEAM.with_borrow(|team| team.iter().map(Custom::of_team).collect::<Vec<_>>());
    for field in team {
        if offered.iter().all(|known| known.tag != field.tag) {
            offered.push(field);
        }
    }
    offered
}

/// What the advice may go by: the documents, and the custom fields of the endpoint.
pub fn judged_by(to_sandbox: bool) -> (Documents, Vec<rules::CustomField>) {
    if to_sandbox {
        return service::with_sandbox(|sandbox| {
            let settings = sandbox.settings();
            (settings.documents, settings.custom.clone())
        });
    }
    let field = |field: &CustomField| rules::CustomField {
        keyword: field.name.clone(),
        kind: if Custom::of_team(field).bytes { CustomKind::Bytes } else { CustomKind::String },
        readable: true,
        writable: true,
    };
    (Documents::default(), TEAM.with_borrow(|team| team.iter().map(field).collect()))
}
