//! A list whose entries are a name and numbers is drawn as a table: Tab goes along the row and on to the
//! next.

use enlace_edit::field::{Content, Field};
use leptos::ev::{ClipboardEvent, KeyboardEvent};
use leptos::prelude::*;

use crate::components::picker::{Picker, Start, picker};
use crate::pages::records::form::RecordForm;
use crate::pages::records::form::list_paste;
use crate::pages::records::form::list_rows::{ListTable, TableRow};
use crate::pages::shared::choice_source::ChoiceSource;

/// The table with its messages.
pub(super) fn table(form: RecordForm, list: &'static Field, inner: &'static [Field]) -> AnyView {
    let own = ListTable::of(form, list, inner);
    let w = form.w;
    let heads = inner.iter().map(|field| {
        let is_number = matches!(field.content, Content::Number(_));
        view! {
            <th scope="col" class:number=is_number>
                {own.label(field)}
                {own.scale(field).map(|scale| view! { <br /><small>{scale}</small> })}
            </th>
        }
        .into_any()
    });
    let label = w.column(form.kind.as_str(), list.id);
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=label>
            <table class="table matrix">
                <thead>
                    <tr>
                        {heads.collect_view()} <td></td>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || own.rows.get() key=|row| *row let(row)>
                        {line(own, row)}
                    </For>
                </tbody>
            </table>
        </div>
        <p class="soft small" role="status">
            {move || match own.said.get() {
                said if said.is_empty() => w.form_table_keys().to_owned(),
                said => said,
            }}
        </p>
    }
    .into_any()
}

fn line(own: ListTable, row: TableRow) -> AnyView {
    let w = own.form.w;
    let cells = own.inner.iter().map(|field| {
        let keys = move |event: KeyboardEvent| own.key_in(&event, row, field);
        let pasted = move |event: ClipboardEvent| list_paste::paste(own, &event, row, field);
        view! {
            <td on:keydown=keys on:paste=pasted>
                {cell(own, row, field)}
            </td>
        }
        .into_any()
    });
    let take_out = move || {
        let key = own.key(row)?;
        let name = own.text(row, &own.inner[0]);
        let remove = move |_| own.remove(row, key);
        Some(view! {
            <button
                type="button"
                class="button quiet"
                tabindex="-1"
                aria-label=w.form_take_out(&own.shown_name(&name))
                on:click=remove
            >
                "✕"
            </button>
        })
    };
    let wrong = move || {
        let said = own.inner.iter().filter_map(|field| {
            let said = own.said_of(row, field)?;
            Some(view! { <div class="fault">{format!("{}: {said}", own.label(field))}</div> })
        });
        let said: Vec<_> = said.collect();
        let columns = (own.inner.len() + 1).to_string();
        (!said.is_empty()).then(|| view! { <tr><td class="field" colspan=columns>{said}</td></tr> })
    };
    view! {
        <tr>{cells.collect_view()} <td>{take_out}</td></tr>
        {wrong}
    }
    .into_any()
}

fn cell(own: ListTable, row: TableRow, field: &'static Field) -> AnyView {
    let id = own.cell_id(row, field);
    let number = Memo::new(move |_| {
        let at = own
            .rows
            .with(|rows| rows.iter().position(|own| *own == row));
        at.unwrap_or_default() + 1
    });
    let name = move || {
        let number = number.get().to_string();
        own.form.w.form_cell(&own.label(field), &number)
    };
    let text = Signal::derive(move || own.text(row, field));
    let is_wrong = Signal::derive(move || own.said_of(row, field).is_some());
    if let Some(source) = ChoiceSource::of(field.content) {
        let drawn = move || {
            picker(Picker {
                id: id.clone(),
                name: Some(name()),
                value: text,
                show: source.show(own.form.w, own.form.document),
                search: source.search(own.form.w, own.form.document),
                on_choose: Callback::new(move |code| own.set(row, field, code)),
                start: Start::Resting,
                fault: is_wrong,
                described_by: None,
            })
        };
        return drawn.into_any();
    }
    if field.content == Content::YesNo {
        return view! {
            <input
                id=id
                type="checkbox"
                aria-label=name
                prop:checked=move || text.with(|text| text == "true")
                on:change:target=move |event| {
                    let on = event.target().checked();
                    own.set(row, field, if on { "true".to_owned() } else { String::new() });
                }
            />
        }
        .into_any();
    }
    let is_number = matches!(field.content, Content::Number(_));
    view! {
        <input
            id=id
            type="text"
            class:number=is_number
            inputmode=if is_number { "decimal" } else { "text" }
            autocomplete="off"
            aria-label=name
            aria-invalid=move || is_wrong.get().then_some("true")
            prop:value=text
            on:input:target=move |event| own.set(row, field, event.target().value())
            on:change=move |_| own.look(row, field)
        />
    }
    .into_any()
}
