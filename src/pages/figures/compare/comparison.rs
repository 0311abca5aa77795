//! A comparison shows the settings, the totals and the qualifications by which its two sides differ.

use std::sync::Arc;

use enlace_method::compute_assuming;
use enlace_method::explain::{Figure, FigureId};
use enlace_method::figures::{QualificationFigures, Totals};
use enlace_method::views::compare::{self, OtherSetting, Pair, pairs};
use enlace_model::Rate;
use enlace_model::order::put_in_order;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::task;
use crate::components::chart::bars::{Bar, Lane, bars};
use crate::components::chart::behind::{ColumnHead, DataCell, DataTable};
use crate::i18n::{UNKNOWN, Words};
use crate::pages::figures::compare::changed_records::moved;
use crate::pages::figures::compare::sides::{ComparedSide, ComparedSides};
use crate::pages::figures::views::{ChartSpec, FigureKeys, ViewContext, ViewData};
use crate::pages::shared::page_parts::{Head, cell, heads};
use crate::pages::shared::setting_words::value_with_unit;
use crate::pages::shared::{names, verdict};

/// How many qualifications are drawn and listed; the data table has all of them.
const LISTED: usize = 40;

/// The whole comparison.
pub fn shown(data: &ViewData, sides: &Arc<ComparedSides>) -> AnyView {
    let mut all = pairs(sides.before.lent(), sides.after.lent());
    all.retain(Pair::differs);
    put_in_order(&mut all, |a, b| {
        let most = |pair: &Pair| pair.more(|q| q.gap).0.abs();
        most(b).total_cmp(&most(a)).then_with(|| a.code.cmp(b.code))
    });
    view! {
        {conditions(data, sides)}
        {totals(data, sides)}
        {one_by_one(data, sides, &all)}
    }
    .into_any()
}

/// The settings by which the two sides differ.
fn conditions(data: &ViewData, sides: &ComparedSides) -> Option<AnyView> {
    let w = data.context.w;
    let all = compare::settings(
        sides.before.assumed.in_force(),
        sides.after.assumed.in_force(),
    );
    if all.is_empty() {
        return None;
    }
    let effects = alone(data.clone(), sides.before.clone(), all.clone());
    let rows = all.iter().enumerate().map(|(n, setting)| {
        let said = |value| value_with_unit(w, setting.id.spec(), value);
        let effect = move || match effects.with(|found| found.get(n).copied()) {
            Some(effect) => w.difference(effect).into_any(),
            None => view! { <span class="soft">{w.compare_computing()}</span> }.into_any(),
        };
        view! {
            <tr>
                <th scope="row">{w.of("setting", &format!("{}.name", setting.id.as_str()))}</th>
                {cell("number", w.compare_before(), said(setting.before).into_any())}
                {cell("number", w.compare_after(), said(setting.after).into_any())}
                {cell("number", w.compare_alone(), effect.into_any())}
            </tr>
        }
        .into_any()
    });
    let view = view! {
        <section aria-labelledby="conditions">
            <h2 id="conditions">{w.compare_conditions()}</h2>
            <table class="table folds">
                <caption>{w.compare_conditions_unit()}</caption>
                {heads(&[
                    Head::Text(w.compare_setting()),
                    Head::Number(w.compare_before_head()),
                    Head::Number(w.compare_after_head()),
                    Head::Number(w.compare_alone_head()),
                ])}
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </section>
    };
    Some(view.into_any())
}

/// By how much each setting alone changes the gap, computed one after the other while the page stays
/// responsive.
fn alone(data: ViewData, before: ComparedSide, all: Vec<OtherSetting>) -> RwSignal<Vec<f64>> {
    let found = RwSignal::new(Vec::new());
    spawn_local(async move {
        for setting in all {
            task::once_drawn().await;
            // The page was left, so nobody needs the result.
            if found.is_disposed() {
                return;
            }
            let other = compare::with_setting(&before.assumed, setting);
            let other = match before.is_present(&data) {
                true => data.assuming(&other),
                false => Arc::new(compute_assuming(&before.region, &other)),
            };
            let effect = other.totals.gap.0 - before.coverage.totals.gap.0;
            found.try_update(|found| found.push(effect));
        }
    });
    found
}

