//! Small parts that several panels use. Those with a state of their own are components, the others functions.

mod button;
mod choice;
mod copy_button;
mod event;
mod fold;
mod icon;
mod list_keys;
mod mend;
mod missing;
mod modal;
mod plain;
mod reveal_button;
mod secret_field;
mod tabs;
mod text_field;
mod told;

pub use button::{IconButton, button, quiet_button};
pub use choice::{Choice, option, use_chosen};
pub use copy_button::{Copied, CopyButton, made};
pub use event::{composes, shortcut, ticked, typed};
pub use fold::fold;
pub use icon::{Icon, icon};
pub use list_keys::{ListKey, list_key};
pub use mend::mend;
pub use missing::missing;
pub use modal::Modal;
pub use plain::{LongText, drawn, plain_text};
pub use reveal_button::reveal_button;
pub use secret_field::SecretField;
pub use tabs::{Tab, tabs};
pub use text_field::{TextField, on_typed};
pub use told::Told;
