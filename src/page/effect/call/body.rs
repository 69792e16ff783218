//! The bytes of a reply, read to their end between the browser's other tasks. One that is too large to be laid out goes
//! into a blob, which the browser keeps outside of the page's memory.

use super::fault::fault;
use crate::api::reply::Failure;
use crate::page::effect::{clock, download};
use crate::state::call::Arriving;
use gloo_net::http::Response;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStreamDefaultReader};

/// The largest reply that is laid out, in bytes.
pub(super) const MAX_BODY: usize = 100 * 1024 * 1024;

/// Where reading ends in any case, in bytes.
const MAX_KEPT: usize = 1024 * 1024 * 1024;

/// How many bytes are handed over to a blob at once.
const BLOCK: usize = 2 * 1024 * 1024;

/// How long chunks are read before other tasks have their turn, in milliseconds.
const BUSY_MS: u32 = 10;

/// What came.
pub(super) enum Body {
    /// What came.
    Bytes {
        /// The bytes.
        bytes: Vec<u8>,
        /// Whether the connection held until the end.
        complete: bool,
    },
    /// More than [`MAX_BODY`].
    TooLarge {
        /// What came.
        blob: Blob,
        /// Whether that is all of it.
        whole: bool,
    },
}

/// How often it is told how much of a reply is there, in milliseconds.
const TOLD_MS: u32 = 250;

/// What came so far, for a call that ends before its reply does, and for whoever waits.
pub(super) struct Progress {
    came: RefCell<Came>,
    teller: Rc<Teller>,
}

/// Tells how much came, but not at each chunk.
struct Teller {
    tell: Box<dyn Fn(Arriving)>,
    latest: Cell<Arriving>,
    /// Whether the latest is about to be told.
    is_due: Cell<bool>,
}

impl Teller {
    /// So much came: that, or what comes until then, is told in a while. Nobody hears of a call that is over by then.
    fn note(self: &Rc<Self>, latest: Arriving) {
        self.latest.set(latest);
        if self.is_due.replace(true) {
            return;
        }
        let teller = Rc::downgrade(self);
        wasm_bindgen_futures::spawn_local(async move {
            clock::after(TOLD_MS).await;
            if let Some(teller) = teller.upgrade() {
                teller.is_due.set(false);
                (teller.tell)(teller.latest.get());
            }
        });
    }
}

#[derive(Default)]
enum Came {
    #[default]
    Nothing,
    Bytes(Blocks),
    Kept(Keeping),
}

/// What came, in blocks that stay where they are: a single list that grows is copied again and again, and leaves as much
/// room behind as it takes in the end.
#[derive(Default)]
struct Blocks {
    blocks: Vec<Vec<u8>>,
    bytes: usize,
}

impl Blocks {
    /// With room for so many bytes.
    fn with_room(bytes: usize) -> Self {
        Self { blocks: vec![Vec::with_capacity(bytes)], bytes: 0 }
    }

    fn push(&mut self, chunk: &js_sys::Uint8Array) {
        let length = chunk.length() as usize;
        let has_room = |block: &&mut Vec<u8>| block.capacity() - block.len() >= length;
        if self.blocks.last_mut().filter(has_room).is_none() {
            self.blocks.push(Vec::with_capacity(length.max(BLOCK)));
        }
        let Some(block) = self.blocks.last_mut() else { return };
        let at = block.len();
        block.resize(at + length, 0);
        chunk.copy_to(&mut block[at..]);
        self.bytes += length;
    }

    /// All in one, between the browser's other tasks. What was announced and came stands in one already.
    async fn join(mut self, pace: &mut Pace) -> Vec<u8> {
        if self.blocks.first().is_some_and(|first| first.len() == self.bytes) {
            return self.blocks.swap_remove(0);
        }
        let mut bytes = Vec::with_capacity(self.bytes);
        for block in self.blocks {
            bytes.extend(block);
            pace.rest().await;
        }
        bytes
    }
}

impl Progress {
    /// Nothing yet; `tell` hears now and then how much came.
    pub(super) fn told(tell: impl Fn(Arriving) + 'static) -> Self {
        let (latest, is_due) = (Cell::new(Arriving::new(0, None)), Cell::new(false));
        let teller = Rc::new(Teller { tell: Box::new(tell), latest, is_due });
        Self { came: RefCell::default(), teller }
    }

    /// What came so far as a blob; nothing where nothing did.
    pub(super) async fn blob(&self) -> Option<Blob> {
        match self.came.take() {
            Came::Nothing => None,
            Came::Bytes(came) if came.bytes == 0 => None,
            Came::Bytes(came) => download::blob_of(&came.join(&mut Pace::start()).await).await,
            Came::Kept(keeping) => keeping.pack().ok(),
        }
    }
}

