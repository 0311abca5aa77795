//! This view shows how certain the verdicts are, what would settle them, and who was asked.

use std::sync::Arc;

use enlace_method::explain::{Figure, FigureId};
use enlace_method::figures::{Certainty, EvidenceEnough, QualificationFigures};
use enlace_method::views::evidence::{Age, Resting, evidence};
use enlace_model::order::put_in_order;
use enlace_model::{Kind, SettingId};
use leptos::prelude::*;

use crate::components::chart::bars::{Bar, BarPart, Lane, bars};
use crate::components::chart::behind::{ColumnHead, DataCell, DataTable};
use crate::components::chart::intervals::{Interval, Zone, intervals};
use crate::components::chart::key::{KeyEntry, Sign};
use crate::pages::figures::reasons::{call_list, drawn_now, respondents};
use crate::pages::figures::views::{ChartSpec, FigureKeys, ViewContext, ViewData, to_enter};
use crate::pages::shared::definitions::confidence;
use crate::pages::shared::{names, verdict};

/// The class of the bar for each age of evidence, the youngest first.
const AGES: [&str; 5] = ["near", "far", "tone-3", "outline", "back"];

/// The view.
pub fn view(context: ViewContext) -> AnyView {
    let drawn = context.drawn(|data| {
        let judged = judged(data);
        if judged.is_empty() {
            let w = data.context.w;
            return to_enter(w, w.sure_none(), &[Kind::Need]);
        }
        view! {
            {summary(data, &judged)}
            {data.picture(picture(data, &judged))}
            {call_list::section(data)}
            {data.picture(resting(data))}
        }
        .into_any()
    });
    view! {
        {drawn}
        {respondents::section(context)}
    }
    .into_any()
}

/// The qualifications with a ratio: those that are not firm first, then by how much is wanted.
fn judged(data: &ViewData) -> Vec<&QualificationFigures> {
    let all = data.coverage.qualifications.iter();
    let mut all: Vec<_> = all.filter(|q| q.ratio.is_some()).collect();
    put_in_order(&mut all, |a, b| {
        let firm = verdict::is_firm(a).cmp(&verdict::is_firm(b));
        firm.then(b.demand.0.total_cmp(&a.demand.0))
    });
    all
}

/// How many verdicts are firm or uncertain, or few were heard for them; and what is drawn without one.
fn summary(data: &ViewData, drawn: &[&QualificationFigures]) -> AnyView {
    let w = data.context.w;
    let judged = drawn.iter().filter(|q| q.firmness.is_some());
    let count = |of: &dyn Fn(&QualificationFigures) -> bool| {
        let found = judged.clone().filter(|q| of(q)).count();
        w.number(found as f64, 0)
    };
    let said = w.sure_summary(
        &count(&|_| true),
        &count(&verdict::is_firm),
        &count(&|q| q.certainty == Some(Certainty::Uncertain)),
        &count(&|q| q.evidence == EvidenceEnough::TooLittle),
    );
    let without = (drawn.len() - judged.count()) as f64;
    let year = data.coverage.target_year.0.to_string();
    view! {
        <p class="strong">{said}</p>
        {(without > 0.0).then(|| view! { <p>{w.sure_without(without, &year)}</p> })}
    }
    .into_any()
}

