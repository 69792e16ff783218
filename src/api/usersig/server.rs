//! A UserSig as the service's gateway checks it: one error code or none.

use super::{Opened, open, verify};
use crate::api::Secret;

/// Checks a UserSig against the URL it came in and the app's own SecretKey.
///
/// The order and the code for each defect are not documented; this is our reading of the error-code page: 70002
/// empty; 70003 what can't be unpacked; 70005 what is unpacked and no UserSig of version 2; 70014 another app;
/// 70013 another identifier; 70009 a signature that does not fit; 70001 expired. The signature is checked before
/// the clock, as an unsigned time says nothing. A time in the future passes: no document has a code for it.
/// An account's existence and an empty identifier are not its business. Numbers in quotes pass (see the module).
///
/// # Errors
/// The code of the first defect.
pub fn server_code(text: &str, sdkappid: u64, identifier: &str, key: &Secret, now: u64) -> Result<(), u32> {
    let opened = open(text).map_err(|error| error.code())?;
    let Opened::V2(v2) = &opened else {
        return Err(70005);
    };
    if v2.sdkappid != sdkappid {
        return Err(70014);
    }
    if v2.identifier != identifier {
        return Err(70013);
    }
    if !verify(v2, key) {
        return Err(70009);
    }
    if opened.is_over(now) {
        return Err(70001);
    }
    Ok(())
}
