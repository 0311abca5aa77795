//! This section of the first page lists the deleted regions that are still on this device.

use enlace_model::RegionId;
use leptos::prelude::*;

use crate::components::dialog::{DialogContent, dialog};
use crate::i18n::Words;
use crate::pages::shared::page_parts::{Head, cell, heads};
use crate::state::device::Device;
use crate::store::shelf::ShelfEntry;

/// The region that is to be deleted for good, once the user confirms it: its id and its name.
type AskedFor = RwSignal<Option<(RegionId, String)>>;

/// The section; nothing while the bin is empty.
pub fn bin(w: Words, device: Device) -> AnyView {
    let asked: AskedFor = RwSignal::new(None);
    let list = move || {
        let all = device.bin();
        (!all.is_empty()).then(|| list(w, device, asked, &all))
    };
    view! {
        {list}
        {dialog(
            w.app_close(),
            move || asked.get().is_some(),
            move || asked.get().map(|(id, name)| question(w, device, asked, id, &name)),
            move || asked.set(None),
        )}
    }
    .into_any()
}

fn list(w: Words, device: Device, asked: AskedFor, all: &[ShelfEntry]) -> AnyView {
    let rows: Vec<AnyView> = all
        .iter()
        .map(|entry| row(w, device, asked, entry))
        .collect();
    view! {
        <section aria-labelledby="bin">
            <h2 id="bin">{w.bin_title(all.len() as f64)}</h2>
            <p>{w.bin_what()}</p>
            <table class="table folds">
                {heads(&[
                    Head::Text(w.shelf_region()),
                    Head::Number(w.shelf_target_year_head()),
                    Head::Number(w.bin_deleted_head()),
                    Head::Number(w.bin_days_left_head()),
                    Head::Text(w.bin_actions()),
                ])}
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn row(w: Words, device: Device, asked: AskedFor, entry: &ShelfEntry) -> AnyView {
    let (id, name) = (entry.id.clone(), entry.name.clone());
    let (deleted, days) = entry
        .bin
        .map_or((0.0, 0.0), |bin| (bin.deleted_at, bin.days_left()));
    let label = |head: &'static str| head.trim_start_matches('>');
    let back = {
        let id = id.clone();
        move |_| device.take_back(id.clone())
    };
    let forget = {
        let name = name.clone();
        move |_| asked.set(Some((id.clone(), name.clone())))
    };
    let named = || view! { <span class="visually-hidden">" " {name.clone()}</span> };
    let buttons = view! {
        <span class="row">
            <button type="button" class="button quiet" on:click=back>
                {w.bin_take_back()}
                {named()}
            </button>
            <button type="button" class="button quiet" aria-haspopup="dialog" on:click=forget>
                {w.bin_for_good()}
                {named()}
            </button>
        </span>
    };
    view! {
        <tr>
            <th scope="row">
                <bdi>{name.clone()}</bdi>
            </th>
            <td class="number">{entry.target_year.0}</td>
            {cell("number", label(w.bin_deleted_head()), w.when(deleted).into_any())}
            {cell("number", label(w.bin_days_left_head()), w.number(days, 0).into_any())}
            {cell("whole", "", buttons.into_any())}
        </tr>
    }
    .into_any()
}

fn question(w: Words, device: Device, asked: AskedFor, id: RegionId, name: &str) -> DialogContent {
    let delete = move |_| {
        asked.set(None);
        device.delete_for_good(id.clone());
    };
    let body = view! {
        <p>{w.bin_for_good_what()}</p>
        <p>
            <button type="button" class="button" on:click=delete>
                {w.bin_for_good_go()}
            </button>
        </p>
    };
    DialogContent {
        title: w.bin_for_good_title(name),
        body: body.into_any(),
    }
}
