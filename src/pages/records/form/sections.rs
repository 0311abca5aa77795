//! The fields of a form stand in one column: first those that its table shows, the others folded.

use enlace_edit::field::{Content, Field, Presence, fields};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use crate::pages::records::form::RecordForm;
use crate::pages::shared::links::FIELD;

/// All fields; in sight are `first`, and those without which a record cannot be.
pub(super) fn fields_of(form: RecordForm, first: &[&str]) -> AnyView {
    let needed = form.kind.facts().needed.concat();
    let in_sight = |field: &&Field| {
        let is_list = matches!(field.content, Content::List(_));
        let is_needed = field.presence == Presence::Required || needed.contains(&field.id);
        is_list || is_needed || first.contains(&field.id)
    };
    let (shown, folded): (Vec<&'static Field>, Vec<_>) =
        fields(form.kind).iter().partition(|field| in_sight(field));
    let shown = shown.into_iter().map(|field| form.field(field));
    view! {
        {shown.collect_view()}
        {fold(form, folded)}
    }
    .into_any()
}

/// The fields that are seldom filled in, with how many of them are. It opens by itself where one of them is
/// wrong, or is what the address leads to.
fn fold(form: RecordForm, folded: Vec<&'static Field>) -> AnyView {
    if folded.is_empty() {
        return ().into_any();
    }
    let own = StoredValue::new(folded.clone());
    let asked = untrack(|| form.address.get(FIELD));
    let is_wrong =
        move || own.with_value(|own| own.iter().any(|field| form.said_of(field.id).is_some()));
    let is_asked = folded.iter().any(|field| field.id == asked);
    let is_open = RwSignal::new(is_asked);
    Effect::new(move |_| {
        if is_wrong() {
            is_open.set(true);
        }
    });
    let filled = move || {
        own.with_value(|own| {
            let all = own.iter().filter(|field| !form.now(field).is_empty());
            form.w.form_filled(all.count() as f64)
        })
    };
    let toggled = move |event: Event| {
        let details = event
            .target()
            .and_then(|own| own.dyn_into::<Element>().ok());
        // Lists within have folds of their own.
        if let Some(details) = details.filter(|own| own.class_list().contains("more-fields")) {
            is_open.set(details.has_attribute("open"));
        }
    };
    let all = folded.into_iter().map(|field| form.field(field));
    view! {
        <details class="more-fields" prop:open=move || is_open.get() on:toggle=toggled>
            <summary>
                {form.w.form_more_fields()} " " <span class="soft small">{filled}</span>
            </summary>
            <div class="form-fields">{all.collect_view()}</div>
        </details>
    }
    .into_any()
}
