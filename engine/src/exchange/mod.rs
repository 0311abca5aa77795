//! What travels: the region's file, and tables by way of the clipboard.

pub mod json;
pub mod table;
