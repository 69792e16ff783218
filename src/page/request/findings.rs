//! What there is to know before sending, summed up by Send. It stops nothing.

use crate::page::context::Ui;
use crate::page::control::{Told, mend};
use crate::page::effect::focus::FINDING_OF_ACCOUNT;
use crate::state::body::fields::{FieldFinding, Matter};
use crate::state::findings::Finding;
use crate::state::place::{FieldPart, Place};
use crate::text::{field, finding as said, request as words};
use yew::prelude::*;

/// How many findings are summed up.
const MOST: usize = 5;

/// The findings in a few lines; each leads to its place.
pub fn summary(ui: &Ui, findings: &[Finding], fields: &[FieldFinding]) -> Html {
    let lang = ui.lang;
    let entries = findings.iter().map(|finding| {
        let words = said::finding(lang, finding);
        (finding.place, finding.place.path(), words, mend(ui, finding, "finding-mend"))
    });
    let of_fields = fields.iter().map(|finding| {
        let part = if let Matter::Missing(_) = finding.matter { FieldPart::More } else { FieldPart::Value };
        let path = if finding.path.is_empty() { "JSON".to_owned() } else { finding.path.to_string() };
        (Place::field(finding.number, part), path, field::matter(lang, finding.matter), Html::default())
    });
    let introduced = match (findings.len(), fields.len()) {
        (0, 0) => return html! { <Told text="" /> },
        (0, count) => words::field_findings(lang, count),
        (count, _) => words::findings(lang, count),
    };
    html! {
        <>
        <Told text={introduced.clone()} />
        <div class="advice" data-testid="findings">
            <p>{ introduced }</p>
            <ul>
                { for entries.chain(of_fields).take(MOST).map(|(place, path, words, mend)| html! {
                    <li><button type="button" class="advice__entry" data-testid="finding"
                        id={(place == Place::FromAccount).then_some(FINDING_OF_ACCOUNT)} onclick={ui.go_to(place)}>
                        <code>{ path }</code>{ " " }{ words }
                    </button>{ mend }</li>
                }) }
            </ul>
        </div>
        </>
    }
}

/// A finding as its row tells it.
pub fn in_row(ui: &Ui, finding: &Finding) -> Html {
    html! {
        <>
            <strong class="item__advice">{ said::finding(ui.lang, finding) }</strong>
            { mend(ui, finding, "item-mend") }
        </>
    }
}
