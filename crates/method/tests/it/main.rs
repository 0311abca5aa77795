//! The method: its worked examples, the tests that its sections state, its views and its laws.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod cases;
mod cases_demand;
mod cases_supply;
mod laws;
mod views;
mod worked_examples;
