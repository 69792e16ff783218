//! The commands of the REST API with what is documented of them (`data/commands.tsv`, `data/command-fields.tsv`). Those
//! of the two tables are part of the program; a longer catalogue in the same form is read by [`parse`]. To add a command
//! is to add its lines: nothing general asks which command it has before it, but what the command says of itself.

use super::rules::Documents;
use super::table::{self, Row, TableError};
use std::sync::OnceLock;

/// One command of the REST API.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// The path after the host, such as `v4/profile/portrait_set`.
    pub path: &'static str,
    /// The group of commands it belongs to, such as `profile`.
    pub group: &'static str,
    /// Its title in Chinese.
    pub zh: &'static str,
    /// Its title in English.
    pub en: &'static str,
    /// The number of its page in the Chinese documents, where it was found.
    doc_zh: &'static str,
    /// The number of its page in the English documents, where it was found.
    doc_en: &'static str,
    /// Its private error codes.
    pub error_codes: Vec<u32>,
    /// The groups of the code table in which its codes are looked up, the first first.
    pub code_groups: Vec<&'static str>,
    /// Calls a second in the documents of 2016.
    pub rate_seed: Option<u32>,
    /// Calls a second in the newest documents.
    pub rate_current: Option<u32>,
    /// How its body is built.
    pub form: Form,
    /// What judges its body before it is sent.
    pub judge: Judge,
    /// The fields of a reply beside ActionStatus, ErrorCode and ErrorInfo, as paths.
    pub reply: Vec<&'static str>,
    /// A valid body; `{}` where none is known.
    pub example: &'static str,
    /// Whether its page was read, so that its body and fields are known.
    pub is_read: bool,
    /// Whether it is in use.
    pub standing: Standing,
    /// What else there is to know, in Chinese; often empty.
    pub notes_zh: &'static str,
    /// What else there is to know, in English; often empty.
    pub notes_en: &'static str,
    /// The body's fields, in the documents' order.
    pub fields: Vec<CommandField>,
}

/// One field of a command's body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommandField {
    /// Its path, such as `ProfileItem[].Tag`: a dot goes down one level, `[]` stands for each item of an array.
    pub path: &'static str,
    /// The type as documented, such as `array of string` or `uint64|string|bytes`.
    pub kind: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// How much it may hold.
    pub limit: Option<Limit>,
    /// The values that it takes, as text; none where it takes any.
    pub choices: Vec<&'static str>,
    /// What it is, in Chinese.
    pub zh: &'static str,
    /// What it is, in English.
    pub en: &'static str,
}

/// How much a field may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// So many bytes of UTF-8.
    Bytes(u32),
    /// So many items.
    Items(u32),
}

/// How a body is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// An account and rows of tags and values, or as JSON.
    Profile,
    /// The accounts and the tags of profiles that are read, or as JSON.
    Profiles,
    /// As JSON.
    Json,
}

/// What judges a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judge {
    /// The rules of [`super::rules`].
    Portrait,
    /// Nothing but that it is a JSON object.
    None,
}

/// Whether a command is in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Today's documents have it.
    Current,
    /// It is of 2016, or another one has taken its place.
    Legacy,
    /// Today's documents name it; more was not found.
    NameOnly,
}

/// The command the tester opens on.
pub const PORTRAIT_SET: &str = "v4/profile/portrait_set";
/// Reads profiles.
pub const PORTRAIT_GET: &str = "v4/profile/portrait_get";
/// Makes an account.
pub const ACCOUNT_IMPORT: &str = "v4/im_open_login_svc/account_import";
/// Tells which accounts exist.
pub const ACCOUNT_CHECK: &str = "v4/im_open_login_svc/account_check";

const COLUMNS: [&str; 17] = [
    "path",
    "group",
    "zh",
    "en",
    "doc_zh",
    "doc_en",
    "error_codes",
    "code_groups",
    "rate_seed",
    "rate_current",
    "form",
    "judge",
    "reply",
    "request",
    "standing",
    "notes_zh",
    "notes_en",
];
const FIELD_COLUMNS: [&str; 8] = ["command", "name", "type", "required", "limit", "choices", "zh", "en"];

impl Command {
    /// Calls a second, by the documents that are followed.
    pub fn rate(&self, documents: Documents) -> Option<u32> {
        documents.pick(self.rate_seed, self.rate_current)
    }

