//! Regions on this device: the program's data in IndexedDB.

pub mod assemble;
pub mod bin;
pub mod chunk;
pub mod compress;
pub mod database;
pub mod failure;
pub mod history;
pub mod in_bin;
mod keys;
pub mod piece;
pub mod pruning;
pub mod regions;
pub mod revision;
pub mod sent;
pub mod shelf;
pub mod snapshots;
pub mod stored_place;
pub mod timestamp;
pub mod yield_timer;
