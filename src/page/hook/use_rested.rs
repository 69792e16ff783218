//! A value that is followed at a distance, where each of its steps would cost too much.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

/// How long a text of so many bytes must rest before it is looked through, in milliseconds, so that typing is never held up: a
/// long one takes its time, and the next key is not to come into it.
pub fn rest_ms(bytes: usize) -> u32 {
    const SHORT: u32 = 150;
    const LONG: u32 = 1000;
    LONG.min(SHORT + u32::try_from(bytes / 256).unwrap_or(LONG))
}

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
