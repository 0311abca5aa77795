//! Drafts of forms that were closed unsaved are offered again, or thrown away.

use enlace_model::Kind;
use leptos::prelude::*;

use crate::i18n::language::words;
use crate::pages::records::form::open;
use crate::pages::shared::address::Address;
use crate::pages::shared::links::{NEW, RECORD};
use crate::pages::shared::names;
use crate::state::document::Document;
use crate::state::document::draft::{FormDraft, Novelty};

/// A notice for each draft of a record of this kind.
pub(super) fn kept(kind: Kind, address: Address) -> AnyView {
    let document = Document::here();
    let lines = move || {
        let open = address.get(RECORD);
        let drafts = document.drafts().into_iter();
        drafts
            .filter(|draft| draft.record.kind == kind && way(draft) != open)
            .map(|draft| line(document, address, draft))
            .collect_view()
    };
    view! { <div role="status">{lines}</div> }.into_any()
}

/// The value in the address that opens the draft.
fn way(draft: &FormDraft) -> String {
    match draft.novelty {
        Novelty::New => NEW.to_owned(),
        Novelty::There => draft.record.id.to_string(),
    }
}

fn line(document: Document, address: Address, draft: FormDraft) -> AnyView {
    let w = words();
    let name = match draft.novelty {
        Novelty::New => w.form_new(&w.of("one", draft.record.kind.as_str())),
        Novelty::There => document.region().map_or_else(String::new, |region| {
            names::record(w, &region, &draft.record)
        }),
    };
    let way = way(&draft);
    let record = draft.record;
    view! {
        <div class="notice">
            <p>{w.form_kept(&name)}</p>
            <p class="row">
                <button type="button" class="button" on:click=move |_| open(address, &way)>
                    {w.form_go_on()}
                </button>
                <button
                    type="button"
                    class="button quiet"
                    on:click=move |_| drop(document.take_draft(&record))
                >
                    {w.form_throw_away()}
                </button>
            </p>
        </div>
    }
    .into_any()
}
