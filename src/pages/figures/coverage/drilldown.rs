//! The drilldown lists the needs and offers that a qualification's figures come from.

use enlace_method::explain::{Explainer, Figure, FigureId, Origin, Subject};
use enlace_method::figures::{CellTarget, NeedStanding, OfferStanding, QualificationFigures};
use enlace_model::order::put_in_order;
use enlace_model::{Kind, NeedId, QualificationCode};
use leptos::prelude::*;

use crate::components::notice::{mark, mark_of};
use crate::i18n::Words;
use crate::pages::figures::coverage::RegionFigures;
use crate::pages::shared::explain_stack::ExplainStack;
use crate::pages::shared::page_parts::{Head, cell, heads};
use crate::pages::shared::{names, need_standing};

/// How many needs are listed.
const LISTED: usize = 100;

/// The targets and needs that a qualification's demand comes from.
pub struct DemandSources {
    /// The qualification itself and the occupations to which it leads, where demanded.
    pub targets: Vec<CellTarget>,
    /// The needs that state this demand.
    pub needs: Vec<NeedId>,
}

impl DemandSources {
    /// Follows the explanation of the qualification's demand down to its needs.
    pub fn of(explainer: &Explainer<'_>, code: &QualificationCode) -> Self {
        let mut targets = vec![CellTarget::Qualification(code.clone())];
        let demand = Figure::of_qualification(FigureId::Demand, code);
        if let Some(explained) = explainer.explain(&demand) {
            for operand in explained.expr.operands() {
                if let Origin::Figure(Figure {
                    of: Subject::Target(target),
                    ..
                }) = &operand.origin
                    && !targets.contains(target)
                {
                    targets.push(target.clone());
                }
            }
        }
        let mut needs = Vec::new();
        for target in &targets {
            let figure = Figure {
                id: FigureId::Demand,
                of: Subject::Target(target.clone()),
            };
            let Some(explained) = explainer.explain(&figure) else {
                continue;
            };
            for operand in explained.expr.operands() {
                if let Origin::Figure(Figure {
                    of: Subject::Need(id),
                    ..
                }) = &operand.origin
                {
                    needs.push(id.clone());
                }
            }
            let further = explained
                .behind
                .iter()
                .filter(|record| record.kind == Kind::Need);
            needs.extend(further.map(|record| NeedId::from(&*record.id)));
        }
        put_in_order(&mut needs, Ord::cmp);
        needs.dedup();
        Self { targets, needs }
    }
}

/// The table of needs, each with its evidence and the number of people it counts.
pub fn needs(
    w: Words,
    explain: ExplainStack,
    picture: &RegionFigures,
    behind: &DemandSources,
    q: &QualificationFigures,
) -> AnyView {
    let region = &picture.region;
    let rows = behind.needs.iter().take(LISTED).filter_map(|id| {
        let need = region.needs.get(id)?;
        let persons = need_standing::persons(w, need);
        let standing = picture.coverage.needs.standing.get(id);
        let told = standing.and_then(|standing| need_standing::remark(w, region, standing));
        let told = told.map(|told| view! { <p class="soft">{told}</p> });
        let counts = match standing {
            Some(NeedStanding::Counted(rate)) => {
                let figure = Figure {
                    id: FigureId::NeedDemand,
                    of: Subject::Need(id.clone()),
                };
                explain.figure(figure, w.persons_in_column(rate.0))
            }
            Some(standing) => w.of("choice", standing.id()).into_any(),
            None => crate::i18n::UNKNOWN.into_any(),
        };
        let evidence = need
            .evidence
            .as_ref()
            .and_then(|id| region.evidence.get(id));
        let ask = q
            .ask
            .contains(id)
            .then(|| view! { <span class="flag">{w.needs_ask()}</span> });
        let view = view! {
            <tr>
                <th scope="row">
                    <bdi>{names::speaker(w, region, need)}</bdi>
                    " "
                    {need.illustrative.then(|| mark(w.mark_illustrative()))}
                    {ask}
                    {told}
                </th>
                {cell("wide", "", names::place_of_need(w, region, need).into_any())}
                {cell("wide together", "", names::evidence(w, evidence).into_any())}
                {cell("number wide", "", persons.into_any())}
                {cell("number", w.needs_counts(), counts)}
            </tr>
        };
        Some(view.into_any())
    });
    let more = behind.needs.len().saturating_sub(LISTED);
    let count = behind.needs.len() as f64;
    view! {
        <details open>
            <summary class="strong">{w.needs_title(count)}</summary>
            <table class="table folds">
                {heads(&[
                    Head::Text(w.needs_who()),
                    Head::Text(w.needs_where()),
                    Head::Text(w.needs_evidence()),
                    Head::Number(w.needs_persons_head()),
                    Head::Number(w.needs_counts_head()),
                ])}
                <tbody>{rows.collect_view()}</tbody>
            </table>
            {(more > 0).then(|| view! { <p class="soft">{w.explain_more(more as f64)}</p> })}
        </details>
    }
    .into_any()
}

/// The table of offers that are counted in the target year.
pub fn offers(
    w: Words,
    explain: ExplainStack,
    picture: &RegionFigures,
    code: &QualificationCode,
) -> AnyView {
    let region = &picture.region;
    let counted: Vec<_> = picture
        .coverage
        .offers
        .iter()
        .filter(|offer| offer.qualification == *code)
        .collect();
    let rows = counted.iter().filter_map(|figures| {
        let offer = region.offers.get(&figures.offer)?;
        let school = region.schools.get(&offer.school);
        let place = school.map(|school| names::municipality(region, &school.municipality));
        let of = Subject::Offer(figures.offer.clone());
        let figure = |id, text| explain.figure(Figure { id, of: of.clone() }, text);
        let standing = match figures.standing {
            OfferStanding::Recorded => None,
            OfferStanding::AssumedToRepeat => {
                Some(mark_of(w.offers_repeats(&offer.start_year.0.to_string())))
            }
            other => Some(mark_of(w.of("choice", other.as_str()))),
        };
        let made_up = offer.illustrative || school.is_some_and(|s| s.illustrative || s.fictional);
        let view = view! {
            <tr>
                <th scope="row">
                    <bdi>{names::school(region, &offer.school)}</bdi>
                    " "
                    {made_up.then(|| mark(w.mark_illustrative()))}
                    " "
                    {standing}
                </th>
                {cell("wide", "", place.into_any())}
                {cell("number wide", "", w.persons(figures.places.0).into_any())}
                {cell("number wide", "", w.persons(figures.entrants.0).into_any())}
                {cell(
                    "number wide",
                    "",
                    figure(FigureId::Completion, w.percent(Some(figures.completion.0))),
                )}
                {cell(
                    "number",
                    w.offers_available(),
                    figure(FigureId::Supply, w.persons_in_column(figures.available.0)),
                )}
            </tr>
        };
        Some(view.into_any())
    });
    let count = counted.len() as f64;
    view! {
        <details open>
            <summary class="strong">{w.offers_title(count)}</summary>
            <table class="table folds">
                {heads(&[
                    Head::Text(w.offers_school()),
                    Head::Text(w.cells_municipality()),
                    Head::Number(w.offers_places_head()),
                    Head::Number(w.offers_entrants_head()),
                    Head::Number(w.offers_completion_head()),
                    Head::Number(w.offers_available_head()),
                ])}
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </details>
    }
    .into_any()
}
