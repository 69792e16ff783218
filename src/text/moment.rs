//! Points in time in words. The caller gives local time: milliseconds since 1970 with the zone's offset added.

/// The time of day, `HH:MM:SS`, of a moment in milliseconds since 1970.
pub fn clock_time(ms: u64) -> String {
    let s = ms / 1000 % 86_400;
    format!("{:02}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_of_day() {
        assert_eq!(clock_time(0), "00:00:00");
        assert_eq!(clock_time(1_700_000_000_999), "22:13:20");
    }
}
