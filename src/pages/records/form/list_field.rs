//! A list within a record is shown as one short line per entry, which opens into its fields.

use enlace_edit::field::{Content, Field};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use crate::browser::focus;
use crate::pages::records::form::RecordForm;
use crate::pages::records::form::control::{FormField, control};
use crate::pages::records::form::first_field::focus_within;
use crate::pages::records::form::{list_rows, list_table};
use crate::pages::shared::choice_source::ChoiceSource;
use crate::state::document::draft::MoveDirection;

/// How many fields of an entry its line shows.
const TOLD: usize = 3;

/// The list with its entries and a way to add one.
pub(super) fn group(form: RecordForm, field: &'static Field, inner: &'static [Field]) -> AnyView {
    let w = form.w;
    let kind = form.kind.as_str();
    let keys = move || {
        form.draft.with(|draft| {
            let rows = draft.rows(field.id).iter();
            rows.map(|row| row.key).collect::<Vec<_>>()
        })
    };
    let count = move || {
        let count = form.draft.with(|draft| draft.rows(field.id).len());
        (count > 0).then(|| w.number(count as f64, 0))
    };
    // The entry that was just added is open, with the focus in it.
    let added = RwSignal::new(0u32);
    let add = move |_| {
        let mut key = 0;
        form.draft.update(|draft| key = draft.add_row(field.id));
        added.set(key);
    };
    let fault = move || {
        let said = form.said_of(field.id)?;
        Some(view! { <div class="fault">{said}</div> })
    };
    let hint = w.hint(kind, field.id);
    let add_name = format!("{}: {}", w.form_add(), w.column(kind, field.id));
    let add_button = format!("form-add-{}", field.id);
    let entries = match list_rows::is_table(inner) {
        true => list_table::table(form, field, inner),
        false => view! {
            <For each=keys key=|key| *key let(key)>
                {entry(form, field, inner, key, added)}
            </For>
            <button type="button" class="button" id=add_button aria-label=add_name on:click=add>
                {w.form_add()}
            </button>
        }
        .into_any(),
    };
    view! {
        <fieldset class="group">
            <legend>{w.column(kind, field.id)} " " <span class="soft">{count}</span></legend>
            {hint.map(|hint| view! { <p class="soft small">{hint}</p> })}
            <div class="field" role="alert">
                {fault}
            </div>
            {entries}
        </fieldset>
    }
    .into_any()
}

fn entry(
    form: RecordForm,
    field: &'static Field,
    inner: &'static [Field],
    key: u32,
    added: RwSignal<u32>,
) -> AnyView {
    let node = NodeRef::<html::Details>::new();
    let is_new = added.get_untracked() == key;
    let is_open = RwSignal::new(is_new);
    let place = move || {
        form.draft.with(|draft| {
            let rows = draft.rows(field.id);
            rows.iter().position(|row| row.key == key).unwrap_or(0)
        })
    };
    // An entry with a wrong field is opened.
    Effect::new(move |_| {
        let head = format!("{}[{}].", field.id, untrack(place));
        let wrong = form
            .wrong
            .with(|wrong| wrong.iter().any(|(path, _)| path.starts_with(&head)));
        if wrong {
            is_open.set(true);
        }
    });
    let mut waits = is_new;
    Effect::new(move |_| {
        if let Some(node) = node.get()
            && waits
        {
            waits = false;
            focus_within(&node, "input, select");
        }
    });
    let toggled = move |event: Event| {
        let details = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        if let Some(details) = details {
            is_open.set(details.has_attribute("open"));
        }
    };
    let fields = move || {
        is_open.get().then(|| {
            let all = inner.iter();
            all.map(|inner| slot(form, field, inner, key, place))
                .collect_view()
        })
    };
    let w = form.w;
    let take_out = move |_| {
        form.draft.update(|draft| draft.remove_row(field.id, key));
        crate::browser::page::focus(&format!("form-add-{}", field.id));
    };
    let to = move |way: MoveDirection| {
        let id = button_id(field, key, way);
        let (label, is_possible) = match way {
            MoveDirection::Up => (w.form_up(), place() > 0),
            MoveDirection::Down => {
                let count = form.draft.with(|draft| draft.rows(field.id).len());
                (w.form_down(), place() + 1 < count)
            }
        };
        let move_it = move |_| {
            form.draft
                .update(|draft| draft.move_row(field.id, key, way));
            // The next frame is awaited: by then the entry is in its new place, and at an end one of
            // the buttons is gone.
            request_animation_frame(move || {
                let other = match way {
                    MoveDirection::Up => MoveDirection::Down,
                    MoveDirection::Down => MoveDirection::Up,
                };
                focus::first_of(
                    [way, other]
                        .map(|way| button_id(field, key, way))
                        .into_iter(),
                );
            });
        };
        is_possible.then(|| {
            view! {
                <button type="button" class="button quiet" id=id on:click=move_it>
                    {label}
                </button>
            }
            .into_any()
        })
    };
    let remove = move || {
        is_open.get().then(|| {
            view! {
                <div class="row">
                    {move || to(MoveDirection::Up)} {move || to(MoveDirection::Down)}
                    <button type="button" class="button quiet" on:click=take_out>
                        {w.form_remove()}
                    </button>
                </div>
            }
            .into_any()
        })
    };
    view! {
        <details node_ref=node prop:open=move || is_open.get() on:toggle=toggled>
            <summary>{move || told(form, field, inner, key)}</summary>
            <div class="entry">{fields} {remove}</div>
        </details>
    }
    .into_any()
}

