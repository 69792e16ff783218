//! Makes a UserSig from what stands in the fields.

use super::fields::{Fields, put};
use super::{Drawn, drawn, emptied};
use crate::api::usersig::Typed;
use crate::page::assist::dom;
use crate::page::effect::clock;
use crate::text::{Lang, caller as words, signature};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};

/// The page's place for what a new UserSig is to be like.
const PLACE: &str = "#usersig-maker";
/// 180 days, as the vendor's SDKs have it.
const USUAL: &str = "15552000";

/// What a new UserSig is to be like.
pub(super) struct Maker {
    validity: HtmlSelectElement,
    seconds: (Element, HtmlInputElement),
    userbuf: (Element, HtmlInputElement),
    refusal: Element,
}

thread_local! {
    static MAKER: Drawn<Maker> = const { Drawn::new(None) };
}

/// Makes one and puts it into its field, or says why it can't be made.
pub fn make() {
    let lang = dom::lang();
    let (Some(fields), Some(maker)) = (Fields::read(), draw(lang)) else { return };
    let chosen = maker.validity.value();
    let expire = if chosen.is_empty() { maker.seconds.1.value() } else { chosen };
    let Fields { sdkappid, identifier, secret_key: key, .. } = &fields;
    let typed = Typed { sdkappid, identifier, key, expire: &expire, userbuf: &maker.userbuf.1.value() };
    match typed.make(clock::now_s()) {
        Ok(usersig) => {
            maker.refusal.set_text_content(None);
            put("usersig", &usersig);
        }
        Err(why) => maker.refusal.set_text_content(Some(signature::unusable(lang, why))),
    }
}

/// Draws it in a language, if it is not there; what was typed before stays. `None` where the page has no place for it.
pub(super) fn draw(lang: Lang) -> Option<Rc<Maker>> {
    MAKER.with(|last| {
        let before = last.borrow().as_ref().map(|(_, maker)| maker.clone());
        drawn(last, lang, || {
            let maker = Maker::new(lang)?;
            if let Some(before) = before {
                maker.validity.set_value(&before.validity.value());
                for (new, old) in [(&maker.seconds, &before.seconds), (&maker.userbuf, &before.userbuf)] {
                    new.1.set_value(&old.1.value());
                }
            }
            maker.show_seconds();
            Some(maker)
        })
    })
}

impl Maker {
    fn new(lang: Lang) -> Option<Self> {
        let place = emptied(PLACE)?;
        let frame = dom::element("label", &[("class", "assist__field")])?;
        let validity = dom::element("select", &[("class", "input"), ("data-testid", "usersig-validity")])?;
        for (seconds, name) in words::validities(lang) {
            dom::fill(&validity, &[&dom::text("option", &[("value", seconds)], name)?])?;
        }
        dom::fill(&frame, &[&dom::text("span", &[], words::validity(lang))?, &validity])?;
        let validity: HtmlSelectElement = validity.unchecked_into();
        validity.set_value(USUAL);
        let field = |label, testid| dom::field(label, &[("data-testid", testid)], |_| {});
        let seconds = field(words::seconds(lang), "usersig-seconds")?;
        let userbuf = field(words::userbuf(lang), "usersig-userbuf")?;
        let refusal = dom::element(
            "p",
            &[("class", "field__error"), ("role", "status"), ("data-testid", "usersig-refused")],
        )?;
        dom::fill(&place, &[&frame, &seconds.0, &userbuf.0, &refusal])?;
        let maker = Self { validity, seconds, userbuf, refusal };
        dom::listen(&maker.validity, "change", move |_| {
            MAKER.with(|last| {
                if let Some((_, maker)) = &*last.borrow() {
                    maker.show_seconds();
                }
            });
        });
        Some(maker)
    }

    /// The field for any number of seconds is there when it is wanted.
    fn show_seconds(&self) {
        // Setting an attribute with a valid name can't fail.
        let _ = self.seconds.0.toggle_attribute_with_force("hidden", !self.validity.value().is_empty());
    }
}
