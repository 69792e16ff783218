//! What is made of an outcome, once and in slices: the body as text, its lines, the reply in it. A small body is
//! done before the first drawing; a large one goes on between the browser's own tasks, so that nothing freezes.

use super::copy::Copied;
use crate::api::reading;
use crate::api::reply::{NotReply, Received, Reply};
use crate::json::error::Position;
use crate::json::layout::Layout;
use crate::json::utf8::Decoder;
use crate::page::effect::clock;
use crate::workbench::{Outcome, Settled};
use std::cell::{Cell, Ref, RefCell};
use std::rc::Rc;

/// How many bytes are read between two looks at the clock.
const SLICE: usize = 64 * 1024;

/// A body of more bytes is drawn before all of it is read.
const LARGE: usize = 4 * SLICE;

/// How long a slice of work may block the page, in milliseconds.
pub const SLICE_MS: u32 = 10;

/// How often the work so far is drawn, in milliseconds.
const DRAW_MS: u32 = 120;

/// An outcome and what is known of it so far.
pub struct Reading {
    /// The outcome.
    pub settled: Rc<Settled>,
    state: RefCell<State>,
    version: Cell<u32>,
}

/// What is known of a body so far.
#[derive(Default)]
pub struct State {
    decoder: Decoder,
    decoded: bool,
    fields: reading::Reading,
    layout: Layout,
    /// The place of the error, counted so far.
    place: Option<(usize, Position)>,
    /// The reply, or why the body is none; nothing while it is read, or where no body came.
    pub reply: Option<Result<Reply, NotReply>>,
}

impl State {
    /// The body as text; what is not UTF-8 as U+FFFD. Empty until all is decoded.
    pub fn text(&self) -> &str {
        if self.decoded { self.decoder.text() } else { "" }
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

    /// Does one slice of what is to do. True when all is done.
    fn advance(&mut self, received: &Received) -> bool {
        if !self.decoded {
            self.decoded = self.decoder.advance(&received.body, SLICE);
        } else if self.layout.is_empty() && !self.layout.is_done() {
            // The first screen before all else.
            self.layout.advance(self.decoder.text(), SLICE);
        } else if self.reply.is_none() {
            if self.fields.advance(self.decoder.text(), SLICE) {
                self.reply = Some(reading::judge(received, &self.decoder, &self.fields));
            }
        } else if !self.layout.is_done() {
            self.layout.advance(self.decoder.text(), SLICE);
        } else if let Some(error) = self.layout.error() {
            let (from, mut place) = self.place.unwrap_or((0, Position::START));
            let to = error.offset.min(from + SLICE);
            place.walk(self.decoder.text().as_bytes(), from, to);
            self.place = Some((to, place));
            return to == error.offset;
        } else {
            return true;
        }
        false
    }
}

impl Reading {
    /// Starts to read an outcome. `draw` is called when there is more to show, as long as the reading is kept.
    pub fn start(settled: Rc<Settled>, draw: impl Fn() + 'static) -> Rc<Self> {
        let reading = Rc::new(Self { settled, state: RefCell::default(), version: Cell::new(0) });
        // The card is laid out by the browser before there are lines in it: that is sooner than both at once.
        let large = reading.received().is_some_and(|received| received.body.len() > LARGE);
        if large || !reading.work() {
            let weak = Rc::downgrade(&reading);
            wasm_bindgen_futures::spawn_local(async move {
                let mut drawn = None;
                loop {
                    clock::after(0).await;
                    let Some(reading) = weak.upgrade() else { return };
                    let done = reading.work();
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
        match &self.settled.outcome {
            Outcome::Answered(received) => Some(received),
            Outcome::Failed(_) => None,
        }
    }

    /// All that came, for copying.
    pub fn copied(&self) -> Copied {
        Copied::Bytes(self.received().map(|received| Rc::clone(&received.body)).unwrap_or_default())
    }

    /// What is known so far.
    pub fn state(&self) -> Ref<'_, State> {
        self.state.borrow()
    }

    /// A number that changes when there is more to show.
    pub fn version(&self) -> u32 {
        self.version.get()
    }

    fn has_lines(&self) -> bool {
        !self.state().layout.is_empty()
    }

    /// Works for a slice of time, or until there is something to draw at all. True when all is done.
    fn work(&self) -> bool {
        let Some(received) = self.received() else { return true };
        let start = clock::ticks_ms();
        let had_lines = self.has_lines();
        let mut state = self.state.borrow_mut();
        while clock::since(start) < SLICE_MS {
            if state.advance(received) {
                return true;
            }
            if !had_lines && !state.layout.is_empty() && received.body.len() > LARGE {
                return false;
            }
        }
        false
    }
}

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
