//! What the documents of 2016 and the newest say differently.

use crate::state::Lang;
use crate::text::reference as words;
use yew::prelude::*;

/// The table of it.
pub fn table(lang: Lang) -> Html {
    let row = |row: words::Difference| {
        html! {
            <tr><th scope="row">{ lang.pick(row.zh, row.en) }</th><td>{ row.seed }</td><td>{ row.current }</td></tr>
        }
    };
    html! {
        <div class="differences">
            <table>
                <thead><tr>
                    <th scope="col">{ words::what(lang) }</th>
                    <th scope="col">{ words::seed(lang) }</th>
                    <th scope="col">{ words::current(lang) }</th>
                </tr></thead>
                <tbody>{ for words::differing().map(row) }</tbody>
            </table>
        </div>
    }
}