fn picture(data: &ViewData, judged: &[&QualificationFigures]) -> ChartSpec {
    let w = data.context.w;
    let mut figures = FigureKeys::default();
    let (mut drawn, mut rows) = (Vec::new(), Vec::new());
    let ratio = |of: Option<enlace_model::Ratio>| of.map_or(f64::NAN, |r| r.0);
    for q in judged {
        let name = names::qualification(w, &data.region, &q.code);
        let mut key = |id: FigureId| Some(figures.key(Figure::of_qualification(id, &q.code)));
        let (low, value, high) = (ratio(q.ratio_low), ratio(q.ratio), ratio(q.ratio_high));
        let verdict = verdict::with_certainty(data.context.w, q, data.coverage.target_year);
        let says = w.sure_says(
            &name,
            &w.number(value, 2),
            &w.number(low, 2),
            &w.number(high, 2),
            &verdict,
        );
        let is_firm = verdict::is_firm(q);
        drawn.push(Interval {
            name: name.clone(),
            low,
            value,
            high,
            class: if is_firm { "near" } else { "outline" },
            dot: if is_firm { "dot-full" } else { "dot-open" },
            key: key(FigureId::Ratio),
            label: says,
            beside: how_certain(data, q),
        });
        let mut figure =
            |id: FigureId, value: f64| DataCell::figure(w.number(value, 2), value, key(id));
        rows.push(vec![
            DataCell::words(name),
            figure(FigureId::Demand, q.demand.0),
            figure(FigureId::DemandLow, q.demand_low.0),
            figure(FigureId::DemandHigh, q.demand_high.0),
            figure(FigureId::Supply, q.supply.0),
            figure(FigureId::SupplyLow, q.supply_low.0),
            figure(FigureId::SupplyHigh, q.supply_high.0),
            figure(FigureId::Ratio, value),
            figure(FigureId::RatioLow, low),
            figure(FigureId::RatioHigh, high),
            figure(FigureId::EnterprisesHeard, q.enterprises_heard.0),
            DataCell::words(verdict),
        ]);
    }
    let level = confidence(w, data.region.in_force());
    let most = drawn_now(data.context);
    drawn.truncate(most);
    let says = match judged.len() > most {
        true => format!(
            "{} {}",
            w.sure_picture_says(&level),
            w.views_drawn_of(&most.to_string(), &judged.len().to_string())
        ),
        false => w.sure_picture_says(&level),
    };
    let limit = |id: SettingId| data.region.in_force().get(id);
    let zones = [
        Zone {
            from: 0.0,
            to: limit(SettingId::BandShortage),
            class: "zone-short",
        },
        Zone {
            from: limit(SettingId::BandBalanced),
            to: f64::INFINITY,
            class: "zone-plenty",
        },
    ];
    let columns = [
        w.pipeline_demand(),
        w.sure_demand_low(),
        w.sure_demand_high(),
        w.pipeline_supply(),
        w.sure_supply_low(),
        w.sure_supply_high(),
        w.sure_ratio(),
        w.sure_ratio_low(),
        w.sure_ratio_high(),
        w.sure_heard(),
    ];
    let mut heads = vec![ColumnHead::words(w.coverage_qualification())];
    heads.extend(columns.map(ColumnHead::figures));
    heads.push(ColumnHead::words(w.coverage_verdict()));
    ChartSpec {
        id: "intervals",
        title: w.sure_picture_title().to_owned(),
        says,
        unit: w.sure_unit().to_owned(),
        key: vec![
            KeyEntry::area("near", w.of("choice", Certainty::Firm.id())),
            KeyEntry::area("outline", w.sure_key_not_firm()),
            KeyEntry::new(Sign::Dot("dot-full"), w.sure_key_ratio()),
            KeyEntry::area("zone-short", w.sure_key_short()),
            KeyEntry::area("zone-plenty", w.sure_key_plenty()),
        ],
        draw: Arc::new(move |width| intervals(&drawn, &zones, width, &|v| w.number(v, 3))),
        table: DataTable { heads, rows },
        choose: figures.ask(data.context.explain_stack),
    }
}

/// How certain a verdict is; where there is none, why.
fn how_certain(data: &ViewData, q: &QualificationFigures) -> String {
    let w = data.context.w;
    let why = || verdict::verdict_words(w, q.verdict, data.coverage.target_year);
    verdict::certainty(w, q).unwrap_or_else(why)
}

/// What demand rests on, by kind of evidence and by its age.
fn resting(data: &ViewData) -> ChartSpec {
    let w = data.context.w;
    let all = evidence(&data.region, &data.coverage);
    let kind = |own: &Resting| match own.kind {
        Some(kind) => names::capitalised(&w.of("choice", kind.as_str())),
        None => names::capitalised(w.names_no_evidence()),
    };
    let age = |age: &Age| w.of("age", age.as_str());
    let drawn: Vec<Bar> = all
        .iter()
        .map(|own| {
            let parts = Age::ALL.iter().zip(AGES).map(|(which, class)| {
                let value = own.by_age[*which as usize].0;
                BarPart {
                    class,
                    value,
                    key: (value > 0.0).then_some(0),
                    label: format!("{}, {}: {}", kind(own), age(which), w.persons(value)),
                }
            });
            Bar {
                name: kind(own),
                heading: None,
                lanes: vec![Lane {
                    parts: parts.collect(),
                    beside: w.sure_rests(own.needs as f64, &w.persons(own.all().0)),
                }],
            }
        })
        .collect();
    let rows = all.iter().map(|own| {
        let mut row = vec![
            DataCell::words(kind(own)),
            DataCell::figure(w.number(own.needs as f64, 0), own.needs as f64, None),
        ];
        let by_age = own.by_age.iter().map(|rate| rate.0);
        row.extend(
            by_age
                .chain([own.all().0])
                .map(|value| DataCell::figure(w.persons_in_column(value), value, None)),
        );
        row
    });
    let mut heads = vec![
        ColumnHead::words(w.needs_evidence()),
        ColumnHead::figures(w.sure_needs()),
    ];
    heads.extend(Age::ALL.iter().map(|own| ColumnHead::figures(age(own))));
    heads.push(ColumnHead::figures(w.pipeline_demand()));
    let behind = DataTable {
        heads,
        rows: rows.collect(),
    };
    let ages = Age::ALL.iter().zip(AGES);
    let mut figures = FigureKeys::default();
    figures.key(Figure::of_region(FigureId::Demand));
    let tick = move |value: f64, decimals: u8| w.number(value, decimals);
    ChartSpec {
        id: "resting",
        title: w.sure_rests_title().to_owned(),
        says: w.sure_rests_says().to_owned(),
        unit: w.views_people_a_year().to_owned(),
        key: ages
            .map(|(own, class)| KeyEntry::area(class, age(own)))
            .collect(),
        draw: Arc::new(move |width| bars(&drawn, width, &tick)),
        table: behind,
        choose: figures.ask(data.context.explain_stack),
    }
}
