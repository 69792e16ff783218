//! The one parser of URLs: a [`BaseUrl`] holds what a browser makes of the text that was typed, so that what is shown
//! is what is sent. It follows the URL Standard (url.spec.whatwg.org) for http and https, and knows no browser.
//!
//! Lower case for scheme and host; no port where it is the scheme's own; IPv4 addresses in any spelling (`127.1`,
//! `0x7f.1`) as four decimal numbers, IPv6 addresses in their shortest form; `\` as `/`; `.` and `..` resolved, also
//! where they are written `%2e`; what a path can't hold percent-encoded. A closing slash is dropped, for the command's
//! path follows.
//!
//! Refused, though browsers take it: one slash or none after the scheme (`http:host`), a name in another script than
//! ASCII or percent-encoded (which needs tables that weigh more than the whole page; the error says how to write it),
//! the marks that hosts of the DNS don't have (`~`, `!`, `*` …), an empty label, and port 0. Only a browser can tell
//! whether an `xn--` label is one.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};
use std::ops::Range;

/// Scheme, host, port and path of a URL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl {
    text: String,
    host: Range<usize>,
    /// Where the path begins, or the end.
    path: usize,
    port: u16,
}

/// Why a text is no base URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BaseUrlError {
    /// Nothing was typed.
    Empty,
    /// It starts with neither `http://` nor `https://`.
    Scheme,
    /// There is no host after the scheme, or it holds what a host can't.
    Host,
    /// The host is written in another script than ASCII.
    HostNotAscii,
    /// The host ends in a number, so it is an IPv4 address, and it is none.
    HostNumber,
    /// The port is not a number from 1 to 65535.
    Port,
    /// It carries a user name or password, which `fetch` refuses.
    UserInfo,
    /// It has a query or a fragment; the request brings its own query.
    Query,
    /// It holds a space or a control character.
    Space,
}

/// What a browser encodes in a path. The standard took `^` in late; encoded, it is left alone by every browser.
const IN_PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'}');

