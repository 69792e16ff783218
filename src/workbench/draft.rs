//! The draft as a text to keep between visits: all that was typed but secrets.

use super::body::Body;
use super::{Action, BodyView, Workbench};
use crate::api::command;

/// The form of the text; one of another form is not read.
const FORM: &str = "draft-1";
/// Between the parts. JSON and lines of text can't hold it, and the body, which may be anything, comes last.
const PART: char = '\u{1e}';
/// Between the rows that are off.
const ROW: char = '\u{1f}';

impl Workbench {
    /// The draft in parts: its form, command, endpoint, custom base URL, SDKAppID, identifier, time-out, pinned random
    /// (or nothing), open view, the place and text of each row that is off, body. No secret is in it.
    pub fn to_draft(&self) -> String {
        let mut off = String::new();
        for (at, row) in self.body.rows().iter().enumerate().filter(|(_, row)| !row.enabled()) {
            for text in [&*at.to_string(), row.source()] {
                off.push_str(text);
                off.push(ROW);
            }
        }
        let mut draft = String::new();
        for part in [
            FORM,
            self.command.path,
            self.endpoint.name(),
            &self.custom_base,
            &self.credentials.sdkappid,
            &self.credentials.identifier,
            &self.timeout,
            if self.random_pinned { &self.random } else { "" },
            if self.body_view == BodyView::Json { "json" } else { "form" },
            &off,
        ] {
            draft.push_str(part);
            draft.push(PART);
        }
        draft.push_str(self.body.text());
        draft
    }

    /// Takes up a draft again; a text that is none changes nothing. There is no edit to take back then.
    pub fn restore_draft(&mut self, draft: &str) {
        let parts: Vec<&str> = draft.splitn(11, PART).collect();
        let [FORM, path, endpoint, base, sdkappid, identifier, timeout, random, view, off, body] = *parts
        else {
            return;
        };
        let Some(command) = command::find(path) else { return };
        self.command = command;
        self.body = Body::parse(body);
        let mut off = off.split(ROW);
        while let (Some(at), Some(row)) = (off.next(), off.next()) {
            self.body = self.body.with_item_off(at.parse().unwrap_or_default(), row);
        }
        self.body_view = if view == "json" { BodyView::Json } else { BodyView::Form };
        self.apply(Action::CustomBaseEdited(base.into()));
        self.apply(Action::EndpointChosen(endpoint.into()));
        self.credentials.restore(sdkappid, identifier);
        self.timeout = timeout.into();
        if !random.is_empty() {
            self.apply(Action::RandomEdited(random.into()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;
    use crate::workbench::Demo;

    fn fresh() -> Workbench {
        Workbench::new(Lang::En, Demo::of_the_sandbox(), 7)
    }

    #[test]
    fn what_was_typed_is_there_again_and_no_secret_is_kept() {
        let mut workbench = fresh();
        for action in [
            Action::BodyEdited(
                r#"{"ProfileItem":[{"Tag":"A"},{"Tag":"B","Value":1.10},{"Tag":"C"}]}"#.to_owned(),
            ),
            Action::ItemSwitched(2, false),
            Action::CustomBaseEdited("http://127.0.0.1:1\"".to_owned()),
            Action::EndpointChosen("custom".to_owned()),
            Action::IdentifierEdited("管理员".to_owned()),
            Action::RandomEdited("x".to_owned()),
            Action::BodyViewChosen(BodyView::Json),
        ] {
            workbench.apply(action);
        }
        let draft = workbench.to_draft();
        let mut again = fresh();
        again.restore_draft(&draft);
        assert_eq!(again.to_draft(), draft);
        assert_eq!(again.body.text(), workbench.body.text());
        assert_eq!(again.endpoint, workbench.endpoint);
        assert!(!again.can_undo());
        let on = again.body.rows().iter().find(|row| !row.enabled()).map(|row| row.id()).unwrap();
        again.apply(Action::ItemSwitched(on, true));
        workbench.apply(Action::ItemSwitched(2, true));
        assert_eq!(again.body.text(), workbench.body.text());
        for secret in [workbench.credentials.usersig.reveal(), fresh().credentials.secret_key.reveal()] {
            assert!(secret.is_empty() || !draft.contains(secret));
        }
    }

    #[test]
    fn the_demonstrations_secrets_are_no_other_apps() {
        let mut workbench = fresh();
        workbench.apply(Action::IdentifierEdited("bob".to_owned()));
        let mut again = fresh();
        again.restore_draft(&workbench.to_draft());
        assert!(!again.credentials.usersig.is_empty(), "a mistake in the sandbox stays what it was");
        workbench.apply(Action::SdkAppIdEdited("1400000001".to_owned()));
        let mut again = fresh();
        again.restore_draft(&workbench.to_draft());
        assert!(again.credentials.usersig.is_empty() && again.credentials.secret_key.is_empty());
        assert_eq!((&*again.credentials.sdkappid, &*again.credentials.identifier), ("1400000001", "bob"));
    }

    #[test]
    fn a_broken_body_stays_as_typed_and_a_broken_draft_changes_nothing() {
        let mut workbench = fresh();
        workbench.apply(Action::BodyEdited("{\"a\":".to_owned()));
        let mut again = fresh();
        again.restore_draft(&workbench.to_draft());
        assert_eq!(&**again.body.text(), "{\"a\":");
        let other_form = fresh().to_draft().replace(FORM, "draft-0");
        for draft in ["", FORM, &PART.to_string().repeat(20), &other_form] {
            let mut untouched = fresh();
            untouched.restore_draft(draft);
            assert_eq!(untouched, fresh(), "{draft}");
        }
    }
}
