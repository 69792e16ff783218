//! The time, as it passes.

use crate::page::effect::clock;
use gloo_timers::callback::Interval;
use yew::prelude::*;

/// Milliseconds since 1970, looked at every so often while the component is on screen.
#[hook]
pub fn use_now(every_ms: u32) -> u64 {
    let now = use_state(clock::now_ms);
    let set = now.setter();
    use_effect_with(every_ms, move |every_ms| {
        let ticking = Interval::new(*every_ms, move || set.set(clock::now_ms()));
        move || drop(ticking)
    });
    *now
}
