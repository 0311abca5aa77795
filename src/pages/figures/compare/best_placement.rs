//! This view shows the best placement: what the same people could cover at most, and who would serve whom.

use std::sync::Arc;

use enlace_method::explain::{Figure, FigureId};
use enlace_method::figures::Tiers;
use enlace_method::network::Network;
use enlace_model::order::put_in_order;
use enlace_model::{QualificationCode, Rate};
use enlace_optimize::{BestPlacement, MovedPeople, PartFigures, PlacementQuestion, WhyUnknown};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::chart::bars::{Bar, Lane, bars};
use crate::components::chart::behind::{self, ColumnHead, DataCell, DataTable};
use crate::i18n::Words;
use crate::pages::figures::views::{ChartSpec, FigureKeys, ViewContext, ViewData};
use crate::pages::shared::{names, verdict};
use crate::state::document::optimize::RunningSearch;

/// A difference of fewer people counts as none.
const SOMETHING: f64 = 0.05;
/// How many qualifications the picture has, and how many pairs of places the table.
const MOST: usize = 40;

/// How far the search is.
#[derive(Clone, Debug, PartialEq)]
enum SearchShown {
    /// So many thousandths of the search are done.
    Searching(usize),
    Stopped,
    Failed,
    Found(Arc<BestPlacement>),
}

/// The view.
pub fn best(context: ViewContext) -> AnyView {
    context.drawn(|data| searched(data.clone()))
}

/// Searches as soon as it is drawn, and shows what was found.
fn searched(data: ViewData) -> AnyView {
    let w = data.context.w;
    let state = RwSignal::new(SearchShown::Stopped);
    let search = StoredValue::new_local(RunningSearch::default());
    let explain = data.clone();
    let start = move || {
        let own = RunningSearch::default();
        search.set_value(own.clone());
        state.set(SearchShown::Searching(0));
        let question = PlacementQuestion::of(explain.ask(Network::kept));
        spawn_local(async move {
            let progress = move |done| drop(state.try_set(SearchShown::Searching(done)));
            let found = own.run(question, progress).await;
            // A search that was stopped, or replaced by another, reports nothing.
            let is_own = search.try_with_value(|now| now.is(&own)) == Some(true);
            if is_own && matches!(state.try_get_untracked(), Some(SearchShown::Searching(_))) {
                let found = found.map_or(SearchShown::Failed, |best| {
                    SearchShown::Found(Arc::new(best))
                });
                state.try_set(found);
            }
        });
    };
    start();
    on_cleanup(move || {
        search.try_with_value(RunningSearch::end);
    });
    let stop = move || {
        state.set(SearchShown::Stopped);
        search.with_value(RunningSearch::end);
    };
    let view = move || match state.get() {
        SearchShown::Searching(done) => searching(w, done, stop),
        SearchShown::Stopped => again(w, w.best_stopped(), start.clone()),
        SearchShown::Failed => again(w, w.best_failed(), start.clone()),
        SearchShown::Found(best) => found(&data, &best),
    };
    view.into_any()
}

fn searching(w: Words, done: usize, stop: impl Fn() + 'static) -> AnyView {
    view! {
        <div class="searching">
            <label>
                {w.best_searching()}
                <progress max="1000" prop:value=done as f64></progress>
            </label>
            <button type="button" class="button quiet" on:click=move |_| stop()>
                {w.best_stop()}
            </button>
        </div>
    }
    .into_any()
}

fn again(w: Words, said: &'static str, start: impl Fn() + 'static) -> AnyView {
    view! {
        <p role="status">{said}</p>
        <p>
            <button type="button" class="button first" on:click=move |_| start()>
                {w.best_start()}
            </button>
        </p>
    }
    .into_any()
}

fn found(data: &ViewData, best: &BestPlacement) -> AnyView {
    view! {
        <div role="status">
            {said(data, best).into_iter().map(|said| view! { <p>{said}</p> }).collect_view()}
        </div>
        {(!best.parts.is_empty()).then(|| placed(data, best))}
    }
    .into_any()
}

