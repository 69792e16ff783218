//! Named environments: where to, which app, who, and the app's custom fields. One JSON format for the page's own
//! storage, for export and import, and for a team's `team.json`:
//!
//! ```json
//! {
//!   "version": 1,
//!   "environments": [
//!     {
//!       "name": "Test app",
//!       "endpoint": "console.tim.qq.com",
//!       "sdkappid": "88888888",
//!       "identifier": "admin",
//!       "custom_fields": [{ "name": "Test", "type": "string", "description": "What it is for" }]
//!     }
//!   ]
//! }
//! ```
//!
//! `endpoint` is `sandbox` (also when absent), a documented host or a base URL; `sdkappid` may be a number. A custom
//! field's name is what follows `Tag_Profile_Custom_`. Only `version` and the names must be there.
//!
//! A key that speaks of a secret, or a value that is a UserSig, at any depth, an unknown key, a key or name that stands twice: each refuses the whole
//! file, as a person wrote it and can mend it, while a slip passed over in silence would be looked for in vain.

mod foreign;
mod merge;
mod model;
mod read;
mod tool;
mod write;

pub use foreign::{Foreign, read as read_foreign};
pub use merge::{merge, merge3};
pub use model::{COUNT_MAX, CustomField, Environment, EnvironmentError, Fault, TEXT_MAX, VALUE_MAX, VERSION};
pub use read::parse;
pub use tool::Tool;
pub use write::write;

#[cfg(test)]
mod tests;
