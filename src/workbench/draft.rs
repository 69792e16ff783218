//! The draft as a text to keep between visits: all that was typed but secrets.

use super::body::Body;
use super::{Action, BodyView, Workbench};
use crate::api::command;
use crate::json::{node, string};

/// The form of the text; one of another form is not read.
const FORM: &str = "draft-1";

impl Workbench {
    /// The draft as a JSON array of strings: its form, command, endpoint, custom base URL, SDKAppID, identifier,
    /// time-out, pinned random (or nothing), open view, body; then the place and text of each row that is off.
    /// No secret is in it.
    pub fn to_draft(&self) -> String {
        let off = self.body.rows().iter().enumerate().filter(|(_, row)| !row.enabled());
        let off = off.flat_map(|(at, row)| [at.to_string(), row.source().to_owned()]);
        let view = if self.body_view == BodyView::Json { "json" } else { "form" };
        let random = if self.random_pinned { &*self.random } else { "" };
        let texts = [FORM, self.command.path, self.endpoint.name(), &self.custom_base]
            .into_iter()
            .chain([&*self.credentials.sdkappid, &*self.credentials.identifier, &*self.timeout])
            .chain([random, view, &**self.body.text()]);
        let tokens: Vec<_> = texts.map(string::encode).chain(off.map(|text| string::encode(&text))).collect();
        format!("[{}]", tokens.join(","))
    }

    /// Takes up a draft again; a text that is none changes nothing. There is no edit to take back then.
    pub fn restore_draft(&mut self, draft: &str) {
        let Ok(root) = node::root(draft) else { return };
        let texts: Vec<_> =
            node::elements(draft, root.span).map(|node| string::decode(node.span.of(draft)).text).collect();
        let [form, path, endpoint, base, sdkappid, identifier, timeout, random, view, body, off @ ..] =
            &*texts
        else {
            return;
        };
        let Some(command) = command::find(path).filter(|_| form == FORM) else { return };
        self.command = command;
        self.body = Body::parse(body);
        for row in off.chunks_exact(2) {
            self.body = self.body.with_item_off(row[0].parse().unwrap_or(usize::MAX), &row[1]);
        }
        self.body_view = if view == "json" { BodyView::Json } else { BodyView::Form };
        self.apply(Action::CustomBaseEdited(base.to_string()));
        self.apply(Action::EndpointChosen(endpoint.to_string()));
        self.apply(Action::SdkAppIdEdited(sdkappid.to_string()));
        self.apply(Action::IdentifierEdited(identifier.to_string()));
        self.apply(Action::TimeoutEdited(timeout.to_string()));
        if !random.is_empty() {
            self.apply(Action::RandomEdited(random.to_string()));
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
    fn a_broken_body_stays_as_typed_and_a_broken_draft_changes_nothing() {
        let mut workbench = fresh();
        workbench.apply(Action::BodyEdited("{\"a\":".to_owned()));
        let mut again = fresh();
        again.restore_draft(&workbench.to_draft());
        assert_eq!(&**again.body.text(), "{\"a\":");
        for draft in ["", "[]", "[\"draft-0\"]", "{", "[1,2,3,4,5,6,7,8,9,10]", "\u{0}"] {
            let mut untouched = fresh();
            untouched.restore_draft(draft);
            assert_eq!(untouched, fresh(), "{draft}");
        }
    }
}
