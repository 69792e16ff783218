//! The service's regions with their hosts, each a click away.

use super::view::{View, fold};
use crate::api::endpoint::{Endpoint, Region, regions};
use crate::page::context::Ui;
use crate::state::Action;
use crate::text::environments as words;
use yew::prelude::*;

/// Draws them.
pub fn view(view: View) -> Html {
    let lang = view.lang();
    let now = match view.fields.endpoint {
        Endpoint::Host(host) => host,
        Endpoint::Sandbox | Endpoint::Custom(_) => "",
    };
    let inside = html! {
        <>
            <p class="field__hint">{ words::hosts_hint(lang) }</p>
            <table class="hosts">
                <thead><tr>
                    <th scope="col">{ words::region(lang) }</th>
                    <th scope="col">{ words::main_host(lang) }</th>
                    <th scope="col">{ words::backup_host(lang) }</th>
                </tr></thead>
                <tbody>{ for regions().iter().map(|region| row(view.ui, region, now)) }</tbody>
            </table>
        </>
    };
    fold("env-hosts", words::hosts(lang), inside)
}

fn row(ui: &Ui, region: &'static Region, now: &str) -> Html {
    html! {
        <tr>
            <th scope="row">{ ui.lang.pick(region.zh, region.en) }</th>
            <td>{ host(ui, region.host, now) }</td>
            <td>{ for region.backup.map(|backup| host(ui, backup, now)) }</td>
        </tr>
    }
}

fn host(ui: &Ui, host: &'static str, now: &str) -> Html {
    html! {
        <div class="hosts__host">
            <code>{ for breakable(host) }</code>
            <button type="button" class="button" data-testid="host-use" data-host={host}
                onclick={ui.click(Action::EndpointChosen(host.to_owned()))}
                aria-pressed={if host == now { "true" } else { "false" }} aria-label={words::use_host(ui.lang, host)}>
                { words::use_it(ui.lang) }
            </button>
        </div>
    }
}

/// A host that a narrow column breaks behind its dots.
fn breakable(host: &str) -> impl Iterator<Item = Html> {
    host.split_inclusive('.').map(|part| html! { <>{ part }<wbr /></> })
}
