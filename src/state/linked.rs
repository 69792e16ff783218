//! What a link to the request on screen carries. The link itself is made when it is wanted: for a long body that takes its time.

use super::page::State;
use crate::api::command::Command;
use crate::api::endpoint::Endpoint;
use crate::exchange::link::{FRAGMENT_MAX, Shared, fragment_len, to_fragment};
use std::rc::Rc;

/// The longest body, in bytes, whose link takes no time worth saving.
const SHORT: usize = 4 * 1024;

/// What a link carries, never a secret. Cheap to clone, and to compare with the one before.
#[derive(Debug, Clone, PartialEq)]
pub struct Linked {
    command: &'static Command,
    endpoint: Endpoint,
    sdkappid: Rc<str>,
    identifier: Rc<str>,
    body: Rc<str>,
}

impl Linked {
    /// The bytes of its body, which most of a link is.
    pub fn body_len(&self) -> usize {
        self.body.len()
    }

    /// Whether its link is made in no time.
    pub fn is_short(&self) -> bool {
        self.body_len() <= SHORT
    }

    /// Whether there is a link: whether an address can be so long.
    pub fn fits(&self) -> bool {
        // An encoded body is never shorter.
        self.body.len() <= FRAGMENT_MAX && fragment_len(&self.shared()).is_ok_and(|len| len <= FRAGMENT_MAX)
    }

    /// The fragment of the address that opens the request elsewhere; `None` where it would be too long.
    pub fn fragment(&self) -> Option<String> {
        self.fits().then(|| to_fragment(&self.shared()).ok()).flatten()
    }

    fn shared(&self) -> Shared {
        Shared {
            endpoint: Some(self.endpoint.clone()),
            sdkappid: Some(self.sdkappid.to_string()),
            identifier: Some(self.identifier.to_string()),
            body: Some(self.body.to_string()),
            ..Shared::of_command(self.command.path)
        }
    }
}

impl State {
    /// What a link to the request on screen carries.
    pub fn linked(&self) -> Linked {
        let caller = self.caller();
        Linked {
            command: self.command,
            endpoint: self.endpoint.clone(),
            sdkappid: Rc::clone(&caller.sdkappid),
            identifier: Rc::clone(&caller.identifier),
            body: Rc::clone(self.draft.body.text()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::{Action, Lang};
    use proptest::prelude::*;

    fn linked(body: &str) -> Linked {
        let mut state = State::new(Lang::En, 7);
        state.apply(Action::BodyEdited(body.to_owned()));
        state.linked()
    }

    #[test]
    fn the_link_opens_the_request_without_its_secrets() {
        let linked = linked("{\"名\":1}");
        let fragment = linked.fragment().unwrap();
        assert!(fragment.starts_with("#v4/profile/portrait_set?length=9&endpoint=sandbox"), "{fragment}");
        assert!(fragment.ends_with("&body=%7B%22%E5%90%8D%22%3A1%7D"), "{fragment}");
        let state = State::new(Lang::En, 7);
        for secret in [state.caller().usersig.reveal(), state.caller().secret_key.reveal()] {
            assert!(!secret.is_empty() && !fragment.contains(secret));
        }
    }

    #[test]
    fn there_is_one_for_exactly_as_long_as_an_address_takes_it() {
        let rest = linked("").fragment().unwrap().len();
        // The length of the length grows with it.
        let most = FRAGMENT_MAX - rest - 4;
        assert_eq!(linked(&"x".repeat(most)).fragment().unwrap().len(), FRAGMENT_MAX);
        for too_long in ["x".repeat(most + 1), "名".repeat(most / 9 + 1), "x".repeat(FRAGMENT_MAX + 1)] {
            let linked = linked(&too_long);
            assert!(!linked.fits() && linked.fragment().is_none());
        }
        let mut nowhere = State::new(Lang::En, 7);
        nowhere.apply(Action::EndpointChosen("custom".into()));
        assert!(!nowhere.linked().fits(), "an address that is none");
    }

    proptest! {
        #[test]
        fn it_fits_where_it_can_be_written(body in any::<String>(), times in 1..3000_usize) {
            let linked = linked(&body.repeat(times));
            prop_assert_eq!(linked.fits(), to_fragment(&linked.shared()).is_ok());
        }
    }
}
