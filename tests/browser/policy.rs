//! Whom the page's policy lets it talk to, and what is mixed content.

use tim_tester::api::base_url::BaseUrl;
use tim_tester::page::effect::policy::{allows, is_mixed};
use wasm_bindgen_test::wasm_bindgen_test;

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

#[wasm_bindgen_test]
fn the_page_itself() {
    check("'self'", PAGE, &["https://page.example/v4", "https://PAGE.example:443"], &[]);
    check("'self'", PAGE, &[], &["http://page.example", "https://page.example:444", "https://example"]);
    let plain = "http://127.0.0.1:8080";
    check("'SELF'", plain, &["http://127.0.0.1:8080/v4"], &["http://127.0.0.1:8081", "http://127.0.0.1"]);
    check("'self'", "http://page.example", &["https://page.example"], &["https://page.example:8443"]);
    check("'self'", "null", &[], &["http://null", "https://page.example"]);
}

#[wasm_bindgen_test]
fn nothing_and_everything() {
    check("'none'", PAGE, &[], &[PAGE, "https://none"]);
    check("", PAGE, &[], &[PAGE]);
    check("*", PAGE, &["http://a", "https://b:7"], &[]);
    check("'nonce-abc' 'unsafe-inline'", PAGE, &[], &[PAGE]);
}

#[wasm_bindgen_test]
fn schemes() {
    check("https:", PAGE, &["https://a", "https://b:7/x"], &["http://a"]);
    check("http:", PAGE, &["http://a", "https://a"], &[]);
}

#[wasm_bindgen_test]
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

#[wasm_bindgen_test]
fn any_host_below_another() {
    check(
        "https://*.example.com",
        PAGE,
        &["https://a.example.com", "https://a.b.EXAMPLE.com"],
        &["https://example.com", "https://x.example.com.evil", "https://badexample.com"],
    );
}

#[wasm_bindgen_test]
fn paths() {
    check(
        "https://im.example/v4/",
        PAGE,
        &["https://im.example/v4/x"],
        &["https://im.example/v4", "https://im.example"],
    );
    check("https://im.example/v4", PAGE, &["https://im.example/v4"], &["https://im.example/v4/x"]);
}

#[wasm_bindgen_test]
fn where_there_is_no_connect_src() {
    assert!(judge("img-src 'self'", PAGE, "http://a"));
    assert!(judge("", PAGE, "http://a"));
    assert!(!judge("default-src 'self'", PAGE, "http://a"));
    assert!(judge("default-src 'self'", PAGE, PAGE));
}

#[wasm_bindgen_test]
fn the_pages_own_policy() {
    let csp = include_str!("../../index.html");
    let csp = &csp[csp.find("default-src").unwrap()..csp.find("trusted-types").unwrap()];
    for host in tim_tester::api::endpoint::hosts() {
        assert!(judge(csp, PAGE, &format!("https://{host}")), "{host}");
    }
    assert!(judge(csp, PAGE, "http://localhost:8080") && judge(csp, PAGE, "http://127.0.0.1:1"));
    assert!(!judge(csp, PAGE, "http://127.0.0.2:8080") && !judge(csp, PAGE, "https://example.com"));
}

#[wasm_bindgen_test]
fn mixed_content() {
    let of_https = |base| is_mixed(true, &BaseUrl::parse(base).unwrap());
    assert!(
        of_https("http://im.example") && of_https("HTTP://10.0.0.5:8080") && of_https("http://127.evil.com")
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
