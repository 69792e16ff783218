//! The catalogue of commands: a list by group, searched by path and by title in either language, and led through by keys.

use super::context::{Ui, use_ui};
use super::control::{ListKey, Told, list_key, missing, typed};
use crate::api::command::Command;
use crate::page::effect::focus;
use crate::state::catalogue::CatalogueFiles;
use crate::state::{Action, Lang, State};
use crate::text::commands as words;
use std::rc::Rc;
use yew::prelude::*;

/// The id of the list.
const LIST: &str = "command-options";
/// The id of the search.
const SEARCH: &str = "command-search";

/// What the panel shows.
#[derive(Properties, PartialEq)]
pub struct CommandsPanelProps {
    catalogue: CatalogueFiles,
    query: Rc<str>,
    /// The path of the chosen command.
    chosen: &'static str,
    /// The paths of the commands that the sandbox answers.
    in_sandbox: Vec<&'static str>,
}

impl CommandsPanelProps {
    /// What there is to show of a state.
    pub fn of(state: &State) -> Self {
        Self {
            catalogue: state.catalogue.clone(),
            query: Rc::clone(&state.command_query),
            chosen: state.command.path,
            in_sandbox: state.sandbox.service().commands().collect(),
        }
    }
}

/// The catalogue of commands.
#[component]
pub fn CommandsPanel(props: &CommandsPanelProps) -> Html {
    let ui = use_ui();
    let lang = ui.lang;
    let active = use_state(|| None::<&'static str>);
    let is_there = props.catalogue.get().is_some();
    use_effect_with(is_there, |_| {
        focus::go_to_id(SEARCH);
    });
    // The list begins at the command that is chosen, and follows the keys.
    let shown = active.unwrap_or(props.chosen);
    use_effect_with((shown, is_there), |(path, _)| focus::reveal_option(&option_id(path)));
    let Some(catalogue) = props.catalogue.get() else {
        return missing(&ui, props.catalogue.has_failed(), &CatalogueFiles::FILES);
    };
    let groups =
        catalogue.groups().into_iter().map(|group| (group, catalogue.search(&props.query, Some(group))));
    let groups: Vec<_> = groups.filter(|(_, found)| !found.is_empty()).collect();
    let found: Vec<_> = groups.iter().flat_map(|(_, found)| found).copied().collect();
    let count = words::found(lang, found.len());
    let active_path = active.filter(|path| found.iter().any(|command| command.path == *path));
    let oninput = {
        let (ui, active) = (ui.clone(), active.clone());
        Callback::from(move |event: InputEvent| {
            active.set(None);
            ui.say(Action::CommandSearchEdited(typed(&event)));
        })
    };
    let onkeydown = keys(&ui, &active, found.iter().map(|command| command.path).collect(), active_path);
    let option = |command: &'static Command| option(&ui, props, command, active_path);
    html! {
        <div class="commands">
            <div class="field">
                <label class="field__label" for={SEARCH}>{ words::search(lang) }</label>
                <input id={SEARCH} data-testid={SEARCH} class="input" type="text" role="combobox" aria-autocomplete="list"
                    aria-expanded="true" aria-controls={LIST} aria-activedescendant={active_path.map(option_id)}
                    value={Rc::clone(&props.query)} placeholder={words::search_hint(lang)} autocomplete="off"
                    autocapitalize="off" spellcheck="false" {oninput} {onkeydown} />
            </div>
            <p class="codes__count" data-testid="command-count">{ count.clone() }</p>
            <Told text={count} />
            if found.is_empty() { <p class="note">{ words::none(lang) }</p> }
            <div class="commands__list" role="listbox" id={LIST} aria-label={words::list(lang)}>
                { for groups.into_iter().map(|(group, found)| html! {
                    <div role="group" key={group} aria-labelledby={format!("{LIST}-{group}")}>
                        <p class="commands__group" id={format!("{LIST}-{group}")} role="presentation">{ words::group(lang, group) }</p>
                        { for found.into_iter().map(option) }
                    </div>
                }) }
            </div>
        </div>
    }
}

fn option_id(path: &'static str) -> String {
    format!("{LIST}-{path}")
}

fn option(ui: &Ui, props: &CommandsPanelProps, command: &'static Command, active: Option<&str>) -> Html {
    let (lang, path) = (ui.lang, command.path);
    let flag = |is: bool| if is { "true" } else { "false" };
    html! {
        <div role="option" key={path} class="commands__option" id={option_id(path)} data-testid="command-option"
            data-command={path} aria-selected={flag(active == Some(path))}
            aria-current={(props.chosen == path).then_some("true")}
            onmousedown={|event: MouseEvent| event.prevent_default()}
            onclick={ui.click(Action::CommandChosen(path.to_owned()))}>
            <span class="commands__title">{ lang.pick(command.zh, command.en) }</span>
            if let Some(standing) = words::standing(lang, command.standing) {
                <small class="commands__mark">{ standing }</small>
            }
            if props.in_sandbox.contains(&path) {
                <small class="commands__mark" data-sandbox="">{ words::in_sandbox(lang) }</small>
            }
            <code class="commands__path">{ path }</code>
            { other_title(lang, command) }
        </div>
    }
}

/// The title in the other language, by which it is found, too.
fn other_title(lang: Lang, command: &'static Command) -> Html {
    html! { <span class="commands__other" lang={lang.pick("en", "zh")}>{ lang.pick(command.en, command.zh) }</span> }
}

/// An arrow goes through the list, Page Up and Page Down faster, Home and End to either end; Enter chooses.
fn keys(
    ui: &Ui,
    active: &UseStateHandle<Option<&'static str>>,
    paths: Vec<&'static str>,
    at: Option<&'static str>,
) -> Callback<KeyboardEvent> {
    let (ui, active) = (ui.clone(), active.clone());
    Callback::from(move |event: KeyboardEvent| {
        let at = at.and_then(|at| paths.iter().position(|path| *path == at));
        match list_key(&event, at, paths.len()) {
            Some(ListKey::To(next)) => active.set(paths.get(next).copied()),
            Some(ListKey::Chosen) => {
                // A search that leaves one command needs no arrow.
                if let Some(path) = at.or(Some(0).filter(|_| paths.len() == 1)).and_then(|at| paths.get(at)) {
                    ui.say(Action::CommandChosen((*path).to_owned()));
                }
            }
            None => {}
        }
    })
}
