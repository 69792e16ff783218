//! An entry as text, for keeping and for the other tabs. It has a version; no secret is in an [`Entry`] to begin with.

use super::entry::{End, Entry};
use super::key::Key;
use crate::api::endpoint::{CUSTOM, Endpoint};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The version of the form; a text of another one is left alone.
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
struct StoredEntry<'a> {
    version: u32,
    at_ms: u64,
    tab: u32,
    call: u32,
    took_ms: u32,
    command: Cow<'a, str>,
    /// Its name in selects.
    endpoint: Cow<'a, str>,
    custom_base: Cow<'a, str>,
    sdkappid: Cow<'a, str>,
    identifier: Cow<'a, str>,
    random: Cow<'a, str>,
    status: Option<u16>,
    end: End,
    code: Cow<'a, str>,
    body: Option<Cow<'a, str>>,
    reply: Option<Cow<'a, str>>,
    reply_size: usize,
    is_masked: bool,
    name: Cow<'a, str>,
    is_pinned: bool,
}

/// The entry's text.
pub fn write(entry: &Entry) -> String {
    let custom_base = if let Endpoint::Custom(base) = &entry.endpoint { base } else { "" };
    let stored = StoredEntry {
        version: VERSION,
        at_ms: entry.key.at_ms,
        tab: entry.key.tab,
        call: entry.key.call,
        took_ms: entry.took_ms,
        command: Cow::Borrowed(&entry.command),
        endpoint: Cow::Borrowed(entry.endpoint.name()),
        custom_base: Cow::Borrowed(custom_base),
        sdkappid: Cow::Borrowed(&entry.sdkappid),
        identifier: Cow::Borrowed(&entry.identifier),
        random: Cow::Borrowed(&entry.random),
        status: entry.status,
        end: entry.end,
        code: Cow::Borrowed(&entry.code),
        body: entry.body.as_deref().map(Cow::Borrowed),
        reply: entry.reply.as_deref().map(Cow::Borrowed),
        reply_size: entry.reply_size,
        is_masked: entry.is_masked,
        name: Cow::Borrowed(&entry.name),
        is_pinned: entry.is_pinned,
    };
    // Serde writes this type without fail; should it ever not, the text is none that can be read.
    serde_json::to_string(&stored).unwrap_or_default()
}

/// The entry of a text; `None` for a text that is none, or of another version.
pub fn read(text: &str) -> Option<Entry> {
    let stored: StoredEntry = serde_json::from_str(text).ok()?;
    if stored.version != VERSION {
        return None;
    }
    let StoredEntry { at_ms, tab, call, .. } = stored;
    Some(Entry {
        key: Key { at_ms, tab, call },
        took_ms: stored.took_ms,
        command: stored.command.into(),
        // A host that is documented no more is one of the user's own.
        endpoint: match Endpoint::named(&stored.endpoint) {
            None => Endpoint::Custom(format!("https://{}", stored.endpoint)),
            Some(_) if stored.endpoint == CUSTOM => Endpoint::Custom(stored.custom_base.into()),
            Some(endpoint) => endpoint,
        },
        sdkappid: stored.sdkappid.into(),
        identifier: stored.identifier.into(),
        random: stored.random.into(),
        status: stored.status,
        end: stored.end,
        code: stored.code.into(),
        body: stored.body.map(Into::into),
        reply: stored.reply.map(Into::into),
        reply_size: stored.reply_size,
        is_masked: stored.is_masked,
        name: stored.name.into(),
        is_pinned: stored.is_pinned,
    })
}
