//! Files beside the page: data of this build, and the team's own environments. And files that a person chooses.

use super::document;
use crate::exchange::text_file;
use crate::state::files::File;
use gloo_net::http::Request;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlInputElement, RequestCache};

/// A file that a person chose.
pub type Chosen = web_sys::File;

/// The text of a data file of this build; `None` if it can't be had. A browser keeps one that came wrong as long as a right one:
/// it is asked for once more, past what the browser keeps.
pub async fn fetch(file: File) -> Option<String> {
    let (address, integrity) = document::built_file(file.name())?;
    for cache in [RequestCache::Default, RequestCache::Reload] {
        let reply = Request::get(&address).integrity(&integrity).cache(cache).send().await;
        if let Some(reply) = reply.ok().filter(|reply| reply.ok()) {
            return reply.text().await.ok();
        }
    }
    None
}

/// The text of the team's file, which a team replaces beside the page; empty where there is none.
pub async fn team() -> String {
    let reply = Request::get("team.json").cache(RequestCache::NoCache).send().await;
    match reply {
        Ok(reply) if reply.ok() => {
            let bytes = reply.binary().await.unwrap_or_default();
            // What is in neither encoding is told by the parser, with its place.
            text_file::read(bytes.clone()).unwrap_or_else(|_| String::from_utf8_lossy(&bytes).into_owned())
        }
        Ok(_) | Err(_) => String::new(),
    }
}

/// The file that was just chosen in an input. The same one can be chosen again then.
pub fn chosen(event: &web_sys::Event) -> Option<web_sys::File> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = input.files()?.get(0)?;
    input.set_value("");
    Some(file)
}

/// What was dropped on the page.
pub enum Dropped {
    /// A file, the first of several.
    File(Chosen),
    /// Text.
    Text(String),
}

/// What an event has dropped.
pub fn dropped(event: &web_sys::DragEvent) -> Option<Dropped> {
    let data = event.data_transfer()?;
    match data.files().and_then(|files| files.get(0)) {
        Some(file) => Some(Dropped::File(file)),
        None => data.get_data("text/plain").ok().filter(|text| !text.is_empty()).map(Dropped::Text),
    }
}

/// Whether a file has more bytes than `most`.
pub fn is_over(file: &web_sys::File, most: usize) -> bool {
    file.size() > most as f64
}

/// A file's bytes; `None` where there are more than `most`, or they can't be read.
pub async fn bytes(file: &web_sys::File, most: usize) -> Option<Vec<u8>> {
    if is_over(file, most) {
        return None;
    }
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}
