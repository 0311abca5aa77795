//! Keys become commands, unless one is typing or the widget in focus has taken the key.

use leptos::ev;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::app::commands::{COMMANDS, Hands, Key, OpenOverlay};
use crate::browser::page;
use crate::pages::shared::single_keys::SingleKeys;

/// Where text is typed, which has an undo of its own.
const TEXT: &str = "textarea, [contenteditable], input:not([type=checkbox], [type=radio])";

/// Where letters are not shortcuts.
const LETTERS: &str =
    "textarea, [contenteditable], input, select, dialog, [role=grid], [role=combobox]";

/// Obeys the keyboard as long as the page lives.
pub fn obey(context: Hands) {
    let listener = window_event_listener(ev::keydown, move |event| {
        let taken = event.default_prevented() || event.is_composing();
        if taken || context.open.get_untracked() != OpenOverlay::Nothing {
            return;
        }
        let found = COMMANDS.iter().find(|command| {
            let pressed = command.keys.iter().any(|key| is_pressed(*key, &event));
            pressed && untrack(|| command.is_possible(context))
        });
        if let Some(command) = found {
            event.prevent_default();
            command.act.run(context);
        }
    });
    on_cleanup(move || listener.remove());
}

fn is_pressed(key: Key, event: &KeyboardEvent) -> bool {
    let ctrl = event.ctrl_key() || event.meta_key();
    let (name, held) = match key {
        Key::Single(name) => (name, !ctrl),
        Key::Ctrl(name) => (name, ctrl && !event.shift_key()),
        Key::CtrlShift(name) => (name, ctrl && event.shift_key()),
    };
    if !held || event.alt_key() || !event.key().eq_ignore_ascii_case(name) {
        return false;
    }
    match key {
        Key::Single(_) => {
            SingleKeys::chosen() == SingleKeys::On && !page::is_within(event, LETTERS)
        }
        Key::Ctrl("z" | "y") | Key::CtrlShift("z") => !page::is_within(event, TEXT),
        _ => true,
    }
}
