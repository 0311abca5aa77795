//! This part of a form asks whether a file is locked with a passphrase, and with which.

use leptos::prelude::*;

use crate::components::field::{FieldProps, text};
use crate::i18n::Words;

/// A shorter passphrase is guessed too soon.
const SHORTEST: usize = 10;

/// Whether a passphrase is wanted, and which.
#[derive(Clone, Copy)]
pub struct PassphraseChoice {
    pub is_on: RwSignal<bool>,
    pub passphrase: RwSignal<String>,
}

impl PassphraseChoice {
    /// Starts without a passphrase.
    pub fn new() -> Self {
        Self {
            is_on: RwSignal::new(false),
            passphrase: RwSignal::new(String::new()),
        }
    }

    /// The passphrase; `None` where none is wanted, `Err` where it is too short.
    pub fn chosen(self) -> Result<Option<String>, ()> {
        let passphrase = self.passphrase.get();
        match self.is_on.get() {
            false => Ok(None),
            true if passphrase.trim().chars().count() < SHORTEST => Err(()),
            true => Ok(Some(passphrase.trim().to_owned())),
        }
    }

    /// The checkbox and the field.
    pub fn view(self, w: Words, id: &'static str) -> AnyView {
        let fault = move || {
            let typed = !self.passphrase.with(String::is_empty);
            (typed && self.chosen().is_err()).then(|| w.exchange_passphrase_short().to_owned())
        };
        let field = FieldProps {
            id,
            label: w.exchange_passphrase(),
            hint: w.exchange_passphrase_hint(),
        };
        view! {
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || self.is_on.get()
                    on:change:target=move |event| self.is_on.set(event.target().checked())
                />
                <span>{w.exchange_lock()}</span>
            </label>
            {move || self.is_on.get().then(|| text(field, self.passphrase, fault))}
        }
        .into_any()
    }
}
