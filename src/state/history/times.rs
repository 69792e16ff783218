//! How long the calls of this visit took.

use std::rc::Rc;

/// How many times are kept.
const MOST: usize = 100;

/// How long the last answered calls took, in milliseconds, in order. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Times(Rc<Vec<u32>>);

impl Times {
    pub(super) fn note(&mut self, ms: u32) {
        let times = Rc::make_mut(&mut self.0);
        times.push(ms);
        if times.len() > MOST {
            times.remove(0);
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The middle one and the one that 95 of 100 do not pass: values that occurred (the nearest rank), never averages.
    /// `None` where there are none.
    pub fn median_and_p95(&self) -> Option<(u32, u32)> {
        let mut sorted = self.0.to_vec();
        sorted.sort_unstable();
        let rank =
            |percent: usize| sorted.get((sorted.len() * percent).div_ceil(100).checked_sub(1)?).copied();
        Some((rank(50)?, rank(95)?))
    }

    /// The points of a small chart of them in a box of this size, as SVG's `points`: from the left to the right, the
    /// largest at the top.
    pub fn points(&self, width: u32, height: u32) -> String {
        let most = u64::from(self.0.iter().copied().max().unwrap_or(0).max(1));
        let last = self.0.len().saturating_sub(1).max(1) as u64;
        let point = |(at, &time): (usize, &u32)| {
            let x = at as u64 * u64::from(width) / last;
            let y = u64::from(height) - u64::from(time) * u64::from(height) / most;
            format!("{x},{y}")
        };
        self.0.iter().enumerate().map(point).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times(of: &[u32]) -> Times {
        Times(Rc::new(of.to_vec()))
    }

    #[test]
    fn ranks_are_times_that_occurred() {
        assert_eq!(times(&[]).median_and_p95(), None);
        assert_eq!(times(&[7]).median_and_p95(), Some((7, 7)));
        assert_eq!(times(&[30, 10, 20, 40]).median_and_p95(), Some((20, 40)));
        let hundred: Vec<u32> = (1..=100).rev().collect();
        assert_eq!(times(&hundred).median_and_p95(), Some((50, 95)));
    }

    #[test]
    fn the_last_hundred_are_kept() {
        let mut times = Times::default();
        (0..150).for_each(|ms| times.note(ms));
        assert_eq!((times.count(), times.median_and_p95()), (100, Some((99, 144))));
    }

    #[test]
    fn the_largest_is_at_the_top() {
        assert_eq!(times(&[0, 50, 100]).points(60, 10), "0,10 30,5 60,0");
        assert_eq!(times(&[5]).points(60, 10), "0,0");
        assert_eq!(times(&[0, 0]).points(60, 10), "0,10 60,10");
    }
}
