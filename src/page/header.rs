//! The page's head: its name, the command, language and colours, and a notice.

use crate::api::command::Command;
use crate::page::context::{Ui, use_ui};
use crate::page::control::Choice;
use crate::state::dialog::Dialog;
use crate::state::files::File;
use crate::state::notice::Notice;
use crate::state::panel::Panel;
use crate::state::{Action, Lang, State, Theme};
use crate::text::{
    environment_error, environments, notice as said, page as words, palette as find, panel, shortcuts as keys,
};
use std::rc::Rc;
use yew::prelude::*;

/// What the head shows.
#[derive(Properties)]
pub struct HeaderProps {
    command: &'static Command,
    /// The commands to choose from.
    commands: &'static [Command],
    /// The path of the command that is not there yet, and whether it will not come.
    awaited: Option<(Rc<str>, bool)>,
    theme: Theme,
    panel: Option<Panel>,
    notice: Option<Notice>,
}

/// The commands are told apart by where they are, and not one by one.
impl PartialEq for HeaderProps {
    fn eq(&self, other: &Self) -> bool {
        let rest = |of: &Self| (of.command.path, of.theme, of.panel, of.awaited.clone());
        std::ptr::eq(self.commands, other.commands)
            && rest(self) == rest(other)
            && self.notice == other.notice
    }
}

impl HeaderProps {
    /// What there is to show of a state.
    pub fn of(state: &State) -> Self {
        let has_failed = state.catalogue.has_failed();
        Self {
            command: state.command,
            commands: state.catalogue.commands(),
            awaited: state.awaited.as_ref().map(|awaited| (Rc::clone(&awaited.asked.command), has_failed)),
            theme: state.theme,
            panel: state.panel,
            notice: state.notice.clone(),
        }
    }
}

/// The page's head.
#[component]
pub fn Header(props: &HeaderProps) -> Html {
    let ui = &use_ui();
    let lang = ui.lang;
    let commands = props.commands.iter().map(|command| {
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
            <div class="head__find">
                <button type="button" class="button" data-testid="palette-open" aria-haspopup="dialog"
                    aria-keyshortcuts="Control+K Meta+K" title={find::name(lang)}
                    onclick={ui.click(Action::DialogToggled(Dialog::Palette))}>
                    { find::open(lang) }<kbd aria-hidden="true">{ "Ctrl+K" }</kbd>
                </button>
                <button type="button" class="button button--icon" data-testid="shortcuts-open" aria-haspopup="dialog"
                    aria-keyshortcuts="?" title={keys::title(lang)} aria-label={keys::title(lang)}
                    onclick={ui.click(Action::DialogToggled(Dialog::Shortcuts))}>{ "?" }</button>
            </div>
            <nav class="head__panels" aria-label={panel::panels(lang)}>
                { for Panel::ALL.into_iter().map(|panel| panel_button(ui, panel, props.panel == Some(panel))) }
            </nav>
            if let Some((path, has_failed)) = &props.awaited { { awaited(ui, path, *has_failed) } }
            if let Some(notice) = &props.notice { { ui.rest(|parts| (parts.notice)(ui, notice)) } }
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

/// What is told while a command is not there yet.
fn awaited(ui: &Ui, path: &str, has_failed: bool) -> Html {
    let lang = ui.lang;
    if !has_failed {
        return html! {
            <p class="head__notice note" role="status" data-testid="command-loading">{ words::command_loading(lang, path) }</p>
        };
    }
    html! {
        <div class="head__notice notice" data-testid="command-failed" role="alert">
            <p>{ words::command_failed(lang, path) }</p>
            <button type="button" class="button" data-testid="command-again"
                onclick={ui.click(Action::FileWanted(File::Catalogue))}>{ panel::again(lang) }</button>
        </div>
    }
}

/// What is told at the top.
pub fn notice(ui: &Ui, notice: &Notice) -> Html {
    let lang = ui.lang;
    let told = match notice {
        Notice::LinkOpened(shared) => said::opened(lang, shared),
        Notice::LinkRefused(error) => said::refused(lang, error),
        Notice::TeamRefused(error) => {
            let why = environments::team_refused(lang, &environment_error::sentence(lang, error));
            [&why, environment_error::leak(lang, error)].join(" ").trim_end().to_owned()
        }
        Notice::DraftUnkept => said::draft_unkept(lang).to_owned(),
        Notice::HistoryUnkept(trouble) => said::history_unkept(lang, *trouble).to_owned(),
    };
    html! {
        <div class="head__notice notice" data-testid="notice" role="alert">
            <p>{ told }</p>
            <button type="button" class="button button--quiet" data-testid="notice-dismiss"
                onclick={ui.click(Action::NoticeDismissed)}>{ words::dismiss(lang) }</button>
        </div>
    }
}
