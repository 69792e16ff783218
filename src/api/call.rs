//! From what was typed to the one request: [`Call`] is the draft, [`Prepared`] what is sent, shown and exported.
//! There is no second way to build a request, and preparing refuses nothing but a base URL that is none.

use super::base_url::{BaseUrl, BaseUrlError};
use super::endpoint::Endpoint;
use super::secret::{MASK, Secret};
use super::{command, encode};
use std::rc::Rc;

/// The one request header set by the page. `text/plain` keeps the request a CORS simple request: the service
/// allows `X-Requested-With` only, so a JSON Content-Type would die in the preflight. The service reads
/// `contenttype=json` from the URL (`data/README.md`, "Sending from a browser").
pub const CONTENT_TYPE: &str = "text/plain;charset=UTF-8";

/// The draft of a request: every part as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// Where to.
    pub endpoint: Endpoint,
    /// The command's path, such as `v4/profile/portrait_set`.
    pub path: Rc<str>,
    /// The app's number, as typed.
    pub sdkappid: Rc<str>,
    /// The caller, an App administrator.
    pub identifier: Rc<str>,
    /// The caller's signature.
    pub usersig: Secret,
    /// The number that makes the URL unique, as typed or drawn.
    pub random: Rc<str>,
    /// The JSON text.
    pub body: Rc<str>,
}

/// Whether a secret is spelt out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Secrets {
    /// `***` stands in for it.
    #[default]
    Masked,
    /// As it is.
    Revealed,
}

impl Secrets {
    /// The other one.
    pub fn toggled(self) -> Self {
        match self {
            Self::Masked => Self::Revealed,
            Self::Revealed => Self::Masked,
        }
    }
}

/// A part of the query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryPart {
    /// The parameter's name.
    pub name: &'static str,
    value: QueryValue,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum QueryValue {
    Plain(Rc<str>),
    Secret(Secret),
}

impl QueryPart {
    fn plain(name: &'static str, value: &Rc<str>) -> Self {
        Self { name, value: QueryValue::Plain(Rc::clone(value)) }
    }

    /// The value as it stands in the URL, percent-encoded.
    pub fn encoded(&self, secrets: Secrets) -> String {
        match (&self.value, secrets) {
            (QueryValue::Plain(text), _) => encode::query_value(text),
            (QueryValue::Secret(secret), Secrets::Revealed) => encode::query_value(secret.reveal()),
            (QueryValue::Secret(secret), Secrets::Masked) if secret.is_empty() => String::new(),
            (QueryValue::Secret(_), Secrets::Masked) => MASK.to_owned(),
        }
    }
}

/// The one request: what is shown is what is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepared {
    /// Always `POST`.
    pub method: &'static str,
    /// The base URL, such as `https://console.tim.qq.com`.
    pub base: BaseUrl,
    /// The command's path.
    pub path: Rc<str>,
    /// The query's parts in the order they are sent.
    pub query: Vec<QueryPart>,
    /// The request headers set by the page.
    pub headers: [(&'static str, &'static str); 1],
    /// The body's text; its UTF-8 bytes are sent.
    pub body: Rc<str>,
}

impl Prepared {
    /// The whole URL. Only [`Secrets::Revealed`] gives the one that is sent.
    pub fn url(&self, secrets: Secrets) -> String {
        let mut url = format!("{}/{}", self.base, self.path);
        for (i, part) in self.query.iter().enumerate() {
            url.push(if i == 0 { '?' } else { '&' });
            url.push_str(part.name);
            url.push('=');
            url.push_str(&part.encoded(secrets));
        }
        url
    }

    /// The path and query after the host, as they stand in an HTTP request line.
    pub fn target(&self) -> String {
        let url = self.url(Secrets::Revealed);
        url.get(self.base.as_str().len()..).unwrap_or_default().to_owned()
    }
}

/// Builds the request.
///
/// # Errors
/// What is wrong with a custom base URL; nothing else stops a request.
pub fn prepare(call: &Call) -> Result<Prepared, BaseUrlError> {
    Ok(Prepared {
        method: "POST",
        base: call.endpoint.base_url()?,
        path: Rc::clone(&call.path),
        query: vec![
            QueryPart::plain("sdkappid", &call.sdkappid),
            QueryPart::plain("identifier", &call.identifier),
            QueryPart { name: "usersig", value: QueryValue::Secret(call.usersig.clone()) },
            QueryPart::plain("random", &call.random),
            QueryPart { name: "contenttype", value: QueryValue::Plain("json".into()) },
        ],
        headers: [("Content-Type", CONTENT_TYPE)],
        body: Rc::clone(&call.body),
    })
}

impl Default for Call {
    fn default() -> Self {
        Self {
            endpoint: Endpoint::Sandbox,
            path: command::PORTRAIT_SET.into(),
            sdkappid: "".into(),
            identifier: "".into(),
            usersig: Secret::default(),
            random: "".into(),
            body: "".into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn call() -> Call {
        Call {
            endpoint: Endpoint::Custom("http://127.0.0.1:8080/".into()),
            sdkappid: "88888888".into(),
            identifier: "admin & co".into(),
            usersig: Secret::new("eJw9*-_"),
            random: "99999999".into(),
            body: "{}".into(),
            ..Call::default()
        }
    }

    #[test]
    fn the_url_in_the_documents_order() {
        let prepared = prepare(&call()).unwrap();
        let expected = "http://127.0.0.1:8080/v4/profile/portrait_set?sdkappid=88888888\
            &identifier=admin%20%26%20co&usersig=eJw9*-_&random=99999999&contenttype=json";
        assert_eq!(prepared.url(Secrets::Revealed), expected);
        assert_eq!(prepared.url(Secrets::Masked), expected.replace("eJw9*-_", MASK));
        assert_eq!(format!("http://127.0.0.1:8080{}", prepared.target()), expected);
    }

    #[test]
    fn nothing_printable_holds_the_usersig() {
        let call = call();
        assert!(!format!("{call:?}{:?}", prepare(&call).unwrap()).contains("eJw9"));
    }

    #[test]
    fn only_an_unusable_base_url_stops_it() {
        let call = Call { endpoint: Endpoint::Custom("nowhere".into()), ..Call::default() };
        assert_eq!(prepare(&call), Err(BaseUrlError::Scheme));
        assert!(prepare(&Call::default()).is_ok());
    }

    proptest! {
        #[test]
        fn every_part_is_read_back_from_the_url(
            sdkappid in any::<String>(), identifier in any::<String>(),
            usersig in any::<String>(), random in any::<u32>(), body in any::<String>(),
        ) {
            let call = Call {
                sdkappid: sdkappid.as_str().into(),
                identifier: identifier.as_str().into(),
                usersig: Secret::new(usersig.as_str()),
                random: random.to_string().into(),
                body: body.as_str().into(),
                ..Call::default()
            };
            let prepared = prepare(&call).unwrap();
            let target = prepared.target();
            let (path, query) = target.split_once('?').unwrap();
            prop_assert_eq!(path, "/v4/profile/portrait_set");
            let read: Vec<_> = query
                .split('&')
                .map(|part| part.split_once('=').unwrap())
                .map(|(name, value)| (name, encode::decode_query_value(value).unwrap()))
                .collect();
            let expected = [
                ("sdkappid", sdkappid), ("identifier", identifier), ("usersig", usersig),
                ("random", random.to_string()), ("contenttype", "json".to_owned()),
            ];
            prop_assert_eq!(read, expected);
            prop_assert_eq!(&*prepared.body, body.as_str());
        }
    }
}
