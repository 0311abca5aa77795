//! The two sides of a comparison are read and computed while the page stays responsive.

use std::pin::Pin;
use std::sync::Arc;

use enlace_method::views::compare;
use enlace_method::{Assumptions, Coverage, compute};
use enlace_model::Region;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::task;
use crate::pages::figures::compare::comparison::shown;
use crate::pages::figures::views::{ViewContext, ViewData};
use crate::pages::shared::page_parts::figures_awaited;
use crate::pages::shared::scenario::{Scenario, ScenarioRef};
use crate::state::document::figures::Figures;
use crate::store::failure::Failure;

/// One side of a comparison: its name and its figures.
#[derive(Clone)]
pub struct ComparedSide {
    pub name: String,
    pub region: Arc<Region>,
    /// The region's own assumptions, or others that are tried out.
    pub assumed: Assumptions,
    pub coverage: Arc<Coverage>,
}

impl ComparedSide {
    /// A side whose figures are computed now.
    pub fn of(name: String, region: Region) -> Self {
        Self {
            name,
            assumed: Assumptions::of(&region),
            coverage: Arc::new(compute(&region)),
            region: Arc::new(region),
        }
    }

    /// The open region under other assumptions.
    pub fn assuming(name: String, data: &ViewData, other: Assumptions) -> Self {
        Self {
            name,
            region: data.region.clone(),
            coverage: data.assuming(&other),
            assumed: other,
        }
    }

    /// The open region as it is.
    pub fn present(name: String, data: &ViewData) -> Self {
        Self {
            name,
            region: data.region.clone(),
            assumed: Assumptions::of(&data.region),
            coverage: data.coverage.clone(),
        }
    }

    /// The same side as the engine's comparison takes it.
    pub fn lent(&self) -> compare::ComparedRegion<'_> {
        compare::ComparedRegion {
            region: &self.region,
            coverage: &self.coverage,
        }
    }

    /// The scenario whose figures these are.
    pub fn place(&self, data: &ViewData) -> ScenarioRef {
        match self.is_present(data) {
            true => ScenarioRef::OpenRegion,
            false => ScenarioRef::Other(Arc::new(Scenario {
                name: self.name.clone(),
                region: self.region.clone(),
                assumed: self.assumed.clone(),
            })),
        }
    }

    /// Whether its figures are those of the open region as it is.
    pub fn is_present(&self, data: &ViewData) -> bool {
        Arc::ptr_eq(&self.coverage, &data.coverage)
    }
}

/// Both sides.
#[derive(Clone)]
pub struct ComparedSides {
    pub before: ComparedSide,
    pub after: ComparedSide,
}

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
