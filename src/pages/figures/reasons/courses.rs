//! This view shows the short courses that enterprises ask for, and the units that bridge qualifications.
//!
//! The units of a bridge would make graduates of one qualification full cover where a related one is
//! needed.

use std::sync::Arc;

use enlace_method::explain::{Figure, FigureId, Subject};
use enlace_method::figures::{CellTarget, ShortCourse};
use enlace_method::views::bridges::{Bridge, KnownBy, bridges};
use enlace_model::order::put_in_order;
use enlace_model::{Kind, RecordRef};
use leptos::prelude::*;

use crate::components::chart::bars::{Bar, BarPart, Lane, bars};
use crate::components::chart::behind::{ColumnHead, DataCell, DataTable};
use crate::i18n::UNKNOWN;
use crate::pages::figures::reasons::{DRAWN, drawn_now};
use crate::pages::figures::views::{ChartSpec, ViewContext, ViewData};
use crate::pages::shared::page_parts::{Head, cell, heads};
use crate::pages::shared::{links, names};

/// The view.
pub fn view(context: ViewContext) -> AnyView {
    let wanted = context.drawn(|data| match wanted(data).as_slice() {
        [] => view! { <p>{data.context.w.courses_none()}</p> }.into_any(),
        all => data.picture(picture(data, all)),
    });
    view! {
        {wanted}
        {context.drawn(|data| behind_unit(data).into_any())}
        {context.drawn(bridging)}
    }
    .into_any()
}

/// The short courses, the most person-hours first.
fn wanted(data: &ViewData) -> Vec<&ShortCourse> {
    let mut all: Vec<&ShortCourse> = data.coverage.short_courses.iter().collect();
    let hours = |course: &ShortCourse| course.person_hours.map_or(0.0, |hours| hours.0);
    put_in_order(&mut all, |a, b| {
        let more = hours(b).total_cmp(&hours(a));
        more.then(b.persons.0.total_cmp(&a.persons.0))
    });
    all
}

fn title(course: &ShortCourse) -> String {
    match &course.title {
        Some(title) => format!("{} {title}", course.unit),
        None => course.unit.clone(),
    }
}

fn picture(data: &ViewData, all: &[&ShortCourse]) -> ChartSpec {
    let ViewContext { w, address, .. } = data.context;
    let (mut drawn, mut rows) = (Vec::new(), Vec::new());
    for (n, course) in all.iter().enumerate() {
        let hours = course.person_hours.map_or(f64::NAN, |hours| hours.0);
        let said = w.courses_part(&w.number(course.persons.0, 1), &w.number(hours, 0));
        drawn.push(Bar {
            name: title(course),
            heading: None,
            lanes: vec![Lane {
                parts: vec![BarPart {
                    class: "near",
                    value: if hours.is_finite() { hours } else { 0.0 },
                    key: Some(n),
                    label: format!("{}: {said}", title(course)),
                }],
                beside: w.number(hours, 0),
            }],
        });
        let whole = |value: f64| w.number(value, 1);
        rows.push(vec![
            DataCell::words(title(course)),
            DataCell::figure(whole(course.persons.0), course.persons.0, Some(n)),
            DataCell::figure(w.number(hours, 0), hours, Some(n)),
            DataCell::figure(
                w.number(course.needs.len() as f64, 0),
                course.needs.len() as f64,
                Some(n),
            ),
        ]);
    }
    let most = drawn_now(data.context);
    let says = match all.len() > most {
        true => format!(
            "{} {}",
            w.courses_says(),
            w.views_drawn_of(&most.to_string(), &all.len().to_string())
        ),
        false => w.courses_says().to_owned(),
    };
    drawn.truncate(most);
    let units: Vec<String> = all.iter().map(|course| course.unit.clone()).collect();
    let tick = move |value: f64, decimals: u8| w.number(value, decimals);
    ChartSpec {
        id: "courses",
        title: w.courses_title().to_owned(),
        says,
        unit: w.courses_unit().to_owned(),
        key: Vec::new(),
        draw: Arc::new(move |width| bars(&drawn, width, &tick)),
        table: DataTable {
            heads: vec![
                ColumnHead::words(w.courses_unit_head()),
                ColumnHead::figures(w.courses_persons()),
                ColumnHead::figures(w.courses_unit()),
                ColumnHead::figures(w.sure_needs()),
            ],
            rows,
        },
        choose: Arc::new(move |key| {
            if let Some(unit) = units.get(key) {
                address.set(&[("unit", unit)]);
            }
        }),
    }
}