/// Reads one of the totals.
type ReadTotal = fn(&Totals) -> Rate;

/// The region's totals on both sides.
fn totals(data: &ViewData, sides: &ComparedSides) -> AnyView {
    let w = data.context.w;
    let mut figures = FigureKeys::default();
    let each: [(&str, FigureId, ReadTotal); 5] = [
        (w.overview_needed(), FigureId::Demand, |t| t.demand),
        (w.overview_covered(), FigureId::Covered, |t| t.covered),
        (w.overview_not_covered(), FigureId::Gap, |t| t.gap),
        (w.coverage_supplied(), FigureId::Supply, |t| t.supply),
        (w.overview_left_over(), FigureId::Surplus, |t| t.surplus),
    ];
    let rows = each.iter().map(|(name, id, of)| {
        let mut value = |side: &ComparedSide| {
            let value = of(&side.coverage.totals).0;
            let key = figures.key_at(side.place(data), Figure::of_region(*id));
            DataCell::figure(w.persons_in_column(value), value, Some(key))
        };
        let (before, after) = (value(&sides.before), value(&sides.after));
        let more = of(&sides.after.coverage.totals).0 - of(&sides.before.coverage.totals).0;
        let more = DataCell::figure(w.difference(more), more, None);
        vec![
            DataCell::words(names::capitalised(name)),
            before,
            after,
            more,
        ]
    });
    let rows = rows.collect();
    let mut bar = |side: &ComparedSide| {
        let all = &side.coverage.totals;
        let key = |id| Some(figures.key_at(side.place(data), Figure::of_region(id)));
        Bar {
            name: side.name.clone(),
            heading: None,
            lanes: vec![Lane {
                parts: verdict::parts(w, &side.name, &all.tiers, key),
                beside: w.persons_in_column(all.demand.0),
            }],
        }
    };
    let drawn = [bar(&sides.before), bar(&sides.after)];
    let tick = move |value: f64, decimals: u8| w.number(value, decimals);
    let picture = ChartSpec {
        id: "compare-totals",
        title: w.compare_totals_title(&sides.before.name, &sides.after.name),
        says: w.compare_totals_says().to_owned(),
        unit: w.views_people_a_year().to_owned(),
        key: verdict::key(w),
        draw: Arc::new(move |width| bars(&drawn, width, &tick)),
        table: DataTable {
            heads: columns(w, sides, w.compare_figure()),
            rows,
        },
        choose: figures.ask(data.context.explain_stack),
    };
    let table = crate::components::chart::behind::table(
        &picture.table,
        w.compare_totals_caption().to_owned(),
        &picture.choose,
    );
    view! {
        {data.picture(picture)}
        {table}
    }
    .into_any()
}

fn columns(w: Words, sides: &ComparedSides, what: &'static str) -> Vec<ColumnHead> {
    vec![
        ColumnHead::words(what),
        ColumnHead::figures(sides.before.name.clone()),
        ColumnHead::figures(sides.after.name.clone()),
        ColumnHead::figures(w.compare_difference()),
    ]
}

/// A column of the table that compares qualifications.
struct ComparedColumn {
    figure: FigureId,
    head: &'static str,
    read: fn(Words, &QualificationFigures) -> String,
}

