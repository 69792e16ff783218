//! Reads environments: every fault with the environment, the custom field, and the line and column it stands at.

use super::foreign;
use super::model::{
    COUNT_MAX, CustomField, Environment, EnvironmentError, Fault, TEXT_MAX, VALUE_MAX, VERSION,
};
use crate::api::endpoint::Endpoint;
use crate::api::profile::FieldType;
use crate::exchange::{endpoint_text, secret_name};
use crate::json::node::{self, Member, Node};
use crate::json::string::decode;
use crate::json::{self, Kind, Position};

/// Reads environments.
///
/// # Errors
/// The first thing wrong; nothing of a refused text is used.
pub fn parse(text: &str) -> Result<Vec<Environment>, EnvironmentError> {
    let text = text.trim_start_matches('\u{feff}');
    read(text).map_err(|(place, fault)| EnvironmentError {
        environment: place.environment,
        custom_field: place.custom_field,
        at: Some(Position::of(text.as_bytes(), place.offset)),
        fault,
    })
}

type Refused = (Place, Fault);

fn read(text: &str) -> Result<Vec<Environment>, Refused> {
    let whole = Place::default();
    if text.len() > TEXT_MAX {
        return Err((whole, Fault::TooLong));
    }
    // A file of another tool has its secrets under keys of its own, so that it is told for what it is.
    if foreign::looks_like(text) {
        let other = |error: json::Error| (whole.at(error.offset), Fault::Json(error.kind));
        node::root(text).map_err(other)?;
    }
    if let Some(foreign) = foreign::read(text) {
        return Err((whole, Fault::OtherTool(foreign.tool)));
    }
    // Before all else, and on the text: a secret is told even in a broken file or under a doubled key.
    let mut key = String::new();
    for (offset, said, is_key) in strings(text) {
        if is_key && secret_name::is_secret(&said) {
            return Err((whole.at(offset), Fault::Secret(secret_name::shown(&said))));
        }
        if foreign::is_usersig(&said) {
            return Err((whole.at(offset), Fault::UserSig(secret_name::shown(&key))));
        }
        if is_key {
            key = said;
        }
    }
    let root = node::root(text).map_err(|error| (whole.at(error.offset), Fault::Json(error.kind)))?;
    let file = Fields::of(text, root, whole, &["version", "environments"])?;
    match file.get("version") {
        None => return Err((file.place, Fault::Missing("version"))),
        Some(version) if version.span.of(text) != VERSION.to_string() => {
            return Err((whole.at(version.span.start), Fault::Version));
        }
        Some(_) => {}
    }
    let list = file.list("environments")?;
    let read = |(i, node): (usize, &Node)| environment(text, *node, whole.environment(i));
    let environments = list.iter().enumerate().map(read).collect::<Result<Vec<_>, _>>()?;
    unique(text, &list, |i| whole.environment(i))?;
    Ok(environments)
}

fn environment(text: &str, node: Node, place: Place) -> Result<Environment, Refused> {
    let known = ["name", "endpoint", "sdkappid", "identifier", "custom_fields"];
    let fields = Fields::of(text, node, place, &known)?;
    let name = fields.name(|name| !name.trim().is_empty())?;
    let endpoint = match fields.text("endpoint")? {
        Some(word) => {
            endpoint_text::read(word).map_err(|error| (fields.place_of("endpoint"), Fault::BaseUrl(error)))?
        }
        None => Endpoint::Sandbox,
    };
    let number = fields.get("sdkappid").filter(|node| node.kind == Kind::Number);
    let sdkappid = match number.map(|node| node.span.of(text)).filter(|text| text.parse::<u64>().is_ok()) {
        Some(digits) => digits.to_owned(),
        None => fields.text("sdkappid")?.unwrap_or_default(),
    };
    let identifier = fields.text("identifier")?.unwrap_or_default();
    let list = fields.list("custom_fields")?;
    let read = |(k, node): (usize, &Node)| custom_field(text, *node, place.custom_field(k));
    let custom_fields = list.iter().enumerate().map(read).collect::<Result<Vec<_>, _>>()?;
    unique(text, &list, |k| place.custom_field(k))?;
    Ok(Environment { name, endpoint, sdkappid, identifier, custom_fields })
}

