//! Data that the first screen does not need: files beside the page, fetched when they are first wanted.
//!
//! What only a panel reads is kept as text, for the panel to read: the code that does so comes with the panel.

use std::rc::Rc;

/// Such a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum File {
    /// What to do about each error code, and where it is documented.
    ErrorAdvice,
    /// Example bodies.
    BodyExamples,
    /// The error codes that are not part of the program.
    MoreErrorCodes,
    /// All commands.
    Catalogue,
    /// The fields of their bodies.
    CatalogueFields,
    /// The lessons.
    Lessons,
}

impl File {
    /// Every file.
    pub const ALL: [Self; 6] = [
        Self::ErrorAdvice,
        Self::BodyExamples,
        Self::MoreErrorCodes,
        Self::Catalogue,
        Self::CatalogueFields,
        Self::Lessons,
    ];

    /// Its name in `data/`.
    pub fn name(self) -> &'static str {
        match self {
            Self::ErrorAdvice => "error-advice.tsv",
            Self::BodyExamples => "body-examples.tsv",
            Self::MoreErrorCodes => "error-codes-more.tsv",
            Self::Catalogue => "catalogue.tsv",
            Self::CatalogueFields => "catalogue-fields.tsv",
            Self::Lessons => "lessons.json",
        }
    }
}

/// What is known of a file's contents.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Fetched<T> {
    /// Nobody wanted it yet.
    #[default]
    Unasked,
    /// It is on its way.
    Loading,
    /// It could not be had.
    Failed,
    /// It is there.
    There(Rc<T>),
}

impl<T> Fetched<T> {
    /// It is wanted; what failed before is tried again.
    pub(super) fn want(&mut self) {
        if matches!(self, Self::Unasked | Self::Failed) {
            *self = Self::Loading;
        }
    }

    /// What came of it.
    pub(super) fn arrive(&mut self, contents: Option<T>) {
        *self = contents.map_or(Self::Failed, |contents| Self::There(Rc::new(contents)));
    }

    /// The contents, once they are there.
    pub fn get(&self) -> Option<&Rc<T>> {
        match self {
            Self::There(contents) => Some(contents),
            Self::Unasked | Self::Loading | Self::Failed => None,
        }
    }

    /// Whether it could not be had.
    pub fn has_failed(&self) -> bool {
        matches!(self, Self::Failed)
    }

    /// Whether it is on its way.
    pub fn is_loading(&self) -> bool {
        matches!(self, Self::Loading)
    }
}
