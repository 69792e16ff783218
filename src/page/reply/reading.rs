//! What is made of a reply's bytes, once and in slices: the body as text, its lines, and what a large one says. A small
//! body is done before the first drawing; a large one goes on between the browser's own tasks, so that nothing freezes.

use crate::api::reading;
use crate::api::reply::{NotReply, Received, Reply};
use crate::json::error::Position;
use crate::json::utf8::Decoder;
use crate::json::view::Layout;
use crate::page::context::use_ui;
use crate::page::control::Copied;
use crate::page::effect::clock;
use crate::state::call::Exchange;
use crate::state::{Action, READ_AT_ONCE};
use std::cell::{Cell, Ref, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// How many bytes are read between two looks at the clock.
const SLICE: usize = 64 * 1024;

/// How long a slice of work may block the page, in milliseconds.
pub const SLICE_MS: u32 = 10;

/// How often the work so far is drawn, in milliseconds.
const DRAW_MS: u32 = 120;

/// A value that is another one if it stands elsewhere in memory, so that large ones are not compared.
pub struct Shared<T>(pub Rc<T>);

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What came, and what is known of it so far.
pub struct Reading {
    received: Option<Received>,
    /// The body's text, where it was decoded from another encoding.
    decoded: Option<Rc<str>>,
    known: RefCell<Known>,
    version: Cell<u32>,
}

/// What is known of a body so far.
#[derive(Default)]
pub struct Known {
    decoder: Decoder,
    is_decoded: bool,
    fields: reading::Reading,
    /// Whether it is known what the body says.
    is_judged: bool,
    layout: Layout,
    /// The place of the error, counted so far.
    place: Option<(usize, Position)>,
}

/// What a slice of work came to.
enum Step {
    /// There is more to do.
    More,
    /// It is known what the body says.
    Judged(Result<Reply, NotReply>),
    /// All is done.
    Done,
}

/// Reads an exchange's reply, draws the component again when there is more to show, and says what a large one says. Of the
/// next exchange another reading is begun.
#[hook]
pub fn use_reading(exchange: &Exchange) -> Shared<Reading> {
    let (ui, update) = (use_ui(), use_force_update());
    // What is decoded from another encoding is read anew.
    let reading = use_memo((exchange.id, exchange.decoded().is_some()), |(id, _)| {
        let id = *id;
        let judged = ui.on(move |reply| Action::ReplyRead { id, reply });
        Shared(Reading::start(exchange, move || update.force_update(), judged))
    });
    Shared::clone(&reading)
}

impl Known {
    /// The body as JSON, without a byte order mark; what is not UTF-8 as U+FFFD. Empty until all is decoded.
    pub fn text(&self) -> &str {
        if self.is_decoded { self.decoder.unmarked() } else { "" }
    }

    /// All of the body as text.
    pub fn raw(&self) -> &str {
        if self.is_decoded { self.decoder.text() } else { "" }
    }

    /// The lines so far.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// The offset of the first byte that is not UTF-8.
    pub fn bad(&self) -> Option<usize> {
        self.decoder.bad()
    }

    /// The place of the error that the lines break off at, once it is known.
    pub fn place(&self) -> Option<Position> {
        let error = self.layout.error()?;
        self.place.filter(|(counted, _)| *counted == error.offset).map(|(_, place)| place)
    }

    /// Does one slice of what is to do.
    fn advance(&mut self, received: &Received) -> Step {
        if !self.is_decoded {
            self.is_decoded = self.decoder.advance(&received.body, SLICE);
        } else if self.layout.is_empty() && !self.layout.is_done() {
            // The first screen before all else.
            self.layout.advance(self.decoder.unmarked(), SLICE);
        } else if !self.is_judged {
            self.is_judged = self.fields.advance(self.decoder.unmarked(), SLICE);
            if self.is_judged {
                return Step::Judged(reading::judge(received, &self.decoder, &self.fields));
            }
        } else if !self.layout.is_done() {
            self.layout.advance(self.decoder.unmarked(), SLICE);
        } else if let Some(error) = self.layout.error() {
            let (from, mut place) = self.place.unwrap_or((0, Position::START));
            let to = error.offset.min(from + SLICE);
            place.walk(self.decoder.unmarked().as_bytes(), from, to);
            self.place = Some((to, place));
            return if to == error.offset { Step::Done } else { Step::More };
        } else {
            return Step::Done;
        }
        Step::More
    }
}

impl Reading {
    /// Starts to read. `draw` is called when there is more to show and `judged` once it is known what a large body says,
    /// as long as the reading is kept.
    fn start(
        exchange: &Exchange,
        draw: impl Fn() + 'static,
        judged: Callback<Result<Reply, NotReply>>,
    ) -> Rc<Self> {
        let mut known = Known { is_judged: exchange.reply.is_some(), ..Known::default() };
        if let (Some(text), Some(Err(NotReply::NotUtf8 { offset, .. }))) =
            (exchange.decoded(), &exchange.reply)
        {
            known.decoder = Decoder::elsewhere(text, *offset);
        } else if let Some(text) = exchange.decoded() {
            known.decoder = Decoder::elsewhere(text, 0);
        }
        let received = exchange.received().cloned();
        let decoded = exchange.decoded().cloned();
        let reading = Rc::new(Self { received, decoded, known: RefCell::new(known), version: Cell::new(0) });
        // The card is laid out by the browser before there are lines in it: that is sooner than both at once.
        if reading.is_large() || !reading.work(&judged) {
            let weak = Rc::downgrade(&reading);
            wasm_bindgen_futures::spawn_local(async move {
                let mut drawn = None;
                loop {
                    clock::after(0).await;
                    let Some(reading) = weak.upgrade() else { return };
                    let done = reading.work(&judged);
                    let first = drawn.is_none() && reading.has_lines();
                    if done || first || drawn.is_some_and(|tick| clock::since(tick) > DRAW_MS) {
                        drawn = Some(clock::ticks_ms());
                        reading.version.set(reading.version.get() + 1);
                        draw();
                    }
                    if done {
                        return;
                    }
                    if first {
                        clock::painted().await;
                    }
                }
            });
        }
        reading
    }

    /// What came, if anything did.
    pub fn received(&self) -> Option<&Received> {
        self.received.as_ref()
    }

    /// All that came, for copying: what it was decoded to, or else the bytes.
    pub fn copied(&self) -> Copied {
        if let Some(text) = &self.decoded {
            return Copied::Text(text.to_string());
        }
        Copied::Bytes(self.received().map(|received| Rc::clone(&received.body)).unwrap_or_default())
    }

    /// What is known so far.
    pub fn known(&self) -> Ref<'_, Known> {
        self.known.borrow()
    }

    /// A number that changes when there is more to show.
    pub fn version(&self) -> u32 {
        self.version.get()
    }

    fn is_large(&self) -> bool {
        self.received().is_some_and(|received| received.body.len() > READ_AT_ONCE)
    }

    fn has_lines(&self) -> bool {
        !self.known().layout.is_empty()
    }

    /// Works for a slice of time, or until there is something to draw at all. True when all is done.
    fn work(&self, judged: &Callback<Result<Reply, NotReply>>) -> bool {
        let Some(received) = self.received() else { return true };
        let start = clock::ticks_ms();
        let had_lines = self.has_lines();
        while clock::since(start) < SLICE_MS {
            let step = self.known.borrow_mut().advance(received);
            match step {
                Step::Done => return true,
                Step::Judged(reply) => judged.emit(reply),
                Step::More => {}
            }
            if !had_lines && self.is_large() && self.has_lines() {
                return false;
            }
        }
        false
    }
}
