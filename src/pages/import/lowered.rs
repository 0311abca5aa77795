//! Known values that a table would make poorer: they stay, unless their field is ticked.

use enlace_tables::import::protocol::{LoweredField, Preview};
use leptos::prelude::*;

use crate::components::field::tick;
use crate::pages::import::ImportWizard;
use crate::pages::shared::import_words;
use crate::pages::shared::page_parts::{Head, heads};

/// The section, a field after the other; nothing where nothing would be poorer.
pub fn lowered(way: ImportWizard, preview: &Preview) -> Option<AnyView> {
    if preview.lowered.is_empty() {
        return None;
    }
    let w = way.w;
    let fields = preview.lowered.iter().map(|field| of_field(way, field));
    let view = view! {
        <h2>{w.import_lowered_title()}</h2>
        <p>{w.import_lowered_lead()}</p>
        {fields.collect_view()}
    };
    Some(view.into_any())
}

fn of_field(way: ImportWizard, field: &LoweredField) -> AnyView {
    let w = way.w;
    let name = import_words::target_name(w, &field.target);
    let label = w.import_lowered_take(field.count as f64, &name);
    let target = StoredValue::new(field.target.clone());
    let is_wanted = Signal::derive(move || {
        way.choices
            .with(|choices| target.with_value(|own| choices.overwrite.contains(own)))
    });
    let choose = Callback::new(move |wanted: bool| {
        way.choices.update(|choices| {
            let own = target.get_value();
            choices.overwrite.retain(|one| *one != own);
            if wanted {
                choices.overwrite.push(own);
            }
        });
    });
    let rows = field.first.iter().map(|(record, known, told)| {
        let told = match told.is_empty() {
            true => view! { <span class="soft">{w.import_lowered_nothing()}</span> }.into_any(),
            false => view! { <bdi>{told.clone()}</bdi> }.into_any(),
        };
        view! {
            <tr>
                <th scope="row"><bdi>{record.clone()}</bdi></th>
                <td class="whole" data-label=w.import_lowered_known()><bdi>{known.clone()}</bdi></td>
                <td class="whole" data-label=w.import_lowered_told()>{told}</td>
            </tr>
        }
        .into_any()
    });
    let more = field.count.saturating_sub(field.first.len());
    view! {
        {tick(None, label, is_wanted, choose)}
        <table class="table folds small">
            {heads(&[
                Head::Text(w.import_record_head()),
                Head::Text(w.import_lowered_known()),
                Head::Text(w.import_lowered_told()),
            ])}
            <tbody>{rows.collect_view()}</tbody>
        </table>
        {(more > 0).then(|| view! { <p class="soft">{w.explain_more(more as f64)}</p> })}
    }
    .into_any()
}
