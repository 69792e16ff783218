//! The route of a fragment, as people really get one: from the vendor's newer tool (`#/v4/…`), with the punctuation of the
//! sentence around it, percent-encoded as a whole, behind a query that a chat program put in. Knows no command: whoever
//! asks looks the path up, in any case.

use percent_encoding::percent_decode_str;

/// How many parts a command's path has.
const PARTS: usize = 3;

/// What a fragment says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// The path, such as `v4/profile/portrait_set` or `error/40601`, in the case it was written in.
    pub path: String,
    /// What stands behind the path and belongs to nothing, such as `/`, `。` or `），`; often empty.
    pub tail: String,
    /// The parameters as they are written, without their `?`.
    pub query: Option<String>,
}

impl Route {
    /// Reads a fragment, with its `#` or without; nothing for an empty one.
    pub fn of(fragment: &str) -> Option<Self> {
        let mut text = without_lead(fragment);
        // `#?from=x#v4/…`: the query stands before the route.
        if let Some((_, route)) = text.split_once('#').filter(|_| text.starts_with('?')) {
            text = without_lead(route);
        }
        if text.is_empty() {
            return None;
        }
        let decoded = decode_once_more(text);
        let text = decoded.as_deref().unwrap_or(text);
        let (route, query) = match text.find(['?', '&']) {
            Some(at) => (&text[..at], Some(text[at + 1..].to_owned())),
            None => (text, None),
        };
        let route = percent_decode_str(route).decode_utf8_lossy();
        let (path, tail) = route.split_at(path_len(&route));
        let (tail, query) = match query {
            Some(query) if query.is_empty() => (tail.to_owned() + "?", None),
            query => (tail.to_owned(), query),
        };
        Some(Self { path: path.to_owned(), tail: tail.trim().to_owned(), query })
    }

    /// Whether it is a path, whatever its case.
    pub fn is(&self, path: &str) -> bool {
        self.path.eq_ignore_ascii_case(path)
    }
}

/// Without what may stand before a route: `#`, `#/`, `#!/`.
fn without_lead(text: &str) -> &str {
    text.trim_start_matches(['#', '!', '/', ' '])
}

/// The text with one encoding taken off, where even what divides a route is encoded.
fn decode_once_more(text: &str) -> Option<String> {
    let route = text.split(['?', '&']).next().unwrap_or_default().to_ascii_lowercase();
    let is_encoded = ["%2f", "%3f"].iter().any(|divider| route.contains(divider));
    let decoded = is_encoded.then(|| percent_decode_str(text).decode_utf8().ok())?;
    decoded.map(|text| without_lead(&text).to_owned())
}

/// How many bytes of a route are a path.
fn path_len(route: &str) -> usize {
    let is_path = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '/');
    let written = &route[..route.find(|c| !is_path(c)).unwrap_or(route.len())];
    let end = written.match_indices('/').nth(PARTS - 1).map_or(written.len(), |(at, _)| at);
    written[..end].trim_end_matches('/').len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(fragment: &str, path: &str, tail: &str, query: Option<&str>) {
        let route = Route { path: path.to_owned(), tail: tail.to_owned(), query: query.map(str::to_owned) };
        assert_eq!(Route::of(fragment), Some(route), "{fragment}");
    }

    #[test]
    fn routes_as_people_get_them() {
        const GET: &str = "v4/profile/portrait_get";
        for lead in ["#", "", "#/", "#!/", "#!", "##", "#//", "# ", "#?from=x#", "#?from=x#/", "#?a&b#!/"] {
            check(&format!("{lead}{GET}"), GET, "", None);
        }
        for tail in ["/", "。", "），", ").", "/,", "…", "》", "”", "/x/y", ".html", "：见下", "#", "/。"]
        {
            check(&format!("#{GET}{tail}"), GET, tail, None);
            check(&format!("#{GET}{tail}?body=a%20"), GET, tail, Some("body=a%20"));
        }
        check("#v4/profile/portrait_get%E3%80%82", GET, "。", None);
        check("#v4/profile/portrait_get%ef%bc%89%EF%BC%8C", GET, "），", None);
        check("#v4/profile/portrait_get%E3%80", GET, "\u{FFFD}", None);
        check("#v4/profile/portrait_get%20", GET, "", None);
        check("#v4%2Fprofile%2Fportrait_get", GET, "", None);
        check("#%2fv4%2fprofile%2fportrait_get%2F", GET, "/", None);
        check("#v4%2Fprofile%2Fportrait_get%3Fbody%3D%257B%257D", GET, "", Some("body=%7B%7D"));
        check("#v4/profile/portrait_get%3Fbody%3D%257B%257D", GET, "", Some("body=%7B%7D"));
        check("#V4/Profile/Portrait_Get", "V4/Profile/Portrait_Get", "", None);
        check("#v4/profile/portrait_get&identifier=a", GET, "", Some("identifier=a"));
        check("#v4/profile/portrait_get?", GET, "?", None);
        check("#error/40601", "error/40601", "", None);
        check("#error/40601/。", "error/40601", "/。", None);
        check("#。", "", "。", None);
        for empty in ["", "#", "#/", "#!/", "#?from=x#"] {
            assert_eq!(Route::of(empty), None, "{empty}");
        }
        assert!(Route::of("#V4/Profile/x").unwrap().is("v4/profile/X"));
    }

    proptest! {
        #[test]
        fn a_plain_route_is_read_to_the_letter(path in "[a-z0-9]{1,8}/[a-zA-Z_]{1,8}/[a-z_0-9]{1,8}", query in "[ -~]{1,20}") {
            let fragment = format!("#{path}?{query}");
            check(&fragment, &path, "", Some(&query));
        }

        #[test]
        fn no_text_hurts(text in any::<String>(), escapes in "[#/?&]?([a-z/?#]|%[0-9a-fA-F]{2}){0,20}") {
            for text in [text, escapes] {
                if let Some(route) = Route::of(&text) {
                    prop_assert!(route.path.bytes().all(|byte| byte.is_ascii_graphic()));
                }
            }
        }
    }
}
