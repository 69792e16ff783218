//! Dates and spans of time in words. The caller gives local time: Unix seconds with the zone's offset added.

use crate::state::Lang;

const DAY: u64 = 86_400;

/// The longest span that is told, in seconds: what is further off is told by its date alone.
const NEAR: u64 = 2 * 366 * DAY;

/// The months' names in English.
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A moment in Unix seconds as people write it: `28 Feb 2026, 23:59:59`, `2026 年 2 月 28 日 23:59:59`.
pub fn date_time(lang: Lang, s: u64) -> String {
    let ((year, month, day), time) = (date(s / DAY), time_of_day(s));
    match lang {
        Lang::Zh => format!("{year} 年 {month} 月 {day} 日 {time}"),
        Lang::En => format!("{day} {} {year}, {time}", MONTHS[(month as usize + 11) % 12]),
    }
}

/// The year of a moment in Unix seconds.
pub fn year(s: u64) -> u64 {
    date(s / DAY).0
}

/// The same as programs write it, and for whoever may read another language: `2026-02-28 23:59:59`. A year has as many digits
/// as it needs.
fn plain_date_time(s: u64) -> String {
    let (year, month, day) = date(s / DAY);
    format!("{year}-{month:02}-{day:02} {}", time_of_day(s))
}

/// `2026-02-28 23:59:59.007 UTC+08:00` of a moment in milliseconds since 1970, in a zone by its offset in milliseconds.
pub fn date_time_zone(ms: u64, offset_ms: i64) -> String {
    let local = ms.saturating_add_signed(offset_ms);
    let (sign, minutes) = (if offset_ms < 0 { '-' } else { '+' }, offset_ms.unsigned_abs() / 60_000);
    let (hours, minutes) = (minutes / 60, minutes % 60);
    format!("{}.{:03} UTC{sign}{hours:02}:{minutes:02}", plain_date_time(local / 1000), local % 1000)
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

/// A span in its two largest units, `23 h 59 min`, `23 小时 59 分`; nothing for one so long that nobody reckons in days.
pub fn span(lang: Lang, s: u64) -> Option<String> {
    if s > NEAR {
        return None;
    }
    let units = lang.pick(["天", "小时", "分", "秒"], ["d", "h", "min", "s"]);
    let parts = [s / DAY, s / 3600 % 24, s / 60 % 60, s % 60];
    let first = parts.iter().position(|part| *part > 0).unwrap_or(3);
    let shown = parts.iter().zip(units).skip(first).take(2).filter(|(part, _)| **part > 0 || s == 0);
    Some(shown.map(|(part, unit)| format!("{part} {unit}")).collect::<Vec<_>>().join(" "))
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
            assert_eq!(plain_date_time(s), expected);
        }
        assert!(plain_date_time(u64::MAX).starts_with("584554"));
        assert_eq!(date_time(Lang::En, 951_782_400), "29 Feb 2000, 00:00:00");
        assert_eq!(date_time(Lang::Zh, 951_782_400), "2000 年 2 月 29 日 00:00:00");
        assert_eq!(date_time(Lang::En, 1_703_980_799), "30 Dec 2023, 23:59:59");
        assert_eq!((year(0), year(5_964_000_000)), (1970, 2158));
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
            assert_eq!(span(Lang::En, s).unwrap(), expected);
        }
        assert_eq!(span(Lang::Zh, 3660).unwrap(), "1 小时 1 分");
        assert_eq!(span(Lang::En, 48_603 * DAY), None);
    }
}
