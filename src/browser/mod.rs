//! What the program asks of the browser itself.

pub mod intl;
pub mod page;
pub mod preference;
