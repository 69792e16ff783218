//! Tries a signature that doesn't fit against the known slips of the signing, one at a time.

use super::fields::Fields;
use super::sign::{Signed, fits, joined};
use super::{Slip, V2};
use crate::api::Secret;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value};

/// The most bytes of identifier and userbuf with which slips are tried, so that the many contents stay cheap. Real ones have
/// a few dozen.
const TRIED_MAX: usize = 2048;

/// What the maker's key may have had around it: before it and behind it.
const AROUND_THE_KEY: [(&str, &str); 8] = [
    ("", "\n"),
    ("", "\r\n"),
    ("", " "),
    ("", "\r"),
    ("", "\t"),
    ("", "\u{a0}"),
    (" ", ""),
    ("\u{feff}", ""),
];
const QUOTES: [&str; 2] = ["\"", "'"];

/// The slip by which this signature was made with this key; `fields` is the JSON that it stood in.
pub(super) fn signing_slip(v2: &V2, fields: &Fields, key: &Secret) -> Option<Slip> {
    if v2.identifier.len() + v2.userbuf.as_ref().map_or(0, Vec::len) > TRIED_MAX {
        return None;
    }
    let sig = STANDARD.decode(v2.sig.reveal()).ok()?;
    let content = Signed::of(v2).content();
    let key = key.reveal();
    written_otherwise(v2.sig.reveal(), &sig)
        .find(|(_, sig)| fits(key.as_bytes(), content.as_bytes(), sig))
        .map(|(slip, _)| slip)
        .or_else(|| {
            let with_key = |key: &[u8]| fits(key, content.as_bytes(), &sig);
            other_keys(key).find(|(_, key)| with_key(key)).map(|(slip, _)| slip)
        })
        .or_else(|| {
            let over = |content: &str| fits(key.as_bytes(), content.as_bytes(), &sig);
            contents(v2)
                .find(|(_, content)| over(content))
                .map(|(slip, _)| slip)
                .or_else(|| jsons(fields).into_iter().any(|json| over(&json)).then_some(Slip::OverJson))
        })
        .or_else(|| fits(content.as_bytes(), key.as_bytes(), &sig).then_some(Slip::SwappedArguments))
}

/// The HMAC that a signature may be, where it is written in hexadecimal digits.
fn written_otherwise(text: &str, sig: &[u8]) -> impl Iterator<Item = (Slip, Vec<u8>)> {
    let in_base64 = std::str::from_utf8(sig).ok().and_then(from_hex);
    let plain = from_hex(text).map(|sig| (Slip::HexSig, sig));
    plain.into_iter().chain(in_base64.map(|sig| (Slip::Base64OfHex, sig)))
}

fn from_hex(digits: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let pairs = digits.as_bytes().chunks(2);
    pairs.map(|pair| Some(digit(*pair.first()?)? << 4 | digit(*pair.get(1)?)?)).collect()
}

/// The keys that a maker may have signed with in place of this one.
fn other_keys(key: &str) -> impl Iterator<Item = (Slip, Vec<u8>)> {
    let text = |slip: Slip| move |key: String| (slip, key.into_bytes());
    let around = AROUND_THE_KEY.into_iter().map(move |(before, behind)| format!("{before}{key}{behind}"));
    let quoted = QUOTES.into_iter().map(move |quote| format!("{quote}{key}{quote}"));
    let bare = super::trimmed_key(key).map(str::to_owned);
    around
        .map(text(Slip::KeyBlank))
        .chain(bare.into_iter().map(text(Slip::FieldKeyBlank)))
        .chain(quoted.map(text(Slip::KeyQuotes)))
        .chain(from_hex(key).into_iter().map(|bytes| (Slip::KeyBytes, bytes)))
        .chain([key.to_ascii_uppercase(), key.to_ascii_lowercase()].map(text(Slip::KeyCase)))
}

