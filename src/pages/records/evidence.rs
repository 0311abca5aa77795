//! The page Evidence has the tables of sessions, pieces of evidence and focus-group panels.

use enlace_model::Kind;
use leptos::prelude::*;

use crate::i18n::Words;
use crate::pages::records::record_page::{RecordTab, record_page};
use crate::pages::records::table::TableSpec;

const SESSIONS: TableSpec = TableSpec {
    kind: Kind::Session,
    first: &[
        "title",
        "date",
        "place",
        "municipality",
        "collector",
        "note",
        "illustrative",
    ],
    new_row: &["title", "date"],
    only: None,
    computed: &[],
    remark: None,
};

const EVIDENCE: TableSpec = TableSpec {
    kind: Kind::Evidence,
    first: &[
        "kind",
        "date",
        "session",
        "collector",
        "respondent",
        "quote",
        "source",
        "illustrative",
    ],
    new_row: &["kind", "date", "session"],
    only: None,
    computed: &[],
    remark: None,
};

const PANELS: TableSpec = TableSpec {
    kind: Kind::Panel,
    first: &[
        "date",
        "place",
        "session",
        "sector",
        "participants",
        "rows",
        "illustrative",
    ],
    new_row: &["date", "place", "session"],
    only: None,
    computed: &[],
    remark: None,
};

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
