//! The page's fields of who calls and where to, by their `data-testid`.

use crate::api::Secret;
use crate::api::endpoint::Endpoint;
use crate::page::assist::dom;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};

/// What stands in the fields.
#[derive(PartialEq, Eq)]
pub(super) struct Fields {
    pub command: String,
    pub endpoint: Option<Endpoint>,
    pub sdkappid: String,
    pub identifier: String,
    pub usersig: Secret,
    pub secret_key: Secret,
}

impl Fields {
    /// Reads them; `None` while the page is not there.
    pub(super) fn read() -> Option<Self> {
        let endpoint = match Endpoint::named(&chosen("endpoint")?)? {
            Endpoint::Custom(_) => input("endpoint-custom").map(|input| Endpoint::Custom(input.value())),
            named => Some(named),
        };
        Some(Self {
            command: chosen("command")?,
            endpoint,
            sdkappid: input("sdkappid")?.value(),
            identifier: input("identifier")?.value(),
            usersig: Secret::new(input("usersig")?.value()),
            secret_key: Secret::new(input("secret-key")?.value()),
        })
    }
}

/// Puts a secret into its field.
pub(super) fn put(testid: &str, secret: &Secret) {
    if let Some(input) = input(testid) {
        dom::say(&input, secret.reveal());
    }
}

fn chosen(testid: &str) -> Option<String> {
    Some(named(testid)?.dyn_into::<HtmlSelectElement>().ok()?.value())
}

fn input(testid: &str) -> Option<HtmlInputElement> {
    named(testid)?.dyn_into().ok()
}

/// By its id, which is the same: a search would go through a thousand rows for a field that is not there.
fn named(testid: &str) -> Option<Element> {
    dom::document()?.get_element_by_id(testid)
}
