//! How much each qualification is needed against how well it could be offered, and what becomes of
//! its graduates.

use std::sync::Arc;

use enlace_engine::coverage::explain::{Figure, FigureId};
use enlace_engine::model::order::put_in_order;
use enlace_engine::study::quadrants::{
    Advice, HALF_FEASIBLE, HALF_WAY_UP, Standing, outcomes, standings,
};
use leptos::prelude::*;

use crate::components::chart::behind::{Behind, Cell, Head};
use crate::components::chart::drawing::{Anchor, Drawing, Shape};
use crate::components::chart::key::{Entry, Sign};
use crate::components::chart::lettering::wrap;
use crate::components::chart::points::{Named, names as names_beside};
use crate::components::chart::scale::Scale;
use crate::pages::names;
use crate::pages::views::{Figures, Hands, Picture, Scene};

/// The view: both pictures.
pub fn view(hands: Hands) -> AnyView {
    hands.drawn(|scene| {
        view! {
            {scene.picture(levels(scene))}
            {outcome(scene)}
        }
        .into_any()
    })
}

/// A point before its place on the page is known: shares of the way right and up.
#[derive(Clone)]
struct Point {
    /// `None`: not known, drawn apart.
    across: Option<f64>,
    up: f64,
    people: f64,
    name: String,
    label: String,
    key: Option<usize>,
}

/// Places on an axis with their words.
type Ticks = Vec<(f64, String)>;

/// A field of points with its lines and words.
struct Field {
    points: Vec<Point>,
    /// Where the lines stand.
    lines: (f64, f64),
    /// Upper right, upper left, lower right, lower left.
    corners: [String; 4],
    /// Along the foot, and up the side.
    axes: (String, String),
    /// Ticks across and up, with their words.
    ticks: (Ticks, Ticks),
    /// What is said over points that are drawn apart.
    apart: Option<String>,
}

const SIDE: f64 = 52.0;
const FOOT: f64 = 44.0;

impl Field {
    fn drawn(&self, whole: f64) -> Drawing {
        let whole = whole.clamp(280.0, 1000.0);
        let high = (whole * 0.62).clamp(340.0, 560.0);
        let apart = match self.apart {
            Some(_) => (whole * 0.16).clamp(70.0, 150.0),
            None => 0.0,
        };
        let (left, right) = (SIDE + apart, whole - 28.0);
        let (top, bottom) = (24.0, high - FOOT);
        let x = |share: f64| left + share * (right - left);
        let y = |share: f64| bottom - share * (bottom - top);
        let mut shapes = Vec::new();
        for (at, said) in &self.ticks.0 {
            shapes.push(Shape::line("rule", (x(*at), top), (x(*at), bottom)));
            let at = (x(*at), bottom + 18.0);
            shapes.push(Shape::text("soft", Anchor::Middle, at, said.clone()));
        }
        for (at, said) in &self.ticks.1 {
            shapes.push(Shape::line("rule", (left, y(*at)), (right, y(*at))));
            let at = (SIDE - 10.0, y(*at) + 4.0);
            shapes.push(Shape::text("soft", Anchor::End, at, said.clone()));
        }
        let (across, up) = self.lines;
        shapes.push(Shape::line("axis", (x(across), top), (x(across), bottom)));
        shapes.push(Shape::line("axis", (left, y(up)), (right, y(up))));
        let foot = (right, bottom + 38.0);
        shapes.push(Shape::text(
            "soft",
            Anchor::End,
            foot,
            self.axes.0.clone() + " →",
        ));
        shapes.push(Shape::text(
            "soft",
            Anchor::Start,
            (0.0, 14.0),
            format!("↑ {}", self.axes.1),
        ));
        // Where there is little room, words at two corners stand on two lines.
        let lower = if right - left < 420.0 { 18.0 } else { 0.0 };
        let places = [
            (Anchor::End, right - 8.0, top + 18.0),
            (Anchor::Start, left + 8.0, top + 18.0 + lower),
            (Anchor::End, right - 8.0, bottom - 10.0 - lower),
            (Anchor::Start, left + 8.0, bottom - 10.0),
        ];
        for ((anchor, x, y), word) in places.into_iter().zip(&self.corners) {
            shapes.push(Shape::text("corner", anchor, (x, y), word.clone()));
        }
        if let Some(said) = &self.apart {
            let line = left - 12.0;
            shapes.push(Shape::line("rule", (line, top), (line, bottom)));
            for (n, word) in wrap(said, apart - 16.0, 3).into_iter().enumerate() {
                let at = (SIDE + 2.0, bottom + 18.0 + 15.0 * n as f64);
                shapes.push(Shape::text("soft", Anchor::Start, at, word));
            }
        }
        let most = self.points.iter().map(|p| p.people).fold(1.0, f64::max);
        let mut named = Vec::new();
        let mut circles = Vec::new();
        for (n, point) in self.points.iter().enumerate() {
            let radius = 4.0 + 12.0 * (point.people.max(0.0) / most).sqrt();
            let (class, across) = match point.across {
                Some(across) => ("point", x(across)),
                // Beside each other rather than on each other.
                None => (
                    "point-apart",
                    SIDE + (apart - 24.0) * (0.15 + 0.7 * (n % 4) as f64 / 3.0),
                ),
            };
            let at = (across, y(point.up));
            circles.push(Shape::circle(class, at, radius).mark(point.key, point.label.clone()));
            named.push(Named {
                at,
                radius,
                name: point.name.clone(),
            });
        }
        // The largest lie below the smaller ones; all names over all points.
        shapes.append(&mut circles);
        let in_field: Vec<Named> = named
            .into_iter()
            .zip(&self.points)
            .filter(|(_, point)| point.across.is_some())
            .map(|(named, _)| named)
            .collect();
        let mut words = names_beside(&in_field, (left, top + 22.0, right, bottom - 22.0));
        words.iter_mut().for_each(|word| word.class = "halo");
        shapes.append(&mut words);
        Drawing {
            width: whole,
            height: high + 12.0,
            shapes,
        }
    }
}

