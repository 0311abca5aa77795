//! This view draws where the gap comes from, and names what would mend each loss.

use std::sync::Arc;

use enlace_method::explain::{Figure, FigureId};
use enlace_method::views::chain::{GapChain, Remedy, StepKind, chain};
use enlace_model::order::put_in_order;
use leptos::prelude::*;

use crate::components::chart::behind::{ColumnHead, DataCell, DataTable};
use crate::components::chart::key::KeyEntry;
use crate::components::chart::waterfall::{WaterfallStep, Weight, waterfall};
use crate::i18n::Words;
use crate::pages::figures::scope;
use crate::pages::figures::views::{ChartSpec, FigureKeys, ViewContext, ViewData};
use crate::pages::shared::page_parts::{Head, cell, heads};

/// The label of a step.
type StepName = fn(Words) -> &'static str;

/// Each step: its figure, its label, and the class of its bar.
const LOOKS: [(FigureId, StepName, &str); 16] = [
    (FigureId::Places, Words::chain_places, "tone-3"),
    (FigureId::Unfilled, Words::chain_unfilled, "back"),
    (FigureId::Entrants, Words::chain_entrants, "tone-3"),
    (FigureId::Dropout, Words::chain_dropout, "back"),
    (FigureId::Graduates, Words::chain_graduates, "tone-3"),
    (FigureId::Leaving, Words::chain_leaving, "back"),
    (FigureId::Supply, Words::chain_available, "far"),
    (FigureId::Surplus, Words::chain_left_over, "surplus"),
    (
        FigureId::ServingRelated,
        Words::chain_serving_related,
        "related",
    ),
    (FigureId::LostServingOwn, Words::chain_lost, "back"),
    (FigureId::CoveringOwn, Words::chain_covering_own, "near"),
    (FigureId::BySameOccupations, Words::chain_by_same, "related"),
    (FigureId::ByRelated, Words::chain_by_related, "related"),
    (FigureId::Covered, Words::chain_covered, "near"),
    (FigureId::Gap, Words::chain_gap, "uncovered"),
    (FigureId::Demand, Words::chain_needed, "outline"),
];

/// The view.
pub fn view(context: ViewContext) -> AnyView {
    let drawn = context.drawn(move |data| {
        let scope = scope::about(context.address);
        let chain = chain(&scope, &data.region, &data.coverage);
        view! {
            {data.picture(picture(data, &chain))}
            {mending(data, &chain)}
        }
        .into_any()
    });
    view! {
        {scope::chooser(context)}
        {drawn}
    }
    .into_any()
}

fn look(id: FigureId) -> (StepName, &'static str) {
    let found = LOOKS.iter().find(|(own, ..)| *own == id);
    found.map_or((Words::chain_places, ""), |(_, name, class)| (*name, class))
}

/// People with a sign that says whether the step adds or takes away.
fn signed(w: Words, kind: StepKind, people: f64) -> String {
    let more = (kind == StepKind::Gain) == (people >= 0.0);
    match kind {
        StepKind::Level => w.persons_in_column(people),
        _ if people.abs() < 0.05 => w.persons_in_column(people.abs()),
        _ => format!(
            "{}{}",
            if more { "+" } else { "−" },
            w.persons_in_column(people.abs())
        ),
    }
}

fn picture(data: &ViewData, chain: &GapChain) -> ChartSpec {
    let w = data.context.w;
    let scope = scope::about(data.context.address);
    let name = scope::name(w, &data.region, &scope);
    let mut figures = FigureKeys::default();
    let mut rows = Vec::new();
    let mut drawn = Vec::new();
    for step in &chain.steps {
        let (called, class) = look(step.figure);
        let key = figures.key(Figure {
            id: step.figure,
            of: scope.subject(),
        });
        let said = signed(w, step.kind, step.people.0);
        rows.push(vec![
            DataCell::words(called(w)),
            DataCell::figure(said.clone(), step.people.0, Some(key)),
        ]);
        drawn.push(WaterfallStep {
            name: called(w).to_owned(),
            class,
            from: step.from.0,
            to: step.to.0,
            key: Some(key),
            label: format!("{}: {said}", called(w)),
            beside: said,
            weight: match step.kind {
                StepKind::Level => Weight::Strong,
                StepKind::Loss | StepKind::Gain => Weight::Plain,
            },
        });
    }
    let tick = move |value: f64, decimals: u8| w.number(value, decimals);
    ChartSpec {
        id: "chain",
        title: w.chain_picture_title(&name),
        says: w.chain_picture_says().to_owned(),
        unit: w.views_people_a_year().to_owned(),
        key: vec![
            KeyEntry::area("tone-3", w.chain_key_stage()),
            KeyEntry::area("back", w.chain_key_lost()),
            KeyEntry::area("surplus", w.chain_left_over()),
            KeyEntry::area("related", w.chain_key_related()),
            KeyEntry::area("near", w.chain_covered()),
            KeyEntry::area("uncovered", w.chain_gap()),
        ],
        draw: Arc::new(move |width| waterfall(&drawn, width, &tick)),
        table: DataTable {
            heads: vec![
                ColumnHead::words(w.chain_step_head()),
                ColumnHead::figures(w.views_people_a_year()),
            ],
            rows,
        },
        choose: figures.ask(data.context.explain_stack),
    }
}

/// The table of what would mend each loss, the largest loss first.
fn mending(data: &ViewData, chain: &GapChain) -> AnyView {
    let ViewContext {
        w,
        explain_stack: explain,
        ..
    } = data.context;
    let scope = scope::about(data.context.address);
    let mut losses: Vec<_> = chain
        .steps
        .iter()
        .filter_map(|step| Some((step, step.remedy?)))
        .filter(|(step, _)| step.people.0 >= 0.05)
        .collect();
    put_in_order(&mut losses, |a, b| b.0.people.0.total_cmp(&a.0.people.0));
    if losses.is_empty() {
        return view! { <p>{w.chain_nothing_lost()}</p> }.into_any();
    }
    let rows = losses.iter().map(|(step, remedy)| {
        let (called, _) = look(step.figure);
        let figure = Figure {
            id: step.figure,
            of: scope.subject(),
        };
        let people = explain.figure(figure, w.persons_in_column(step.people.0));
        view! {
            <tr>
                <th scope="row">{called(w)}</th>
                {cell("number", w.views_people_a_year(), people)}
                <td class="whole">{helps(w, *remedy, chain)}</td>
            </tr>
        }
        .into_any()
    });
    view! {
        <section aria-labelledby="mending">
            <h2 id="mending">{w.chain_mending_title()}</h2>
            <p>{w.chain_mending_lead()}</p>
            <table class="table folds">
                {heads(&[
                    Head::Text(w.chain_loss_head()),
                    Head::Number(w.chain_people_head()),
                    Head::Text(w.chain_helps_head()),
                ])}
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </section>
    }
    .into_any()
}

/// What helps, and how many people it would bring where that is known.
fn helps(w: Words, remedy: Remedy, chain: &GapChain) -> String {
    let said = w.of("remedy", remedy.as_str());
    let more = match remedy {
        Remedy::Promotion if chain.closed_by_empty_places.0 >= 0.05 => {
            w.remedy_promotion_brings(&w.persons(chain.closed_by_empty_places.0))
        }
        Remedy::NewClass => w.remedy_classes(chain.classes.0),
        _ => return said,
    };
    format!("{said} {more}")
}
