//! The request's body: From_Account and the ProfileItem rows with help for each, or the JSON text; and example bodies.

mod about;
mod asking;
mod assist;
mod choice;
mod examples;
mod fields;
mod form;
mod group;
mod help;
mod json_text;
mod panel;
mod picture;
mod row;
mod shown;
mod tag;
mod value;

pub use assist::value_help;
pub use choice::FieldChoice;
pub use panel::{BodyPanel, other_forms};
pub use shown::{BodyPanelProps, FieldChoiceProps};
pub use tag::offers;
