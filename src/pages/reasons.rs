//! What stands behind the verdicts: how much each qualification is needed, and how sure that is.

use std::sync::Arc;

use enlace_engine::coverage::explain::{Figure, FigureId};
use enlace_engine::coverage::figures::{NeedLevel, QualificationFigures};
use enlace_engine::model::order::put_in_order;
use leptos::prelude::*;

use crate::components::chart::bars::{Bar, Lane, Part, bars};
use crate::components::chart::behind::{Behind, Cell, Head};
use crate::components::chart::key::Entry;
use crate::i18n::Words;
use crate::pages::names;
use crate::pages::views::{self, Figures, Hands, Page, Picture, Scene, View};

const PAGE: Page = Page {
    route: "reasons",
    title: Words::reasons_title,
    lead: Words::reasons_lead,
    views: &[View {
        key: "",
        label: Words::reasons_view_level,
        draw: level,
    }],
};

/// The components of the need level: figure and class of its part of a bar.
const COMPONENTS: [(FigureId, &str); 5] = [
    (FigureId::PointsSeverity, "tone-1"),
    (FigureId::PointsVolume, "tone-2"),
    (FigureId::PointsDifficulty, "related"),
    (FigureId::PointsBreadth, "tone-3"),
    (FigureId::PointsRelevance, "outline"),
];

/// The page.
pub fn reasons() -> AnyView {
    views::page(&PAGE)
}

fn level(hands: Hands) -> AnyView {
    hands.drawn(|scene| scene.picture(levels(scene)))
}

/// Every qualification that has a need level, the most needed first.
fn levels(scene: &Scene) -> Picture {
    let w = scene.hands.w;
    let mut all: Vec<(&QualificationFigures, &NeedLevel)> = scene
        .coverage
        .qualifications
        .iter()
        .filter_map(|q| Some((q, q.need_level.as_ref()?)))
        .collect();
    put_in_order(&mut all, |a, b| b.1.score.0.total_cmp(&a.1.score.0));
    let mut figures = Figures::default();
    let mut drawn = Vec::new();
    let mut rows = Vec::new();
    let component = |id: FigureId| w.of("figure", &format!("{}.name", id.as_str()));
    for (q, level) in all {
        let name = names::qualification(w, &scene.region, &q.code);
        let score = figures.key(Figure::of_qualification(FigureId::NeedLevel, &q.code));
        let said = w.number(level.score.0, 1);
        let mut parts = Vec::new();
        let mut row = vec![
            Cell::words(name.clone()),
            Cell::figure(
                w.number(level.level as f64, 0),
                level.level as f64,
                Some(score),
            ),
        ];
        for ((id, class), points) in COMPONENTS.iter().zip(level.points) {
            let value = points.map_or(f64::NAN, |points| points.0);
            let key = points.map(|_| figures.key(Figure::of_qualification(*id, &q.code)));
            row.push(Cell::figure(w.number(value, 1), value, key));
            parts.push(Part {
                class,
                value: if value.is_finite() { value } else { 0.0 },
                key,
                label: format!("{name}: {} {}", w.number(value, 1), component(*id)),
            });
        }
        rows.push(row);
        drawn.push(Bar {
            name,
            heading: None,
            lanes: vec![Lane {
                parts,
                beside: said,
            }],
        });
    }
    let mut heads = vec![
        Head::words(w.coverage_qualification()),
        Head::figures(w.reasons_view_level()),
    ];
    heads.extend(
        COMPONENTS
            .iter()
            .map(|(id, _)| Head::figures(component(*id))),
    );
    let tick = move |value: f64, decimals: u8| w.number(value, decimals);
    Picture {
        id: "levels",
        title: w.reasons_level_title().to_owned(),
        says: w.reasons_level_says().to_owned(),
        unit: w.views_points().to_owned(),
        key: COMPONENTS
            .iter()
            .map(|(id, class)| Entry::area(class, component(*id)))
            .collect(),
        draw: Arc::new(move |width| bars(&drawn, width, &tick)),
        behind: Behind { heads, rows },
        choose: figures.ask(scene.hands.asked),
    }
}
