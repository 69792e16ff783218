//! The fields of the page that an environment sets, and how far the two differ.

use crate::api::endpoint::Endpoint;
use crate::exchange::environment::Environment;

/// The fields of the page that an environment sets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields {
    /// Where to.
    pub endpoint: Endpoint,
    /// The app's number.
    pub sdkappid: String,
    /// The caller.
    pub identifier: String,
}

/// One of the fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Where to.
    Endpoint,
    /// The app's number.
    SdkAppId,
    /// The caller.
    Identifier,
}

/// Which fields an environment would change. What it leaves empty it leaves as it is.
pub fn differences(environment: &Environment, fields: &Fields) -> Vec<Field> {
    // A custom base URL may be written with a slash at its end or without.
    let same_endpoint = environment.endpoint == fields.endpoint
        || matches!(
            (environment.endpoint.base_url(), fields.endpoint.base_url()),
            (Ok(one), Ok(other)) if one == other
        );
    let same = |set: &str, now: &str| set.is_empty() || set == now;
    unlike([
        (Field::Endpoint, same_endpoint),
        (Field::SdkAppId, same(&environment.sdkappid, &fields.sdkappid)),
        (Field::Identifier, same(&environment.identifier, &fields.identifier)),
    ])
}

fn unlike(same: [(Field, bool); 3]) -> Vec<Field> {
    same.into_iter().filter_map(|(field, same)| (!same).then_some(field)).collect()
}

/// What saving the fields over an environment would change, down to what it leaves empty.
pub fn replacements(environment: &Environment, fields: &Fields) -> Vec<Field> {
    unlike([
        (Field::Endpoint, environment.endpoint == fields.endpoint),
        (Field::SdkAppId, environment.sdkappid == fields.sdkappid),
        (Field::Identifier, environment.identifier == fields.identifier),
    ])
}
