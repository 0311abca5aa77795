//! These pages look after the open region on this device: its problems, history, files and settings, with the help.

pub mod files;
pub mod help;
pub mod history;
mod on_device;
pub mod problems;
pub mod settings;
pub mod snapshots;
