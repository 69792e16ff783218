//! The effects' place in Yew's life, one file a subject: each hook follows a part of the state, says what happened as
//! actions, and ends what it began when the page goes on.

mod use_address;
mod use_area;
mod use_call;
mod use_decoding;
mod use_environments;
mod use_files;
mod use_findings;
mod use_focus;
mod use_focused_field;
mod use_history;
mod use_import;
mod use_kept_focus;
mod use_lost_focus;
mod use_network;
mod use_now;
mod use_persistence;
mod use_rested;
mod use_sandbox;
mod use_shortcuts;
mod use_version;

pub use use_address::use_address;
pub use use_area::use_area;
pub use use_call::use_call;
pub use use_decoding::use_decoding;
pub use use_environments::use_environments;
pub use use_files::use_files;
pub use use_findings::use_findings;
pub use use_focus::use_focus;
pub use use_focused_field::use_focused_field;
pub use use_history::use_history;
pub use use_import::{Taken, use_import};
pub use use_kept_focus::use_kept_focus;
pub use use_lost_focus::use_lost_focus;
pub use use_network::use_network;
pub use use_now::use_now;
pub use use_persistence::{first_state, is_asked_for_something, restore, use_persistence};
pub use use_rested::{rest_ms, use_rested};
pub use use_sandbox::use_sandbox;
pub use use_shortcuts::use_shortcuts;
pub use use_version::use_version;
