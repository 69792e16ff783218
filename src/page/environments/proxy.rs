//! Behind a proxy: the page's own origin as the endpoint, and the lines that make its server forward.

use super::view::fold;
use crate::api::endpoint::{self, CUSTOM, Endpoint};
use crate::exchange::proxy::Upstream;
use crate::page::context::use_ui;
use crate::page::control::{Choice, CopyButton, made};
use crate::page::effect::document;
use crate::state::{Action, Lang};
use crate::text::{endpoint as told, environments as words};
use yew::prelude::*;

/// What the lines are made for.
#[derive(Properties, PartialEq)]
pub struct ProxyProps {
    /// The page's endpoint.
    pub endpoint: Endpoint,
}

/// The lines for a proxy, for the page's endpoint until another host is chosen.
#[component]
pub fn Proxy(props: &ProxyProps) -> Html {
    let ui = use_ui();
    let lang = ui.lang;
    let chosen = use_state(|| None::<String>);
    let origin = document::origin();
    // Forwarding the page to itself would go round in circles.
    let own = Upstream::of(&props.endpoint)
        .filter(|own| matches!(props.endpoint, Endpoint::Custom(_)) && own.origin() != origin);
    let default = match (&props.endpoint, &own) {
        (Endpoint::Host(host), _) => host,
        (_, Some(_)) => CUSTOM,
        _ => endpoint::regions().first().map_or("", |region| region.host),
    };
    let name = (*chosen).clone().filter(|name| name != CUSTOM || own.is_some()).unwrap_or(default.to_owned());
    let named = Endpoint::named(&name).and_then(|endpoint| Upstream::of(&endpoint));
    let Some(upstream) = named.or_else(|| own.clone()) else { return html! {} };
    let mut options: Vec<(AttrValue, AttrValue)> =
        endpoint::hosts().map(|host| (host.into(), told::host(lang, host).into())).collect();
    options.extend(
        own.map(|own| (CUSTOM.into(), format!("{} — {}", own.host(), words::proxy_own(lang)).into())),
    );
    let on_chosen = Callback::from(move |name: String| chosen.set(Some(name)));
    let inside = html! {
        <>
            <p class="field__hint">{ words::proxy_hint(lang) }</p>
            <Choice id="proxy-host" label={words::proxy_host(lang)} value={name} {options} {on_chosen} />
            { lines(lang, "proxy-nginx", words::nginx(lang), upstream.nginx()) }
            <p class="field__hint">{ words::log_hint(lang) }</p>
            { lines(lang, "proxy-trunk", words::trunk(lang), upstream.trunk()) }
            <div>
                <button type="button" class="button setup__wide" data-testid="proxy-origin"
                    onclick={ui.click(Action::BaseChosen(origin.clone()))}>
                    { words::use_origin(lang, &origin) }
                </button>
            </div>
        </>
    };
    fold("env-proxy", words::proxy(lang), inside)
}

fn lines(lang: Lang, testid: &'static str, title: &'static str, text: String) -> Html {
    html! {
        <div class="setup__lines">
            <div class="card__head">
                <span class="field__label">{ title }</span>
                <CopyButton label={words::copy_lines(lang)} made={made(text.as_str())} />
            </div>
            <pre class="code" tabindex="0" data-testid={testid}>{ text }</pre>
        </div>
    }
}
