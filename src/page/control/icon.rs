//! The page's icons: strokes on a 16 by 16 grid in the text's colour.

use yew::prelude::*;

/// An icon.
#[derive(Clone, Copy, PartialEq, Default)]
pub enum Icon {
    /// An arrow up.
    #[default]
    Up,
    /// An arrow down.
    Down,
    /// Two sheets.
    Copy,
    /// A cross.
    Remove,
    /// A plus.
    Add,
    /// An eye.
    Show,
    /// A crossed eye.
    Hide,
    /// An arrow turning back.
    Undo,
    /// An arrow turning forth.
    Redo,
    /// Two arrows in a circle.
    Renew,
    /// A paper plane.
    Send,
    /// An arrow down to a line.
    Save,
    /// A drawing pin.
    Pin,
}

/// Draws an icon. It is decoration: its button carries the name.
pub fn icon(icon: Icon) -> Html {
    let path = match icon {
        Icon::Up => "M8 13V3M4 7l4-4 4 4",
        Icon::Down => "M8 3v10M4 9l4 4 4-4",
        Icon::Copy => "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
        Icon::Remove => "M4 4l8 8M12 4l-8 8",
        Icon::Add => "M8 3v10M3 8h10",
        Icon::Show => {
            "M1.5 8s2.5-4.5 6.5-4.5S14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 6.2a1.8 1.8 0 100 3.6 1.8 1.8 0 000-3.6z"
        }
        Icon::Hide => "M2.5 5.5C4 8 5.8 9.2 8 9.2s4-1.2 5.5-3.7M4.4 8.2l-1.2 2M8 9.2v2.4M11.6 8.2l1.2 2",
        Icon::Undo => "M6 3L2.5 6.5 6 10M2.5 6.5H10a3.5 3.5 0 010 7H6",
        Icon::Redo => "M10 3l3.5 3.5L10 10M13.5 6.5H6a3.5 3.5 0 000 7h4",
        Icon::Renew => "M13 8a5 5 0 01-9 3M3 8a5 5 0 019-3M12.5 2v3h-3M3.5 14v-3h3",
        Icon::Pin => "M5.5 2.5h5M6.5 2.5V7L4 9.5h8L9.5 7V2.5M8 9.5v4.5",
        Icon::Send => "M2 8l12-5.5L10 14 7.5 9z",
        Icon::Save => "M8 2.5v7.5M4.5 7L8 10.5 11.5 7M3 13.5h10",
    };
    html! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d={path} /></svg>
    }
}