/// Need level against feasibility.
fn levels(scene: &Scene) -> Picture {
    let w = scene.hands.w;
    let mut all = standings(&scene.coverage);
    put_in_order(&mut all, |a, b| b.demand.0.total_cmp(&a.demand.0));
    let mut figures = Figures::default();
    let mut points = Vec::new();
    let mut rows = Vec::new();
    let advice = |found: &Standing| match found.advice {
        Some(advice) => w.of("advice", advice.as_str()),
        None => w.quadrants_not_known().to_owned(),
    };
    for found in &all {
        let name = names::qualification(w, &scene.region, &found.code);
        let level = figures.key(Figure::of_qualification(FigureId::NeedLevel, &found.code));
        let demand = figures.key(Figure::of_qualification(FigureId::Demand, &found.code));
        let share = found.feasibility.map(|share| share.0);
        let (green, known) = (found.green.to_string(), found.known.to_string());
        let feasible = w.quadrants_lights(&green, &known);
        points.push(Point {
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
        });
        rows.push(vec![
            Cell::words(name),
            Cell::figure(found.level.to_string(), found.level as f64, Some(level)),
            Cell::figure(w.percent(share), share.unwrap_or(f64::NAN), None),
            Cell::words(feasible),
            Cell::figure(
                w.persons_in_column(found.demand.0),
                found.demand.0,
                Some(demand),
            ),
            Cell::words(advice(found)),
        ]);
    }
    let word = |advice: Advice| w.of("advice", advice.as_str());
    let field = Field {
        lines: (HALF_FEASIBLE, (HALF_WAY_UP - 0.5) / 10.0),
        corners: [
            word(Advice::Open),
            word(Advice::Prepare),
            word(Advice::Maintain),
            word(Advice::Talk),
        ],
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
    };
    Picture {
        id: "quadrants",
        title: w.quadrants_title().to_owned(),
        says: w.quadrants_says().to_owned(),
        unit: w.quadrants_unit().to_owned(),
        key: vec![
            Entry::new(Sign::Dot("point"), w.quadrants_sized()),
            Entry::new(Sign::Dot("point-apart"), w.quadrants_not_known()),
        ],
        draw: Arc::new(move |width| field.drawn(width)),
        behind: Behind {
            heads: vec![
                Head::words(w.coverage_qualification()),
                Head::figures(w.reasons_view_level()),
                Head::figures(w.quadrants_feasible()),
                Head::words(w.quadrants_green()),
                Head::figures(w.overview_needed()),
                Head::words(w.quadrants_advice()),
            ],
            rows,
        },
        choose: figures.ask(scene.hands.asked),
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
fn outcome(scene: &Scene) -> AnyView {
    let w = scene.hands.w;
    let (mut all, too_few) = outcomes(&scene.region, &scene.coverage);
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
    let mean = |of: fn(&enlace_engine::study::quadrants::Outcome) -> f64| {
        all.iter().map(|o| of(o) * o.known.0).sum::<f64>() / known
    };
    let lines = (mean(|o| o.study.0), mean(|o| o.employment.0));
    let mut figures = Figures::default();
    let mut points = Vec::new();
    let mut rows = Vec::new();
    for found in &all {
        let name = names::qualification(w, &scene.region, &found.code);
        let mut key = |id| figures.key(Figure::of_qualification(id, &found.code));
        let (employment, study) = (key(FigureId::EmploymentRate), key(FigureId::StudyRate));
        let (work, school) = (
            w.percent(Some(found.employment.0)),
            w.percent(Some(found.study.0)),
        );
        points.push(Point {
            across: Some(found.study.0),
            up: found.employment.0,
            people: found.known.0,
            label: w.quadrants_outcome_point(&name, &work, &school, &w.number(found.known.0, 0)),
            name: name.clone(),
            key: Some(employment),
        });
        rows.push(vec![
            Cell::words(name),
            Cell::figure(work, found.employment.0, Some(employment)),
            Cell::figure(school, found.study.0, Some(study)),
            Cell::figure(w.number(found.known.0, 0), found.known.0, None),
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
    let field = Field {
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
    };
    scene.picture(Picture {
        id: "outcomes",
        title: w.quadrants_outcome_title().to_owned(),
        says: format!("{} {left_out}", w.quadrants_outcome_says()),
        unit: w.quadrants_outcome_unit().to_owned(),
        key: vec![Entry::new(Sign::Dot("point"), w.quadrants_outcome_sized())],
        draw: Arc::new(move |width| field.drawn(width)),
        behind: Behind {
            heads: vec![
                Head::words(w.coverage_qualification()),
                Head::figures(w.indicators_employment()),
                Head::figures(w.indicators_study()),
                Head::figures(w.quadrants_known()),
            ],
            rows,
        },
        choose: figures.ask(scene.hands.asked),
    })
}
