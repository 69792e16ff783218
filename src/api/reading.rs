//! Reads the four fields of a reply in slices of work, in one pass over the text however large it is.

use super::reply::{Code, NotReply, Reply};
use crate::json::pieces::head;
use crate::json::{Error, Kind, Scanner, Token, number, string};

const NAMES: [&str; 4] = ["ActionStatus", "ErrorCode", "ErrorInfo", "ErrorDisplay"];

/// The longest code of another kind that is kept, in bytes.
const CODE_MAX: usize = 300;

/// How much of a text is kept, in bytes as written; all of it is in the body.
const TEXT_MAX: usize = 4_000;

/// A reading in progress. Every call takes the same text.
#[derive(Debug, Default)]
pub struct Reading {
    scanner: Scanner,
    /// The field whose key was the last token but the colon.
    key: Option<usize>,
    /// The first tokens of the fields' values. Of a key given twice the last counts, as for most readers of JSON.
    found: [Option<Token>; 4],
    error: Option<Error>,
    done: bool,
}

impl Reading {
    /// Reads about `budget` further bytes. True when all is read.
    pub fn advance(&mut self, text: &str, budget: usize) -> bool {
        let stop = self.scanner.offset().saturating_add(budget);
        while !self.done && self.scanner.offset() < stop {
            match self.scanner.next(text.as_bytes()) {
                Some(Ok(token)) => self.take(text, token),
                Some(Err(error)) => (self.done, self.error) = (true, Some(error)),
                None => self.done = true,
            }
        }
        self.done
    }

    /// What the text is, once all is read.
    ///
    /// # Errors
    /// Why it is not a reply of the service.
    pub fn reply(&self, text: &str) -> Result<Reply, NotReply> {
        if let Some(error) = self.error {
            return Err(NotReply::NotJson(error));
        }
        let [status, code, info, display] = self.found;
        if status.is_none() && code.is_none() {
            return Err(NotReply::OtherShape);
        }
        let words = |token: Option<Token>| {
            let spelt = token.filter(|token| token.kind == Kind::String)?.span.of(text);
            let kept = head(spelt, TEXT_MAX);
            let cut = if kept.len() < spelt.len() { "…" } else { "" };
            Some(string::decode(kept).text.into_owned() + cut)
        };
        Ok(Reply {
            action_status: words(status),
            error_code: code.map(|token| read_code(token, text)),
            error_info: words(info),
            error_display: words(display),
        })
    }

    fn take(&mut self, text: &str, token: Token) {
        if self.scanner.depth() == 1 && self.scanner.at_key() {
            let name = string::decode(token.span.of(text)).text;
            self.key = NAMES.iter().position(|known| *known == name);
        } else if token.kind != Kind::Colon
            && let Some(field) = self.key.take()
        {
            self.found[field] = Some(token);
        }
    }
}

fn read_code(token: Token, text: &str) -> Code {
    let spelt = token.span.of(text);
    match number::as_i64(spelt) {
        Some(number) => Code::Number(number),
        // The token is only the opening bracket.
        None if token.kind == Kind::ObjectOpen => Code::Other("{…}".to_owned()),
        None if token.kind == Kind::ArrayOpen => Code::Other("[…]".to_owned()),
        None if spelt.len() > CODE_MAX => Code::Other(format!("{}…", head(spelt, CODE_MAX))),
        None => Code::Other(spelt.to_owned()),
    }
}
