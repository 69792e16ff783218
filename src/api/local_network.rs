//! Browsers that ask first before a page from the internet may call this machine or the network around it: Chrome since
//! version 142 (Local Network Access). Knows no browser: what it says of the permission is an argument.

use super::base_url::BaseUrl;
use std::net::{Ipv4Addr, Ipv6Addr};

/// Where a host is that such a page has to ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Network {
    /// This machine.
    Loopback,
    /// The network around it.
    Local,
}

/// What a browser says of the permission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// Somebody refused it.
    Denied,
    /// Nobody has decided yet: the question is on screen, or was put away.
    Undecided,
}

impl Network {
    /// Where the host of a URL is, as far as its name tells.
    pub fn of(url: &BaseUrl) -> Option<Self> {
        let host = url.host().trim_end_matches('.');
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        let is_local = match (bare.parse::<Ipv4Addr>(), bare.parse::<Ipv6Addr>()) {
            // 100.64.0.0/10 is what carriers and VPNs share.
            (Ok(v4), _) => {
                v4.is_private() || v4.is_link_local() || matches!(v4.octets(), [100, 64..=127, ..])
            }
            (_, Ok(v6)) => matches!(v6.segments(), [0xFC00..=0xFDFF | 0xFE80..=0xFEBF, ..]),
            _ => host.ends_with(".local"),
        };
        match (url.is_loopback(), is_local) {
            (true, _) => Some(Self::Loopback),
            (false, true) => Some(Self::Local),
            (false, false) => None,
        }
    }

    /// What a call to a URL needs a permission for; nothing where the page itself is not from the internet, by what its name
    /// tells.
    pub fn asked_for(page: Option<&BaseUrl>, url: &BaseUrl) -> Option<Self> {
        if page.is_some_and(|page| Self::of(page).is_some()) { None } else { Self::of(url) }
    }

    /// The names of the permission, the newest first: it was one until Chrome 144.
    pub fn permission_names(self) -> [&'static str; 2] {
        match self {
            Self::Loopback => ["loopback-network", "local-network-access"],
            Self::Local => ["local-network", "local-network-access"],
        }
    }
}

impl Permission {
    /// What a state of the Permissions API means; nothing where the call is let through, or is no matter of it.
    pub fn of(state: &str) -> Option<Self> {
        match state {
            "denied" => Some(Self::Denied),
            "prompt" => Some(Self::Undecided),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_by_where_they_are() {
        let check = |url: &str, network| {
            assert_eq!(Network::of(&BaseUrl::parse(url).unwrap()), network, "{url}");
        };
        for url in ["http://127.0.0.1:8080", "http://localhost", "http://[::1]:1", "http://a.localhost."] {
            check(url, Some(Network::Loopback));
        }
        for url in [
            "http://10.0.0.1",
            "http://172.31.255.1",
            "http://192.168.1.1:8080/x",
            "http://169.254.1.1",
            "http://100.100.0.1",
            "http://[fd00::1]",
            "http://[fe80::1]",
            "http://printer.local",
        ] {
            check(url, Some(Network::Local));
        }
        for url in ["https://console.tim.qq.com", "http://172.32.0.1", "http://100.128.0.1", "http://8.8.8.8"]
        {
            check(url, None);
        }
    }

    #[test]
    fn only_a_page_from_the_internet_has_to_ask() {
        let url = |text| BaseUrl::parse(text).unwrap();
        let (here, page) = (url("http://127.0.0.1:8080"), url("https://tester.example.com"));
        assert_eq!(Network::asked_for(Some(&page), &here), Some(Network::Loopback));
        assert_eq!(Network::asked_for(Some(&page), &page), None);
        assert_eq!(Network::asked_for(Some(&here), &here), None);
        assert_eq!(Network::asked_for(Some(&url("http://192.168.0.2")), &here), None);
        assert_eq!(Network::asked_for(None, &here), Some(Network::Loopback));
        assert_eq!(
            [Permission::of("denied"), Permission::of("prompt")],
            [Some(Permission::Denied), Some(Permission::Undecided)]
        );
        assert_eq!([Permission::of("granted"), Permission::of("")], [None, None]);
    }
}
