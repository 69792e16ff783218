//! All that is searched, with the words by which each is found.

use super::what::{Code, LessonName, What};
use crate::api::codes::More;
use crate::api::command::Command;
use crate::api::endpoint::Endpoint;
use crate::api::error_code;
use crate::api::lesson::Lessons;
use crate::state::history::Entry as Sent;
use crate::state::history::bounds::Entries;
use std::collections::BTreeSet;
use std::rc::Rc;

/// What is searched, as far as it is there.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sources {
    /// What is offered of doings, panels and settings.
    pub offered: Vec<What>,
    /// The commands.
    pub commands: &'static [Command],
    /// The error codes that are not part of the program.
    pub more_codes: Option<Rc<More>>,
    /// The lessons.
    pub lessons: Option<Rc<Lessons>>,
    /// What was sent.
    pub history: Rc<Entries>,
}

/// One thing that can be found.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What it is.
    pub what: What,
    /// What it is called, in small letters: whoever types the beginning of one of these means it.
    pub(super) names: Vec<String>,
    /// What else is known of it, in small letters.
    pub(super) texts: String,
}

impl Entry {
    fn new(what: What, names: Vec<String>, texts: Vec<String>) -> Self {
        let names = names.into_iter().map(|name| name.to_lowercase()).collect();
        Self { what, names, texts: texts.join(" ").to_lowercase() }
    }
}

/// All that can be found, kind by kind. `words` gives what the page calls a thing whose names are not in the data, in each
/// language, and what else it is found by. Nothing stands there twice.
pub fn entries(sources: &Sources, words: impl Fn(&What) -> (Vec<String>, &'static str)) -> Vec<Entry> {
    let entry = |what: What, own_names: Vec<String>, own_texts: &[&str]| {
        let (mut names, more) = words(&what);
        names.extend(own_names);
        let texts = own_texts.iter().copied().chain([more]).map(str::to_owned).collect();
        Entry::new(what, names, texts)
    };
    let offered = sources.offered.iter().map(|what| entry(what.clone(), Vec::new(), &[]));
    let commands = sources.commands.iter().map(|command| {
        let last = command.path.rsplit('/').next().unwrap_or_default();
        let names = [command.path, last, command.zh, command.en].map(str::to_owned).to_vec();
        entry(What::Command(command), names, &[command.group])
    });
    let codes = codes(sources.more_codes.as_deref())
        .into_iter()
        .map(|code| entry(What::Code(code), vec![code.code.to_string()], &[code.zh, code.en, code.group]));
    let lessons = sources.lessons.iter().flat_map(|lessons| &lessons.lessons).map(|lesson| {
        let names = vec![lesson.zh.title.clone(), lesson.en.title.clone()];
        let code = [lesson.code.to_string(), lesson.item.map(|code| code.to_string()).unwrap_or_default()];
        let name = LessonName {
            id: lesson.id.as_str().into(),
            code: lesson.code,
            item: lesson.item,
            zh: lesson.zh.title.as_str().into(),
            en: lesson.en.title.as_str().into(),
        };
        entry(What::Lesson(name), names, &[&lesson.id, &code[0], &code[1], &lesson.request.command])
    });
    // One whose body was too large to be kept can't be taken up again.
    let history = sources.history.values().rev().filter(|sent| sent.can_be_opened()).map(|sent| {
        let Sent { code, command, sdkappid, identifier, random, .. } = &**sent;
        let status = sent.status.map(|status| status.to_string()).unwrap_or_default();
        let endpoint = match &sent.endpoint {
            Endpoint::Custom(base) => base,
            named => named.name(),
        };
        let names = Some(sent.name.to_string()).filter(|name| !name.is_empty()).into_iter().collect();
        let texts = [&**code, &status, command, endpoint, sdkappid, identifier, random];
        entry(What::Past(Rc::clone(sent)), names, &texts)
    });
    offered.chain(commands).chain(codes).chain(lessons).chain(history).collect()
}

/// Every code once, those of the program first. One that stands in several groups leads to the first of them.
fn codes(more: Option<&More>) -> Vec<Code> {
    let own = error_code::all().iter().filter_map(|row| {
        let code = i32::try_from(row.code).ok()?;
        Some(Code { code, group: row.group, zh: row.zh, en: row.en })
    });
    let more = more.map(More::all).unwrap_or_default().iter();
    let more = more.map(|row| Code { code: row.code, group: row.group, zh: row.zh, en: row.en });
    let mut seen = BTreeSet::new();
    own.chain(more).filter(|code| seen.insert(code.code)).collect()
}
