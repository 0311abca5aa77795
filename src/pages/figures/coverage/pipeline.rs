//! This view shows supply and demand year by year. Supply is running, agreed, proposed or assumed to repeat; demand is stated or carried forward.

use std::ops::RangeInclusive;
use std::sync::Arc;
use std::time::Duration;

use enlace_method::Assumptions;
use enlace_method::explain::{Figure, FigureId};
use enlace_method::views::pipeline::{
    self, DEMAND, PipelineFlow, PipelinePart as Of, Proposals, SUPPLY, Year, ahead, looked_at,
};
use enlace_method::views::scope::ViewScope;
use enlace_model::order::put_in_order;
use enlace_model::{Region, SchoolYear, SettingId};
use leptos::prelude::*;

use crate::browser::{clock, task};
use crate::components::chart::bars::BarPart;
use crate::components::chart::behind::{ColumnHead, DataCell, DataTable};
use crate::components::chart::columns::{Line, LinePoint, StandingBar, columns};
use crate::components::chart::key::{KeyEntry, Sign};
use crate::components::field::tick;
use crate::i18n::Words;
use crate::pages::figures::scope;
use crate::pages::figures::views::{ChartSpec, ViewContext, ViewData};
use crate::pages::shared::address::Address;
use crate::pages::shared::names;
use crate::pages::shared::page_parts::{Head, cell, heads};
use crate::pages::shared::scenario::{Scenario, ScenarioRef};
use crate::state::document::figures::Edition;
use crate::state::document::figures::is_large;

/// How many milliseconds years are computed before the page is drawn.
const ONE_GO: f64 = 15.0;
/// How many qualifications are listed for a year; the others are counted.
const LISTED: usize = 40;

/// How parts of supply are drawn.
const LOOKS: [(Of, &str); 4] = [
    (Of::Running, "near"),
    (Of::Agreed, "far"),
    (Of::Proposed, "outline"),
    (Of::Repeated, "related"),
];

/// What the years are computed from.
type Basis = (Edition, Proposals);

/// The years computed so far.
#[derive(Clone, Default)]
struct ComputedYears {
    of: Option<Basis>,
    years: Vec<Year>,
}

/// The view.
pub fn view(context: ViewContext) -> AnyView {
    let known = RwSignal::new(ComputedYears::default());
    let drawn = context.drawn(move |data| {
        let proposals = proposals(context.address, &data.region);
        let basis = (context.document.edition(), proposals);
        if known.with_untracked(|known| known.of != Some(basis)) {
            known.set(ComputedYears {
                of: Some(basis),
                years: Vec::new(),
            });
            let of = data.clone();
            let compute = move || {
                let (assumed, years) = (looked_at(&of.region, proposals), ahead(&of.region));
                next(known, basis, of, assumed, years);
            };
            match is_large(&data.region) {
                true => task::after(Duration::ZERO, compute),
                false => compute(),
            }
        }
        let (own, other) = (data.clone(), data.clone());
        let drawn = move || {
            let years = known.with(|known| known.years.clone());
            match ahead(&own.region).count().saturating_sub(years.len()) {
                0 => own.picture(picture(&own, &years)),
                missing => {
                    let said = context.w.pipeline_computing(missing as f64);
                    view! { <p role="status">{said}</p> }.into_any()
                }
            }
        };
        let year = move || known.with(|known| one_year(&other, &known.years));
        view! {
            {drawn}
            {year}
        }
        .into_any()
    });
    view! {
        {scope::chooser(context)}
        {with_proposed(context)}
        {drawn}
    }
    .into_any()
}

/// Computes one year, or several where that is quick, then the next, unless the basis changed.
fn next(
    known: RwSignal<ComputedYears>,
    basis: Basis,
    data: ViewData,
    mut assumed: Assumptions,
    mut years: RangeInclusive<i32>,
) {
    let start = clock::now().0;
    let mut done = Vec::new();
    while done.is_empty() || clock::now().0 - start < ONE_GO {
        let Some(year) = years.next() else { break };
        assumed.target_year = SchoolYear(year);
        done.push(pipeline::of(&data.region, &data.assuming(&assumed)));
    }
    let is_asked = known.try_with_untracked(|known| known.of == Some(basis));
    if done.is_empty() || is_asked != Some(true) {
        return;
    }
    known.try_update(|known| known.years.append(&mut done));
    task::after(Duration::ZERO, move || {
        next(known, basis, data, assumed, years);
    });
}

/// Whether proposed offers are counted; where the address does not say, the region's setting decides.
fn proposals(address: Address, region: &Region) -> Proposals {
    let counted = match address.get("proposed").as_str() {
        "1" => true,
        "0" => false,
        _ => region.in_force().is_on(SettingId::IncludeProposed),
    };
    match counted {
        true => Proposals::Counted,
        false => Proposals::LeftOut,
    }
}

