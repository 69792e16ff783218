//! What there is to know about an endpoint before anything is sent to it.

use super::say;
use crate::api::endpoint::region_of;
use crate::state::Lang;

/// A documented host with its region.
pub fn host(lang: Lang, host: &str) -> String {
    let region = region_of(host).map_or("", |region| lang.pick(region.zh, region.en));
    format!("{host} — {region}")
}

/// The page's own policy forbids it; `origin` is scheme, host and port of the base URL.
pub fn forbidden(lang: Lang, origin: &str) -> String {
    say!(
        lang,
        "本页的安全策略（CSP）不放行 {origin}，浏览器会拦下发送。要放行：用 make dist CONNECT_SRC=\"{origin}\" 重新构建，或在 index.html 的 connect-src 里加上 {origin}；也可以让本页来源的代理转发。",
        "The page's own policy (CSP) does not let it talk to {origin}: the browser will stop the call. To allow it, build with make dist CONNECT_SRC=\"{origin}\", or add {origin} to connect-src in index.html; or forward through a proxy on the page's origin."
    )
}

/// The page came over https and the endpoint is plain http.
pub fn mixed(lang: Lang, base: &str) -> String {
    say!(
        lang,
        "本页由 https 打开，浏览器不允许它访问 http 的 {base}（混合内容）。给服务器换上 https，或从 http 地址打开本页。",
        "This page came over https, and browsers forbid it to call {base} over http (mixed content). Serve the endpoint over https, or open this page over http."
    )
}
