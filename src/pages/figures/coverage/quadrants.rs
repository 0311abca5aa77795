//! This view draws how much a qualification is needed against how well it could be offered.
//!
//! A second picture shows what becomes of its graduates.

use std::sync::Arc;

use enlace_method::explain::{Figure, FigureId};
use enlace_method::views::quadrants::{
    Advice, HALF_FEASIBLE, HALF_WAY_UP, QuadrantPoint, outcomes, standings,
};
use enlace_model::order::put_in_order;
use leptos::prelude::*;

use crate::components::chart::behind::{ColumnHead, DataCell, DataTable};
use crate::components::chart::key::{KeyEntry, Sign};
use crate::components::chart::point_field::{FieldPoint, PointField, Ticks};
use crate::components::chart::scale::Scale;
use crate::i18n::Words;
use crate::pages::figures::views::{ChartSpec, FigureKeys, ViewContext, ViewData};
use crate::pages::shared::names;

/// The advice of each corner of the first picture: upper right, upper left, lower right, lower left.
const CORNERS: [Advice; 4] = [
    Advice::Open,
    Advice::Prepare,
    Advice::Maintain,
    Advice::Talk,
];

fn corner_of(advice: Advice) -> usize {
    let found = CORNERS.iter().position(|own| *own == advice);
    found.unwrap_or_default()
}

fn named_of(w: Words) -> Box<dyn Fn(usize, usize) -> String + Send + Sync> {
    Box::new(move |named, all| w.quadrants_named_of(&named.to_string(), &all.to_string()))
}

/// The view: both pictures.
pub fn view(context: ViewContext) -> AnyView {
    context.drawn(|data| {
        let is_wanted = data.coverage.totals.demand.0 > 0.0;
        let levels = match is_wanted {
            true => data.picture(levels(data)),
            false => view! { <p>{data.context.w.level_none()}</p> }.into_any(),
        };
        view! {
            {levels}
            {outcome(data)}
        }
        .into_any()
    })
}

/// Need level against feasibility.
fn levels(data: &ViewData) -> ChartSpec {
    let w = data.context.w;
    let mut all = standings(&data.coverage);
    put_in_order(&mut all, |a, b| b.demand.0.total_cmp(&a.demand.0));
    let mut figures = FigureKeys::default();
    let mut points = Vec::new();
    let mut rows = Vec::new();
    let advice = |found: &QuadrantPoint| match found.advice {
        Some(advice) => w.of("advice", advice.as_str()),
        None => w.quadrants_not_known().to_owned(),
    };
    for found in &all {
        let name = names::qualification(w, &data.region, &found.code);
        let level = figures.key(Figure::of_qualification(FigureId::NeedLevel, &found.code));
        let demand = figures.key(Figure::of_qualification(FigureId::Demand, &found.code));
        let share = found.feasibility.map(|share| share.0);
        let (green, known) = (found.green.to_string(), found.known.to_string());
        let feasible = w.quadrants_lights(&green, &known);
        points.push(FieldPoint {
            across: share,
            up: (found.height - 0.5) / 10.0,
            people: found.demand.0,
            label: w.quadrants_point(
                &name,
                &found.level.to_string(),
                &feasible,
                &advice(found),
                &w.persons(found.demand.0),
            ),
            name: name.clone(),
            key: Some(level),
            corner: found.advice.map(corner_of),
        });
        rows.push(vec![
            DataCell::words(name),
            DataCell::figure(found.level.to_string(), found.level as f64, Some(level)),
            DataCell::figure(w.percent(share), share.unwrap_or(f64::NAN), None),
            DataCell::words(feasible),
            DataCell::figure(
                w.persons_in_column(found.demand.0),
                found.demand.0,
                Some(demand),
            ),
            DataCell::words(advice(found)),
        ]);
    }
    let word = |advice: Advice| w.of("advice", advice.as_str());
    let field = PointField {
        lines: (HALF_FEASIBLE, (HALF_WAY_UP - 0.5) / 10.0),
        corners: CORNERS.map(word),
        axes: (
            w.quadrants_feasible().to_owned(),
            w.reasons_view_level().to_owned(),
        ),
        ticks: (
            [0.0, 0.25, 0.5, 0.75, 1.0]
                .map(|at| (at, w.percent(Some(at))))
                .into(),
            (1..=10)
                .map(|n| ((f64::from(n) - 0.5) / 10.0, n.to_string()))
                .collect(),
        ),
        apart: points
            .iter()
            .any(|point| point.across.is_none())
            .then(|| w.quadrants_not_known().to_owned()),
        points,
        named_of: named_of(w),
    };
    ChartSpec {
        id: "quadrants",
        title: w.quadrants_title().to_owned(),
        says: w.quadrants_says().to_owned(),
        unit: w.quadrants_unit().to_owned(),
        key: vec![
            KeyEntry::new(Sign::Dot("point"), w.quadrants_sized()),
            KeyEntry::new(Sign::Dot("point-apart"), w.quadrants_not_known()),
        ],
        draw: Arc::new(move |width| field.drawn(width)),
        table: DataTable {
            heads: vec![
                ColumnHead::words(w.coverage_qualification()),
                ColumnHead::figures(w.reasons_view_level()),
                ColumnHead::figures(w.quadrants_feasible()),
                ColumnHead::words(w.quadrants_green()),
                ColumnHead::figures(w.overview_needed()),
                ColumnHead::words(w.quadrants_advice()),
            ],
            rows,
        },
        choose: figures.ask(data.context.explain_stack),
    }
}

