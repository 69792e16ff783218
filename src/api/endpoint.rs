//! Where a request goes: the sandbox, one of the service's documented hosts, or a base URL of the user's own.

use super::table;
use std::sync::OnceLock;

/// A region of the service with its hosts (`data/endpoints.tsv`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// Short name of the region, such as `cn`.
    pub id: &'static str,
    /// The region's name in Chinese.
    pub zh: &'static str,
    /// The region's name in English.
    pub en: &'static str,
    /// The main host.
    pub host: &'static str,
    /// The backup host, where one is documented.
    pub backup: Option<&'static str>,
}

/// The regions, in the documents' order.
pub fn regions() -> &'static [Region] {
    static REGIONS: OnceLock<Vec<Region>> = OnceLock::new();
    REGIONS.get_or_init(|| {
        table::rows(include_str!("../../data/endpoints.tsv"))
            .map(|mut row| Region {
                id: row.cell(),
                zh: row.cell(),
                en: row.cell(),
                host: row.cell(),
                backup: Some(row.cell()).filter(|host| !host.is_empty()),
            })
            .collect()
    })
}

/// Every documented host: main hosts first, in the documents' order, then the backups.
pub fn hosts() -> impl Iterator<Item = &'static str> {
    regions().iter().map(|region| region.host).chain(regions().iter().filter_map(|region| region.backup))
}

/// The region a documented host belongs to.
pub fn region_of(host: &str) -> Option<&'static Region> {
    regions().iter().find(|region| region.host == host || region.backup == Some(host))
}

/// The chosen endpoint.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Endpoint {
    /// The server inside the page.
    #[default]
    Sandbox,
    /// A documented host.
    Host(&'static str),
    /// A base URL as typed, such as `http://127.0.0.1:8080`.
    Custom(String),
}

/// The name of [`Endpoint::Sandbox`] in selects, links and storage.
pub const SANDBOX: &str = "sandbox";
/// The name of [`Endpoint::Custom`] in selects.
pub const CUSTOM: &str = "custom";
/// The sandbox's origin in URLs: a name that can never exist (RFC 6761), so that a copied URL goes nowhere.
pub const SANDBOX_ORIGIN: &str = "https://sandbox.invalid";

/// Why a base URL can't be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BaseUrlError {
    /// Nothing was typed.
    Empty,
    /// It starts with neither `http://` nor `https://`.
    Scheme,
    /// There is no host after the scheme, or it holds what a host can't.
    Host,
    /// The port is not a number from 1 to 65535.
    Port,
    /// It carries a user name or password, which `fetch` refuses.
    UserInfo,
    /// It has a query or a fragment; the request brings its own query.
    Query,
    /// It holds a space or a control character.
    Space,
}

impl Endpoint {
    /// The endpoint of a select's value; `custom` starts empty. `None` for a name that is none of them.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            SANDBOX => Some(Self::Sandbox),
            CUSTOM => Some(Self::Custom(String::new())),
            _ => hosts().find(|host| *host == name).map(Self::Host),
        }
    }

    /// Its value in a select.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Sandbox => SANDBOX,
            Self::Host(host) => host,
            Self::Custom(_) => CUSTOM,
        }
    }

    /// The base URL before `/v4/…`, without a closing slash.
    ///
    /// # Errors
    /// What is wrong with a custom base URL.
    pub fn base_url(&self) -> Result<String, BaseUrlError> {
        match self {
            Self::Sandbox => Ok(SANDBOX_ORIGIN.to_owned()),
            Self::Host(host) => Ok(format!("https://{host}")),
            Self::Custom(typed) => check_base_url(typed),
        }
    }
}

