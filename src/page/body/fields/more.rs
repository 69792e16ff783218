//! What can be added to an object or list: the documented fields that are not there, those that must be first; any other
//! field; another item.

use super::line::level;
use crate::api::shape::member_place;
use crate::page::context::Ui;
use crate::page::control::{Icon, icon};
use crate::page::effect::focus;
use crate::state::Action;
use crate::state::body::fields::{More, Offer};
use crate::state::body::value_edit::ValueEdit;
use crate::state::place::{FieldPart, Place};
use crate::text::field as words;
use yew::prelude::*;

/// Draws what can be added.
pub fn more(ui: &Ui, more: &More) -> Html {
    let lang = ui.lang;
    let number = more.number;
    let adds = |edit: ValueEdit| ui.click(Action::FieldEdited(number, edit));
    let offer = |(name, field): &Offer| {
        let edit = ValueEdit::MemberAdded(name);
        html! {
            <button type="button" class="button fields__offer" key={*name} data-testid="field-add"
                data-field={member_place(&more.path, name)} data-required={field.required.then_some("")}
                title={words::hint(lang, field, None)} onclick={adds(edit)}>{ icon(Icon::Add) }{ *name }</button>
        }
    };
    let path = if more.path.is_empty() { words::whole(lang) } else { &more.path };
    let other = match more.is_list {
        true => words::element(lang, path),
        false => words::other(lang).to_owned(),
    };
    html! {
        <div class="fields__more" role="listitem" key={format!("more-{number}")} data-testid="field-more" data-path={more.path.clone()}
            data-depth={level(more.depth)} id={focus::field_id(Place::field(number, FieldPart::More))} tabindex="-1">
            if !more.missing.is_empty() {
                <span class="fields__missing">{ words::missing(lang) }</span>
                { for more.missing.iter().map(offer) }
            }
            if !more.optional.is_empty() {
                <span>{ words::optional(lang) }</span>
                { for more.optional.iter().map(offer) }
            }
            <button type="button" class="button button--quiet" data-testid="field-other" onclick={adds(ValueEdit::Added)}>
                { icon(Icon::Add) }{ other }
            </button>
        </div>
    }
}
