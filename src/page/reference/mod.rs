//! The command's documentation, restated beside the form: its fields with type, limits and an example, the reply, its codes and
//! where the documents differ. The field that has the focus in the form is marked and brought into sight.

mod differences;
mod field;
mod slips;

use super::context::{Ui, use_ui};
use super::credentials::slips::slip_list;
use crate::api::command::{Command, Form, Judge};
use crate::api::{error_code, profile, reference};
use crate::page::effect::focus;
use crate::state::State;
use crate::state::slip::examples::examples;
use crate::text::reference as words;
use std::rc::Rc;
use yew::prelude::*;

/// What the panel shows.
#[derive(Properties, PartialEq)]
pub struct ReferencePanelProps {
    command: &'static Command,
    /// The field that has the focus, as the reference names it.
    focused: Rc<str>,
}

impl ReferencePanelProps {
    /// What there is to show of a state.
    pub fn of(state: &State) -> Self {
        Self { command: state.command, focused: Rc::clone(&state.focused_field) }
    }
}

/// The command's documentation.
#[component]
pub fn ReferencePanel(props: &ReferencePanelProps) -> Html {
    let ui = use_ui();
    let ReferencePanelProps { command, focused } = props;
    use_effect_with(Rc::clone(focused), |name| focus::reveal_in_panel(&field::id(name)));
    let examples = use_memo((), |()| examples());
    let lang = ui.lang;
    let is_focused = |name: &str| **focused == *name;
    let fields = reference::fields(command);
    let uses_tags = command.form == Form::Profile || command.group == "profile";
    html! {
        <div class="reference" data-testid="reference">
            { head(&ui, command) }
            { section(words::request(lang), html! {
                <>
                    if fields.is_empty() {
                        <p class="note">{ if command.is_read { words::no_fields(lang) } else { words::unread(lang) } }</p>
                    }
                    <ul>{ for fields.iter().map(|entry| field::body_field(lang, entry, is_focused(entry.field.path))) }</ul>
                </>
            }) }
            if uses_tags {
                { section(words::profile(lang), html! {
                    <ul>{ for profile::standard().iter().map(|of| field::profile_field(lang, of, is_focused(of.tag))) }</ul>
                }) }
            }
            { section(words::url(lang), html! {
                <ul>{ for words::parameters(lang).into_iter().map(|(name, what)| field::parameter(lang, name, what, is_focused(name))) }</ul>
            }) }
            { section(words::reply(lang), html! { <pre class="code">{ command.reply_shape() }</pre> }) }
            { codes(&ui, command) }
            if command.judge == Judge::Portrait { { section(words::body_slips(lang), slips::in_bodies(lang, &examples)) } }
            { section(words::usersig_slips(lang), slip_list(lang)) }
            { section(words::differences(lang), differences::table(lang)) }
        </div>
    }
}

fn section(title: &'static str, content: Html) -> Html {
    html! { <section class="reference__part"><h3 class="reference__title">{ title }</h3>{ content }</section> }
}

fn head(ui: &Ui, command: &Command) -> Html {
    let lang = ui.lang;
    let pages =
        [(command.page_zh(), words::page_zh(lang), "zh"), (command.page_en(), words::page_en(lang), "en")];
    // The reader's own language first.
    let is_own = |(_, _, of): &(_, _, &str)| *of == lang.name();
    let (own, other): (Vec<_>, Vec<_>) = pages.into_iter().partition(is_own);
    let link = |(page, label, of): (Option<String>, &'static str, &'static str)| {
        page.map(|page| html! { <li><a href={page} target="_blank" rel="noreferrer" hreflang={of}>{ label }</a></li> })
    };
    let notes = lang.pick(command.notes_zh, command.notes_en);
    html! {
        <header class="reference__head">
            <p class="reference__path">{ command.path }</p>
            <p class="reference__name">{ lang.pick(command.zh, command.en) }</p>
            <ul class="reference__pages">{ for own.into_iter().chain(other).filter_map(link) }</ul>
            if let Some(standing) = words::standing(lang, command.standing) { <p class="note">{ standing }</p> }
            if let Some(rate) = words::rate(lang, command.rate_seed, command.rate_current) { <p>{ rate }</p> }
            if !notes.is_empty() { <p class="reference__notes">{ notes }</p> }
        </header>
    }
}

/// The command's own codes; each leads to its row in the table.
fn codes(ui: &Ui, command: &Command) -> Html {
    let lang = ui.lang;
    let row = |code: &u32| {
        let meaning = error_code::find(Some(command), *code).map(|row| lang.pick(row.zh, row.en));
        html! {
            <li key={*code}><a class="codes__code" href={format!("#error/{code}")}>{ *code }</a>{ " " }{ meaning.unwrap_or_default() }</li>
        }
    };
    section(
        words::codes(lang),
        html! {
            <>
                <ul class="reference__codes">{ for command.error_codes.iter().map(row) }</ul>
                <p class="reference__notes">{ words::all_codes(lang) }</p>
            </>
        },
    )
}
