//! Whom the page may talk to, judged before it does: its own Content-Security-Policy and the browsers' rule on mixed
//! content. The browser has the last word; but it reports a refusal with the whole URL, UserSig included, in its
//! console. Knows no browser: the policy's text and the page's origin are arguments.

use crate::api::base_url::BaseUrl;

/// Whether a policy lets a page of this origin connect to a URL, by the matching rules of CSP 3: the first
/// `connect-src` counts, else the first `default-src`, and without either all is allowed; one matching source is
/// enough.
///
/// - `*` matches http and https; a scheme such as `https:` matches itself, and `http:` matches https as well.
/// - `'self'` matches the page's origin, and the same host over https where both ports are their schemes' own.
/// - A host source without a scheme stands for the page's scheme, where http again covers https; without a port for the
///   port that is the URL's scheme's own; `:*` is any port; `*.example.com` is any host below, and not
///   `example.com` itself. A path matches to the letter, or as a beginning where it ends with a slash.
///
/// Two places follow what browsers do and not the text: addresses other than 127.0.0.1 match, and port 80 covers 443.
///
/// `page` is the page's origin; `None` where it has none (`file:`).
pub fn allows(csp: &str, page: Option<&BaseUrl>, target: &BaseUrl) -> bool {
    match directive(csp, "connect-src").or_else(|| directive(csp, "default-src")) {
        Some(sources) => sources.split_ascii_whitespace().any(|source| matches(source, page, target)),
        None => true,
    }
}

/// Whether a call to this base URL is mixed content: plain http from a page that came over https. This machine itself
/// is exempt.
pub fn is_mixed(page_is_https: bool, base: &BaseUrl) -> bool {
    page_is_https && base.scheme() == "http" && !base.is_loopback()
}

/// The sources of the first directive of a name.
fn directive<'a>(csp: &'a str, name: &str) -> Option<&'a str> {
    csp.split(';').find_map(|directive| {
        let directive = directive.trim_ascii();
        let (own, sources) =
            directive.split_at(directive.find(char::is_whitespace).unwrap_or(directive.len()));
        own.eq_ignore_ascii_case(name).then_some(sources)
    })
}

/// Whether a scheme that is written covers one that is used: itself, and http its safer sister.
fn covers(written: &str, used: &str) -> bool {
    written.eq_ignore_ascii_case(used) || (written.eq_ignore_ascii_case("http") && used == "https")
}

fn matches(source: &str, page: Option<&BaseUrl>, url: &BaseUrl) -> bool {
    if source == "*" {
        return true;
    }
    if source.eq_ignore_ascii_case("'self'") {
        return page.is_some_and(|page| is_self(page, url));
    }
    if let Some((scheme, rest)) = source.split_once("://") {
        return covers(scheme, url.scheme()) && matches_host(rest, url);
    }
    if let Some(scheme) = source.strip_suffix(':') {
        return covers(scheme, url.scheme());
    }
    // What is left in quotes, such as 'none', is no host and matches nothing.
    page.is_some_and(|page| covers(page.scheme(), url.scheme())) && matches_host(source, url)
}

fn is_self(page: &BaseUrl, url: &BaseUrl) -> bool {
    let ports = page.port() == url.port() || (page.has_default_port() && url.has_default_port());
    page.host() == url.host() && ports && covers(page.scheme(), url.scheme())
}

