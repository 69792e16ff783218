//! Opens a UserSig of either version, step by step, and says at which step it fails. Judges nothing.

use super::fields::{self, Fields};
use super::unpack::{decode, inflate, json};
use super::{OpenError, Opened, TEXT_MAX};

/// Opens a UserSig as it stands; [`super::unwrap`] prepares one that was pasted.
///
/// # Errors
/// The step at which it fails; which slip of its maker is behind that, [`super::judge`] finds out. Never panics; its time is
/// bounded by [`TEXT_MAX`] and [`super::INFLATED_MAX`].
pub fn open(text: &str) -> Result<Opened, OpenError> {
    match fields::read(&fields_of(text)?)? {
        (opened, None) => Ok(opened),
        (_, Some(slip)) => Err(OpenError::Slip(slip)),
    }
}

/// The JSON object in a UserSig.
pub(super) fn fields_of(text: &str) -> Result<Fields, OpenError> {
    if text.is_empty() {
        return Err(OpenError::Empty);
    }
    if text.len() > TEXT_MAX {
        return Err(OpenError::TooLong);
    }
    json(&inflate(&decode(text)?)?)
}
