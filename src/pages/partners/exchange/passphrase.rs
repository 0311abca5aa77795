//! This part of a form asks whether a file is locked with a passphrase, and with which.

use enlace_exchange::encryption::passphrase::{WeakPassphrase, weakness};
use enlace_model::Region;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clipboard;
use crate::components::field::{FieldProps, tick};
use crate::components::passphrase::{Legible, passphrase};
use crate::i18n::Words;
use crate::pages::partners::exchange::word_list::WordList;
use crate::state::document::Document;

/// Whether a passphrase is wanted, and which.
#[derive(Clone, Copy)]
pub struct PassphraseChoice {
    pub is_on: RwSignal<bool>,
    passphrase: RwSignal<String>,
    legible: RwSignal<Legible>,
    /// The last one that was made here, and how it was chosen.
    made: RwSignal<Option<(String, usize, f64)>>,
    /// What became of the last press of a button.
    told: RwSignal<Option<&'static str>>,
}

/// The passphrase is needed and was not entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoPassphrase;

impl PassphraseChoice {
    /// Starts without a passphrase.
    pub fn new() -> Self {
        Self {
            is_on: RwSignal::new(false),
            passphrase: RwSignal::new(String::new()),
            legible: RwSignal::new(Legible::No),
            made: RwSignal::new(None),
            told: RwSignal::new(None),
        }
    }

    /// The passphrase; `None` where none is wanted.
    pub fn chosen(self) -> Result<Option<String>, NoPassphrase> {
        let passphrase = self.passphrase.get();
        match self.is_on.get() {
            false => Ok(None),
            true if passphrase.trim().is_empty() => Err(NoPassphrase),
            true => Ok(Some(passphrase.trim().to_owned())),
        }
    }

    /// The checkbox and the field. Where each partner gets a passphrase of its own, none is asked for.
    pub fn view(
        self,
        w: Words,
        document: Document,
        id: &'static str,
        is_for_each: impl Fn() -> bool + Copy + Send + Sync + 'static,
    ) -> AnyView {
        let asked = move || match (self.is_on.get(), is_for_each()) {
            (false, _) => None,
            (true, true) => Some(view! { <p class="soft">{w.passphrase_each()}</p> }.into_any()),
            (true, false) => Some(self.field(w, document, id)),
        };
        view! {
            {tick(None, w.exchange_lock(), self.is_on.into(), Callback::new(move |on| self.is_on.set(on)))}
            {asked}
        }
        .into_any()
    }

    fn field(self, w: Words, document: Document, id: &'static str) -> AnyView {
        let field = FieldProps {
            id,
            label: w.exchange_passphrase(),
            hint: w.exchange_passphrase_hint(),
        };
        let make = move |_| {
            self.told.set(None);
            spawn_local(async move {
                let made = WordList::fetched(w).await.and_then(|list| list.made());
                match made {
                    Some(made) => {
                        self.passphrase.try_set(made.text.clone());
                        self.legible.try_set(Legible::Yes);
                        self.made.try_set(Some((made.text, made.words, made.bits)));
                    }
                    None => drop(self.told.try_set(Some(w.app_part_not_loaded()))),
                }
            });
        };
        let copy = move |_| {
            let text = self.passphrase.get_untracked().trim().to_owned();
            spawn_local(async move {
                let told = match clipboard::put(&text).await {
                    Ok(()) => w.passphrase_copied(),
                    Err(clipboard::ClipboardRefused) => w.passphrase_not_copied(),
                };
                self.told.try_set(Some(told));
            });
        };
        let about = move || {
            let typed = self.passphrase.get();
            if typed.trim().is_empty() {
                return None;
            }
            let made = self.made.get();
            if let Some((text, words, bits)) = made.filter(|(text, ..)| text == typed.trim()) {
                let (words, bits) = (w.number(words as f64, 0), w.number(bits.floor(), 0));
                let said = w.passphrase_made(&words, &bits);
                // The field shows the first words only.
                let is_legible = self.legible.get() == Legible::Yes;
                let whole = is_legible.then(|| view! { <code>{text}</code> <br /> });
                return Some(view! { {whole} {said} }.into_any());
            }
            let weak = document.with_region(|region| weak(&typed, region))?;
            weak.map(|why| w.of("weak", why.as_str()).into_any())
        };
        view! {
            {passphrase(field, self.passphrase, self.legible, || None)}
            <p role="status" class="small">
                {about}
            </p>
            <p class="buttons">
                <button type="button" class="button" on:click=make>
                    {w.passphrase_make()}
                </button>
                <button
                    type="button"
                    class="button"
                    disabled=move || self.passphrase.with(|it| it.trim().is_empty())
                    on:click=copy
                >
                    {w.passphrase_copy()}
                </button>
                <span role="status" class="soft">
                    {move || self.told.get()}
                </span>
            </p>
        }
        .into_any()
    }
}

/// Why a passphrase is weak, to somebody who knows the region's names.
fn weak(passphrase: &str, region: &Region) -> Option<WeakPassphrase> {
    let schools = region.schools.values().map(|it| it.name.as_str());
    let places = region.municipalities.values().map(|it| it.name.as_str());
    let firms = region.enterprises.values().map(|it| it.name.as_str());
    let names: Vec<&str> = schools.chain(places).chain(firms).collect();
    let names = [&names[..], &[region.header.name.as_str(), "Enlace"]].concat();
    weakness(passphrase, &names)
}
