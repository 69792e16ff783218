//! The menu of example bodies: right ones, and each documented mistake with the code that it is answered with. They are
//! fetched when the menu is first opened.

use crate::api::example::Example;
use crate::api::rules::Documents;
use crate::page::context::{Ui, use_ui};
use crate::page::control::quiet_button;
use crate::page::effect::focus;
use crate::state::Action;
use crate::state::files::{Fetched, File};
use crate::text::body as words;
use yew::prelude::*;

/// What the menu shows.
#[derive(Properties, PartialEq)]
pub struct ExamplesProps {
    /// The bodies.
    pub examples: Fetched<Vec<Example>>,
    /// The documents whose codes are told.
    pub documents: Documents,
}

/// The menu.
#[component]
pub fn Examples(props: &ExamplesProps) -> Html {
    let ui = use_ui();
    let lang = ui.lang;
    let wanted = ui.clone();
    let ontoggle = Callback::from(move |event: Event| {
        if focus::target(&event).is_some_and(|menu| menu.has_attribute("open")) {
            wanted.say(Action::FileWanted(File::BodyExamples));
        }
    });
    html! {
        <details class="examples" {ontoggle}>
            <summary data-testid="examples">{ words::examples(lang) }</summary>
            { match &props.examples {
                Fetched::Unasked | Fetched::Loading => html! {
                    <p class="examples__hint" role="status">{ words::examples_loading(lang) }</p>
                },
                Fetched::Failed => html! {
                    <div class="note note--bad" role="alert" data-testid="examples-failed">
                        { words::examples_failed(lang) }
                        { quiet_button(words::again(lang), ui.click(Action::FileWanted(File::BodyExamples))) }
                    </div>
                },
                Fetched::There(examples) => html! {
                    <>
                        <p class="examples__hint">{ words::examples_hint(lang) }</p>
                        <ul class="examples__list">
                            { for examples.iter().map(|example| entry(&ui, example, props.documents)) }
                        </ul>
                    </>
                },
            } }
        </details>
    }
}

fn entry(ui: &Ui, example: &Example, documents: Documents) -> Html {
    let code = example.code(documents).to_string();
    let answer = if code == "0" { words::accepted(ui.lang).to_owned() } else { code.clone() };
    let body = example.body;
    html! {
        <li>
            <button type="button" class="examples__entry" data-testid="example" data-code={code}
                onclick={ui.on(move |_| Action::BodyReplaced(body.to_owned()))}>
                <code>{ answer }</code><span>{ ui.lang.pick(example.zh, example.en) }</span>
            </button>
        </li>
    }
}
