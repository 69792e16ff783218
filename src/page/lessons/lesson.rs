//! One lesson: its title and how far it is; open, its story with the buttons that load it.

use crate::api::Secret;
use crate::api::lesson::{Lesson, Own, Story};
use crate::page::context::{Ui, use_ui};
use crate::page::effect::clock;
use crate::sandbox::demo;
use crate::state::Action;
use crate::state::lesson::{Progress, ToLoad};
use crate::text::lessons as words;
use std::rc::Rc;
use yew::prelude::*;

/// What a lesson shows.
#[derive(Properties, PartialEq)]
pub struct LessonCardProps {
    /// The lesson.
    pub lesson: Lesson,
    /// How far it is.
    pub progress: Progress,
    /// Whether it tells its story.
    pub is_open: bool,
    /// Whether it is the one whose request is in the form.
    pub is_on_screen: bool,
    /// The lesson after it, by name.
    pub next: Option<String>,
}

/// The id of a lesson's element.
pub fn id(lesson: &str) -> String {
    format!("lesson-{lesson}")
}

/// The id of the button that loads it.
pub fn run_id(lesson: &str) -> String {
    format!("lesson-run-{lesson}")
}

/// The id of its title.
fn title_id(lesson: &str) -> String {
    format!("lesson-title-{lesson}")
}

/// A lesson.
#[component]
pub fn LessonCard(props: &LessonCardProps) -> Html {
    let ui = use_ui();
    let LessonCardProps { lesson, progress, is_open, next, .. } = props;
    let lang = ui.lang;
    let story = lang.pick(&lesson.zh, &lesson.en);
    let open = |id: &str| ui.click(Action::LessonOpened(id.into()));
    let ends_in = match lesson.item {
        Some(code) => words::ends_in_item(lang, code),
        None => words::ends_in(lang, lesson.code),
    };
    let has_come = matches!(progress, Progress::Reached | Progress::Missed);
    html! {
        <li class="lesson" id={id(&lesson.id)} data-testid="lesson" data-lesson={lesson.id.clone()} data-code={lesson.code.to_string()}
            data-state={progress.name()} aria-current={props.is_on_screen.then_some("true")}>
            <button type="button" class="lesson__head" aria-expanded={if *is_open { "true" } else { "false" }}
                onclick={open(if *is_open { "" } else { &lesson.id })}>
                <span class="lesson__title" id={title_id(&lesson.id)}>{ story.title.clone() }</span>
                <span class="lesson__code">{ ends_in }</span>
                if *progress != Progress::New {
                    <span class="lesson__progress" role="status">{ words::progress(lang, *progress) }</span>
                }
            </button>
            { run(&ui, lesson, *progress) }
            if *is_open {
                <div class="lesson__story">
                    { told(words::goal(lang), &story.goal) }
                    { told(words::look(lang), &story.look) }
                    if has_come { { after(&ui, lesson, story) } }
                    if let (true, Some(next)) = (*progress == Progress::Reached, next) {
                        <button type="button" class="button button--quiet" data-testid="lesson-next" onclick={open(next)}>
                            { words::next(lang) }
                        </button>
                    }
                </div>
            }
        </li>
    }
}

/// What is told once a reply came: why, and how to put it right.
fn after(ui: &Ui, lesson: &Lesson, story: &Story) -> Html {
    let fixed = lesson.fixed.is_some().then(|| {
        let onclick = load(ui, lesson, true);
        html! {
            <button type="button" class="button" data-testid="lesson-fix" {onclick}>{ words::run_fixed(ui.lang) }</button>
        }
    });
    html! {
        <>
            { told(words::back(ui.lang), &story.back) }
            { told(words::fix(ui.lang), &story.fix) }
            { fixed.unwrap_or_default() }
        </>
    }
}

fn told(title: &'static str, text: &str) -> Html {
    html! { <div class="lesson__told"><h4>{ title }</h4><p>{ text.to_owned() }</p></div> }
}

/// The button that loads the lesson.
fn run(ui: &Ui, lesson: &Lesson, progress: Progress) -> Html {
    let label = if progress == Progress::New { words::run } else { words::run_again };
    let onclick = load(ui, lesson, false);
    html! {
        <button type="button" class="button lesson__run" data-testid="lesson-run" id={run_id(&lesson.id)}
            aria-describedby={title_id(&lesson.id)} {onclick}>{ label(ui.lang) }</button>
    }
}

/// Puts a lesson into the form, signed now.
fn load(ui: &Ui, lesson: &Lesson, is_fixed: bool) -> Callback<MouseEvent> {
    let (ui, lesson) = (ui.clone(), lesson.clone());
    Callback::from(move |_| {
        let (usersig, key) = (Secret::new(demo::USERSIG), Secret::new(demo::KEY));
        let identifier = demo::ADMINISTRATORS[0];
        let now = clock::now_ms() / 1000;
        let own = Own { sdkappid: demo::SDKAPPID, identifier, usersig: &usersig, key: &key, now };
        if let Some(lesson) = ToLoad::of(&lesson, &own, is_fixed) {
            ui.say(Action::LessonRun(Rc::new(lesson)));
        }
    })
}
