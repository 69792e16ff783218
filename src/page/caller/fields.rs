//! The page's fields of who calls and where to, by their ids, which are their `data-testid` as well.

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
pub(super) fn put(id: &str, secret: &Secret) {
    if let Some(input) = input(id) {
        dom::say(&input, secret.reveal());
    }
}

fn chosen(id: &str) -> Option<String> {
    Some(named(id)?.dyn_into::<HtmlSelectElement>().ok()?.value())
}

fn input(id: &str) -> Option<HtmlInputElement> {
    named(id)?.dyn_into().ok()
}

/// By its id: a search would go through a thousand rows for a field that is not there.
fn named(id: &str) -> Option<Element> {
    dom::document()?.get_element_by_id(id)
}
