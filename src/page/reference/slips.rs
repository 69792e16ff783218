//! The slips in a body that the page names, each with a body that has it.

use crate::state::Lang;
use crate::state::slip::examples::Example;
use crate::text::{body_slip, reference as words};
use yew::prelude::*;

/// The list of them.
pub fn in_bodies(lang: Lang, examples: &[Example]) -> Html {
    let row = |Example { body, slip }: &Example| {
        let mend = body_slip::mend(lang, slip);
        html! {
            <li class="reference__field" data-testid="body-slip">
                <pre class="code">{ body.clone() }</pre>
                <p>{ body_slip::what(lang, slip) }</p>
                if let Some(mend) = mend { <p class="reference__facts">{ mend }</p> }
            </li>
        }
    };
    html! {
        <>
            <p class="reference__notes">{ words::body_slips_hint(lang) }</p>
            <ul>{ for examples.iter().map(row) }</ul>
        </>
    }
}
