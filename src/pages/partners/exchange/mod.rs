//! The page Exchange sends each partner's part and takes in the answers that come back.
//!
//! Nothing is taken in before the user says so.

mod answers;
mod comparison;
mod contents;
mod differences;
pub mod labels;
mod outside;
mod passphrase;
mod passphrase_list;
mod received;
mod send;
mod send_all;
mod send_back;
mod send_form;
mod sent;
mod word_list;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::i18n::language::words;
use crate::pages::shared::page_parts::head;
use crate::state::document::Document;
use crate::state::partners::Partners;

/// The page.
pub fn exchange() -> AnyView {
    let w = words();
    let partners = Partners::here();
    spawn_local(partners.look_at_sent());
    partners.read_waiting();
    let lead = view! { <p>{w.exchange_lead()}</p> }.into_any();
    let origin = Memo::new(move |_| partners.origin());
    let back = move || {
        origin
            .get()
            .map(|origin| send_back::back(w, partners, origin))
    };
    // Whoever has a part seldom sends parts of it on, so this is folded.
    let has_part = Memo::new(move |_| origin.get().is_some_and(|it| send_back::is_part(&it)));
    let others = move || {
        let all = view! {
            {send::send(w, Document::here())}
            {answers::answers(w, partners)}
            {sent::sent(w, partners)}
        };
        match has_part.get() {
            true => view! {
                <details>
                    <summary>{w.exchange_otherwise()}</summary>
                    {all}
                </details>
            }
            .into_any(),
            false => all.into_any(),
        }
    };
    view! {
        {head(w.exchange_title().to_owned(), lead)}
        {back}
        {others}
    }
    .into_any()
}
