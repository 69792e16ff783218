//! Which places of a request that was sent are in the draft by now: rows may have been moved, added or removed since, and
//! another command may have been chosen. A row is known by its id, never by its number.

use super::body::Body;
use super::call::Exchange;
use super::place::Place;
use crate::api::command::{Command, Form};
use std::rc::Rc;

/// The places of a request that can still be reached. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    /// Whether the draft is one of the same command.
    body: bool,
    /// Whether that has an account and items in its form.
    profile: bool,
    /// Whether the form can edit the draft's body.
    editable: bool,
    /// The ids of the draft's rows, those switched off included.
    rows: Rc<[u32]>,
}

impl Reach {
    /// What a draft of this command, with this body, has of a request.
    pub fn of(sent: &Exchange, command: &Command, body: &Body) -> Self {
        let same = *command.path == *sent.call.path;
        let rows = if same { body.rows().iter().map(|row| row.id()).collect() } else { Rc::default() };
        let profile = same && command.form == Form::Profile;
        Self { body: same, profile, editable: same && body.is_editable(), rows }
    }

    /// Whether a place is there.
    pub fn has(&self, place: Place) -> bool {
        match place {
            Place::Endpoint | Place::SdkAppId | Place::Identifier | Place::UserSig => true,
            Place::Body | Place::Field { .. } => self.body,
            Place::FromAccount | Place::Items => self.profile,
            Place::Item { row, .. } => self.rows.contains(&row),
        }
    }

    /// The row whose Value can be replaced at a place.
    pub fn editable_row(&self, place: Place) -> Option<u32> {
        place.row().filter(|_| self.editable && self.has(place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::command::PORTRAIT_GET;
    use crate::api::reply::Received;
    use crate::state::call::{Outcome, Settled};
    use crate::state::{Action, Lang, State};

    /// A reply of 40601 to two rows, the second of them too long.
    fn refused() -> State {
        let long = "x".repeat(501);
        let body = format!(
            r#"{{"From_Account":"a","ProfileItem":[{{"Tag":"Tag_Profile_IM_Nick","Value":"first"}},
            {{"Tag":"Tag_Profile_IM_SelfSignature","Value":"{long}"}}]}}"#
        );
        let outcome = Outcome::Answered(Received {
            status: 200,
            headers: Rc::new([]),
            body: Rc::new(br#"{"ActionStatus":"FAIL","ErrorCode":40601}"#.to_vec()),
            headers_ms: 1,
            complete: true,
        });
        let end = Settled { id: 1, took_ms: 1, outcome, kept: None, next_random: 8 };
        let mut state = State::new(Lang::En, 7);
        let actions =
            [Action::BodyReplaced(body), Action::SendPressed { at_ms: 5_000 }, Action::Settled(end)];
        actions.into_iter().for_each(|action| state.apply(action));
        state
    }

    /// The first cause, and what the draft has of the request.
    fn cause(state: &State) -> (crate::state::explain::Cause, Reach) {
        let last = state.call.last().unwrap();
        (
            last.explained(&state.key_of(last)).fitting.remove(0),
            Reach::of(last, state.command, &state.draft.body),
        )
    }

    #[test]
    fn shortening_finds_the_row_that_was_sent_wherever_it_is_by_now() {
        let mut state = refused();
        let first = state.draft.body.rows()[0].id();
        state.apply(Action::ItemMoved(first, 1));
        state.apply(Action::ItemDuplicated(first));
        let (cause, reach) = cause(&state);
        let row = reach.editable_row(cause.place).unwrap();
        state.apply(Action::ValueEdited(row, cause.instead.unwrap()));
        let lengths: Vec<_> = state.draft.body.rows().iter().map(|row| row.value_shown().len()).collect();
        assert_eq!(lengths, [500, 5, 5], "the long one is the first by now");
    }

    #[test]
    fn a_row_that_is_gone_is_not_there() {
        let mut state = refused();
        let (before, _) = cause(&state);
        state.apply(Action::ItemRemoved(before.place.row().unwrap()));
        state.apply(Action::ItemAdded);
        let (cause, reach) = cause(&state);
        assert_eq!(cause, before);
        assert!(!reach.has(cause.place) && reach.editable_row(cause.place).is_none());
        assert!(reach.has(Place::FromAccount) && reach.has(Place::UserSig));
    }

    #[test]
    fn another_command_has_nothing_of_the_body() {
        let mut state = refused();
        state.apply(Action::CommandChosen(PORTRAIT_GET.into()));
        let (cause, reach) = cause(&state);
        assert!(!reach.has(cause.place) && !reach.has(Place::Body) && reach.has(Place::Identifier));
    }

    #[test]
    fn a_body_that_no_longer_parses_is_looked_at_and_not_edited() {
        let mut state = refused();
        let broken = format!("{},", state.draft.body.text());
        state.apply(Action::BodyEdited(broken));
        let (cause, reach) = cause(&state);
        assert!(reach.has(cause.place) && reach.editable_row(cause.place).is_none());
    }
}