/// Reads a reply's body.
pub(super) async fn read(response: &Response, progress: &Progress) -> Result<Body, Failure> {
    let Some(stream) = response.body() else { return Ok(Body::Bytes { bytes: Vec::new(), complete: true }) };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut pace = Pace::start();
    // What the server announces saves moving the bytes; it may be wrong.
    let announced: Option<usize> =
        response.headers().get("content-length").and_then(|length| length.parse().ok());
    progress.came.replace(Came::Bytes(Blocks::with_room(announced.unwrap_or(0).min(MAX_BODY))));
    // Of a packed one the length that it has on the wire is announced.
    let announced = announced.filter(|_| response.headers().get("content-encoding").is_none());
    let (body, ended) = loop {
        let next = next(&reader, &mut pace).await?;
        let mut came = progress.came.borrow_mut();
        // Once the call is over nobody looks at what comes.
        let Came::Bytes(body) = &mut *came else { return Err(Failure::Cancelled) };
        match next {
            Next::Chunk(chunk) if body.bytes + chunk.length() as usize > MAX_BODY => {
                break (std::mem::take(body), Err(chunk));
            }
            Next::Chunk(chunk) => {
                body.push(&chunk);
                progress.teller.note(Arriving::new(body.bytes, announced));
            }
            // What came of the reply, were it the status alone, tells more than that the connection broke.
            Next::Broken => break (std::mem::take(body), Ok(false)),
            Next::End => break (std::mem::take(body), Ok(true)),
        }
    };
    match ended {
        Ok(complete) => Ok(Body::Bytes { bytes: body.join(&mut pace).await, complete }),
        Err(chunk) => keep(body, &chunk, &reader, &mut pace, (progress, announced)).await,
    }
}

/// Reads on into a blob that begins with what came so far.
async fn keep(
    body: Blocks,
    chunk: &js_sys::Uint8Array,
    reader: &ReadableStreamDefaultReader,
    pace: &mut Pace,
    (progress, announced): (&Progress, Option<usize>),
) -> Result<Body, Failure> {
    let mut keeping = Keeping::default();
    for block in body.blocks {
        for block in block.chunks(BLOCK) {
            keeping.push(&js_sys::Uint8Array::from(block))?;
        }
    }
    keeping.push(chunk)?;
    progress.came.replace(Came::Kept(keeping));
    let whole = loop {
        let next = next(reader, pace).await?;
        let mut came = progress.came.borrow_mut();
        let Came::Kept(keeping) = &mut *came else { return Err(Failure::Cancelled) };
        match next {
            Next::Chunk(chunk) => {
                keeping.push(&chunk)?;
                progress.teller.note(Arriving::new(keeping.bytes, announced));
            }
            Next::Broken => break false,
            Next::End => break true,
        }
        if keeping.bytes >= MAX_KEPT {
            // Whether the rest can still be called off changes nothing for the reader.
            let _ = reader.cancel();
            break false;
        }
    };
    match progress.came.take() {
        Came::Kept(keeping) => Ok(Body::TooLarge { whole, blob: keeping.pack()? }),
        Came::Nothing | Came::Bytes(_) => Err(Failure::Cancelled),
    }
}

/// A blob in the making: a blob of what was packed, and loose chunks behind it.
#[derive(Default)]
struct Keeping {
    parts: js_sys::Array,
    loose: usize,
    bytes: usize,
}

impl Keeping {
    fn push(&mut self, chunk: &js_sys::Uint8Array) -> Result<(), Failure> {
        self.parts.push(chunk);
        self.bytes += chunk.length() as usize;
        self.loose += chunk.length() as usize;
        if self.loose >= BLOCK {
            let packed = self.pack()?;
            self.parts = js_sys::Array::of1(&packed);
            self.loose = 0;
        }
        Ok(())
    }

    fn pack(&self) -> Result<Blob, Failure> {
        Blob::new_with_u8_array_sequence(&self.parts).map_err(fault)
    }
}

enum Next {
    Chunk(js_sys::Uint8Array),
    Broken,
    End,
}

async fn next(reader: &ReadableStreamDefaultReader, pace: &mut Pace) -> Result<Next, Failure> {
    pace.rest().await;
    let Ok(chunk) = JsFuture::from(reader.read()).await else { return Ok(Next::Broken) };
    if js_sys::Reflect::get(&chunk, &JsValue::from_str("done")).is_ok_and(|done| done.is_truthy()) {
        return Ok(Next::End);
    }
    let bytes = js_sys::Reflect::get(&chunk, &JsValue::from_str("value")).map_err(fault)?;
    Ok(Next::Chunk(bytes.dyn_into().map_err(fault)?))
}

/// Chunks that wait are handed over within one task; a large reply must not make it a long one.
struct Pace {
    began: f64,
}

impl Pace {
    fn start() -> Self {
        Self { began: clock::ticks_ms() }
    }

    /// Lets other tasks have their turn, if it was long enough.
    async fn rest(&mut self) {
        if clock::since(self.began) > BUSY_MS {
            clock::after(0).await;
            *self = Self::start();
        }
    }
}