/// The table of needs that ask for the chosen unit.
fn behind_unit(data: &ViewData) -> Option<AnyView> {
    let ViewContext { w, address, .. } = data.context;
    let unit = address.get("unit");
    let mut all = data.coverage.short_courses.iter();
    let course = all.find(|course| course.unit == unit)?;
    let region = &data.region;
    let rows = course.needs.iter().take(DRAWN).filter_map(|id| {
        let need = region.needs.get(id)?;
        let (low, high) = need.range();
        let people = w.persons_in_column((low.0 + high.0) / 2.0).into_any();
        let view = view! {
            <tr>
                <th scope="row">
                    {links::record_link(&RecordRef::new(Kind::Need, id), names::speaker(w, region, need))}
                </th>
                <td class="whole">{names::place_of_need(w, region, need)}</td>
                {cell("number", w.courses_persons(), people)}
            </tr>
        };
        Some(view.into_any())
    });
    let view = view! {
        <section aria-labelledby="unit" role="status">
            <h3 id="unit">{w.courses_behind(&title(course))}</h3>
            <table class="table folds narrow">
                {heads(&[
                    Head::Text(w.needs_who()),
                    Head::Text(w.needs_where()),
                    Head::Number(w.courses_persons_head()),
                ])}
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </section>
    };
    Some(view.into_any())
}

/// The table of units to add for each related qualification.
fn bridging(data: &ViewData) -> AnyView {
    let w = data.context.w;
    let all = bridges(&data.region, &data.coverage);
    let table = match all.is_empty() {
        true => view! { <p>{w.bridges_none()}</p> }.into_any(),
        false => {
            let rows = all
                .iter()
                .take(DRAWN)
                .map(|bridge| bridge_row(data, bridge));
            let rows = rows.collect_view();
            let more = all.len().saturating_sub(DRAWN);
            view! {
                <table class="table folds">
                    {heads(&[
                        Head::Text(w.bridges_pair()),
                        Head::Number(w.bridges_counts_head()),
                        Head::Number(w.bridges_hours_head()),
                        Head::Number(w.bridges_left_head()),
                        Head::Number(w.coverage_gap()),
                        Head::Text(w.bridges_units()),
                    ])}
                    <tbody>{rows}</tbody>
                </table>
                {(more > 0).then(|| view! { <p class="soft">{w.explain_more(more as f64)}</p> })}
            }
            .into_any()
        }
    };
    view! {
        <section aria-labelledby="bridges">
            <h2 id="bridges">{w.bridges_title()}</h2>
            <p>{w.bridges_lead()}</p>
            {table}
        </section>
    }
    .into_any()
}

fn bridge_row(data: &ViewData, bridge: &Bridge) -> AnyView {
    let ViewContext {
        w,
        explain_stack: explain,
        ..
    } = data.context;
    let name = |code| names::qualification(w, &data.region, code);
    let target = CellTarget::Qualification(bridge.to.clone());
    let related = Figure {
        id: FigureId::Relatedness,
        of: Subject::Towards(bridge.from.clone(), target),
    };
    let counts = explain.figure(related, w.percent(Some(bridge.value.0)));
    let people = |code, id, value: f64| explain.of(code, id, w.persons_in_column(value));
    let set = (bridge.known_by == KnownBy::Set).then(|| w.bridges_set());
    let hours = match bridge.units.is_empty() {
        true => UNKNOWN.to_owned(),
        false => w.number(bridge.hours.0, 0),
    };
    let units = bridge.units.iter().map(|unit| {
        let title = unit.title.as_deref().unwrap_or_default();
        let said = w.bridges_unit(&unit.code, title, &w.number(unit.hours.0, 0));
        view! { <li>{said}</li> }.into_any()
    });
    let units = match bridge.units.is_empty() {
        true if bridge.value.0 >= 1.0 => w.bridges_full().into_any(),
        true => ().into_any(),
        false => view! {
            <details>
                <summary>{w.bridges_count(bridge.units.len() as f64)}</summary>
                <ul>{units.collect_view()}</ul>
            </details>
        }
        .into_any(),
    };
    view! {
        <tr>
            <th scope="row">
                <bdi>{name(&bridge.from)}</bdi>
                " → "
                <bdi>{name(&bridge.to)}</bdi>
                <span class="flag">{set}</span>
            </th>
            {cell("number", w.bridges_counts(), counts)}
            {cell("number", w.bridges_hours(), hours.into_any())}
            {cell("number", w.bridges_left(), people(&bridge.from, FigureId::Surplus, bridge.left_over.0))}
            {cell("number", w.coverage_gap(), people(&bridge.to, FigureId::Gap, bridge.gap.0))}
            <td class="whole">{units}</td>
        </tr>
    }
    .into_any()
}
