//! The first page: what Enlace is, and what lies on this device.

use leptos::prelude::*;

use crate::workspace::{Stage, Workspace};

#[component]
pub fn Welcome() -> impl IntoView {
    let workspace = Workspace::here();
    let on_this_device = move || match (workspace.stage(), workspace.shelf().len()) {
        (Stage::Starting, _) => "Looking at this device…".to_owned(),
        (Stage::Ready, 1) => "1 region on this device".to_owned(),
        (Stage::Ready, count) => format!("{count} regions on this device"),
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
