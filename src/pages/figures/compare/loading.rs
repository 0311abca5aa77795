//! Both sides of a comparison are read and computed while the page stays responsive.

use std::pin::Pin;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::task;
use crate::pages::figures::compare::comparison::shown;
use crate::pages::figures::compare::sides::ComparedSides;
use crate::pages::figures::views::{ViewContext, ViewData};
use crate::pages::shared::page_parts::figures_awaited;
use crate::state::document::figures::Figures;
use crate::store::failure::Failure;

/// The work that reads and computes both sides.
pub type LoadSides = Pin<Box<dyn Future<Output = Result<ComparedSides, Failure>>>>;

/// How far a comparison has been loaded.
#[derive(Clone)]
enum LoadStage {
    /// The user has to choose two sides first.
    NotChosen,
    Waiting,
    Ready(Arc<ComparedSides>),
    Failed(Failure),
}

/// The comparison. `load` runs again whenever the region, its figures, or what it reads of the address
/// change; it gives `None` until both sides are chosen, and then `to_choose` is shown.
pub fn compared(
    context: ViewContext,
    to_choose: &'static str,
    load: impl Fn(&ViewData) -> Option<LoadSides> + 'static,
) -> AnyView {
    let stage = RwSignal::new(LoadStage::Waiting);
    let latest = StoredValue::new(0_u32);
    Effect::new(move |_| {
        if context.document.figures() == Figures::Stale {
            stage.set(LoadStage::Waiting);
            return;
        }
        let (Some(region), Some(coverage)) =
            (context.document.region(), context.document.coverage())
        else {
            return;
        };
        let data = ViewData {
            context,
            region,
            coverage,
        };
        latest.update_value(|run| *run += 1);
        let run = latest.get_value();
        let Some(work) = load(&data) else {
            stage.set(LoadStage::NotChosen);
            return;
        };
        stage.set(LoadStage::Waiting);
        spawn_local(async move {
            // The page first draws that it is computing.
            task::once_drawn().await;
            let done = work.await;
            if latest.try_get_value() == Some(run) {
                stage.try_set(match done {
                    Ok(sides) => LoadStage::Ready(Arc::new(sides)),
                    Err(failure) => LoadStage::Failed(failure),
                });
            }
        });
    });
    let w = context.w;
    let view = move || match stage.get() {
        LoadStage::NotChosen => view! { <p>{to_choose}</p> }.into_any(),
        LoadStage::Waiting => figures_awaited(w),
        LoadStage::Ready(sides) => context.drawn(move |data| shown(data, &sides)),
        LoadStage::Failed(failure) => {
            view! { <p role="alert">{w.of("failure", failure.id())}</p> }.into_any()
        }
    };
    view.into_any()
}
