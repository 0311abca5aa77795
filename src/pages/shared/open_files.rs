//! The section that opens files, which the first page and the page of the region's file have.

use leptos::prelude::*;

use crate::components::drop_zone::drop_zone;
use crate::i18n::Words;
use crate::state::transfers::Transfers;

/// A section with a zone into which files are dropped, or by which they are chosen.
pub fn open_files(w: Words, transfers: Transfers) -> AnyView {
    view! {
        <section aria-labelledby="open">
            <h2 id="open">{w.files_open()}</h2>
            <p>{w.files_open_what()}</p>
            {drop_zone("file", w.files_choose(), w.files_drop(), move |files| {
                transfers.open_files(files);
            })}
        </section>
    }
    .into_any()
}