fn with_proposed(context: ViewContext) -> AnyView {
    let on = Signal::derive(move || {
        let region = context.document.region();
        region.is_some_and(|region| proposals(context.address, &region) == Proposals::Counted)
    });
    let choose = Callback::new(move |on: bool| {
        let said = if on { "1" } else { "0" };
        context.address.set(&[("proposed", said)]);
    });
    let label = context.w.pipeline_with_proposed();
    view! { <div class="no-print">{tick(None, label, on, choose)}</div> }.into_any()
}

fn part_name(w: Words, part: Of) -> String {
    w.of("pipeline", part.as_str())
}

/// The scenario of a year's figures: the open region, or the assumptions they are computed with.
fn place(data: &ViewData, year: SchoolYear) -> ScenarioRef {
    let ViewContext { address, .. } = data.context;
    let proposals = proposals(address, &data.region);
    let as_set = data.region.in_force().is_on(SettingId::IncludeProposed);
    if year == data.coverage.target_year && as_set == (proposals == Proposals::Counted) {
        return ScenarioRef::OpenRegion;
    }
    let mut assumed = looked_at(&data.region, proposals);
    assumed.target_year = year;
    ScenarioRef::Other(Arc::new(Scenario {
        name: year.0.to_string(),
        region: data.region.clone(),
        assumed,
    }))
}

/// What choosing a mark or a cell does: it explains a figure, or opens the list of a year.
enum PipelineLink {
    Figure(ScenarioRef, Figure),
    Year(i32),
}

fn picture(data: &ViewData, years: &[Year]) -> ChartSpec {
    let ViewContext {
        w,
        explain_stack: explain,
        address,
        ..
    } = data.context;
    let scope = scope::about(address);
    let name = scope::name(w, &data.region, &scope);
    let target = data.coverage.target_year;
    let mut leads: Vec<PipelineLink> = Vec::new();
    let (mut drawn, mut rows) = (Vec::new(), Vec::new());
    let (mut demand, mut stated) = (Vec::new(), Vec::new());
    for own in years {
        let (year, flow) = (own.year, own.of(&scope, &data.region));
        let called = year.0.to_string();
        let place = place(data, year);
        let figure = |id| Figure {
            id,
            of: scope.subject(),
        };
        // Marks of other years lead to the list of that year, whose figures explain themselves.
        let mut mark = |id| {
            leads.push(match &place {
                ScenarioRef::OpenRegion => {
                    PipelineLink::Figure(ScenarioRef::OpenRegion, figure(id))
                }
                ScenarioRef::Other(_) => PipelineLink::Year(year.0),
            });
            Some(leads.len() - 1)
        };
        let says = |what: &str, people: f64| format!("{called}, {what}: {}", w.persons(people));
        let parts = LOOKS.map(|(part, class)| {
            let value = flow.of(part).0;
            let id = match part {
                Of::Repeated => FigureId::SupplyAssumed,
                _ => FigureId::Supply,
            };
            BarPart {
                class,
                value,
                key: (value > 0.0).then(|| mark(id)).flatten(),
                label: says(&part_name(w, part), value),
            }
        });
        drawn.push(StandingBar {
            name: called.clone(),
            parts: parts.into(),
            class: if year == target { "strong" } else { "" },
        });
        let all = flow.sum(&DEMAND).0;
        demand.push(LinePoint {
            value: all,
            key: mark(FigureId::Demand),
            label: says(w.pipeline_demand(), all),
        });
        let now = flow.of(Of::Stated).0;
        stated.push(LinePoint {
            value: now,
            key: mark(FigureId::Demand),
            label: says(&part_name(w, Of::Stated), now),
        });
        rows.push(row(w, &called, &flow, |id| {
            leads.push(PipelineLink::Figure(place.clone(), figure(id)));
            Some(leads.len() - 1)
        }));
    }
    let lines = [
        Line {
            class: "line-dashed",
            dots: "dot-open",
            points: stated,
        },
        Line {
            class: "line-strong",
            dots: "dot-full",
            points: demand,
        },
    ];
    let mut entries: Vec<KeyEntry> = LOOKS
        .iter()
        .map(|(part, class)| KeyEntry::area(class, part_name(w, *part)))
        .collect();
    let strong = Sign::Line("line-strong");
    entries.push(KeyEntry::new(strong, w.pipeline_demand()));
    let dashed = Sign::Line("line-dashed");
    entries.push(KeyEntry::new(dashed, part_name(w, Of::Stated)));
    let tick = move |value: f64, decimals: u8| w.number(value, decimals);
    ChartSpec {
        id: "pipeline",
        title: w.pipeline_title(&name),
        says: w.pipeline_says(&target.0.to_string()),
        unit: w.views_people_a_year().to_owned(),
        key: entries,
        draw: Arc::new(move |width| columns(&drawn, &lines, width, &tick)),
        table: DataTable {
            heads: columns_heads(w),
            rows,
        },
        choose: Arc::new(move |key| match leads.get(key) {
            Some(PipelineLink::Figure(place, figure)) => {
                explain.ask_at(place.clone(), figure.clone())
            }
            Some(PipelineLink::Year(year)) => address.set(&[("year", &year.to_string())]),
            None => {}
        }),
    }
}

