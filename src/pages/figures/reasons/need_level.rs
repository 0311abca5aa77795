//! This view shows the need level of each qualification by its components, next to the SANQ level.
//!
//! It gives the reason for the difference in words, and how far the rank depends on the weights.

use std::sync::Arc;

use enlace_method::Assumptions;
use enlace_method::explain::{Figure, FigureId};
use enlace_method::figures::NeedLevelComponent;
use enlace_method::views::need_level::{Reasons, WEIGHTINGS_TRIED, reasons};
use enlace_model::{Kind, Points, SettingId};
use leptos::prelude::*;

use crate::components::chart::bars::{Bar, BarPart, Lane, bars};
use crate::components::chart::behind::{ColumnHead, DataCell, DataTable};
use crate::components::chart::key::KeyEntry;
use crate::i18n::Words;
use crate::pages::figures::reasons::{drawn_now, weights};
use crate::pages::figures::views::{ChartSpec, FigureKeys, ViewContext, ViewData, to_enter};
use crate::pages::shared::names;
use crate::pages::shared::page_parts::{Head, cell, heads};
use crate::pages::shared::scenario::{Scenario, ScenarioRef};

/// The figure and the class of the bar of each component, in their order.
const LOOKS: [(FigureId, &str); 5] = [
    (FigureId::PointsSeverity, "uncovered"),
    (FigureId::PointsVolume, "near"),
    (FigureId::PointsDifficulty, "related"),
    (FigureId::PointsBreadth, "far"),
    (FigureId::PointsRelevance, "tone-3"),
];

/// How many components are named for one direction.
const NAMED: usize = 3;

/// The view.
pub fn view(context: ViewContext) -> AnyView {
    let drawn = context.drawn(|data| {
        let settings = weights::settings(data.context.address, &data.region);
        let all = reasons(&data.coverage, settings.under(data.region.header.method));
        if all.is_empty() {
            return to_enter(data.context.w, data.context.w.level_none(), &[Kind::Need]);
        }
        view! {
            {data.picture(picture(data, &all))}
            {table(data, &all)}
        }
        .into_any()
    });
    view! {
        {weights::form(context)}
        {drawn}
    }
    .into_any()
}

/// The scenario of the figures: the weights by which they are drawn.
fn place(data: &ViewData) -> ScenarioRef {
    let address = data.context.address;
    if weights::tried(address).is_none() {
        return ScenarioRef::OpenRegion;
    }
    let own = Assumptions::of(&data.region);
    let settings = weights::settings(address, &data.region);
    ScenarioRef::Other(Arc::new(Scenario {
        name: data.context.w.compare_as_tried().to_owned(),
        region: data.region.clone(),
        assumed: Assumptions { settings, ..own },
    }))
}

