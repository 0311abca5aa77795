//! These pages come before any region is open: the first page, and the one that makes a new region.

mod bin;
pub mod new_region;
pub mod welcome;