impl BaseUrl {
    /// Reads what was typed.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(typed: &str) -> Result<Self, BaseUrlError> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(BaseUrlError::Empty);
        }
        if typed.chars().any(|c| c.is_whitespace() || c.is_control()) {
            return Err(BaseUrlError::Space);
        }
        let typed = typed.replace('\\', "/");
        let (scheme, rest) = typed.split_once("://").ok_or(BaseUrlError::Scheme)?;
        let scheme = match scheme.to_ascii_lowercase().as_str() {
            "http" => "http",
            "https" => "https",
            _ => return Err(BaseUrlError::Scheme),
        };
        if rest.contains(['?', '#']) {
            return Err(BaseUrlError::Query);
        }
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        if authority.contains('@') {
            return Err(BaseUrlError::UserInfo);
        }
        let (host, port) = split_port(authority);
        let host = normal_host(host)?;
        let port = read_port(port)?;
        let own_port = default_port(scheme);
        let mut text = format!("{scheme}://{host}");
        let host = text.len() - host.len()..text.len();
        if let Some(port) = port.filter(|port| *port != own_port) {
            text.push_str(&format!(":{port}"));
        }
        let at = text.len();
        text.push_str(&normal_path(path));
        Ok(Self { text, host, path: at, port: port.unwrap_or(own_port) })
    }

    /// All of it.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Scheme, host and port: what browsers call the origin.
    pub fn origin(&self) -> &str {
        self.part(0..self.path)
    }

    /// `http` or `https`.
    pub fn scheme(&self) -> &'static str {
        if self.text.starts_with("https:") { "https" } else { "http" }
    }

    /// The host; an IPv6 address with its brackets.
    pub fn host(&self) -> &str {
        self.part(self.host.clone())
    }

    /// The host, and the port where it is not the scheme's own.
    pub fn authority(&self) -> &str {
        self.part(self.host.start..self.path)
    }

    /// The port, also where it is the scheme's own.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Whether the port is the scheme's own.
    pub fn has_default_port(&self) -> bool {
        self.port == default_port(self.scheme())
    }

    /// The path: empty, or from its first slash, without a closing one.
    pub fn path(&self) -> &str {
        self.part(self.path..self.text.len())
    }

    /// Whether it leads to this machine itself.
    pub fn is_loopback(&self) -> bool {
        let name = self.host();
        let name = name.strip_suffix('.').unwrap_or(name);
        name == "localhost"
            || name.ends_with(".localhost")
            || name == "[::1]"
            || name.parse().is_ok_and(|address: Ipv4Addr| address.is_loopback())
    }

    fn part(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

fn default_port(scheme: &str) -> u16 {
    if scheme == "https" { 443 } else { 80 }
}

/// Host and port; the port is what follows the first colon outside of brackets.
fn split_port(authority: &str) -> (&str, Option<&str>) {
    let start = authority.find(']').unwrap_or(0);
    match authority[start..].find(':') {
        Some(at) => (&authority[..start + at], Some(&authority[start + at + 1..])),
        None => (authority, None),
    }
}

fn read_port(port: Option<&str>) -> Result<Option<u16>, BaseUrlError> {
    match port {
        None | Some("") => Ok(None),
        Some(digits) if digits.bytes().all(|b| b.is_ascii_digit()) => {
            let port = digits.parse().ok().filter(|port| *port > 0);
            port.map(Some).ok_or(BaseUrlError::Port)
        }
        Some(_) => Err(BaseUrlError::Port),
    }
}

fn normal_host(host: &str) -> Result<String, BaseUrlError> {
    if let Some(rest) = host.strip_prefix('[') {
        let address: Ipv6Addr =
            rest.strip_suffix(']').and_then(|inner| inner.parse().ok()).ok_or(BaseUrlError::Host)?;
        return Ok(match (address.to_ipv4_mapped(), address.segments()) {
            // Browsers write no dots within brackets.
            (Some(_), [.., high, low]) => format!("[::ffff:{high:x}:{low:x}]"),
            _ => format!("[{address}]"),
        });
    }
    if !host.is_ascii() {
        return Err(BaseUrlError::HostNotAscii);
    }
    let labels: Vec<_> = host.strip_suffix('.').unwrap_or(host).split('.').collect();
    if labels.iter().any(|label| label.is_empty())
        || !host.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_'))
    {
        return Err(BaseUrlError::Host);
    }
    match labels.last() {
        Some(last) if last.bytes().all(|b| b.is_ascii_digit()) || ipv4_number(last).is_some() => {
            ipv4(&labels).map(|address| address.to_string()).ok_or(BaseUrlError::HostNumber)
        }
        _ => Ok(host.to_ascii_lowercase()),
    }
}

/// The address of one to four numbers, of which the last fills what the others leave.
fn ipv4(labels: &[&str]) -> Option<Ipv4Addr> {
    let numbers = labels.iter().map(|label| ipv4_number(label)).collect::<Option<Vec<_>>>()?;
    let (last, bytes) = numbers.split_last()?;
    if bytes.len() > 3 || bytes.iter().any(|byte| *byte > 255) || *last >= 256_u64.pow(4 - bytes.len() as u32)
    {
        return None;
    }
    let high = bytes.iter().zip([24, 16, 8]).map(|(byte, shift)| byte << shift).sum::<u64>();
    u32::try_from(high + last).ok().map(Ipv4Addr::from)
}

/// A number as C reads it: decimal, `0…` octal, `0x…` hexadecimal. One too large for any address is that, not nothing.
fn ipv4_number(label: &str) -> Option<u64> {
    let hex = label.strip_prefix("0x").or_else(|| label.strip_prefix("0X"));
    let (digits, radix) = match (hex, label.strip_prefix('0')) {
        (Some(digits), _) => (digits, 16),
        (None, Some(digits)) => (digits, 8),
        (None, None) => (label, 10),
    };
    let is_number = digits.chars().all(|c| c.is_digit(radix));
    is_number
        .then(|| if digits.is_empty() { 0 } else { u64::from_str_radix(digits, radix).unwrap_or(u64::MAX) })
}

/// The path with its dot segments resolved and without closing slashes.
fn normal_path(path: &str) -> String {
    let mut segments: Vec<String> = Vec::new();
    for segment in path.split('/').skip(1) {
        match segment.to_ascii_lowercase().replace("%2e", ".").as_str() {
            "." => {}
            ".." => drop(segments.pop()),
            _ => segments.push(utf8_percent_encode(segment, IN_PATH).to_string()),
        }
    }
    while segments.last().is_some_and(String::is_empty) {
        segments.pop();
    }
    segments.iter().fold(String::new(), |path, segment| path + "/" + segment)
}

#[cfg(test)]
mod tests {
    use super::BaseUrlError as Error;
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(cases: &[(&str, &str)]) {
        for (typed, expected) in cases {
            assert_eq!(BaseUrl::parse(typed).as_ref().map(BaseUrl::as_str), Ok(*expected), "{typed:?}");
        }
    }

    #[track_caller]
    fn refused(error: Error, cases: &[&str]) {
        for typed in cases {
            assert_eq!(BaseUrl::parse(typed), Err(error), "{typed:?}");
        }
    }

    #[test]
    fn scheme_host_and_port_are_a_browsers() {
        check(&[
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
            ("  https://proxy.example/tim/ ", "https://proxy.example/tim"),
            ("HTTP://HOST", "http://host"),
            ("http://h:80", "http://h"),
            ("https://h:443/a", "https://h/a"),
            ("https://h:80", "https://h:80"),
            ("http://h:0080", "http://h"),
            ("http://h:08080", "http://h:8080"),
            ("http://h:", "http://h"),
            ("http://h.", "http://h."),
            (r"http:\\h\a\b", "http://h/a/b"),
            ("http://xn--fsq.example", "http://xn--fsq.example"),
            ("http://a_b-c.example", "http://a_b-c.example"),
        ]);
    }

    #[test]
    fn addresses_are_a_browsers() {
        check(&[
            ("http://127.1", "http://127.0.0.1"),
            ("http://2130706433", "http://127.0.0.1"),
            ("http://0x7f.1:8080", "http://127.0.0.1:8080"),
            ("http://0177.0.0.01", "http://127.0.0.1"),
            ("http://1.2.3.4.", "http://1.2.3.4"),
            ("http://0x.0", "http://0.0.0.0"),
            ("http://127.0.0.1.evil", "http://127.0.0.1.evil"),
            ("http://1.2.0x", "http://1.2.0.0"),
            ("http://[::1]:8080/", "http://[::1]:8080"),
            ("http://[2001:DB8:0:0:1:0:0:1]", "http://[2001:db8::1:0:0:1]"),
            ("http://[::ffff:1.2.3.4]", "http://[::ffff:102:304]"),
            ("http://[::1.2.3.4]", "http://[::102:304]"),
        ]);
        let wrong = ["http://1.2.3.256", "http://1.2.3.4.5", "http://a.1", "http://08", "http://4294967296"];
        refused(Error::HostNumber, &wrong);
        refused(Error::HostNumber, &["http://99999999999999999999999", "http://256.1", "http://1.a.0x1"]);
    }

    #[test]
    fn paths_are_a_browsers() {
        check(&[
            ("http://h/a/../b", "http://h/b"),
            ("http://h/a/./b/..", "http://h/a"),
            ("http://h/../..", "http://h"),
            ("http://h/a/%2e%2E/b/%2e", "http://h/b"),
            ("http://h/a/.%2e/b", "http://h/b"),
            ("http://h//a//b//", "http://h//a//b"),
            ("http://h/名/\"<>^`{|}'~%zz", "http://h/%E5%90%8D/%22%3C%3E%5E%60%7B|%7D'~%zz"),
            ("http://h/A;b=[c],@:!$&()*+", "http://h/A;b=[c],@:!$&()*+"),
            ("http://h/...", "http://h/..."),
        ]);
    }

    #[test]
    fn each_reason() {
        refused(Error::Empty, &["", "  "]);
        refused(Error::Scheme, &["127.0.0.1:8080", "ftp://host", "http:host", "http:/host", "nowhere"]);
        refused(Error::Host, &["http://", "http:///a", "http://:80", "http://a..b", "http://.a", "http://."]);
        refused(
            Error::Host,
            &["http://[::1", "http://[]", "http://[::1]a", "http://[1:2]", "http://[::1%25a]"],
        );
        refused(Error::Host, &["http://a%62", "http://a*b", "http://a^b", "http://]:80", "http://a[b"]);
        refused(Error::HostNotAscii, &["http://主机", "https://例.example:8080/a"]);
        refused(
            Error::Port,
            &["http://h:0", "http://h:99999", "http://h:+8080", "http://h:80a", "http://h:1:2"],
        );
        refused(Error::UserInfo, &["http://user:pw@host", "http://@host"]);
        refused(Error::Query, &["http://host/?a=1", "http://host#a"]);
        refused(Error::Space, &["http://ho st", "http://h/a\u{3000}b", "http://h/\0"]);
    }

    #[test]
    fn its_parts() {
        let url = BaseUrl::parse("HTTPS://Im.Example:8443/a/").unwrap();
        assert_eq!((url.scheme(), url.host(), url.port(), url.path()), ("https", "im.example", 8443, "/a"));
        assert_eq!((url.origin(), url.authority()), ("https://im.example:8443", "im.example:8443"));
        assert!(!url.has_default_port() && !url.is_loopback());
        let url = BaseUrl::parse("http://[::1]:80").unwrap();
        assert_eq!((url.host(), url.port(), url.path(), url.authority()), ("[::1]", 80, "", "[::1]"));
        assert!(url.has_default_port());
    }

    #[test]
    fn this_machine_itself() {
        for (typed, expected) in [
            ("http://localhost", true),
            ("http://LOCALHOST.:1", true),
            ("http://a.localhost", true),
            ("http://127.1", true),
            ("http://127.9.9.9/x", true),
            ("http://[::1]:80", true),
            ("http://127.evil.com", false),
            ("http://localhost.evil", false),
            ("http://128.0.0.1", false),
        ] {
            assert_eq!(BaseUrl::parse(typed).unwrap().is_loopback(), expected, "{typed}");
        }
    }

    /// Texts with a good chance to be read.
    fn typed() -> impl Strategy<Value = String> {
        let authority = "[a-zA-Z0-9._-]{1,9}|\\[[0-9a-f:.]{2,12}\\]|0x[0-9a-f]{0,3}\\.0[0-9]{0,3}";
        ("https?|HTTP", authority, "(:[0-9]{0,5})?", "([/\\\\.]|%2[eE]|[a-zé%\"^|]){0,20}")
            .prop_map(|(scheme, host, port, path)| format!("{scheme}://{host}{port}/{path}"))
    }

    proptest! {
        #[test]
        fn what_is_read_reads_as_itself(typed in typed()) {
            let Ok(url) = BaseUrl::parse(&typed) else { return Ok(()) };
            prop_assert_eq!(BaseUrl::parse(url.as_str()), Ok(url.clone()));
            prop_assert_eq!(format!("{}://{}{}", url.scheme(), url.authority(), url.path()), url.as_str());
            prop_assert!(url.as_str().is_ascii() && url.authority().starts_with(url.host()));
            prop_assert!(!url.path().ends_with('/'));
        }

        #[test]
        fn no_text_hurts(text in any::<String>(), rest in any::<String>()) {
            let _ = BaseUrl::parse(&text);
            let _ = BaseUrl::parse(&format!("http://{rest}"));
        }
    }
}
