//! Two years of the region side by side.

use enlace_engine::coverage::Assumptions;
use enlace_engine::model::SchoolYear;
use enlace_engine::study::pipeline::ahead;
use leptos::prelude::*;

use crate::components::select::{Choices, select};
use crate::pages::address::Address;
use crate::pages::compare::sides::{Load, Side, Sides, compared};
use crate::pages::views::{Hands, Scene};

/// The view.
pub fn view(hands: Hands) -> AnyView {
    let Hands { w, address, .. } = hands;
    let target = move || {
        let region = hands.workspace.region();
        region.map_or(0, |region| region.header.target_year.0)
    };
    let first = move || year(address, "from").unwrap_or_else(target);
    let second = move || year(address, "to").unwrap_or_else(|| target() + 1);
    let lists = hands.drawn(move |scene| {
        let years = ahead(&scene.region).map(|year| year.to_string());
        let years: Choices = years.map(|year| (year.clone(), year)).collect();
        view! {
            {select(
                "compare-from",
                w.compare_first(),
                years.clone(),
                move || first().to_string(),
                move |year| address.set(&[("from", &year)]),
            )}
            {select(
                "compare-to",
                w.compare_second(),
                years,
                move || second().to_string(),
                move |year| address.set(&[("to", &year)]),
            )}
        }
        .into_any()
    });
    let load = move |scene: &Scene| -> Option<Load> {
        let (scene, years) = (scene.clone(), (first(), second()));
        Some(Box::pin(async move {
            Ok(Sides {
                before: side(&scene, years.0),
                after: side(&scene, years.1),
            })
        }))
    };
    view! {
        <div class="filters few no-print">{lists}</div>
        {compared(hands, "", load)}
    }
    .into_any()
}

fn year(address: Address, key: &str) -> Option<i32> {
    address.get(key).parse().ok()
}

fn side(scene: &Scene, year: i32) -> Side {
    let name = year.to_string();
    if scene.region.header.target_year.0 == year {
        return Side::present(name, scene);
    }
    let mut other = Assumptions::of(&scene.region);
    other.target_year = SchoolYear(year);
    Side::assuming(name, scene, other)
}
