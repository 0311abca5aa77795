//! What stands around a step of the import: the list of steps, what the worker does, and the buttons.

use std::cmp::Ordering;

use enlace_tables::import::protocol::Preview;
use enlace_tables::import::{LeftOut, NameQuestion};
use leptos::prelude::*;

use crate::i18n::Words;
use crate::pages::import::{ImportWizard, WizardStep};

/// The title of the page: of the present step, what it has come to.
pub fn title(way: ImportWizard) -> AnyView {
    let w = way.w;
    let said = move || match way.step.get() {
        WizardStep::Read => w.import_title().to_owned(),
        WizardStep::Columns => w.import_step_columns().to_owned(),
        WizardStep::Names => w.import_step_names().to_owned(),
        WizardStep::Preview => result(way),
        WizardStep::Done => {
            let count: usize = way
                .brought
                .with(|all| all.iter().map(|(_, count)| count).sum());
            w.import_done_title(count as f64)
        }
    };
    let lead = move || match way.step.get() {
        WizardStep::Read => w.import_lead().to_owned(),
        _ => way.name.get(),
    };
    view! {
        <h1 id="title" tabindex="-1">{said}</h1>
        <p class="lead">{lead}</p>
    }
    .into_any()
}

/// What would become of the table: how many records come in, how many cells or rows want a correction, and
/// how many rows stay out.
fn result(way: ImportWizard) -> String {
    let w = way.w;
    let Some(preview) = way.preview.get() else {
        return w.import_step_preview().to_owned();
    };
    let mut parts = vec![entering(w, &preview)];
    let wrong = preview.refused_count + preview.cell_count;
    if wrong > 0 {
        parts.push(w.import_result_wrong(wrong as f64));
    }
    // Headings, and what is empty, nobody misses.
    let is_missed =
        |reason: LeftOut| !matches!(reason, LeftOut::Blank | LeftOut::Cover | LeftOut::Heading);
    let left_out = preview.tally.left_out.iter();
    let left_out = left_out.filter(|(reason, _)| is_missed(*reason));
    let out: usize = left_out.map(|(_, count)| count).sum();
    if out > 0 {
        parts.push(w.import_result_out(out as f64));
    }
    parts.join(", ")
}

/// The records that come in or change, by their lists.
fn entering(w: Words, preview: &Preview) -> String {
    let some = preview.counts.iter().filter_map(|(list, counts)| {
        let count = counts[0] + counts[1];
        (count > 0).then(|| w.counted_records(list, count))
    });
    let some: Vec<String> = some.collect();
    match some.is_empty() {
        true => w.import_nothing_in().to_owned(),
        false => w.import_result_in(&some.join(", ")),
    }
}

/// The five steps: done with a tick, the present one with its number, those to come; each with what is known
/// of it. A step that is done leads back to it.
pub fn steps(way: ImportWizard) -> AnyView {
    let w = way.w;
    let names = [
        w.import_step_read(),
        w.import_step_columns(),
        w.import_step_names(),
        w.import_step_preview(),
        w.import_step_done(),
    ];
    let all = WizardStep::ALL.into_iter().zip(names).enumerate();
    let all = all.map(|(at, (step, name))| {
        let state = move || match step.cmp(&way.step.get()) {
            Ordering::Less => "done",
            Ordering::Equal => "now",
            Ordering::Greater => "",
        };
        let current = move || (way.step.get() == step).then_some("step");
        let sign = move || match step < way.step.get() {
            true => "✓".to_owned(),
            false => (at + 1).to_string(),
        };
        let label = move || {
            let now = way.step.get();
            let is_back = step < now && now != WizardStep::Done;
            match is_back {
                true => view! {
                    <button type="button" class="link" on:click=move |_| way.show(step)>
                        {name}
                    </button>
                }
                .into_any(),
                false => view! { <b>{name}</b> }.into_any(),
            }
        };
        view! {
            <li class=state aria-current=current>
                <span class="step-sign" aria-hidden="true">{sign}</span>
                {label}
                <span class="soft">{move || known(way, step)}</span>
            </li>
        }
        .into_any()
    });
    view! { <ol class="import-steps small">{all.collect_view()}</ol> }.into_any()
}

/// What is known of a step.
pub fn known(way: ImportWizard, step: WizardStep) -> Option<String> {
    let w = way.w;
    let now = way.step.get();
    match step {
        WizardStep::Read => {
            let shown = way.shown.get()?;
            Some(w.import_found_rows(shown.rows as f64))
        }
        WizardStep::Columns => {
            let shown = way.shown.get()?;
            let mapping = way.mapping.get()?;
            let all = w.number(shown.headings.len() as f64, 0);
            Some(w.import_known_columns(mapping.fields.len() as f64, &all))
        }
        WizardStep::Names if now > WizardStep::Columns => {
            way.preview.with(Option::is_some).then_some(())?;
            Some(match open_names(way) {
                0 => w.import_names_settled().to_owned(),
                open => w.import_names_open(open as f64),
            })
        }
        _ if step == now && now == WizardStep::Preview => Some(w.import_here().to_owned()),
        WizardStep::Done if now < WizardStep::Done => Some(w.import_one_step().to_owned()),
        _ => None,
    }
}

pub fn busy(way: ImportWizard) -> Option<AnyView> {
    let rows = way.busy.get()?;
    let w = way.w;
    let said = match rows {
        0 => w.import_working().to_owned(),
        rows => w.import_rows_done(&w.number(rows as f64, 0)),
    };
    let view = view! {
        <p class="row">
            <span>{said}</span>
            <button type="button" class="button quiet" on:click=move |_| way.cancel()>
                {w.import_cancel()}
            </button>
        </p>
    };
    Some(view.into_any())
}

/// The buttons at the foot of a step: back, and on to the next one.
pub fn foot(
    way: ImportWizard,
    back: Option<WizardStep>,
    next: &'static str,
    go: impl Fn() + 'static,
) -> AnyView {
    let on = view! {
        <button
            type="button"
            class="button first"
            disabled=move || way.busy.get().is_some()
            on:click=move |_| go()
        >
            {next}
        </button>
    };
    feet(way, back, on.into_any())
}

/// The same with another button to go on.
pub fn feet(way: ImportWizard, back: Option<WizardStep>, on: AnyView) -> AnyView {
    let back = back.map(|step| {
        view! {
            <button type="button" class="button quiet" on:click=move |_| way.show(step)>
                {way.w.import_back()}
            </button>
        }
    });
    view! { <p class="row">{back} {on}</p> }.into_any()
}

/// How many names nobody has decided about.
pub fn open_names(way: ImportWizard) -> usize {
    let Some(preview) = way.preview.get() else {
        return 0;
    };
    let decided = |question: &&NameQuestion| {
        let here = way.choices.with(|choices| {
            let mut all = choices.decisions.iter();
            all.any(|one| one.list == question.list && one.text == question.text)
        });
        here || question.meaning.is_some()
    };
    let open = preview
        .questions
        .iter()
        .filter(|question| !decided(question));
    open.count()
}

/// How many of a list there are, where not all are shown.
pub fn first_of(w: Words, shown: usize, all: usize) -> Option<AnyView> {
    let number = |count: usize| w.number(count as f64, 0);
    let said = (shown < all).then(|| w.import_first_of(&number(shown), &number(all)))?;
    Some(view! { <p class="soft">{said}</p> }.into_any())
}
