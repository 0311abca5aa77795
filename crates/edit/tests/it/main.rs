//! What a user can do to a region, field by field and cell by cell, and what a search finds.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod cells;
mod codelists;
mod correction;
mod fields;
mod find;
mod join;
mod new_records;
mod pasted_names;
mod rounds;
