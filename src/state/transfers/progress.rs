//! How far a large file is that is being opened, or made.

use leptos::prelude::*;

/// So many thousandths of the way are done once the region goes to this device: from then on it cannot
/// be stopped.
pub(super) const WRITTEN: usize = 1_000;

/// A file that is being opened or made, as the page shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct ProgressShown {
    pub(super) number: usize,
    pub what: FileAction,
    pub file: String,
    /// How many thousandths of the way are done.
    pub(super) done: ArcRwSignal<usize>,
}

/// What is done with the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileAction {
    Opening,
    Making,
}

impl ProgressShown {
    /// How many thousandths of the way are done.
    pub fn done(&self) -> usize {
        self.done.get()
    }

    /// Whether it is being opened, and its region is not written yet.
    pub fn can_stop(&self) -> bool {
        self.what == FileAction::Opening && self.done.get() < WRITTEN
    }
}