/// The picture, and who would serve whom.
fn placed(data: &ViewData, best: &BestPlacement) -> AnyView {
    let w = data.context.w;
    view! {
        {data.picture(compared(data, best))}
        {elsewhere(data, best)}
        <p class="chart-source">{w.best_bound()} " " {w.best_parts(&best.parts.len().to_string())}</p>
    }
    .into_any()
}

/// What the result means, in words.
fn said(data: &ViewData, best: &BestPlacement) -> Vec<String> {
    let w = data.context.w;
    if best.parts.is_empty() {
        return vec![w.best_nobody().to_owned()];
    }
    let (covered, demand) = (w.persons(best.covered.0), w.persons(best.demand.0));
    let mut said = vec![w.best_result(&covered, &demand, &w.persons(best.at_most.0))];
    let (least, more) = (
        best.best.covered().0 - best.covered.0,
        best.at_most.0 - best.covered.0,
    );
    let rest = w.persons((best.demand.0 - best.at_most.0).max(0.0));
    if more < SOMETHING {
        said.push(w.best_no_more().to_owned());
    } else if more - least < SOMETHING {
        said.push(w.best_more(&w.persons(more), &rest));
    } else {
        // Of some parts only a bound is known.
        said.push(w.best_between(&w.persons(least.max(0.0)), &w.persons(more), &rest));
    }
    said.extend(for_instance(data, best));
    let unknown = WhyUnknown::ALL.iter();
    said.extend(unknown.filter_map(|why| not_known(w, &best.parts, *why)));
    said
}

/// An example: the largest number of people who would serve a place that they do not serve, or serve
/// more.
fn for_instance(data: &ViewData, best: &BestPlacement) -> Option<String> {
    let w = data.context.w;
    let gains = |e: &&MovedPeople| e.difference() >= SOMETHING;
    let one = best.elsewhere.iter().find(gains)?;
    let (region, people) = (&data.region, w.persons(one.difference()));
    Some(w.best_for_instance(
        &people,
        &names::qualification(w, region, &one.qualification),
        &names::municipality(region, &one.from),
        &names::target(w, region, &one.target),
        &names::municipality(region, &one.to),
    ))
}

/// The parts of which the best placement is not known for this reason.
fn not_known(w: Words, parts: &[PartFigures], why: WhyUnknown) -> Option<String> {
    let such: Vec<&PartFigures> = parts.iter().filter(|p| p.best == Err(why)).collect();
    let sum = |of: fn(&PartFigures) -> Rate| such.iter().map(|part| of(part).0).sum::<f64>();
    let (covered, at_most) = (sum(|part| part.covered), sum(|part| part.at_most));
    let why = w.of("choice", why.as_str());
    let count = such.len().to_string();
    let text = w.best_not_known(&why, &count, &w.persons(covered), &w.persons(at_most));
    (!such.is_empty()).then_some(text)
}

/// A row of the picture and its table.
struct PlacementRow {
    name: String,
    /// `None` for the region as a whole.
    code: Option<QualificationCode>,
    demand: f64,
    shared: Tiers,
    best: Tiers,
}

impl PlacementRow {
    fn difference(&self) -> f64 {
        self.best.covered().0 - self.shared.covered().0
    }

    fn figure(&self, id: FigureId) -> Figure {
        match &self.code {
            Some(code) => Figure::of_qualification(id, code),
            None => Figure::of_region(id),
        }
    }
}

fn rows(data: &ViewData, best: &BestPlacement) -> Vec<PlacementRow> {
    let (w, coverage) = (data.context.w, &data.coverage);
    let mut rows = vec![PlacementRow {
        name: w.best_region().to_owned(),
        code: None,
        demand: best.demand.0,
        shared: coverage.totals.tiers,
        best: best.best,
    }];
    let mut others = Vec::new();
    for own in &best.qualifications {
        let known = coverage.qualifications.iter().find(|q| q.code == own.code);
        others.extend(known.map(|known| PlacementRow {
            name: names::qualification(w, &data.region, &own.code),
            code: Some(own.code.clone()),
            demand: own.demand.0,
            shared: known.tiers,
            best: own.best,
        }));
    }
    put_in_order(&mut others, |a, b| {
        b.difference().abs().total_cmp(&a.difference().abs())
    });
    rows.append(&mut others);
    rows
}

