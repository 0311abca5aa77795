//! A snapshot is compared with the region as it is now, and can be restored.

use std::sync::Arc;

use enlace_edit::AnyRecord;
use enlace_edit::difference::difference;
use enlace_model::{Change, Kind, RecordRef, Region};
use leptos::prelude::*;

use crate::i18n::Words;
use crate::pages::shared::names;
use crate::pages::shared::page_parts::{Head, heads};
use crate::state::device::Device;
use crate::state::document::Document;
use crate::store::failure::Failure;
use crate::store::snapshots::Snapshot;

/// How many records are listed one by one.
const NAMED: usize = 200;

/// The differences from now, and the button to restore the snapshot.
pub fn compared(
    w: Words,
    document: Document,
    snapshot: &Snapshot,
    opened: Option<Result<Arc<Region>, Failure>>,
) -> AnyView {
    let time = w.when(snapshot.at);
    let title = w.snapshots_compared(&time);
    let content = match (opened, document.region()) {
        (Some(Ok(then)), Some(now)) => {
            let changes = difference(&then, &now);
            differing(w, document, &changes, &then, &now, time)
        }
        (Some(Err(failure)), _) => {
            view! { <p role="alert">{w.of("failure", failure.id())}</p> }.into_any()
        }
        _ => view! { <p role="status">{w.snapshots_reading()}</p> }.into_any(),
    };
    view! {
        <section aria-labelledby="compared">
            <h2 id="compared">{title}</h2>
            {content}
        </section>
    }
    .into_any()
}

/// What happened to a record since then.
#[derive(Clone, Copy, PartialEq, Eq)]
enum DifferenceKind {
    Added,
    Changed,
    Removed,
}

fn differing(
    w: Words,
    document: Document,
    changes: &[Change],
    then: &Arc<Region>,
    now: &Region,
    time: String,
) -> AnyView {
    if changes.is_empty() {
        return view! { <p>{w.snapshots_same()}</p> }.into_any();
    }
    let records: Vec<(DifferenceKind, RecordRef)> = changes.iter().filter_map(record).collect();
    let itself = changes.len() - records.len();
    let count = |kind: Kind, what: DifferenceKind| {
        let of_kind = records
            .iter()
            .filter(|(became, it)| *became == what && it.kind == kind);
        of_kind.count()
    };
    let whats = [
        DifferenceKind::Added,
        DifferenceKind::Changed,
        DifferenceKind::Removed,
    ];
    let counts = Kind::ALL.iter().map(|kind| {
        let name = w.of("kind", kind.as_str());
        (name, whats.map(|what| count(*kind, what)))
    });
    let region = (w.snapshots_region_itself().to_owned(), [0, itself, 0]);
    let rows: Vec<AnyView> = counts
        .chain([region])
        .filter(|(_, counts)| counts.iter().any(|count| *count > 0))
        .map(|(name, counts)| {
            let cells = counts.map(|count| {
                view! { <td class="number">{w.number(count as f64, 0)}</td> }.into_any()
            });
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    {Vec::from(cells)}
                </tr>
            }
            .into_any()
        })
        .collect();
    let named: Vec<AnyView> = records
        .iter()
        .take(NAMED)
        .map(|(became, record)| {
            let (what, at) = match became {
                DifferenceKind::Added => (w.snapshots_added(), now),
                DifferenceKind::Changed => (w.snapshots_changed(), now),
                DifferenceKind::Removed => (w.snapshots_removed(), &**then),
            };
            let kind = w.of("kind", record.kind.as_str());
            let name = names::record(w, at, record);
            view! {
                <li>
                    <bdi>{name}</bdi>
                    <span class="soft">" · " {kind} " · " {what}</span>
                </li>
            }
            .into_any()
        })
        .collect();
    let methods = (then.header.method, now.header.method);
    let other_method = (methods.0 != methods.1).then(|| {
        let said = w.snapshots_other_method(&methods.0.to_string(), &methods.1.to_string());
        view! { <p class="notice warn">{said}</p> }
    });
    let more = records.len().saturating_sub(NAMED);
    let more = (more > 0).then(|| w.snapshots_more(&w.number(more as f64, 0)));
    let then = then.clone();
    let device = Device::here();
    let restore = move |_| device.restore(then.clone(), time.clone());
    let back = document.can_change().then(|| {
        view! {
            <p>{w.snapshots_restore_what()}</p>
            <p>
                <button type="button" class="button first" on:click=restore>
                    {w.snapshots_restore()}
                </button>
            </p>
        }
        .into_any()
    });
    view! {
        <table class="table narrow">
            {heads(&[
                Head::Text(w.snapshots_list()),
                Head::Number(w.snapshots_added_head()),
                Head::Number(w.snapshots_changed_head()),
                Head::Number(w.snapshots_removed_head()),
            ])} <tbody>{rows}</tbody>
        </table>
        {other_method}
        {back}
        <details>
            <summary>{w.snapshots_which()}</summary>
            <ul>{named}</ul>
            <p>{more}</p>
        </details>
    }
    .into_any()
}

/// The record that a change concerns.
fn record(change: &Change) -> Option<(DifferenceKind, RecordRef)> {
    match AnyRecord::of_change(change) {
        (None, Some(after)) => Some((DifferenceKind::Added, after.reference())),
        (Some(_), Some(after)) => Some((DifferenceKind::Changed, after.reference())),
        (Some(before), None) => Some((DifferenceKind::Removed, before.reference())),
        (None, None) => None,
    }
}
