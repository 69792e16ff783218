//! What the page itself knows of the UserSig that was sent. It comes first wherever a code speaks of callers at all: those
//! codes say less than what can be read in the UserSig.

use super::cause::{Cause, Found, Sound, Why};
use crate::api::Secret;
use crate::api::call::Call;
use crate::api::usersig::{Phase, State, judge};
use crate::state::place::Place;

/// The codes of a UserSig that is refused, whatever for.
const REFUSED: [u32; 12] =
    [60004, 60005, 70001, 70002, 70003, 70005, 70009, 70013, 70014, 70016, 70050, 70052];

/// Looks at a UserSig as it was sent; `key` is its app's SecretKey or empty, `now` the moment of sending in Unix seconds.
pub(super) fn look(call: &Call, key: &Secret, now: u64, found: &mut Found) {
    let of_callers = matches!(found.code, 60_000..=60_999 | 70_000..=70_999);
    let verdict = judge(call.usersig.reveal(), &call.sdkappid, &call.identifier, Some(key), now);
    let mut whys = Vec::new();
    let sound = match verdict.state {
        State::Empty => {
            whys.push(Why::NoUserSig);
            None
        }
        State::Malformed(error) => {
            whys.push(Why::Malformed(error));
            None
        }
        State::Mismatch(all) => {
            whys.extend(all.into_iter().map(Why::Mismatch));
            None
        }
        State::Expired => None,
        State::Valid => Some(Sound::Verified),
        State::Unverified(_) => Some(Sound::Unverified),
    };
    if let (Some(opened), Some(phase)) = (verdict.opened, verdict.phase)
        && !matches!(phase, Phase::Current { .. })
    {
        whys.push(Why::Phase(Box::new(opened), phase));
    }
    let of_usersig = REFUSED.contains(&found.code) || (of_callers && !found.is_known);
    if of_usersig {
        whys.extend(verdict.warnings.into_iter().map(Why::Slip));
    }
    if of_usersig && whys.is_empty() {
        found.explained.sound = sound;
    }
    for why in whys {
        found.put(of_callers, Cause { why, place: Place::UserSig, instead: None });
    }
}
