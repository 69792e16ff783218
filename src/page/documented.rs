//! Where an error code is documented, in words: the pages, each a link where it still stands, and when.

use crate::api::command::Command;
use crate::api::source;
use crate::state::Lang;
use crate::text::documented as words;
use yew::prelude::*;

/// Tells it of a code by the kinds of page and the times that its row names; `command` is the one whose code it is, where
/// that can be told.
pub fn documented(lang: Lang, kinds: &str, times: &str, command: Option<&Command>) -> Html {
    let page = |(at, kind): (usize, &str)| {
        let word = words::page(lang, kind);
        let [zh, en] = source::addresses(kind, command);
        html! {
            <>
                if at > 0 { { words::between(lang) } }
                { match lang.pick(zh, en) {
                    Some(href) => html! { <a {href} target="_blank" rel="noopener noreferrer">{ word }</a> },
                    None => html! { { word } },
                } }
            </>
        }
    };
    html! {
        <>{ words::introduced(lang) }{ for kinds.split(';').enumerate().map(page) }{ words::when(lang, times) }</>
    }
}

/// The words of the document of 2016 on a code; they are in Chinese.
pub fn seed_words(lang: Lang, zh_seed: &'static str) -> Html {
    html! { <>{ words::seed_words(lang) }<q lang="zh">{ zh_seed }</q></> }
}
