//! All that is searched, with the words by which each is found.

use super::what::{Code, LessonName, What};
use crate::api::codes::More;
use crate::api::command::Command;
use crate::api::endpoint::Endpoint;
use crate::api::error_code;
use crate::api::lesson::Lessons;
use crate::state::history::bounds::Entries;
use std::rc::Rc;

/// What is searched, as far as it is there.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a> {
    /// The commands.
    pub commands: &'static [Command],
    /// The error codes that are not part of the program.
    pub more_codes: Option<&'a More>,
    /// The lessons.
    pub lessons: Option<&'a Lessons>,
    /// What was sent.
    pub history: &'a Entries,
}

/// One thing that can be found.
#[derive(Debug, Clone)]
pub struct Entry {
    /// What it is.
    pub what: What,
    /// What it is called, in small letters: whoever types the beginning of one of these means it.
    pub(super) names: Vec<String>,
    /// What else is known of it, in small letters.
    pub(super) texts: String,
}

impl Entry {
    /// A thing with what it is called, and what else it is found by.
    pub fn new(what: What, names: &[&str], texts: &[&str]) -> Self {
        let names = names.iter().filter(|name| !name.is_empty()).map(|name| name.to_lowercase()).collect();
        Self { what, names, texts: texts.join(" ").to_lowercase() }
    }
}

/// All that can be found in the data, kind by kind; `also` gives by what else a thing of its kind is found. Nothing stands there
/// twice.
pub fn entries(sources: &Sources, also: impl Fn(&What) -> &'static str) -> Vec<Entry> {
    let mut all = Vec::new();
    let mut add = |what: What, names: &[&str], texts: &[&str]| {
        let more = also(&what);
        all.push(Entry::new(what, names, &[&texts.join(" "), more]));
    };
    for command in sources.commands {
        let last = command.path.rsplit('/').next().unwrap_or_default();
        add(What::Command(command), &[command.path, last, command.zh, command.en], &[command.group]);
    }
    // Every code once, those of the program first. One that stands in several groups leads to the first of them.
    let mut seen = Vec::new();
    let mut add_code = |code: Code| {
        if !seen.contains(&code.code) {
            seen.push(code.code);
            add(What::Code(code), &[&code.code.to_string()], &[code.zh, code.en, code.group]);
        }
    };
    for row in error_code::all() {
        if let Ok(code) = i32::try_from(row.code) {
            add_code(Code { code, group: row.group, zh: row.zh, en: row.en });
        }
    }
    for row in sources.more_codes.map(More::all).unwrap_or_default() {
        add_code(Code { code: row.code, group: row.group, zh: row.zh, en: row.en });
    }
    for lesson in sources.lessons.map(|lessons| &*lessons.lessons).unwrap_or_default() {
        let (zh, en) = (&*lesson.zh.title, &*lesson.en.title);
        let item = lesson.item.map(|code| code.to_string()).unwrap_or_default();
        let texts = [&*lesson.id, &lesson.code.to_string(), &item, &lesson.request.command];
        let id = Rc::from(&*lesson.id);
        let name = LessonName { id, code: lesson.code, item: lesson.item, zh: zh.into(), en: en.into() };
        add(What::Lesson(name), &[zh, en], &texts);
    }
    // One whose body was too large to be kept can't be taken up again.
    for sent in sources.history.values().rev().filter(|sent| sent.can_be_opened()) {
        let status = sent.status.map(|status| status.to_string()).unwrap_or_default();
        let endpoint = match &sent.endpoint {
            Endpoint::Custom(base) => base,
            named => named.name(),
        };
        let who = [&*sent.sdkappid, &sent.identifier, &sent.random];
        let texts = [&*sent.code, &status, &sent.command, endpoint, &who.join(" ")];
        add(What::Past(Rc::clone(sent)), &[&*sent.name], &texts);
    }
    all
}
