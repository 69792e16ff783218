//! The page's head: its name, the command, language and colours, and a notice.

use crate::api::command::{self, Command};
use crate::page::context::{Ui, use_ui};
use crate::page::control::Choice;
use crate::state::notice::Notice;
use crate::state::panel::Panel;
use crate::state::{Action, Lang, State, Theme};
use crate::text::{environment_error, environments, notice as said, page as words, panel};
use yew::prelude::*;

/// What the head shows.
#[derive(Properties, PartialEq)]
pub struct HeaderProps {
    command: &'static Command,
    theme: Theme,
    panel: Option<Panel>,
    notice: Option<Notice>,
}

impl HeaderProps {
    /// What there is to show of a state.
    pub fn of(state: &State) -> Self {
        Self { command: state.command, theme: state.theme, panel: state.panel, notice: state.notice.clone() }
    }
}

/// The page's head.
#[component]
pub fn Header(props: &HeaderProps) -> Html {
    let ui = &use_ui();
    let lang = ui.lang;
    let commands = command::all().iter().map(|command| {
        let title = lang.pick(command.zh, command.en);
        (command.path.into(), format!("{} — {title}", command.path).into())
    });
    let langs = Lang::ALL.iter().map(|lang| (lang.name().into(), lang.own_name().into()));
    let themes = [
        (Theme::System, words::theme_system(lang)),
        (Theme::Light, words::theme_light(lang)),
        (Theme::Dark, words::theme_dark(lang)),
    ];
    let themes = themes.map(|(theme, label)| (theme.name().into(), label.into()));
    html! {
        <header class="head">
            <div class="head__name">
                <svg class="head__logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
                    <rect width="32" height="32" rx="8" />
                    <path d="M8 11h16M16 11v12" />
                </svg>
                <div>
                    <h1 class="head__title">{ words::title(lang) }</h1>
                    <p class="head__tagline">{ words::tagline(lang) }</p>
                </div>
            </div>
            <div class="head__command">
                <Choice id="command" label={words::command(lang)} quiet=true value={props.command.path}
                    options={commands.collect::<Vec<_>>()} on_chosen={ui.on(Action::CommandChosen)} />
            </div>
            <div class="head__settings">
                <Choice id="lang" label={words::language(lang)} quiet=true value={lang.name()}
                    options={langs.collect::<Vec<_>>()}
                    on_chosen={ui.on(|name: String| Action::LangChosen(Lang::named(&name)))} />
                <Choice id="theme" label={words::theme(lang)} quiet=true value={props.theme.name()}
                    options={themes.to_vec()}
                    on_chosen={ui.on(|name: String| Action::ThemeChosen(Theme::named(&name)))} />
            </div>
            <nav class="head__panels" aria-label={panel::panels(lang)}>
                { for Panel::ALL.into_iter().map(|panel| panel_button(ui, panel, props.panel == Some(panel))) }
            </nav>
            if let Some(notice) = &props.notice { { self::notice(ui, notice) } }
        </header>
    }
}

fn panel_button(ui: &Ui, panel: Panel, is_open: bool) -> Html {
    html! {
        <button type="button" class="button button--quiet" data-testid={panel.name()}
            aria-expanded={if is_open { "true" } else { "false" }}
            onclick={ui.click(Action::PanelToggled(panel))}>{ panel::title(ui.lang, panel) }</button>
    }
}

fn notice(ui: &Ui, notice: &Notice) -> Html {
    let lang = ui.lang;
    let told = match notice {
        Notice::LinkOpened(shared) => said::opened(lang, shared),
        Notice::LinkRefused(error) => said::refused(lang, error),
        Notice::TeamRefused(error) => {
            let why = environments::team_refused(lang, &environment_error::sentence(lang, error));
            [&why, environment_error::leak(lang, error)].join(" ").trim_end().to_owned()
        }
        Notice::DraftUnkept => said::draft_unkept(lang).to_owned(),
    };
    html! {
        <div class="head__notice notice" data-testid="notice" role="alert">
            <p>{ told }</p>
            <button type="button" class="button button--quiet" data-testid="notice-dismiss"
                onclick={ui.click(Action::NoticeDismissed)}>{ words::dismiss(lang) }</button>
        </div>
    }
}
