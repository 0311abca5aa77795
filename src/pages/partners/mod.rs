//! These pages send partners their parts and take in what comes from others.

pub mod exchange;
pub mod inbox;
pub mod unlock;
mod unlocking;
