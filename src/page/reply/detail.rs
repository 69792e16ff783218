//! What the viewer says about the line that is looked at: its path, what its value says and seems to be.

use super::reading::{Reading, Shared};
use crate::json::pieces::head;
use crate::json::recognise::{Seems, recognise};
use crate::json::view::Content;
use crate::json::{Kind, Token, number, path, pretty, string};
use crate::page::control::plain_text;
use crate::page::control::{CopyButton, made};
use crate::page::effect::clock;
use crate::state::Lang;
use crate::text::format::calendar;
use crate::text::viewer;
use yew::prelude::*;

/// The most that is shown of a decoded string, in bytes.
const SHOWN: usize = 4_000;

/// The longest string that is looked into, in bytes.
const READ_MAX: usize = 256 * 1024;

/// Which line is looked at.
#[derive(Properties, PartialEq)]
pub struct DetailProps {
    /// The body.
    pub reading: Shared<Reading>,
    /// The line.
    pub line: Option<usize>,
    /// The language.
    pub lang: Lang,
}

/// What there is to say about a line.
#[component]
pub fn Detail(props: &DetailProps) -> Html {
    let DetailProps { reading, lang, .. } = props;
    let lang = *lang;
    let known = reading.0.known();
    let found = props.line.and_then(|line| Some((line, known.layout().line(known.text(), line)?.content)));
    let Some((line, content)) = found else {
        return html! { <p class="viewer__detail">{ viewer::pick_line(lang) }</p> };
    };
    let path = path::dollar(&known.layout().path(known.text(), line));
    let value = {
        let reading = reading.clone();
        Callback::from(move |()| {
            let known = reading.0.known();
            known.layout().node(known.text(), line).map_or("", |node| node.of(known.text())).to_owned().into()
        })
    };
    html! {
        <div class="viewer__detail" data-testid="reply-detail">
            <div class="viewer__path">
                <code data-testid="reply-path">{ plain_text(head(&path, 300)) }</code>
                <CopyButton label={viewer::copy_path(lang)} made={made(&*path)} />
                <CopyButton label={viewer::copy_value(lang)} made={value} />
            </div>
            if let Content::Scalar(token) = content { { said(lang, known.text(), token) } }
        </div>
    }
}

fn said(lang: Lang, text: &str, token: Token) -> Html {
    let spelt = token.span.of(text);
    let mut said = Vec::new();
    if token.kind == Kind::Number && number::rounds_in_js(spelt) {
        said.push(html! { <p>{ viewer::rounds(lang) }</p> });
    }
    if token.kind == Kind::String && spelt.len() > READ_MAX {
        said.push(html! { <p>{ viewer::long_string(lang, spelt.len() - 2) }</p> });
    } else if token.kind == Kind::String {
        let decoded = string::decode(spelt);
        let (chars, bytes) = (decoded.text.chars().count(), decoded.text.len());
        said.push(html! { <p>{ viewer::lengths(lang, chars, bytes) }</p> });
        if spelt.contains('\\') {
            said.push(labelled(viewer::decoded(lang), head(&decoded.text, SHOWN)));
        }
        if decoded.lone_surrogate {
            said.push(html! { <p>{ viewer::lone_surrogate(lang) }</p> });
        }
    }
    match recognise(token.kind, spelt) {
        Some(Seems::Url(url)) => {
            let href = url.into_owned();
            said.push(html! {
                <p>{ viewer::link(lang) }{ " " }
                    <a href={href.clone()} target="_blank" rel="noopener noreferrer">{ plain_text(&href) }</a></p>
            });
        }
        Some(Seems::Moment(ms)) => {
            let local = calendar::date_time(lang, clock::local_ms(ms) / 1000);
            said.push(html! { <p>{ viewer::moment(lang) }{ " " }{ local }</p> });
        }
        Some(Seems::Json(inner)) => {
            let inner = pretty::format(&inner, "  ").unwrap_or_default();
            said.push(labelled(viewer::inner_json(lang), head(&inner, SHOWN)));
        }
        None => {}
    }
    html! { <>{ for said }</> }
}

fn labelled(label: &'static str, text: &str) -> Html {
    html! {
        <>
            <p class="viewer__label">{ label }</p>
            <pre class="viewer__decoded">{ plain_text(text) }</pre>
        </>
    }
}