/// A scale from the tenth below the least share to the tenth above the greatest.
fn tenths(shares: impl Iterator<Item = f64>) -> Scale {
    let (mut least, mut greatest) = (1.0_f64, 0.0_f64);
    for share in shares {
        least = least.min(share);
        greatest = greatest.max(share);
    }
    let least = ((least * 10.0 - 1e-9).floor() / 10.0).clamp(0.0, 0.9);
    let greatest = ((greatest * 10.0 + 1e-9).ceil() / 10.0).clamp(least + 0.1, 1.0);
    Scale::between(
        least,
        greatest,
        if greatest - least > 0.45 { 0.2 } else { 0.1 },
    )
}

/// Employment against further study; where nobody's destination is known, how to change that.
fn outcome(data: &ViewData) -> AnyView {
    let w = data.context.w;
    let (mut all, too_few) = outcomes(&data.region, &data.coverage);
    put_in_order(&mut all, |a, b| b.known.0.total_cmp(&a.known.0));
    let left_out = w.quadrants_left_out(too_few as f64);
    if all.is_empty() {
        return view! {
            <section aria-labelledby="outcomes">
                <h2 id="outcomes">{w.quadrants_outcome_title()}</h2>
                <p>{w.quadrants_outcome_none()}</p>
            </section>
        }
        .into_any();
    }
    let known: f64 = all.iter().map(|o| o.known.0).sum();
    let mean = |of: fn(&enlace_method::views::quadrants::GraduateOutcome) -> f64| {
        all.iter().map(|o| of(o) * o.known.0).sum::<f64>() / known
    };
    let lines = (mean(|o| o.study.0), mean(|o| o.employment.0));
    let mut figures = FigureKeys::default();
    let mut points = Vec::new();
    let mut rows = Vec::new();
    for found in &all {
        let name = names::qualification(w, &data.region, &found.code);
        let mut key = |id| figures.key(Figure::of_qualification(id, &found.code));
        let (employment, study) = (key(FigureId::EmploymentRate), key(FigureId::StudyRate));
        let is_right = found.study.0 >= lines.0;
        let corner = match (found.employment.0 >= lines.1, is_right) {
            (true, true) => 0,
            (true, false) => 1,
            (false, true) => 2,
            (false, false) => 3,
        };
        let (work, school) = (
            w.percent(Some(found.employment.0)),
            w.percent(Some(found.study.0)),
        );
        points.push(FieldPoint {
            across: Some(found.study.0),
            up: found.employment.0,
            people: found.known.0,
            label: w.quadrants_outcome_point(&name, &work, &school, &w.number(found.known.0, 0)),
            name: name.clone(),
            key: Some(employment),
            corner: Some(corner),
        });
        rows.push(vec![
            DataCell::words(name),
            DataCell::figure(work, found.employment.0, Some(employment)),
            DataCell::figure(school, found.study.0, Some(study)),
            DataCell::figure(w.number(found.known.0, 0), found.known.0, None),
        ]);
    }
    let across = tenths(all.iter().map(|o| o.study.0));
    let up = tenths(all.iter().map(|o| o.employment.0));
    for point in &mut points {
        point.across = point.across.map(|share| across.share(share));
        point.up = up.share(point.up);
    }
    let lines = (across.share(lines.0), up.share(lines.1));
    let ticks = |scale: &Scale| -> Ticks {
        let ticks = scale.ticks().into_iter();
        ticks
            .map(|at| (scale.share(at), w.percent(Some(at))))
            .collect()
    };
    let field = PointField {
        points,
        lines,
        corners: [
            w.quadrants_both().to_owned(),
            w.quadrants_work().to_owned(),
            w.quadrants_study().to_owned(),
            w.quadrants_neither().to_owned(),
        ],
        axes: (
            w.indicators_study().to_owned(),
            w.indicators_employment().to_owned(),
        ),
        ticks: (ticks(&across), ticks(&up)),
        apart: None,
        named_of: named_of(w),
    };
    data.picture(ChartSpec {
        id: "outcomes",
        title: w.quadrants_outcome_title().to_owned(),
        says: format!("{} {left_out}", w.quadrants_outcome_says()),
        unit: w.quadrants_outcome_unit().to_owned(),
        key: vec![KeyEntry::new(
            Sign::Dot("point"),
            w.quadrants_outcome_sized(),
        )],
        draw: Arc::new(move |width| field.drawn(width)),
        table: DataTable {
            heads: vec![
                ColumnHead::words(w.coverage_qualification()),
                ColumnHead::figures(w.indicators_employment()),
                ColumnHead::figures(w.indicators_study()),
                ColumnHead::figures(w.quadrants_known()),
            ],
            rows,
        },
        choose: figures.ask(data.context.explain_stack),
    })
}