/// A host source is no URL: its host may begin with `*` and its port be one.
fn matches_host(source: &str, url: &BaseUrl) -> bool {
    let (authority, path) = source.split_at(source.find('/').unwrap_or(source.len()));
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, port),
        _ => (authority, ""),
    };
    let host = host.to_ascii_lowercase();
    let host_matches = match host.strip_prefix('*') {
        Some("") => true,
        Some(below) => {
            below.starts_with('.') && url.host().len() > below.len() && url.host().ends_with(below)
        }
        None => host == url.host(),
    };
    let port_matches = match port {
        "*" => true,
        "" => url.has_default_port(),
        port => port.parse() == Ok(url.port()) || (port == "80" && url.port() == 443),
    };
    let path_matches = match path {
        "" | "/" => true,
        path if path.ends_with('/') => url.path().starts_with(path),
        path => url.path() == path,
    };
    host_matches && port_matches && path_matches
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "https://page.example";

    #[track_caller]
    fn check(sources: &str, page: &str, allowed: &[&str], refused: &[&str]) {
        let csp = format!("default-src 'none';\n  CONNECT-SRC {sources};img-src *;connect-src *");
        for target in allowed {
            assert!(judge(&csp, page, target), "{sources} allows {target} from {page}");
        }
        for target in refused {
            assert!(!judge(&csp, page, target), "{sources} refuses {target} from {page}");
        }
    }

    fn judge(csp: &str, page: &str, target: &str) -> bool {
        allows(csp, BaseUrl::parse(page).ok().as_ref(), &BaseUrl::parse(target).unwrap())
    }

    #[test]
    fn the_page_itself() {
        check("'self'", PAGE, &["https://page.example/v4", "https://PAGE.example:443"], &[]);
        check("'self'", PAGE, &[], &["http://page.example", "https://page.example:444", "https://example"]);
        let plain = "http://127.0.0.1:8080";
        check("'SELF'", plain, &["http://127.0.0.1:8080/v4"], &["http://127.0.0.1:8081", "http://127.0.0.1"]);
        check("'self'", "http://page.example", &["https://page.example"], &["https://page.example:8443"]);
        check("'self'", "null", &[], &["http://null", "https://page.example"]);
    }

    #[test]
    fn nothing_and_everything() {
        check("'none'", PAGE, &[], &[PAGE, "https://none"]);
        check("", PAGE, &[], &[PAGE]);
        check("*", PAGE, &["http://a", "https://b:7"], &[]);
        check("'nonce-abc' 'unsafe-inline'", PAGE, &[], &[PAGE]);
    }

    #[test]
    fn schemes() {
        check("https:", PAGE, &["https://a", "https://b:7/x"], &["http://a"]);
        check("http:", PAGE, &["http://a", "https://a"], &[]);
    }

    #[test]
    fn hosts_and_ports() {
        check(
            "https://im.example",
            PAGE,
            &["https://im.example/v4", "https://im.example:443"],
            &[
                "http://im.example",
                "https://im.example:8443",
                "https://im.example.evil",
                "https://evil.im.example",
            ],
        );
        check(
            "http://127.0.0.1:*",
            PAGE,
            &["http://127.0.0.1", "http://127.0.0.1:8080/x"],
            &["http://127.0.0.2:8080", "http://127.0.0.1.evil:80"],
        );
        check(
            "http://im.example:80",
            PAGE,
            &["http://im.example", "https://im.example"],
            &["http://im.example:81"],
        );
        check("im.example:8080", PAGE, &["https://im.example:8080"], &["http://im.example:8080"]);
        check(
            "im.example:8080",
            "http://page.example",
            &["http://im.example:8080", "https://im.example:8080"],
            &[],
        );
        check("http://[::1]:*", PAGE, &["http://[::1]:8080", "http://[::1]"], &["http://[::2]:8080"]);
        check("http://10.0.0.5:8080", PAGE, &["http://10.0.0.5:8080"], &["http://10.0.0.5"]);
    }

    #[test]
    fn any_host_below_another() {
        check(
            "https://*.example.com",
            PAGE,
            &["https://a.example.com", "https://a.b.EXAMPLE.com"],
            &["https://example.com", "https://x.example.com.evil", "https://badexample.com"],
        );
    }

    #[test]
    fn paths() {
        check(
            "https://im.example/v4/",
            PAGE,
            &["https://im.example/v4/x"],
            &["https://im.example/v4", "https://im.example"],
        );
        check("https://im.example/v4", PAGE, &["https://im.example/v4"], &["https://im.example/v4/x"]);
    }

    #[test]
    fn where_there_is_no_connect_src() {
        assert!(judge("img-src 'self'", PAGE, "http://a"));
        assert!(judge("", PAGE, "http://a"));
        assert!(!judge("default-src 'self'", PAGE, "http://a"));
        assert!(judge("default-src 'self'", PAGE, PAGE));
    }

    #[test]
    fn the_pages_own_policy() {
        let csp = include_str!("../../index.html");
        let csp = &csp[csp.find("default-src").unwrap()..csp.find("trusted-types").unwrap()];
        for host in crate::api::endpoint::hosts() {
            assert!(judge(csp, PAGE, &format!("https://{host}")), "{host}");
        }
        assert!(judge(csp, PAGE, "http://localhost:8080") && judge(csp, PAGE, "http://127.0.0.1:1"));
        assert!(!judge(csp, PAGE, "http://127.0.0.2:8080") && !judge(csp, PAGE, "https://example.com"));
    }

    #[test]
    fn mixed_content() {
        let of_https = |base| is_mixed(true, &BaseUrl::parse(base).unwrap());
        assert!(
            of_https("http://im.example")
                && of_https("HTTP://10.0.0.5:8080")
                && of_https("http://127.evil.com")
        );
        for exempt in [
            "https://im.example",
            "http://127.0.0.1:8080",
            "http://localhost",
            "http://a.localhost:1",
            "http://[::1]:80",
        ] {
            assert!(!of_https(exempt), "{exempt}");
        }
        assert!(!is_mixed(false, &BaseUrl::parse("http://im.example").unwrap()));
    }
}
