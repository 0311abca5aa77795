//! What the page holds: five handles, each with its own signals, each in a folder of its own.
//!
//! The folders in order: a file may only use those listed above its own (`xtask/tests/tidy.rs` reads
//! this list, too). A document does not know who keeps it: the device listens to its edits and saves
//! them.

mod handle;

mod part;

mod files;

pub mod notices;

pub mod document;

pub mod device;

pub mod partners;

pub mod transfers;

mod start;

pub use files::unpacked::OfferedArchive;
pub use start::start;

#[cfg(test)]
mod tests;
