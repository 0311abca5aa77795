//! What travels: files read and written, broken and hostile ones, locked ones, partners' parts.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod answers;
mod bad_files;
mod encryption;
mod hostile;
mod marked;
mod profiles;
mod round_trip;
mod schema;
mod scrambling;
mod set_aside;
mod too_much;
mod whitelist;
