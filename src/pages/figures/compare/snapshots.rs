//! This view compares an earlier state of the region with another one, or with the region as it is now.

use leptos::prelude::*;

use crate::components::select::{Choices, select};
use crate::i18n::Words;
use crate::pages::figures::compare::loading::{LoadSides, compared};
use crate::pages::figures::compare::sides::{ComparedSide, ComparedSides};
use crate::pages::figures::views::{ViewContext, ViewData};
use crate::pages::shared::snapshot_label::moment;
use crate::state::device::Device;
use crate::store::failure::Failure;
use crate::store::snapshots::Snapshot;

/// The view.
pub fn view(context: ViewContext) -> AnyView {
    let ViewContext { w, address, .. } = context;
    let device = Device::here();
    device.look_at_snapshots();
    let named = move |first: &str| -> Choices {
        let all = device.snapshots().into_iter();
        let all = all.map(|own| (own.at.to_string(), moment(w, &own)));
        std::iter::once((String::new(), first.to_owned()))
            .chain(all)
            .collect()
    };
    let lists = move || {
        view! {
            {select(
                "compare-from",
                w.compare_earlier(),
                named(w.compare_choose()),
                move || address.get("from"),
                move |at| address.set(&[("from", &at)]),
            )}
            {select(
                "compare-to",
                w.compare_later(),
                named(w.compare_now()),
                move || address.get("to"),
                move |at| address.set(&[("to", &at)]),
            )}
        }
        .into_any()
    };
    let find = move |key: &str| {
        let at: f64 = address.get(key).parse().ok()?;
        device.snapshots().into_iter().find(|own| own.at == at)
    };
    let load = move |data: &ViewData| -> Option<LoadSides> {
        let (earlier, later, data) = (find("from")?, find("to"), data.clone());
        Some(Box::pin(async move {
            let before = state(w, device, earlier).await?;
            let after = match later {
                Some(later) => state(w, device, later).await?,
                None => ComparedSide::present(w.compare_now().to_owned(), &data),
            };
            Ok(ComparedSides { before, after })
        }))
    };
    let none = Memo::new(move |_| device.snapshots().is_empty());
    let view = move || match none.get() {
        true => view! { <p>{w.snapshots_none()}</p> }.into_any(),
        false => view! {
            <div class="filters few no-print">{lists}</div>
            {compared(context, w.compare_choose_snapshot(), load)}
        }
        .into_any(),
    };
    view.into_any()
}

/// An earlier state as a side.
async fn state(w: Words, device: Device, snapshot: Snapshot) -> Result<ComparedSide, Failure> {
    let region = device.read_snapshot(&snapshot).await?;
    Ok(ComparedSide::of(moment(w, &snapshot), region))
}