    /// Its page in the Chinese documents.
    pub fn page_zh(&self) -> Option<String> {
        let page = |id| format!("https://cloud.tencent.com/document/product/269/{id}");
        Some(self.doc_zh).filter(|id| !id.is_empty()).map(page)
    }

    /// Its page in the English documents.
    pub fn page_en(&self) -> Option<String> {
        let page = |id| format!("https://www.tencentcloud.com/document/product/1047/{id}");
        Some(self.doc_en).filter(|id| !id.is_empty()).map(page)
    }

    /// The shape of its reply in one line, as the documents have it.
    pub fn reply_shape(&self) -> String {
        let always = ["ActionStatus", "ErrorCode", "ErrorInfo"];
        shape(&self.reply.iter().copied().chain(always).collect::<Vec<_>>())
    }

    /// Whether a text is the beginning of its path, in any case.
    pub fn begins_with(&self, text: &str) -> bool {
        self.path.get(..text.len()).is_some_and(|start| start.eq_ignore_ascii_case(text))
    }

    /// Whether its replies have a field, given as a path.
    pub fn replies_with(&self, field: &str) -> bool {
        self.reply.contains(&field)
    }
}

/// The shape of a reply as the documents have it, such as `{ResultItem: [{To_Account, ResultCode}], ActionStatus, …}`, from the
/// paths of its fields.
fn shape(paths: &[&str]) -> String {
    let mut members: Vec<(&str, Vec<&str>)> = Vec::new();
    for path in paths {
        let (name, rest) = path.split_once('.').unwrap_or((path, ""));
        let at =
            members.iter().position(|(known, _)| known.trim_end_matches("[]") == name.trim_end_matches("[]"));
        let at = at.unwrap_or_else(|| {
            members.push((name, Vec::new()));
            members.len() - 1
        });
        if name.ends_with("[]") {
            members[at].0 = name;
        }
        members[at].1.extend(Some(rest).filter(|rest| !rest.is_empty()));
    }
    let told = members.iter().map(|(name, inner)| match (name.strip_suffix("[]"), inner.is_empty()) {
        (Some(name), true) => format!("{name}: []"),
        (Some(name), false) => format!("{name}: [{}]", shape(inner)),
        (None, true) => (*name).to_owned(),
        (None, false) => format!("{name}: {}", shape(inner)),
    });
    format!("{{{}}}", told.collect::<Vec<_>>().join(", "))
}

/// The commands that are part of the program, `portrait_set` first.
pub fn all() -> &'static [Command] {
    static COMMANDS: OnceLock<Vec<Command>> = OnceLock::new();
    COMMANDS.get_or_init(|| {
        let commands = table::rows(include_str!("../../data/commands.tsv"));
        let fields = table::rows(include_str!("../../data/command-fields.tsv"));
        read(commands, fields).unwrap_or_default()
    })
}

/// Reads a catalogue: its commands and their fields, in the form of the two tables.
///
/// # Errors
/// The first thing that is wrong.
pub fn parse(commands: String, fields: String) -> Result<Vec<Command>, TableError> {
    read(table::fetched(commands, &COLUMNS)?, table::fetched(fields, &FIELD_COLUMNS)?)
}

/// The command of a path.
pub fn find(path: &str) -> Option<&'static Command> {
    all().iter().find(|command| command.path == path)
}

/// Whether a text is formed like a command's path: `v4`, a service and a name, in any case.
pub fn is_path(text: &str) -> bool {
    let is_name = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    let mut parts = text.split('/');
    parts.next().is_some_and(|part| part.eq_ignore_ascii_case("v4"))
        && parts.next().is_some_and(is_name)
        && parts.next().is_some_and(is_name)
        && parts.next().is_none()
}

fn read(
    commands: impl Iterator<Item = Row>,
    fields: impl Iterator<Item = Row>,
) -> Result<Vec<Command>, TableError> {
    let mut commands = commands.map(read_command).collect::<Result<Vec<_>, _>>()?;
    for mut row in fields {
        let path = row.cell();
        let field = read_field(&mut row)?;
        let command = commands.iter_mut().find(|command| command.path == path);
        command.ok_or_else(|| row.error())?.fields.push(field);
    }
    Ok(commands)
}

