//! The first page: what Enlace is, and what lies on this device.

use leptos::prelude::*;

use crate::store::database::{NAME, Shelf};

#[component]
pub fn Welcome() -> impl IntoView {
    let regions = LocalResource::new(|| async { Shelf::open(NAME).await.ok()?.count().await.ok() });
    let on_this_device = move || match regions.get() {
        None => "Looking at this device…".to_owned(),
        Some(Some(1)) => "1 region on this device".to_owned(),
        Some(Some(count)) => format!("{count} regions on this device"),
        Some(None) => "This browser does not let Enlace keep regions here".to_owned(),
    };
    view! {
        <h1>"What a region’s enterprises need, and what its schools will supply"</h1>
        <p>
            "Enlace compares the two, qualification by qualification, and shows where the gaps are and why. \
             Everything stays in this browser."
        </p>
        <p role="status">{on_this_device}</p>
    }
    .into_any()
}
