//! The page Offers has the table of the schools' training offers.

use enlace_model::Kind;
use leptos::prelude::*;

use crate::i18n::Words;
use crate::i18n::language::words;
use crate::pages::records::next_year;
use crate::pages::records::schools::made_up;
use crate::pages::records::table::{ColumnGroup, TableHead, TableSpec, table};

const OFFERS: TableSpec = TableSpec {
    groups: &[
        ColumnGroup {
            label: Words::offer_group_what,
            columns: &["school", "qualification"],
        },
        ColumnGroup {
            label: Words::offer_group_size,
            columns: &["start_year", "modality", "classes", "places"],
        },
        ColumnGroup {
            label: Words::offer_group_demand,
            columns: &["entrants", "fill", "first_choices"],
        },
        ColumnGroup {
            label: Words::offer_group_means,
            columns: &[
                "constraints.teachers",
                "constraints.equipment",
                "constraints.rooms",
                "constraints.workplace_places",
            ],
        },
    ],
    said_once: Some("school"),
    summed_with: Some(("places", "classes")),
    ..TableSpec::of(
        Kind::Offer,
        &[
            "school",
            "qualification",
            "start_year",
            "modality",
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
            "status",
            "illustrative",
            "note",
        ],
        &["school", "qualification", "start_year", "places"],
    )
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
