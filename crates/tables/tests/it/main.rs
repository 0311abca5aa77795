//! Tables in and out: what spreadsheets hold, and what is copied from them and to them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod clipboard;
mod import;
