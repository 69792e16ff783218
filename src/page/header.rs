//! The page's head: its name, the command, language and colours.

use crate::api::command;
use crate::page::context::Ui;
use crate::page::control::Choice;
use crate::text::Lang;
use crate::workbench::{Action, Theme, Workbench};
use yew::prelude::*;

/// Draws the head.
pub fn header(ui: &Ui, workbench: &Workbench) -> Html {
    let words = ui.words();
    let commands = command::all().iter().map(|command| {
        let title = ui.lang.pick(command.zh, command.en);
        (command.path.into(), format!("{} — {title}", command.path).into())
    });
    let command = Choice {
        id: "command",
        label: words.command,
        quiet: true,
        value: workbench.command.path,
        options: commands.collect(),
        on_chosen: ui.on(Action::CommandChosen),
    };
    let lang = Choice {
        id: "lang",
        label: words.language,
        quiet: true,
        value: ui.lang.name(),
        options: Lang::ALL.iter().map(|lang| (lang.name().into(), lang.own_name().into())).collect(),
        on_chosen: ui.on(|name: String| Action::LangChosen(Lang::named(&name))),
    };
    let themes = [
        (Theme::System, words.theme_system),
        (Theme::Light, words.theme_light),
        (Theme::Dark, words.theme_dark),
    ];
    let theme = Choice {
        id: "theme",
        label: words.theme,
        quiet: true,
        value: workbench.theme.name(),
        options: themes.iter().map(|(theme, label)| (theme.name().into(), (*label).into())).collect(),
        on_chosen: ui.on(|name: String| Action::ThemeChosen(Theme::named(&name))),
    };
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
            <div class="head__command">{ command.view() }</div>
            <div class="head__settings">{ lang.view() }{ theme.view() }</div>
            <div class="head__notice" id="notice" />
        </header>
    }
}
