//! One error code: what it means, what to do about it, and where it is documented.

use crate::api::codes::Entry;
use crate::api::command::Command;
use crate::api::lesson::Lesson;
use crate::page::context::Ui;
use crate::page::documented::{documented, seed_words};
use crate::state::Action;
use crate::text::errors as words;
use yew::prelude::*;

/// The id of a code's row; where a code stands in two groups, the browser takes the first.
pub fn id(code: i32) -> String {
    format!("error-{code}")
}

/// One row; `linked` is the code that a link asked for, `lesson` one that shows it, `commands` those that answer it.
pub fn row(
    ui: &Ui,
    entry: &Entry,
    linked: Option<i32>,
    lesson: Option<&Lesson>,
    commands: Vec<&Command>,
) -> Html {
    let lang = ui.lang;
    let code = entry.code;
    // Of a code that several commands answer, no page can be told for theirs.
    let own_command = if let [command] = commands[..] { Some(command) } else { None };
    html! {
        <li key={format!("{} {code}", entry.group)} class="codes__row" id={id(code)} tabindex="-1" data-testid="error-row"
            data-code={code.to_string()} aria-current={(linked == Some(code)).then_some("true")}>
            <p class="codes__head">
                <a class="codes__code" href={format!("#error/{code}")} title={words::link(lang, code)}>{ code }</a>
                <span class="codes__group">{ words::group(lang, entry.group) }</span>
            </p>
            <p class="codes__meaning">{ lang.pick(entry.zh, entry.en) }</p>
            <p><strong>{ words::fix(lang) }</strong>{ " " }{ lang.pick(entry.fix_zh, entry.fix_en) }</p>
            if !entry.zh_seed.is_empty() { <p class="codes__source">{ seed_words(lang, entry.zh_seed) }</p> }
            <p class="codes__source">{ documented(lang, entry.source, entry.era, own_command) }</p>
            if !commands.is_empty() {
                <p class="codes__source">{ words::answered_by(lang) }{ for commands.iter().map(|command| html! {
                    <>{ " " }<a class="codes__command" href={format!("#{}", command.path)} title={lang.pick(command.zh, command.en)}>{ name(command) }</a></>
                }) }</p>
            }
            if let Some(lesson) = lesson {
                <button type="button" class="button button--quiet codes__see" data-testid="error-see"
                    onclick={ui.click(Action::LessonWanted(lesson.id.as_str().into()))}>{ words::see(lang) }</button>
            }
        </li>
    }
}

/// A command without what all have before it.
fn name(command: &Command) -> &'static str {
    command.path.strip_prefix("v4/").unwrap_or(command.path)
}
