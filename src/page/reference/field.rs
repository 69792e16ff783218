//! One field of the reference.

use crate::api::profile::Field;
use crate::api::reference::Entry;
use crate::state::Lang;
use crate::text::reference as words;
use yew::prelude::*;

/// The id of a field's element.
pub fn id(name: &str) -> String {
    format!("reference-{name}")
}

/// What a field shows.
struct Shown<'a> {
    name: &'static str,
    depth: usize,
    is_focused: bool,
    /// Its type, whether it must be there, how much it holds.
    facts: Vec<String>,
    what: &'a str,
    /// The values that it takes.
    choices: Vec<String>,
    example: Option<&'static str>,
    lang: Lang,
}

impl Shown<'_> {
    fn view(self) -> Html {
        let Self { name, depth, is_focused, facts, what, choices, example, lang } = self;
        html! {
            <li class="reference__field" id={id(name)} key={name} data-testid="reference-field" data-field={name}
                data-depth={depth.to_string()} aria-current={is_focused.then_some("true")}>
                <p><code class="reference__field-name">{ name }</code>{ " " }<span class="reference__facts">{ facts.join(" · ") }</span></p>
                if !what.is_empty() { <p>{ what.to_owned() }</p> }
                if !choices.is_empty() {
                    <p class="reference__facts">{ words::choices(lang) }{ " " }{ words::listed(lang, &choices) }</p>
                }
                if let Some(example) = example {
                    <p class="reference__facts">{ words::example(lang) }{ " " }<code>{ example }</code></p>
                }
            </li>
        }
    }
}

/// A field of the body.
pub fn body_field(lang: Lang, entry: &Entry, is_focused: bool) -> Html {
    let field = entry.field;
    let must = if field.required { words::required(lang) } else { words::optional(lang) };
    let limit = field.limit.map(|limit| words::limit(lang, limit));
    let facts = [words::kinds(lang, field.kind), must.to_owned()].into_iter().chain(limit).collect();
    let choices = field.choices.iter().map(|choice| (*choice).to_owned()).collect();
    let (depth, example) = (entry.depth, entry.example);
    Shown {
        name: field.path,
        depth,
        is_focused,
        facts,
        what: lang.pick(field.zh, field.en),
        choices,
        example,
        lang,
    }
    .view()
}

/// A field of profiles.
pub fn profile_field(lang: Lang, field: &'static Field, is_focused: bool) -> Html {
    let limit = field.limit_bytes.map(|most| words::bytes(lang, most));
    let parts = [lang.pick(field.zh, field.en), lang.pick(field.notes_zh, field.notes_en)];
    let what = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let what = words::remarked(lang, &what);
    let choices =
        field.choices.iter().map(|choice| words::choice(lang, choice.value, lang.pick(choice.zh, choice.en)));
    Shown {
        name: field.tag,
        depth: 0,
        is_focused,
        facts: std::iter::once(words::kind(lang, field.kind).to_owned()).chain(limit).collect(),
        what: &what,
        choices: choices.collect(),
        example: None,
        lang,
    }
    .view()
}

/// A parameter of the URL.
pub fn parameter(lang: Lang, name: &'static str, what: &'static str, is_focused: bool) -> Html {
    let facts = vec![words::required(lang).to_owned()];
    Shown { name, depth: 0, is_focused, facts, what, choices: Vec::new(), example: None, lang }.view()
}
