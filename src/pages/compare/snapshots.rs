//! An earlier state of the region beside another one, or beside the region as it is now.

use leptos::prelude::*;

use crate::components::select::{Choices, select};
use crate::pages::compare::sides::{Load, Side, Sides, compared};
use crate::pages::views::{Hands, Scene};
use crate::store::failure::Failure;
use crate::store::snapshots::Snapshot;

/// The view.
pub fn view(hands: Hands) -> AnyView {
    let Hands {
        w,
        workspace,
        address,
        ..
    } = hands;
    workspace.look_at_snapshots();
    let named = move |first: &str| -> Choices {
        let all = workspace.snapshots().into_iter();
        let all = all.map(|own| (own.at.to_string(), w.when(own.at)));
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
        workspace.snapshots().into_iter().find(|own| own.at == at)
    };
    let load = move |scene: &Scene| -> Option<Load> {
        let (earlier, later, scene) = (find("from")?, find("to"), scene.clone());
        Some(Box::pin(async move {
            let before = state(hands, earlier).await?;
            let after = match later {
                Some(later) => state(hands, later).await?,
                None => Side::present(w.compare_now().to_owned(), &scene),
            };
            Ok(Sides { before, after })
        }))
    };
    let none = Memo::new(move |_| workspace.snapshots().is_empty());
    let view = move || match none.get() {
        true => view! { <p>{w.snapshots_none()}</p> }.into_any(),
        false => view! {
            <div class="filters few no-print">{lists}</div>
            {compared(hands, w.compare_choose_snapshot(), load)}
        }
        .into_any(),
    };
    view.into_any()
}

/// An earlier state as a side.
async fn state(hands: Hands, snapshot: Snapshot) -> Result<Side, Failure> {
    let region = hands.workspace.read_snapshot(&snapshot).await?;
    Ok(Side::of(hands.w.when(snapshot.at), region))
}
