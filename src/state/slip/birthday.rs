//! What an integer or a text may have been meant as where a birthday is due: the documents recommend YYYYMMDD.

/// How a birthday is written that is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Birthday {
    /// Another spelling of this day.
    Spelling(String),
    /// A Unix time, in seconds or milliseconds, of this day.
    UnixTime(String),
    /// The day stands before the year: this one, where only one is possible.
    YearLast(Option<String>),
    /// Years of age, perhaps.
    Age,
    /// A year alone.
    Year,
    /// A year and a month.
    YearAndMonth,
    /// A month that has fewer days.
    NoSuchDay {
        /// The year.
        year: u32,
        /// The month, from 1.
        month: u32,
        /// How many days it has.
        days: u32,
    },
    /// No date in any way.
    NoDate,
}

impl Birthday {
    /// The day that it is, as the documents recommend it, if that can be told.
    pub fn day(&self) -> Option<&str> {
        match self {
            Self::Spelling(day) | Self::UnixTime(day) | Self::YearLast(Some(day)) => Some(day),
            _ => None,
        }
    }

    /// What an integer may be that is no birthday; nothing for one that is, and for 0.
    pub(super) fn of_integer(digits: &str) -> Option<Self> {
        let number: u64 = digits.parse().ok()?;
        let part =
            |range: std::ops::Range<usize>| digits.get(range).and_then(|part| part.parse().ok()).unwrap_or(0);
        Some(match digits.len() {
            _ if number == 0 => return None,
            8 => match (part(0..4), part(4..6), part(6..8)) {
                (year, month, day) if is_day(year, month, day) => return None,
                (year, month, 1..=31) if is_year(year) && (1..=12).contains(&month) => {
                    Self::NoSuchDay { year, month, days: days(year, month) }
                }
                _ => Self::year_last(part(4..8), part(0..2), part(2..4)).unwrap_or(Self::NoDate),
            },
            1..=3 if number <= 150 => Self::Age,
            4 if is_year(part(0..4)) => Self::Year,
            6 if is_day(part(0..4), part(4..6), 1) => Self::YearAndMonth,
            9..=10 if number < 4_102_444_800 => Self::UnixTime(day_of(number)),
            12..=13 => Self::UnixTime(day_of(number / 1000)),
            _ => Self::NoDate,
        })
    }

    /// The day that a text is in another spelling, such as `2019-04-19`, `2019年4月19日` or `20190419` in quotes.
    pub(super) fn of_text(text: &str) -> Option<Self> {
        let text = text.split(['T', ' ']).find(|part| !part.is_empty()).unwrap_or_default();
        let parts: Vec<&str> =
            text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
        let numbers: Vec<u32> = parts.iter().filter_map(|part| part.parse().ok()).collect();
        match numbers.as_slice() {
            [year, month, day] if is_day(*year, *month, *day) => {
                Some(Self::Spelling(spelt(*year, *month, *day)))
            }
            [a, b, year] => Self::year_last(*year, *a, *b),
            _ => None,
        }
    }

    /// A date whose year stands last; what stands before it may be the day and the month, or the month and the day.
    fn year_last(year: u32, a: u32, b: u32) -> Option<Self> {
        match (is_day(year, b, a), is_day(year, a, b)) {
            (true, false) => Some(Self::YearLast(Some(spelt(year, b, a)))),
            (false, true) => Some(Self::YearLast(Some(spelt(year, a, b)))),
            (true, true) if a == b => Some(Self::YearLast(Some(spelt(year, a, b)))),
            (true, true) => Some(Self::YearLast(None)),
            (false, false) => None,
        }
    }
}

fn spelt(year: u32, month: u32, day: u32) -> String {
    (year * 10_000 + month * 100 + day).to_string()
}

fn is_year(year: u32) -> bool {
    (1800..2200).contains(&year)
}

fn is_day(year: u32, month: u32, day: u32) -> bool {
    is_year(year) && (1..=12).contains(&month) && (1..=days(year, month)).contains(&day)
}

fn days(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The day of a Unix time in seconds. Midnight in China is told by its hour, and is a day of China's calendar.
fn day_of(seconds: u64) -> String {
    const DAY: u64 = 86_400;
    const CHINA: u64 = 8 * 3600;
    let is_midnight_in_china = (seconds + CHINA).is_multiple_of(DAY);
    let mut left = (seconds + if is_midnight_in_china { CHINA } else { 0 }) / DAY;
    let (mut year, mut month) = (1970, 1);
    let in_year = |year| if days(year, 2) == 29 { 366 } else { 365 };
    while left >= in_year(year) {
        left -= in_year(year);
        year += 1;
    }
    while left >= u64::from(days(year, month)) {
        left -= u64::from(days(year, month));
        month += 1;
    }
    spelt(year, month, u32::try_from(left).unwrap_or(0) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers() {
        let some = |day: &str| Some(day.to_owned());
        for (digits, expected) in [
            ("20190419", None),
            ("20000229", None),
            ("0", None),
            ("20190230", Some(Birthday::NoSuchDay { year: 2019, month: 2, days: 28 })),
            ("20190431", Some(Birthday::NoSuchDay { year: 2019, month: 4, days: 30 })),
            ("19000229", Some(Birthday::NoSuchDay { year: 1900, month: 2, days: 28 })),
            ("20191301", Some(Birthday::NoDate)),
            ("20190400", Some(Birthday::NoDate)),
            ("19041999", Some(Birthday::YearLast(some("19990419")))),
            ("04191999", Some(Birthday::YearLast(some("19990419")))),
            ("04051999", Some(Birthday::YearLast(None))),
            ("05051999", Some(Birthday::YearLast(some("19990505")))),
            ("25", Some(Birthday::Age)),
            ("1", Some(Birthday::Age)),
            ("151", Some(Birthday::NoDate)),
            ("1999", Some(Birthday::Year)),
            ("199904", Some(Birthday::YearAndMonth)),
            ("990419", Some(Birthday::NoDate)),
            // Midnight in Beijing, and in Greenwich.
            ("788889600", Some(Birthday::UnixTime("19950101".into()))),
            ("788918400", Some(Birthday::UnixTime("19950101".into()))),
            ("788918399", Some(Birthday::UnixTime("19941231".into()))),
            ("1582934400", Some(Birthday::UnixTime("20200229".into()))),
            ("788889600000", Some(Birthday::UnixTime("19950101".into()))),
            ("1582934400123", Some(Birthday::UnixTime("20200229".into()))),
            ("4294967295", Some(Birthday::NoDate)),
            ("18446744073709551615", Some(Birthday::NoDate)),
            ("18446744073709551616", None),
        ] {
            assert_eq!(Birthday::of_integer(digits), expected, "{digits}");
        }
    }

    #[test]
    fn texts() {
        for (text, expected) in [
            ("2019-04-19", Some("20190419")),
            ("2019/4/19", Some("20190419")),
            ("2019.04.19", Some("20190419")),
            ("2019年4月19日", Some("20190419")),
            ("2019-04-19T00:00:00Z", Some("20190419")),
            (" 2019-04-19 08:00", Some("20190419")),
            ("19/04/1999", Some("19990419")),
            ("4/19/1999", Some("19990419")),
            ("4/5/1999", None),
            ("2019-02-30", None),
            ("1999", None),
            ("", None),
            ("soon", None),
            ("99999999999-1-1", None),
        ] {
            let found = Birthday::of_text(text);
            assert_eq!(found.as_ref().and_then(Birthday::day), expected, "{text}");
        }
    }
}
