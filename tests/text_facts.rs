//! What the page offers by name is what the core knows by that name.
#![cfg(not(target_arch = "wasm32"))]

use tim_tester::sandbox::Fault;
use tim_tester::state::Lang;
use tim_tester::text::sandbox;

#[test]
fn every_fault_on_offer_is_one() {
    for lang in Lang::ALL {
        for (kind, _) in sandbox::faults(lang) {
            let name = if matches!(kind, "code" | "delay") { format!("{kind}:5") } else { kind.to_owned() };
            assert_eq!(Fault::named(&name).is_some(), !kind.is_empty(), "{kind}");
        }
    }
}
