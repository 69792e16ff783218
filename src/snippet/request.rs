//! A request in the parts that every language needs: the URL around its UserSig, and who signs.

use super::note::{Note, Unavailable};
use crate::api::call::{Prepared, Secrets};
use crate::api::encode;
use crate::api::endpoint::SANDBOX_ORIGIN;

/// The environment's variable that holds the UserSig.
pub const USERSIG_VARIABLE: &str = "TIM_USERSIG";
/// The environment's variable that holds the SecretKey.
pub const KEY_VARIABLE: &str = "TIM_SECRET_KEY";

/// Where a snippet has its UserSig from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum UserSig {
    /// Read from the environment's `TIM_USERSIG`.
    #[default]
    Read,
    /// Written down in it.
    Written,
    /// Made from the SecretKey in the environment's `TIM_SECRET_KEY`.
    Made,
}

impl From<Secrets> for UserSig {
    fn from(secrets: Secrets) -> Self {
        match secrets {
            Secrets::Masked => Self::Read,
            Secrets::Revealed => Self::Written,
        }
    }
}

/// What a snippet is made of.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// What is sent.
    pub prepared: &'a Prepared,
    /// Where its UserSig comes from.
    pub usersig: UserSig,
}

/// The URL: all of it, or what stands before and after a UserSig that only the running snippet knows. It may hold a UserSig, so it
/// can't be printed.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub(super) enum Url {
    Whole(String),
    Around(String, String),
}

impl Url {
    pub fn of(prepared: &Prepared, usersig: UserSig) -> Self {
        let url = prepared.url(Secrets::Revealed);
        let at = prepared.query.iter().position(|part| part.name == "usersig");
        let (Some(at), true) = (at, usersig != UserSig::Written) else { return Self::Whole(url) };
        let len = |text: String| text.len();
        let tail: usize = prepared.query[at + 1..]
            .iter()
            .map(|part| 2 + part.name.len() + len(part.encoded(Secrets::Revealed)))
            .sum();
        let end = url.len() - tail;
        let start = end - len(prepared.query[at].encoded(Secrets::Revealed));
        Self::Around(url[..start].to_owned(), url[end..].to_owned())
    }

    /// The URL as an expression: quoted pieces, and between them the variable with what joins them.
    pub fn expression(&self, quote: impl Fn(&str) -> String, joined: &str) -> String {
        match self {
            Self::Whole(url) => quote(url),
            Self::Around(before, after) => format!("{}{joined}{}", quote(before), quote(after)),
        }
    }
}

/// Whom a UserSig is made for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Signer {
    pub sdkappid: i32,
    pub identifier: String,
}

/// The parts of a request.
#[derive(Clone)]
pub(super) struct Parts<'a> {
    pub prepared: &'a Prepared,
    pub body: &'a str,
    pub url: Url,
    pub usersig: UserSig,
    /// Whom the UserSig is made for, where the snippet makes it.
    pub signer: Option<Signer>,
}

impl<'a> Parts<'a> {
    pub fn of(request: &Request<'a>) -> Result<Self, Unavailable> {
        let prepared = request.prepared;
        let signer = match request.usersig {
            UserSig::Made => Some(Signer {
                sdkappid: sdkappid(prepared).ok_or(Unavailable::SdkAppId)?,
                identifier: parameter(prepared, "identifier"),
            }),
            UserSig::Read | UserSig::Written => None,
        };
        let url = Url::of(prepared, request.usersig);
        Ok(Self { prepared, body: &prepared.body, url, usersig: request.usersig, signer })
    }

    /// What is to be known of the request in any language.
    pub fn notes(&self) -> Option<Note> {
        (self.prepared.base.as_str() == SANDBOX_ORIGIN).then_some(Note::SandboxInPage)
    }

    /// The one header that is set.
    pub fn header(&self) -> (&'static str, &'static str) {
        self.prepared.headers[0]
    }
}

/// A parameter of the query as it was typed.
pub(super) fn parameter(prepared: &Prepared, name: &str) -> String {
    let part = prepared.query.iter().find(|part| part.name == name);
    part.and_then(|part| encode::decode_query_value(&part.encoded(Secrets::Masked))).unwrap_or_default()
}

/// The SDKAppID as a number that the vendor's packages take.
fn sdkappid(prepared: &Prepared) -> Option<i32> {
    let typed = parameter(prepared, "sdkappid");
    typed.parse().ok().filter(|number| *number > 0 && typed.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snippet::tests::prepared;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_parts_of_the_url_are_the_url(identifier in any::<String>(), usersig in any::<String>()) {
            let prepared = prepared(&identifier, &usersig, "");
            let url = prepared.url(Secrets::Revealed);
            prop_assert_eq!(Url::of(&prepared, UserSig::Written), Url::Whole(url.clone()));
            let joined = Url::of(&prepared, UserSig::Read).expression(str::to_owned, &encode::query_value(&usersig));
            prop_assert_eq!(joined, url);
            prop_assert_eq!(parameter(&prepared, "identifier"), identifier);
        }
    }

    #[test]
    fn a_usersig_is_made_for_a_number() {
        let mut request = prepared("admin", "", "");
        for (typed, expected) in
            [("1400000000", Ok(1_400_000_000)), ("", Err(())), ("+7", Err(())), ("4294967295", Err(()))]
        {
            request.query[0] = prepared_with_sdkappid(typed).query.swap_remove(0);
            let parts = Parts::of(&Request { prepared: &request, usersig: UserSig::Made });
            let made = parts.map(|parts| parts.signer.map(|signer| signer.sdkappid));
            assert_eq!(made, expected.map(Some).map_err(|()| Unavailable::SdkAppId), "{typed:?}");
        }
    }

    fn prepared_with_sdkappid(typed: &str) -> Prepared {
        crate::snippet::tests::call(crate::api::call::Call { sdkappid: typed.into(), ..Default::default() })
    }
}
