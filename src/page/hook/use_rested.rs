//! A value that is followed at a distance, where each of its steps would cost too much.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

/// A value as it was when it last stood still for so many milliseconds; the first at once.
#[hook]
pub fn use_rested<T: Clone + PartialEq + 'static>(value: T, rest_ms: u32) -> T {
    let rested = use_state_eq(|| value.clone());
    let set = rested.setter();
    use_effect_with(value, move |value| {
        let value = value.clone();
        let rest = Timeout::new(rest_ms, move || set.set(value));
        move || drop(rest)
    });
    (*rested).clone()
}
