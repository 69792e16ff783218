//! Makes a UserSig from fields as a person typed them, or says which of them can't be used.

use super::{INFLATED_MAX, Inputs, make};
use crate::api::Secret;

/// The fields as typed.
#[derive(Debug, Clone, Copy)]
pub struct Typed<'a> {
    /// The app's number.
    pub sdkappid: &'a str,
    /// Whom it is for.
    pub identifier: &'a str,
    /// The SecretKey.
    pub key: &'a Secret,
    /// How long it lives, in seconds.
    pub expire: &'a str,
    /// Text of the app's own, carried and signed; empty for none.
    pub userbuf: &'a str,
}

/// The field that can't be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unusable {
    /// The SDKAppID is not a number.
    SdkAppId,
    /// There is no identifier.
    IdentifierEmpty,
    /// The identifier holds a control character. What is signed has one field a line and escapes nothing, so a
    /// line break in it could imitate the fields after it.
    IdentifierControl,
    /// There is no SecretKey.
    KeyEmpty,
    /// The validity is not a number of seconds above 0.
    Expire,
    /// The result would be longer than a gateway reads.
    TooLong,
}

/// The most bytes of userbuf and identifier together: Base64 in the JSON, they stay within [`INFLATED_MAX`].
const CARRIED_MAX: usize = INFLATED_MAX / 2;

impl Typed<'_> {
    /// Makes the UserSig, at `now` in Unix seconds.
    ///
    /// # Errors
    /// The first field that can't be used, in the order of the fields on screen.
    pub fn make(&self, now: u64) -> Result<Secret, Unusable> {
        let sdkappid = self.sdkappid.trim().parse().map_err(|_| Unusable::SdkAppId)?;
        let identifier = self.identifier;
        if identifier.is_empty() {
            return Err(Unusable::IdentifierEmpty);
        }
        if identifier.chars().any(char::is_control) {
            return Err(Unusable::IdentifierControl);
        }
        if self.key.is_empty() {
            return Err(Unusable::KeyEmpty);
        }
        let expire = self.expire.trim().parse().ok().filter(|&s| s > 0).ok_or(Unusable::Expire)?;
        if self.userbuf.len() + identifier.len() > CARRIED_MAX {
            return Err(Unusable::TooLong);
        }
        let userbuf = (!self.userbuf.is_empty()).then_some(self.userbuf.as_bytes());
        Ok(make(&Inputs { sdkappid, identifier, key: self.key, time: now, expire, userbuf }))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Opened, State, judge, open};
    use super::*;
    use proptest::prelude::*;

    const NOW: u64 = 1_700_000_000;

    fn typed(key: &Secret) -> Typed<'_> {
        Typed { sdkappid: "88888888", identifier: "admin", key, expire: "3600", userbuf: "" }
    }

    #[test]
    fn each_field_that_cannot_be_used() {
        let key = Secret::new("k");
        let fine = typed(&key);
        assert!(fine.make(NOW).is_ok());
        let long = "x".repeat(CARRIED_MAX);
        for (typed, why) in [
            (Typed { sdkappid: "", ..fine }, Unusable::SdkAppId),
            (Typed { sdkappid: "1.5", ..fine }, Unusable::SdkAppId),
            (Typed { identifier: "", ..fine }, Unusable::IdentifierEmpty),
            (Typed { identifier: "a\nb", ..fine }, Unusable::IdentifierControl),
            (typed(&Secret::default()), Unusable::KeyEmpty),
            (Typed { expire: "", ..fine }, Unusable::Expire),
            (Typed { expire: "0", ..fine }, Unusable::Expire),
            (Typed { expire: "1h", ..fine }, Unusable::Expire),
            (Typed { expire: "18446744073709551616", ..fine }, Unusable::Expire),
            (Typed { userbuf: &long, ..fine }, Unusable::TooLong),
        ] {
            assert_eq!(typed.make(NOW), Err(why), "{typed:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_made_is_valid_and_carries_the_userbuf(
            identifier in "[^\\p{Cc}]{1,40}", expire in 1u64.., userbuf in any::<String>(),
        ) {
            let (key, seconds) = (Secret::new("k"), expire.to_string());
            let typed = Typed { identifier: &identifier, expire: &seconds, userbuf: &userbuf, ..typed(&key) };
            let sig = typed.make(NOW).unwrap();
            let verdict = judge(sig.reveal(), "88888888", &identifier, Some(&key), NOW);
            prop_assert_eq!(verdict.state, State::Valid);
            let Ok(Opened::V2(v2)) = open(sig.reveal()) else { panic!("version 2") };
            prop_assert_eq!(v2.expire, i128::from(expire));
            prop_assert_eq!(v2.userbuf.unwrap_or_default(), userbuf.as_bytes());
        }
    }
}
