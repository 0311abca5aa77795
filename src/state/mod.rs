//! What the page holds: five handles, each with its own signals. One uses only those before it.
//!
//! ```text
//! notices ← document ← device ← partners ← transfers
//! ```
//!
//! A document does not know who keeps it: the device listens to its edits and saves them.

pub mod device;
pub mod document;
mod files;
mod handle;
pub mod notices;
mod part;
pub mod partners;
mod start;
pub mod transfers;

pub use files::unpacked::OfferedArchive;
pub use start::start;

#[cfg(test)]
mod tests;
