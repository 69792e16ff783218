//! What outlives a visit, as versioned texts: the draft, and what was chosen of the page itself. No secret is a field of
//! any of them.

use super::action::Action;
use super::body::{Body, BodyDraft, BodyView};
use super::credentials::Realm;
use super::layout::Layout;
use super::page::State;
use super::preferences::{Lang, Theme};
use crate::api::Secret;
use crate::api::endpoint::Endpoint;
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// The version of these forms; a text of another one is not read.
const VERSION: u32 = 2;

/// What was chosen of the page itself.
#[derive(Serialize, Deserialize)]
struct StoredPreferences {
    version: u32,
    /// Nothing where the browser's language is as good.
    lang: Option<Lang>,
    theme: Theme,
    /// Of the request as a file, by its short name.
    #[serde(default)]
    snippet: String,
    /// Whether keys that are a character alone do nothing.
    #[serde(default)]
    no_single_keys: bool,
    #[serde(default)]
    layout: Layout,
}

/// All that was typed but secrets.
#[derive(Serialize, Deserialize)]
struct StoredDraft {
    version: u32,
    command: String,
    /// Its name in selects.
    endpoint: String,
    custom_base: String,
    callers: Vec<StoredCaller>,
    timeout: String,
    /// Nothing where it is not pinned.
    random: Option<String>,
    /// The first is the one on screen.
    bodies: Vec<StoredBody>,
}

/// Who calls in a realm.
#[derive(Serialize, Deserialize)]
struct StoredCaller {
    realm: Realm,
    sdkappid: String,
    identifier: String,
}

/// The body of a command.
#[derive(Serialize, Deserialize)]
struct StoredBody {
    command: String,
    view: BodyView,
    text: String,
    off: Vec<StoredRow>,
}

/// A row that is switched off, and so not in the text.
#[derive(Serialize, Deserialize)]
struct StoredRow {
    at: usize,
    text: String,
}

impl StoredBody {
    fn of(command: &str, draft: &BodyDraft) -> Self {
        let rows = draft.body.rows().iter().enumerate().filter(|(_, row)| !row.enabled());
        Self {
            command: command.to_owned(),
            view: draft.view,
            text: draft.body.text().to_string(),
            off: rows.map(|(at, row)| StoredRow { at, text: row.source().to_owned() }).collect(),
        }
    }

    fn draft(&self) -> BodyDraft {
        let mut body = Body::parse(&self.text);
        for row in &self.off {
            body = body.with_item_off(row.at, &row.text);
        }
        BodyDraft::of(body, self.view)
    }
}

/// Serde writes these types without fail; should it ever not, nothing is kept.
fn written(stored: &impl Serialize) -> String {
    serde_json::to_string(stored).unwrap_or_default()
}

impl State {
    /// What was chosen of the page itself.
    pub fn preferences_text(&self) -> String {
        let lang = self.lang_is_chosen.then_some(self.lang);
        let snippet = self.snippet_language.to_string();
        written(&StoredPreferences {
            version: VERSION,
            lang,
            theme: self.theme,
            snippet,
            no_single_keys: !self.single_keys,
            layout: self.layout,
        })
    }

    /// Takes up what was chosen before; a text that is none changes nothing.
    pub fn restore_preferences(&mut self, text: &str) {
        let Ok(stored) = serde_json::from_str::<StoredPreferences>(text) else { return };
        if stored.version != VERSION {
            return;
        }
        self.theme = stored.theme;
        self.snippet_language = stored.snippet.into();
        self.single_keys = !stored.no_single_keys;
        self.layout = stored.layout.mended();
        if let Some(lang) = stored.lang {
            (self.lang, self.lang_is_chosen) = (lang, true);
        }
    }

    /// All that was typed but secrets.
    pub fn draft_text(&self) -> String {
        let callers = Realm::ALL.map(|realm| {
            let caller = self.credentials.of(realm);
            StoredCaller {
                realm,
                sdkappid: caller.sdkappid.to_string(),
                identifier: caller.identifier.to_string(),
            }
        });
        let mut bodies = vec![StoredBody::of(self.command.path, &self.draft)];
        bodies.extend(self.shelf.iter().map(|(command, draft)| StoredBody::of(command, draft)));
        written(&StoredDraft {
            version: VERSION,
            command: self.asked_path().to_owned(),
            endpoint: self.endpoint.name().to_owned(),
            custom_base: self.custom_base.to_string(),
            callers: callers.into(),
            timeout: self.timeout.to_string(),
            random: self.random_pinned.then(|| self.random.to_string()),
            bodies,
        })
    }

    /// Takes up the secrets that this tab kept.
    pub fn restore_secrets(&mut self, kept: impl IntoIterator<Item = (Realm, Secret, Secret)>) {
        self.keeps_secrets = true;
        for (realm, usersig, secret_key) in kept {
            self.credentials.restore_secrets(realm, usersig, secret_key);
        }
    }