fn compared(data: &ViewData, best: &BestPlacement) -> ChartSpec {
    let w = data.context.w;
    let mut figures = FigureKeys::default();
    let mut drawn = Vec::new();
    let mut table = Vec::new();
    for (n, row) in rows(data, best).into_iter().enumerate() {
        if n == 0 || n <= MOST && row.difference().abs() >= SOMETHING {
            let shared = verdict::parts(w, &row.name, &row.shared, |id| {
                Some(figures.key(row.figure(id)))
            });
            let at_best = verdict::parts(w, &w.best_at_best(&row.name), &row.best, |_| None);
            drawn.push(Bar {
                name: row.name.clone(),
                heading: None,
                lanes: vec![
                    Lane {
                        parts: shared,
                        beside: w.best_shared(&w.persons_in_column(row.shared.covered().0)),
                    },
                    Lane {
                        parts: at_best,
                        beside: w.best_at_best(&w.persons_in_column(row.best.covered().0)),
                    },
                ],
            });
        }
        let mut figure = |value: f64, id: Option<FigureId>| {
            let key = id.map(|id| figures.key(row.figure(id)));
            DataCell::figure(w.persons_in_column(value), value, key)
        };
        table.push(vec![
            DataCell::words(row.name.clone()),
            figure(row.demand, Some(FigureId::Demand)),
            figure(row.shared.covered().0, Some(FigureId::Covered)),
            figure(row.best.covered().0, None),
            DataCell::figure(w.difference(row.difference()), row.difference(), None),
        ]);
    }
    // Beside the region's bar those of single qualifications would be too short to compare.
    if drawn.len() > 1 {
        drawn.remove(0);
    }
    let heads = [
        w.overview_needed(),
        w.best_head_shared(),
        w.best_head_best(),
        w.best_head_difference(),
    ];
    ChartSpec {
        id: "best",
        title: w.best_title().to_owned(),
        says: w.best_says().to_owned(),
        unit: w.views_people_a_year().to_owned(),
        key: verdict::key(w),
        draw: Arc::new(move |width| bars(&drawn, width, &|value, most| w.number(value, most))),
        table: DataTable {
            heads: std::iter::once(ColumnHead::words(w.best_head_what()))
                .chain(heads.map(ColumnHead::figures))
                .collect(),
            rows: table,
        },
        choose: figures.ask(data.context.explain_stack),
    }
}

/// Who would serve whom otherwise, the largest differences first.
fn elsewhere(data: &ViewData, best: &BestPlacement) -> Option<AnyView> {
    let (w, region) = (data.context.w, &data.region);
    let told = |e: &&MovedPeople| e.difference().abs() >= SOMETHING;
    let all: Vec<&MovedPeople> = best.elsewhere.iter().filter(told).collect();
    if all.is_empty() {
        return None;
    }
    let figure = |value: Rate| DataCell::figure(w.persons_in_column(value.0), value.0, None);
    let rows = all.iter().take(MOST).map(|e| {
        let from = names::qualification(w, region, &e.qualification);
        let to = names::target(w, region, &e.target);
        vec![
            DataCell::words(w.best_at(&from, &names::municipality(region, &e.from))),
            DataCell::words(w.best_at(&to, &names::municipality(region, &e.to))),
            DataCell::figure(w.number(e.weight.0, 2), e.weight.0, None),
            figure(e.people),
            figure(e.people_best),
            DataCell::figure(w.difference(e.difference()), e.difference(), None),
        ]
    });
    let behind = DataTable {
        heads: vec![
            ColumnHead::words(w.best_head_people()),
            ColumnHead::words(w.best_head_serve()),
            ColumnHead::figures(w.best_head_counts()),
            ColumnHead::figures(w.best_head_shared()),
            ColumnHead::figures(w.best_head_best()),
            ColumnHead::figures(w.best_head_difference()),
        ],
        rows: rows.collect(),
    };
    let shown = all.len().min(MOST).to_string();
    let caption = w.best_elsewhere_lead(&shown, &all.len().to_string());
    let view = view! {
        <section aria-labelledby="elsewhere">
            <h2 id="elsewhere">{w.best_elsewhere_title()}</h2>
            {behind::table(&behind, caption, &FigureKeys::default().ask(data.context.explain_stack))}
        </section>
    };
    Some(view.into_any())
}
