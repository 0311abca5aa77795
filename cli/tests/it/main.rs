//! The native program `enlace`, run as a user runs it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod command_convert;
mod command_coverage;
mod command_line;
mod command_merge;
mod command_profile;
mod command_round;
