//! The lines that forward `/v4/` from the page's own origin, for the servers that teams have: nginx, and Trunk while
//! one develops. Writes text for people to paste; knows nothing of what runs where.

use crate::api::base_url::BaseUrl;
use crate::api::endpoint::Endpoint;

/// What is behind the proxy: scheme and host, and nothing that a configuration would read as its own syntax.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upstream {
    base: BaseUrl,
}

impl Upstream {
    /// The server of an endpoint. `None` for the sandbox, which is no server, and for a base URL that is none or has a
    /// path.
    pub fn of(endpoint: &Endpoint) -> Option<Self> {
        if *endpoint == Endpoint::Sandbox {
            return None;
        }
        let base = endpoint.base_url().ok()?;
        base.path().is_empty().then_some(Self { base })
    }

    /// Its scheme, host and port.
    pub fn origin(&self) -> &str {
        self.base.origin()
    }

    /// Its host, and its port where it is not the scheme's own.
    pub fn host(&self) -> &str {
        self.base.authority()
    }

    /// The block for nginx's `server`. Without a path behind `proxy_pass` the URL goes on as it came, byte for byte. It
    /// is kept out of both logs: a UserSig stands in it, and nginx writes the whole URL into the error log where the host fails.
    pub fn nginx(&self) -> String {
        let (origin, host) = (self.origin(), self.host());
        let tls = if self.base.scheme() == "https" { "    proxy_ssl_server_name on;\n" } else { "" };
        format!(
            "location /v4/ {{\n    proxy_pass {origin};\n{tls}    proxy_set_header Host {host};\n    access_log off;\n    error_log /dev/null crit;\n}}\n"
        )
    }

    /// The section for `Trunk.toml`.
    pub fn trunk(&self) -> String {
        let origin = self.origin();
        format!("[[proxy]]\nbackend = \"{origin}/v4/\"\nrewrite = \"/v4/\"\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::endpoint;

    fn of(base: &str) -> Option<Upstream> {
        Upstream::of(&Endpoint::Custom(base.to_owned()))
    }

    #[test]
    fn lines_for_nginx() {
        let lines = "location /v4/ {\n    proxy_pass https://console.tim.qq.com;\n    proxy_ssl_server_name on;\n    proxy_set_header Host console.tim.qq.com;\n    access_log off;\n    error_log /dev/null crit;\n}\n";
        assert_eq!(Upstream::of(&Endpoint::Host("console.tim.qq.com")).unwrap().nginx(), lines);
        let lines = "location /v4/ {\n    proxy_pass http://127.0.0.1:8080;\n    proxy_set_header Host 127.0.0.1:8080;\n    access_log off;\n    error_log /dev/null crit;\n}\n";
        assert_eq!(of("HTTP://127.0.0.1:8080/").unwrap().nginx(), lines);
    }

    #[test]
    fn lines_for_trunk() {
        let lines = "[[proxy]]\nbackend = \"https://adminapisgp.im.qcloud.com/v4/\"\nrewrite = \"/v4/\"\n";
        assert_eq!(Upstream::of(&Endpoint::Host("adminapisgp.im.qcloud.com")).unwrap().trunk(), lines);
    }

    #[test]
    fn nothing_that_a_configuration_would_read_as_its_own() {
        assert_eq!(of("http://[::1]:8080").unwrap().host(), "[::1]:8080");
        for base in ["", "nowhere", "http://host/a", "http://host/;}", "http://主机", "http://user@host"] {
            assert_eq!(of(base), None, "{base}");
        }
        assert_eq!(Upstream::of(&Endpoint::Sandbox), None);
        let all = endpoint::hosts().filter_map(Endpoint::named).filter_map(|host| Upstream::of(&host));
        assert_eq!(all.count(), endpoint::hosts().count());
    }
}
