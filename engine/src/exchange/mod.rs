//! What travels: the region's file, the part of it that each partner gets, the way back of what they
//! changed, and tables by way of the clipboard.

pub mod bundle;
pub mod encryption;
pub mod export;
pub mod import;
pub mod json;
pub mod profile;

pub mod merge;

pub mod table;
