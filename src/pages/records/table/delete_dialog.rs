//! The dialog for deleting rows says which records depend on them, and asks what happens to those.

use enlace_edit::{Dependents, Op, dependents, removal};
use enlace_model::{Kind, RecordRef};
use leptos::prelude::*;

use crate::components::dialog::{self, DialogContent};
use crate::i18n::Words;
use crate::pages::records::table::RecordTable;
use crate::pages::shared::refusal_words::refusal;

/// The dialog, open while rows are to be deleted.
pub fn dialog(table: RecordTable) -> AnyView {
    let w = table.w;
    let close = move || {
        table.deleting.set(None);
        table.left_hidden.set_value(0);
        crate::browser::page::focus("grid");
    };
    let fault = RwSignal::new(None::<String>);
    let content = move || {
        let records = table.deleting.get()?;
        fault.set(None);
        let body = body(table, records.clone(), fault);
        let count = w.counted_records(table.shows.kind.as_str(), records.len());
        Some(DialogContent {
            title: w.table_delete(&count),
            body,
        })
    };
    let is_open = move || table.deleting.with(|records| records.is_some());
    dialog::dialog(w.grid_close(), is_open, content, move || {
        if table.deleting.with_untracked(|records| records.is_some()) {
            close();
        }
    })
}

fn body(table: RecordTable, records: Vec<RecordRef>, fault: RwSignal<Option<String>>) -> AnyView {
    let w = table.w;
    let hang = table
        .document
        .with_region(|region| dependents(region, &records));
    let mut hanging: Vec<RecordRef> = hang
        .unwrap_or_default()
        .into_iter()
        .map(|mention| mention.record)
        .collect();
    enlace_model::order::put_in_order(&mut hanging, |a, b| a.cmp(b));
    hanging.dedup();
    let gone_with = |how: Dependents| {
        let removal = table
            .document
            .with_region(|region| removal(region, &records, how));
        removal.map_or_else(Vec::new, |removal| removal.gone[records.len()..].to_vec())
    };
    let choice = |label: String, hint: String, how: Dependents| {
        let records = records.clone();
        let choose = move |_| {
            let op = Op::RemoveRecords {
                records: records.clone(),
                dependents: how,
            };
            match table.document.perform(op) {
                Ok(()) => {
                    table.deleting.set(None);
                    table.left_hidden.set_value(0);
                    crate::browser::page::focus("grid");
                }
                Err(refused) => fault.set(Some(refusal(w, &refused))),
            }
        };
        view! {
            <li>
                <button type="button" class="button" on:click=choose>
                    {label}
                </button>
                <p class="soft small">{hint}</p>
            </li>
        }
        .into_any()
    };
    let (lead, choices) = if hanging.is_empty() {
        let hint = w.table_can_be_undone().to_owned();
        let choices = vec![choice(
            w.table_delete_now().to_owned(),
            hint,
            Dependents::Unlink,
        )];
        (w.table_nothing_hangs().to_owned(), choices)
    } else {
        let with = listed(w, &gone_with(Dependents::RemoveToo));
        let unlinked = listed(w, &gone_with(Dependents::Unlink));
        let too = if unlinked.is_empty() {
            w.table_unlink_hint().to_owned()
        } else {
            w.table_unlink_too(&unlinked)
        };
        let choices = vec![
            choice(w.table_unlink().to_owned(), too, Dependents::Unlink),
            choice(
                w.table_delete_all().to_owned(),
                w.table_delete_all_hint(&with),
                Dependents::RemoveToo,
            ),
            choice(
                w.table_keep().to_owned(),
                w.table_keep_hint().to_owned(),
                Dependents::Keep,
            ),
        ];
        (w.table_hanging(&listed(w, &hanging)), choices)
    };
    let hidden = table.left_hidden.get_value();
    let stay = (hidden > 0).then(|| view! { <p>{w.grid_hidden_left(hidden as f64)}</p> });
    view! {
        <p>{lead}</p>
        {stay}
        <div role="alert">{move || fault.get().map(|why| view! { <p class="fault">{why}</p> })}</div>
        <ul class="plain-list stack">{choices}</ul>
    }
    .into_any()
}

/// "3 offers, 2 contacts".
fn listed(w: Words, records: &[RecordRef]) -> String {
    let counted = Kind::ALL.iter().filter_map(|kind| {
        let count = records.iter().filter(|record| record.kind == *kind).count();
        (count > 0).then(|| w.counted_records(kind.as_str(), count))
    });
    counted.collect::<Vec<_>>().join(", ")
}
