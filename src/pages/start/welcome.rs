//! The page Welcome says what Enlace is, lists the regions on this device, and offers three ways to start.

use enlace_model::RegionId;
use leptos::prelude::*;

use crate::components::link::{A, use_go};
use crate::i18n::Words;
use crate::i18n::language::words;
use crate::pages::shared::open_files::open_files;
use crate::pages::shared::page_parts::{Head, heads};
use crate::pages::start::bin;
use crate::state::device::{Device, Stage};
use crate::state::document::Document;
use crate::state::transfers::Transfers;
use crate::store::shelf::ShelfEntry;

/// The page.
pub fn welcome() -> AnyView {
    let w = words();
    let (device, transfers) = (Device::here(), Transfers::here());
    go_on_when_opened(AtStart::GoesOn, "/overview");
    let expects_table = device.expects_regions();
    let awaits_table = move || expects_table && device.stage() == Stage::Starting;
    view! {
        <h1 id="title" tabindex="-1">
            {w.app_tagline()}
        </h1>
        <p>{w.app_what()}</p>
        // Out of the flow: what stands below must not jump from under a pointer when it goes.
        <p class="passing" role="status">
            {move || (device.stage() == Stage::Starting).then(|| w.app_looking())}
        </p>
        {move || shelf(w, device)}
        // Below the table of regions: they come after it, and are there at once where it will not come.
        <div class="ways" class:awaited=awaits_table>
            <section aria-labelledby="sample">
                <h2 id="sample">{w.welcome_sample()}</h2>
                <p>{w.welcome_sample_what()}</p>
                <button type="button" class="button first" on:click=move |_| transfers.open_sample()>
                    {w.welcome_sample_go()}
                </button>
            </section>
            <section aria-labelledby="new">
                <h2 id="new">{w.welcome_new()}</h2>
                <p>{w.welcome_new_what()}</p>
                <A href="/new" attr:class="button">
                    {w.welcome_new_go()}
                </A>
            </section>
            {open_files(w, transfers)}
        </div>
        {bin::bin(w, device)}
    }
    .into_any()
}

/// Whether the page waits for the region of the last visit to be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AtStart {
    GoesOn,
    Stays,
}

/// Opens a page once another region is open than when the page was opened.
pub fn go_on_when_opened(at_start: AtStart, path: &'static str) {
    let (document, device) = (Document::here(), Device::here());
    let open = Memo::new(move |_| document.region().map(|region| region.header.id.clone()));
    let go = use_go();
    // The region that was open when the page was opened; `None` while the start is awaited.
    let arrived = match (at_start, untrack(|| device.stage())) {
        (AtStart::Stays, Stage::Starting) => None,
        _ => Some(open.get_untracked()),
    };
    Effect::new(move |known: Option<Option<Option<RegionId>>>| {
        let (now, stage) = (open.get(), device.stage());
        let known = known.flatten().or_else(|| arrived.clone());
        let known = known.or_else(|| (stage == Stage::Ready).then(|| now.clone()));
        if now.is_some() && known.as_ref().is_some_and(|known| *known != now) {
            go(path);
        }
        known
    });
}

fn shelf(w: Words, device: Device) -> Option<AnyView> {
    let entries = device.shelf();
    if device.stage() == Stage::Starting || entries.is_empty() {
        return None;
    }
    let count = entries.len() as f64;
    let rows = entries.into_iter().map(|entry| row(w, device, entry));
    let view = view! {
        <section aria-labelledby="shelf">
            <h2 id="shelf">{w.shelf_regions(count)}</h2>
            <table class="table folds">
                {heads(&[
                    Head::Text(w.shelf_region()),
                    Head::Number(w.shelf_target_year_head()),
                    Head::Text(w.shelf_contents()),
                    Head::Number(w.shelf_changed_head()),
                    Head::Number(w.shelf_size_head()),
                ])}
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </section>
    };
    Some(view.into_any())
}

fn row(w: Words, device: Device, entry: ShelfEntry) -> AnyView {
    let document = Document::here();
    let id = entry.id.clone();
    let go = use_go();
    let open = move |_| {
        device.open_region(id.clone());
        let is_open = document
            .region()
            .is_some_and(|region| region.header.id == id);
        if is_open {
            go("/overview");
        }
    };
    let contents = [
        w.shelf_qualifications(entry.qualifications as f64),
        w.shelf_needs(entry.needs as f64),
        w.shelf_offers(entry.offers as f64),
    ];
    let changed = format!("{} {}", w.date(entry.changed_at), w.time(entry.changed_at));
    let size = w.shelf_kilobytes(&w.number((entry.size / 1024.0).ceil(), 0));
    view! {
        <tr>
            <th scope="row">
                <button type="button" class="link" on:click=open>
                    <bdi>{entry.name}</bdi>
                </button>
            </th>
            <td class="number">{entry.target_year.0}</td>
            <td class="whole soft">{contents.join(" · ")}</td>
            <td class="number wide">{changed}</td>
            <td class="number wide">{size}</td>
        </tr>
    }
    .into_any()
}
