//! The same figures under other conditions, side by side.

use std::sync::Arc;

use enlace_engine::coverage::compute;
use enlace_engine::model::{Region, SchoolYear};
use leptos::prelude::*;

use crate::components::chart::bars::{Bar, Lane, bars};
use crate::components::chart::behind::{Behind, Cell, Head};
use crate::i18n::Words;
use crate::pages::standing;
use crate::pages::views::{self, Figures, Hands, Page, Picture, Scene, View};

const PAGE: Page = Page {
    route: "compare",
    title: Words::compare_title,
    lead: Words::compare_lead,
    views: &[View {
        key: "",
        label: Words::compare_view_years,
        draw: years,
    }],
};

/// Years before and after the target year that are compared with it.
const AROUND: std::ops::RangeInclusive<i32> = -1..=3;

/// The page.
pub fn compare() -> AnyView {
    views::page(&PAGE)
}

fn years(hands: Hands) -> AnyView {
    hands.drawn(|scene| scene.picture(year_by_year(scene)))
}

fn year_by_year(scene: &Scene) -> Picture {
    let w = scene.hands.w;
    let mut drawn = Vec::new();
    let mut rows = Vec::new();
    for step in AROUND {
        let mut region = Region::clone(&scene.region);
        region.header.target_year = SchoolYear(region.header.target_year.0 + step);
        let year = region.header.target_year.0.to_string();
        let all = compute(&region).totals;
        drawn.push(Bar {
            name: year.clone(),
            heading: None,
            lanes: vec![Lane {
                parts: standing::parts(w, &year, &all.tiers, |_| None),
                beside: w.persons(all.demand.0),
            }],
        });
        let values = [all.demand.0, all.covered.0, all.gap.0, all.surplus.0];
        let cells = values.map(|value| Cell::figure(w.persons_in_column(value), value, None));
        rows.push(std::iter::once(Cell::words(year)).chain(cells).collect());
    }
    let heads = [
        w.overview_needed(),
        w.overview_covered(),
        w.overview_not_covered(),
        w.overview_left_over(),
    ];
    let heads = heads.map(Head::figures);
    let tick = move |value: f64, decimals: u8| w.number(value, decimals);
    Picture {
        id: "years",
        title: w.compare_years_title().to_owned(),
        says: w.compare_years_says().to_owned(),
        unit: w.views_people_a_year().to_owned(),
        key: standing::key(w),
        draw: Arc::new(move |width| bars(&drawn, width, &tick)),
        behind: Behind {
            heads: std::iter::once(Head::words(w.compare_year()))
                .chain(heads)
                .collect(),
            rows,
        },
        choose: Figures::default().ask(scene.hands.asked),
    }
}
