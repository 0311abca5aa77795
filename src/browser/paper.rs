//! Paper: the browser's print dialog, and whether the page is just being put on paper.

use std::time::Duration;

use leptos::prelude::*;
use web_sys::Event;

use crate::browser::task;

const BEFORE: &str = "beforeprint";
const AFTER: &str = "afterprint";

/// What the page is drawn on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surface {
    Screen,
    Paper,
}

/// What the page is drawn on, for as long as whoever asks lives. What follows it stands on the page
/// before the browser prints.
pub fn surface() -> ReadSignal<Surface> {
    let surface = RwSignal::new(Surface::Screen);
    let heard = |event: &'static str, now: Surface| {
        let listener = window_event_listener_untyped(event, move |_| {
            surface.try_set(now);
        });
        on_cleanup(move || listener.remove());
    };
    heard(BEFORE, Surface::Paper);
    heard(AFTER, Surface::Screen);
    surface.read_only()
}

/// Calls `draw` right before the page is put on paper and `clear` after that, for as long as whoever asks
/// lives. Nothing is awaited between: Firefox takes the page as it stands when the first has returned.
pub fn while_on_paper(draw: impl Fn() + 'static, clear: impl Fn() + 'static) {
    let before = window_event_listener_untyped(BEFORE, move |_| draw());
    let after = window_event_listener_untyped(AFTER, move |_| clear());
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
}

/// Opens the browser's print dialog, once the page is drawn for paper: within a click the browser
/// would not wait for that.
pub fn print() {
    let window = gloo::utils::window();
    if let Ok(event) = Event::new(BEFORE) {
        // Says only whether somebody prevented it, which nobody can.
        let _ = window.dispatch_event(&event);
    }
    task::after(Duration::ZERO, move || {
        let _ = window.print();
    });
}
