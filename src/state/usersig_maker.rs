//! How a UserSig that is made here is to be: its validity and the app's own text, as typed.

use super::action::MakerEdit;
use super::credentials::Credentials;
use crate::api::Secret;
use crate::api::usersig::{Typed, Unusable};

/// What was typed, and why the last one could not be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserSigMaker {
    /// The chosen validity in seconds; empty for any other number, which [`seconds`](Self::seconds) has.
    pub validity: String,
    /// Any number of seconds.
    pub seconds: String,
    /// Text of the app's own, carried in the UserSig.
    pub userbuf: String,
    /// Why none could be made.
    pub refused: Option<Unusable>,
}

impl Default for UserSigMaker {
    /// 180 days, as the vendor's SDKs have it.
    fn default() -> Self {
        Self {
            validity: "15552000".to_owned(),
            seconds: String::new(),
            userbuf: String::new(),
            refused: None,
        }
    }
}

impl UserSigMaker {
    pub(super) fn edit(&mut self, edit: MakerEdit) {
        match edit {
            MakerEdit::Validity(validity) => self.validity = validity,
            MakerEdit::Seconds(seconds) => self.seconds = seconds,
            MakerEdit::Userbuf(userbuf) => self.userbuf = userbuf,
        }
        self.refused = None;
    }

    /// Makes one for these credentials at `now`, in Unix seconds; or notes why it can't.
    pub(super) fn make(&mut self, credentials: &Credentials, now: u64) -> Option<Secret> {
        let expire = if self.validity.is_empty() { &self.seconds } else { &self.validity };
        let typed = Typed {
            sdkappid: &credentials.sdkappid,
            identifier: &credentials.identifier,
            key: &credentials.secret_key,
            expire,
            userbuf: &self.userbuf,
        };
        let made = typed.make(now);
        self.refused = made.as_ref().err().copied();
        made.ok()
    }
}
