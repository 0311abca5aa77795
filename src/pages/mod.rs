//! One page per route.

pub mod welcome;
