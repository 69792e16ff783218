//! A link that opens the same request elsewhere: the address's fragment, which no server sees.
//!
//! `#v4/profile/portrait_set?length=…&endpoint=…&sdkappid=…&identifier=…&body=…`. The route alone opens the command;
//! each parameter is optional and stands once. `length` is the body's in bytes of UTF-8: a link that was cut on its way, or
//! that something was glued to, is known by it. A custom endpoint is written as its base URL
//! (`endpoint=http%3A%2F%2F127.0.0.1%3A8080`), the others by their names in the select. There is no way to put a
//! secret into a link, and one that carries any is refused.
//!
//! A link may name any base URL. Whoever applies one tells the person before the next send goes there; and likewise what of
//! it was left out ([`Shared::dropped`]), or may not be as it was meant ([`Shared::doubt`]).

use super::route::Route;
use super::{endpoint_text, secret_name};
use crate::api::base_url::BaseUrlError;
use crate::api::command;
use crate::api::encode;
use crate::api::endpoint::Endpoint;
use crate::json::node;
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
    /// What stood in the link and is no part of it, such as the full stop of the sentence around it; often empty.
    pub dropped: String,
    /// What may be wrong with it.
    pub doubt: Option<Doubt>,
}

/// What may be wrong with a link that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// The body is a beginning of JSON: the link may have been cut.
    Cut,
    /// The body has another length than the link says: it was changed by hand.
    Length,
    /// Its last value ends in a character that often belongs to the sentence around a link.
    EndsIn(char),
}

impl Shared {
    /// One that opens a command and nothing else.
    pub fn of_command(path: &str) -> Self {
        Self {
            command: path.into(),
            endpoint: None,
            sdkappid: None,
            identifier: None,
            body: None,
            dropped: String::new(),
            doubt: None,
        }
    }

    /// Whether it does more than open a command.
    pub fn fills_in(&self) -> bool {
        let Self { endpoint, sdkappid, identifier, body, .. } = self;
        endpoint.is_some() || [sdkappid, identifier, body].into_iter().any(Option::is_some)
    }

    /// Whether there is something to tell of it.
    pub fn is_to_be_told(&self) -> bool {
        self.fills_in() || !self.dropped.is_empty() || self.doubt.is_some()
    }
}

/// Why a link is refused. Names are those of parameters, cut to 40 characters; values are never kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkError {
    /// Longer than [`FRAGMENT_MAX`].
    TooLong,
    /// It was cut off on its way.
    Cut,
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

/// The parameters, in the order they are written. The length is the first, so that it is there however much is cut off.
const NAMES: [&str; 5] = ["length", "endpoint", "sdkappid", "identifier", "body"];

/// What chat programs and campaigns put into addresses.
const GLUED_ON: [&str; 4] = ["from", "isappinstalled", "scene", "timestamp"];

/// What stands behind a link in a sentence.
const OF_A_SENTENCE: &str = "。，、；：！？…）」』】》〉”’.,;:!?)";

/// Writes the fragment, `#` and all.
///
/// # Errors
/// What could not be read back: a base URL that is none, or too long a body.
pub fn to_fragment(shared: &Shared) -> Result<String, LinkError> {
    let mut fragment = format!("#{}", shared.command);
    let mut separator = '?';
    each_value(shared, |name, value| {
        fragment.push(separator);
        fragment.push_str(name);
        fragment.push('=');
        fragment.push_str(&encode::query_value(value));
        separator = '&';
    })?;
    if fragment.len() > FRAGMENT_MAX { Err(LinkError::TooLong) } else { Ok(fragment) }
}

/// The length of the fragment, however long, at a fraction of what writing it costs.
///
/// # Errors
/// A base URL that is none.
pub fn fragment_len(shared: &Shared) -> Result<usize, LinkError> {
    let mut len = "#".len() + shared.command.len();
    each_value(shared, |name, value| len += "?=".len() + name.len() + encode::query_value_len(value))?;
    Ok(len)
}

