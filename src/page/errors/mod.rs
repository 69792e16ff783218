//! The table of error codes: searched by code, word and group, each code with a link of its own.

mod row;

use super::context::use_ui;
use super::control::{Choice, TextField, Told, missing};
use crate::api::advice::Advices;
use crate::api::codes::{Codes, Entry, More};
use crate::api::lesson::{Lesson, Lessons};
use crate::page::effect::focus;
use crate::state::catalogue::CatalogueFiles;
use crate::state::files::{Fetched, File};
use crate::state::panel::CodeLookUp;
use crate::state::{Action, State};
use crate::text::errors as words;
use yew::prelude::*;

/// What the panel shows.
#[derive(Properties, PartialEq)]
pub struct ErrorsPanelProps {
    advice: Fetched<Advices>,
    more: Fetched<More>,
    lessons: Fetched<String>,
    catalogue: CatalogueFiles,
    look_up: CodeLookUp,
}

impl ErrorsPanelProps {
    /// What there is to show of a state.
    pub fn of(state: &State) -> Self {
        Self {
            advice: state.error_advice.clone(),
            more: state.more_error_codes.clone(),
            lessons: state.lesson_file.clone(),
            catalogue: state.catalogue.clone(),
            look_up: state.code_look_up.clone(),
        }
    }
}

/// The table of error codes.
#[component]
pub fn ErrorsPanel(props: &ErrorsPanelProps) -> Html {
    let ui = use_ui();
    let lang = ui.lang;
    let sources = (props.advice.get().cloned(), props.more.get().cloned());
    let codes = use_memo(sources, |(advice, more)| Some(Codes::new(advice.as_ref()?, more.as_ref()?)));
    let lessons = use_memo(props.lessons.get().cloned(), |file| {
        file.as_ref().and_then(|text| Lessons::parse(text).ok())
    });
    let linked = props.look_up.linked;
    let asked = (linked, props.look_up.turn, codes.is_some());
    use_effect_with(asked, |(linked, _, is_there)| {
        if let (Some(code), true) = (linked, is_there) {
            focus::go_to_id(&row::id(*code));
        }
    });
    let Some(codes) = &*codes else {
        let has_failed = !props.advice.is_loading() && !props.more.is_loading();
        return missing(&ui, has_failed, &[File::ErrorAdvice, File::MoreErrorCodes]);
    };
    let CodeLookUp { query, group, .. } = &props.look_up;
    let group = codes.groups().into_iter().find(|name| **name == **group);
    let found = codes.search(query, group);
    let count = words::found(lang, found.len());
    let every = (AttrValue::default(), words::all_groups(lang).into());
    let groups = codes.groups().into_iter().map(|name| (name.into(), words::group(lang, name).into()));
    html! {
        <div class="codes">
            { TextField {
                id: "error-search", label: words::search(lang), value: query.to_string().into(),
                placeholder: words::search_hint(lang), on_edited: ui.on(Action::CodeSearchEdited), ..TextField::default()
            }.view() }
            <Choice id="error-group" label={words::groups(lang)} value={group.unwrap_or_default()}
                options={std::iter::once(every).chain(groups).collect::<Vec<_>>()}
                on_chosen={ui.on(Action::CodeGroupChosen)} />
            <p class="codes__count" data-testid="error-count" data-query={query.to_string()}>{ count.clone() }</p>
            <Told text={count} />
            if found.is_empty() { <p class="note">{ words::none(lang) }</p> }
            <ul class="codes__list">{ for found.into_iter().map(|entry| {
                // The table is of use without them.
                let lesson = lessons.as_ref().as_ref().and_then(|lessons| lesson_of(lessons, entry));
                let answered_by = props.catalogue.get().map(|catalogue| codes.commands(entry, catalogue));
                row::row(&ui, entry, linked, lesson, answered_by.unwrap_or_default())
            }) }</ul>
        </div>
    }
}

/// The lesson that shows a code.
fn lesson_of<'a>(lessons: &'a Lessons, entry: &Entry) -> Option<&'a Lesson> {
    let code = u32::try_from(entry.code).ok()?;
    lessons.showing(code).into_iter().next()
}
