//! What the times of several calls come to.

/// The middle of some times and the one that 95 of 100 do not pass, in milliseconds: values that occurred (the nearest
/// rank), never averages. `None` for no times.
pub fn median_and_p95(times: &[u32]) -> Option<(u32, u32)> {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    let rank = |percent: usize| sorted.get((sorted.len() * percent).div_ceil(100).checked_sub(1)?).copied();
    Some((rank(50)?, rank(95)?))
}

/// The points of a small chart of times in a box of this size, as SVG's `points`: from the left to the right, the
/// largest at the top.
pub fn points(times: &[u32], width: u32, height: u32) -> String {
    let most = u64::from(times.iter().copied().max().unwrap_or(0).max(1));
    let last = times.len().saturating_sub(1).max(1) as u64;
    let point = |(at, &time): (usize, &u32)| {
        let x = at as u64 * u64::from(width) / last;
        let y = u64::from(height) - u64::from(time) * u64::from(height) / most;
        format!("{x},{y}")
    };
    times.iter().enumerate().map(point).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_are_times_that_occurred() {
        assert_eq!(median_and_p95(&[]), None);
        assert_eq!(median_and_p95(&[7]), Some((7, 7)));
        assert_eq!(median_and_p95(&[30, 10, 20, 40]), Some((20, 40)));
        let hundred: Vec<u32> = (1..=100).rev().collect();
        assert_eq!(median_and_p95(&hundred), Some((50, 95)));
    }

    #[test]
    fn the_largest_is_at_the_top() {
        assert_eq!(points(&[0, 50, 100], 60, 10), "0,10 30,5 60,0");
        assert_eq!(points(&[5], 60, 10), "0,0");
        assert_eq!(points(&[0, 0], 60, 10), "0,10 60,10");
    }
}
