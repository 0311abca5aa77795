//! What travels: bytes of a file into a region and back.

pub mod json;
