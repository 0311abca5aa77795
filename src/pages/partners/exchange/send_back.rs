//! This section shows a part that came by mail, what the region needs, and how to send it back.

use enlace_exchange::json::FileOrigin;
use enlace_exchange::profile::{Audience, Contacts, Profile, sums_of};
use leptos::prelude::*;

use crate::components::field;
use crate::components::link::A;
use crate::i18n::Words;
use crate::pages::partners::exchange::contents::sums;
use crate::pages::partners::exchange::labels;
use crate::pages::partners::exchange::passphrase::PassphraseChoice;
use crate::state::document::Document;
use crate::state::partners::Partners;
use crate::state::partners::sending::{Delivery, Went};

/// Whether the region is a part of another region.
pub fn is_part(origin: &FileOrigin) -> bool {
    Audience::from_text(&origin.profile).is_some_and(|it| it.partners().is_some())
}

/// The section.
pub fn back(w: Words, partners: Partners, origin: FileOrigin) -> AnyView {
    let document = Document::here();
    let audience = Audience::from_text(&origin.profile).unwrap_or(Audience::Coordinator);
    let profile = Profile {
        audience,
        partner: origin.partner.clone(),
        contacts: Contacts::LeftOut,
    };
    let name = document
        .with_region(|region| labels::partner(w, region, &profile))
        .unwrap_or_default();
    let sender = match origin.sender.is_empty() {
        true => w.exchange_the_sender().to_owned(),
        false => origin.sender,
    };
    let has_contacts = document.with_region(|region| !region.contacts.is_empty());
    let has_contacts = has_contacts == Some(true) && audience.may_take_contacts();
    let with_contacts = RwSignal::new(has_contacts);
    let unread = document.with_region(|it| it.contact_count() - it.contacts.len());
    let unread = unread.filter(|count| *count > 0 && audience.may_take_contacts());
    let with_unread = RwSignal::new(false);
    // Personal data is locked unless the user decides otherwise.
    let lock = PassphraseChoice::new();
    lock.is_on.set(has_contacts);
    let busy = RwSignal::new(false);
    let went: RwSignal<Option<Went>> = RwSignal::new(None);
    let go = move |way: Delivery| {
        let Ok(passphrase) = lock.chosen() else {
            return;
        };
        busy.set(true);
        went.set(None);
        let chosen = |tick: RwSignal<bool>| match tick.get_untracked() {
            true => Contacts::Included,
            false => Contacts::LeftOut,
        };
        let (contacts, unread) = (chosen(with_contacts), chosen(with_unread));
        partners.send_back(contacts, unread, passphrase, way, move |it| {
            busy.try_set(false);
            went.try_set(Some(it));
        });
    };
    let closed = move || busy.get() || lock.chosen().is_err();
    let wanted = move || {
        let region = document.region()?;
        sums(w, &region, &sums_of(&region))
    };
    let fill_in = (audience == Audience::School).then(|| {
        view! {
            <A href="/offers" attr:class="button">
                {w.exchange_fill_in()}
            </A>
        }
    });
    view! {
        <section aria-labelledby="back" class="notice stack">
            <h2 id="back">{w.exchange_yours(&name)}</h2>
            <p>{w.exchange_yours_what(&sender)}</p>
            {has_contacts
                .then(|| {
                    view! {
                        {tick(w.exchange_contacts().to_owned(), with_contacts, with_unread, lock)}
                        <p class="soft">{w.exchange_contacts_back()}</p>
                    }
                })}
            // Nobody knows whose it is that could not be read.
            {unread
                .map(|count| {
                    tick(w.exchange_contacts_unread(count as f64), with_unread, with_contacts, lock)
                })}
            {lock.view(w, document, "back-passphrase", || false)}
            <p class="buttons">
                <button
                    type="button"
                    class="button first large"
                    disabled=closed
                    on:click=move |_| go(Delivery::Download)
                >
                    {w.exchange_back()}
                </button>
                <button type="button" class="button" disabled=closed on:click=move |_| go(Delivery::Share)>
                    {w.exchange_share()}
                </button>
                {fill_in}
            </p>
            <p role="status">{move || labels::went(w, busy.get(), went.get())}</p>
            {wanted}
        </section>
    }
    .into_any()
}

/// Asks whether personal data of one sort goes back, too; the file is locked while any sort goes.
fn tick(
    label: String,
    with: RwSignal<bool>,
    other: RwSignal<bool>,
    lock: PassphraseChoice,
) -> AnyView {
    let choose = Callback::new(move |on: bool| {
        with.set(on);
        lock.is_on.set(on || other.get_untracked());
    });
    field::tick(None, label, with.into(), choose)
}
