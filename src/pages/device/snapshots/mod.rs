//! The page Snapshots lists earlier states of the region, compares them with now and restores them.

mod comparison;

use std::sync::Arc;

use enlace_model::Region;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::i18n::Words;
use crate::i18n::language::words;
use crate::pages::device::snapshots::comparison::compared;
use crate::pages::shared::address::Address;
use crate::pages::shared::page_parts::{Head, head, heads};
use crate::pages::shared::snapshot_label::moment;
use crate::state::device::Device;
use crate::state::document::Document;
use crate::store::failure::Failure;
use crate::store::snapshots::Snapshot;

/// The snapshot that is shown, once it is read.
type OpenedSnapshot = RwSignal<Option<Result<Arc<Region>, Failure>>>;

/// The page.
pub fn snapshots() -> AnyView {
    let w = words();
    let (document, device) = (Document::here(), Device::here());
    let address = Address::here();
    device.look_at_snapshots();
    let lead = view! { <p>{w.snapshots_lead()}</p> }.into_any();
    let list = move || list(w, device, address);
    let chosen = Memo::new(move |_| {
        let at: f64 = address.get("with").parse().ok()?;
        device.snapshots().into_iter().find(|it| it.at == at)
    });
    let opened: OpenedSnapshot = RwSignal::new(None);
    Effect::new(move |_| {
        opened.set(None);
        if let Some(snapshot) = chosen.get() {
            spawn_local(async move {
                let read = device.read_snapshot(&snapshot).await;
                opened.try_set(Some(read.map(Arc::new)));
            });
        }
    });
    let compared = move || Some(compared(w, document, &chosen.get()?, opened.get()));
    let take = move || {
        let button = || {
            view! {
                <p>
                    <button type="button" class="button" on:click=move |_| device.snapshot_by_hand()>
                        {w.snapshots_take()}
                    </button>
                </p>
            }
        };
        document.can_change().then(button)
    };
    view! {
        {head(w.snapshots_title().to_owned(), lead)}
        {take}
        {list}
        {compared}
    }
    .into_any()
}

fn list(w: Words, device: Device, address: Address) -> AnyView {
    let all = device.snapshots();
    if all.is_empty() {
        return view! { <p>{w.snapshots_none()}</p> }.into_any();
    }
    let rows: Vec<AnyView> = all.iter().map(|it| row(w, address, it)).collect();
    view! {
        <table class="table narrow">
            {heads(&[
                Head::Text(w.snapshots_when()),
                Head::Text(w.snapshots_cause()),
                Head::Number(w.snapshots_size_head()),
                Head::Text(w.snapshots_compare()),
            ])} <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(w: Words, address: Address, snapshot: &Snapshot) -> AnyView {
    let at = snapshot.at;
    let size = w.shelf_kilobytes(&w.number((snapshot.size / 1024.0).ceil(), 0));
    let compare = move |_| address.set(&[("with", &at.to_string())]);
    view! {
        <tr>
            <th scope="row">{moment(w, snapshot)}</th>
            <td>{w.of("snapshot", snapshot.cause.as_str())}</td>
            <td class="number">{size}</td>
            <td>
                <button type="button" class="link" on:click=compare>
                    {w.snapshots_compare()}
                    <span class="visually-hidden">" " {w.when(at)}</span>
                </button>
            </td>
        </tr>
    }
    .into_any()
}
