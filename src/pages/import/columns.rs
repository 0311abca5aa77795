//! Step 2 of the import asks which column fills which field, and which rows count.

use std::sync::Arc;

use enlace_edit::field::Content;
use enlace_tables::import::protocol::{ImportRequest, Shown};
use enlace_tables::import::{
    Assignment, DateOrder, Elsewhere, HiddenRows, Mapping, Part, TotalRows, ValueSource, target,
};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::task;
use crate::components::select::select;
use crate::i18n::Words;
use crate::pages::import::step_frame::foot;
use crate::pages::import::{ImportWizard, WizardStep};
use crate::pages::shared::import_words;
use crate::pages::shared::page_parts::{Head, heads};

/// The choice for a column that is one of several values of a row.
const EACH: &str = "each";
/// How many columns are drawn at once: a wide table has many, each with all fields to choose from.
const AT_ONCE: usize = 8;

pub fn columns(way: ImportWizard) -> AnyView {
    let on = move || way.plan(WizardStep::Names);
    view! {
        {list(way)}
        {foot(way, Some(WizardStep::Read), way.w.import_to_names(), on)}
    }
    .into_any()
}

/// Which column fills which field.
pub fn list(way: ImportWizard) -> AnyView {
    // The fields to choose from change only with the subject, so only that is followed.
    let subject = Memo::new(move |_| of_mapping(way, |mapping| mapping.subject));
    let table = move || Some(of(way, &way.shown.get()?, subject.get()?));
    view! {
        {rules(way)}
        {move || kept(way)}
        {table}
    }
    .into_any()
}

/// Reads something from the mapping; `None` where there is none.
fn of_mapping<T>(way: ImportWizard, read: impl FnOnce(&Mapping) -> T) -> Option<T> {
    way.mapping.with(|mapping| mapping.as_ref().map(read))
}

/// The form that asks what the rows are about, and which of them are read.
fn rules(way: ImportWizard) -> AnyView {
    let w = way.w;
    let parts = Part::ALL.iter().map(|part| {
        let id = part.as_str();
        (id.to_owned(), w.of("part", id))
    });
    let two = |no: &str, yes: &str| {
        let choice = |key: &str, words: &str| (key.to_owned(), words.to_owned());
        vec![choice("", no), choice("yes", yes)]
    };
    let said = |yes: Option<bool>| if yes == Some(true) { "yes" } else { "" }.to_owned();
    let elsewhere = move || said(of_mapping(way, |own| own.elsewhere == Elsewhere::Add));
    let totals = move || said(of_mapping(way, |own| own.totals == TotalRows::Read));
    view! {
        <div class="filters">
            {select(
                "subject",
                w.import_subject(),
                parts.collect(),
                move || of_mapping(way, |own| own.subject.as_str().to_owned()).unwrap_or_default(),
                move |part| {
                    spawn_local(async move { way.ask(ImportRequest::Subject { part }, Vec::new()).await });
                },
            )}
            {select(
                "elsewhere",
                w.import_elsewhere(),
                two(w.import_elsewhere_leave_out(), w.import_elsewhere_add()),
                elsewhere,
                move |chosen| {
                    let elsewhere = match chosen.as_str() {
                        "" => Elsewhere::LeaveOut,
                        _ => Elsewhere::Add,
                    };
                    change(way, |mapping| mapping.elsewhere = elsewhere);
                },
            )}
            {select(
                "totals",
                w.import_totals(),
                two(w.import_totals_leave_out(), w.import_totals_read()),
                totals,
                move |chosen| {
                    let totals = match chosen.as_str() {
                        "" => TotalRows::LeaveOut,
                        _ => TotalRows::Read,
                    };
                    change(way, |mapping| mapping.totals = totals);
                },
            )}
            {move || hidden(way)}
            {move || dates(way)}
        </div>
    }
    .into_any()
}

/// Asks what becomes of rows that the spreadsheet hides, where there are any.
fn hidden(way: ImportWizard) -> Option<AnyView> {
    let w = way.w;
    way.shown
        .with(|shown| shown.as_ref().is_some_and(|shown| shown.hidden > 0))
        .then_some(())?;
    let choices = [
        ("", w.import_totals_leave_out()),
        ("read", w.import_totals_read()),
    ];
    let options = choices.map(|(key, name)| (key.to_owned(), name.to_owned()));
    let is_read = move || of_mapping(way, |own| own.hidden == HiddenRows::Read) == Some(true);
    let view = select(
        "hidden-rows",
        w.import_hidden_rows(),
        options.to_vec(),
        move || if is_read() { "read" } else { "" }.to_owned(),
        move |chosen| {
            let hidden = match chosen.as_str() {
                "" => HiddenRows::LeaveOut,
                _ => HiddenRows::Read,
            };
            change(way, |mapping| mapping.hidden = hidden);
        },
    );
    Some(view)
}

