//! A secret that cannot be printed by accident. Whoever needs the text asks for it by name, so that every way
//! out is found by searching for [`Secret::reveal`].

use std::fmt;

/// What stands in for a secret wherever one is shown: in the URL, snippets, exports and logs.
pub const MASK: &str = "***";

/// A UserSig or SecretKey. No `Display`, and `Debug` prints the mask.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Wraps what was typed, as it is.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The secret's text. The only way out.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(MASK)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_the_mask_only() {
        assert_eq!(format!("{:?}", Secret::new("eJyrVg")), MASK);
        assert_eq!(format!("{:?}", Some(Secret::default())), "Some(***)");
    }
}
