//! A link that opens the same request elsewhere: the address's fragment, which no server sees.
//!
//! `#v4/profile/portrait_set?endpoint=…&sdkappid=…&identifier=…&body=…`. The route alone opens the command;
//! each parameter is optional and stands once. A custom endpoint is written as its base URL
//! (`endpoint=http%3A%2F%2F127.0.0.1%3A8080`), the others by their names in the select. There is no way to put a
//! secret into a link, and one that carries any is refused.
//!
//! A link may name any base URL. Whoever applies one tells the person before the next send goes there.

use super::{endpoint_text, secret_name};
use crate::api::base_url::BaseUrlError;
use crate::api::command;
use crate::api::encode;
use crate::api::endpoint::Endpoint;
use std::rc::Rc;

/// The longest fragment, in bytes. Chat programs and mail cut far shorter ones; browsers take more.
pub const FRAGMENT_MAX: usize = 64 * 1024;

/// What a link carries. What is `None` is left as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// The command's path. Whether there is such a command only the catalogue can tell.
    pub command: Rc<str>,
    /// Where to.
    pub endpoint: Option<Endpoint>,
    /// The app's number, as typed.
    pub sdkappid: Option<String>,
    /// The caller.
    pub identifier: Option<String>,
    /// The body's text.
    pub body: Option<String>,
}

impl Shared {
    /// One that opens a command and nothing else.
    pub fn of_command(path: &str) -> Rc<Self> {
        Rc::new(Self { command: path.into(), endpoint: None, sdkappid: None, identifier: None, body: None })
    }

    /// Whether it does more than open a command.
    pub fn fills_in(&self) -> bool {
        let Self { command: _, endpoint, sdkappid, identifier, body } = self;
        endpoint.is_some() || [sdkappid, identifier, body].into_iter().any(Option::is_some)
    }
}