/// Asks which of day and month stands first, where a column fills a date.
fn dates(way: ImportWizard) -> Option<AnyView> {
    let w = way.w;
    let is_date = |one: &Assignment| {
        target(&one.target).is_some_and(|target| target.content == Content::Date)
    };
    of_mapping(way, |own| own.fields.iter().any(is_date)).filter(|any| *any)?;
    let key = |order: Option<DateOrder>| match order {
        None => "",
        Some(DateOrder::DayFirst) => "day",
        Some(DateOrder::MonthFirst) => "month",
    };
    let orders = [
        (None, w.import_dates_by_column()),
        (Some(DateOrder::DayFirst), w.import_dates_day_first()),
        (Some(DateOrder::MonthFirst), w.import_dates_month_first()),
    ];
    let options = orders.map(|(order, name)| (key(order).to_owned(), name.to_owned()));
    let view = select(
        "dates",
        w.import_dates(),
        options.to_vec(),
        move || key(of_mapping(way, |own| own.dates).flatten()).to_owned(),
        move |chosen| {
            let chosen = orders.iter().find(|(order, _)| key(*order) == chosen);
            let order = chosen.and_then(|(order, _)| *order);
            change(way, |mapping| mapping.dates = order);
        },
    );
    Some(view)
}

fn of(way: ImportWizard, shown: &Arc<Shown>, subject: Part) -> AnyView {
    let w = way.w;
    let targets = StoredValue::new(targets(w, subject));
    let count = shown.headings.len();
    let drawn = RwSignal::new(AT_ONCE.min(count));
    spawn_local(async move {
        while drawn.try_get_untracked().is_some_and(|drawn| drawn < count) {
            task::once_drawn().await;
            drawn.try_update(|drawn| *drawn = (*drawn + AT_ONCE).min(count));
        }
    });
    let shown = shown.clone();
    let row = move |at: usize| {
        let heading = shown.headings[at].clone();
        let samples = shown.samples.get(at).map(|all| all.join(" · "));
        let id = format!("column-{at}");
        let chosen = move || of_mapping(way, |mapping| value_of(mapping, at)).unwrap_or_default();
        let now = untrack(chosen);
        let options = targets.with_value(|all| {
            let option = |(key, name): &(String, String)| {
                let is_chosen = *key == now;
                view! { <option value=key.clone() selected=is_chosen>{name.clone()}</option> }
                    .into_any()
            };
            all.iter().map(option).collect_view()
        });
        view! {
            <tr>
                <th scope="row">
                    <label for=id.clone()>
                        <bdi>{heading}</bdi>
                    </label>
                </th>
                <td class="soft whole">
                    <bdi>{samples}</bdi>
                </td>
                <td class="whole">
                    <select
                        id=id
                        prop:value=chosen
                        on:change:target=move |event| fill(way, at, &event.target().value())
                    >
                        <option value="">{w.import_not_used()}</option>
                        {options}
                    </select>
                </td>
            </tr>
        }
        .into_any()
    };
    view! {
        <table class="table folds import-columns">
            {heads(&[
                Head::Text(w.import_column()),
                Head::Text(w.import_samples()),
                Head::Text(w.import_fills()),
            ])}
            <tbody>
                <For each=move || 0..drawn.get() key=|at| *at children=row />
            </tbody>
        </table>
        {fixed(way, subject)}
    }
    .into_any()
}

/// The fields that a column can fill, with their names.
fn targets(w: Words, subject: Part) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for part in subject.along().iter().rev() {
        for target in part.targets() {
            let id = format!("{}.{}", part.as_str(), target.field);
            let name = import_words::target_name(w, &id);
            all.push((id, name));
        }
    }
    if subject.each().is_some() {
        all.push((EACH.to_owned(), w.import_each().to_owned()));
    }
    all
}

/// What a column fills: the first of several fields.
fn value_of(mapping: &Mapping, at: usize) -> String {
    let found = mapping.fields.iter().find_map(|one| match one.from {
        ValueSource::Column(column) if column == at => Some(one.target.clone()),
        ValueSource::Each(column) if column == at => Some(EACH.to_owned()),
        _ => None,
    });
    found.unwrap_or_default()
}