fn told(w: Words) -> [ComparedColumn; 5] {
    [
        ComparedColumn {
            figure: FigureId::Demand,
            head: w.coverage_needed(),
            read: |w, q| w.persons_in_column(q.demand.0),
        },
        ComparedColumn {
            figure: FigureId::Supply,
            head: w.coverage_supplied(),
            read: |w, q| w.persons_in_column(q.supply.0),
        },
        ComparedColumn {
            figure: FigureId::Coverage,
            head: w.coverage_share(),
            read: |w, q| w.percent(q.coverage.map(|share| share.0)),
        },
        ComparedColumn {
            figure: FigureId::Gap,
            head: w.coverage_gap(),
            read: |w, q| w.persons_in_column(q.gap.0),
        },
        ComparedColumn {
            figure: FigureId::NeedLevel,
            head: w.reasons_view_level(),
            read: |_, q| match &q.need_level {
                Some(level) => level.level.to_string(),
                None => UNKNOWN.to_owned(),
            },
        },
    ]
}

/// The table of qualifications, those with the largest difference of gaps first.
fn one_by_one(data: &ViewData, sides: &Arc<ComparedSides>, all: &[Pair]) -> AnyView {
    let w = data.context.w;
    if all.is_empty() {
        return view! { <p class="apart">{w.compare_same()}</p> }.into_any();
    }
    let open = data.context.address;
    let is_open = Memo::new(move |_| open.get("open"));
    let rows = all.iter().take(LISTED).map(|pair| {
        let (code, sides, data) = (pair.code.clone(), sides.clone(), data.clone());
        let row = row(&data, &sides, pair);
        let own = code.clone();
        let below = move || {
            is_open.with(|open| own.as_str() == open).then(|| {
                view! {
                    <tr class="detail">
                        <td colspan="7">{moved(&data, &sides, &code)}</td>
                    </tr>
                }
                .into_any()
            })
        };
        view! { <tbody>{row} {below}</tbody> }.into_any()
    });
    let head =
        |label: &'static str| view! { <th scope="col" class="number">{label}</th> }.into_any();
    let labels = told(w).map(|told| head(told.head));
    let more = all.len().saturating_sub(LISTED);
    let caption = w.compare_qualifications(all.len() as f64, &sides.before.name, &sides.after.name);
    view! {
        <section aria-labelledby="one-by-one">
            <h2 id="one-by-one">{w.compare_one_by_one()}</h2>
            <table class="table folds sides">
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{w.coverage_qualification()}</th>
                        {labels.collect_view()}
                        {head(w.compare_gap_more())}
                    </tr>
                </thead>
                {rows.collect_view()}
            </table>
            {(more > 0).then(|| view! { <p class="soft">{w.explain_more(more as f64)}</p> })}
        </section>
    }
    .into_any()
}

fn row(data: &ViewData, sides: &ComparedSides, pair: &Pair) -> AnyView {
    let ViewContext {
        w,
        address,
        explain_stack: explain,
        ..
    } = data.context;
    let cells = told(w).map(|told| {
        let read = |q: Option<&QualificationFigures>, side: &ComparedSide| match q {
            Some(q) => {
                let figure = Figure::of_qualification(told.figure, &q.code);
                explain.figure_at(side.place(data), figure, (told.read)(w, q))
            }
            None => UNKNOWN.into_any(),
        };
        let before = read(pair.before, &sides.before);
        let after = read(pair.after, &sides.after);
        let content = view! { <span class="both">{before} " → " {after}</span> };
        cell("number", told.head, content.into_any())
    });
    let more = w.difference(pair.more(|q| q.gap).0);
    let name = match pair.before {
        Some(_) => names::qualification(w, &sides.before.region, pair.code),
        None => names::qualification(w, &sides.after.region, pair.code),
    };
    let code = pair.code.to_string();
    let own = code.clone();
    let is_open = move || address.get("open") == own;
    let expanded = is_open.clone();
    let toggle = move |_| {
        let now = if untrack(&is_open) { "" } else { &code };
        address.set(&[("open", now)]);
    };
    view! {
        <tr>
            <th scope="row">
                <button
                    type="button"
                    class="opener"
                    aria-expanded=move || if expanded() { "true" } else { "false" }
                    on:click=toggle
                >
                    <bdi class="name">{name}</bdi>
                </button>
            </th>
            {cells.collect_view()}
            {cell("number strong", w.compare_gap_more(), more.into_any())}
        </tr>
    }
    .into_any()
}
