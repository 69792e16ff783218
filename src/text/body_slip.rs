//! The slip behind a finding, in a sentence, and the button that mends it.

use super::format::count::Count;
use super::{phrases, say};
use crate::state::Lang;
use crate::state::slip::{Birthday, BodySlip, What};

/// What a slip is.
pub fn what(lang: Lang, slip: &BodySlip) -> String {
    match &slip.what {
        What::Keys(keys) => {
            let keys = keys.iter().map(|(found, meant)| stands_for(lang, found, meant));
            keys.collect::<Vec<_>>().join(lang.pick("，", ", "))
        }
        What::FieldAsKey(name, tag) => field_as_key(lang, name, tag),
        What::Tag(meant) => tag_meant(lang, meant),
        What::NumberedList => numbered_list(lang).to_owned(),
        What::LoneItem => lone_item(lang).to_owned(),
        What::EncodedTwice => encoded_twice(lang).to_owned(),
        What::Quoted(digits) => quoted(lang, digits),
        What::Unquoted => unquoted(lang).to_owned(),
        What::Choice(choice) => choice_meant(lang, choice),
        What::TooLong { chars, head, is_place } => {
            let [chars, kept] = [*chars, head.chars().count()].map(Count);
            let place = if *is_place { place_name(lang) } else { "" };
            say!(
                lang,
                "共 {chars} 个字符，放得下前 {kept} 个{place}",
                "{chars} characters, of which the first {kept} fit{place}"
            )
        }
        What::Birthday(birthday) => self::birthday(lang, birthday),
        What::Half(escape) => half(lang, escape),
        What::Replaced => replaced(lang).to_owned(),
    }
}

/// The button that mends it; nothing where only a person can.
pub fn mend(lang: Lang, slip: &BodySlip) -> Option<String> {
    slip.edits.first()?;
    Some(match &slip.what {
        What::Keys(keys) => {
            let meant: Vec<_> = keys.iter().map(|(_, meant)| *meant).collect();
            rename(lang, &meant.join(lang.pick("、", ", ")))
        }
        What::FieldAsKey(..) => as_items(lang).to_owned(),
        What::Tag(meant) => rename(lang, meant),
        What::NumberedList | What::LoneItem => make_list(lang).to_owned(),
        What::EncodedTwice => take_out(lang).to_owned(),
        What::Quoted(digits) => set_to(lang, digits),
        What::Unquoted => add_quotes(lang).to_owned(),
        What::Choice(choice) => set_to(lang, choice),
        What::TooLong { head, .. } => shorten(lang, &ended(head)),
        What::Birthday(birthday) => set_to(lang, birthday.day()?),
        What::Half(_) => drop_half(lang).to_owned(),
        What::Replaced => return None,
    })
}

/// The end of a text, short enough for a button.
fn ended(text: &str) -> String {
    const SHOWN: usize = 12;
    match text.char_indices().rev().nth(SHOWN) {
        Some((at, c)) => format!("…{}", &text[at + c.len_utf8()..]),
        None => text.to_owned(),
    }
}

fn birthday(lang: Lang, birthday: &Birthday) -> String {
    match birthday {
        Birthday::Spelling(day) => quoted(lang, day),
        Birthday::UnixTime(day) => unix_time(lang, day),
        Birthday::YearLast(Some(day)) => year_last(lang, day),
        Birthday::YearLast(None) => day_or_month(lang).to_owned(),
        Birthday::Age => age(lang).to_owned(),
        Birthday::Year => year(lang).to_owned(),
        Birthday::YearAndMonth => year_and_month(lang).to_owned(),
        Birthday::NoSuchDay { year, month, days } => no_such_day(lang, *year, *month, *days),
        Birthday::NoDate => no_date(lang).to_owned(),
    }
}

