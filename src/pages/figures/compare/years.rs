//! This view compares two years of the region.

use enlace_method::Assumptions;
use enlace_method::views::pipeline::ahead;
use enlace_model::SchoolYear;
use leptos::prelude::*;

use crate::components::select::{Choices, select};
use crate::pages::figures::compare::loading::{LoadSides, compared};
use crate::pages::figures::compare::sides::{ComparedSide, ComparedSides};
use crate::pages::figures::views::{ViewContext, ViewData};
use crate::pages::shared::address::Address;

/// The view.
pub fn view(context: ViewContext) -> AnyView {
    let ViewContext { w, address, .. } = context;
    let target = move || {
        let region = context.document.region();
        region.map_or(0, |region| region.header.target_year.0)
    };
    let first = move || year(address, "from").unwrap_or_else(target);
    let second = move || year(address, "to").unwrap_or_else(|| target() + 1);
    let lists = context.drawn(move |data| {
        let years = ahead(&data.region).map(|year| year.to_string());
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
    let load = move |data: &ViewData| -> Option<LoadSides> {
        let (data, years) = (data.clone(), (first(), second()));
        Some(Box::pin(async move {
            Ok(ComparedSides {
                before: side(&data, years.0),
                after: side(&data, years.1),
            })
        }))
    };
    view! {
        <div class="filters few no-print">{lists}</div>
        {compared(context, "", load)}
    }
    .into_any()
}

fn year(address: Address, key: &str) -> Option<i32> {
    address.get(key).parse().ok()
}

fn side(data: &ViewData, year: i32) -> ComparedSide {
    let name = year.to_string();
    if data.region.header.target_year.0 == year {
        return ComparedSide::present(name, data);
    }
    let mut other = Assumptions::of(&data.region);
    other.target_year = SchoolYear(year);
    ComparedSide::assuming(name, data, other)
}
