//! What is done with the URL: a link that opens the request elsewhere, and a copy. They come with the chunk.

use crate::api::call::{Prepared, Secrets};
use crate::page::context::Ui;
use crate::page::control::{Copied, CopyButton, Icon, icon};
use crate::page::effect::document;
use crate::page::hook::{rest_ms, use_rested};
use crate::state::Lang;
use crate::state::linked::Linked;
use crate::text::request as words;
use yew::prelude::*;

/// The tools.
pub fn tools(lang: Lang, linked: &Linked, prepared: &Prepared, secrets: Secrets) -> Html {
    let prepared = prepared.clone();
    let url = Callback::from(move |()| Copied::Text(prepared.url(secrets)));
    html! {
        <>
            <Share {lang} linked={linked.clone()} />
            <CopyButton label={words::copy_url(lang)} made={url} />
        </>
    }
}

/// How they stand until then.
pub(super) fn tools_to_come(ui: &Ui) -> Html {
    let button = |label: &'static str| {
        html! { <button type="button" class="button button--quiet" disabled=true>{ icon(Icon::Copy) }{ label }</button> }
    };
    html! { <>{ button(words::share(ui.lang)) }{ button(words::copy_url(ui.lang)) }</> }
}

#[derive(Properties, PartialEq)]
struct ShareProps {
    lang: Lang,
    linked: Linked,
}

/// The link: the element tells it as soon as the body rests, and it is copied as it is then at any time.
#[component]
fn Share(ShareProps { lang, linked }: &ShareProps) -> Html {
    let rested = use_rested(linked.clone(), rest_ms(linked.body_len()));
    let is_wanted = linked.is_short() || rested == *linked;
    let link = use_memo(is_wanted.then(|| linked.clone()), |linked| linked.as_ref().and_then(address));
    if !linked.fits() {
        return html! { <span class="check" data-testid="share">{ words::no_link(*lang) }</span> };
    }
    let made = {
        let linked = linked.clone();
        Callback::from(move |()| Copied::Text(address(&linked).unwrap_or_default()))
    };
    let link = (*link).clone().map(AttrValue::from);
    html! { <CopyButton label={words::share(*lang)} {made} {link} testid="share" /> }
}

/// The address that opens the request elsewhere.
fn address(linked: &Linked) -> Option<String> {
    linked.fragment().map(|fragment| document::address() + &fragment)
}
