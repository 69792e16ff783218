//! The replies of this visit, for comparing any two, and how long calls took. They are kept in memory only, the last few,
//! none of them large, and no UserSig stays in them even where a server sent it back.

use super::call::{Exchange, Outcome};
use crate::api::reply::Failure;
use std::rc::Rc;

/// How many are kept.
const MOST: usize = 20;

/// The largest body that is kept, in bytes.
pub const BODY_MAX: usize = 512 * 1024;

/// A reply that was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// The request's number.
    pub id: u32,
    /// When it was sent, in milliseconds since 1970.
    pub at_ms: u64,
    /// How long it took, in milliseconds.
    pub took_ms: u32,
    /// The command's path.
    pub path: Rc<str>,
    /// The HTTP status, or the kind of failure.
    pub status: String,
    /// The body as text; nothing where none came or it is too large.
    pub body: Option<Rc<str>>,
    /// The body's size in bytes.
    pub size: usize,
}

/// The replies of this visit, the newest first. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct History {
    kept: Rc<Vec<Rc<Past>>>,
    times: Times,
}

/// How long the last answered calls took, in milliseconds, in order. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Times(Rc<Vec<u32>>);

/// How many times are kept.
const TIMES: usize = 100;

impl History {
    /// Keeps an exchange.
    pub(super) fn note(&mut self, exchange: &Exchange) {
        let kept = Rc::make_mut(&mut self.kept);
        kept.insert(0, Rc::new(Past::of(exchange)));
        kept.truncate(MOST);
        if matches!(exchange.outcome, Outcome::Answered(_)) {
            self.times.note(exchange.took_ms);
        }
    }

    /// Forgets all, times too.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// Those that are kept, the newest first.
    pub fn kept(&self) -> &[Rc<Past>] {
        &self.kept
    }

    /// How long the last answered calls took.
    pub fn times(&self) -> &Times {
        &self.times
    }
}

impl Times {
    fn note(&mut self, ms: u32) {
        let times = Rc::make_mut(&mut self.0);
        times.push(ms);
        if times.len() > TIMES {
            times.remove(0);
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The middle one and the one that 95 of 100 do not pass: values that occurred (the nearest rank), never averages.
    /// `None` where there are none.
    pub fn median_and_p95(&self) -> Option<(u32, u32)> {
        let mut sorted = self.0.to_vec();
        sorted.sort_unstable();
        let rank =
            |percent: usize| sorted.get((sorted.len() * percent).div_ceil(100).checked_sub(1)?).copied();
        Some((rank(50)?, rank(95)?))
    }

    /// The points of a small chart of them in a box of this size, as SVG's `points`: from the left to the right, the
    /// largest at the top.
    pub fn points(&self, width: u32, height: u32) -> String {
        let most = u64::from(self.0.iter().copied().max().unwrap_or(0).max(1));
        let last = self.0.len().saturating_sub(1).max(1) as u64;
        let point = |(at, &time): (usize, &u32)| {
            let x = at as u64 * u64::from(width) / last;
            let y = u64::from(height) - u64::from(time) * u64::from(height) / most;
            format!("{x},{y}")
        };
        self.0.iter().enumerate().map(point).collect::<Vec<_>>().join(" ")
    }
}

impl Past {
    fn of(exchange: &Exchange) -> Self {
        let (status, body, size) = match &exchange.outcome {
            Outcome::Failed(failure) => {
                let size = if let Failure::TooLarge { bytes, .. } = failure { *bytes } else { 0 };
                (failure.kind().to_owned(), None, size)
            }
            Outcome::Answered(received) => {
                let size = received.body.len();
                let text = (size <= BODY_MAX).then(|| String::from_utf8_lossy(&received.body));
                let body = text.map(|text| Rc::from(&*exchange.call.usersig.masked_in(&text)));
                (received.status.to_string(), body, size)
            }
        };
        Self {
            id: exchange.id,
            at_ms: exchange.at_ms,
            took_ms: exchange.took_ms,
            path: Rc::clone(&exchange.sent.path),
            status,
            body,
            size,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Secret;
    use crate::api::call::{Call, prepare};
    use crate::api::reply::Received;

    fn exchange(id: u32, outcome: Outcome) -> Exchange {
        let call = Call { usersig: Secret::new("eJxSecret*"), ..Call::default() };
        let sent = Rc::new(prepare(&call).unwrap());
        Exchange {
            id,
            call: Rc::new(call),
            sent,
            rows: Rc::default(),
            at_ms: 5,
            took_ms: id,
            outcome,
            reply: None,
            kept: None,
            forgotten: false,
        }
    }

    fn answered(id: u32, body: &[u8]) -> Exchange {
        let body = Rc::new(body.to_vec());
        let received = Received { status: 200, headers: Rc::new([]), body, headers_ms: 1, complete: true };
        exchange(id, Outcome::Answered(received))
    }

    fn noted(exchanges: impl IntoIterator<Item = Exchange>) -> History {
        let mut history = History::default();
        exchanges.into_iter().for_each(|exchange| history.note(&exchange));
        history
    }

    #[test]
    fn the_last_are_kept_once_each() {
        let mut history = noted((1..=30).map(|id| answered(id, b"{}")));
        let ids: Vec<_> = history.kept().iter().map(|past| past.id).collect();
        assert_eq!(ids, (11..=30).rev().collect::<Vec<_>>());
        assert_eq!(history.times().count(), 30);
        history.note(&exchange(31, Outcome::Failed(Failure::Cors)));
        assert_eq!((history.kept()[0].status.as_str(), history.times().count()), ("cors", 30));
        let large = Failure::TooLarge { status: 200, limit: 5, bytes: 6, whole: true };
        history.note(&exchange(32, Outcome::Failed(large)));
        assert_eq!(history.kept()[0].size, 6);
        history.clear();
        assert!(history.kept().is_empty() && history.times().count() == 0);
    }

    #[test]
    fn no_secret_and_no_large_body_is_kept() {
        let spelt =
            br#"{"echo":"usersig=eJxSecret*&","url":"?usersig=eJxSecret%2A&","json":"eJxSecret\u002a"}"#;
        let history = noted([answered(1, spelt), answered(2, &[b' '; BODY_MAX + 1])]);
        let expected = r#"{"echo":"usersig=***&","url":"?usersig=***&","json":"***"}"#;
        assert_eq!(history.kept()[1].body.as_deref(), Some(expected));
        assert_eq!((history.kept()[0].body.as_deref(), history.kept()[0].size), (None, BODY_MAX + 1));
    }

    fn times(of: &[u32]) -> Times {
        Times(Rc::new(of.to_vec()))
    }

    #[test]
    fn ranks_are_times_that_occurred() {
        assert_eq!(times(&[]).median_and_p95(), None);
        assert_eq!(times(&[7]).median_and_p95(), Some((7, 7)));
        assert_eq!(times(&[30, 10, 20, 40]).median_and_p95(), Some((20, 40)));
        let hundred: Vec<u32> = (1..=100).rev().collect();
        assert_eq!(times(&hundred).median_and_p95(), Some((50, 95)));
    }

    #[test]
    fn the_largest_is_at_the_top() {
        assert_eq!(times(&[0, 50, 100]).points(60, 10), "0,10 30,5 60,0");
        assert_eq!(times(&[5]).points(60, 10), "0,0");
        assert_eq!(times(&[0, 0]).points(60, 10), "0,10 60,10");
    }
}
