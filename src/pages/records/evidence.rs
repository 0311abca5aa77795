//! The page Evidence has the tables of sessions, pieces of evidence and focus-group panels.

use enlace_model::Kind;
use leptos::prelude::*;

use crate::i18n::language::words;
use crate::pages::records::table::{TableSpec, table};
use crate::pages::shared::address::Address;
use crate::pages::shared::page_parts::head;
use crate::pages::shared::tabs;

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

/// The page.
pub fn evidence() -> AnyView {
    let w = words();
    let address = Address::here();
    let tab = Memo::new(move |_| address.get("tab"));
    let inside = move || {
        let (said, shows) = match tab.get().as_str() {
            "pieces" => (w.evidence_pieces_lead(), EVIDENCE),
            "panels" => (w.evidence_panels_lead(), PANELS),
            _ => (w.evidence_sessions_lead(), SESSIONS),
        };
        view! {
            <p class="soft">{said}</p>
            {table(shows)}
        }
        .into_any()
    };
    let lead = view! { <p>{w.evidence_lead()}</p> }.into_any();
    view! {
        {head(w.evidence_title().to_owned(), lead)}
        {tabs::tabs("/evidence", w.evidence_tabs())}
        {inside}
    }
    .into_any()
}
