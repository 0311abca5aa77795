//! What the region is called, which year its figures are about, and what day it speaks of.

use enlace_edit::Op;
use enlace_edit::region::{read_date, read_year};
use leptos::prelude::*;

use crate::components::field::{self, CommittedLine};
use crate::i18n::Words;
use crate::pages::shared::refusal_words::{self, decimal_mark, refusal};
use crate::state::document::Document;

/// The form for name, target year and reference date.
pub fn region(w: Words) -> AnyView {
    let document = Document::here();
    let header = move |read: fn(&enlace_model::Header) -> String| {
        Signal::derive(move || {
            document
                .region()
                .map(|region| read(&region.header))
                .unwrap_or_default()
        })
    };
    let perform = move |op: Op| {
        let done = document.perform(op);
        done.map_err(|refused| refusal(w, &refused))
    };
    let set_name = Callback::new(move |text: String| perform(Op::RenameRegion(text)));
    let set_year = Callback::new(move |text: String| {
        let year =
            read_year(&text, decimal_mark(w)).map_err(|fault| refusal_words::fault(w, &fault))?;
        perform(Op::SetTargetYear(year))
    });
    let set_date = Callback::new(move |text: String| {
        let date = read_date(&text).map_err(|fault| refusal_words::fault(w, &fault))?;
        perform(Op::SetReferenceDate(date))
    });
    view! {
        <h2>{w.settings_group_region()}</h2>
        {line(
            RegionLine {
                id: "region-name",
                name: w.settings_name(),
                effect: w.settings_name_effect(),
                mode: "text",
            },
            header(|header| header.name.clone()),
            set_name,
        )}
        {line(
            RegionLine {
                id: "target-year",
                name: w.settings_target_year(),
                effect: w.settings_target_year_effect(),
                mode: "numeric",
            },
            header(|header| header.target_year.0.to_string()),
            set_year,
        )}
        {line(
            RegionLine {
                id: "reference-date",
                name: w.settings_reference_date(),
                effect: w.settings_reference_date_effect(),
                mode: "text",
            },
            header(|header| header.reference_date.shown()),
            set_date,
        )}
    }
    .into_any()
}

/// What a line about the region is called and does.
struct RegionLine {
    id: &'static str,
    name: &'static str,
    effect: &'static str,
    mode: &'static str,
}

fn line(
    RegionLine {
        id,
        name,
        effect,
        mode,
    }: RegionLine,
    value: Signal<String>,
    commit: Callback<String, Result<(), String>>,
) -> AnyView {
    let refused = RwSignal::new(None::<String>);
    let input = field::committed(CommittedLine {
        id: id.to_owned(),
        mode,
        value,
        commit,
        refused,
    });
    view! {
        <div class="setting">
            <div class="text">
                <label for=id>{name}</label>
                <p class="soft">{effect}</p>
            </div>
            <div class="value">{input} {field::refused(id, refused)}</div>
        </div>
    }
    .into_any()
}
