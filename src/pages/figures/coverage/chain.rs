//! The chain shows where the gap comes from, step by step from places to the demand that is covered.

use enlace_method::explain::FigureId;
use enlace_method::figures::QualificationFigures;
use leptos::prelude::*;

use crate::i18n::Words;
use crate::pages::shared::explain_stack::ExplainStack;

/// The chain, people a year.
pub fn chain(w: Words, explain: ExplainStack, q: &QualificationFigures) -> AnyView {
    let c = &q.chain;
    let stop = |name: &'static str, id: FigureId, value: f64| {
        view! {
            <li class="stop">
                <span class="name">{name}</span>
                {explain.of(&q.code, id, w.persons(value))}
            </li>
        }
        .into_any()
    };
    let step = |name: &'static str, sign: &'static str, id: FigureId, value: f64| {
        (value.abs() >= 0.05).then(|| {
            let sign = if value < 0.0 { "−" } else { sign };
            let text = format!("{sign}{}", w.persons(value.abs()));
            view! {
                <li class="step">
                    <span class="name">{name}</span>
                    {explain.of(&q.code, id, text)}
                    " →"
                </li>
            }
            .into_any()
        })
    };
    let less = |name, id, value: f64| step(name, "−", id, value);
    let plus = |name, id, value: f64| step(name, "+", id, value);
    view! {
        <h2 class="minor">{w.chain_title()}</h2>
        <ol class="chain">
            {stop(w.chain_places(), FigureId::Places, c.places.0)}
            {less(w.chain_unfilled(), FigureId::Unfilled, c.unfilled.0)}
            {stop(w.chain_entrants(), FigureId::Entrants, c.entrants.0)}
            {less(w.chain_dropout(), FigureId::Dropout, c.dropout.0)}
            {stop(w.chain_graduates(), FigureId::Graduates, c.graduates.0)}
            {less(w.chain_leaving(), FigureId::Leaving, c.leaving.0)}
            {stop(w.chain_available(), FigureId::Supply, c.available.0)}
            {less(w.chain_left_over(), FigureId::Surplus, c.left_over.0)}
            {less(w.chain_serving_related(), FigureId::ServingRelated, c.serving_related.0)}
            {less(w.chain_lost(), FigureId::LostServingOwn, c.lost_on_the_way.0)}
            {stop(w.chain_covering_own(), FigureId::CoveringOwn, c.covering_own.0)}
            {plus(w.chain_by_same(), FigureId::BySameOccupations, c.by_same_occupations.0)}
            {plus(w.chain_by_related(), FigureId::ByRelated, c.by_related.0)}
            {stop(w.chain_covered(), FigureId::Covered, c.covered.0)}
            <li class="step">{w.chain_of_needed(&w.persons(q.demand.0))}</li>
        </ol>
    }
    .into_any()
}
