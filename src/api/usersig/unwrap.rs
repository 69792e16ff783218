//! Finds the UserSig in a pasted text that has something around it: an answer of a team's own server, a link, a command.

use super::clean::{DECODINGS, clean, url_decoded};
use super::diagnose::joined;
use super::wrapping::Wrapping;
use super::{Cleaned, Dirt, TEXT_MAX, is_recognised, open};
use crate::api::Secret;
use std::ops::Range;

/// The longest text that is looked at for a UserSig inside, in bytes: a large one, URL-encoded twice.
pub const WRAPPED_MAX: usize = 5 * TEXT_MAX;

/// No UserSig is shorter: a signature alone has 44 characters, and hardly compresses.
const TOKEN_MIN: usize = 60;
/// How many parts of a text are tried, and how many where slips are looked for as well.
const TOKENS: usize = 48;
const TOKENS_WITH_SLIPS: usize = 12;

/// What is in a pasted text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unwrapped {
    /// A UserSig, and what was taken off it.
    One(Cleaned),
    /// Different ones: somebody has to choose. [`open`] tells for whom each is.
    Several(Vec<Secret>),
}

/// The UserSig in a text that is one in a wrapping; `None` for one as it is and for any other text, so that a text can be sent
/// that is wrong on purpose. One with a slip that has a name is freed of its wrapping too.
pub fn unwrap(typed: &str) -> Option<Unwrapped> {
    if typed.len() > WRAPPED_MAX || open(typed).is_ok() {
        return None;
    }
    let cleaned = clean(typed);
    let is_cleaned = !cleaned.dirt.is_empty();
    if is_cleaned && open(cleaned.text.reveal()).is_ok() {
        return Some(Unwrapped::One(cleaned));
    }
    let forms = forms(typed);
    if let Some(found) = forms.iter().find_map(|form| form.search(TOKENS, |text| open(text).is_ok())) {
        return Some(found);
    }
    if is_recognised(typed) {
        return several(typed);
    }
    if is_cleaned && is_recognised(cleaned.text.reveal()) {
        return several(cleaned.text.reveal()).or(Some(Unwrapped::One(cleaned)));
    }
    forms.iter().find_map(|form| form.search(TOKENS_WITH_SLIPS, is_recognised))
}

/// Different ones that stand right one after the other.
fn several(text: &str) -> Option<Unwrapped> {
    let parts = joined(text)?;
    let different = parts.iter().any(|part| *part != parts[0]);
    different.then(|| Unwrapped::Several(distinct(parts.into_iter().map(str::to_owned))))
}

fn distinct(texts: impl Iterator<Item = String>) -> Vec<Secret> {
    let mut found: Vec<Secret> = Vec::new();
    for text in texts {
        if !found.iter().any(|known| known.reveal() == text) {
            found.push(Secret::new(text));
        }
    }
    found
}

/// A spelling of the pasted text, and what was undone to get it.
struct Form {
    text: String,
    dirt: Vec<Dirt>,
}

/// The text as it is and URL-decoded; then the same without line breaks, which stand inside where a terminal or an editor
/// broke the lines. Escapes of JSON are undone.
fn forms(typed: &str) -> Vec<Form> {
    let mut forms = vec![Form { text: unescaped(typed), dirt: Vec::new() }];
    let mut decoded = url_decoded(typed);
    for _ in 0..DECODINGS {
        let Some(text) = decoded else { break };
        decoded = url_decoded(&text);
        forms.push(Form { text: unescaped(&text), dirt: vec![Dirt::UrlEncoding] });
    }
    for at in 0..forms.len() {
        let text =
            ["\r", "\n", "\\r", "\\n"].iter().fold(forms[at].text.clone(), |text, end| text.replace(end, ""));
        if text.len() < forms[at].text.len() {
            let dirt = forms[at].dirt.iter().cloned().chain([Dirt::LineBreaks]).collect();
            forms.push(Form { text, dirt });
        }
    }
    forms
}

/// A text with JSON's escapes undone, as far as they stand for characters of Base64.
fn unescaped(text: &str) -> String {
    let mut text = text.replace("\\/", "/");
    for (small, capital, plain) in
        [("\\u002a", "\\u002A", "*"), ("\\u002b", "\\u002B", "+"), ("\\u002f", "\\u002F", "/")]
    {
        text = text.replace(small, plain).replace(capital, plain);
    }
    [("\\u002d", "\\u002D", "-"), ("\\u003d", "\\u003D", "="), ("\\u005f", "\\u005F", "_")]
        .into_iter()
        .fold(text, |text, (small, capital, plain)| text.replace(small, plain).replace(capital, plain))
}

impl Form {
    /// The UserSigs among the first so many parts of the text that may be one.
    fn search(&self, most: usize, is_one: impl Fn(&str) -> bool) -> Option<Unwrapped> {
        let mut found: Vec<(Range<usize>, String)> = Vec::new();
        for token in tokens(&self.text).take(most) {
            if found.iter().any(|(_, known)| *known == self.text[token.clone()]) {
                continue;
            }
            if let Some(one) = readings(&self.text, token).find(|one| is_one(&self.text[one.clone()])) {
                let text = self.text[one.clone()].to_owned();
                found.push((one, text));
            }
        }
        let (part, first) = found.first()?;
        if found.iter().any(|(_, text)| text != first) {
            return Some(Unwrapped::Several(distinct(found.into_iter().map(|(_, text)| text))));
        }
        let mut dirt = self.dirt.clone();
        dirt.push(Dirt::Around(Wrapping::around(&self.text, part.clone())));
        Some(Unwrapped::One(Cleaned { text: Secret::new(first.as_str()), dirt }))
    }
}

/// The long runs of characters that Base64 has in any of its alphabets.
fn tokens(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "*-_+/=%".contains(c);
    text.split(move |c| !is_part(c)).filter(|run| run.len() >= TOKEN_MIN).map(|run| {
        let start = run.as_ptr().addr() - text.as_ptr().addr();
        start..start + run.len()
    })
}

/// The parts of a run that may be a UserSig: all of it, what follows after a name's `=` or a path's `/`, and that without
/// the stars that set words in bold.
fn readings(text: &str, token: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let run = &text[token.clone()];
    let name_end = run.find('=').filter(|at| run[..*at].len() < TOKEN_MIN && *at + 1 < run.len());
    let path_end = run.trim_end_matches('=').rfind('/');
    let behind = |at: Option<usize>| at.map(|at| token.start + at + 1..token.end);
    let stars = run.len() - run.trim_start_matches('*').len();
    // Its own last character may be one, so no more go than stand before it.
    let unstarred =
        run.ends_with(&run[..stars]).then(|| token.start + stars..token.end.saturating_sub(stars));
    let unstarred = unstarred.filter(|part| part.start < part.end);
    [Some(token.clone()), behind(name_end), behind(path_end), unstarred].into_iter().flatten()
}
