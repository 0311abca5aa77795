//! What stands around a step of the import: the list of steps, what the worker does, and the buttons.

use leptos::prelude::*;

use crate::pages::import::{ImportWizard, WizardStep};

/// The five steps and which one this is.
pub fn steps(way: ImportWizard) -> AnyView {
    let w = way.w;
    let names = [
        w.import_step_read(),
        w.import_step_columns(),
        w.import_step_names(),
        w.import_step_preview(),
        w.import_step_done(),
    ];
    let all = WizardStep::ALL.into_iter().zip(names).map(|(step, name)| {
        let current = move || (way.step.get() == step).then_some("step");
        view! { <li aria-current=current>{name}</li> }.into_any()
    });
    view! { <ol class="import-steps small">{all.collect_view()}</ol> }.into_any()
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
