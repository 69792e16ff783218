//! What is offered for the vendor's support.

use super::{phrases, say};
use crate::state::Lang;

phrases! {
    /// Copies it.
    copy: "复制给技术支持", "Copy for support";
}

/// The title, with the names of what came back by which a call is found again.
pub fn support(lang: Lang, traces: &[&str]) -> String {
    let with = ["random", lang.pick("时间", "time")].into_iter().chain(traces.iter().copied());
    let with = with.collect::<Vec<_>>().join(lang.pick("、", ", "));
    say!(lang, "给技术支持：{with}…（不含 UserSig）", "For support: {with} … (without the UserSig)")
}
