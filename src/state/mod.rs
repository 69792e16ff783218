//! The page as a value: [`Action`]s go in, the next [`State`] comes out. All that the page shows derives from it. Knows no
//! browser and no words; the clock, random numbers and replies arrive inside actions.

mod action;
pub mod body;
pub mod call;
pub mod catalogue;
pub mod credentials;
pub mod environments;
pub mod explain;
pub mod files;
pub mod findings;
pub mod history;
pub mod import;
mod importing;
mod judged;
mod later;
pub mod lesson;
pub mod linked;
pub mod notice;
mod page;
pub mod panel;
pub mod persist;
pub mod place;
mod preferences;
pub mod profiles;
mod reach;
pub mod read_back;
mod reduce;
mod replay;
mod rest;
pub mod sandbox;
pub mod slip;
pub mod stored;
mod support;
mod teach;
mod usersig_maker;
pub mod version;

pub use action::{Action, MakerEdit};
pub use judged::JudgedBy;
pub use page::{DEFAULT_TIMEOUT_S, MAX_TIMEOUT_S, State};
pub use preferences::{Lang, Theme};
pub use reach::Reach;
pub use rest::READ_AT_ONCE;
pub use usersig_maker::UserSigMaker;
