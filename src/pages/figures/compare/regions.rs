//! This view compares the open region with another one of this device.

use enlace_model::RegionId;
use leptos::prelude::*;

use crate::components::select::{Choices, select};
use crate::pages::figures::compare::loading::{LoadSides, compared};
use crate::pages::figures::compare::sides::{ComparedSide, ComparedSides};
use crate::pages::figures::views::{ViewContext, ViewData};
use crate::state::device::Device;

/// The view.
pub fn view(context: ViewContext) -> AnyView {
    let ViewContext {
        w,
        document,
        address,
        ..
    } = context;
    let device = Device::here();
    let others = Memo::new(move |_| {
        let open = document.with_region(|region| region.header.id.clone());
        let others = device.shelf().into_iter();
        let others = others.filter(|entry| Some(&entry.id) != open.as_ref());
        let named = others.map(|entry| {
            let name = format!("{}, {}", entry.name, entry.target_year.0);
            (entry.id.to_string(), name)
        });
        named.collect::<Choices>()
    });
    let list = move || {
        let none = (String::new(), w.compare_choose().to_owned());
        let choices = std::iter::once(none).chain(others.get()).collect();
        select(
            "compare-region",
            w.compare_other_region(),
            choices,
            move || address.get("with"),
            move |id| address.set(&[("with", &id)]),
        )
    };
    let load = move |data: &ViewData| -> Option<LoadSides> {
        let id = Some(address.get("with")).filter(|id| !id.is_empty())?;
        let data = data.clone();
        Some(Box::pin(async move {
            let other = device.read_region(&RegionId::from(id.as_str())).await?;
            let other = ComparedSide::of(other.header.name.clone(), other);
            let here = ComparedSide::present(data.region.header.name.clone(), &data);
            Ok(ComparedSides {
                before: here,
                after: other,
            })
        }))
    };
    let view = move || match others.with(Vec::is_empty) {
        true => view! { <p>{w.compare_no_other_region()}</p> }.into_any(),
        false => view! {
            <div class="filters few no-print">{list}</div>
            {compared(context, w.compare_choose_region(), load)}
        }
        .into_any(),
    };
    view.into_any()
}
