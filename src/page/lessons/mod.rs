//! The lessons: a list by parts, the one that is open with its story, and the ways into the form and back.

mod lesson;

use super::context::{Ui, use_ui};
use super::control::missing;
use crate::api::lesson::{Lesson, Lessons};
use crate::page::effect::focus;
use crate::state::catalogue::CatalogueFiles;
use crate::state::files::{Fetched, File};
use crate::state::lesson::LessonsState;
use crate::state::{Action, State};
use crate::text::lessons as words;
use lesson::LessonCard;
use yew::prelude::*;

/// What the panel shows.
#[derive(Properties, PartialEq)]
pub struct LessonsPanelProps {
    file: Fetched<String>,
    catalogue: CatalogueFiles,
    lessons: LessonsState,
}

impl LessonsPanelProps {
    /// What there is to show of a state.
    pub fn of(state: &State) -> Self {
        Self {
            file: state.lesson_file.clone(),
            catalogue: state.catalogue.clone(),
            lessons: state.lessons.clone(),
        }
    }
}

/// The lessons.
#[component]
pub fn LessonsPanel(props: &LessonsPanelProps) -> Html {
    let ui = use_ui();
    let lessons =
        use_memo(props.file.get().cloned(), |file| file.as_ref().and_then(|text| Lessons::parse(text).ok()));
    let on_screen = props.lessons.current.as_ref().map(|current| &current.id);
    let open = props.lessons.open.clone();
    // A lesson can only be loaded once its command is known.
    let is_there = lessons.is_some() && props.catalogue.get().is_some();
    use_effect_with((open.clone(), is_there, props.lessons.led), |(open, is_there, led)| {
        if let Some(id) = open {
            focus::reveal_in_panel(&lesson::id(id));
            if *is_there && *led > 0 {
                focus::go_to_id(&lesson::run_id(id));
            }
        }
    });
    let Some(lessons) = lessons.as_ref().as_ref().filter(|_| is_there) else {
        let has_failed =
            !props.file.is_loading() && (props.file.get().is_none() || props.catalogue.has_failed());
        return missing(&ui, has_failed, &[File::Lessons, File::Catalogue]);
    };
    let first = || lessons.lessons.first().map(|lesson| lesson.id.as_str().into());
    let open = open.or_else(first);
    let row = |lesson: &Lesson| {
        let is_open = open.as_deref() == Some(&lesson.id);
        html! {
            <LessonCard key={lesson.id.clone()} lesson={lesson.clone()} progress={props.lessons.progress(&lesson.id)} {is_open}
                is_on_screen={on_screen == Some(&lesson.id)} next={lessons.after(&lesson.id).map(|next| next.id.clone())} />
        }
    };
    let lang = ui.lang;
    let done = lessons.lessons.iter().filter(|lesson| props.lessons.reached.contains(&lesson.id)).count();
    html! {
        <div class="lessons">
            if on_screen.is_some() { { aside(&ui) } }
            <p class="lessons__done" data-testid="lessons-done">{ words::reached(lang, done, lessons.lessons.len()) }</p>
            { for lessons.parts.iter().map(|part| html! {
                <section class="lessons__part" key={part.id.clone()} aria-label={lang.pick(&part.zh, &part.en).clone()}>
                    <h3 class="lessons__title">{ lang.pick(&part.zh, &part.en) }</h3>
                    <ol>{ for lessons.of_part(&part.id).map(row) }</ol>
                </section>
            }) }
        </div>
    }
}

/// That one's own request is put aside, with the way back.
fn aside(ui: &Ui) -> Html {
    html! {
        <div class="note lessons__aside">
            <p>{ words::aside(ui.lang) }</p>
            <button type="button" class="button" data-testid="lesson-leave" onclick={ui.click(Action::LessonLeft)}>
                { words::leave(ui.lang) }
            </button>
        </div>
    }
}
