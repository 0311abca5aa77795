//! The detail opens below a qualification's row and shows what its figures rest on.

use enlace_method::explain::{Explainer, FigureId};
use enlace_method::figures::QualificationFigures;
use enlace_model::{EvidenceKind, QualificationCode};
use leptos::prelude::*;

use crate::i18n::Words;
use crate::pages::figures::coverage::RegionFigures;
use crate::pages::figures::coverage::drilldown::DemandSources;
use crate::pages::figures::coverage::{annotations, chain, demand_cells, drilldown};
use crate::pages::shared::definitions::confidence;
use crate::pages::shared::explain_stack::ExplainStack;
use crate::pages::shared::verdict;
use crate::state::document::Document;

/// The opened row.
pub fn detail(
    w: Words,
    explain: ExplainStack,
    code: &QualificationCode,
    picture: &RegionFigures,
) -> Option<AnyView> {
    let q = picture.of(code)?;
    let behind = Document::here().ask(&picture.region, &picture.coverage, |ledger| {
        Explainer::kept(ledger, &picture.region, |explainer| {
            DemandSources::of(explainer, code)
        })
    });
    let notes = verdict::notes(w, q, picture.coverage.target_year);
    let notes = (!notes.is_empty()).then(|| view! { <p>{notes.join(" · ")}</p> }.into_any());
    let view = view! {
        {balance(w, explain, picture, q)}
        {notes}
        {chain::chain(w, explain, q)}
        {demand_cells::cells(w, explain, picture, &behind.targets)}
        {classes(w, explain, q)}
        {level(w, explain, q)}
        {annotations::indicators(w, explain, picture, q)}
        {annotations::panels(w, picture, q)}
        {drilldown::needs(w, explain, picture, &behind, q)}
        {drilldown::offers(w, explain, picture, code)}
    };
    Some(view.into_any())
}

/// Demand by evidence, supply, and how sure both are.
fn balance(
    w: Words,
    explain: ExplainStack,
    picture: &RegionFigures,
    q: &QualificationFigures,
) -> AnyView {
    let kinds = EvidenceKind::ALL
        .iter()
        .map(|kind| w.of("choice", kind.as_str()));
    let kinds = kinds.chain(std::iter::once(w.names_no_evidence().to_owned()));
    let by_evidence: Vec<String> = q
        .demand_by_evidence
        .iter()
        .zip(kinds)
        .filter(|(rate, _)| rate.0 > 0.0)
        .map(|(rate, kind)| format!("{} {kind}", w.persons(rate.0)))
        .collect();
    let sum = (!by_evidence.is_empty()).then(|| format!(" = {}", by_evidence.join(" + ")));
    let range = |low: f64, high: f64| format!("{}–{}", w.persons(low), w.persons(high));
    let level = confidence(w, picture.region.in_force());
    let probably = |range: String| w.detail_interval(&level, &range);
    let of = |id, text| explain.of(&q.code, id, text);
    let ratio = q.ratio.map(|ratio| {
        let ends = match (q.ratio_low, q.ratio_high) {
            (Some(low), Some(high)) => {
                probably(format!("{}–{}", w.number(low.0, 2), w.number(high.0, 2)))
            }
            _ => String::new(),
        };
        view! {
            <li>
                {w.detail_ratio()} " " {of(FigureId::Ratio, w.number(ratio.0, 2))} " " {ends}
            </li>
        }
    });
    let part = |value: f64, id, words: &'static str| {
        (value >= 0.05)
            .then(|| view! { <li>{words} " " {of(id, w.persons(value))}</li> }.into_any())
    };
    let same = q.coverage_same_only.map(|share| {
        let figure = of(FigureId::CoverageSameOnly, w.percent(Some(share.0)));
        view! { <li>{w.detail_same_only()} " " {figure}</li> }.into_any()
    });
    view! {
        <ul class="plain-list">
            <li>
                {w.detail_needed()} " " {of(FigureId::Demand, w.persons(q.demand.0))} {sum} " "
                {probably(range(q.demand_low.0, q.demand_high.0))}
            </li>
            <li>
                {w.detail_supplied()} " " {of(FigureId::Supply, w.persons(q.supply.0))} " "
                {probably(range(q.supply_low.0, q.supply_high.0))}
            </li>
            {ratio}
            {same}
            {part(q.demand_carried_forward.0, FigureId::DemandCarriedForward, w.detail_carried())}
            {part(q.supply_assumed.0, FigureId::SupplyAssumed, w.detail_assumed())}
            {part(q.surplus.0, FigureId::Surplus, w.detail_surplus())}
        </ul>
    }
    .into_any()
}

/// How many classes the gap would fill.
fn classes(w: Words, explain: ExplainStack, q: &QualificationFigures) -> Option<AnyView> {
    if q.gap.0 < 0.05 {
        return None;
    }
    let of = |id, text| explain.of(&q.code, id, text);
    let view = view! {
        <p>
            <span class="strong">{w.detail_classes()}</span>
            " "
            {of(FigureId::ClassesToConsider, w.number(q.classes.classes.0, 1))}
            " · "
            {w.detail_remainder()}
            " "
            {of(FigureId::Remainder, w.persons(q.classes.remainder.0))}
            " · "
            {w.detail_yield()}
            " "
            {of(FigureId::ClassYield, w.persons(q.classes.yield_of_a_class.0))}
        </p>
    };
    Some(view.into_any())
}

/// The need level beside the SANQ level, with its points.
fn level(w: Words, explain: ExplainStack, q: &QualificationFigures) -> Option<AnyView> {
    let level = q.need_level.as_ref()?;
    let of = |id, text| explain.of(&q.code, id, text);
    let sanq = level
        .relevance
        .map(|sanq| format!(" ({})", w.detail_sanq(&sanq.to_string())));
    let points = [
        (FigureId::PointsSeverity, w.detail_severity()),
        (FigureId::PointsVolume, w.detail_volume()),
        (FigureId::PointsDifficulty, w.detail_difficulty()),
        (FigureId::PointsBreadth, w.detail_breadth()),
        (FigureId::PointsRelevance, w.detail_relevance()),
    ];
    let points = points
        .into_iter()
        .zip(&level.points)
        .map(|((id, name), points)| {
            let figure = match points {
                Some(points) => of(id, w.number(points.0, 1)),
                None => crate::i18n::UNKNOWN.into_any(),
            };
            view! { " · " {name} " " {figure} }.into_any()
        });
    let ranks = format!("{}–{}", level.rank_low, level.rank_high);
    let view = view! {
        <p>
            <span class="strong">{w.detail_need_level()}</span>
            " "
            {of(FigureId::NeedLevel, level.level.to_string())}
            {sanq}
            {points.collect_view()}
            " · "
            {w.detail_rank()}
            " "
            {of(FigureId::RankLow, ranks)}
        </p>
    };
    Some(view.into_any())
}
