//! This table lists the occupations that are demanded and to which no qualification leads.

use enlace_method::explain::{Figure, FigureId, Subject};
use leptos::prelude::*;

use crate::i18n::Words;
use crate::pages::figures::coverage::RegionFigures;
use crate::pages::shared::explain_stack::ExplainStack;
use crate::pages::shared::names;
use crate::pages::shared::page_parts::{Head, cell, heads};

/// The list; nothing where every wanted occupation has a qualification.
pub fn unled(w: Words, explain: ExplainStack, picture: &RegionFigures) -> Option<AnyView> {
    let all = &picture.coverage.no_qualification_leads_there;
    if all.is_empty() {
        return None;
    }
    let rows = all.iter().map(|unled| {
        let of = Subject::Target(unled.occupation.clone());
        let figure = |id, value: f64| {
            let figure = Figure { id, of: of.clone() };
            explain.figure(figure, w.persons_in_column(value))
        };
        view! {
            <tr>
                <th scope="row">
                    <bdi>{names::target(w, &picture.region, &unled.occupation)}</bdi>
                </th>
                {cell("number", "", figure(FigureId::Demand, unled.demand.0))}
                {cell("number", "", figure(FigureId::Gap, unled.gap.0))}
            </tr>
        }
        .into_any()
    });
    let view = view! {
        <section aria-labelledby="unled">
            <h2 id="unled">{w.unled_title()}</h2>
            <p>{w.unled_lead()}</p>
            <table class="table narrow">
                {heads(&[
                    Head::Text(w.unled_occupation()),
                    Head::Number(w.coverage_needed()),
                    Head::Number(w.coverage_gap()),
                ])}
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </section>
    };
    Some(view.into_any())
}
