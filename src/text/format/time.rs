//! How long something took.

/// A time in milliseconds: exact up to 9999, then in seconds with one decimal, rounded down.
pub fn took(ms: u32) -> String {
    match ms {
        0..10_000 => format!("{ms} ms"),
        _ => format!("{}.{} s", ms / 1000, ms % 1000 / 100),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times() {
        for (ms, expected) in [(0, "0 ms"), (9_999, "9999 ms"), (12_345, "12.3 s"), (600_000, "600.0 s")] {
            assert_eq!(took(ms), expected);
        }
    }
}
