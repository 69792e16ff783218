//! One call over the network. The request stays a CORS simple request: POST, `text/plain`, no other header, no
//! credentials, no referrer, no cache, no redirect. The URL is given to `fetch` as the string that is shown:
//! gloo-net's own builder would take it apart and put it together again.

use super::body::{self, Body, MAX_BODY, Progress};
use super::ended::Ended;
use super::fault::fault;
use crate::api::base_url::BaseUrl;
use crate::api::call::{Prepared, Secrets};
use crate::api::local_network::Network;
use crate::api::reply::{Failure, Received};
use crate::page::effect::{clock, document, permission, policy, timings};
use crate::state::READ_AT_ONCE;
use crate::state::call::Outcome;
use gloo_events::EventListener;
use gloo_net::http::Request;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    AbortSignal, ReferrerPolicy, RequestCache, RequestCredentials, RequestInit, RequestMode, RequestRedirect,
    SecurityPolicyViolationEvent,
};

/// Sends the request and reads the whole reply. Ends early when `signal` aborts; who aborts knows why.
pub(super) async fn send(prepared: &Prepared, signal: &AbortSignal, progress: &Progress) -> Ended {
    exchange(prepared, signal, progress).await.unwrap_or_else(|failure| Outcome::Failed(failure).into())
}

async fn exchange(prepared: &Prepared, signal: &AbortSignal, progress: &Progress) -> Result<Ended, Failure> {
    // Nothing is sent then: browsers put the URL of a call that they refuse into their console, and with it the UserSig.
    if let Some(failure) = forbidden(&prepared.base) {
        return Err(failure);
    }
    let request = request(prepared, signal).map_err(fault)?;
    let violations = Violations::watch();
    // The browser notes the times of so many requests and then of no more.
    timings::clear();
    let start = clock::ticks_ms();
    let response = match request.send().await {
        Ok(response) => response,
        Err(_) => return Err(why_rejected(prepared, signal, &violations).await),
    };
    if response.type_() == web_sys::ResponseType::Opaqueredirect {
        return Err(Failure::Redirect);
    }
    let headers_ms = clock::since(start);
    let headers: Vec<_> = response.headers().entries().collect();
    let status = response.status();
    let ended = match body::read(&response, progress).await? {
        Body::Bytes { bytes, complete } => {
            let (headers, body) = (headers.into(), Rc::new(bytes));
            Outcome::Answered(Received { status, headers, body, headers_ms, complete }).into()
        }
        Body::TooLarge { blob, whole } => {
            let bytes = blob.size() as usize;
            let failure = Failure::TooLarge { status, limit: MAX_BODY, bytes, whole };
            Ended { outcome: Outcome::Failed(failure), blob: Some(blob) }
        }
    };
    // What is made of a long one is a task of its own.
    if matches!(&ended.outcome, Outcome::Answered(received) if received.body.len() <= READ_AT_ONCE) {
        return Ok(ended);
    }
    clock::after(0).await;
    Ok(ended)
}

/// Why the browser will not let this page call a base URL, if it won't.
pub fn forbidden(base: &BaseUrl) -> Option<Failure> {
    let page = BaseUrl::parse(&document::origin()).ok();
    let refused = || document::policy().is_some_and(|csp| !policy::allows(&csp, page.as_ref(), base));
    if policy::is_mixed(document::is_https(), base) {
        Some(Failure::MixedContent)
    } else if refused() {
        Some(Failure::BlockedByPage)
    } else {
        None
    }
}

fn request(prepared: &Prepared, signal: &AbortSignal) -> Result<Request, JsValue> {
    let headers = web_sys::Headers::new()?;
    for (name, value) in prepared.headers {
        headers.set(name, value)?;
    }
    let init = options(RequestMode::Cors, signal);
    init.set_method(prepared.method);
    init.set_headers(&headers);
    init.set_body(&JsValue::from_str(&prepared.body));
    web_sys::Request::new_with_str_and_init(&prepared.url(Secrets::Revealed), &init).map(Request::from)
}

fn options(mode: RequestMode, signal: &AbortSignal) -> RequestInit {
    let init = RequestInit::new();
    init.set_mode(mode);
    init.set_credentials(RequestCredentials::Omit);
    init.set_cache(RequestCache::NoStore);
    init.set_redirect(RequestRedirect::Manual);
    init.set_referrer("");
    init.set_referrer_policy(ReferrerPolicy::NoReferrer);
    init.set_signal(Some(signal));
    init
}

/// The browser hides why a call was rejected. A `no-cors` probe of the bare host, without any secret, tells a
/// host that answers from one that does not.
async fn why_rejected(prepared: &Prepared, signal: &AbortSignal, violations: &Violations) -> Failure {
    let probe = options(RequestMode::NoCors, signal);
    // `no-cors` allows only redirects that are followed; there is no secret in this request.
    probe.set_redirect(RequestRedirect::Follow);
    let Ok(request) =
        web_sys::Request::new_with_str_and_init(&format!("{}/", prepared.base.as_str()), &probe)
    else {
        return Failure::Unreachable;
    };
    if Request::from(request).send().await.is_ok() {
        return Failure::Cors;
    }
    // The event of a violation is a task of its own, which may come after the rejection.
    clock::after(0).await;
    if violations.seen.get() {
        return Failure::BlockedByPage;
    }
    // Behind some VPNs the browser says so of a network that is there, so that it counts only once nothing came.
    if !document::is_online() && !prepared.base.is_loopback() {
        return Failure::Offline;
    }
    local_network(&prepared.base, None).await.unwrap_or(Failure::Unreachable)
}

/// Whether a call came to nothing, after a time-out or at once, because the browser has to be asked for it first.
pub(super) async fn local_network(base: &BaseUrl, seconds: Option<u32>) -> Option<Failure> {
    let page = BaseUrl::parse(&document::origin()).ok();
    let permission = permission::of(Network::asked_for(page.as_ref(), base)?).await?;
    Some(Failure::LocalNetwork { permission, seconds })
}

/// Listens, for as long as it is kept, for the browser to refuse a connection by the page's policy: the second line
/// behind our own judgement of it.
struct Violations {
    seen: Rc<Cell<bool>>,
    _listener: Option<EventListener>,
}

impl Violations {
    fn watch() -> Self {
        let seen = Rc::new(Cell::new(false));
        let note = Rc::clone(&seen);
        let document = web_sys::window().and_then(|window| window.document());
        let listener = document.map(|document| {
            EventListener::new(&document, "securitypolicyviolation", move |event| {
                let violation = event.dyn_ref::<SecurityPolicyViolationEvent>();
                if violation.is_some_and(|violation| violation.effective_directive() == "connect-src") {
                    note.set(true);
                }
            })
        });
        Self { seen, _listener: listener }
    }
}
