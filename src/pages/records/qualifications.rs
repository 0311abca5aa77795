//! The page Qualifications has the tables of qualifications and of how far one serves for another.

use enlace_model::Kind;
use leptos::prelude::*;

use crate::i18n::Words;
use crate::pages::records::record_page::{RecordTab, record_page};
use crate::pages::records::table::TableSpec;

const QUALIFICATIONS: TableSpec = TableSpec {
    kind: Kind::Qualification,
    first: &[
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
    new_row: &["title.pt", "code", "level", "cnaef", "duration"],
    only: None,
    computed: &[],
    remark: None,
};

const RELATIONS: TableSpec = TableSpec {
    kind: Kind::Relation,
    first: &["from", "to", "value", "reason"],
    new_row: &["from", "to", "value"],
    only: None,
    computed: &[],
    remark: None,
};

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