fn change(way: ImportWizard, change: impl FnOnce(&mut Mapping)) {
    way.mapping.update(|mapping| {
        if let Some(mapping) = mapping {
            change(mapping);
        }
    });
}

/// Sets the field that a column fills, or none.
fn fill(way: ImportWizard, at: usize, chosen: &str) {
    let is_own = |one: &Assignment| matches!(one.from, ValueSource::Column(column) | ValueSource::Each(column) if column == at);
    change(way, |mapping| mapping.fields.retain(|one| !is_own(one)));
    let subject = way
        .mapping
        .with_untracked(|mapping| mapping.as_ref().map(|own| own.subject));
    match (
        chosen,
        subject.and_then(|subject| Some((subject, subject.each()?))),
    ) {
        ("", _) => {}
        (EACH, Some((subject, (_, value)))) => change(way, |mapping| {
            mapping.fields.push(Assignment {
                target: format!("{}.{value}", subject.as_str()),
                from: ValueSource::Each(at),
            });
        }),
        (target, _) => put(way, target.to_owned(), ValueSource::Column(at)),
    }
}

/// Fills a field from this source only.
fn put(way: ImportWizard, target: String, from: ValueSource) {
    change(way, |mapping| {
        mapping.fields.retain(|one| one.target != target);
        mapping.fields.push(Assignment { target, from });
    });
}

/// The filters by which rows are read.
fn kept(way: ImportWizard) -> Option<AnyView> {
    let keep = of_mapping(way, |mapping| mapping.keep.clone()).filter(|all| !all.is_empty())?;
    let shown = way.shown.get()?;
    let w = way.w;
    let all = keep.iter().enumerate().map(|(at, keep)| {
        let heading = shown.headings.get(keep.column).cloned().unwrap_or_default();
        view! {
            <li>
                {w.import_only_rows(&heading, &keep.value)} " "
                <button
                    type="button"
                    class="link"
                    on:click=move |_| change(way, |mapping| drop(mapping.keep.remove(at)))
                >
                    {w.import_read_all_rows()}
                </button>
            </li>
        }
        .into_any()
    });
    Some(view! { <ul>{all.collect_view()}</ul> }.into_any())
}

/// The form for fields that are the same in all rows.
fn fixed(way: ImportWizard, subject: Part) -> AnyView {
    let w = way.w;
    let target = RwSignal::new(String::new());
    let value = RwSignal::new(String::new());
    let add = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let (target, text) = (target.get_untracked(), value.get_untracked());
        if !target.is_empty() && !text.trim().is_empty() {
            value.set(String::new());
            put(way, target, ValueSource::Fixed(text));
        }
    };
    let mut choices = targets(w, subject);
    choices.retain(|(id, _)| id != EACH);
    choices.insert(0, (String::new(), w.import_not_used().to_owned()));
    view! {
        <h2>{w.import_fixed_title()}</h2>
        {move || same_for_all(way)}
        <form class="filters" on:submit=add>
            {select(
                "fixed-field",
                w.import_fixed_field(),
                choices,
                move || target.get(),
                move |chosen| target.set(chosen),
            )}
            <div>
                <label for="fixed-value">{w.import_fixed_value()}</label>
                <input
                    id="fixed-value"
                    type="text"
                    autocomplete="off"
                    prop:value=move || value.get()
                    on:input:target=move |event| value.set(event.target().value())
                />
            </div>
            <div>
                <button type="submit" class="button">
                    {w.import_fixed_add()}
                </button>
            </div>
        </form>
    }
    .into_any()
}

fn same_for_all(way: ImportWizard) -> Option<AnyView> {
    let w = way.w;
    let fields = of_mapping(way, |mapping| mapping.fields.clone())?;
    let all = fields.into_iter().filter_map(|one| {
        let ValueSource::Fixed(value) = one.from else {
            return None;
        };
        let name = import_words::target_name(w, &one.target);
        let said = w.import_same_for_all(&name, &value);
        let take_out = move |_| {
            let is_it = |own: &Assignment| {
                own.target == one.target && matches!(own.from, ValueSource::Fixed(_))
            };
            change(way, |mapping| mapping.fields.retain(|own| !is_it(own)));
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
    (!all.is_empty()).then(|| view! { <ul>{all}</ul> }.into_any())
}