fn check_base_url(typed: &str) -> Result<String, BaseUrlError> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(BaseUrlError::Empty);
    }
    if typed.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Err(BaseUrlError::Space);
    }
    let (scheme, rest) = typed.split_once("://").ok_or(BaseUrlError::Scheme)?;
    let scheme = scheme.to_ascii_lowercase();
    if scheme != "http" && scheme != "https" {
        return Err(BaseUrlError::Scheme);
    }
    if rest.contains(['?', '#']) {
        return Err(BaseUrlError::Query);
    }
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    if authority.contains('@') {
        return Err(BaseUrlError::UserInfo);
    }
    let (host, port) = split_port(authority)?;
    check_host(host)?;
    if port.is_some_and(|port| port.parse::<u16>().map_or(true, |port| port == 0)) {
        return Err(BaseUrlError::Port);
    }
    Ok(format!("{scheme}://{authority}{}", path.trim_end_matches('/')))
}

fn split_port(authority: &str) -> Result<(&str, Option<&str>), BaseUrlError> {
    if authority.starts_with('[') {
        let end = authority.find(']').ok_or(BaseUrlError::Host)? + 1;
        let (host, rest) = authority.split_at(end);
        return match rest.strip_prefix(':') {
            Some(port) => Ok((host, Some(port))),
            None if rest.is_empty() => Ok((host, None)),
            None => Err(BaseUrlError::Host),
        };
    }
    Ok(match authority.split_once(':') {
        Some((host, port)) => (host, Some(port)),
        None => (authority, None),
    })
}

fn check_host(host: &str) -> Result<(), BaseUrlError> {
    let ok = match host.strip_prefix('[').and_then(|inner| inner.strip_suffix(']')) {
        // The browser's own parser has the last word; here it is enough that nothing else can stand in brackets.
        Some(v6) => v6.contains(':') && v6.bytes().all(|b| b.is_ascii_hexdigit() || matches!(b, b':' | b'.')),
        None => {
            !host.is_empty()
                && !host.starts_with('.')
                && !host.contains("..")
                && host.chars().all(is_host_char)
        }
    };
    if ok { Ok(()) } else { Err(BaseUrlError::Host) }
}

/// Letters of any script pass: the browser turns them into the DNS's own spelling.
fn is_host_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || !c.is_ascii() || matches!(c, '-' | '.' | '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, expected: Result<&str, BaseUrlError>) {
        assert_eq!(
            Endpoint::Custom(typed.to_owned()).base_url(),
            expected.map(str::to_owned),
            "base URL of {typed:?}"
        );
    }

    #[test]
    fn custom_base_urls() {
        check("http://127.0.0.1:8080", Ok("http://127.0.0.1:8080"));
        check("  https://proxy.example/tim/ ", Ok("https://proxy.example/tim"));
        check("HTTP://localhost", Ok("http://localhost"));
        check("http://[::1]:8080/", Ok("http://[::1]:8080"));
        check("", Err(BaseUrlError::Empty));
        check("127.0.0.1:8080", Err(BaseUrlError::Scheme));
        check("ftp://host", Err(BaseUrlError::Scheme));
        check("http://", Err(BaseUrlError::Host));
        check("http://a..b", Err(BaseUrlError::Host));
        check("http://[::1", Err(BaseUrlError::Host));
        check("http://host:0", Err(BaseUrlError::Port));
        check("http://host:99999", Err(BaseUrlError::Port));
        check("http://user:pw@host", Err(BaseUrlError::UserInfo));
        check("http://host/?a=1", Err(BaseUrlError::Query));
        check("http://ho st", Err(BaseUrlError::Space));
    }

    #[test]
    fn every_name_leads_back() {
        for name in hosts().chain([SANDBOX, CUSTOM]) {
            assert_eq!(Endpoint::named(name).map(|endpoint| endpoint.name()), Some(name));
        }
        assert_eq!(Endpoint::named("example.com"), None);
    }

    #[test]
    fn hosts_are_unique_and_have_a_region() {
        let all: Vec<_> = hosts().collect();
        let unique: std::collections::BTreeSet<_> = all.iter().collect();
        assert_eq!(all.len(), unique.len());
        assert!(all.iter().all(|host| region_of(host).is_some()));
        assert_eq!(all[0], "console.tim.qq.com");
    }
}
