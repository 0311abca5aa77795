//! What travels: the region's file, the part of it that each partner gets, and the way back of what they
//! changed.

pub mod bundle;
pub mod encryption;
pub mod file_kind;
pub mod json;
pub mod packed;
pub mod profile;

pub mod merge;
pub mod zip_directory;
