//! Regions on this device: the program's data in IndexedDB.

pub mod database;
pub mod failure;
pub mod shelf;
