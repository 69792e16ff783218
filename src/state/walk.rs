//! How keys walk through a list.

/// How many options a page of keys is.
const PAGE: usize = 10;

/// Where a key leads in a list of `len` options from the one at `at`, or from none: arrows go round, Page Up and Page Down take
/// ten at once, Home and End lead to either end. Nothing for any other key, and in an empty list.
pub fn walk(key: &str, at: Option<usize>, len: usize) -> Option<usize> {
    let last = len.checked_sub(1)?;
    let next = match key {
        "ArrowDown" => at.map_or(0, |at| if at >= last { 0 } else { at + 1 }),
        "ArrowUp" => at.map_or(last, |at| at.checked_sub(1).unwrap_or(last)),
        "PageDown" => at.map_or(0, |at| at + PAGE),
        "PageUp" => at.map_or(0, |at| at.saturating_sub(PAGE)),
        "Home" => 0,
        "End" => last,
        _ => return None,
    };
    Some(next.min(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_go_round_pages_stop_at_the_ends() {
        for (key, at, next) in [
            ("ArrowDown", None, 0),
            ("ArrowDown", Some(0), 1),
            ("ArrowDown", Some(24), 0),
            ("ArrowUp", None, 24),
            ("ArrowUp", Some(0), 24),
            ("ArrowUp", Some(24), 23),
            ("PageDown", None, 0),
            ("PageDown", Some(3), 13),
            ("PageDown", Some(20), 24),
            ("PageUp", Some(20), 10),
            ("PageUp", Some(3), 0),
            ("Home", Some(20), 0),
            ("End", None, 24),
        ] {
            assert_eq!(walk(key, at, 25), Some(next), "{key} from {at:?}");
        }
    }

    #[test]
    fn there_is_no_way_in_an_empty_list_and_by_no_other_key() {
        for key in ["ArrowDown", "ArrowUp", "PageDown", "PageUp", "Home", "End"] {
            assert_eq!(walk(key, None, 0), None);
            // A list that has become shorter.
            assert!(walk(key, Some(9), 3).is_some_and(|next| next < 3), "{key}");
        }
        for key in ["Enter", "a", "ArrowLeft", ""] {
            assert_eq!(walk(key, Some(1), 3), None);
        }
    }
}
