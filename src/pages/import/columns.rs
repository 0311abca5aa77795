//! Step 2: which column fills which field, and which rows count.

use enlace_engine::exchange::import::talk::{Ask, Shown};
use enlace_engine::exchange::import::{Assignment, Elsewhere, Mapping, Part, Source, Totals};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::select::select;
use crate::i18n::Words;
use crate::pages::heads;
use crate::pages::import::{Step, Way, foot, wording};

pub fn columns(way: Way) -> AnyView {
    let w = way.w;
    let table = move || {
        let (Some(shown), Some(mapping)) = (way.shown.get(), way.mapping.get()) else {
            return None;
        };
        Some(of(way, &shown, &mapping))
    };
    let on = view! {
        <button
            type="button"
            class="button first"
            disabled=move || way.busy.get().is_some()
            on:click=move |_| way.plan(Step::Names)
        >
            {w.import_to_names()}
        </button>
    };
    view! { {table} {foot(way, Some(Step::Read), on.into_any())} }.into_any()
}

fn of(way: Way, shown: &Shown, mapping: &Mapping) -> AnyView {
    let w = way.w;
    let parts = Part::ALL.iter().map(|part| {
        let id = part.as_str();
        (id.to_owned(), w.of("part", id))
    });
    let subject = mapping.subject.as_str();
    let targets = StoredValue::new(targets(w, mapping.subject));
    let rows = shown.headings.iter().enumerate().map(|(at, heading)| {
        let chosen = value_of(mapping, at);
        let samples = shown.samples.get(at).map(|all| all.join(" · ")).unwrap_or_default();
        let id = format!("column-{at}");
        let options = targets.with_value(|all| {
            let option = |(key, name): &(String, String)| {
                let is_chosen = *key == chosen;
                view! { <option value=key.clone() selected=is_chosen>{name.clone()}</option> }.into_any()
            };
            all.iter().map(option).collect_view()
        });
        view! {
            <tr>
                <th scope="row">
                    <label for=id.clone()><bdi>{heading.clone()}</bdi></label>
                </th>
                <td class="soft"><bdi>{samples}</bdi></td>
                <td>
                    <select id=id on:change:target=move |event| fill(way, at, &event.target().value())>
                        <option value="">{w.import_not_used()}</option>
                        {options}
                    </select>
                </td>
            </tr>
        }
        .into_any()
    });
    let elsewhere = match mapping.elsewhere {
        Elsewhere::LeaveOut => "leave_out",
        Elsewhere::Add => "add",
    };
    let elsewhere_choices = vec![
        (
            "leave_out".to_owned(),
            w.import_elsewhere_leave_out().to_owned(),
        ),
        ("add".to_owned(), w.import_elsewhere_add().to_owned()),
    ];
    let totals = match mapping.totals {
        Totals::LeaveOut => "leave_out",
        Totals::Read => "read",
    };
    let totals_choices = vec![
        (
            "leave_out".to_owned(),
            w.import_totals_leave_out().to_owned(),
        ),
        ("read".to_owned(), w.import_totals_read().to_owned()),
    ];
    view! {
        <div class="filters">
            {select("subject", w.import_subject(), parts.collect(), move || subject.to_owned(), move |part| {
                spawn_local(async move { way.ask(Ask::Subject { part }, Vec::new()).await });
            })}
            {select("elsewhere", w.import_elsewhere(), elsewhere_choices, move || elsewhere.to_owned(), move |chosen| {
                change(way, |mapping| mapping.elsewhere = if chosen == "add" { Elsewhere::Add } else { Elsewhere::LeaveOut });
            })}
            {select("totals", w.import_totals(), totals_choices, move || totals.to_owned(), move |chosen| {
                change(way, |mapping| mapping.totals = if chosen == "read" { Totals::Read } else { Totals::LeaveOut });
            })}
        </div>
        {kept(way, shown, mapping)}
        <table class="table">
            {heads(&[w.import_column(), w.import_samples(), w.import_fills()])}
            <tbody>{rows.collect_view()}</tbody>
        </table>
        {fixed(way, mapping)}
    }
    .into_any()
}

/// The fields that a column can fill, with their names.
fn targets(w: Words, subject: Part) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for part in subject.along().iter().rev() {
        for target in part.targets() {
            let id = format!("{}.{}", part.as_str(), target.field);
            let name = wording::target_name(w, &id);
            all.push((id, name));
        }
    }
    if subject.each().is_some() {
        all.push(("each".to_owned(), w.import_each().to_owned()));
    }
    all
}

