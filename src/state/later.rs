//! The part of the reducer that the first screen does not need. In the published program it comes after the first paint, with
//! the rest of the page that is cut off (README, "Code split"); until then what it has to do waits, in order.

/// The rest of a reducer, or what waits for it.
#[derive(Debug, Clone)]
pub(super) enum Later<S, A> {
    /// It is there.
    There(fn(&mut S, A)),
    /// It is not there yet; what was left for it.
    Away(Vec<A>),
}

/// One that is there is like any other: there is only one.
impl<S, A: PartialEq> PartialEq for Later<S, A> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::There(_), Self::There(_)) => true,
            (Self::Away(one), Self::Away(other)) => one == other,
            _ => false,
        }
    }
}
