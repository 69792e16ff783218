//! The page's head: its name, the command, language and colours.

use crate::api::command::{self, Command};
use crate::page::context::{use_emit, use_lang, use_words};
use crate::page::control::{Choice, ChoiceOption};
use crate::text::Lang;
use crate::workbench::{Action, Theme};
use yew::prelude::*;

/// What the head shows.
#[derive(Properties, PartialEq)]
pub struct HeaderProps {
    /// The chosen command.
    pub command: &'static str,
    /// The chosen colours.
    pub theme: Theme,
}

/// The page's head.
#[component]
pub fn Header(props: &HeaderProps) -> Html {
    let (emit, words, lang) = (use_emit(), use_words(), use_lang());
    let title = |command: &Command| match lang {
        Lang::Zh => command.zh,
        Lang::En => command.en,
    };
    let commands: Vec<_> = command::all()
        .iter()
        .map(|command| ChoiceOption::new(command.path, format!("{} — {}", command.path, title(command))))
        .collect();
    let langs = Lang::ALL.map(|lang| ChoiceOption::new(lang.name(), lang.own_name())).to_vec();
    let themes = vec![
        ChoiceOption::new(Theme::System.name(), words.theme_system),
        ChoiceOption::new(Theme::Light.name(), words.theme_light),
        ChoiceOption::new(Theme::Dark.name(), words.theme_dark),
    ];
    html! {
        <header class="head">
            <div class="head__name">
                <svg class="head__logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
                    <rect width="32" height="32" rx="8" />
                    <path d="M8 11h16M16 11v12" />
                </svg>
                <div>
                    <h1 class="head__title">{ words.title }</h1>
                    <p class="head__tagline">{ words.tagline }</p>
                </div>
            </div>
            <div class="head__command">
                <Choice id="command" testid="command" label={words.command} quiet=true
                    value={props.command} options={commands} on_chosen={emit.on(Action::CommandChosen)} />
            </div>
            <div class="head__settings">
                <Choice id="lang" testid="lang" label={words.language} quiet=true value={lang.name()}
                    options={langs} on_chosen={emit.on(|name: String| Action::LangChosen(Lang::named(&name)))} />
                <Choice id="theme" testid="theme" label={words.theme} quiet=true value={props.theme.name()}
                    options={themes} on_chosen={emit.on(|name: String| Action::ThemeChosen(Theme::named(&name)))} />
            </div>
        </header>
    }
}
