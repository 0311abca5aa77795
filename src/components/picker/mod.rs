//! A field that is filled from a list: typing finds entries by code, word or misspelling, the
//! arrow keys go through them, Enter chooses. The pattern is ARIA's combobox with a list box.

mod keys;
mod list;
pub mod spot;

use std::sync::Arc;

use enlace_edit::find::EntryOrigin;
use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::browser::scrolling::Scrolling;
use crate::components::picker::keys::{MarkedBy, PickerStep, Stand, step};
use crate::components::picker::list::list;

/// An entry that can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct PickerOption {
    /// What is told when the entry is chosen.
    pub code: String,
    /// What stands before the title: the code where people know it, else nothing.
    pub note: String,
    pub title: String,
    pub origin: EntryOrigin,
}

/// What stands in the field for a code.
pub type Show = Arc<dyn Fn(&str) -> String + Send + Sync>;
/// The entries that a text may mean.
pub type PickerSearch = Arc<dyn Fn(&str) -> Vec<PickerOption> + Send + Sync>;

/// What is chosen from, and what becomes of it.
#[derive(Clone)]
pub struct Picker {
    /// The field's id; a `label` outside points to it.
    pub id: String,
    /// What the field is called where no label points to it.
    pub name: Option<String>,
    /// The code that is chosen now; empty: none.
    pub value: Signal<String>,
    /// What stands in the field for a code.
    pub show: Show,
    /// The entries that a text may mean, best first; for an empty text those to begin with.
    pub search: PickerSearch,
    /// Told the code of the chosen entry; nothing where the field was emptied; the text itself where
    /// no entry was chosen, which whoever holds the field takes or refuses in words.
    pub on_choose: Callback<String>,
    pub start: Start,
    /// Whether what is in the field was refused.
    pub fault: Signal<bool>,
    /// The id of what explains the field.
    pub described_by: Option<String>,
}

/// How a picker begins.
#[derive(Clone, Debug)]
pub enum Start {
    /// One field among others.
    Resting,
    /// The editor of a cell takes the focus at once.
    Editing {
        /// The text that is typed already.
        typed: Option<String>,
        /// Told of Enter, Tab and Escape once the picker has done its part. The picker may be gone from the
        /// page by then, so the key would not reach whoever holds it by itself.
        on_key: Callback<KeyboardEvent>,
    },
}

#[derive(Clone, Copy)]
struct PickerState {
    picker: StoredValue<Picker>,
    /// What was typed since the last choice.
    typed: RwSignal<Option<String>>,
    offers: RwSignal<Arc<Vec<PickerOption>>>,
    marked: RwSignal<usize>,
    marked_by: RwSignal<MarkedBy>,
    list: RwSignal<ListState>,
    input: NodeRef<html::Input>,
    /// While the list is shown it follows its field.
    scrolling: StoredValue<Option<Scrolling>, LocalStorage>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ListState {
    Shown,
    Hidden,
}

/// The field with its list.
pub fn picker(picker: Picker) -> AnyView {
    let id = picker.id.clone();
    let (value, fault, start) = (picker.value, picker.fault, picker.start.clone());
    let (name, described_by) = (picker.name.clone(), picker.described_by.clone());
    let state = PickerState {
        picker: StoredValue::new(picker),
        typed: RwSignal::new(None),
        offers: RwSignal::new(Arc::default()),
        marked: RwSignal::new(0),
        marked_by: RwSignal::new(MarkedBy::Opening),
        list: RwSignal::new(ListState::Hidden),
        input: NodeRef::new(),
        scrolling: StoredValue::new_local(None),
    };
    let shown = move || match state.typed.get() {
        Some(text) => text,
        None => state.shown(&value.get()),
    };
    let is_open =
        move || state.list.get() == ListState::Shown && !state.offers.with(|o| o.is_empty());
    let (list_id, option_id) = (format!("{id}-list"), id.clone());
    let controls = list_id.clone();
    let active = move || is_open().then(|| format!("{option_id}-{}", state.marked.get()));
    // What is typed when the page is left goes to whoever holds the field.
    on_cleanup(move || state.leave());
    if let Start::Editing { typed, .. } = start {
        state.edit_at_once(typed);
    }
    view! {
        <div class="picker">
            <input
                id=id.clone()
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                aria-autocomplete="list"
                aria-label=name
                aria-describedby=described_by
                aria-expanded=move || is_open().to_string()
                aria-controls=move || is_open().then(|| controls.clone())
                aria-activedescendant=active
                aria-invalid=move || fault.get().then_some("true")
                node_ref=state.input
                prop:value=shown
                on:input:target=move |event| state.ask(Some(event.target().value()))
                on:keydown=move |event| state.key(&event)
                on:click=move |_| state.open()
                on:focus=select_all
                on:blur=move |_| state.leave()
            />
            {list(state, list_id, id)}
        </div>
    }
    .into_any()
}

impl PickerState {
    fn shown(self, code: &str) -> String {
        if code.is_empty() {
            return String::new();
        }
        self.picker.with_value(|picker| (picker.show)(code))
    }

