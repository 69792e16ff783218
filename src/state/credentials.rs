//! Who calls: the credentials as typed, apart for the sandbox, for the service's own hosts and for a custom base URL, so that
//! nobody's own are lost and the demonstration's never leave for the service.

use crate::api::Secret;
use crate::api::endpoint::Endpoint;
use crate::api::usersig::{Dirt, Unwrapped, unwrap};
use crate::sandbox::demo;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::rc::Rc;

/// No shorter text is a secret that anybody holds, in bytes: masking one would tear words apart.
const SECRET_MIN: usize = 6;

/// One set of credentials as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Credentials {
    /// The app's number.
    pub sdkappid: Rc<str>,
    /// The caller, an App administrator.
    pub identifier: Rc<str>,
    /// The caller's signature.
    pub usersig: Secret,
    /// What was taken off the UserSig when it was pasted.
    pub dirt: Rc<[Dirt]>,
    /// The app's key, from which a UserSig is made.
    pub secret_key: Secret,
}

impl Credentials {
    /// The sandbox's demonstration credentials. Their key is no secret, but it is handled like one.
    pub fn demonstration() -> Self {
        Self {
            sdkappid: demo::SDKAPPID.to_string().into(),
            identifier: demo::ADMINISTRATORS[0].into(),
            usersig: Secret::new(demo::USERSIG),
            dirt: Rc::default(),
            secret_key: Secret::new(demo::KEY),
        }
    }

    /// Takes a UserSig as it was typed or pasted; one in a wrapping is freed of it. A text with different ones stays as it is:
    /// [`choices`](Self::choices) has them.
    pub(super) fn take_usersig(&mut self, typed: Secret) {
        self.type_usersig(typed);
        self.unwrap_usersig();
    }

    /// Takes a UserSig as it was typed or pasted, whatever it is in.
    pub(super) fn type_usersig(&mut self, typed: Secret) {
        (self.usersig, self.dirt) = (typed, Rc::default());
    }

    /// Frees the UserSig of a wrapping.
    pub(super) fn unwrap_usersig(&mut self) {
        if let Some(Unwrapped::One(cleaned)) = unwrap(self.usersig.reveal()) {
            (self.usersig, self.dirt) = (cleaned.text, cleaned.dirt.into());
        }
    }

    /// The different UserSigs in the text that was pasted, if it is one with several.
    pub fn choices(&self) -> Vec<Secret> {
        match unwrap(self.usersig.reveal()) {
            Some(Unwrapped::Several(choices)) => choices,
            Some(Unwrapped::One(_)) | None => Vec::new(),
        }
    }

    /// The secrets go, all else stays.
    pub(super) fn forget(&mut self) {
        (self.usersig, self.secret_key, self.dirt) = Default::default();
    }

    /// What is blank here is taken from another set, field by field, but for what `is_kept_back` names.
    fn fill_blanks(&mut self, from: &Self, is_kept_back: impl Fn(&str) -> bool) {
        let fill = |text: &mut Rc<str>, from: &Rc<str>| {
            if text.is_empty() && !is_kept_back(from) {
                *text = Rc::clone(from);
            }
        };
        fill(&mut self.sdkappid, &from.sdkappid);
        fill(&mut self.identifier, &from.identifier);
        if self.usersig.is_empty() && !is_kept_back(from.usersig.reveal()) {
            (self.usersig, self.dirt) = (from.usersig.clone(), Rc::clone(&from.dirt));
        }
        if self.secret_key.is_empty() && !is_kept_back(from.secret_key.reveal()) {
            self.secret_key = from.secret_key.clone();
        }
    }
}

/// What kind of endpoint a set is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Realm {
    /// The sandbox in the page.
    Sandbox,
    /// The service's own hosts.
    Service,
    /// A custom base URL.
    Custom,
}

impl Realm {
    /// Every realm.
    pub const ALL: [Self; 3] = [Self::Sandbox, Self::Service, Self::Custom];

    /// The realm of an endpoint.
    pub fn of(endpoint: &Endpoint) -> Self {
        match endpoint {
            Endpoint::Sandbox => Self::Sandbox,
            Endpoint::Host(_) => Self::Service,
            Endpoint::Custom(_) => Self::Custom,
        }
    }
}

/// The three sets, and whose turn it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CredentialSets {
    sets: [Credentials; 3],
    realm: Realm,
}

impl Default for CredentialSets {
    /// The demonstration in the sandbox, nothing elsewhere.
    fn default() -> Self {
        let sets = [Credentials::demonstration(), Credentials::default(), Credentials::default()];
        Self { sets, realm: Realm::Sandbox }
    }
}

impl CredentialSets {
    /// The set for the chosen endpoint.
    pub fn current(&self) -> &Credentials {
        self.of(self.realm)
    }

    pub(super) fn current_mut(&mut self) -> &mut Credentials {
        self.of_mut(self.realm)
    }

    /// The set of a realm.
    pub fn of(&self, realm: Realm) -> &Credentials {
        &self.sets[realm as usize]
    }

    pub(super) fn of_mut(&mut self, realm: Realm) -> &mut Credentials {
        &mut self.sets[realm as usize]
    }

    /// Another kind of endpoint was chosen. What is blank in its set is taken from the one before; the demonstration's texts
    /// go to no host of the service, and what somebody typed over them and took there leaves the sandbox as it was.
    pub(super) fn turn_to(&mut self, realm: Realm) {
        if realm == self.realm {
            return;
        }
        let before = self.current().clone();
        let demonstration = Credentials::demonstration();
        let is_demonstration = |text: &str| {
            [&*demonstration.sdkappid, &demonstration.identifier].contains(&text)
                || [demonstration.usersig.reveal(), demonstration.secret_key.reveal()].contains(&text)
        };
        let from = std::mem::replace(&mut self.realm, realm);
        match realm {
            Realm::Sandbox => {}
            Realm::Custom => self.current_mut().fill_blanks(&before, |_| false),
            Realm::Service => {
                self.current_mut().fill_blanks(&before, is_demonstration);
                if from == Realm::Sandbox {
                    *self.of_mut(from) = demonstration;
                }
            }
        }
    }

