//! Environment files of other tools: what of them is an environment here, by the names that people give to such variables.
//! A secret is left out, whatever its name, and so is all that nobody here needs.

use super::model::{COUNT_MAX, Environment, TEXT_MAX, VALUE_MAX};
use super::tool::Tool;
use crate::api::endpoint::Endpoint;
use crate::api::usersig;
use crate::exchange::{endpoint_text, secret_name};
use crate::json::node::{self, Node};
use crate::json::string::decode;
use crate::json::{Kind, Span};

/// What a file of another tool comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Foreign {
    /// Whose it is.
    pub tool: Tool,
    /// The environments: host, SDKAppID and identifier, as far as they are there.
    pub environments: Vec<Environment>,
    /// The names of the secrets that were left out, each once.
    pub secrets: Vec<String>,
    /// The names of what else was left out, each once.
    pub left_out: Vec<String>,
}

/// A set of variables as it stands in the file.
struct Variables {
    name: String,
    all: Vec<Variable>,
}

struct Variable {
    name: String,
    value: String,
    is_secret: bool,
    is_on: bool,
}

/// Whether a text is a UserSig, as it is or in a wrapping that is known.
pub(super) fn is_usersig(text: &str) -> bool {
    // A UserSig has no fewer characters, and what holds one has more.
    text.len() >= 40
        && text.len() <= usersig::WRAPPED_MAX
        && (usersig::open(text).is_ok() || usersig::unwrap(text).is_some())
}

/// Which tool a text looks like a file of, though it may be broken.
pub(super) fn looks_like(text: &str) -> bool {
    let has = |key: &str| text.contains(key);
    has("\"key\"") && has("\"value\"") && (has("\"values\"") || has("\"variables\""))
}

/// Reads a file of another tool; `None` for any other text.
pub fn read(text: &str) -> Option<Foreign> {
    let text = text.trim_start_matches('\u{feff}');
    let root = node::root(text).ok().filter(|_| text.len() <= TEXT_MAX)?;
    let (tool, sets) = sets(text, root)?;
    let mut foreign = Foreign { tool, environments: Vec::new(), secrets: Vec::new(), left_out: Vec::new() };
    sets.into_iter().take(COUNT_MAX).for_each(|set| foreign.take(set));
    Some(foreign)
}

fn sets(text: &str, root: Node) -> Option<(Tool, Vec<Variables>)> {
    let of = |node: Node, key| listed(text, node, key);
    if root.kind == Kind::ArrayOpen {
        let all: Vec<_> = node::elements(text, root.span).filter_map(|one| of(one, "variables")).collect();
        return (!all.is_empty()).then_some((Tool::Hoppscotch, all));
    }
    if let Some(set) = of(root, "values") {
        return Some((Tool::Postman, vec![set]));
    }
    if let Some(set) = of(root, "variables") {
        return Some((Tool::Hoppscotch, vec![set]));
    }
    if let Some(dump) = node::member(text, root.span, "environments") {
        let all: Vec<_> = node::elements(text, dump.value.span).filter_map(|one| of(one, "values")).collect();
        return (!all.is_empty()).then_some((Tool::Postman, all));
    }
    let mut all = Vec::new();
    for member in node::members(text, root.span) {
        all.push(Variables { name: member.name(text).into_owned(), all: scalars(text, member.value)? });
    }
    let is_known = all.iter().flat_map(|set| &set.all).any(|one| role(&one.name).is_some());
    is_known.then_some((Tool::HttpClient, all))
}

/// A set whose variables are a list under this key, of objects that have a `key`.
fn listed(text: &str, set: Node, key: &str) -> Option<Variables> {
    let list = node::member(text, set.span, key)?.value;
    if list.kind != Kind::ArrayOpen {
        return None;
    }
    let all: Vec<_> = node::elements(text, list.span).filter_map(|one| variable(text, one.span)).collect();
    let is_empty = node::elements(text, list.span).next().is_none();
    (is_empty || !all.is_empty())
        .then(|| Variables { name: said(text, set.span, "name").unwrap_or_default(), all })
}

fn variable(text: &str, object: Span) -> Option<Variable> {
    let is = |key, value: &str| {
        node::member(text, object, key).is_some_and(|one| one.value.span.of(text) == value)
    };
    // Postman's value; Hoppscotch's current one counts where there is one.
    let values = ["currentValue", "value", "initialValue"].map(|key| said(text, object, key));
    Some(Variable {
        name: said(text, object, "key")?,
        value: values.into_iter().flatten().find(|value| !value.is_empty()).unwrap_or_default(),
        is_secret: is("type", "\"secret\"") || is("secret", "true"),
        is_on: !is("enabled", "false"),
    })
}

