//! A way to write down phrases in both languages, one function each.

/// Functions that give a phrase in a language: `name: "中文", "English";`.
macro_rules! phrases {
    ($($(#[$doc:meta])* $name:ident: $zh:literal, $en:literal;)*) => {
        $($(#[$doc])* pub fn $name(lang: super::Lang) -> &'static str { lang.pick($zh, $en) })*
    };
}

pub(super) use phrases;
