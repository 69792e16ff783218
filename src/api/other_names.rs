//! What else people call the parts of a `portrait_set` body (`data/other-names.tsv`): names from the SDKs for clients, from other
//! commands, in another case. Nothing is taken for what it may mean: it is told, and mended by who wrote it.

use super::table;
use std::sync::OnceLock;

/// The name of the service, and other names for it without case and `_`.
type Names = (&'static str, Vec<&'static str>);

fn all() -> &'static [Names] {
    static NAMES: OnceLock<Vec<Names>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let rows = table::rows(include_str!("../../data/other-names.tsv"));
        rows.map(|mut row| (row.cell(), row.list(',').collect())).collect()
    })
}

/// What a tag or a name in the SDK for C begins with, without case and `_`.
const LEADS: [&str; 4] = ["", "tagprofileim", "tagprofile", "userprofile"];

/// Which of some names of the service is meant by another one, if that can be told; a name that is right is none.
pub fn meant<'a>(found: &str, among: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let bare = bare(found);
    if bare.is_empty() || among.clone().any(|name| name == found) {
        return None;
    }
    let is_same = |name: &&str| self::bare(name) == bare;
    let is_other = |name: &&str| {
        let names = all().iter().find(|(known, _)| known == name).map(|(_, names)| names);
        let is_known = |lead: &str| Some(names?.contains(&bare.strip_prefix(lead)?));
        LEADS.iter().any(|lead| is_known(lead).unwrap_or_default())
    };
    among.clone().find(is_same).or_else(|| among.clone().find(is_other)).or_else(|| nearest(&bare, among))
}

/// The name that differs by a letter or two, if there is one alone. Short names are too near each other.
fn nearest<'a>(bare: &str, among: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let distance = |name: &str| distance(bare, &self::bare(name)).filter(|_| name.len() > 9);
    let mut found: Vec<_> = among.filter_map(|name| Some((distance(name)?, name))).collect();
    found.sort_unstable();
    match found.as_slice() {
        [(_, name)] => Some(name),
        [(first, name), (second, _), ..] if first < second => Some(name),
        _ => None,
    }
}

/// How many letters two texts differ by, if it is no more than two.
fn distance(a: &str, b: &str) -> Option<usize> {
    const MOST: usize = 2;
    if a.len().abs_diff(b.len()) > 3 * MOST {
        return None;
    }
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.iter().enumerate() {
            let changed = diagonal + usize::from(x != *y);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row.last().copied().filter(|distance| *distance <= MOST)
}

/// A name without case, `_`, `-`, dots and blanks.
fn bare(name: &str) -> String {
    name.chars()
        .filter(|c| !matches!(c, '_' | '-' | '.') && !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::profile;

    #[test]
    fn every_row_is_of_a_name_of_the_service() {
        let keys = ["From_Account", "ProfileItem", "Tag", "Value"];
        for (name, names) in all() {
            let is_choice = |field: &profile::Field| field.choices.iter().any(|choice| choice.value == *name);
            let is_known = keys.contains(name)
                || profile::find_known(name).is_some()
                || profile::standard().iter().any(is_choice);
            assert!(is_known && !names.is_empty(), "{name}");
            assert!(names.iter().all(|other| bare(other) == *other), "{name}");
        }
        for field in profile::known() {
            assert!(all().iter().any(|(name, _)| *name == field.tag), "{}", field.tag);
            for choice in &field.choices {
                assert!(all().iter().any(|(name, _)| *name == choice.value), "{}", choice.value);
            }
        }
    }

    #[test]
    fn what_is_meant() {
        let tags = || profile::known().iter().map(|field| field.tag);
        for (found, expected) in [
            ("nick", Some("Tag_Profile_IM_Nick")),
            ("nickName", Some("Tag_Profile_IM_Nick")),
            ("user_profile_nick_name", Some("Tag_Profile_IM_Nick")),
            ("Tag_Profile_Im_Nick", Some("Tag_Profile_IM_Nick")),
            ("Tag_Profile_IM_Nickname", Some("Tag_Profile_IM_Nick")),
            (" Tag_Profile_IM_Nick\t", Some("Tag_Profile_IM_Nick")),
            ("Tag_Profile_Nick", Some("Tag_Profile_IM_Nick")),
            ("Tag_Profile_IM_Nik", Some("Tag_Profile_IM_Nick")),
            ("Tag_Profile_IM_Birthdy", Some("Tag_Profile_IM_BirthDay")),
            ("Tag_Profle_IM_Level", Some("Tag_Profile_IM_Level")),
            ("faceURL", Some("Tag_Profile_IM_Image")),
            ("avatar", Some("Tag_Profile_IM_Image")),
            ("user_profile_face_url", Some("Tag_Profile_IM_Image")),
            ("messageSettings", Some("Tag_Profile_IM_MsgSettings")),
            ("Tag_Profile_IM_Nick", None),
            ("Tag_Profile_IM_Hobby", None),
            ("Tag_Profile_IM_", None),
            ("hobby", None),
            ("", None),
            ("_", None),
        ] {
            assert_eq!(meant(found, tags()), expected, "{found}");
        }
        assert_eq!((distance("kitten", "sitten"), distance("kitten", "sitting")), (Some(1), None));
        assert_eq!(
            (distance("中文", "中"), distance("", "ab"), distance("", "abc")),
            (Some(1), Some(2), None)
        );
    }
}
