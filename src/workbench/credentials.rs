//! Who calls: the credentials as typed, and the sandbox's demonstration ones.

use crate::api::Secret;
use crate::sandbox::demo;
use std::rc::Rc;

/// The sandbox's demonstration credentials. Its key is no secret, but it is handled like one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demo {
    /// The demonstration app.
    pub sdkappid: Rc<str>,
    /// Its administrator.
    pub identifier: Rc<str>,
    /// A UserSig of that administrator.
    pub usersig: Secret,
    /// The app's key.
    pub secret_key: Secret,
}

impl Demo {
    /// The credentials that a fresh sandbox takes.
    pub fn of_the_sandbox() -> Self {
        Self {
            sdkappid: demo::SDKAPPID.to_string().into(),
            identifier: demo::ADMINISTRATORS[0].into(),
            usersig: Secret::new(demo::USERSIG),
            secret_key: Secret::new(demo::KEY),
        }
    }
}

/// The credentials as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credentials {
    /// The app's number.
    pub sdkappid: Rc<str>,
    /// The caller, an App administrator.
    pub identifier: Rc<str>,
    /// The caller's signature.
    pub usersig: Secret,
    /// The app's key, from which a UserSig is made.
    pub secret_key: Secret,
    demo: Rc<Demo>,
}

impl Credentials {
    /// The demonstration credentials, filled in.
    pub(super) fn demonstration(demo: Demo) -> Self {
        Self {
            sdkappid: Rc::clone(&demo.sdkappid),
            identifier: Rc::clone(&demo.identifier),
            usersig: demo.usersig.clone(),
            secret_key: demo.secret_key.clone(),
            demo: Rc::new(demo),
        }
    }

    /// Whether the UserSig or the SecretKey is the demonstration's.
    pub fn are_demonstration(&self) -> bool {
        self.usersig == self.demo.usersig || self.secret_key == self.demo.secret_key
    }

    /// Whether nothing but the demonstration was ever here.
    pub fn are_untouched(&self) -> bool {
        *self == Self::demonstration(Demo::clone(&self.demo))
    }

    /// Without secrets and with nobody else's name in them, the fields get the demonstration's texts.
    pub(super) fn fill_if_empty(&mut self) {
        let is_free = |text: &Rc<str>, demo: &Rc<str>| text.is_empty() || text == demo;
        if self.usersig.is_empty()
            && self.secret_key.is_empty()
            && is_free(&self.sdkappid, &self.demo.sdkappid)
            && is_free(&self.identifier, &self.demo.identifier)
        {
            *self = Self::demonstration(Demo::clone(&self.demo));
        }
    }

    /// The secrets go, all else stays.
    pub(super) fn forget(&mut self) {
        (self.usersig, self.secret_key) = (Secret::default(), Secret::default());
    }

    /// Whose they are, as a draft says it. The demonstration's secrets are no other app's.
    pub(super) fn restore(&mut self, sdkappid: &str, identifier: &str) {
        (self.sdkappid, self.identifier) = (sdkappid.into(), identifier.into());
        if self.sdkappid != self.demo.sdkappid {
            self.drop_demonstration_secrets();
        }
    }

    /// The demonstration's texts go; what the user typed stays. The service's own hosts must never see them.
    pub(super) fn drop_demonstration(&mut self) {
        if !self.are_demonstration() {
            return;
        }
        for (text, demo) in
            [(&mut self.sdkappid, &self.demo.sdkappid), (&mut self.identifier, &self.demo.identifier)]
        {
            if text == demo {
                *text = "".into();
            }
        }
        self.drop_demonstration_secrets();
    }

    fn drop_demonstration_secrets(&mut self) {
        for (secret, demo) in
            [(&mut self.usersig, &self.demo.usersig), (&mut self.secret_key, &self.demo.secret_key)]
        {
            if secret == demo {
                *secret = Secret::default();
            }
        }
    }
}
