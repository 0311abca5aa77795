//! This section makes a file for each partner of a list in one go.

use enlace_exchange::profile::{Audience, Contacts, Profile, contents, slice};
use enlace_model::{Kind, Region};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::i18n::Words;
use crate::pages::partners::exchange::contents::table;
use crate::pages::partners::exchange::passphrase_list::{self, PartnerPassphrase, PassphraseList};
use crate::pages::partners::exchange::send_form::{SendForm, partners};
use crate::pages::partners::exchange::word_list::WordList;
use crate::pages::shared::page_parts::cell;
use crate::state::document::Document;
use crate::state::partners::Partners;
use crate::state::partners::everyone::{Got, KeptOnDevice};
use crate::state::partners::sending::{Delivery, Parcel, Went};

/// The parcels, one for each partner.
fn parcels(form: SendForm, region: &Region) -> Vec<Parcel> {
    let audience = form.audience.get_untracked();
    let kind = audience.partners().unwrap_or(Kind::School);
    let contacts = match form.contacts.get_untracked() {
        true => Contacts::Included,
        false => Contacts::LeftOut,
    };
    let all = partners(region, kind).into_iter();
    all.map(|(partner, name)| Parcel {
        profile: Profile {
            audience,
            partner,
            contacts,
        },
        name,
        sender: form.sender.get_untracked(),
        passphrase: None,
        way: Delivery::Download,
    })
    .collect()
}

/// Makes the files.
pub fn go(w: Words, document: Document, partners: Partners, form: SendForm) {
    let audience = form.audience.get_untracked();
    let Some((parcels, name)) = document.with_region(|region| {
        let list = audience.partners().unwrap_or(Kind::School);
        let (header, list) = (&region.header, w.of("kind", list.as_str()));
        let name = format!("{} {} {list}", header.name, header.target_year.0);
        (parcels(form, region), name)
    }) else {
        return;
    };
    let round = form.round;
    round.got.set(Vec::new());
    round.made.set(0);
    round.all.set(Some(parcels.len()));
    form.busy.set(true);
    form.went.set(None);
    let goes_on = move |made| {
        round.made.try_set(made);
        round.all.try_get_untracked().flatten().is_some()
    };
    let done = move |went: Went, got: Vec<Got>| {
        form.busy.try_set(false);
        round.all.try_set(None);
        round.got.try_set(got);
        form.went.try_set(Some(went));
    };
    let is_locked = form.lock.is_on.get_untracked();
    spawn_local(async move {
        let parcels = match is_locked {
            true => locked(w, parcels).await,
            false => Some(parcels),
        };
        let Some(parcels) = parcels else {
            return done(Went::NotLocked, Vec::new());
        };
        let own = parcels.clone();
        partners.send_parts(parcels, name, goes_on, move |went, got| {
            if let (Went::Saved(archive), true) = (&went, is_locked) {
                passphrase_list::show(list(archive, &own, &got));
            }
            done(went, got);
        });
    });
}

/// The parcels with a passphrase of its own each; `None` where the words cannot be had.
async fn locked(w: Words, mut parcels: Vec<Parcel>) -> Option<Vec<Parcel>> {
    let words = WordList::fetched(w).await?;
    for parcel in &mut parcels {
        parcel.passphrase = Some(words.made()?.text);
    }
    Some(parcels)
}

/// Who got which file, and what opens it.
fn list(archive: &str, parcels: &[Parcel], got: &[Got]) -> PassphraseList {
    let rows = parcels
        .iter()
        .zip(got)
        .map(|(parcel, got)| PartnerPassphrase {
            partner: parcel.name.clone(),
            file: got.file.clone(),
            passphrase: parcel.passphrase.clone().unwrap_or_default(),
        });
    PassphraseList {
        archive: archive.to_owned(),
        rows: rows.collect(),
    }
}

