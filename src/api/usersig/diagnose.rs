//! Which slip of the packing is behind a text that can't be opened: it is undone, and what comes out must be a UserSig's JSON.
//! What is found this way is shown and offered, never taken for the text itself.

use super::fields::{self, Fields};
use super::make::{encode, pack};
use super::open::fields_of;
use super::unpack::{Inflated, decode, inflate, json};
use super::{OpenError, Opened, Slip, TEXT_MAX, ZlibFault, open};
use crate::api::Secret;
use base64::Engine;
use base64::alphabet::STANDARD as STANDARD_ALPHABET;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use miniz_oxide::inflate::TINFLStatus;

/// Standard Base64, whose padding may be missing.
const INDIFFERENT: GeneralPurpose = GeneralPurpose::new(
    &STANDARD_ALPHABET,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);
/// How many joined ones are told apart.
const JOINED_MAX: usize = 8;
/// The bytes of gzip's header, without the optional parts.
const GZIP_HEADER: usize = 10;

/// What is behind a text that can't be opened.
pub(super) struct Diagnosis {
    /// The step at which it fails, or the slip that has a name.
    pub error: OpenError,
    /// What is in it, wherever that could be read.
    pub opened: Option<Opened>,
    /// The same, packed as it should be.
    pub mended: Option<Secret>,
}

/// Looks behind an error of [`open`].
pub(super) fn diagnose(text: &str, error: OpenError) -> Diagnosis {
    let found = match error {
        OpenError::Slip(slip) => in_fields(text, slip),
        OpenError::Alphabet { .. } | OpenError::Base64(_) | OpenError::Zlib(_) => in_packing(text),
        _ => None,
    };
    found.unwrap_or(Diagnosis { error, opened: None, mended: None })
}

/// Whether a text is a UserSig, right or with a slip that has a name. No beginning or length is asked for: some makers store
/// without compressing.
pub fn is_recognised(text: &str) -> bool {
    match open(text) {
        Ok(_) => true,
        Err(error) => matches!(diagnose(text, error).error, OpenError::Slip(_)),
    }
}

/// The UserSigs of a text that is several, one right after the other.
pub(super) fn joined(text: &str) -> Option<Vec<&str>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while parts.len() < JOINED_MAX
        && let Some((one, after)) = first_end(rest).and_then(|end| rest.split_at_checked(end))
        && open(one).is_ok()
    {
        parts.push(one);
        rest = after;
    }
    let is_joined = match parts.len() {
        0 => false,
        1 => cut_stream(rest).is_some(),
        JOINED_MAX => true,
        _ => rest.is_empty() || cut_stream(rest).is_some(),
    };
    is_joined.then_some(parts)
}

/// Where the first of several ends: where its zlib stream does.
fn first_end(text: &str) -> Option<usize> {
    let (bare, padding) = text.split_at(text.find('_').unwrap_or(text.len()));
    let padding = padding.len() - padding.trim_start_matches('_').len();
    let head = text.get(..(bare.len() + padding) / 4 * 4)?;
    let stream = Inflated::zlib(&decode(head).ok()?);
    (stream.status == TINFLStatus::Done).then_some(stream.read.div_ceil(3) * 4)
}

/// Fields that can be read and are wrong.
fn in_fields(text: &str, slip: Slip) -> Option<Diagnosis> {
    let (opened, _) = fields::read(&fields_of(text).ok()?).ok()?;
    Some(Diagnosis { error: OpenError::Slip(slip), opened: Some(opened), mended: None })
}

fn in_packing(text: &str) -> Option<Diagnosis> {
    if text.trim_start().starts_with('{') {
        return found(Slip::Plain, &json(text.as_bytes()).ok()?, pack(text.as_bytes()));
    }
    let decoded = decoded(text);
    let packing = decoded.iter().find_map(|(slip, bytes)| unpacked(*slip, bytes));
    packing
        .or_else(|| {
            let parts = joined(text)?;
            let first = parts.first()?;
            let mended = parts.iter().all(|part| part == first).then(|| Secret::new(*first));
            Some(Diagnosis { error: OpenError::Slip(Slip::Joined), opened: open(first).ok(), mended })
        })
        .or_else(|| cut(text))
}

