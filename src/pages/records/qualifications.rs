//! The page Qualifications has the tables of qualifications and of how far one serves for another.

use enlace_model::Kind;
use leptos::prelude::*;

use crate::i18n::language::words;
use crate::pages::records::table::{TableSpec, table};
use crate::pages::shared::address::Address;
use crate::pages::shared::page_parts::head;
use crate::pages::shared::tabs;

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

/// The page.
pub fn qualifications() -> AnyView {
    let w = words();
    let address = Address::here();
    let tab = Memo::new(move |_| address.get("tab"));
    let lead = view! { <p>{w.qualifications_lead()}</p> }.into_any();
    let inside = move || match tab.get().as_str() {
        "relations" => table(RELATIONS),
        _ => table(QUALIFICATIONS),
    };
    view! {
        {head(w.qualifications_title().to_owned(), lead)}
        {tabs::tabs("/qualifications", w.qualifications_tabs())}
        {inside}
    }
    .into_any()
}
