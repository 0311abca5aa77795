//! What holds of the nouns' checks: each problem is found where it is, and nowhere else.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod check;
