//! These functions make links to the form in which a record is edited.

use enlace_model::{Kind, RecordRef};
use leptos::prelude::*;
use leptos_router::params::ParamsMap;

use crate::components::link::A;

/// The key in the address that names the open record.
pub const RECORD: &str = "record";
/// Its value for a record that is to be made.
pub const NEW: &str = "new";
/// The key in the address that names the field to begin with.
pub const FIELD: &str = "field";

/// A page and its tab.
pub type PageTab = (&'static str, &'static str);

/// A record's name as a link to its form.
pub fn record_link(record: &RecordRef, name: String) -> AnyView {
    let way = to_record(record, "");
    view! {
        <A href=way>
            <bdi>{name}</bdi>
        </A>
    }
    .into_any()
}

/// The page and the tab on which the records of a kind are listed.
pub fn list_of(kind: Kind) -> PageTab {
    match kind {
        Kind::Municipality => ("territory", ""),
        Kind::TravelTime => ("territory", "times"),
        Kind::Qualification => ("qualifications", ""),
        Kind::Relation => ("qualifications", "relations"),
        Kind::Enterprise => ("enterprises", ""),
        Kind::Contact => ("enterprises", "contacts"),
        Kind::Need => ("needs", ""),
        Kind::Session => ("evidence", ""),
        Kind::Evidence => ("evidence", "pieces"),
        Kind::Panel => ("evidence", "panels"),
        Kind::School => ("schools", ""),
        Kind::Offer => ("offers", ""),
        Kind::Stakeholder => ("partners", ""),
        Kind::Round => ("rounds", ""),
        Kind::Proposal => ("rounds", "proposals"),
        Kind::Opinion => ("rounds", "opinions"),
        Kind::Decision => ("rounds", "decisions"),
    }
}

/// The address of the list of a kind of records.
pub fn to_list(kind: Kind) -> String {
    let (page, tab) = list_of(kind);
    format!("/{page}{}", of_tab(tab).to_query_string())
}

/// The address of the form in which a record of a kind is begun.
pub fn to_new(kind: Kind) -> String {
    to(list_of(kind), &RecordRef::new(kind, NEW), "")
}

/// The address of a record's form; where a field is named, it gets the focus.
pub fn to_record(record: &RecordRef, field: &str) -> String {
    to(list_of(record.kind), record, field)
}

/// The address of a record's form on another page.
pub fn to((page, tab): PageTab, record: &RecordRef, field: &str) -> String {
    let mut query = of_tab(tab);
    query.insert(RECORD, record.id.to_string());
    if !field.is_empty() {
        query.insert(FIELD, field.to_owned());
    }
    format!("/{page}{}", query.to_query_string())
}

/// What an address says of a tab; nothing of the first one.
fn of_tab(tab: &str) -> ParamsMap {
    let mut query = ParamsMap::new();
    if !tab.is_empty() {
        query.insert("tab", tab.to_owned());
    }
    query
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_record_has_a_list_of_its_own() {
        let mut all: Vec<PageTab> = Kind::ALL.iter().map(|kind| list_of(*kind)).collect();
        assert_eq!(list_of(Kind::Offer), ("offers", ""));
        assert_eq!(list_of(Kind::School), ("schools", ""));
        all.sort();
        all.dedup();
        assert_eq!(all.len(), Kind::ALL.len());
    }
}
