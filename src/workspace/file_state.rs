//! How much of the open region no file holds, and what the browser may clear.

use leptos::prelude::*;

use crate::browser::preference;
use crate::workspace::Workspace;

/// After so many changes without a file the user is reminded.
const MANY: u32 = 40;
const UNDERSTOOD: &str = "enlace.clearing-understood";

/// What was done since the region last left as a file.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Unfiled {
    pub changes: u32,
    /// When the last file left, in milliseconds since 1970; 0: never.
    pub filed_at: f64,
    /// How many changes there were when the user said "later".
    reminded: u32,
}

impl Unfiled {
    /// What is known when a region is opened.
    pub(super) fn new(changes: u32, filed_at: f64) -> Self {
        Self {
            changes,
            filed_at,
            reminded: 0,
        }
    }
}

impl Workspace {
    /// What was done since the open region last left as a file.
    pub fn unfiled(self) -> Unfiled {
        self.unfiled.get()
    }

    /// The number of changes that no file holds, where the user is to be reminded of them.
    pub fn reminder(self) -> Option<u32> {
        let Unfiled {
            changes, reminded, ..
        } = self.unfiled.get();
        let open = self.region.with(Option::is_some);
        (open && changes >= reminded + MANY).then_some(changes)
    }

    /// The user wants to be reminded after as many changes again.
    pub fn remind_later(self) {
        self.unfiled
            .update(|unfiled| unfiled.reminded = unfiled.changes);
    }

    /// Whether the user is still to be told that the browser may clear what is saved.
    pub fn warns_of_clearing(self) -> bool {
        self.clearing_told.track();
        preference::read(UNDERSTOOD).is_none()
    }

    /// The user knows that the browser may clear what is saved.
    pub fn clearing_understood(self) {
        preference::write(UNDERSTOOD, Some("yes"));
        self.clearing_told.notify();
    }
}
