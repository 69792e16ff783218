//! The URL of a request, taken apart: where it goes, which command it calls, and the credentials in its query.

use super::model::{FoundRequest, ImportFault, ImportNote, ImportPart, ImportRefusal};
use super::placeholder::is_placeholder;
use crate::api::base_url::BaseUrl;
use crate::api::endpoint::{self, Endpoint, SANDBOX_ORIGIN};
use crate::api::{Secret, encode};
use crate::exchange::secret_name;
use percent_encoding::percent_decode_str;

/// What every path of a command begins with.
pub(super) const VERSION: &str = "/v4/";

/// Reads a URL into a request. One without a scheme is taken with the one that its host is asked by, and one without a host
/// leaves the endpoint as it is.
///
/// # Errors
/// What is wrong with its host.
pub(super) fn read(url: &str, into: &mut FoundRequest) -> Result<(), ImportRefusal> {
    let url = url.trim();
    let url = url.split_once('#').map_or(url, |(url, _)| url);
    let (address, query) = url.split_once('?').map_or((url, None), |(address, query)| (address, Some(query)));
    let (base, path) = split(address);
    into.endpoint = base.as_deref().map(|base| endpoint(base, &mut into.notes)).transpose()?.flatten();
    if path.is_none() {
        into.notes.push(ImportNote::NoCommand);
    }
    into.path = path;
    if let Some(query) = query {
        read_query(query, into);
    }
    Ok(())
}

/// Whether a URL names a path of the service.
pub(super) fn is_services(url: &str) -> bool {
    url.split(['?', '#'])
        .next()
        .is_some_and(|address| split(address).1.is_some_and(|path| path.starts_with("v4/")))
}

/// The base URL, where there is one, and the command's path.
fn split(address: &str) -> (Option<String>, Option<String>) {
    // Relative: `/v4/…`, or `v4/…` as the documents have it.
    let relative = address.starts_with('/') || address.starts_with(VERSION.trim_start_matches('/'));
    let scheme_end = address.find("://").map_or(0, |at| at + 3);
    let authority_end = match relative {
        true => 0,
        false => address[scheme_end..].find('/').map_or(address.len(), |slash| scheme_end + slash),
    };
    let (authority, path) = address.split_at(authority_end);
    let path = format!("/{}", path.trim_matches('/'));
    let (prefix, command) = path.split_at(path.rfind(VERSION).unwrap_or(0));
    let command = Some(command.trim_matches('/')).filter(|command| !command.is_empty());
    let base = match (authority, scheme_end) {
        ("", _) => None,
        (name, 0) => {
            let scheme = if endpoint::region_of(name).is_some() { "https" } else { "http" };
            Some(format!("{scheme}://{name}{prefix}"))
        }
        (authority, _) => Some(format!("{authority}{prefix}")),
    };
    (base, command.map(str::to_owned))
}

/// The endpoint of a base URL; nothing where the host only stands for one.
fn endpoint(base: &str, notes: &mut Vec<ImportNote>) -> Result<Option<Endpoint>, ImportRefusal> {
    let (_, host) = base.split_once("://").unwrap_or_default();
    if host.contains("{{") || host.starts_with(['$', '<', '%']) {
        return Ok(None);
    }
    let base = BaseUrl::parse(base).map_err(|error| ImportFault::Url(error).somewhere())?;
    if base.origin() == SANDBOX_ORIGIN {
        return Ok(Some(Endpoint::Sandbox));
    }
    let known = endpoint::hosts().find(|host| *host == base.host() && base.has_default_port());
    if let Some(host) = known.filter(|_| base.path().is_empty()) {
        if base.scheme() == "http" {
            notes.push(ImportNote::Encrypted);
        }
        return Ok(Some(Endpoint::Host(host)));
    }
    if !base.is_loopback() {
        notes.push(ImportNote::Host(secret_name::shown(base.host())));
    }
    Ok(Some(Endpoint::Custom(base.to_string())))
}

fn read_query(query: &str, into: &mut FoundRequest) {
    let mut seen: Vec<ImportPart> = Vec::new();
    let mut others = Vec::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let name = match name.strip_prefix("amp;") {
            Some(name) => {
                note_once(&mut into.notes, ImportNote::Ampersands);
                name
            }
            None => name,
        };
        let Some(part) = ImportPart::named(name) else {
            others.push(secret_name::shown(name));
            continue;
        };
        if name != part.name() {
            note_once(&mut into.notes, ImportNote::Case(part));
        }
        if seen.contains(&part) {
            note_once(&mut into.notes, ImportNote::Doubled(part));
            // The last counts, also where it only stands for a value.
            set(into, part, None);
        }
        seen.push(part);
        let value = decoded(part, value, &mut into.notes);
        set(into, part, value);
    }
    if !others.is_empty() {
        into.notes.push(ImportNote::Parameters(others));
    }
}

/// The value as text; nothing where it is not to be used.
fn decoded(part: ImportPart, value: &str, notes: &mut Vec<ImportNote>) -> Option<String> {
    let spaced = value.replace('+', " ");
    let bytes: Vec<u8> = percent_decode_str(&spaced).collect();
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            notes.push(ImportNote::NotUtf8 { part, gbk: looks_like_gbk(error.as_bytes()) });
            return None;
        }
    };
    if is_placeholder(&text) || is_placeholder(value) {
        notes.push(ImportNote::Placeholder(part));
        return None;
    }
    if value.contains('+') {
        notes.push(ImportNote::Plus(part));
    }
    if !encode::has_whole_escapes(value) {
        notes.push(ImportNote::Percent(part));
    }
    Some(text)
}

