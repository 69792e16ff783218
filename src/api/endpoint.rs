//! Where a request goes: the sandbox, one of the service's documented hosts, or a base URL of the user's own.

use super::base_url::{BaseUrl, BaseUrlError};
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
    pub fn base_url(&self) -> Result<BaseUrl, BaseUrlError> {
        match self {
            Self::Sandbox => BaseUrl::parse(SANDBOX_ORIGIN),
            Self::Host(host) => BaseUrl::parse(&format!("https://{host}")),
            Self::Custom(typed) => BaseUrl::parse(typed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_endpoint_has_its_base_url() {
        let base = |endpoint: Endpoint| endpoint.base_url().map(|base| base.to_string());
        assert_eq!(base(Endpoint::Sandbox).as_deref(), Ok(SANDBOX_ORIGIN));
        for host in hosts() {
            assert_eq!(base(Endpoint::Host(host)), Ok(format!("https://{host}")));
        }
        assert_eq!(base(Endpoint::Custom(" HTTP://Host:80/a/".into())).as_deref(), Ok("http://host/a"));
        assert_eq!(base(Endpoint::Custom(String::new())), Err(BaseUrlError::Empty));
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