/// The contents that a maker may have signed in place of the right one.
fn contents(v2: &V2) -> impl Iterator<Item = (Slip, String)> {
    let signed = Signed::of(v2);
    let lines = signed.lines();
    let value = |at: usize| lines[at].1.clone();
    let without_end = |end: &str| {
        let whole = joined(&lines, end);
        whole[..whole.len() - end.len()].to_owned()
    };
    let ordered = |order: &[usize]| {
        let rest = 4..lines.len();
        let lines: Vec<_> = order.iter().copied().chain(rest).map(|at| lines[at].clone()).collect();
        joined(&lines, "\n")
    };
    let with = |values: &[(usize, String)]| {
        let mut lines = lines.clone();
        for (at, value) in values {
            lines[*at].1.clone_from(value);
        }
        lines
    };
    let swapped = with(&[(0, value(1)), (1, value(0))]);
    let end = i128::from(v2.time).saturating_add(v2.expire).to_string();
    let bare: String = lines[..4].iter().map(|(_, value)| value.as_str()).collect();
    let mut all = vec![
        (Slip::LiteralNewlines, joined(&lines, "\\n")),
        (Slip::LiteralNewlines, without_end("\\n")),
        (Slip::NoFinalNewline, without_end("\n")),
        (Slip::CarriageReturns, joined(&lines, "\r\n")),
        (Slip::CarriageReturns, without_end("\r\n")),
        (Slip::SwappedContent, joined(&swapped, "\n")),
        (Slip::SwappedContent, ordered(&[1, 0, 2, 3])),
        (Slip::LineOrder, ordered(&[0, 1, 3, 2])),
        (Slip::LineOrder, ordered(&[1, 0, 3, 2])),
        (Slip::LineOrder, ordered(&[3, 0, 1, 2])),
        (Slip::SwappedTimes, joined(&with(&[(2, value(3)), (3, value(2))]), "\n")),
        (Slip::SignedEnd, joined(&with(&[(3, end)]), "\n")),
        (Slip::Formula, format!("{bare}{}", STANDARD.encode(&bare))),
        (Slip::Formula, bare),
    ];
    if let Some(bytes) = &v2.userbuf {
        all.push((Slip::UnsignedUserbuf, joined(&lines[..4], "\n")));
        if let Ok(text) = std::str::from_utf8(bytes) {
            all.push((Slip::PlainUserbuf, joined(&with(&[(4, text.to_owned())]), "\n")));
        }
    }
    all.into_iter()
}

/// The JSON before the signature came into it, as it may have been written: the fields in the order in which they stand, in
/// that of the vendor's SDKs, or sorted; without blanks or as Python writes it; characters beyond ASCII as they are or
/// escaped; with a line feed behind it or without; without `TLS.sig` or with an empty one.
fn jsons(fields: &Fields) -> Vec<String> {
    let mut object = fields.0.clone();
    object.shift_remove("TLS.sig");
    let mut sorted: Vec<_> = object.iter().collect();
    sorted.sort_by_key(|(name, _)| *name);
    let sorted = sorted.into_iter().map(|(name, value)| (name.clone(), value.clone())).collect();
    let named = |names: [&str; 6]| {
        names.iter().filter_map(|name| Some(((*name).to_owned(), object.get(*name)?.clone()))).collect()
    };
    let npm = named(["TLS.ver", "TLS.identifier", "TLS.sdkappid", "TLS.time", "TLS.expire", "TLS.userbuf"]);
    let pypi = named(["TLS.ver", "TLS.identifier", "TLS.sdkappid", "TLS.expire", "TLS.time", "TLS.userbuf"]);
    let orders: [Map<String, Value>; 4] = [object.clone(), sorted, npm, pypi];
    let mut all = Vec::new();
    for order in orders {
        let mut with_empty = order.clone();
        with_empty.insert("TLS.sig".to_owned(), "".into());
        for object in [order, with_empty] {
            for (comma, colon) in [(",", ":"), (", ", ": ")] {
                let json = written(&object, comma, colon);
                let escaped = escaped(&json);
                all.extend(
                    (escaped != json).then(|| [escaped.clone(), escaped + "\n"]).into_iter().flatten(),
                );
                all.extend([json.clone(), json + "\n"]);
            }
        }
    }
    all
}

fn written(object: &Map<String, Value>, comma: &str, colon: &str) -> String {
    let members: Vec<_> =
        object.iter().map(|(name, value)| format!("{}{colon}{value}", Value::from(name.as_str()))).collect();
    format!("{{{}}}", members.join(comma))
}

fn escaped(json: &str) -> String {
    let escape = |c: char| match c.is_ascii() {
        true => c.to_string(),
        false => c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect(),
    };
    json.chars().map(escape).collect()
}
