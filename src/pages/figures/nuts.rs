//! Municipalities are grouped by NUTS III region in pictures that would have too many of them.
//!
//! The groups are those of Portugal's list; elsewhere each municipality stands for itself.

use std::sync::Arc;

use enlace_method::views::matrix::Matrix;
use enlace_model::{MunicipalityCode, Region};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::fetch;
use crate::pages::shared::municipality_list::MunicipalityList;
use crate::state::document::Document;

/// The list; `None` until it is fetched.
pub type NutsList = RwSignal<Option<Arc<MunicipalityList>>>;

/// The list, fetched only where the open region has more municipalities than pictures have room for.
pub fn list(document: Document) -> NutsList {
    let list: NutsList = RwSignal::new(None);
    let are_many = |region: &Region| region.municipalities.len() > Matrix::MOST;
    if document.with_region(are_many) == Some(true) {
        spawn_local(async move {
            let bytes = fetch::own_file("codelists/pt-municipalities.json").await;
            let found = bytes.ok().and_then(|bytes| MunicipalityList::read(&bytes));
            // The page may have been left, so the signal may be gone.
            let _ = list.try_set(found.map(Arc::new));
        });
    }
    list
}

/// The group of a municipality; `None` where the list does not know it.
pub fn group_of(list: Option<&MunicipalityList>, place: &MunicipalityCode) -> Option<String> {
    let found = list?.community_of(place.as_str())?;
    Some(found.to_owned())
}

/// The name of a group.
pub fn name(list: Option<&MunicipalityList>, group: &str) -> String {
    let named = list.and_then(|list| list.name_of(group));
    named.unwrap_or_else(|| group.to_owned())
}

/// The groups of the region's municipalities, each with its name, in the order of their names.
pub fn groups(list: &MunicipalityList, region: &Region) -> Vec<(String, String)> {
    let all = list.communities.iter();
    let lives = |(group, _): &&(String, String)| {
        let mut own = list.of(group);
        own.any(|place| region.municipalities.contains_key(&place.code))
    };
    all.filter(lives).cloned().collect()
}
