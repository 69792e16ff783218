//! A new version of the page: it waits until it is wanted, and never comes by itself. How versions are kept is not its business.

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

impl From<VersionStep> for Version {
    fn from(step: VersionStep) -> Self {
        match step {
            VersionStep::Waits => Self::Offered,
            VersionStep::PutOff => Self::PutOff,
            VersionStep::Wanted => Self::Wanted,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Secret;
    use crate::state::{Action, Lang, State};

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
