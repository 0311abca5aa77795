//! The region's demand and how it is met, divided by field, level or place.

use std::sync::Arc;

use enlace_engine::study::panorama::{By, Group, panorama};

use crate::components::chart::bars::{Bar, Lane, bars};
use crate::components::chart::behind::{Behind, Cell, Head};
use crate::pages::standing;
use crate::pages::views::{Figures, Picture, Scene};

/// The picture of the region, divided.
pub fn divided(scene: &Scene) -> Picture {
    let w = scene.hands.w;
    let groups = panorama(&scene.region, &scene.coverage, By::Field).groups;
    let name = |group: &Group| match &group.key {
        Some(code) => w.field_of_education(code),
        None => crate::i18n::UNKNOWN.to_owned(),
    };
    let drawn: Vec<Bar> = groups
        .iter()
        .map(|group| Bar {
            name: name(group),
            heading: None,
            lanes: vec![Lane {
                parts: standing::parts(w, &name(group), &group.tiers, |_| None),
                beside: w.persons(group.demand.0),
            }],
        })
        .collect();
    let rows = groups.iter().map(|group| {
        let gap = group.tiers.uncovered.0;
        let left = group.surplus.map_or(f64::NAN, |left| left.0);
        let values = [group.demand.0, group.demand.0 - gap, gap, left];
        let cells = values.map(|value| Cell::figure(w.persons_in_column(value), value, None));
        std::iter::once(Cell::words(name(group)))
            .chain(cells)
            .collect()
    });
    let heads = [
        w.overview_needed(),
        w.overview_covered(),
        w.overview_not_covered(),
        w.overview_left_over(),
    ];
    let behind = Behind {
        rows: rows.collect(),
        heads: std::iter::once(Head::words(w.coverage_field()))
            .chain(heads.map(Head::figures))
            .collect(),
    };
    let tick = move |value: f64, decimals: u8| w.number(value, decimals);
    Picture {
        id: "panorama",
        title: w.overview_panorama_title().to_owned(),
        says: w.overview_panorama_says().to_owned(),
        unit: w.views_people_a_year().to_owned(),
        key: standing::key(w),
        draw: Arc::new(move |width| bars(&drawn, width, &tick)),
        behind,
        choose: Figures::default().ask(scene.hands.asked),
    }
}
