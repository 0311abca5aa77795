//! These functions make links to the form in which a record is edited.

use enlace_model::{Kind, RecordRef};
use leptos::prelude::*;
use leptos_router::params::ParamsMap;

use crate::components::link::A;
use crate::pages::form;

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

/// The address of a record's form; where a field is named, it gets the focus.
pub fn to_record(record: &RecordRef, field: &str) -> String {
    let spot = match record.kind {
        Kind::Municipality => ("territory", ""),
        Kind::TravelTime => ("territory", "times"),
        Kind::Qualification => ("qualifications", ""),
        Kind::Relation => ("qualifications", "relations"),
        Kind::Enterprise => ("enterprises", ""),
        Kind::Contact => ("enterprises", "contacts"),
        Kind::Need => ("enterprises", "needs"),
        Kind::Session => ("evidence", ""),
        Kind::Evidence => ("evidence", "pieces"),
        Kind::Panel => ("evidence", "panels"),
        Kind::School => ("schools", ""),
        Kind::Offer => ("schools", "offers"),
    };
    to(spot, record, field)
}

/// The address of a record's form on another page.
pub fn to((page, tab): PageTab, record: &RecordRef, field: &str) -> String {
    let mut query = ParamsMap::new();
    if !tab.is_empty() {
        query.insert("tab", tab.to_owned());
    }
    query.insert(form::RECORD, record.id.to_string());
    if !field.is_empty() {
        query.insert(form::FIELD, field.to_owned());
    }
    format!("/{page}{}", query.to_query_string())
}
