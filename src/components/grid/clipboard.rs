//! The grid copies and pastes by the browser's own events, and at the press of a button.

use enlace_tables::table;
use leptos::ev::ClipboardEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clipboard::{self, Clip};
use crate::components::grid::GridState;
use crate::components::grid::keys::Action;
use crate::i18n::language::words;

impl GridState {
    /// Puts the selection into a copy event.
    pub fn copy(self, event: &ClipboardEvent) {
        let block = self.copied_block();
        let clip = Clip {
            html: table::write_html(&block),
            text: table::write_text(&block),
        };
        clipboard::give(event, &clip);
        self.announce(words().grid_copied(block.iter().map(Vec::len).sum::<usize>() as f64));
    }

    /// Puts the selection into a cut event, and clears its cells.
    pub fn cut(self, event: &ClipboardEvent) {
        self.copy(event);
        self.run_action(Action::Clear);
    }

    /// Pastes what a paste event brings.
    pub fn paste_event(self, event: &ClipboardEvent) {
        event.prevent_default();
        self.paste_clip(&clipboard::brought_by(event));
    }

    fn paste_clip(self, clip: &Clip) {
        match table::read(&clip.html, &clip.text) {
            Some(block) => self.paste(block),
            None => self.announce(words().grid_nothing_pasted().to_owned()),
        }
    }

    pub fn copy_by_button(self) {
        let block = self.copied_block();
        let text = table::write_text(&block);
        spawn_local(async move {
            let w = words();
            let message = match clipboard::put(&text).await {
                Ok(()) => w.grid_copied(block.iter().map(Vec::len).sum::<usize>() as f64),
                Err(clipboard::ClipboardRefused) => w.grid_copy_by_key().to_owned(),
            };
            let _ = self.announcement.try_set(message);
        });
        self.focus();
    }

    pub fn paste_by_button(self) {
        self.focus();
        spawn_local(async move {
            match clipboard::take().await {
                // The page may have been left while the browser asked.
                Ok(clip) if self.announcement.try_get_untracked().is_some() => {
                    self.paste_clip(&clip)
                }
                Ok(_) => {}
                Err(clipboard::ClipboardRefused) => {
                    let _ = self
                        .announcement
                        .try_set(words().grid_paste_by_key().to_owned());
                }
            }
        });
    }
}
