//! The dialogs over the page.

/// A dialog over the page. At most one is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialog {
    /// The command palette.
    Palette,
    /// The list of the keys.
    Shortcuts,
}
