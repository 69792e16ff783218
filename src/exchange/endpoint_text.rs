//! An endpoint as one word in links and files: its name in the select, or a custom one's base URL.

use crate::api::base_url::BaseUrlError;
use crate::api::endpoint::Endpoint;

/// The word; [`read`] gives back an equal endpoint.
///
/// # Errors
/// What is wrong with a custom base URL.
pub(super) fn write(endpoint: &Endpoint) -> Result<&str, BaseUrlError> {
    endpoint.base_url()?;
    Ok(match endpoint {
        Endpoint::Custom(typed) => typed,
        named => named.name(),
    })
}

/// Reads a word.
///
/// # Errors
/// What is wrong with it as a base URL, when it is no name.
pub(super) fn read(word: String) -> Result<Endpoint, BaseUrlError> {
    let endpoint = Endpoint::named(&word).unwrap_or(Endpoint::Custom(word));
    endpoint.base_url()?;
    Ok(endpoint)
}