/// A progress bar with a button to stop.
pub fn progress(w: Words, form: SendForm) -> Option<AnyView> {
    let all = form.round.all.get()?;
    let made = move || form.round.made.get();
    let said =
        move || w.exchange_making(&w.number(made() as f64 + 1.0, 0), &w.number(all as f64, 0));
    let view = view! {
        <div class="searching">
            <label>
                {said} <progress max=all.to_string() prop:value=move || made() as f64></progress>
            </label>
            <button
                type="button"
                class="button quiet"
                on:click=move |_| form.round.all.set(None)
            >
                {w.exchange_stop()}
            </button>
        </div>
    };
    Some(view.into_any())
}

/// The table of who gets what, and once it is made, in which file.
pub fn everyone(w: Words, document: Document, form: SendForm) -> Option<AnyView> {
    let region = document.region()?;
    let audience = form.audience.get();
    let own = match audience {
        Audience::School => Kind::Offer,
        _ => Kind::Need,
    };
    let all = partners(&region, audience.partners()?);
    let with_contacts = form.contacts.get();
    let number = move |count: usize| w.number(count as f64, 0).into_any();
    let rows = all.iter().map(|(id, name)| {
        let counts = [(own, true), (Kind::Contact, with_contacts)];
        let counts: Vec<AnyView> = counts
            .into_iter()
            .filter(|(_, shown)| *shown)
            .map(|(kind, _)| {
                let label = w.of("kind", kind.as_str());
                view! {
                    <td class="number" data-label=label>
                        {number(of_partner(&region, kind, id))}
                    </td>
                }
                .into_any()
            })
            .collect();
        let partner = id.clone();
        let file = move || {
            let got = form.round.got.get();
            let own = got.into_iter().find(|it| it.partner == partner)?;
            let lost = (own.kept == KeptOnDevice::No).then(|| w.exchange_part_not_kept());
            Some(view! { <bdi>{own.file}</bdi> " " {lost} }.into_any())
        };
        view! {
            <tr>
                <th scope="row">
                    <bdi>{name.clone()}</bdi>
                </th>
                {counts}
                {cell("small whole", "", file.into_any())}
            </tr>
        }
        .into_any()
    });
    let head = |kind: Kind| view! { <th scope="col" class="number capital">{w.of("kind", kind.as_str())}</th> };
    let first = all.first().map(|(partner, name)| {
        let profile = Profile {
            audience,
            partner: partner.clone(),
            contacts: match with_contacts {
                true => Contacts::Included,
                false => Contacts::LeftOut,
            },
        };
        let what = contents(&slice(&region, &profile, ""));
        view! {
            <details>
                <summary>{w.exchange_for_example(name)}</summary>
                {table(w, document, &what)}
            </details>
        }
    });
    let view = view! {
        <p>{w.exchange_a_file_each(all.len() as f64)}</p>
        <table class="table folds">
            <thead>
                <tr>
                    <th scope="col">{w.exchange_partner()}</th>
                    {head(own)}
                    {with_contacts.then(|| head(Kind::Contact))}
                    <th scope="col">{w.exchange_file()}</th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
        {first}
    };
    Some(view.into_any())
}

/// The number of records of a kind that belong to a partner.
fn of_partner(region: &Region, kind: Kind, own: &str) -> usize {
    let is_own = |id: Option<&str>| id == Some(own);
    match kind {
        Kind::Offer => {
            let all = region.offers.values();
            all.filter(|it| it.school.as_str() == own).count()
        }
        Kind::Need => {
            let all = region.needs.values();
            all.filter(|it| is_own(it.enterprise.as_ref().map(|id| id.as_str())))
                .count()
        }
        Kind::Contact => {
            let all = region.contacts.values();
            all.filter(|it| {
                is_own(it.school.as_ref().map(|code| code.as_str()))
                    || is_own(it.enterprise.as_ref().map(|id| id.as_str()))
            })
            .count()
        }
        _ => 0,
    }
}
