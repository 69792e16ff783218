//! Reads the fields of a body, for the commands that have one code for whatever is wrong with their form. Each refusal
//! names the place.

use super::fields::Fields;
use super::refusal::{Refusal, clipped};
use serde_json::Value;
use std::ops::RangeInclusive;

/// The integers that are 32 bits wide.
pub(super) const U32: RangeInclusive<u64> = 0..=u32::MAX as u64;

/// An object of the body, with the code for what is wrong in it.
pub(super) struct Asked<'a> {
    fields: &'a Fields,
    /// What stands before the name of a field, such as `AddFriendItem[0].`.
    place: String,
    code: u32,
}

impl<'a> Asked<'a> {
    /// The body itself.
    pub(super) fn new(fields: &'a Fields, code: u32) -> Self {
        Self { fields, place: String::new(), code }
    }

    /// The same with another code.
    pub(super) fn or(&self, code: u32) -> Self {
        Self { fields: self.fields, place: self.place.clone(), code }
    }

    /// A refusal at a field.
    pub(super) fn refuse<T>(&self, name: &str, predicate: &str) -> Result<T, Refusal> {
        Err(Refusal::new(self.code, &format!("{}{name} {predicate}", self.place)))
    }

    /// A field that must be there.
    pub(super) fn value(&self, name: &str) -> Result<&'a Value, Refusal> {
        match self.fields.get(name) {
            Some(value) => Ok(value),
            None => self.refuse(name, "is missing"),
        }
    }

    /// A string, where there is one: no longer than so many bytes.
    pub(super) fn text(&self, name: &str, most_bytes: usize) -> Result<Option<&'a str>, Refusal> {
        match self.fields.get(name) {
            None => Ok(None),
            Some(Value::String(text)) if text.len() <= most_bytes => Ok(Some(text)),
            Some(Value::String(text)) => {
                let bytes = text.len();
                self.refuse(name, &format!("has {bytes} bytes, over the limit of {most_bytes}"))
            }
            Some(_) => self.refuse(name, "is not a string"),
        }
    }

    /// A string that must be there and not be empty.
    pub(super) fn some_text(&self, name: &str, most_bytes: usize) -> Result<&'a str, Refusal> {
        match self.text(name, most_bytes)? {
            Some("") => self.refuse(name, "is empty"),
            Some(text) => Ok(text),
            None => self.refuse(name, "is missing"),
        }
    }

    /// An account that must be there. One that is no string is 60015, whatever the command.
    pub(super) fn account(&self, name: &str) -> Result<&'a str, Refusal> {
        as_account(self.value(name)?, &format!("{}{name}", self.place), self.code)
    }

    /// An account, where there is one.
    pub(super) fn account_if_any(&self, name: &str) -> Result<Option<&'a str>, Refusal> {
        self.fields.get(name).map(|_| self.account(name)).transpose()
    }

    /// A list that must be there and not be empty; one that is longer than `most` has a code of its own.
    pub(super) fn list(&self, name: &str, most: usize, too_many: u32) -> Result<&'a [Value], Refusal> {
        match self.value(name)? {
            Value::Array(items) if items.is_empty() => self.refuse(name, "is empty"),
            Value::Array(items) if items.len() > most => self
                .or(too_many)
                .refuse(name, &format!("has {} items, over the limit of {most}", items.len())),
            Value::Array(items) => Ok(items),
            _ => self.refuse(name, "is not an array"),
        }
    }

    /// A list of accounts.
    pub(super) fn accounts(&self, name: &str, most: usize, too_many: u32) -> Result<Vec<&'a str>, Refusal> {
        let items = self.list(name, most, too_many)?.iter().enumerate();
        items.map(|(i, item)| as_account(item, &format!("{}{name}[{i}]", self.place), self.code)).collect()
    }

    /// A list of objects.
    pub(super) fn items(&self, name: &str, most: usize, too_many: u32) -> Result<Vec<Self>, Refusal> {
        let items = self.list(name, most, too_many)?.iter().enumerate();
        let read = |(i, item): (usize, &'a Value)| match item {
            Value::Object(fields) => {
                Ok(Self { fields, place: format!("{}{name}[{i}].", self.place), code: self.code })
            }
            _ => self.refuse(&format!("{name}[{i}]"), "is not an object"),
        };
        items.map(read).collect()
    }

    /// An integer, where there is one.
    pub(super) fn integer(&self, name: &str, range: RangeInclusive<u64>) -> Result<Option<u64>, Refusal> {
        match self.fields.get(name).map(Value::as_u64) {
            None => Ok(None),
            Some(Some(number)) if range.contains(&number) => Ok(Some(number)),
            Some(_) => {
                let (least, most) = range.into_inner();
                self.refuse(name, &format!("is not an integer from {least} to {most}"))
            }
        }
    }

    /// An integer of 32 bits that must be there.
    pub(super) fn some_u32(&self, name: &str) -> Result<u64, Refusal> {
        match self.integer(name, U32)? {
            Some(number) => Ok(number),
            None => self.refuse(name, "is missing"),
        }
    }

    /// Sees to it that a field, where there is one, is an object.
    pub(super) fn object_if_any(&self, name: &str) -> Result<(), Refusal> {
        match self.fields.get(name) {
            None | Some(Value::Object(_)) => Ok(()),
            Some(_) => self.refuse(name, "is not an object"),
        }
    }

    /// One of a few texts; the first where there is none.
    pub(super) fn choice(&self, name: &str, choices: &[&'static str]) -> Result<&'static str, Refusal> {
        let given = self.fields.get(name);
        let chosen = match given {
            None => choices.first(),
            Some(value) => choices.iter().find(|choice| value.as_str() == Some(choice)),
        };
        match chosen {
            Some(choice) => Ok(choice),
            None => self.refuse(name, &format!("is none of {}", choices.join(", "))),
        }
    }
}

fn as_account<'a>(value: &'a Value, place: &str, code: u32) -> Result<&'a str, Refusal> {
    match value {
        Value::String(account) if account.is_empty() => Err(Refusal::new(code, &format!("{place} is empty"))),
        Value::String(account) => Ok(account),
        _ => Err(Refusal::new(60015, &format!("{place} is not a string"))),
    }
}

/// That an account was not imported.
pub(super) fn unknown(code: u32, name: &str, account: &str) -> Refusal {
    Refusal::new(code, &format!("{name} {} was not imported", clipped(account)))
}
