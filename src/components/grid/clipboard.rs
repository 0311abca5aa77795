//! The grid copies and pastes by the browser's own events, and at the press of a button.

use enlace_tables::table;
use leptos::ev::{self, ClipboardEvent, Custom};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clipboard::{self, Clip};
use crate::browser::focus;
use crate::components::grid::GridState;
use crate::components::grid::keys::Action;
use crate::i18n::language::words;

impl GridState {
    /// Copies, cuts and pastes when the browser's own menus ask for it. Their events go to where text was
    /// selected last, which may be anywhere on the page while the focus is on the grid.
    pub fn listen_for_clipboard(self) {
        let is_meant = move |event: &ClipboardEvent| {
            let root = self.root.try_get_untracked().flatten();
            !event.default_prevented() && root.is_some_and(|root| focus::is_on(&root))
        };
        let copy = window_event_listener(ev::copy, move |event| {
            if is_meant(&event) {
                self.copy(&event);
            }
        });
        let cut = window_event_listener(ev::cut, move |event| {
            if is_meant(&event) {
                self.cut(&event);
            }
        });
        let paste = window_event_listener(ev::paste, move |event| {
            if is_meant(&event) {
                self.paste_event(&event);
            }
        });
        // A menu offers to paste where this event is answered.
        let before = ["beforecopy", "beforecut", "beforepaste"].map(|name| {
            window_event_listener(Custom::<ClipboardEvent>::new(name), move |event| {
                if is_meant(&event) {
                    event.prevent_default();
                }
            })
        });
        on_cleanup(move || {
            copy.remove();
            cut.remove();
            paste.remove();
            for listener in before {
                listener.remove();
            }
        });
    }

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
            self.announce(message);
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
                    self.announce(words().grid_paste_by_key().to_owned());
                }
            }
        });
    }
}
