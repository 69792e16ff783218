//! Sizes in words.

/// A number of bytes: exact up to 9,999, then in kB or MB with one decimal, rounded down.
pub fn bytes(count: usize) -> String {
    match count {
        0..10_000 => format!("{count} B"),
        10_000..1_000_000 => format!("{}.{} kB", count / 1000, count % 1000 / 100),
        _ => format!("{}.{} MB", count / 1_000_000, count % 1_000_000 / 100_000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        for (count, expected) in [(0, "0 B"), (9_999, "9999 B"), (12_345, "12.3 kB"), (2_050_000, "2.0 MB")] {
            assert_eq!(bytes(count), expected);
        }
    }
}
