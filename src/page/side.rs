//! The open panel beside the request: its frame, and which panel it holds. What a panel shows is drawn by its own room.

use super::commands::{CommandsPanel, CommandsPanelProps};
use super::context::Ui;
use super::errors::{ErrorsPanel, ErrorsPanelProps};
use super::history::{HistoryPanel, HistoryPanelProps};
use super::import::{ImportPanel, ImportPanelProps};
use super::lessons::{LessonsPanel, LessonsPanelProps};
use super::reference::{ReferencePanel, ReferencePanelProps};
use super::snippet::{SnippetPanel, SnippetPanelProps};
use crate::state::panel::Panel;
use crate::state::{Action, State};
use crate::text::panel as words;
use yew::prelude::*;

/// The frame of the open panel.
pub fn side(ui: &Ui, panel: Panel, content: Html) -> Html {
    html! {
        <aside class="card side" data-panel={panel.name()} aria-labelledby="side-title">
            <div class="card__head">
                <h2 class="card__title" id="side-title" tabindex="-1">{ words::title(ui.lang, panel) }</h2>
                <button type="button" class="button button--quiet" data-testid="side-close"
                    onclick={ui.click(Action::PanelClosed)}>{ words::close(ui.lang) }</button>
            </div>
            { content }
        </aside>
    }
}

/// What a panel shows of a state.
pub fn content(panel: Panel, state: &State) -> Html {
    match panel {
        Panel::Commands => html! { <CommandsPanel ..CommandsPanelProps::of(state) /> },
        Panel::Snippets => html! { <SnippetPanel ..SnippetPanelProps::of(state) /> },
        Panel::Lessons => html! { <LessonsPanel ..LessonsPanelProps::of(state) /> },
        Panel::Reference => html! { <ReferencePanel ..ReferencePanelProps::of(state) /> },
        Panel::Import => html! { <ImportPanel ..ImportPanelProps::of(state) /> },
        Panel::Errors => html! { <ErrorsPanel ..ErrorsPanelProps::of(state) /> },
        Panel::History => html! { <HistoryPanel ..HistoryPanelProps::of(state) /> },
    }
}