fn set(into: &mut FoundRequest, part: ImportPart, value: Option<String>) {
    match part {
        ImportPart::SdkAppId => into.sdkappid = value,
        ImportPart::Identifier => into.identifier = value,
        ImportPart::UserSig => into.usersig = value.map(Secret::new),
        ImportPart::SecretKey => into.secret_key = value.map(Secret::new),
        ImportPart::Random => into.random = value,
        ImportPart::ContentType => {
            if value.is_some_and(|value| value != "json") {
                note_once(&mut into.notes, ImportNote::NotJsonType);
            }
        }
    }
}

pub(super) fn note_once(notes: &mut Vec<ImportNote>, note: ImportNote) {
    if !notes.contains(&note) {
        notes.push(note);
    }
}

/// Whether bytes can be GBK: every byte above 127 begins or ends a pair.
pub(super) fn looks_like_gbk(bytes: &[u8]) -> bool {
    let mut rest = bytes.iter();
    while let Some(first) = rest.next() {
        match first {
            0..=0x7F => {}
            0x81..=0xFE => match rest.next() {
                Some(0x40..=0x7E | 0x80..=0xFE) => {}
                _ => return false,
            },
            _ => return false,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::base_url::BaseUrlError;

    fn of(url: &str) -> FoundRequest {
        let mut found = FoundRequest::default();
        read(url, &mut found).unwrap();
        found
    }

    #[test]
    fn all_of_a_url() {
        let found = of(
            "https://console.tim.qq.com/v4/profile/portrait_set?usersig=eJw%2A-_&identifier=a%20b%2Bc&sdkappid=88888888&random=99999999&contenttype=json",
        );
        let expected = FoundRequest {
            endpoint: Some(Endpoint::Host("console.tim.qq.com")),
            path: Some("v4/profile/portrait_set".into()),
            sdkappid: Some("88888888".into()),
            identifier: Some("a b+c".into()),
            usersig: Some(Secret::new("eJw*-_")),
            random: Some("99999999".into()),
            ..FoundRequest::default()
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn where_it_goes() {
        let check = |url: &str, endpoint: Option<Endpoint>, path: Option<&str>| {
            let found = of(url);
            assert_eq!((found.endpoint, found.path.as_deref()), (endpoint, path), "{url}");
        };
        let custom = |base: &str| Some(Endpoint::Custom(base.into()));
        let host = Some(Endpoint::Host("console.tim.qq.com"));
        check("console.tim.qq.com/v4/a/b?x=1", host.clone(), Some("v4/a/b"));
        check("http://console.tim.qq.com/v4/a/b/", host.clone(), Some("v4/a/b"));
        check("https://console.tim.qq.com", host.clone(), None);
        check("HTTPS://Console.tim.qq.com:443/v4/a/b", host, Some("v4/a/b"));
        check("https://sandbox.invalid/v4/a/b", Some(Endpoint::Sandbox), Some("v4/a/b"));
        check("/v4/a/b?x=1", None, Some("v4/a/b"));
        check("v4/a/b", None, Some("v4/a/b"));
        check("http://127.0.0.1:8080/v4/a/b", custom("http://127.0.0.1:8080"), Some("v4/a/b"));
        check("127.0.0.1:8080/v4/a/b", custom("http://127.0.0.1:8080"), Some("v4/a/b"));
        check("https://h.example/tim/v4/a/b", custom("https://h.example/tim"), Some("v4/a/b"));
        check("https://h.example/other/path", custom("https://h.example"), Some("other/path"));
        check("{{host}}/v4/a/b", None, Some("v4/a/b"));
        check("https://{{host}}/v4/a/b", None, Some("v4/a/b"));
        check("https://v4/v4/a/b", custom("https://v4"), Some("v4/a/b"));
    }

    #[test]
    fn what_is_to_be_told() {
        use ImportNote::*;
        use ImportPart::*;
        let check = |query: &str, notes: &[ImportNote]| {
            assert_eq!(of(&format!("/v4/a/b?{query}")).notes, notes, "{query}");
        };
        check("usersig=***&identifier={{id}}", &[Placeholder(UserSig), Placeholder(Identifier)]);
        check("identifier=a+b", &[Plus(Identifier)]);
        check("identifier=a%2Bb", &[]);
        check("identifier=%B9%DC%C0%ED%D4%B1", &[NotUtf8 { part: Identifier, gbk: true }]);
        check("identifier=%FF", &[NotUtf8 { part: Identifier, gbk: false }]);
        check("identifier=100%", &[Percent(Identifier)]);
        check("random=1&random=2", &[Doubled(Random)]);
        check("apn=1&x=2", &[Parameters(vec!["apn".into(), "x".into()])]);
        check("SDKAppID=1", &[Case(SdkAppId)]);
        check("sdkappid=1&amp;random=2&amp;identifier=a", &[Ampersands]);
        check("contenttype=protobuf", &[NotJsonType]);
        assert_eq!(of("/v4/a/b?random=1&random=2").random.as_deref(), Some("2"));
        assert_eq!(of("/v4/a/b?usersig=eJw&usersig=xxx").usersig, None);
        assert_eq!(of("http://console.tim.qq.com/v4/a/b").notes, [Encrypted]);
        assert_eq!(of("https://h.example/v4/a/b").notes, [Host("h.example".into())]);
        assert_eq!(of("https://h.example").notes, [Host("h.example".into()), NoCommand]);
        assert_eq!(of("http://localhost:1/v4/a/b").notes, []);
    }

    #[test]
    fn a_host_that_is_none_refuses() {
        let refused = |url: &str| read(url, &mut FoundRequest::default()).map_err(|refusal| refusal.fault);
        assert_eq!(refused("https://user:pw@host/v4/a/b"), Err(ImportFault::Url(BaseUrlError::UserInfo)));
        assert_eq!(refused("ftp://host/v4/a/b"), Err(ImportFault::Url(BaseUrlError::Scheme)));
    }
}
