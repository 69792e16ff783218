//! What the page says, in 中文 and English: one struct of words and one file a language, so that a missing word
//! does not compile. Sentences about data (a syntax error, a failed call) have a file each. Knows no component.

pub mod answer;
pub mod assist;
pub mod calendar;
pub mod caller;
pub mod cause;
pub mod compare;
mod en;
pub mod endpoint;
pub mod foreign;
pub mod hex;
pub mod json_error;
pub mod link;
pub mod moment;
mod phrases;
pub mod service;
pub mod setup;
pub mod setup_refused;
pub mod signature;
pub mod size;
pub mod trouble;
pub mod viewer;
pub mod violation;
mod words;
mod zh;

pub use words::Words;

/// The languages of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// 中文.
    Zh,
    /// English.
    #[default]
    En,
}

impl Lang {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// Its name in selects and storage.
    pub fn name(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }

    /// Its name in itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Zh => "中文",
            Self::En => "English",
        }
    }

    /// The value of the page's `lang` attribute.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    /// The language of a name; English for any other.
    pub fn named(name: &str) -> Self {
        if name == "zh" { Self::Zh } else { Self::En }
    }

    /// The first of a browser's languages that the page speaks; English if none is.
    pub fn preferred<'a>(languages: impl IntoIterator<Item = &'a str>) -> Self {
        let spoken = |language: &str| match language.split('-').next()?.to_ascii_lowercase().as_str() {
            "zh" => Some(Self::Zh),
            "en" => Some(Self::En),
            _ => None,
        };
        languages.into_iter().find_map(spoken).unwrap_or_default()
    }

    /// Of two texts the one in this language.
    pub fn pick<T>(self, zh: T, en: T) -> T {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static Words {
    lang.pick(&zh::WORDS, &en::WORDS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browsers_first_language_that_we_speak() {
        assert_eq!(Lang::preferred(["fr-FR", "zh-TW", "en"]), Lang::Zh);
        assert_eq!(Lang::preferred(["en-GB", "zh"]), Lang::En);
        assert_eq!(Lang::preferred(["de"]), Lang::En);
        assert_eq!(Lang::preferred([]), Lang::En);
    }

    #[test]
    fn names_lead_back() {
        for lang in Lang::ALL {
            assert_eq!(Lang::named(lang.name()), lang);
        }
    }
}
