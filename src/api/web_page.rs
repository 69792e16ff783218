//! A web page in place of a reply: an error page, a proxy's own, or one where somebody is to log in.

/// What is told of a web page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebPage {
    /// Its title, where it has one.
    pub title: Option<String>,
    /// Whether somebody is to log in on it: to a proxy, a guest network, a company's single sign-on.
    pub is_login: bool,
}

/// How far a page is looked at, in bytes.
const LOOKED_AT: usize = 64 * 1024;

/// How far into it its title is looked for.
const TITLE_WITHIN: usize = 4096;

/// A page that is no longer than this has little else to say than what it is for.
const SHORT: usize = 8 * 1024;

/// The longest title, in characters.
const TITLE_MAX: usize = 200;

/// How a page begins, or what is near its beginning.
const TAGS: [&str; 8] =
    ["<!doctype html", "<html", "<head", "<title", "<body", "<meta", "<script", "<center"];

/// Words of a title, or of a short page, that asks one to log in.
const LOGIN: [&str; 14] = [
    "login",
    "log in",
    "logon",
    "log on",
    "signin",
    "sign in",
    "sign-in",
    "authentication required",
    "captive",
    "portal",
    "登录",
    "登陆",
    "认证",
    "身份验证",
];

impl WebPage {
    /// What a text is, if it is a web page.
    pub fn of(text: &str) -> Option<Self> {
        let text = text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
        if !text.starts_with('<') {
            return None;
        }
        let looked_at = crate::json::pieces::head(text, LOOKED_AT);
        let lower = looked_at.to_ascii_lowercase();
        let near = crate::json::pieces::head(&lower, TITLE_WITHIN);
        if !TAGS.iter().any(|tag| near.contains(tag)) {
            return None;
        }
        let title = title(looked_at, near);
        let asks = |text: &str| LOGIN.iter().any(|word| text.contains(word));
        let has_password = ["type=\"password\"", "type='password'", "type=password"]
            .iter()
            .any(|field| lower.contains(field));
        let is_login = has_password
            || title.as_deref().is_some_and(|title| asks(&title.to_ascii_lowercase()))
            || (text.len() <= SHORT && asks(&lower));
        Some(Self { title, is_login })
    }
}

/// The text between `<title …>` and `</title>`; nothing where none of it can be read.
fn title(text: &str, lower: &str) -> Option<String> {
    let tag = lower.find("<title")?;
    let start = tag + lower[tag..].find('>')? + 1;
    let end = start + lower[start..].find("</title>")?;
    let title: String = text.get(start..end)?.trim().chars().take(TITLE_MAX).collect();
    title.chars().any(|c| c != char::REPLACEMENT_CHARACTER).then_some(title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_and_others() {
        let check = |text: &str, title: Option<&str>, is_login| {
            let expected = WebPage { title: title.map(str::to_owned), is_login };
            assert_eq!(WebPage::of(text), Some(expected), "{text}");
        };
        check("<html><head><TITLE>502 Bad Gateway</TITLE></head></html>", Some("502 Bad Gateway"), false);
        check("\u{feff}\r\n<!DOCTYPE html><p>Welcome", None, false);
        check("<html><title lang=zh>上网认证</title>", Some("上网认证"), true);
        check("<html><form><input name=p type='password'></form>", None, true);
        check("<script>location.href='http://1.1.1.3/ac_portal/default.html'</script>", None, true);
        let long = |inside: &str| format!("<html><title>Docs</title>{inside}{}", "<p>x</p>".repeat(2_000));
        check(&long("how to log in"), Some("Docs"), false);
        check(&long("<input type=\"password\">"), Some("Docs"), true);
        check("<html><title> \u{fffd}\u{fffd} </title>", None, false);
        for other in ["", "{}", "<xml/>", "< 5", "plain", "<Error><Code>AccessDenied</Code></Error>"] {
            assert_eq!(WebPage::of(other), None, "{other}");
        }
    }
}
