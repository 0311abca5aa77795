//! What the grid says of the last action, for as long as that is so.

use leptos::prelude::*;

use crate::components::grid::GridState;

/// What the last action did.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Announcement {
    text: String,
    /// The edition of the data of which it was said: of another one it may not be so any more.
    edition: u32,
}

impl GridState {
    /// Announces a text to screen readers and shows it in the status line until the next action or the
    /// next change of the data.
    pub fn announce(self, text: String) {
        let Some(edition) = self
            .props
            .try_with_value(|props| props.edition.get_untracked())
        else {
            return;
        };
        let _ = self.announcement.try_set(Announcement { text, edition });
    }

    /// Takes back what was announced: another action begins.
    pub fn say_nothing(self) {
        if self
            .announcement
            .with_untracked(|said| !said.text.is_empty())
        {
            self.announcement.set(Announcement::default());
        }
    }

    /// What is so now: what a new row still waits for, and what the last action did.
    pub fn said(self) -> String {
        let (edition, pending) = self
            .props
            .with_value(|props| (props.edition.get(), props.pending.get()));
        let announced = self.announcement.with(|said| {
            let is_so = said.edition == edition && !said.text.is_empty();
            is_so.then(|| said.text.clone())
        });
        let pending = pending.map(|row| row.said);
        let all: Vec<String> = pending.into_iter().chain(announced).collect();
        all.join(" ")
    }
}
