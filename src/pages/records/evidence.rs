//! The page Evidence has the tables of sessions, pieces of evidence and focus-group panels.

use enlace_model::Kind;
use leptos::prelude::*;

use crate::i18n::Words;
use crate::pages::records::record_page::{RecordTab, record_page};
use crate::pages::records::table::TableSpec;

const SESSIONS: TableSpec = TableSpec::of(
    Kind::Session,
    &[
        "title",
        "date",
        "place",
        "municipality",
        "collector",
        "note",
        "illustrative",
    ],
    &["title", "date"],
);

const EVIDENCE: TableSpec = TableSpec::of(
    Kind::Evidence,
    &[
        "kind",
        "date",
        "session",
        "collector",
        "respondent",
        "quote",
        "source",
        "illustrative",
    ],
    &["kind", "date", "session"],
);

const PANELS: TableSpec = TableSpec::of(
    Kind::Panel,
    &[
        "date",
        "place",
        "session",
        "sector",
        "participants",
        "rows",
        "illustrative",
    ],
    &["date", "place", "session"],
);

/// Its tables.
const TABS: &[RecordTab] = &[
    RecordTab {
        key: "",
        says: Words::evidence_sessions_lead,
        table: SESSIONS,
    },
    RecordTab {
        key: "pieces",
        says: Words::evidence_pieces_lead,
        table: EVIDENCE,
    },
    RecordTab {
        key: "panels",
        says: Words::evidence_panels_lead,
        table: PANELS,
    },
];

/// The page.
pub fn evidence() -> AnyView {
    record_page("/evidence", Words::evidence_title, TABS)
}
