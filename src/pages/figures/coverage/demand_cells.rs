//! This table shows how the demand of a qualification is met in each municipality.

use enlace_method::explain::{Figure, FigureId, Subject};
use enlace_method::figures::CellTarget;
use leptos::prelude::*;

use crate::i18n::Words;
use crate::pages::figures::coverage::RegionFigures;
use crate::pages::shared::explain_stack::ExplainStack;
use crate::pages::shared::names;
use crate::pages::shared::page_parts::{Head, cell, heads};

/// The cells of these targets; a line names the occupation where a cell asks for one.
pub fn cells(
    w: Words,
    explain: ExplainStack,
    picture: &RegionFigures,
    targets: &[CellTarget],
) -> Option<AnyView> {
    let cells = picture
        .coverage
        .cells
        .iter()
        .filter(|cell| targets.contains(cell.target));
    let rows: Vec<AnyView> = cells
        .map(|found| {
            let of = Subject::DemandCell(found.target.clone(), found.municipality.clone());
            let figure = |id, value: f64| {
                let figure = Figure { id, of: of.clone() };
                explain.figure(figure, w.persons_in_column(value))
            };
            let related = || {
                let both = found.tiers.related_near.0 + found.tiers.related_far.0;
                w.persons_in_column(both).into_any()
            };
            let occupation = match &found.target {
                CellTarget::Qualification(_) => None,
                other => Some(names::target(w, &picture.region, other)),
            };
            view! {
                <tr>
                    <th scope="row">
                        <bdi>{names::municipality(&picture.region, found.municipality)}</bdi>
                        <span class="flag">{occupation}</span>
                    </th>
                    {cell("number", w.coverage_needed(), figure(FigureId::Demand, found.demand.0))}
                    {cell("number", w.bar_near(), figure(FigureId::SameNear, found.tiers.same_near.0))}
                    {cell("number", w.bar_far(), figure(FigureId::SameFar, found.tiers.same_far.0))}
                    {cell("number", w.bar_related(), related())}
                    {cell("number", w.bar_uncovered(), figure(FigureId::Gap, found.tiers.uncovered.0))}
                </tr>
            }
            .into_any()
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let view = view! {
        <h2 class="minor">{w.cells_title()}</h2>
        <table class="table folds">
            {heads(&[
                Head::Text(w.cells_municipality()),
                Head::Number(w.cells_needed_head()),
                Head::Number(w.cells_near_head()),
                Head::Number(w.cells_far_head()),
                Head::Number(w.cells_related_head()),
                Head::Number(w.cells_uncovered_head()),
            ])}
            <tbody>{rows}</tbody>
        </table>
    };
    Some(view.into_any())
}
