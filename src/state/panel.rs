//! The panels beside the request: which of them is open, and what was asked of the table of error codes.

use crate::exchange::route::Route;
use std::rc::Rc;

/// A panel beside the request. At most one is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Panel {
    /// The request as a file that sends it.
    Snippets,
    /// The table of error codes.
    Errors,
}

impl Panel {
    /// Every panel, in the order of their buttons.
    pub const ALL: [Self; 2] = [Self::Snippets, Self::Errors];

    /// Its name: the `data-testid` of its button.
    pub fn name(self) -> &'static str {
        match self {
            Self::Snippets => "snippets",
            Self::Errors => "errors",
        }
    }
}

/// What was asked of the table of error codes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CodeLookUp {
    /// What is searched for, as typed.
    pub query: Rc<str>,
    /// The group that is searched; empty for all.
    pub group: Rc<str>,
    /// The code that a link asked for, until something else is searched for.
    pub linked: Option<i32>,
}

impl CodeLookUp {
    /// The look-up of one code, which a link names.
    pub fn of_code(code: i32) -> Self {
        Self { query: code.to_string().into(), group: Rc::default(), linked: Some(code) }
    }
}

/// The code that the fragment of an address asks for, as in `#error/40601`; what stands around it in a text that it was
/// copied from is passed over.
pub fn code_of_fragment(fragment: &str) -> Option<i32> {
    let path = Route::of(fragment)?.path;
    let (_, code) = path.split_once('/').filter(|(route, _)| route.eq_ignore_ascii_case("error"))?;
    code.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_a_fragment_of_its_own() {
        for lead in ["#", "#/", "", "#!/", "#?from=x#"] {
            for tail in ["", "/", "。", "%E3%80%82", "），", "?from=x"] {
                let fragment = format!("{lead}error/40601{tail}");
                assert_eq!(code_of_fragment(&fragment), Some(40601), "{fragment}");
            }
        }
        assert_eq!(code_of_fragment("#error/-31401"), Some(-31401));
        for fragment in
            ["", "#error/", "#error/x", "#errors/40601", "#v4/profile/portrait_set", "#error/99999999999"]
        {
            assert_eq!(code_of_fragment(fragment), None, "{fragment}");
        }
    }
}
