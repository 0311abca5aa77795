//! What the program asks of the browser itself.

pub mod page;
