//! Two ways to write words down in both languages side by side; only those of the language shown are ever made.

/// Functions that give a phrase in a language: `name: "中文", "English";`, or with what it speaks of,
/// `name(count: usize): "{count} 项", "{count} items";`. A `usize` counts something; what is no count is of another type.
macro_rules! phrases {
    () => {};
    ($(#[$doc:meta])* $name:ident: $zh:literal, $en:literal; $($rest:tt)*) => {
        $(#[$doc])* pub fn $name(lang: $crate::state::Lang) -> &'static str { lang.pick($zh, $en) }
        $crate::text::phrases! { $($rest)* }
    };
    ($(#[$doc:meta])* $name:ident($($of:ident: $type:ty),+): $zh:literal, $en:literal; $($rest:tt)*) => {
        $(#[$doc])* pub fn $name(lang: $crate::state::Lang, $($of: $type),+) -> String {
            $(let $of = $crate::text::format::count::Said::said($of);)+
            $crate::text::say!(lang, $zh, $en)
        }
        $crate::text::phrases! { $($rest)* }
    };
}

/// A sentence in a language: each is the text of a `format!`, or in brackets that text and its arguments.
macro_rules! say {
    ($lang:expr, $zh:tt, $en:tt) => {
        match $lang {
            $crate::state::Lang::Zh => $crate::text::say!(@ $zh),
            $crate::state::Lang::En => $crate::text::say!(@ $en),
        }
    };
    (@ [$($text:tt)*]) => { format!($($text)*) };
    (@ $text:tt) => { format!($text) };
}

pub(super) use {phrases, say};
