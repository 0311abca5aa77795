//! This section asks whom a file is for, shows what exactly it will contain, and sends it.

use std::sync::Arc;

use enlace_exchange::profile::{Audience, contents, slice};
use enlace_model::Kind;
use leptos::prelude::*;

use crate::components::field::{FieldProps, text, tick};
use crate::components::select::{Choices, select};
use crate::i18n::Words;
use crate::pages::partners::exchange::contents::table;
use crate::pages::partners::exchange::passphrase::PassphraseChoice;
use crate::pages::partners::exchange::send_form::{BatchProgress, EVERYONE, SendForm, partners};
use crate::pages::partners::exchange::{labels, passphrase_list, send_all, sent};
use crate::state::document::Document;
use crate::state::partners::Partners;
use crate::state::partners::sending::{Delivery, Parcel, Went};

/// The section.
pub fn send(w: Words, document: Document) -> AnyView {
    let form = SendForm {
        audience: RwSignal::new(Audience::School),
        partner: RwSignal::new(String::new()),
        name: RwSignal::new(String::new()),
        sender: RwSignal::new(String::new()),
        contacts: RwSignal::new(false),
        lock: PassphraseChoice::new(),
        busy: RwSignal::new(false),
        went: RwSignal::new(None),
        round: BatchProgress::new(),
    };
    // The message about the last file is shown until another partner is chosen.
    Effect::new(move |_| {
        form.audience.track();
        form.partner.track();
        form.went.set(None);
        form.round.forget();
    });
    let profile = Memo::new(move |_| form.profile());
    let found = Memo::new(move |_| {
        let region = document.region()?;
        let profile = profile.get()?;
        Some(Arc::new(contents(&slice(&region, &profile, ""))))
    });
    let what = move || match found.get() {
        None if form.is_for_everyone() => send_all::everyone(w, document, form).into_any(),
        Some(found) => table(w, document, &found),
        None => view! { <p class="soft">{w.exchange_choose_partner()}</p> }.into_any(),
    };
    let since = sent::since(w, document, profile);
    view! {
        <section aria-labelledby="send">
            <h2 id="send">{w.exchange_send()}</h2>
            <div class="two">
                <div class="stack">
                    {whom(w, document, form)}
                    {with(w, document, form)}
                    {buttons(w, document, form)}
                </div>
                <div class="stack" aria-live="polite">
                    <h3>{w.exchange_contains()}</h3>
                    {what}
                    {since}
                </div>
            </div>
            {passphrase_list::view(w)}
        </section>
    }
    .into_any()
}

fn whom(w: Words, document: Document, form: SendForm) -> AnyView {
    let audiences: Choices = Audience::ALL
        .iter()
        .map(|it| (it.as_str().to_owned(), w.of("audience", it.as_str())))
        .collect();
    let choose = move |text: String| {
        if let Some(audience) = Audience::from_text(&text) {
            form.audience.set(audience);
            form.partner.set(String::new());
            form.contacts.set(false);
        }
    };
    let partner = move || match form.audience.get() {
        Audience::Public | Audience::Support => ().into_any(),
        Audience::Coordinator => {
            let (label, hint) = (w.exchange_name(), w.exchange_name_hint());
            let id = "partner-name";
            text(FieldProps { id, label, hint }, form.name, || None)
        }
        audience => {
            let kind = audience.partners().unwrap_or(Kind::School);
            let region = document.region();
            let mut choices: Choices = vec![(String::new(), w.exchange_choose().to_owned())];
            if let Some(region) = region {
                let all = partners(&region, kind);
                if all.len() > 1 {
                    let label = w.exchange_everyone(all.len() as f64);
                    choices.push((EVERYONE.to_owned(), label));
                }
                choices.extend(all);
            }
            let label = w.exchange_partner();
            let value = move || form.partner.get();
            let choose = move |it| form.partner.set(it);
            view! { <div class="field">{select("partner", label, choices, value, choose)}</div> }
                .into_any()
        }
    };
    let (label, hint) = (w.exchange_sender(), w.exchange_sender_hint());
    let sender = FieldProps {
        id: "sender",
        label,
        hint,
    };
    let value = move || form.audience.get().as_str().to_owned();
    let label = w.exchange_audience();
    view! {
        <div class="field">{select("audience", label, audiences, value, choose)}</div>
        <p class="soft">{move || w.of("audience_gets", form.audience.get().as_str())}</p>
        {partner}
        {text(sender, form.sender, || None)}
    }
    .into_any()
}

fn with(w: Words, document: Document, form: SendForm) -> AnyView {
    let choose = Callback::new(move |on: bool| {
        form.contacts.set(on);
        // Personal data is locked unless the user decides otherwise.
        if on {
            form.lock.is_on.set(true);
        }
    });
    let contacts = move || {
        let is_asked = form.audience.get().may_take_contacts();
        is_asked.then(|| tick(None, w.exchange_contacts(), form.contacts.into(), choose))
    };
    view! {
        {contacts}
        {form.lock.view(w, document, "passphrase", move || form.is_for_everyone())}
    }
    .into_any()
}

fn buttons(w: Words, document: Document, form: SendForm) -> AnyView {
    let partners = Partners::here();
    let ready = move || {
        let all = form.is_for_everyone();
        let one = form.profile().is_some() && form.lock.chosen().is_ok();
        (one || all) && !form.busy.get()
    };
    let go = move |way: Delivery| {
        if form.is_for_everyone() {
            return send_all::go(w, document, partners, form);
        }
        let (Some(profile), Ok(passphrase)) = (form.profile(), form.lock.chosen()) else {
            return;
        };
        let name = document
            .with_region(|region| labels::partner(w, region, &profile))
            .unwrap_or_default();
        form.busy.set(true);
        form.went.set(None);
        let parcel = Parcel {
            profile,
            name,
            sender: form.sender.get(),
            passphrase,
            way,
        };
        partners.send_part(parcel, move |went| {
            form.busy.try_set(false);
            form.went.try_set(Some(went));
        });
    };
    view! {
        <p class="row">
            <button
                type="button"
                class="button first"
                disabled=move || !ready()
                on:click=move |_| go(Delivery::Download)
            >
                {move || match form.is_for_everyone() {
                    true => w.exchange_save_all(),
                    false => w.exchange_save(),
                }}
            </button>
            <button
                type="button"
                class="button"
                disabled=move || !ready() || form.is_for_everyone()
                on:click=move |_| go(Delivery::Share)
            >
                {w.exchange_share()}
            </button>
        </p>
        {move || send_all::progress(w, form)}
        <p role="status">
            {move || match form.went.get() {
                Some(Went::Saved(file)) if form.is_for_everyone() => w.exchange_saved_all(&file),
                went => labels::went(w, form.busy.get() && !form.is_for_everyone(), went),
            }}
        </p>
    }
    .into_any()
}
