//! This table shows what changed since the last snapshot, and since the last file that was sent.

use enlace_exchange::profile::Audience;
use enlace_method::compute;
use enlace_method::figures::Totals;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::task;
use crate::components::link::A;
use crate::pages::figures::views::{ViewContext, ViewData};
use crate::pages::shared::page_parts::{Head, cell, heads};
use crate::state::device::Device;
use crate::state::document::Document;
use crate::state::document::figures::is_large;
use crate::state::partners::Partners;
use crate::store::sent::Sent;
use crate::store::snapshots::Snapshot;

/// An earlier state of the region.
#[derive(Clone, Debug, PartialEq)]
pub struct EarlierState {
    pub what: EarlierSource,
    /// `None` where the region is large: its totals are computed only on request.
    pub totals: Option<Totals>,
}

/// Where an earlier state comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum EarlierSource {
    Snapshot(Snapshot),
    Sent(Sent),
}

/// The last snapshot and the last whole file that was sent, each with its totals once they are read.
pub fn earlier(document: Document) -> RwSignal<Vec<EarlierState>> {
    let (device, partners) = (Device::here(), Partners::here());
    let found = RwSignal::new(Vec::new());
    device.look_at_snapshots();
    spawn_local(partners.look_at_sent());
    let last = Memo::new(move |_| {
        let whole = |sent: &Sent| sent.profile == Audience::Coordinator.as_str();
        let sent = partners
            .sent()
            .into_iter()
            .find(whole)
            .map(EarlierSource::Sent);
        let snapshot = device.youngest_snapshot();
        let both: Vec<EarlierSource> = snapshot
            .map(EarlierSource::Snapshot)
            .into_iter()
            .chain(sent)
            .collect();
        both
    });
    Effect::new(move |_| {
        let all = last.get();
        spawn_local(async move {
            let mut read = Vec::new();
            for what in all {
                task::once_drawn().await;
                let is_large = document.with_region(is_large).unwrap_or(true);
                let region = match (&what, is_large) {
                    (_, true) => None,
                    (EarlierSource::Snapshot(own), _) => device.read_snapshot(own).await.ok(),
                    (EarlierSource::Sent(own), _) => partners.read_sent(own).await,
                };
                let totals = region.map(|region| compute(&region).totals);
                // A state that cannot be read is left out.
                if totals.is_some() || is_large {
                    read.push(EarlierState { what, totals });
                }
            }
            found.try_set(read);
        });
    });
    found
}

/// The table of totals now and then.
pub fn moved(data: &ViewData, earlier: RwSignal<Vec<EarlierState>>) -> AnyView {
    let data = data.clone();
    let view = move || {
        let all = earlier.get();
        (!all.is_empty()).then(|| table(&data, &all))
    };
    view.into_any()
}

fn table(data: &ViewData, all: &[EarlierState]) -> AnyView {
    let ViewContext { w, .. } = data.context;
    let now = &data.coverage.totals;
    let rows = all.iter().map(|earlier| {
        let (named, way) = match &earlier.what {
            EarlierSource::Snapshot(own) => (
                w.overview_since_snapshot(&w.when(own.at)),
                format!("/years?tab=snapshots&from={}", own.at),
            ),
            EarlierSource::Sent(own) => (
                w.overview_since_sent(&w.when(own.at)),
                "/exchange".to_owned(),
            ),
        };
        let more = |now: f64, then: fn(&Totals) -> f64| match &earlier.totals {
            Some(totals) => w.difference(now - then(totals)).into_any(),
            None => crate::i18n::UNKNOWN.into_any(),
        };
        view! {
            <tr>
                <th scope="row">
                    <A href=way>{named}</A>
                </th>
                {cell("number", w.overview_needed(), more(now.demand.0, |t| t.demand.0))}
                {cell("number", w.overview_covered(), more(now.covered.0, |t| t.covered.0))}
                {cell("number", w.overview_gap(), more(now.gap.0, |t| t.gap.0))}
            </tr>
        }
        .into_any()
    });
    view! {
        <section aria-labelledby="since">
            <h2 id="since">{w.overview_since_title()}</h2>
            <table class="table folds narrow">
                <caption>{w.overview_since_what()}</caption>
                {heads(&[
                    Head::Text(w.overview_since_head()),
                    Head::Number(w.overview_needed_head()),
                    Head::Number(w.overview_covered_head()),
                    Head::Number(w.overview_gap_head()),
                ])}
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </section>
    }
    .into_any()
}