    /// Looks for what a text may mean; no text: what there is to begin with.
    fn ask(self, typed: Option<String>) {
        let mut offers = self
            .picker
            .with_value(|picker| (picker.search)(typed.as_deref().unwrap_or_default()));
        // The entry that is chosen already is marked, so that the arrows go on from it. A long list begins
        // with others: then it stands first.
        let now = self
            .picker
            .with_value(|picker| picker.value.get_untracked());
        let at = match &typed {
            None if !now.is_empty() => {
                let found = offers.iter().position(|offer| offer.code == now);
                found.unwrap_or_else(|| {
                    offers.insert(0, self.chosen_already(now));
                    0
                })
            }
            _ => 0,
        };
        self.marked.set(at);
        self.marked_by.set(match typed {
            Some(_) => MarkedBy::User,
            None => MarkedBy::Opening,
        });
        self.typed.set(typed);
        self.offers.set(Arc::new(offers));
        self.list.set(ListState::Shown);
    }

    fn chosen_already(self, code: String) -> PickerOption {
        PickerOption {
            note: String::new(),
            title: self.shown(&code),
            origin: EntryOrigin::Own,
            code,
        }
    }

    fn open(self) {
        if self.list.get_untracked() == ListState::Hidden {
            self.ask(self.typed.get_untracked());
        }
    }

    fn edit_at_once(self, text: Option<String>) {
        let mut waiting = Some(text);
        Effect::new(move |_| {
            if let (Some(input), Some(text)) = (self.input.get(), waiting.take()) {
                let _ = input.focus();
                self.ask(text);
            }
        });
    }

    fn key(self, event: &KeyboardEvent) {
        if event.is_composing() || event.ctrl_key() || event.meta_key() {
            return;
        }
        let typed = self.typed.with_untracked(Option::is_some);
        let count = self.offers.with_untracked(|offers| offers.len());
        let stand = match self.list.get_untracked() {
            ListState::Shown if count > 0 => Stand::Offering {
                count,
                marked: self.marked.get_untracked(),
                by: self.marked_by.get_untracked(),
            },
            _ if typed => Stand::Typed,
            _ => Stand::Resting,
        };
        let on_key = self.picker.with_value(|picker| match picker.start {
            Start::Resting => None,
            Start::Editing { on_key, .. } => Some(on_key),
        });
        match step(&event.key(), stand) {
            PickerStep::Pass if matches!(event.key().as_str(), "Enter" | "Tab" | "Escape") => {
                if let Some(on_key) = on_key {
                    on_key.run(event.clone());
                }
                return;
            }
            PickerStep::Pass => return,
            PickerStep::Open => {
                self.open();
                self.marked_by.set(MarkedBy::User);
            }
            PickerStep::To(place) => {
                self.marked.set(place);
                self.marked_by.set(MarkedBy::User);
            }
            decided => {
                match decided {
                    PickerStep::Choose(place) => self.choose(place),
                    PickerStep::Take => self.take(),
                    _ => self.rest(),
                }
                match on_key {
                    Some(on_key) => return on_key.run(event.clone()),
                    // In a form Tab goes to the next field by itself.
                    None if event.key() == "Tab" => return,
                    None => {}
                }
            }
        }
        event.prevent_default();
        event.stop_propagation();
    }

    fn choose(self, place: usize) {
        let code = self
            .offers
            .with_untracked(|offers| offers.get(place).map(|offer| offer.code.clone()));
        self.rest();
        if let Some(code) = code {
            self.tell(code);
        }
    }

    /// The text as it stands: the code where it is just what an entry is called.
    fn take(self) {
        let Some(text) = self.typed.get_untracked() else {
            return;
        };
        let text = text.trim();
        let meant = self.offers.with_untracked(|offers| {
            let named = |offer: &&PickerOption| {
                offer.code == text || offer.title == text || self.shown(&offer.code) == text
            };
            offers.iter().find(named).map(|offer| offer.code.clone())
        });
        let meant = meant.unwrap_or_else(|| text.to_owned());
        let is_editing = self
            .picker
            .with_value(|picker| matches!(picker.start, Start::Editing { .. }));
        if is_editing {
            // A text that is refused stays in sight, beside the reason.
            self.list.set(ListState::Hidden);
        } else {
            self.rest();
        }
        self.tell(meant);
    }

    /// The focus goes elsewhere: what was typed is taken, what was only looked at is not.
    fn leave(self) {
        // A field that is taken from the page while it has the focus is left when all else is gone.
        match self.typed.try_with_untracked(Option::is_some) {
            Some(true) => self.take(),
            Some(false) => self.rest(),
            None => {}
        }
    }

    fn rest(self) {
        self.typed.set(None);
        self.list.set(ListState::Hidden);
    }

    fn tell(self, code: String) {
        let on_choose = self.picker.with_value(|picker| picker.on_choose);
        on_choose.run(code);
    }
}

/// Typing then replaces what was chosen before.
fn select_all(event: FocusEvent) {
    let input = event
        .target()
        .and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
    if let Some(input) = input {
        input.select();
    }
}