phrases! {
    /// A key in place of another one.
    stands_for(found: &str, meant: &str): "“{found}”应为“{meant}”", "“{found}” should be “{meant}”";
    /// The name of a field where a Tag belongs.
    field_as_key(name: &str, tag: &str): "“{name}”是客户端 SDK 的写法；REST API 里每项写成 Tag 与 Value，它的 Tag 是 {tag}",
        "“{name}” is how the client SDKs put it; here each item has a Tag and a Value, and its Tag is {tag}";
    /// The Tag that is meant.
    tag_meant(meant: &str): "应写作 {meant}（区分大小写）", "it is spelt {meant}, case and all";
    /// An object with numbers for keys.
    numbered_list: "它的键是数字：在 PHP 里用 array_values 包一下再编码，就成为数组", "its keys are numbers: in PHP wrap it in array_values before encoding";
    /// An item without its list.
    lone_item: "只有一项时也要放在数组里", "a single item stands in a list as well";
    /// JSON in a string.
    encoded_twice: "字符串里又是 JSON：被编码了两次", "the string holds JSON: it was encoded twice";
    /// A number in quotes.
    quoted(digits: &str): "应写作数字 {digits}，不带引号", "as a number it is {digits}, without quotes";
    /// A text without quotes.
    unquoted: "这里要文本：加上引号", "a text is due here: put it in quotes";
    /// The choice that is meant.
    choice_meant(choice: &str): "最接近的是 {choice}", "the nearest is {choice}";
    /// A place's name.
    place_name: "；这个字段存四个 uint32，不存地名", "; the field holds four uint32, no name of a place";
    /// A Unix time.
    unix_time(day: &str): "像是 Unix 时间；推荐写成 YYYYMMDD：{day}", "it looks like a Unix time; YYYYMMDD is recommended: {day}";
    /// A date whose year stands last.
    year_last(day: &str): "像是把年写在了最后；推荐写成 YYYYMMDD：{day}", "the year seems to stand last; YYYYMMDD is recommended: {day}";
    /// A date that can be read in two ways.
    day_or_month: "像是把年写在了最后，而且分不清哪个是月；推荐写成 YYYYMMDD",
        "the year seems to stand last, and which is the month can't be told; YYYYMMDD is recommended";
    /// An age.
    age: "像是年龄；这个字段是生日，推荐写成 YYYYMMDD，例如 20190419", "it looks like an age; a birthday is due, best as YYYYMMDD, such as 20190419";
    /// A year alone.
    year: "只有年份；推荐写成 YYYYMMDD，例如 20190419", "it is a year alone; YYYYMMDD is recommended, such as 20190419";
    /// A year and a month.
    year_and_month: "缺日；推荐写成 YYYYMMDD，例如 20190419", "the day is missing; YYYYMMDD is recommended, such as 20190419";
    /// A day that the month has not.
    no_such_day(year: u32, month: u32, days: u32): "没有这一天：{year} 年 {month} 月只有 {days} 天",
        "there is no such day: month {month} of {year} has {days} days";
    /// No date in any way.
    no_date: "不像日期；推荐写成 YYYYMMDD，例如 20190419", "it is no date; YYYYMMDD is recommended, such as 20190419";
    /// Half of a character.
    half(escape: &str): "{escape} 只是半个字符（代理对缺了另一半），多半是在一个表情中间截断了",
        "{escape} is half a character (a surrogate without its other half): an emoji was cut in the middle, most likely";
    /// What was lost on the way.
    replaced: "里面有 U+FFFD（�）：有字符在途中丢失，本页也无法还原", "it holds U+FFFD (�): a character was lost on the way, and can't be brought back here";
    /// Renames to what is meant.
    rename(meant: &str): "改成 {meant}", "Rename to {meant}";
    /// Makes items of fields.
    as_items: "改写成 Tag 与 Value", "Write it as Tag and Value";
    /// Makes a list of it.
    make_list: "改成数组", "Make it a list";
    /// Takes the JSON out of the string.
    take_out: "从字符串里取出来", "Take it out of the string";
    /// Sets a Value.
    set_to(value: &str): "改成 {value}", "Set to {value}";
    /// Puts a Value in quotes.
    add_quotes: "加上引号", "Put it in quotes";
    /// Shortens a text; what it ends in then.
    shorten(end: &str): "缩短到“{end}”", "Shorten to “{end}”";
    /// Takes half of a character out.
    drop_half: "去掉这半个字符", "Take the half out";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_button_stays_short() {
        assert_eq!(ended("abc"), "abc");
        assert_eq!(ended(&"中".repeat(200)), format!("…{}", "中".repeat(12)));
    }
}