fn read_command(mut row: Row) -> Result<Command, TableError> {
    let codes = |row: &mut Row| {
        let codes: Result<_, _> = row.list(',').map(str::parse).collect();
        codes.map_err(|_| row.error())
    };
    let mut command = Command {
        path: row.cell(),
        group: row.cell(),
        zh: row.cell(),
        en: row.cell(),
        doc_zh: row.cell(),
        doc_en: row.cell(),
        error_codes: codes(&mut row)?,
        code_groups: row.list(',').collect(),
        rate_seed: row.number()?,
        rate_current: row.number()?,
        form: match row.cell() {
            "profile" => Form::Profile,
            "profiles" => Form::Profiles,
            "json" => Form::Json,
            _ => return Err(row.error()),
        },
        judge: match row.cell() {
            "portrait" => Judge::Portrait,
            "" => Judge::None,
            _ => return Err(row.error()),
        },
        reply: row.list(',').collect(),
        is_read: false,
        example: row.cell(),
        standing: match row.cell() {
            "" => Standing::Current,
            "legacy" => Standing::Legacy,
            "name-only" => Standing::NameOnly,
            _ => return Err(row.error()),
        },
        notes_zh: row.cell(),
        notes_en: row.cell(),
        fields: Vec::new(),
    };
    command.is_read = !command.example.is_empty();
    if !command.is_read {
        command.example = "{}";
    }
    Ok(command)
}

fn read_field(row: &mut Row) -> Result<CommandField, TableError> {
    Ok(CommandField {
        path: row.cell(),
        kind: row.cell(),
        required: match row.cell() {
            "yes" => true,
            "" => false,
            _ => return Err(row.error()),
        },
        limit: match row.cell() {
            "" => None,
            cell => Some(read_limit(cell).ok_or_else(|| row.error())?),
        },
        choices: row.list('|').collect(),
        zh: row.cell(),
        en: row.cell(),
    })
}

