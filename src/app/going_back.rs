//! Undo and redo in the header; the keys are among the commands.
//!
//! They name steps of a region's history, so they come with the part of the program that a region needs.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;
#[cfg(split)]
use leptos::wasm_split::wasm_split;

use crate::i18n::language::words;
use crate::pages::shared::history_labels;
use crate::state::document::Document;

/// Which way through the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum HistoryDirection {
    Back,
    Again,
}

/// The arrows of the buttons, as paths in a square of 17.
const UNDO: &str = "M3 6.5h6.5a4 4 0 0 1 0 8H6M3 6.5 6 3.5M3 6.5l3 3";
const REDO: &str = "M14 6.5H7.5a4 4 0 0 0 0 8H11M14 6.5l-3-3M14 6.5l-3 3";

/// Draws the buttons.
type DrawButtons = fn() -> AnyView;

#[cfg(split)]
#[wasm_split(engine, wasm_split_path = leptos::wasm_split, fallible)]
fn load() -> Result<DrawButtons, SplitLoaderError> {
    Ok(buttons)
}

// Only `cargo xtask build` cuts the program: every other build has all of it at once.
#[cfg(not(split))]
async fn load() -> Result<DrawButtons, SplitLoaderError> {
    Ok(buttons)
}

/// The buttons, from the first region that is opened on.
pub fn going_back() -> AnyView {
    let document = Document::here();
    let draw: RwSignal<Option<DrawButtons>> = RwSignal::new(None);
    Effect::new(move |_| {
        // The part is here by then: without it no region is opened, and a notice says so.
        if document.can_compute() {
            spawn_local(async move {
                if let Ok(buttons) = load().await {
                    draw.try_set(Some(buttons));
                }
            });
        }
    });
    (move || draw.get().map(|draw| draw())).into_any()
}

/// The two buttons, each with the name of its step, and what was done by them for a screen reader.
fn buttons() -> AnyView {
    view! {
        <span class="row going-back">{button(HistoryDirection::Back)} {button(HistoryDirection::Again)}</span>
        <span role="status" class="visually-hidden">
            {said()}
        </span>
    }
    .into_any()
}

/// What was taken back or done again, by a button, a key or the page of steps.
fn said() -> Memo<String> {
    let w = words();
    let document = Document::here();
    let stand = move || document.with_history(|history| (history.done(), history.steps().len()));
    let first = untrack(stand);
    let told = RwSignal::new((first, String::new()));
    Effect::new(move |_| {
        let now = stand();
        let ((done, length), _) = told.get_untracked();
        let moved = now.1 == length && now.0 != done;
        let region = document.region();
        let said = region.filter(|_| moved).and_then(|region| {
            document.with_history(|history| {
                let back = now.0 < done;
                let step = match back {
                    true => history.to_redo(),
                    false => history.to_undo(),
                };
                let step = history_labels::in_sentence(w, &region, step?);
                Some(match back {
                    true => w.header_undone(&step),
                    false => w.header_redone(&step),
                })
            })
        });
        told.set((now, said.unwrap_or_default()));
    });
    Memo::new(move |_| told.with(|(_, said)| said.clone()))
}

fn button(way: HistoryDirection) -> AnyView {
    let w = words();
    let document = Document::here();
    let named = Memo::new(move |_| {
        let region = document.region()?;
        document.with_history(|history| {
            let step = match way {
                HistoryDirection::Back => history.to_undo(),
                HistoryDirection::Again => history.to_redo(),
            };
            step.map(|step| history_labels::in_sentence(w, &region, step))
        })
    });
    let (label, sign) = match way {
        HistoryDirection::Back => (w.header_undo(), UNDO),
        HistoryDirection::Again => (w.header_redo(), REDO),
    };
    // Where nothing can be taken back, the button stays where it is, so that nothing jumps and the
    // focus is not lost; it says that there is nothing.
    let full = move || match named.get() {
        Some(step) => format!("{label}: {step}"),
        None => label.to_owned(),
    };
    let idle = move || named.with(Option::is_none) || !document.can_change();
    let has_region = move || document.region().is_some();
    let view = move || {
        has_region().then(|| {
            view! {
                <button
                    type="button"
                    class="button quiet"
                    aria-disabled=move || idle().then_some("true")
                    aria-label=full
                    title=full
                    on:click=move |_| go(way)
                >
                    <svg class="icon" viewBox="0 0 17 17" aria-hidden="true">
                        <path d=sign />
                    </svg>
                </button>
            }
        })
    };
    view.into_any()
}

/// A refusal needs no words here: where nothing can be changed, the button says so.
fn go(way: HistoryDirection) {
    let document = Document::here();
    let _ = match way {
        HistoryDirection::Back => document.undo(),
        HistoryDirection::Again => document.redo(),
    };
}
