//! A new version of the page: it waits until it is wanted, and never comes by itself. How versions are kept is not its business.

use super::credentials::Credentials;
use super::page::State;

/// What is known of a newer version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Version {
    /// This one is the newest that is known.
    #[default]
    Newest,
    /// A newer one waits and is offered.
    Offered,
    /// It waits still; the offer was put away.
    PutOff,
    /// The newer one is to come now.
    Wanted,
}

/// What happens to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VersionStep {
    /// A newer version waits.
    Waits,
    /// Not now.
    PutOff,
    /// Now.
    Wanted,
}

impl State {
    pub(super) fn step_version(&mut self, step: VersionStep) {
        self.version = match step {
            VersionStep::Waits => Version::Offered,
            VersionStep::PutOff => Version::PutOff,
            VersionStep::Wanted => Version::Wanted,
        };
    }

    /// What a newer version that is offered would cost: whether secrets are lost over a reload. None where none is offered.
    pub fn offered_version(&self) -> Option<bool> {
        let caller = self.caller();
        let has_secrets = !caller.usersig.is_empty() || !caller.secret_key.is_empty();
        let is_own = has_secrets && *caller != Credentials::demonstration();
        (self.version == Version::Offered).then_some(is_own && !self.keeps_secrets)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Secret;
    use crate::state::{Action, Lang};

    #[test]
    fn a_newer_version_is_offered_put_off_and_offered_when_another_one_waits() {
        let mut state = State::new(Lang::En, 1);
        assert_eq!(state.offered_version(), None);
        for (step, version) in [
            (VersionStep::Waits, Version::Offered),
            (VersionStep::PutOff, Version::PutOff),
            (VersionStep::Waits, Version::Offered),
            (VersionStep::Wanted, Version::Wanted),
        ] {
            state.apply_rest(Action::Version(step));
            assert_eq!(state.version, version);
            assert_eq!(state.offered_version().is_some(), version == Version::Offered);
        }
    }

    #[test]
    fn that_secrets_would_be_lost_is_known() {
        let mut state = State::new(Lang::En, 1);
        state.apply_rest(Action::Version(VersionStep::Waits));
        assert_eq!(state.offered_version(), Some(false), "the demonstration comes again by itself");
        state.apply(Action::SecretKeyEdited(Secret::new("key")));
        assert_eq!(state.offered_version(), Some(true));
        state.keeps_secrets = true;
        assert_eq!(state.offered_version(), Some(false));
    }
}