fn custom_field(text: &str, node: Node, place: Place) -> Result<CustomField, Refused> {
    let fields = Fields::of(text, node, place, &["name", "type", "description"])?;
    let name = fields
        .name(|name| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_'))?;
    let kind = match fields.text("type")?.as_deref() {
        None | Some("string") => FieldType::String,
        Some("bytes") => FieldType::Bytes,
        Some(_) => return Err((fields.place_of("type"), Fault::NotAllowed("type"))),
    };
    let description = fields.text("description")?.unwrap_or_default();
    Ok(CustomField { name, kind, description })
}

/// No two objects of a list have the same name.
fn unique(text: &str, list: &[Node], place: impl Fn(usize) -> Place) -> Result<(), Refused> {
    let mut seen = Vec::new();
    for (i, object) in list.iter().enumerate() {
        let Some(member) = node::member(text, object.span, "name") else { continue };
        let name = decode(member.value.span.of(text)).text;
        if seen.contains(&name) {
            return Err((place(i).at(member.value.span.start), Fault::Duplicate(secret_name::shown(&name))));
        }
        seen.push(name);
    }
    Ok(())
}

/// Every string of a JSON text, unescaped, where it stands, and whether it is a key: one with a colon after it. Needs no valid
/// JSON.
fn strings(text: &str) -> impl Iterator<Item = (usize, String, bool)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.find('"')?;
        let string = rest.get(start..)?;
        let offset = text.len() - string.len();
        let mut escaped = false;
        let end = string.char_indices().skip(1).find_map(|(i, c)| {
            let closes = c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            closes.then_some(i + 1)
        })?;
        let (token, after) = string.split_at(end);
        rest = after;
        Some((offset, decode(token).text.into_owned(), after.trim_start().starts_with(':')))
    })
}

/// Where a fault is.
#[derive(Clone, Copy, Default)]
struct Place {
    environment: Option<usize>,
    custom_field: Option<usize>,
    offset: usize,
}

impl Place {
    fn environment(self, i: usize) -> Self {
        Self { environment: Some(i), ..self }
    }

    fn custom_field(self, k: usize) -> Self {
        Self { custom_field: Some(k), ..self }
    }

    fn at(self, offset: usize) -> Self {
        Self { offset, ..self }
    }
}

/// The members of an object, all of them known and each there once.
struct Fields<'a> {
    text: &'a str,
    members: Vec<(String, Member)>,
    place: Place,
}

impl<'a> Fields<'a> {
    fn of(text: &'a str, object: Node, place: Place, known: &[&str]) -> Result<Self, Refused> {
        let place = place.at(object.span.start);
        if object.kind != Kind::ObjectOpen {
            return Err((place, Fault::NotObject));
        }
        let mut members: Vec<(String, Member)> = Vec::new();
        for member in node::members(text, object.span) {
            let name = member.name(text).into_owned();
            let place = place.at(member.key.start);
            if !known.contains(&name.as_str()) {
                return Err((place, Fault::UnknownKey(secret_name::shown(&name))));
            }
            if members.iter().any(|(before, _)| *before == name) {
                return Err((place, Fault::DoubledKey(name)));
            }
            members.push((name, member));
        }
        Ok(Self { text, members, place })
    }

    fn get(&self, key: &str) -> Option<Node> {
        self.members.iter().find(|(name, _)| name == key).map(|(_, member)| member.value)
    }

    /// The place of a key's value; of the object where there is none.
    fn place_of(&self, key: &str) -> Place {
        self.get(key).map_or(self.place, |node| self.place.at(node.span.start))
    }

    fn name(&self, allowed: impl Fn(&str) -> bool) -> Result<String, Refused> {
        let name = self.text("name")?.ok_or((self.place, Fault::Missing("name")))?;
        if allowed(&name) { Ok(name) } else { Err((self.place_of("name"), Fault::NotAllowed("name"))) }
    }

    fn text(&self, key: &'static str) -> Result<Option<String>, Refused> {
        let Some(node) = self.get(key) else { return Ok(None) };
        let refused = |fault| Err((self.place.at(node.span.start), fault));
        if node.kind != Kind::String {
            return refused(Fault::WrongType(key));
        }
        let decoded = decode(node.span.of(self.text));
        if decoded.lone_surrogate {
            return refused(Fault::NotAllowed(key));
        }
        if decoded.text.len() > VALUE_MAX {
            return refused(Fault::ValueTooLong(key));
        }
        Ok(Some(decoded.text.into_owned()))
    }

    fn list(&self, key: &'static str) -> Result<Vec<Node>, Refused> {
        let Some(node) = self.get(key) else { return Ok(Vec::new()) };
        if node.kind != Kind::ArrayOpen {
            return Err((self.place_of(key), Fault::WrongType(key)));
        }
        let list: Vec<_> = node::elements(self.text, node.span).take(COUNT_MAX + 1).collect();
        if list.len() > COUNT_MAX { Err((self.place_of(key), Fault::TooMany(key))) } else { Ok(list) }
    }
}
