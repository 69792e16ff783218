//! Numbers, dates and bytes as people read them.

pub mod calendar;
pub mod count;
pub mod hex;
pub mod size;
pub mod time;
