//! Dates and spans of time in words. The caller gives local time: Unix seconds with the zone's offset added.

use crate::state::Lang;

const DAY: u64 = 86_400;

/// `2026-02-28 23:59:59` of Unix seconds; a year has as many digits as it needs.
pub fn date_time(s: u64) -> String {
    let (year, month, day) = date(s / DAY);
    format!("{year}-{month:02}-{day:02} {}", time_of_day(s))
}

/// `2026-02-28 23:59:59.007 UTC+08:00` of a moment in milliseconds since 1970, in a zone by its offset in milliseconds.
pub fn date_time_zone(ms: u64, offset_ms: i64) -> String {
    let local = ms.saturating_add_signed(offset_ms);
    let (sign, minutes) = (if offset_ms < 0 { '-' } else { '+' }, offset_ms.unsigned_abs() / 60_000);
    let (hours, minutes) = (minutes / 60, minutes % 60);
    format!("{}.{:03} UTC{sign}{hours:02}:{minutes:02}", date_time(local / 1000), local % 1000)
}

/// Year, month and day of a number of days since 1970. Counts from 1 March of the year 0, so that the leap day
/// stands at a year's end.
fn date(days: u64) -> (u64, u64, u64) {
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let first = (153 * month + 2) / 5;
    let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    (era * 400 + year + next, month, day - first + 1)
}

/// The time of day, `HH:MM:SS`, of a moment in milliseconds since 1970.
pub fn clock_time(ms: u64) -> String {
    time_of_day(ms / 1000)
}

fn time_of_day(s: u64) -> String {
    let s = s % DAY;
    format!("{:02}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60)
}

/// A span in its two largest units: `23 h 59 min`, `23 小时 59 分`.
pub fn span(lang: Lang, s: u64) -> String {
    let units = lang.pick(["天", "小时", "分", "秒"], ["d", "h", "min", "s"]);
    let parts = [s / DAY, s / 3600 % 24, s / 60 % 60, s % 60];
    let first = parts.iter().position(|part| *part > 0).unwrap_or(3);
    let shown = parts.iter().zip(units).skip(first).take(2).filter(|(part, _)| **part > 0 || s == 0);
    shown.map(|(part, unit)| format!("{part} {unit}")).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_names_its_zone() {
        let ms = 1_700_000_000_007;
        assert_eq!(date_time_zone(ms, 28_800_000), "2023-11-15 06:13:20.007 UTC+08:00");
        assert_eq!(date_time_zone(ms, -12_600_000), "2023-11-14 18:43:20.007 UTC-03:30");
        assert_eq!(date_time_zone(ms, 0), "2023-11-14 22:13:20.007 UTC+00:00");
    }

    #[test]
    fn dates() {
        for (s, expected) in [
            (0, "1970-01-01 00:00:00"),
            (951_782_399, "2000-02-28 23:59:59"),
            (951_782_400, "2000-02-29 00:00:00"),
            (1_700_000_000, "2023-11-14 22:13:20"),
            (4_107_542_400, "2100-03-01 00:00:00"),
            (253_402_300_800, "10000-01-01 00:00:00"),
        ] {
            assert_eq!(date_time(s), expected);
        }
        assert!(date_time(u64::MAX).starts_with("584554"));
    }

    #[test]
    fn the_time_of_day() {
        assert_eq!(clock_time(0), "00:00:00");
        assert_eq!(clock_time(1_700_000_000_999), "22:13:20");
    }

    #[test]
    fn spans() {
        for (s, expected) in [
            (0, "0 s"),
            (59, "59 s"),
            (86_399, "23 h 59 min"),
            (82_800, "23 h"),
            (86_401, "1 d"),
            (180 * DAY + 7200, "180 d 2 h"),
        ] {
            assert_eq!(span(Lang::En, s), expected);
        }
        assert_eq!(span(Lang::Zh, 3660), "1 小时 1 分");
    }
}