/// Each parameter that is written, with its value.
fn each_value(shared: &Shared, mut take: impl FnMut(&'static str, &str)) -> Result<(), LinkError> {
    let endpoint =
        shared.endpoint.as_ref().map(endpoint_text::write).transpose().map_err(LinkError::BaseUrl)?;
    let Shared { sdkappid, identifier, body, .. } = shared;
    let length = body.as_ref().map(|body| body.len().to_string());
    let values = [length.as_deref(), endpoint, sdkappid.as_deref(), identifier.as_deref(), body.as_deref()];
    NAMES
        .into_iter()
        .zip(values)
        .for_each(|(name, value)| value.into_iter().for_each(|value| take(name, value)));
    Ok(())
}

/// Reads a fragment, with its `#` or without; an empty one is `None`.
///
/// # Errors
/// Why it is refused. Nothing of a refused link is to be used.
pub fn from_fragment(fragment: &str) -> Result<Option<Shared>, LinkError> {
    if fragment.len() > FRAGMENT_MAX {
        return Err(LinkError::TooLong);
    }
    let Some(Route { path, tail, query }) = Route::of(fragment) else { return Ok(None) };
    let parts = || query.iter().flat_map(|query| query.split('&'));
    // Before all else: whoever followed such a link should hear that the secret is out.
    if let Some(name) = parts().map(name_of).find(|name| secret_name::is_secret(name)) {
        return Err(LinkError::Secret(secret_name::shown(name)));
    }
    if !command::is_path(&path) {
        let is_bare = query.is_none() && tail.is_empty();
        return Err(match is_bare && command::all().iter().any(|command| command.begins_with(&path)) {
            true => LinkError::Cut,
            false => LinkError::UnknownCommand,
        });
    }
    let mut shared = Shared { dropped: secret_name::shown(&tail), ..Shared::of_command(&path) };
    let is_written = |name: &str| parts().any(|part| name_of(part) == name && part.len() > name.len());
    if is_written(NAMES[0]) && !is_written(NAMES[4]) {
        return Err(LinkError::Cut);
    }
    let mut values = [const { None }; NAMES.len()];
    let mut parts = parts().peekable();
    while let Some(part) = parts.next() {
        if is_glued_on(name_of(part)) {
            shared.dropped = [&shared.dropped, " ", part].concat().trim().chars().take(40).collect();
        } else {
            read_part(part, parts.peek().is_none(), &mut values)?;
        }
    }
    if let Some(last) = values.iter().flatten().next_back() {
        let end = last.chars().next_back().filter(|c| OF_A_SENTENCE.contains(*c));
        shared.doubt = end.map(Doubt::EndsIn);
    }
    let [length, endpoint, sdkappid, identifier, body] = values;
    let endpoint = endpoint.map(endpoint_text::read).transpose().map_err(LinkError::BaseUrl)?;
    shared = Shared { endpoint, sdkappid, identifier, ..shared };
    if let Some(body) = body {
        take_body(&mut shared, body, length.as_deref())?;
    }
    Ok(Some(shared))
}

fn is_glued_on(name: &str) -> bool {
    GLUED_ON.contains(&name) || name.starts_with("utm_")
}

/// The body with all that is known of its length. What is longer by a sentence's punctuation is freed of that; whatever else
/// does not fit was changed by hand, unless it was cut.
fn take_body(shared: &mut Shared, mut body: String, length: Option<&str>) -> Result<(), LinkError> {
    let is_cut = node::root(&body).is_err_and(|error| error.kind.is_end());
    match length.map(|length| length.parse::<usize>().ok()) {
        None if is_cut => shared.doubt = Some(Doubt::Cut),
        None => {}
        Some(Some(length)) if length == body.len() => shared.doubt = None,
        Some(Some(length)) if length > body.len() && node::root(&body).is_err() => {
            return Err(LinkError::Cut);
        }
        Some(Some(length))
            if body.get(length..).is_some_and(|rest| rest.chars().all(|c| OF_A_SENTENCE.contains(c))) =>
        {
            shared.dropped.push_str(&body.split_off(length));
            shared.doubt = None;
        }
        Some(_) => shared.doubt = Some(Doubt::Length),
    }
    shared.body = Some(body);
    Ok(())
}

fn name_of(part: &str) -> &str {
    part.split_once('=').map_or(part, |(name, _)| name)
}

fn read_part(part: &str, is_last: bool, values: &mut [Option<String>; NAMES.len()]) -> Result<(), LinkError> {
    let name = name_of(part);
    let known = NAMES.into_iter().zip(values).find(|(known, _)| *known == name);
    let is_cut = is_last && !part.is_empty() && NAMES.iter().any(|name| name.starts_with(part));
    let (name, slot) = known.ok_or_else(|| match is_cut {
        true => LinkError::Cut,
        false => LinkError::UnknownParameter(secret_name::shown(name)),
    })?;
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
        Shared::of_command(PORTRAIT_SET)
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
        let fragment = "#v4/profile/portrait_set?length=7&endpoint=http%3A%2F%2F127.0.0.1%3A8080&sdkappid=88888888\
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
        for fragment in ["#top", "#v4/profile/", "#v4//x", "#v5/a/b", "#v4/x", "#v4/profile?"] {
            assert_eq!(from_fragment(fragment), Err(UnknownCommand), "{fragment}");
        }
        check("x=1&body=%&usersig=eJw", Secret("usersig".into()));
        assert_eq!(from_fragment("#top?usersig=eJw"), Err(Secret("usersig".into())));
        check(&format!("body={}", "x".repeat(FRAGMENT_MAX)), TooLong);
    }

    /// The link of a body, and what becomes of it when it is cut after so many bytes or has something glued on.
    const BODY: &str = "{\"名\":\"a b\"}";

    fn link(body: &str) -> String {
        let identifier = Some("admin".to_owned());
        to_fragment(&Shared { identifier, body: Some(body.to_owned()), ..route() }).unwrap()
    }

    #[test]
    fn a_link_that_was_cut_says_so_wherever_it_was_cut() {
        for body in [BODY, "no JSON at all", "\u{1f600}"] {
            let link = link(body);
            for len in link.find("?length").unwrap() + "?length=".len()..link.len() {
                let cut = from_fragment(&link[..len]);
                let says_so =
                    matches!(cut, Err(LinkError::Cut | LinkError::Percent("body") | LinkError::Utf8("body")));
                assert!(says_so, "{}: {cut:?}", &link[..len]);
            }
        }
        // In the route, and where the link does not tell its length.
        for fragment in ["#v4", "#v4/profile", "#/v4/im_open"] {
            assert_eq!(from_fragment(fragment), Err(LinkError::Cut), "{fragment}");
        }
        assert_eq!(from_fragment("#v4/profile/portrait_set?sdkappid=1&ident"), Err(LinkError::Cut));
        let opened = from_fragment("#v4/profile/portrait_set?body={\"a\":[1").unwrap().unwrap();
        assert_eq!((opened.body.as_deref(), opened.doubt), (Some("{\"a\":[1"), Some(Doubt::Cut)));
        // A body that is meant to end early is no cut link.
        assert_eq!(from_fragment(&self::link("{\"a\":")).unwrap().unwrap().doubt, None);
    }

    #[test]
    fn what_is_glued_to_a_link_is_dropped_and_told() {
        let check = |fragment: &str, body: Option<&str>, dropped: &str, doubt| {
            let opened = from_fragment(fragment).unwrap().unwrap();
            assert_eq!(
                (opened.body.as_deref(), &*opened.dropped, opened.doubt),
                (body, dropped, doubt),
                "{fragment}"
            );
            assert!(opened.command.eq_ignore_ascii_case(PORTRAIT_SET));
            assert_eq!(opened.is_to_be_told(), body.is_some() || !dropped.is_empty() || doubt.is_some());
        };
        for tail in ["/", "。", "），", "%E3%80%82"] {
            let told = tail.replace("%E3%80%82", "。");
            check(&format!("#v4/profile/portrait_set{tail}"), None, &told, None);
            check(&format!("#V4/Profile/Portrait_Set{tail}?body={{}}"), Some("{}"), &told, None);
        }
        check("#/v4/profile/portrait_set", None, "", None);
        check("#?from=x#v4/profile/portrait_set", None, "", None);
        check("#v4%2Fprofile%2Fportrait_set%3Fbody%3D%257B%257D", Some("{}"), "", None);
        check(
            "#v4/profile/portrait_set?from=singlemessage&isappinstalled=0",
            None,
            "from=singlemessage isappinstalled=0",
            None,
        );
        let link = link(BODY);
        for tail in ["。", "），", "%E3%80%82", ")."] {
            check(&format!("{link}{tail}"), Some(BODY), &tail.replace("%E3%80%82", "。"), None);
        }
        check(&format!("{link}&from=timeline"), Some(BODY), "from=timeline", None);
        // What a hand has changed is taken as it is now.
        let longer = "{\"名\":\"a b c\"}";
        check(&link.replace("a%20b", "a%20b%20c"), Some(longer), "", Some(Doubt::Length));
        check(&link.replace("a%20b", ""), Some("{\"名\":\"\"}"), "", Some(Doubt::Length));
        // Without a length nothing can be known, and nothing is taken off.
        check("#v4/profile/portrait_set?body={}。", Some("{}。"), "", Some(Doubt::EndsIn('。')));
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
            let shared = Shared { endpoint, sdkappid, identifier, body, ..Shared::of_command(command.path) };
            let fragment = to_fragment(&shared).unwrap();
            prop_assert!(fragment.is_ascii() && !fragment.contains(char::is_whitespace));
            let doubt = shared.body.is_none().then(|| from_fragment(&fragment).unwrap().unwrap().doubt).flatten();
            prop_assert_eq!(from_fragment(&fragment), Ok(Some(Shared { doubt, ..shared })));
        }

        #[test]
        fn no_text_hurts(text in any::<String>(), query in "([a-z=&%]|%[0-9a-fA-F]{2}){0,40}") {
            let _ = from_fragment(&text);
            let _ = from_fragment(&format!("#v4/profile/portrait_set?body={query}"));
        }
    }
}
