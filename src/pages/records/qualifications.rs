//! The page Qualifications has the tables of qualifications and of how far one serves for another.

use enlace_model::Kind;
use leptos::prelude::*;

use crate::i18n::Words;
use crate::pages::records::record_page::{RecordTab, record_page};
use crate::pages::records::table::TableSpec;

const QUALIFICATIONS: TableSpec = TableSpec::of(
    Kind::Qualification,
    &[
        "title.pt",
        "code",
        "level",
        "cnaef",
        "duration",
        "status",
        "units",
        "occupations",
        "relevance",
        "isced_f",
        "source",
    ],
    &["title.pt", "code", "level", "cnaef", "duration"],
);

const RELATIONS: TableSpec = TableSpec::of(
    Kind::Relation,
    &["from", "to", "value", "reason"],
    &["from", "to", "value"],
);

/// Its tables.
const TABS: &[RecordTab] = &[
    RecordTab {
        key: "",
        says: Words::qualifications_lead,
        table: QUALIFICATIONS,
    },
    RecordTab {
        key: "relations",
        says: Words::qualifications_lead,
        table: RELATIONS,
    },
];

/// The page.
pub fn qualifications() -> AnyView {
    record_page("/qualifications", Words::qualifications_title, TABS)
}