    /// Takes up a draft again; a text that is none changes nothing. There is no edit to take back then.
    pub fn restore_draft(&mut self, text: &str) {
        let Ok(stored) = serde_json::from_str::<StoredDraft>(text) else { return };
        if stored.version != VERSION {
            return;
        }
        let shelf = Rc::make_mut(&mut self.shelf);
        shelf.extend(stored.bodies.iter().map(|body| (body.command.as_str().into(), body.draft())));
        // One of the catalogue's commands has its body on the shelf until the catalogue is there.
        if let Some(body) = shelf.remove(self.command.path) {
            self.draft = body;
        }
        self.apply(Action::CommandChosen(stored.command));
        self.custom_base = stored.custom_base.as_str().into();
        match Endpoint::named(&stored.endpoint) {
            Some(Endpoint::Custom(_)) => self.endpoint = Endpoint::Custom(stored.custom_base),
            Some(endpoint) => self.endpoint = endpoint,
            None => {}
        }
        self.credentials.begin_in(Realm::of(&self.endpoint));
        for caller in stored.callers {
            self.credentials.restore(caller.realm, &caller.sdkappid, &caller.identifier);
        }
        self.timeout = stored.timeout.into();
        if let Some(random) = stored.random {
            self.apply(Action::RandomEdited(random));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::command;

    fn fresh() -> State {
        State::new(Lang::En, 7)
    }

    fn after(actions: impl IntoIterator<Item = Action>) -> State {
        let mut state = fresh();
        actions.into_iter().for_each(|action| state.apply(action));
        state
    }

    fn again(state: &State) -> State {
        let mut again = fresh();
        again.restore_draft(&state.draft_text());
        again
    }

    #[test]
    fn what_was_typed_is_there_again_and_no_secret_is_kept() {
        let mut state = after([
            Action::UserSigEdited(Secret::new("eJxSecret")),
            Action::BodyEdited(
                r#"{"ProfileItem":[{"Tag":"A"},{"Tag":"B","Value":1.10},{"Tag":"C"}]}"#.to_owned(),
            ),
            Action::ItemSwitched(2, false),
            Action::CustomBaseEdited("http://127.0.0.1:1\"\u{1e}".to_owned()),
            Action::EndpointChosen("custom".to_owned()),
            Action::IdentifierEdited("管理员\u{1e}".to_owned()),
            Action::RandomEdited("x".to_owned()),
            Action::BodyViewChosen(BodyView::Json),
        ]);
        let mut again = self::again(&state);
        assert_eq!(again.draft_text(), state.draft_text());
        assert_eq!(again.draft.body.text(), state.draft.body.text());
        assert_eq!((&again.endpoint, again.draft.view), (&state.endpoint, BodyView::Json));
        assert_eq!(&*again.caller().identifier, "管理员\u{1e}");
        assert!(!again.draft.can_undo());
        let off = again.draft.body.rows().iter().find(|row| !row.enabled()).map(|row| row.id()).unwrap();
        again.apply(Action::ItemSwitched(off, true));
        state.apply(Action::ItemSwitched(2, true));
        assert_eq!(again.draft.body.text(), state.draft.body.text());
        for secret in ["eJxSecret", fresh().caller().secret_key.reveal()] {
            assert!(!state.draft_text().contains(secret));
        }
    }

    #[test]
    fn each_commands_body_is_kept() {
        let get = "v4/profile/portrait_get";
        let state = after([
            Action::FromAccountEdited("bob".into()),
            Action::CommandChosen(get.into()),
            Action::BodyEdited("{\"a\":".into()),
        ]);
        let mut again = again(&state);
        assert_eq!((again.command.path, &**again.draft.body.text()), (get, "{\"a\":"));
        again.apply(Action::CommandChosen(command::PORTRAIT_SET.into()));
        assert_eq!(&*again.draft.body.from_account().shown(), "bob");
    }

    #[test]
    fn the_demonstrations_secrets_are_no_other_apps() {
        let state = after([Action::IdentifierEdited("bob".to_owned())]);
        assert!(!again(&state).caller().usersig.is_empty(), "a mistake in the sandbox stays what it was");
        let state =
            after([Action::IdentifierEdited("bob".into()), Action::SdkAppIdEdited("1400000001".into())]);
        let again = again(&state);
        assert!(again.caller().usersig.is_empty() && again.caller().secret_key.is_empty());
        assert_eq!((&*again.caller().sdkappid, &*again.caller().identifier), ("1400000001", "bob"));
    }

    #[test]
    fn a_text_that_is_none_changes_nothing() {
        let other_version = fresh().draft_text().replace("\"version\":2", "\"version\":1");
        for text in ["", "{}", "draft-1\u{1e}", "[1]", &other_version] {
            let mut untouched = fresh();
            untouched.restore_draft(text);
            untouched.restore_preferences(text);
            assert_eq!(untouched, fresh(), "{text}");
        }
    }

    #[test]
    fn what_was_chosen_of_the_page_is_there_again() {
        let mut again = fresh();
        let chosen = after([
            Action::LangChosen(Lang::Zh),
            Action::ThemeChosen(Theme::Dark),
            Action::SnippetLanguageChosen("go".into()),
            Action::SingleKeysChosen(false),
        ]);
        again.restore_preferences(&chosen.preferences_text());
        assert_eq!((again.lang, again.theme, &*again.snippet_language), (Lang::Zh, Theme::Dark, "go"));
        assert!(!again.single_keys);
        again.restore_preferences(r#"{"version":2,"lang":"en","theme":"light"}"#);
        assert_eq!(
            (again.lang, &*again.snippet_language),
            (Lang::En, ""),
            "one from before there were snippets"
        );
        assert!(again.single_keys);
        let mut chinese = State::new(Lang::Zh, 7);
        chinese.restore_preferences(&fresh().preferences_text());
        assert_eq!(chinese.lang, Lang::Zh, "a language that nobody chose is the browser's");
    }
}
