//! The pure half of Enlace: the region's nouns, its file, its figures.
//!
//! Floor plan: a room may only use rooms that stand above it in this list.

pub mod model;

pub mod find;

pub mod edit;

pub mod coverage;

pub mod study;

pub mod exchange;
