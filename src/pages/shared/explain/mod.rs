//! The explanation of a figure shows its definition, its formula, the numbers in it and their records.

pub mod formula;
pub mod operands;
#[cfg(test)]
mod tests;

use enlace_method::explain::{Explainer, Subject};
use leptos::prelude::*;

use crate::components::dialog::{DialogContent, dialog};
use crate::components::notice::mark_of;
use crate::i18n::language::words;
use crate::pages::shared::definitions::definition;
use crate::pages::shared::explain::operands::{OperandList, repeats};
use crate::pages::shared::explain_stack::ExplainStack;
use crate::pages::shared::names;
use crate::state::document::Document;
use crate::state::document::figures::Figures;

/// The dialog that explains the figure on top of the stack.
pub fn explanation(explain: ExplainStack) -> AnyView {
    dialog(
        words().app_close(),
        move || explain.is_open(),
        move || answer(explain),
        move || explain.close(),
    )
}

fn answer(explain: ExplainStack) -> Option<DialogContent> {
    let w = words();
    let figure = explain.shown()?;
    let document = Document::here();
    let open = document.region()?;
    let elsewhere = explain.elsewhere();
    let region = match &elsewhere {
        Some(state) => state.region.clone(),
        None => open.clone(),
    };
    let settings = match &elsewhere {
        Some(state) => state.assumed.in_force(),
        None => open.in_force(),
    };
    let id = figure.id.as_str();
    let name = names::capitalised(&w.of("figure", &format!("{id}.name")));
    let is_now = document.figures() == Figures::Current;
    let explained = match (&elsewhere, document.coverage().filter(|_| is_now)) {
        (Some(state), _) => Explainer::assuming(&region, &state.assumed).explain(&figure),
        (None, Some(coverage)) => document.ask(&region, &coverage, |ledger| {
            Explainer::kept(ledger, &region, |explainer| explainer.explain(&figure))
        }),
        (None, None) => Explainer::new(&region).explain(&figure),
    };
    let of = names::subject(w, &region, &figure.of);
    let title = match &of {
        Some(of) => format!("{name}: {of}"),
        None => name,
    };
    let back = explain.can_go_back().then(|| {
        view! {
            <p>
                <button type="button" class="button" on:click=move |_| explain.go_back()>
                    "← "
                    {w.explain_back()}
                </button>
            </p>
        }
    });
    let body = match explained {
        Some(explained) => {
            let value = formula::value(w, figure.id, explained.value);
            let filled = formula::filled(w, &explained.expr);
            let formula = match explained.expr.sum_of() == Some(figure.id) {
                true => w.explain_sum().to_owned(),
                false => w.of("figure", &format!("{id}.formula")),
            };
            let repeated = &explained.repeated;
            // Of an offer itself it is said here; of the offers in a sum beside each of them.
            let own = repeated
                .iter()
                .find(|it| figure.of == Subject::Offer(it.offer.clone()));
            let assumed = own.map(|it| view! { <p>{mark_of(repeats(w, it))}</p> });
            view! {
                <p class="strong">{value.clone()}</p>
                <p>{definition(w, figure.id, settings)}</p>
                                {assumed}
                <h3>{w.explain_formula()}</h3>
                <p class="formula">{formula}</p>
                <p class="formula">{filled} " = " {value}</p>
                {OperandList { w, explain, region: &region, open: &open, repeated }.view(&explained)}
            }
            .into_any()
        }
        None => view! { <p>{w.explain_none()}</p> }.into_any(),
    };
    let of_which =
        elsewhere.map(|state| view! { <p class="soft">{w.explain_elsewhere(&state.name)}</p> });
    let body = view! {
        {back}
        {of_which}
        {body}
    };
    Some(DialogContent {
        title,
        body: body.into_any(),
    })
}
