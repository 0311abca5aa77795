//! Earlier states of the region: listed, compared with now, gone back to.

use leptos::prelude::*;

use crate::i18n::Words;
use crate::i18n::language::words;
use crate::pages::{head, heads};
use crate::store::snapshots::Snapshot;
use crate::workspace::Workspace;

/// The page.
pub fn snapshots() -> AnyView {
    let w = words();
    let workspace = Workspace::here();
    workspace.look_at_snapshots();
    let lead = view! { <p>{w.snapshots_lead()}</p> }.into_any();
    let list = move || list(w, workspace);
    let take = move || {
        let button = || {
            view! {
                <p>
                    <button type="button" class="button" on:click=move |_| workspace.snapshot_by_hand()>
                        {w.snapshots_take()}
                    </button>
                </p>
            }
        };
        workspace.can_change().then(button)
    };
    view! {
        {head(w.snapshots_title().to_owned(), lead)}
        {take}
        {list}
    }
    .into_any()
}

fn list(w: Words, workspace: Workspace) -> AnyView {
    let all = workspace.snapshots();
    if all.is_empty() {
        return view! { <p>{w.snapshots_none()}</p> }.into_any();
    }
    let rows: Vec<AnyView> = all.iter().map(|it| row(w, it)).collect();
    view! {
        <table class="table narrow">
            {heads(&[
                w.snapshots_when(),
                w.snapshots_cause(),
                w.snapshots_size_head(),
            ])} <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(w: Words, snapshot: &Snapshot) -> AnyView {
    let at = snapshot.at;
    let size = w.shelf_kilobytes(&w.number((snapshot.size / 1024.0).ceil(), 0));
    view! {
        <tr>
            <th scope="row">{when(w, at)}</th>
            <td>{w.of("snapshot", snapshot.cause.id())}</td>
            <td class="number">{size}</td>
        </tr>
    }
    .into_any()
}

fn when(w: Words, at: f64) -> String {
    format!("{} {}", w.date(at), w.time(at))
}
