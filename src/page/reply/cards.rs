//! The profiles that a reply to `portrait_get` holds, as cards beside its JSON.

use crate::api::profile::{self, Field};
use crate::page::context::use_ui;
use crate::page::control::plain_text;
use crate::state::Lang;
use crate::state::profiles::{Profile, profiles};
use crate::text::asking as words;
use std::rc::Rc;
use yew::prelude::*;

/// What the cards show.
#[derive(Properties, PartialEq)]
pub struct CardsProps {
    /// The reply's body.
    pub body: Rc<Vec<u8>>,
}

/// The cards; nothing where the reply has no profiles.
#[component]
pub fn Cards(props: &CardsProps) -> Html {
    let lang = use_ui().lang;
    let found = use_memo(Rc::clone(&props.body), |body| {
        std::str::from_utf8(body).ok().and_then(profiles).unwrap_or_default()
    });
    if found.is_empty() {
        return html! {};
    }
    html! {
        <ul class="profiles" aria-label={words::profiles(lang)}>
            { for found.iter().map(|profile| html! {
                <li class="profiles__card" data-testid="profile" data-account={Rc::clone(&profile.account)}>
                    <p class="profiles__account">{ plain_text(&profile.account) }</p>
                    { content(lang, profile) }
                </li>
            }) }
        </ul>
    }
}

fn content(lang: Lang, profile: &Profile) -> Html {
    match &profile.failed {
        Some((code, info)) => {
            html! { <p class="profiles__failed"><code>{ &**code }</code>{ " " }{ plain_text(info) }</p> }
        }
        None if profile.fields.is_empty() => {
            html! { <p class="profiles__none">{ words::no_fields(lang) }</p> }
        }
        None => html! {
            <dl>
                { for profile.fields.iter().map(|(tag, value)| {
                    let known = profile::find(tag);
                    let name = known.map_or(&**tag, |field| lang.pick(field.zh, field.en));
                    html! {
                        <div data-testid="profile-field" data-tag={Rc::clone(tag)}>
                            <dt title={tag.to_string()}>{ plain_text(name) }</dt>
                            <dd>{ plain_text(value) }{ meaning(lang, known, value) }</dd>
                        </div>
                    }
                }) }
            </dl>
        },
    }
}

/// What a value that is one of its field's choices means.
fn meaning(lang: Lang, field: Option<&'static Field>, value: &str) -> Html {
    let choice = field.and_then(|field| field.choices.iter().find(|choice| choice.value == value));
    match choice {
        Some(choice) => html! { <small>{ format!(" {}", lang.pick(choice.zh, choice.en)) }</small> },
        None => html! {},
    }
}