fn read_limit(cell: &str) -> Option<Limit> {
    let (number, unit) = cell.split_once(' ')?;
    let number = number.parse().ok()?;
    match unit {
        "bytes" => Some(Limit::Bytes(number)),
        "items" => Some(Limit::Items(number)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::error_code;
    use serde_json::Value;

    const COMMANDS: &str = include_str!("../../data/commands.tsv");
    const FIELDS: &str = include_str!("../../data/command-fields.tsv");

    fn parsed(commands: &str, fields: &str) -> Result<Vec<Command>, TableError> {
        parse(commands.to_owned(), fields.to_owned())
    }

    #[test]
    fn the_tables_are_whole() {
        assert_eq!(parsed(COMMANDS, FIELDS).as_deref(), Ok(all()));
        assert_eq!(all()[0].path, PORTRAIT_SET);
        for path in [PORTRAIT_SET, PORTRAIT_GET, ACCOUNT_IMPORT, ACCOUNT_CHECK] {
            assert!(find(path).is_some(), "{path}");
        }
        for command in all() {
            assert!([Documents::Seed, Documents::Current].iter().all(|era| command.rate(*era) > Some(0)));
            assert!(command.page_zh().is_some() && command.page_en().is_some());
            assert!(!command.zh.is_empty() && !command.en.is_empty() && !command.code_groups.is_empty());
            for code in &command.error_codes {
                assert!(error_code::find(Some(command), *code).is_some(), "{} names {code}", command.path);
            }
        }
    }

    #[test]
    fn every_field_is_in_the_example_and_told_in_both_languages() {
        for command in all() {
            let example: Value = serde_json::from_str(command.example).unwrap();
            assert!(example.is_object() && !command.fields.is_empty(), "{}", command.path);
            for field in &command.fields {
                let pointer = format!("/{}", field.path.replace("[]", "/0").replace('.', "/"));
                assert!(example.pointer(&pointer).is_some(), "{} has no {}", command.path, field.path);
                assert!(![field.kind, field.zh, field.en].contains(&""), "{}", field.path);
            }
        }
    }

    #[test]
    fn what_a_command_says_of_itself() {
        let set = find(PORTRAIT_SET).unwrap();
        assert_eq!((set.form, set.judge), (Form::Profile, Judge::Portrait));
        assert_eq!(set.code_groups, ["portrait_set", "profile"]);
        assert_eq!((set.rate(Documents::Seed), set.rate(Documents::Current)), (Some(100), Some(200)));
        assert_eq!(set.fields[3].limit, Some(Limit::Bytes(500)));
        assert_eq!(set.page_zh().as_deref(), Some("https://cloud.tencent.com/document/product/269/1640"));
        let check = find(ACCOUNT_CHECK).unwrap();
        assert_eq!((check.form, check.judge), (Form::Json, Judge::None));
        assert_eq!(check.fields[0].limit, Some(Limit::Items(100)));
        assert!(set.replies_with("ErrorDisplay") && !check.replies_with("ErrorDisplay"));
    }

    #[test]
    fn a_fetched_catalogue_is_checked() {
        let cell = |line| Err(TableError::Cell { line });
        assert_eq!(parsed("<!doctype html>", FIELDS), Err(TableError::Heading));
        assert_eq!(parsed(&COMMANDS.replace("\t200\t", "\tmany\t"), FIELDS), cell(2));
        assert_eq!(parsed(&COMMANDS.replace("\tprofile\tportrait", "\tform\tportrait"), FIELDS), cell(2));
        assert_eq!(parsed(&COMMANDS.replace("70169,", "70169;"), FIELDS), cell(4));
        assert_eq!(parsed(COMMANDS, &FIELDS.replace("100 items", "100 pieces")), cell(6));
        let without_get: String =
            COMMANDS.lines().filter(|l| !l.contains("_get\t")).map(|l| format!("{l}\n")).collect();
        assert_eq!(parsed(&without_get, FIELDS), cell(6));
        // A command of which little is known.
        let bare = |standing: &str| {
            let line = format!("v4/x/y\tx\t甲\ta\t\t\t\t\t\t\tjson\t\t\t\t{standing}\t\t");
            parsed(&format!("{}\n{line}\n", COLUMNS.join("\t")), &FIELD_COLUMNS.join("\t"))
        };
        let command = &bare("name-only").unwrap()[0];
        assert_eq!((command.rate_seed, command.page_zh(), command.fields.len()), (None, None, 0));
        assert_eq!((command.example, command.is_read, command.standing), ("{}", false, Standing::NameOnly));
        assert_eq!(bare("old"), cell(2));
    }

    #[test]
    fn the_shape_of_a_reply() {
        let reply = |path| find(path).unwrap().reply_shape();
        assert_eq!(reply(ACCOUNT_IMPORT), "{ActionStatus, ErrorCode, ErrorInfo}");
        assert_eq!(
            reply(ACCOUNT_CHECK),
            "{ResultItem: [{UserID, ResultCode, ResultInfo, AccountStatus}], ActionStatus, ErrorCode, ErrorInfo}"
        );
        assert_eq!(shape(&["A", "A[].B", "A[].B[].C", "D.E", "F[]"]), "{A: [{B: [{C}]}], D: {E}, F: []}");
    }

    #[test]
    fn the_catalogue_is_whole() {
        let read = |text: &str| text.to_owned();
        let commands = read(include_str!("../../data/catalogue.tsv"));
        let fields = read(include_str!("../../data/catalogue-fields.tsv"));
        let catalogue = parse(commands, fields).unwrap();
        assert_eq!(catalogue.len(), 138);
        let paths: std::collections::BTreeSet<_> = catalogue.iter().map(|command| command.path).collect();
        assert_eq!(paths.len(), 138);
        for own in all() {
            assert!(catalogue.contains(own), "{} is the same in both", own.path);
        }
        assert_eq!(catalogue.iter().filter(|command| !command.is_read).count(), 20);
        for command in &catalogue {
            let path = command.path;
            assert!(is_path(path), "{path}");
            let example: Value = serde_json::from_str(command.example).unwrap();
            assert!(example.is_object(), "{path}");
            let parents = |field: &str| {
                let parent =
                    field.rsplit_once('.').map(|(parent, _)| parent.trim_end_matches("[]").to_owned());
                parent.is_none_or(|parent| command.fields.iter().any(|other| other.path == parent))
            };
            for field in &command.fields {
                assert!(parents(field.path), "{path}: {} hangs in the air", field.path);
                assert!(!field.kind.is_empty(), "{path}: {}", field.path);
                let pointer = format!("/{}", field.path.replace("[]", "/0").replace('.', "/"));
                let is_there = example.pointer(&pointer).is_some();
                assert!(is_there || !field.required || !command.is_read, "{path} shows no {}", field.path);
            }
            let notes = (command.notes_zh, command.notes_en);
            let words =
                command.fields.iter().map(|field| (field.zh, field.en)).chain([(command.zh, command.en)]);
            for (zh, en) in words.chain(Some(notes).filter(|notes| *notes != ("", ""))) {
                let is_han = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
                assert!(is_han(zh) && !is_han(en) && !en.is_empty(), "{path}: {zh} / {en}");
            }
        }
    }
}
