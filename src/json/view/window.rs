//! Which lines of a long list are drawn, and where. Lines are all of one height; browsers clamp elements beyond some
//! 15 million pixels, so a longer list is scrolled in proportion. All in pixels, but `lines`.

/// The height of a line.
pub const LINE: u64 = 20;

/// The greatest height that an element is given.
const TALLEST: u64 = 10_000_000;

/// The list's height as it is scrolled.
pub fn height(lines: usize) -> u64 {
    full(lines).min(TALLEST)
}

/// The first line to be seen when the list is scrolled down by `top` in a window of this height.
pub fn first(lines: usize, top: u64, window: u64) -> usize {
    let (full, height) = (full(lines), height(lines));
    let top = if full == height || height <= window {
        top
    } else {
        (u128::from(top) * u128::from(full - window) / u128::from(height - window)) as u64
    };
    ((top / LINE) as usize).min(lines.saturating_sub(1))
}

/// How far the list is scrolled down when this line is the first to be seen.
pub fn top(lines: usize, line: usize, window: u64) -> u64 {
    let (full, height) = (full(lines), height(lines));
    let top = line as u64 * LINE;
    if full == height || height <= window {
        return top;
    }
    (u128::from(top) * u128::from(height - window)).div_ceil(u128::from(full - window)) as u64
}

/// Where a drawn line stands in the list, when `first` is the first to be seen.
pub fn place(lines: usize, line: usize, first: usize, top: u64) -> u64 {
    if full(lines) == height(lines) {
        return line as u64 * LINE;
    }
    top.saturating_sub((first.saturating_sub(line)) as u64 * LINE)
}

fn full(lines: usize) -> u64 {
    lines as u64 * LINE
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_short_list_is_as_tall_as_its_lines() {
        assert_eq!((height(100), first(100, 45, 500), top(100, 3, 500)), (2_000, 2, 60));
        assert_eq!(place(100, 2, 5, 100), 40);
        assert_eq!((height(0), first(0, 0, 500)), (0, 0));
    }

    proptest! {
        #[test]
        fn every_line_can_be_reached(lines in 1usize..30_000_000, at in any::<prop::sample::Index>()) {
            let window = 500;
            let line = at.index(lines);
            let scrolled = top(lines, line, window);
            let found = first(lines, scrolled, window);
            // A pixel is several lines' worth where the list is scaled.
            prop_assert!(found.abs_diff(line) as u64 <= full(lines) / TALLEST + 1, "{found} for {line}");
            let end = height(lines).saturating_sub(window);
            let last = first(lines, end, window);
            prop_assert!(last + (window / LINE) as usize + 1 >= lines, "the end shows {last} of {lines}");
        }
    }
}
