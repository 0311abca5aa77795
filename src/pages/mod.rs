//! The pages lie as the program is cut: one folder for each part that is loaded by itself, and one for
//! what several parts share.

pub mod device;
pub mod figures;
pub mod import;
pub mod partners;
pub mod records;
pub mod shared;
pub mod start;

#[cfg(test)]
mod no_raw_ids;