fn picture(data: &ViewData, all: &[Reasons]) -> ChartSpec {
    let w = data.context.w;
    let mut figures = FigureKeys::default();
    let place = place(data);
    let (mut drawn, mut rows) = (Vec::new(), Vec::new());
    for reasons in all {
        let mut key = |id| {
            let figure = Figure::of_qualification(id, &reasons.code);
            Some(figures.key_at(place.clone(), figure))
        };
        let name = names::qualification(w, &data.region, &reasons.code);
        let level = reasons.level.level as f64;
        let of_level = key(FigureId::NeedLevel);
        let sanq = reasons.level.relevance.map_or(f64::NAN, |own| own as f64);
        let mut row = vec![
            DataCell::words(name.clone()),
            DataCell::figure(w.number(level, 0), level, of_level),
            DataCell::figure(w.number(sanq, 0), sanq, None),
        ];
        let mut parts = Vec::new();
        for (n, component) in NeedLevelComponent::ALL.iter().enumerate() {
            let (id, class) = LOOKS[n];
            let value = reasons.level.points[n].map_or(f64::NAN, |points| points.0);
            let key = key(id);
            row.push(DataCell::figure(w.number(value, 2), value, key));
            let what = w.of("component", component.as_str());
            let of = reasons.most[n].map_or(f64::NAN, |most| most.0);
            parts.push(BarPart {
                class,
                value: if value.is_finite() { value } else { 0.0 },
                key,
                label: w.level_part(&name, &what, &w.number(value, 1), &w.number(of, 1)),
            });
        }
        let score = reasons.level.score.0;
        row.push(DataCell::figure(w.number(score, 2), score, None));
        row.push(DataCell::words(rank(w, reasons)));
        row.push(DataCell::words(why(data, reasons)));
        rows.push(row);
        let beside = match reasons.level.relevance {
            Some(own) => w.level_beside(&w.number(level, 0), &own.to_string()),
            None => w.number(level, 0),
        };
        drawn.push(Bar {
            name,
            heading: None,
            lanes: vec![Lane { parts, beside }],
        });
    }
    let most = drawn_now(data.context);
    drawn.truncate(most);
    let component = |component: &NeedLevelComponent| w.of("component", component.as_str());
    let mut columns = vec![
        ColumnHead::words(w.coverage_qualification()),
        ColumnHead::figures(w.reasons_view_level()),
        ColumnHead::figures(w.level_sanq()),
    ];
    columns.extend(
        NeedLevelComponent::ALL
            .iter()
            .map(|c| ColumnHead::figures(component(c))),
    );
    columns.push(ColumnHead::figures(w.level_score()));
    columns.extend([w.level_rank(), w.level_why()].map(ColumnHead::words));
    let tick = move |value: f64, decimals: u8| w.number(value, decimals);
    let title = match weights::tried(data.context.address) {
        Some(_) => w.level_title_tried().to_owned(),
        None => w.reasons_level_title().to_owned(),
    };
    let says = match all.len() > most {
        true => format!(
            "{} {}",
            w.reasons_level_says(),
            w.views_drawn_of(&most.to_string(), &all.len().to_string())
        ),
        false => w.reasons_level_says().to_owned(),
    };
    let key = NeedLevelComponent::ALL.iter().zip(LOOKS);
    ChartSpec {
        id: "levels",
        title,
        says,
        unit: w.views_points().to_owned(),
        key: key
            .map(|(c, (_, class))| KeyEntry::area(class, component(c)))
            .collect(),
        draw: Arc::new(move |width| bars(&drawn, width, &tick)),
        table: DataTable {
            heads: columns,
            rows,
        },
        choose: figures.ask(data.context.explain_stack),
    }
}

/// Level, SANQ level, rank and reason, side by side.
fn table(data: &ViewData, all: &[Reasons]) -> AnyView {
    let ViewContext {
        w,
        explain_stack: explain,
        ..
    } = data.context;
    let (place, most) = (place(data), drawn_now(data.context));
    let rows = all.iter().take(most).map(|reasons| {
        let figure = |id: FigureId, text: String| {
            let figure = Figure::of_qualification(id, &reasons.code);
            explain.figure_at(place.clone(), figure, text)
        };
        let level = figure(FigureId::NeedLevel, reasons.level.level.to_string());
        let sanq = reasons.level.relevance;
        let sanq = sanq.map_or(crate::i18n::UNKNOWN.to_owned(), |own| own.to_string());
        let rank = figure(FigureId::RankHigh, rank(w, reasons));
        view! {
            <tr>
                <th scope="row">
                    <bdi>{names::qualification(w, &data.region, &reasons.code)}</bdi>
                </th>
                {cell("number", w.reasons_view_level(), level)}
                {cell("number", w.level_sanq(), sanq.into_any())}
                {cell("wide together", "", rank)}
                <td class="whole">{why(data, reasons)}</td>
            </tr>
        }
        .into_any()
    });
    let more = all.len().saturating_sub(most);
    view! {
        <section aria-labelledby="level-reasons">
            <h2 id="level-reasons">{w.level_reasons_title()}</h2>
            <p>{w.level_reasons_lead(&WEIGHTINGS_TRIED.to_string())}</p>
            <table class="table folds">
                {heads(&[
                    Head::Text(w.coverage_qualification()),
                    Head::Number(w.level_head()),
                    Head::Number(w.level_sanq()),
                    Head::Text(w.level_rank()),
                    Head::Text(w.level_why()),
                ])}
                <tbody>{rows.collect_view()}</tbody>
            </table>
            {(more > 0).then(|| view! { <p class="soft">{w.explain_more(more as f64)}</p> })}
        </section>
    }
    .into_any()
}