    /// The realm of the first draw, without any moving.
    pub(super) fn begin_in(&mut self, realm: Realm) {
        self.realm = realm;
    }

    /// Secrets go out of every set but an untouched demonstration that is not on screen.
    pub(super) fn forget(&mut self) {
        let demonstration = Credentials::demonstration();
        for realm in Realm::ALL {
            if realm == self.realm || *self.of(realm) != demonstration {
                self.of_mut(realm).forget();
            }
        }
    }

    /// Whose a set is, as a kept draft says it. The demonstration's secrets are no other app's.
    pub(super) fn restore(&mut self, realm: Realm, sdkappid: &str, identifier: &str) {
        let set = self.of_mut(realm);
        (set.sdkappid, set.identifier) = (sdkappid.into(), identifier.into());
        if realm == Realm::Sandbox && *set.sdkappid != *Credentials::demonstration().sdkappid {
            set.forget();
        }
    }
}

impl CredentialSets {
    /// The secrets of all sets, those that are aside too, and this UserSig: the longest first.
    pub(super) fn secrets<'a>(
        &'a self,
        aside: impl Iterator<Item = &'a Credentials>,
        usersig: &'a Secret,
    ) -> Rc<[Secret]> {
        let own = self.sets.iter().chain(aside).flat_map(|set| [&set.usersig, &set.secret_key]);
        let mut all: Vec<Secret> = Vec::new();
        for secret in own.chain([usersig]).filter(|secret| secret.reveal().len() >= SECRET_MIN) {
            if !all.contains(secret) {
                all.push(secret.clone());
            }
        }
        all.sort_unstable_by_key(|secret| Reverse(secret.reveal().len()));
        all.into()
    }

    /// The secrets of a set, as the tab kept them.
    pub(super) fn restore_secrets(&mut self, realm: Realm, usersig: Secret, secret_key: Secret) {
        let set = self.of_mut(realm);
        (set.usersig, set.secret_key, set.dirt) = (usersig, secret_key, Rc::default());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(sdkappid: &str, identifier: &str, usersig: &str) -> Credentials {
        Credentials {
            sdkappid: sdkappid.into(),
            identifier: identifier.into(),
            usersig: Secret::new(usersig),
            ..Credentials::default()
        }
    }

    #[test]
    fn the_demonstration_never_goes_to_the_service_and_is_there_again_in_the_sandbox() {
        let mut sets = CredentialSets::default();
        sets.turn_to(Realm::Service);
        assert_eq!(*sets.current(), Credentials::default());
        *sets.current_mut() = typed("1400000001", "boss", "mine");
        sets.turn_to(Realm::Sandbox);
        assert_eq!(*sets.current(), Credentials::demonstration());
        sets.turn_to(Realm::Service);
        assert_eq!(*sets.current(), typed("1400000001", "boss", "mine"));
    }

    #[test]
    fn what_was_typed_over_the_demonstration_goes_along_to_the_service() {
        let mut sets = CredentialSets::default();
        sets.current_mut().take_usersig(Secret::new("mine"));
        sets.current_mut().identifier = "boss".into();
        sets.turn_to(Realm::Service);
        assert_eq!(*sets.current(), typed("", "boss", "mine"));
        sets.turn_to(Realm::Sandbox);
        assert_eq!(*sets.current(), Credentials::demonstration());
    }

    #[test]
    fn of_several_that_were_pasted_one_is_to_be_chosen() {
        use crate::api::usersig::{Inputs, make};
        let key = Secret::new("k");
        let [a, b] = ["a", "b"].map(|identifier| {
            make(&Inputs { sdkappid: 1, identifier, key: &key, time: 1, expire: 1, userbuf: None })
        });
        let mut credentials = Credentials::default();
        credentials.take_usersig(Secret::new(format!("{}\n{}", a.reveal(), b.reveal())));
        assert_eq!(credentials.choices(), [a.clone(), b]);
        credentials.take_usersig(a.clone());
        assert_eq!((credentials.choices(), credentials.usersig), (vec![], a));
    }

    #[test]
    fn a_custom_base_url_begins_with_what_was_there_before() {
        let mut sets = CredentialSets::default();
        sets.turn_to(Realm::Custom);
        assert_eq!(*sets.current(), Credentials::demonstration(), "a sandbox on a port takes them");
        sets.turn_to(Realm::Service);
        assert_eq!(*sets.current(), Credentials::default());
        *sets.current_mut() = typed("1", "a", "mine");
        sets.turn_to(Realm::Custom);
        assert_eq!(*sets.current(), Credentials::demonstration(), "it has its own by now");
    }

    #[test]
    fn forgetting_reaches_every_set() {
        let mut sets = CredentialSets::default();
        sets.turn_to(Realm::Service);
        *sets.current_mut() = typed("1", "a", "mine");
        sets.turn_to(Realm::Custom);
        sets.forget();
        for realm in [Realm::Service, Realm::Custom] {
            assert!(sets.of(realm).usersig.is_empty());
        }
        assert_eq!(*sets.of(Realm::Sandbox), Credentials::demonstration());
        sets.turn_to(Realm::Sandbox);
        sets.forget();
        assert!(sets.current().usersig.is_empty() && sets.current().secret_key.is_empty());
    }
}
