//! The records behind the planning of rounds, as tables: where a problem of one leads, and what a file holds.

use enlace_model::Kind;
use leptos::prelude::*;

use crate::i18n::Words;
use crate::pages::records::record_page::{RecordTab, record_page};
use crate::pages::records::table::TableSpec;

/// Its tables.
const TABS: &[RecordTab] = &[
    RecordTab {
        key: "",
        says: Words::rounds_rounds_lead,
        table: TableSpec::of(
            Kind::Round,
            &[
                "title",
                "entry_year",
                "scope",
                "entry",
                "phases",
                "members",
                "closed",
                "note",
            ],
            &["title", "entry_year"],
        ),
    },
    RecordTab {
        key: "proposals",
        says: Words::rounds_proposals_lead,
        table: TableSpec::of(
            Kind::Proposal,
            &[
                "school",
                "qualification",
                "modality",
                "start_year",
                "now.places",
                "wanted.places",
                "motives",
                "state",
                "round",
                "note",
            ],
            &["school", "qualification", "wanted.places"],
        ),
    },
    RecordTab {
        key: "opinions",
        says: Words::rounds_opinions_lead,
        table: TableSpec::of(
            Kind::Opinion,
            &[
                "stakeholder",
                "stance",
                "stage",
                "proposal",
                "decision",
                "text",
                "date",
                "shown",
            ],
            &["stakeholder", "stance"],
        ),
    },
    RecordTab {
        key: "decisions",
        says: Words::rounds_decisions_lead,
        table: TableSpec::of(
            Kind::Decision,
            &[
                "order", "title", "items", "outcome", "origin", "session", "round", "date",
            ],
            &["order", "title", "outcome"],
        ),
    },
];

/// The page.
pub fn rounds() -> AnyView {
    record_page("/rounds", Words::rounds_title, TABS)
}