/// What a column fills: the first of several fields.
fn value_of(mapping: &Mapping, at: usize) -> String {
    let found = mapping.fields.iter().find_map(|one| match one.from {
        Source::Column(column) if column == at => Some(one.target.clone()),
        Source::Each(column) if column == at => Some("each".to_owned()),
        _ => None,
    });
    found.unwrap_or_default()
}

fn change(way: Way, change: impl FnOnce(&mut Mapping)) {
    way.mapping.update(|mapping| {
        if let Some(mapping) = mapping {
            change(mapping);
        }
    });
}

/// Lets a column fill a field, or none.
fn fill(way: Way, at: usize, chosen: &str) {
    change(way, |mapping| {
        let is_own = |one: &Assignment| matches!(one.from, Source::Column(column) | Source::Each(column) if column == at);
        mapping.fields.retain(|one| !is_own(one));
        let subject = mapping.subject;
        match (chosen, subject.each()) {
            ("", _) => {}
            ("each", Some((_, value))) => mapping.fields.push(Assignment {
                target: format!("{}.{value}", subject.as_str()),
                from: Source::Each(at),
            }),
            (target, _) => {
                mapping.fields.retain(|one| one.target != target);
                mapping.fields.push(Assignment {
                    target: target.to_owned(),
                    from: Source::Column(at),
                });
            }
        }
    });
}

/// Which rows are read, where a column decides it.
fn kept(way: Way, shown: &Shown, mapping: &Mapping) -> Option<AnyView> {
    if mapping.keep.is_empty() {
        return None;
    }
    let w = way.w;
    let all = mapping.keep.iter().enumerate().map(|(at, keep)| {
        let heading = shown.headings.get(keep.column).cloned().unwrap_or_default();
        view! {
            <li>
                {w.import_only_rows(&heading, &keep.value)} " "
                <button type="button" class="link" on:click=move |_| change(way, |mapping| drop(mapping.keep.remove(at)))>
                    {w.import_read_all_rows()}
                </button>
            </li>
        }
        .into_any()
    });
    Some(view! { <ul>{all.collect_view()}</ul> }.into_any())
}

/// What is the same for all rows.
fn fixed(way: Way, mapping: &Mapping) -> AnyView {
    let w = way.w;
    let all = mapping.fields.iter().filter_map(|one| {
        let Source::Fixed(value) = &one.from else {
            return None;
        };
        let target = one.target.clone();
        let name = wording::target_name(w, &target);
        let said = w.import_same_for_all(&name, value);
        let take_out = move |_| {
            let target = target.clone();
            change(way, move |mapping| {
                mapping
                    .fields
                    .retain(|one| one.target != target || !matches!(one.from, Source::Fixed(_)))
            });
        };
        let view = view! {
            <li>
                {said} " "
                <button type="button" class="link" on:click=take_out>
                    {w.import_take_out()}
                    <span class="visually-hidden">" " {name}</span>
                </button>
            </li>
        };
        Some(view.into_any())
    });
    let all: Vec<AnyView> = all.collect();
    let target = RwSignal::new(String::new());
    let value = RwSignal::new(String::new());
    let add = move |_| {
        let (target, text) = (target.get_untracked(), value.get_untracked());
        if !target.is_empty() && !text.trim().is_empty() {
            change(way, move |mapping| {
                mapping.fields.retain(|one| one.target != target);
                mapping.fields.push(Assignment {
                    target,
                    from: Source::Fixed(text),
                });
            });
        }
    };
    let mut choices = targets(w, mapping.subject);
    choices.retain(|(id, _)| id != "each");
    choices.insert(0, (String::new(), w.import_not_used().to_owned()));
    view! {
        <h2>{w.import_fixed_title()}</h2>
        <ul>{all}</ul>
        <div class="filters">
            {select("fixed-field", w.import_fixed_field(), choices, move || target.get(), move |chosen| target.set(chosen))}
            <div>
                <label for="fixed-value">{w.import_fixed_value()}</label>
                <input id="fixed-value" type="text" prop:value=move || value.get() on:input:target=move |event| value.set(event.target().value()) />
            </div>
            <button type="button" class="button" on:click=add>{w.import_fixed_add()}</button>
        </div>
    }
    .into_any()
}
