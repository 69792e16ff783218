//! What the findings go by: the draft, and what is known of the app that it is meant for.

use super::action::Action;
use super::body::Body;
use super::body::fields::field_findings;
use super::body::offers::Custom;
use super::findings::{Facts, Finding, findings};
use super::page::State;
use crate::api::command::{Command, Judge};
use crate::api::endpoint::Endpoint;
use crate::api::profile::FieldType;
use crate::api::rules::{self, CustomKind, Documents, Rules};
use crate::exchange::environment::CustomField;
use crate::sandbox::Sandbox;
use std::rc::Rc;

/// All that the findings depend on. Cheap to compare with the one before.
#[derive(Debug, Clone)]
pub struct JudgedBy {
    command: &'static Command,
    body: Body,
    sdkappid: Rc<str>,
    /// Where it goes to the sandbox, that sandbox: its documents, custom fields and accounts.
    sandbox: Option<Rc<Sandbox>>,
    /// The custom fields that the team has written down for the environment in use. Never all that there are.
    custom_fields: Vec<CustomField>,
}

impl PartialEq for JudgedBy {
    fn eq(&self, other: &Self) -> bool {
        let sandbox = |of: &Self| of.sandbox.as_ref().map(Rc::as_ptr);
        self.command.path == other.command.path
            && sandbox(self) == sandbox(other)
            && self.sdkappid == other.sdkappid
            && self.custom_fields == other.custom_fields
            && self.body == other.body
    }
}

impl JudgedBy {
    /// Judges the draft by what its command says it is judged by.
    pub fn judged(&self) -> Action {
        match self.command.judge {
            Judge::Portrait => Action::Judged(self.judge()),
            Judge::None => Action::FieldsJudged(field_findings(self.body.text(), self.command)),
        }
    }

    /// Judges the draft by the rules.
    pub fn judge(&self) -> Rc<[Finding]> {
        match self.command.judge {
            Judge::None => return Rc::default(),
            Judge::Portrait => {}
        }
        let has_account: &dyn Fn(&str) -> bool = &|account| {
            self.sandbox.as_ref().is_some_and(|sandbox| sandbox.accounts().any(|known| known == account))
        };
        let team: Vec<_> = self.custom_fields.iter().map(declared).collect();
        let (documents, custom) = match &self.sandbox {
            Some(sandbox) => (sandbox.settings().documents, &*sandbox.settings().custom),
            None => (Documents::default(), &*team),
        };
        let to_sandbox = self.sandbox.is_some();
        let facts = Facts {
            rules: Rules { documents, sdkappid: &self.sdkappid, custom },
            custom_complete: to_sandbox,
            has_account: to_sandbox.then_some(has_account),
        };
        findings(self.body.text(), &self.body.row_ids(), &facts).into()
    }
}

fn declared(field: &CustomField) -> rules::CustomField {
    let kind = if field.kind == FieldType::Bytes { CustomKind::Bytes } else { CustomKind::String };
    rules::CustomField { keyword: field.name.clone(), kind, readable: true, writable: true }
}

impl State {
    /// What the findings of the draft go by.
    pub fn judged_by(&self) -> JudgedBy {
        let to_sandbox = self.endpoint == Endpoint::Sandbox;
        JudgedBy {
            command: self.command,
            body: self.draft.body.clone(),
            sdkappid: Rc::clone(&self.caller().sdkappid),
            sandbox: to_sandbox.then(|| Rc::clone(self.sandbox.service())),
            custom_fields: self.custom_fields().to_vec(),
        }
    }

    /// The accounts to offer where one is asked for: those of the sandbox where it is the endpoint.
    pub fn offered_accounts(&self) -> Rc<[String]> {
        let accounts = (self.endpoint == Endpoint::Sandbox).then(|| self.sandbox.service().accounts());
        accounts.into_iter().flatten().map(str::to_owned).collect()
    }

    /// The custom fields to offer for a Tag: those of the sandbox where it is the endpoint, and those of the environment
    /// in use.
    pub fn offered_fields(&self) -> Rc<[Custom]> {
        let mut offered = Vec::new();
        if self.endpoint == Endpoint::Sandbox {
            let settings = self.sandbox.service().settings();
            let sdkappid = settings.sdkappid.to_string();
            let rules = Rules { documents: settings.documents, sdkappid: &sdkappid, custom: &[] };
            offered.extend(settings.custom.iter().map(|field| Custom {
                tag: rules.custom_tag(&field.keyword),
                bytes: field.kind == CustomKind::Bytes,
                description: None,
            }));
        }
        for field in self.custom_fields().iter().map(Custom::of_team) {
            if offered.iter().all(|known| known.tag != field.tag) {
                offered.push(field);
            }
        }
        offered.into()
    }

    fn custom_fields(&self) -> &[CustomField] {
        let in_use = self.environments.in_use(&self.fields());
        in_use.map(|(_, environment)| &*environment.custom_fields).unwrap_or_default()
    }
}
