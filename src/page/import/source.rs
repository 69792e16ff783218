//! Where the text of an import comes from: typed, or a file that was chosen or dropped.

use crate::exchange::import::{ImportFault, ImportRefusal, TEXT_MAX, text_of};
use crate::page::effect::file;
use crate::state::Lang;
use crate::text::import as words;
use std::rc::Rc;
use yew::prelude::*;

/// The text, or why there is none.
#[derive(Clone, PartialEq)]
pub enum Source {
    /// A text.
    Text(Rc<str>),
    /// A file that is no text.
    Refused(ImportRefusal),
    /// A file that could not be read.
    Unread,
}

impl Default for Source {
    fn default() -> Self {
        Self::Text(Rc::from(""))
    }
}

impl Source {
    /// The text; empty where there is none.
    pub fn text(&self) -> Rc<str> {
        match self {
            Self::Text(text) => Rc::clone(text),
            Self::Refused(_) | Self::Unread => Rc::from(""),
        }
    }

    /// Whether there is nothing to clear.
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }

    /// What is wrong with the file, if something is.
    pub fn refused(&self) -> Option<&Self> {
        (!matches!(self, Self::Text(_))).then_some(self)
    }

    /// Why there is no text.
    pub fn sentence(&self, lang: Lang) -> String {
        match self {
            Self::Text(_) => String::new(),
            Self::Refused(refusal) => words::refusal(lang, refusal),
            Self::Unread => words::file_unread(lang).to_owned(),
        }
    }
}

/// Reads a file.
pub fn read(chosen: file::Chosen, set: &Callback<Source>) {
    let set = set.clone();
    wasm_bindgen_futures::spawn_local(async move {
        if file::is_over(&chosen, TEXT_MAX) {
            set.emit(Source::Refused(ImportFault::TooLong.somewhere()));
            return;
        }
        set.emit(match file::bytes(&chosen, TEXT_MAX).await.map(text_of) {
            Some(Ok(text)) => Source::Text(text.into()),
            Some(Err(refusal)) => Source::Refused(refusal),
            None => Source::Unread,
        });
    });
}

/// Takes what is dropped: a file, or else text.
pub fn dropped(set: &Callback<Source>) -> Callback<DragEvent> {
    let set = set.clone();
    Callback::from(move |event: DragEvent| {
        event.prevent_default();
        match file::dropped(&event) {
            Some(file::Dropped::File(file)) => read(file, &set),
            Some(file::Dropped::Text(text)) => set.emit(Source::Text(text.into())),
            None => {}
        }
    })
}