/// A slip, if what comes out behind it is a UserSig's JSON.
fn found(slip: Slip, fields: &Fields, mended: Secret) -> Option<Diagnosis> {
    let (opened, in_fields) = fields::read(fields).ok()?;
    let mended = in_fields.is_none().then_some(mended);
    Some(Diagnosis { error: OpenError::Slip(slip), opened: Some(opened), mended })
}

/// The bytes that a text may stand for, and by which slip.
fn decoded(text: &str) -> Vec<(Option<Slip>, Vec<u8>)> {
    let spelt = |from: [char; 2], to: [&str; 2]| text.replace(from[0], to[0]).replace(from[1], to[1]);
    let own = spelt(['*', '-'], ["+", "/"]).replace('_', "=");
    let as_standard = |text: &str| INDIFFERENT.decode(text).ok();
    let foreign = text.contains(['+', '/', '=']);
    let readings = [
        (None, decode(text).ok()),
        (Some(Slip::StandardBase64), foreign.then(|| as_standard(&own)).flatten()),
        (Some(Slip::NoPadding), (!foreign).then(|| as_standard(&own)).flatten()),
        (Some(Slip::Base64Url), as_standard(&spelt(['-', '_'], ["+", "/"]))),
        (
            Some(Slip::PlusLost),
            text.contains(' ').then(|| as_standard(&text.trim().replace(' ', "+"))).flatten(),
        ),
    ];
    readings.into_iter().filter_map(|(slip, bytes)| Some((slip, bytes?))).collect()
}

/// What is behind bytes that are no zlib stream, or that only a slip brought to light.
fn unpacked(slip: Option<Slip>, bytes: &[u8]) -> Option<Diagnosis> {
    let of_json = |slip: Slip, bytes: &[u8]| found(slip, &json(bytes).ok()?, pack(bytes));
    let whole = |stream: Inflated, length: usize| {
        (stream.status == TINFLStatus::Done && stream.read == length).then_some(stream.bytes)
    };
    if let (Some(slip), Ok(inside)) = (slip, inflate(bytes)) {
        return found(slip, &json(&inside).ok()?, encode(bytes));
    }
    if bytes.starts_with(b"{") {
        return of_json(Slip::NotPacked, bytes);
    }
    if bytes.starts_with(&[0x1f, 0x8b, 8, 0]) {
        let stream = Inflated::raw(bytes.get(GZIP_HEADER..)?);
        return (stream.status == TINFLStatus::Done).then(|| of_json(Slip::Gzip, &stream.bytes)).flatten();
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        let inside = |text: &str| Some((open(text).ok()?, Secret::new(text)));
        let standard = || text.replace('+', "*").replace('/', "-").replace('=', "_");
        let (opened, mended) = inside(text).or_else(|| inside(&standard()))?;
        return Some(Diagnosis {
            error: OpenError::Slip(Slip::Twice),
            opened: Some(opened),
            mended: Some(mended),
        });
    }
    of_json(Slip::RawDeflate, &whole(Inflated::raw(bytes), bytes.len())?)
}

/// One that ends too early, after enough to be recognised.
fn cut(text: &str) -> Option<Diagnosis> {
    let start = start(text)?;
    let opened = json(&start).ok().and_then(|fields| fields::read(&fields).ok()).map(|(opened, _)| opened);
    let mended = opened.as_ref().map(|_| pack(&start));
    Some(Diagnosis { error: OpenError::Slip(Slip::Cut), opened, mended })
}

/// The JSON's start in the start of a UserSig.
fn start(text: &str) -> Option<Vec<u8>> {
    let start = Inflated::zlib(&cut_stream(text)?).bytes;
    (start.starts_with(b"{") && start.windows(4).any(|bytes| bytes == b"TLS.")).then_some(start)
}

/// The zlib stream in a text that ends too early.
fn cut_stream(text: &str) -> Option<Vec<u8>> {
    if text.len() > TEXT_MAX {
        return None;
    }
    let packed = match decode(text) {
        Err(OpenError::Base64(_)) => {
            let bare = text.trim_end_matches('_');
            decode(bare.get(..bare.len() / 4 * 4)?)
        }
        whole => whole,
    };
    let packed = packed.ok()?;
    (inflate(&packed) == Err(OpenError::Zlib(ZlibFault::Truncated))).then_some(packed)
}
