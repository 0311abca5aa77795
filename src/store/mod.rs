//! Regions on this device: the program's data in IndexedDB.

pub mod assemble;
pub mod chunk;
pub mod database;
pub mod failure;
pub mod moment;
pub mod piece;
pub mod regions;
pub mod revision;
pub mod shelf;