/// "1 in all 32", or "2 to 4".
fn rank(w: Words, reasons: &Reasons) -> String {
    let (best, worst) = (reasons.level.rank_low, reasons.level.rank_high);
    match best == worst {
        true => w.level_rank_in_all(&best.to_string(), &WEIGHTINGS_TRIED.to_string()),
        false => w.level_rank_between(&best.to_string(), &worst.to_string()),
    }
}

/// Says in words why the level differs from the SANQ level.
pub fn why(data: &ViewData, reasons: &Reasons) -> String {
    let w = data.context.w;
    let Some(apart) = reasons.apart() else {
        return w.level_no_sanq().to_owned();
    };
    if apart == 0 {
        return w.level_as_sanq().to_owned();
    }
    let steps = apart.unsigned_abs() as f64;
    let says = match apart < 0 {
        true => w.level_below(steps),
        false => w.level_above(steps),
    };
    let along = |push: &Points| (push.0 < 0.0) == (apart < 0);
    let driving = reasons.driving();
    let said = |way: bool, most: usize| {
        let found = driving.iter().filter(|(_, push)| along(push) == way);
        let found = found
            .take(most)
            .map(|(c, push)| driver(data, reasons, *c, *push));
        found.collect::<Vec<_>>().join("; ")
    };
    let (for_it, against) = (said(true, NAMED), said(false, 1));
    match (for_it.is_empty(), against.is_empty()) {
        (true, _) => says,
        (false, true) => w.level_because(&says, &for_it),
        (false, false) => w.level_because_but(&says, &for_it, &against),
    }
}

/// The points of a level with their components, in few words; components without points are left out.
pub fn points(w: Words, reasons: &Reasons) -> String {
    let names = [
        w.detail_severity(),
        w.detail_volume(),
        w.detail_difficulty(),
        w.detail_breadth(),
        w.level_sanq(),
    ];
    let all = names.into_iter().zip(reasons.level.points);
    let said = all.filter_map(|(name, points)| {
        let points = points.filter(|points| points.0 >= 0.5)?;
        Some(format!("{name} {}", w.number(points.0, 0)))
    });
    said.collect::<Vec<_>>().join(" · ")
}

/// One component in words: "only 27 % of the demand is covered (+5 points)".
fn driver(
    data: &ViewData,
    reasons: &Reasons,
    component: NeedLevelComponent,
    push: Points,
) -> String {
    let w = data.context.w;
    let value = reasons.level.components[component as usize].map_or(0.0, |share| share.0);
    let enterprises = value * data.region.in_force().get(SettingId::BreadthEnterprises);
    let share = match component {
        NeedLevelComponent::Severity => w.percent(Some(1.0 - value)),
        NeedLevelComponent::Breadth => w.number(enterprises.round(), 0),
        _ => w.percent(Some(value)),
    };
    let way = if push.0 < 0.0 { "down" } else { "up" };
    let mut id = format!("{}.{way}", component.as_str());
    // There are words of their own for "nothing" and "all" of some components.
    let extreme = match () {
        () if share == w.percent(Some(0.0)) => "_none",
        () if share == w.percent(Some(1.0)) => "_all",
        () => "",
    };
    if w.knows(&format!("push.{id}{extreme}")) {
        id.push_str(extreme);
    }
    let count = enterprises.round().to_string();
    let said = w.with("push", &id, &[("share", &share), ("count", &count)]);
    let sign = if push.0 < 0.0 { "−" } else { "+" };
    let points = push.0.abs().round();
    w.level_driver(points, &said, &format!("{sign}{}", w.number(points, 0)))
}
