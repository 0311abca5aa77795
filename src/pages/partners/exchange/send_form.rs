//! What the user chose of a file for a partner, or of one for each partner of a list.

use enlace_exchange::profile::{Audience, Contacts, Profile};
use enlace_model::{Kind, Region};
use leptos::prelude::*;

use crate::pages::partners::exchange::passphrase::PassphraseChoice;
use crate::state::partners::everyone::Got;
use crate::state::partners::sending::Went;

/// The value of the list of partners that stands for all of them.
pub const EVERYONE: &str = "*";

/// What the user chose in the form.
#[derive(Clone, Copy)]
pub struct SendForm {
    pub audience: RwSignal<Audience>,
    pub partner: RwSignal<String>,
    /// The partner's name, where no list has it.
    pub name: RwSignal<String>,
    pub sender: RwSignal<String>,
    pub contacts: RwSignal<bool>,
    pub lock: PassphraseChoice,
    pub busy: RwSignal<bool>,
    pub went: RwSignal<Option<Went>>,
    pub round: BatchProgress,
}

impl SendForm {
    /// Whether each partner of the list gets a file.
    pub fn is_for_everyone(self) -> bool {
        self.partner.with(|partner| partner == EVERYONE)
    }

    /// The profile, once the partner is known; `None` also where all partners of a list get a file.
    pub fn profile(self) -> Option<Profile> {
        let audience = self.audience.get();
        let partner = match audience.partners() {
            Some(_) => self.partner.get(),
            None if audience == Audience::Coordinator => self.name.get().trim().to_owned(),
            // A name that was typed for a colleague is not for everyone, nor for support.
            None => String::new(),
        };
        let named = audience.partners().is_none() || !partner.is_empty();
        (named && !self.is_for_everyone()).then_some(Profile {
            audience,
            partner,
            contacts: match self.contacts.get() {
                true => Contacts::Included,
                false => Contacts::LeftOut,
            },
        })
    }
}

/// How far the files for all partners are made.
#[derive(Clone, Copy)]
pub struct BatchProgress {
    /// How many files are to be made; `None` while none are being made.
    pub all: RwSignal<Option<usize>>,
    /// How many files are made.
    pub made: RwSignal<usize>,
    pub got: RwSignal<Vec<Got>>,
}

impl BatchProgress {
    /// Nothing was made yet.
    pub fn new() -> Self {
        Self {
            all: RwSignal::new(None),
            made: RwSignal::new(0),
            got: RwSignal::new(Vec::new()),
        }
    }

    /// Forgets what was made, so that the page no longer shows it.
    pub fn forget(self) {
        self.got.set(Vec::new());
    }
}

/// The partners of a list, by name.
pub fn partners(region: &Region, kind: Kind) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = match kind {
        Kind::School => {
            let all = region.schools.values();
            all.map(|it| (it.code.to_string(), it.name.clone()))
                .collect()
        }
        _ => {
            // Groups are asked by mail; where none is marked as one, any enterprise can be.
            let all = || region.enterprises.values();
            let any = all().any(|it| it.is_group());
            all()
                .filter(|it| it.is_group() || !any)
                .map(|it| (it.id.to_string(), it.name.clone()))
                .collect()
        }
    };
    enlace_model::order::put_in_order_of(&mut all, |(_, name)| name.clone());
    all
}
