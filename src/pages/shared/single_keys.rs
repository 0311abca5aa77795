//! A setting of this device turns shortcuts of a single key off, for voice input or an unsteady hand.

use leptos::prelude::*;

use crate::browser::preference;
use crate::components::field;
use crate::i18n::language::words;

const REMEMBERED: &str = "enlace.single-keys";

/// Whether shortcuts of one key are obeyed on this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SingleKeys {
    On,
    Off,
}

impl SingleKeys {
    /// What was chosen on this device.
    pub fn chosen() -> Self {
        match preference::read(REMEMBERED).as_deref() {
            Some("off") => Self::Off,
            _ => Self::On,
        }
    }

    /// Chooses it and remembers it on this device.
    pub fn choose(self) {
        preference::write(REMEMBERED, (self == Self::Off).then_some("off"));
    }
}

/// Turns shortcuts of one key off and on, for this device.
pub fn tick() -> AnyView {
    let w = words();
    let is_on = Signal::derive(|| SingleKeys::chosen() == SingleKeys::On);
    let choose = Callback::new(|on: bool| {
        let keys = if on { SingleKeys::On } else { SingleKeys::Off };
        keys.choose();
    });
    view! { <div class="no-print">{field::tick(None, w.shortcuts_single_keys(), is_on, choose)}</div> }.into_any()
}