/// Why a link is refused. Names are those of parameters, cut to 40 characters; values are never kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkError {
    /// Longer than [`FRAGMENT_MAX`].
    TooLong,
    /// The route is no command's path.
    UnknownCommand,
    /// A parameter speaks of a secret by its name.
    Secret(String),
    /// A parameter that links don't have.
    UnknownParameter(String),
    /// A parameter stands twice.
    Duplicate(&'static str),
    /// A parameter without `=`.
    NoValue(&'static str),
    /// A `%` that two hex digits don't follow.
    Percent(&'static str),
    /// The decoded value is not UTF-8.
    Utf8(&'static str),
    /// The endpoint is neither a known name nor a base URL.
    BaseUrl(BaseUrlError),
}

/// The parameters, in the order they are written.
const NAMES: [&str; 4] = ["endpoint", "sdkappid", "identifier", "body"];

/// Writes the fragment, `#` and all.
///
/// # Errors
/// What could not be read back: a base URL that is none, or too long a body.
pub fn to_fragment(shared: &Shared) -> Result<String, LinkError> {
    let endpoint =
        shared.endpoint.as_ref().map(endpoint_text::write).transpose().map_err(LinkError::BaseUrl)?;
    let Shared { sdkappid, identifier, body, .. } = shared;
    let values = [endpoint, sdkappid.as_deref(), identifier.as_deref(), body.as_deref()];
    let mut fragment = format!("#{}", shared.command);
    let mut separator = '?';
    for (name, value) in NAMES.iter().zip(values) {
        let Some(value) = value else { continue };
        fragment.push(separator);
        fragment.push_str(name);
        fragment.push('=');
        fragment.push_str(&encode::query_value(value));
        separator = '&';
    }
    if fragment.len() > FRAGMENT_MAX { Err(LinkError::TooLong) } else { Ok(fragment) }
}

/// Reads a fragment, with its `#` or without; an empty one is `None`.
///
/// # Errors
/// Why it is refused. Nothing of a refused link is to be used.
pub fn from_fragment(fragment: &str) -> Result<Option<Shared>, LinkError> {
    if fragment.len() > FRAGMENT_MAX {
        return Err(LinkError::TooLong);
    }
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    if fragment.is_empty() {
        return Ok(None);
    }
    let (path, query) = match fragment.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (fragment, None),
    };
    let path = path.strip_prefix('/').unwrap_or(path);
    let parts = || query.into_iter().flat_map(|query| query.split('&'));
    // Before all else: whoever followed such a link should hear that the secret is out.
    if let Some(name) = parts().map(name_of).find(|name| secret_name::is_secret(name)) {
        return Err(LinkError::Secret(secret_name::shown(name)));
    }
    let command = Some(path).filter(|path| command::is_path(path)).ok_or(LinkError::UnknownCommand)?.into();
    let mut values = [const { None }; NAMES.len()];
    for part in parts() {
        read_part(part, &mut values)?;
    }
    let [endpoint, sdkappid, identifier, body] = values;
    let endpoint = endpoint.map(endpoint_text::read).transpose().map_err(LinkError::BaseUrl)?;
    Ok(Some(Shared { command, endpoint, sdkappid, identifier, body }))
}

fn name_of(part: &str) -> &str {
    part.split_once('=').map_or(part, |(name, _)| name)
}

fn read_part(part: &str, values: &mut [Option<String>; NAMES.len()]) -> Result<(), LinkError> {
    let name = name_of(part);
    let known = NAMES.into_iter().zip(values).find(|(known, _)| *known == name);
    let (name, slot) = known.ok_or_else(|| LinkError::UnknownParameter(secret_name::shown(name)))?;
    let value = part.get(name.len() + 1..).ok_or(LinkError::NoValue(name))?;
    if slot.is_some() {
        return Err(LinkError::Duplicate(name));
    }
    if !encode::has_whole_escapes(value) {
        return Err(LinkError::Percent(name));
    }
    *slot = Some(encode::decode_query_value(value).ok_or(LinkError::Utf8(name))?);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::command::PORTRAIT_SET;
    use crate::api::endpoint;
    use proptest::prelude::*;

    fn route() -> Shared {
        let command = PORTRAIT_SET.into();
        Shared { command, endpoint: None, sdkappid: None, identifier: None, body: None }
    }

    #[test]
    fn what_it_looks_like() {
        let shared = Shared {
            endpoint: Some(Endpoint::Custom("http://127.0.0.1:8080".into())),
            sdkappid: Some("88888888".into()),
            identifier: Some("admin & co".into()),
            body: Some("{\"a\":1}".into()),
            ..route()
        };
        let fragment = "#v4/profile/portrait_set?endpoint=http%3A%2F%2F127.0.0.1%3A8080&sdkappid=88888888\
            &identifier=admin%20%26%20co&body=%7B%22a%22%3A1%7D";
        assert_eq!(to_fragment(&shared).as_deref(), Ok(fragment));
        assert!(shared.fills_in() && !route().fills_in());
        assert_eq!(from_fragment(fragment), Ok(Some(shared)));
    }

    #[test]
    fn the_route_alone_opens_the_command() {
        for path in [
            PORTRAIT_SET,
            "v4/openim/sendmsg",
            "v4/ConfigSvc/GetIPList",
            "v4/registration_service/register_account_v1",
        ] {
            let shared = Shared { command: path.into(), ..route() };
            for fragment in [format!("#{path}"), format!("#/{path}")] {
                assert_eq!(from_fragment(&fragment), Ok(Some(shared.clone())));
            }
        }
        assert_eq!(from_fragment(""), Ok(None));
        assert_eq!(from_fragment("#"), Ok(None));
    }

    #[test]
    fn written_by_hand() {
        let shared =
            from_fragment("v4/profile/portrait_set?body={\"名\":+1}&endpoint=sandbox").unwrap().unwrap();
        assert_eq!(shared.body.as_deref(), Some("{\"名\": 1}"));
        assert_eq!(shared.endpoint, Some(Endpoint::Sandbox));
    }

    #[test]
    fn refused_as_a_whole() {
        use LinkError::*;
        let check = |query: &str, expected| {
            let fragment = format!("#v4/profile/portrait_set?sdkappid=1&{query}");
            assert_eq!(from_fragment(&fragment), Err(expected), "{query}");
        };
        check("usersig=eJw", Secret("usersig".into()));
        check("UserSig=eJw", Secret("UserSig".into()));
        check("secret-key", Secret("secret-key".into()));
        check("user%73ig=eJw", UnknownParameter("user%73ig".into()));
        check("random=1", UnknownParameter("random".into()));
        check("Body={}", UnknownParameter("Body".into()));
        check("", UnknownParameter(String::new()));
        check(&"x".repeat(100), UnknownParameter("x".repeat(40)));
        check("body", NoValue("body"));
        check("sdkappid=1", Duplicate("sdkappid"));
        check("body=%", Percent("body"));
        check("body=%4", Percent("body"));
        check("body=%zz", Percent("body"));
        check("body=%é0", Percent("body"));
        check("body=%FF", Utf8("body"));
        check("endpoint=custom", BaseUrl(BaseUrlError::Empty));
        check("endpoint=example.com", BaseUrl(BaseUrlError::Scheme));
        check("endpoint=javascript:alert(1)", BaseUrl(BaseUrlError::Scheme));
        check("endpoint=https://user:pw@host", BaseUrl(BaseUrlError::UserInfo));
        for fragment in
            ["#top", "#v4", "#v4/profile", "#v4/profile/", "#v4//x", "#v4/a/b/c", "#v5/a/b", "#v4/a/b%20"]
        {
            assert_eq!(from_fragment(fragment), Err(UnknownCommand), "{fragment}");
        }
        check("x=1&body=%&usersig=eJw", Secret("usersig".into()));
        assert_eq!(from_fragment("#top?usersig=eJw"), Err(Secret("usersig".into())));
        check(&format!("body={}", "x".repeat(FRAGMENT_MAX)), TooLong);
    }

    #[test]
    fn what_could_not_be_read_back_is_not_written() {
        let body = Some("x".repeat(FRAGMENT_MAX));
        assert_eq!(to_fragment(&Shared { body, ..route() }), Err(LinkError::TooLong));
        let endpoint = Some(Endpoint::Custom("host".into()));
        assert_eq!(
            to_fragment(&Shared { endpoint, ..route() }),
            Err(LinkError::BaseUrl(BaseUrlError::Scheme))
        );
    }

    fn endpoints() -> impl Strategy<Value = Option<Endpoint>> {
        let mut all: Vec<_> = endpoint::hosts().map(|host| Some(Endpoint::Host(host))).collect();
        all.extend([
            None,
            Some(Endpoint::Sandbox),
            Some(Endpoint::Custom(" HTTPS://H.example:443/a+b% ".into())),
        ]);
        proptest::sample::select(all)
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            endpoint in endpoints(), sdkappid in any::<Option<String>>(),
            identifier in any::<Option<String>>(), body in any::<Option<String>>(),
            command in proptest::sample::select(command::all()),
        ) {
            let command = command.path.into();
            let shared = Shared { command, endpoint, sdkappid, identifier, body };
            let fragment = to_fragment(&shared).unwrap();
            prop_assert!(fragment.is_ascii() && !fragment.contains(char::is_whitespace));
            prop_assert_eq!(from_fragment(&fragment), Ok(Some(shared)));
        }

        #[test]
        fn no_text_hurts(text in any::<String>(), query in "([a-z=&%]|%[0-9a-fA-F]{2}){0,40}") {
            let _ = from_fragment(&text);
            let _ = from_fragment(&format!("#v4/profile/portrait_set?body={query}"));
        }
    }
}
