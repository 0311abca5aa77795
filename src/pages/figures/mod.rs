//! These pages show the region's figures: views of them, and documents to print.

pub mod brochure;
pub mod certainty;
pub mod compare;
pub mod coverage;
pub mod map;
pub mod nuts;
pub mod overview;
pub mod presentation;
pub mod priorities;
pub mod reasons;
pub mod scope;
pub mod start;
pub mod study;
pub mod views;
pub mod why;