fn button_id(field: &Field, key: u32, way: MoveDirection) -> String {
    let way = match way {
        MoveDirection::Up => "up",
        MoveDirection::Down => "down",
    };
    format!("form-{}-{key}-{way}", field.id)
}

/// The entry in a few words: the first of its fields that are filled in.
fn told(form: RecordForm, field: &Field, inner: &[Field], key: u32) -> String {
    let mark = form.mark();
    let texts: Vec<(Content, String)> = form.draft.with(|draft| {
        let row = draft.rows(field.id).iter().find(|row| row.key == key);
        let Some(row) = row else { return Vec::new() };
        let all = inner
            .iter()
            .map(|inner| (inner.content, row.text(inner, mark)));
        all.filter(|(content, text)| *content != Content::YesNo && !text.is_empty())
            .take(TOLD)
            .collect()
    });
    if texts.is_empty() {
        return form.w.form_empty().to_owned();
    }
    let said = texts.into_iter().map(|(content, text)| match content {
        Content::Choice(_) => form.w.of("option", &text),
        Content::Number(measure)
            if text
                .parse::<i64>()
                .is_ok_and(|n| measure.steps().contains(&n)) =>
        {
            form.w
                .of("measure", &format!("{}.{text}", measure.as_str()))
        }
        content => match ChoiceSource::of(content) {
            Some(source) => source.name(form.w, form.document, &text),
            None => text,
        },
    });
    said.collect::<Vec<_>>().join(" · ")
}

fn slot(
    form: RecordForm,
    field: &'static Field,
    inner: &'static Field,
    key: u32,
    place: impl Fn() -> usize + Copy + Send + Sync + 'static,
) -> AnyView {
    let mark = form.mark();
    let kind = form.kind.as_str();
    let path = move || format!("{}[{}].{}", field.id, place(), inner.id);
    let text = Signal::derive(move || {
        form.draft.with(|draft| {
            let row = draft.rows(field.id).iter().find(|row| row.key == key);
            row.map(|row| row.text(inner, mark)).unwrap_or_default()
        })
    });
    let set = Callback::new(move |text: String| {
        form.draft
            .update(|draft| draft.set_in_row(field.id, key, inner.id, text));
        form.mend(&untrack(path));
    });
    let named = format!("{}[0].{}", field.id, inner.id);
    control(
        form.w,
        form.document,
        FormField {
            id: format!("form-{}-{key}-{}", field.id, inner.id),
            label: form.w.column(kind, &named),
            hint: form.w.hint(kind, &named),
            content: inner.content,
            presence: inner.presence,
            text,
            set,
            fault: Signal::derive(move || form.said_of(&path())),
        },
    )
}
