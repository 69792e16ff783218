//! The bytes of a reply, read to their end between the browser's other tasks. One that is too large to be laid out goes
//! into a blob, which the browser keeps outside of the engine's memory.

use super::fetch::fault;
use crate::api::reply::Failure;
use crate::page::effect::clock;
use gloo_net::http::Response;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStreamDefaultReader};

/// The largest reply that is laid out, in bytes.
pub const MAX_BODY: usize = 100 * 1024 * 1024;

/// Where reading ends in any case, in bytes.
const MAX_KEPT: usize = 1024 * 1024 * 1024;

/// How many bytes are handed over to a blob at once.
const BLOCK: usize = 2 * 1024 * 1024;

/// How long chunks are read before other tasks have their turn, in milliseconds.
const BUSY_MS: u32 = 10;

/// What came.
pub enum Body {
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
        /// Its size in bytes.
        bytes: usize,
        /// Whether that is all of it.
        whole: bool,
    },
}

/// Reads a reply's body.
pub async fn read(response: &Response) -> Result<Body, Failure> {
    let Some(stream) = response.body() else { return Ok(Body::Bytes { bytes: Vec::new(), complete: true }) };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut pace = Pace::start();
    // What the server announces saves moving the bytes; it may be wrong.
    let announced =
        response.headers().get("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
    let mut body = Vec::with_capacity(announced.min(MAX_BODY));
    loop {
        match next(&reader, &mut pace).await? {
            Next::Chunk(chunk) if body.len() + chunk.length() as usize > MAX_BODY => {
                return keep(body, &chunk, &reader, &mut pace).await;
            }
            Next::Chunk(chunk) => {
                let at = body.len();
                body.resize(at + chunk.length() as usize, 0);
                chunk.copy_to(&mut body[at..]);
            }
            // What came of the reply, were it the status alone, tells more than that the connection broke.
            Next::Broken => return Ok(Body::Bytes { bytes: body, complete: false }),
            Next::End => return Ok(Body::Bytes { bytes: body, complete: true }),
        }
    }
}

/// Reads on into a blob that begins with what came so far.
async fn keep(
    body: Vec<u8>,
    chunk: &js_sys::Uint8Array,
    reader: &ReadableStreamDefaultReader,
    pace: &mut Pace,
) -> Result<Body, Failure> {
    let mut kept = Kept { parts: js_sys::Array::new(), loose: 0, bytes: 0 };
    for block in body.chunks(BLOCK) {
        kept.push(&js_sys::Uint8Array::from(block))?;
        pace.rest().await;
    }
    drop(body);
    kept.push(chunk)?;
    let whole = loop {
        match next(reader, pace).await? {
            Next::Chunk(chunk) => kept.push(&chunk)?,
            Next::Broken => break false,
            Next::End => break true,
        }
        if kept.bytes >= MAX_KEPT {
            // Whether the rest can still be called off changes nothing for the reader.
            let _ = reader.cancel();
            break false;
        }
    };
    Ok(Body::TooLarge { bytes: kept.bytes, whole, blob: kept.pack()? })
}

/// A blob in the making: a blob of what was packed, and loose chunks behind it.
struct Kept {
    parts: js_sys::Array,
    loose: usize,
    bytes: usize,
}

impl Kept {
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
