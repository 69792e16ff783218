//! One line of the viewer: its number, fold and tokens, each token in pieces that show what is unseen and mark what
//! was searched. The text of a line is the text as sent.

use crate::json::pieces::{head, pieces};
use crate::json::recognise::{Seems, recognise};
use crate::json::view::{Content, Folds, Layout};
use crate::json::{Kind, Span, number, string};
use crate::page::control::drawn;
use crate::state::Lang;
use crate::text::viewer;
use yew::prelude::*;

/// Deeper lines are indented no further.
const DEEPEST: usize = 60;

/// The longest tip, in bytes.
const TIP: usize = 600;

/// What a line is drawn from.
pub struct Look<'a> {
    /// The language.
    pub lang: Lang,
    /// The body.
    pub text: &'a str,
    /// Its lines.
    pub layout: &'a Layout,
    /// What is folded.
    pub folds: &'a Folds,
    /// Where the hits of the search start.
    pub hits: &'a [u32],
    /// How long each is.
    pub hit_len: usize,
    /// Which of them is looked at.
    pub hit: Option<usize>,
    /// The line looked at.
    pub current: Option<usize>,
    /// How many bytes of a token are drawn.
    pub limit: usize,
    /// The line whose tokens are drawn further, and how far.
    pub opened: (usize, usize),
}

impl Look<'_> {
    /// Draws a line.
    pub fn line(&self, index: usize) -> Html {
        let Some(line) = self.layout.line(self.text, index) else { return html! {} };
        let indent = "  ".repeat(line.depth.min(DEEPEST));
        let foldable = matches!(line.content, Content::Open(_)) && self.layout.partner(index).is_some();
        let folded = foldable && self.folds.is_folded(index);
        let limit = if self.opened.0 == index { self.opened.1 } else { self.limit };
        let fold = foldable.then(|| {
            html! {
                <button type="button" class="row__fold" tabindex="-1" aria-label={viewer::fold(self.lang)}
                    aria-expanded={if folded { "false" } else { "true" }} />
            }
        });
        let key = line.key.map(|key| html! { <>{ self.token("key", Kind::String, key, limit) }{ ": " }</> });
        let value = match line.content {
            Content::Scalar(token) => self.token(name(token.kind), token.kind, token.span, limit),
            Content::Empty(token) => html! { { if token.kind == Kind::ObjectOpen { "{}" } else { "[]" } } },
            Content::Open(token) | Content::Close(token) => html! { { token.span.of(self.text).to_owned() } },
            Content::Missing => html! {},
        };
        let summary = folded.then(|| {
            let close = if line_opens_object(line.content) { '}' } else { ']' };
            let text = viewer::folded(self.lang, self.layout.items(index), close);
            html! { <span class="row__folded" data-text={text} /> }
        });
        html! {
            <div class="row" data-line={index.to_string()} data-n={(index + 1).to_string()}
                aria-current={(self.current == Some(index)).then_some("true")}>
                { for fold }
                { indent }
                if line.depth > DEEPEST { <span class="row__deep" data-text={format!("↳{} ", line.depth)} /> }
                { for key }{ value }{ for summary }
                if line.comma { { "," } }
            </div>
        }
    }

    fn token(&self, name: &'static str, kind: Kind, span: Span, limit: usize) -> Html {
        let whole = span.of(self.text);
        let token = head(whole, limit);
        let left = whole.len() - token.len();
        let rounds = kind == Kind::Number && number::rounds_in_js(token);
        let tip = if rounds {
            Some(viewer::rounds(self.lang).to_owned())
        } else if kind == Kind::String && token.contains('\\') {
            Some(head(&string::decode(token).text, TIP).to_owned())
        } else {
            None
        };
        let seems = match recognise(kind, token) {
            _ if rounds => Some("rounds"),
            Some(Seems::Url(_)) => Some("url"),
            Some(Seems::Json(_)) => Some("json"),
            Some(Seems::Moment(_)) => Some("moment"),
            None => None,
        };
        let first = self.hits.partition_point(|&hit| (hit as usize) < span.start);
        let end = span.start + token.len();
        let hit = self.hits.get(first).is_some_and(|&hit| (hit as usize) < end);
        let plain = !hit && tip.is_none() && token.is_ascii() && !token.contains('\u{7f}');
        let text = if plain {
            html! { { token.to_owned() } }
        } else {
            self.pieces(token, span.start, kind, first)
        };
        html! {
            <>
                <span class="tok" data-kind={name} data-seems={seems} title={tip}>{ text }</span>
                if left > 0 {
                    <button type="button" class="row__more" tabindex="-1">{ viewer::left_out(self.lang, left) }</button>
                }
            </>
        }
    }

    fn pieces(&self, token: &str, start: usize, kind: Kind, first: usize) -> Html {
        let mut at = start;
        let mut hit = first;
        let mut parts: Vec<Html> = Vec::new();
        for piece in pieces(token, kind == Kind::String) {
            let mut rest = piece.text();
            while !rest.is_empty() {
                // Up to the next hit, or all of the hit that lies in this piece.
                while self.hits.get(hit).is_some_and(|&found| found as usize + self.hit_len <= at) {
                    hit += 1;
                }
                let found = self.hits.get(hit).map_or(usize::MAX, |&found| found as usize);
                let inside = found <= at;
                let stop = if inside { found + self.hit_len } else { found };
                let part = head(rest, (stop - at).min(rest.len()));
                let part = if part.is_empty() { rest } else { part };
                let text = drawn(&piece, part);
                parts.push(if inside {
                    let current = (self.hit == Some(hit)).then_some("true");
                    html! { <mark aria-current={current}>{ text }</mark> }
                } else {
                    text
                });
                at += part.len();
                rest = &rest[part.len()..];
            }
        }
        html! { <>{ for parts }</> }
    }
}

fn line_opens_object(content: Content) -> bool {
    matches!(content, Content::Open(token) if token.kind == Kind::ObjectOpen)
}

fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::String => "string",
        Kind::Number => "number",
        _ => "word",
    }
}
