//! The page Schools has the tables of schools and of their training offers.

use enlace_model::Kind;
use leptos::prelude::*;

use crate::components::notice::mark;
use crate::i18n::language::words;
use crate::pages::records::next_year;
use crate::pages::records::table::{TableSpec, table};
use crate::pages::shared::address::Address;
use crate::pages::shared::page_parts::head;
use crate::pages::shared::tabs;
use crate::state::document::Document;

const SCHOOLS: TableSpec = TableSpec {
    kind: Kind::School,
    first: &[
        "name",
        "code",
        "municipality",
        "kind",
        "fill",
        "fictional",
        "illustrative",
        "source",
    ],
    new_row: &["name", "municipality"],
    only: None,
    computed: &[],
    remark: None,
};

const OFFERS: TableSpec = TableSpec {
    kind: Kind::Offer,
    first: &[
        "school",
        "qualification",
        "start_year",
        "status",
        "classes",
        "places",
        "entrants",
        "fill",
        "first_choices",
        "shared_with",
        "history",
        "constraints.teachers",
        "constraints.equipment",
        "constraints.rooms",
        "constraints.workplace_places",
        "illustrative",
        "note",
    ],
    new_row: &["school", "qualification", "start_year", "places"],
    only: None,
    computed: &[],
    remark: None,
};

/// The page.
pub fn schools() -> AnyView {
    let w = words();
    let document = Document::here();
    let address = Address::here();
    let kind = Memo::new(move |_| match address.get("tab").as_str() {
        "offers" => Kind::Offer,
        _ => Kind::School,
    });
    let next_year = RwSignal::new(None);
    let made_up = move || {
        let region = document.region()?;
        let count = match kind.get() {
            Kind::Offer => region
                .offers
                .values()
                .filter(|offer| offer.illustrative)
                .count(),
            _ => region
                .schools
                .values()
                .filter(|school| school.illustrative || school.fictional)
                .count(),
        };
        (count > 0).then(|| mark_of(count))
    };
    let lead = view! { <p>{w.schools_lead()}</p> }.into_any();
    view! {
        {head(w.schools_title().to_owned(), lead)}
        {tabs::tabs("/schools", w.schools_tabs())}
        <p>
            <button
                type="button"
                class="button"
                aria-haspopup="dialog"
                on:click=move |_| next_year.set(Some(next_year::SchoolFilter::new()))
            >
                {w.next_year_button()}
            </button>
        </p>
        {move || match kind.get() {
            Kind::Offer => table(OFFERS),
            _ => table(SCHOOLS),
        }}
        {made_up}
        {next_year::dialog(next_year)}
    }
    .into_any()
}

fn mark_of(count: usize) -> AnyView {
    let w = words();
    view! {
        <p class="small soft">
            {mark(w.mark_illustrative())} " " {w.schools_illustrative(count as f64)}
        </p>
    }
    .into_any()
}
