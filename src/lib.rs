//! The browser half of Enlace.
//!
//! The rooms in order: a file may only use rooms listed above its own
//! (`xtask/tests/tidy.rs` reads this list and checks every path).

pub mod store;

pub mod browser;

pub mod i18n;

pub mod components;

pub mod state;

pub mod pages;

pub mod app;