fn columns_heads(w: Words) -> Vec<ColumnHead> {
    let mut found = vec![ColumnHead::words(w.compare_year())];
    let parts = SUPPLY
        .iter()
        .map(|part| ColumnHead::figures(part_name(w, *part)));
    found.extend(parts);
    found.push(ColumnHead::figures(w.pipeline_supply()));
    let parts = DEMAND
        .iter()
        .map(|part| ColumnHead::figures(part_name(w, *part)));
    found.extend(parts);
    found.extend([w.pipeline_demand(), w.coverage_gap()].map(ColumnHead::figures));
    found
}

fn row(
    w: Words,
    called: &str,
    flow: &PipelineFlow,
    mut key: impl FnMut(FigureId) -> Option<usize>,
) -> Vec<DataCell> {
    let figure = |value: f64, key| DataCell::figure(w.persons_in_column(value), value, key);
    let mut cells = vec![DataCell::words(called)];
    cells.extend(SUPPLY.iter().map(|part| figure(flow.of(*part).0, None)));
    cells.push(figure(flow.sum(&SUPPLY).0, key(FigureId::Supply)));
    cells.push(figure(flow.of(Of::Stated).0, None));
    let carried = key(FigureId::DemandCarriedForward);
    cells.push(figure(flow.of(Of::CarriedForward).0, carried));
    cells.push(figure(flow.sum(&DEMAND).0, key(FigureId::Demand)));
    cells.push(figure(flow.gap().0, key(FigureId::Gap)));
    cells
}

/// The qualifications of the chosen year, those with the largest demand first.
fn one_year(data: &ViewData, years: &[Year]) -> Option<AnyView> {
    let ViewContext { w, address, .. } = data.context;
    let scope = scope::about(address);
    let explain: Option<i32> = address.get("year").parse().ok();
    let year = explain.unwrap_or(data.coverage.target_year.0);
    let year = years.iter().find(|own| own.year.0 == year)?;
    if let ViewScope::Qualification(_) = scope {
        return None;
    }
    let known = |code| data.region.qualifications.get(code);
    let lives = |flow: &PipelineFlow| flow.sum(&SUPPLY).0 > 0.0 || flow.sum(&DEMAND).0 > 0.0;
    let mut all: Vec<_> = year
        .qualifications
        .iter()
        .filter(|(code, flow)| known(code).is_some_and(|q| scope.holds(q)) && lives(flow))
        .collect();
    put_in_order(&mut all, |a, b| {
        b.1.sum(&DEMAND).0.total_cmp(&a.1.sum(&DEMAND).0)
    });
    let more = all.len().saturating_sub(LISTED);
    let place = place(data, year.year);
    let rows = all.iter().take(LISTED).map(|(code, flow)| {
        let figure = |id: FigureId, value: f64| {
            let (figure, text) = (
                Figure::of_qualification(id, code),
                w.persons_in_column(value),
            );
            data.context
                .explain_stack
                .figure_at(place.clone(), figure, text)
        };
        let (supply, demand) = (flow.sum(&SUPPLY).0, flow.sum(&DEMAND).0);
        view! {
            <tr>
                <th scope="row">
                    <bdi>{names::qualification(w, &data.region, code)}</bdi>
                </th>
                {cell("number", w.pipeline_supply(), figure(FigureId::Supply, supply))}
                {cell("number", w.pipeline_demand(), figure(FigureId::Demand, demand))}
                {cell("number", w.coverage_gap(), figure(FigureId::Gap, flow.gap().0))}
            </tr>
        }
        .into_any()
    });
    Some(
        view! {
            <section aria-labelledby="pipeline-year">
                <h2 id="pipeline-year">{w.pipeline_year_title(&year.year.0.to_string())}</h2>
                <p>{w.pipeline_year_says()}</p>
                <table class="table folds">
                    {heads(&[
                        Head::Text(w.coverage_qualification()),
                        Head::Number(w.pipeline_supply_head()),
                        Head::Number(w.pipeline_demand_head()),
                        Head::Number(w.coverage_gap()),
                    ])}
                    <tbody>{rows.collect_view()}</tbody>
                </table>
                {(more > 0).then(|| view! { <p class="soft">{w.explain_more(more as f64)}</p> })}
            </section>
        }
        .into_any(),
    )
}