/// The members of an object that hold single values; `None` where it is none, or one holds more.
fn scalars(text: &str, object: Node) -> Option<Vec<Variable>> {
    if object.kind != Kind::ObjectOpen {
        return None;
    }
    let one = |member: node::Member| {
        let value = scalar(text, member.value)?;
        Some(Variable { name: member.name(text).into_owned(), value, is_secret: false, is_on: true })
    };
    node::members(text, object.span).map(one).collect()
}

fn said(text: &str, object: Span, key: &str) -> Option<String> {
    scalar(text, node::member(text, object, key)?.value)
}

fn scalar(text: &str, node: Node) -> Option<String> {
    match node.kind {
        Kind::ObjectOpen | Kind::ArrayOpen => None,
        Kind::String => Some(decode(node.span.of(text)).text.into_owned()),
        _ => Some(node.span.of(text).to_owned()),
    }
}

/// What a variable is here.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Host,
    SdkAppId,
    Identifier,
}

/// By its name; case, `_`, `-`, `.` and spaces don't matter.
fn role(name: &str) -> Option<Role> {
    let bare: String =
        name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    let ends = |ends: &[&str]| ends.iter().any(|end| bare.ends_with(end));
    if bare.contains("sdkappid") || ends(&["appid"]) {
        Some(Role::SdkAppId)
    } else if ends(&[
        "identifier",
        "admin",
        "adminid",
        "administrator",
        "adminuser",
        "adminaccount",
        "adminname",
    ]) {
        Some(Role::Identifier)
    } else if ends(&["host", "hostname", "baseurl", "apiurl", "endpoint", "domain", "server"])
        || bare == "url"
        || bare == "base"
    {
        Some(Role::Host)
    } else {
        None
    }
}

/// The endpoint of a variable: a documented host with or without its scheme, or any base URL. What follows the host is the
/// command's here.
fn endpoint(value: &str) -> Option<Endpoint> {
    let value = value.trim().split("/v4").next()?.trim_end_matches('/');
    let bare = value.strip_prefix("https://").unwrap_or(value);
    if bare.contains('.')
        && let Some(named) = Endpoint::named(bare)
    {
        return Some(named);
    }
    let url = if value.contains("://") { value.to_owned() } else { format!("https://{value}") };
    endpoint_text::read(url).ok()
}

fn note(names: &mut Vec<String>, name: &str) {
    let name = secret_name::shown(name);
    if !names.contains(&name) {
        names.push(name);
    }
}

impl Foreign {
    fn take(&mut self, set: Variables) {
        let (mut host, mut sdkappid, mut identifier) = (None, None, None);
        for Variable { name, value, is_secret, is_on } in set.all {
            if is_secret || secret_name::is_secret(&name) || is_usersig(&value) {
                note(&mut self.secrets, &name);
                continue;
            }
            // `{{other}}` stands for what is elsewhere.
            let is_usable = is_on && !value.is_empty() && !value.contains("{{") && value.len() <= VALUE_MAX;
            let taken = match role(&name).filter(|_| is_usable) {
                Some(Role::Host) if host.is_none() => {
                    host = endpoint(&value);
                    host.is_some()
                }
                Some(Role::SdkAppId)
                    if sdkappid.is_none() && value.trim().bytes().all(|b| b.is_ascii_digit()) =>
                {
                    sdkappid = Some(value.trim().to_owned());
                    true
                }
                Some(Role::Identifier) if identifier.is_none() => {
                    identifier = Some(value);
                    true
                }
                _ => false,
            };
            if !taken {
                note(&mut self.left_out, &name);
            }
        }
        let name = self.free_name(&set.name);
        self.environments.push(Environment {
            name,
            endpoint: host.unwrap_or_default(),
            sdkappid: sdkappid.unwrap_or_default(),
            identifier: identifier.unwrap_or_default(),
            custom_fields: Vec::new(),
        });
    }

    /// A name that no environment of the file has yet.
    fn free_name(&self, name: &str) -> String {
        let shown = secret_name::shown(name.trim());
        let name = if shown.is_empty() || is_usersig(name) { self.tool.name().to_owned() } else { shown };
        let is_free = |name: &String| self.environments.iter().all(|one| one.name != *name);
        let numbered = (2..).map(|number| format!("{name} ({number})"));
        std::iter::once(name.clone()).chain(numbered).find(is_free).unwrap_or_default()
    }
}
