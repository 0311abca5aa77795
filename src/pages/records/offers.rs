//! The page Offers has the table of the schools' training offers.

use enlace_model::Kind;
use leptos::prelude::*;

use crate::i18n::language::words;
use crate::pages::records::next_year;
use crate::pages::records::schools::made_up;
use crate::pages::records::table::{TableHead, TableSpec, table};

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
pub fn offers() -> AnyView {
    let w = words();
    let next_year = RwSignal::new(None);
    let propose = view! {
        <button
            type="button"
            class="button"
            aria-haspopup="dialog"
            on:click=move |_| next_year.set(Some(next_year::SchoolFilter::new()))
        >
            {w.next_year_button()}
        </button>
    };
    let head = TableHead {
        path: "/offers",
        title: w.records_offers_title(),
        says: w.schools_lead(),
        tools: propose.into_any(),
        foot: made_up(|region| {
            let offers = region.offers.values();
            offers.filter(|offer| offer.illustrative).count()
        }),
    };
    view! {
        {table(OFFERS, head)}
        {next_year::dialog(next_year)}
    }
    .into_any()
}
