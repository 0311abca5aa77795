//! What is in an archive that was opened: the user chooses what becomes a region.

use enlace_exchange::packed::PackedFile;
use leptos::prelude::*;

use crate::components::dialog::{DialogContent, dialog};
use crate::components::field::tick;
use crate::i18n::Words;
use crate::i18n::language::words;
use crate::state::OfferedArchive;
use crate::state::transfers::Transfers;

/// Which files are ticked, by their numbers in the list.
type Ticked = RwSignal<Vec<usize>>;

/// The dialog, while an archive waits.
pub fn archive() -> AnyView {
    let w = words();
    let transfers = Transfers::here();
    dialog(
        w.app_close(),
        move || transfers.archive().is_some(),
        move || {
            transfers
                .archive()
                .map(|archive| content(w, transfers, &archive))
        },
        move || transfers.put_archive_away(),
    )
}

fn content(w: Words, transfers: Transfers, archive: &OfferedArchive) -> DialogContent {
    // The only one is most likely meant.
    let first = if archive.files.len() == 1 {
        vec![0]
    } else {
        Vec::new()
    };
    let ticked: Ticked = RwSignal::new(first);
    let files = StoredValue::new(archive.files.clone());
    let count = archive.files.len();
    let rows = archive
        .files
        .iter()
        .enumerate()
        .map(|(at, packed)| row(w, ticked, at, packed));
    let all = (count > 1).then(|| {
        let is_all = move || ticked.with(|ticked| ticked.len() == count);
        let choose = move |on: bool| ticked.set(if on { (0..count).collect() } else { Vec::new() });
        tick(
            None,
            w.archive_all(),
            Signal::derive(is_all),
            Callback::new(choose),
        )
    });
    let others = (archive.others > 0).then(|| w.archive_others(archive.others as f64));
    let open = move |_| {
        let mut chosen = ticked.get_untracked();
        chosen.sort_unstable();
        let chosen = files.with_value(|files| {
            let chosen = chosen.iter().filter_map(|at| files.get(*at));
            chosen.cloned().collect()
        });
        transfers.open_from_archive(chosen);
    };
    let body = view! {
        <p>{w.archive_what()}</p>
        {all}
        <ul class="choices one">{rows.collect_view()}</ul>
        <p class="soft">{others}</p>
        <p>
            <button
                type="button"
                class="button first"
                disabled=move || ticked.with(Vec::is_empty)
                on:click=open
            >
                {move || w.archive_open(ticked.with(Vec::len) as f64)}
            </button>
        </p>
    };
    DialogContent {
        title: w.archive_title(&archive.file),
        body: body.into_any(),
    }
}

fn row(w: Words, ticked: Ticked, at: usize, packed: &PackedFile) -> AnyView {
    let size = w.archive_kilobytes(&w.number((packed.size as f64 / 1024.0).ceil(), 0));
    let name = view! {
        <bdi>{packed.name.clone()}</bdi>
        <span class="soft small">" " {size}</span>
    };
    let is_on = move || ticked.with(|ticked| ticked.contains(&at));
    let choose = move |on: bool| {
        ticked.update(|ticked| {
            ticked.retain(|own| *own != at);
            ticked.extend(on.then_some(at));
        });
    };
    view! { <li>{tick(None, name, Signal::derive(is_on), Callback::new(choose))}</li> }.into_any()
}
