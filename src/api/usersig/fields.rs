//! The fields of the JSON in a UserSig, with their types.

use super::{OpenError, Opened, Slip, V1, V2};
use crate::api::Secret;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value};
use std::ops::Range;
use std::str::FromStr;

/// `TLS.time` within these is one in milliseconds: as seconds it begins in the year 5138, as milliseconds in 1973.
const MILLISECONDS: Range<u64> = 100_000_000_000..100_000_000_000_000;

/// A UserSig's JSON object.
pub(super) struct Fields(pub Map<String, Value>);

/// The fields of either version. Beside what can't be read there is what can be read and yet is wrong: then the slip stands
/// beside the fields, and those that are swapped are put right.
pub(super) fn read(fields: &Fields) -> Result<(Opened, Option<Slip>), OpenError> {
    if fields.0.contains_key("TLS.sdk_appid") && !fields.0.contains_key("TLS.ver") {
        return Ok((Opened::V1(read_v1(fields)?), None));
    }
    if fields.text("TLS.ver")? != "2.0" {
        return Err(OpenError::Version);
    }
    let mut quoted = Vec::new();
    let swapped = fields.swapped();
    let (identifier, sdkappid) = match &swapped {
        Some(swapped) => swapped.clone(),
        None => (fields.text("TLS.identifier")?, fields.number("TLS.sdkappid", &mut quoted)?),
    };
    let v2 = V2 {
        identifier,
        sdkappid,
        time: fields.number("TLS.time", &mut quoted)?,
        expire: fields.number("TLS.expire", &mut quoted)?,
        userbuf: fields.optional("TLS.userbuf", Fields::bytes)?,
        sig: fields.sig()?,
        quoted,
    };
    let slip = match swapped {
        Some(_) => Some(Slip::SwappedFields),
        None => MILLISECONDS.contains(&v2.time).then_some(Slip::Milliseconds),
    };
    Ok((Opened::V2(v2), slip))
}

fn read_v1(fields: &Fields) -> Result<V1, OpenError> {
    Ok(V1 {
        account_type: fields.text("TLS.account_type")?,
        identifier: fields.text("TLS.identifier")?,
        appid_at_3rd: fields.text("TLS.appid_at_3rd")?,
        sdk_appid: fields.decimal("TLS.sdk_appid")?,
        time: fields.decimal("TLS.time")?,
        expire_after: fields.decimal("TLS.expire_after")?,
        version: fields.optional("TLS.version", Fields::text)?,
        userbuf: fields.optional("TLS.userbuf", Fields::bytes)?,
        sig: fields.sig()?,
    })
}

impl Fields {
    fn value(&self, name: &'static str) -> Result<&Value, OpenError> {
        self.0.get(name).ok_or(OpenError::Missing(name))
    }

    fn text(&self, name: &'static str) -> Result<String, OpenError> {
        self.value(name)?.as_str().map(str::to_owned).ok_or(OpenError::WrongType(name))
    }

    /// A whole number. One in quotes is read as well, and noted: what is signed is the same text.
    fn number<T: FromStr + ToString>(
        &self,
        name: &'static str,
        quoted: &mut Vec<&'static str>,
    ) -> Result<T, OpenError> {
        match self.value(name)? {
            Value::Number(number) => {
                let text = number.to_string();
                let fraction = text.contains(['.', 'e', 'E']);
                let error =
                    if fraction { OpenError::Slip(Slip::Fraction) } else { OpenError::WrongType(name) };
                whole(&text).ok_or(error)
            }
            Value::String(text) => {
                quoted.push(name);
                whole(text).ok_or(OpenError::WrongType(name))
            }
            _ => Err(OpenError::WrongType(name)),
        }
    }

    fn decimal<T: FromStr>(&self, name: &'static str) -> Result<T, OpenError> {
        self.text(name)?.parse().map_err(|_| OpenError::WrongType(name))
    }

    fn bytes(&self, name: &'static str) -> Result<Vec<u8>, OpenError> {
        STANDARD.decode(self.text(name)?).map_err(|_| OpenError::NotBase64(name))
    }

    fn sig(&self) -> Result<Secret, OpenError> {
        self.bytes("TLS.sig")?;
        self.text("TLS.sig").map(Secret::new)
    }

    /// Identifier and SDKAppID where each stands in the other's place, which shows where the identifier is no number.
    fn swapped(&self) -> Option<(String, u64)> {
        let identifier = self.0.get("TLS.sdkappid")?.as_str().filter(|text| whole::<u64>(text).is_none())?;
        let sdkappid = match self.0.get("TLS.identifier")? {
            Value::String(text) => whole(text)?,
            Value::Number(number) => whole(&number.to_string())?,
            _ => return None,
        };
        Some((identifier.to_owned(), sdkappid))
    }

    fn optional<T>(
        &self,
        name: &'static str,
        read: impl Fn(&Self, &'static str) -> Result<T, OpenError>,
    ) -> Result<Option<T>, OpenError> {
        if self.0.contains_key(name) { read(self, name).map(Some) } else { Ok(None) }
    }
}

/// A whole number in its only spelling, as it is signed.
fn whole<T: FromStr + ToString>(text: &str) -> Option<T> {
    text.parse().ok().filter(|number: &T| number.to_string() == text)
}
