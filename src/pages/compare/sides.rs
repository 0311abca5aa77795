//! The two sides of a comparison, read and computed while the page stays alive.

use std::pin::Pin;
use std::sync::Arc;

use enlace_engine::coverage::{Assumptions, Coverage, compute};
use enlace_engine::model::Region;
use enlace_engine::study::compare;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::task;
use crate::pages::compare::shown::shown;
use crate::pages::figures_awaited;
use crate::pages::place::{Place, State};
use crate::pages::views::{Hands, Scene};
use crate::store::failure::Failure;
use crate::workspace::following::Following;

/// One side: what it is called, and its figures.
#[derive(Clone)]
pub struct Side {
    pub name: String,
    pub region: Arc<Region>,
    /// The region's own, or others that are tried out.
    pub assumed: Assumptions,
    pub coverage: Arc<Coverage>,
}

impl Side {
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
    pub fn assuming(name: String, scene: &Scene, other: Assumptions) -> Self {
        Self {
            name,
            region: scene.region.clone(),
            coverage: scene.assuming(&other),
            assumed: other,
        }
    }

    /// The open region as it is.
    pub fn present(name: String, scene: &Scene) -> Self {
        Self {
            name,
            region: scene.region.clone(),
            assumed: Assumptions::of(&scene.region),
            coverage: scene.coverage.clone(),
        }
    }

    /// The same for what compares.
    pub fn lent(&self) -> compare::Side<'_> {
        compare::Side {
            region: &self.region,
            coverage: &self.coverage,
        }
    }

    /// Where its figures are asked about.
    pub fn place(&self, scene: &Scene) -> Place {
        match self.is_present(scene) {
            true => Place::Here,
            false => Place::In(Arc::new(State {
                name: self.name.clone(),
                region: self.region.clone(),
                assumed: self.assumed.clone(),
            })),
        }
    }

    /// Whether its figures are the open region's as they are.
    pub fn is_present(&self, scene: &Scene) -> bool {
        Arc::ptr_eq(&self.coverage, &scene.coverage)
    }
}

/// Both sides.
#[derive(Clone)]
pub struct Sides {
    pub before: Side,
    pub after: Side,
}

/// What reads and computes both sides; `None` until both are chosen.
pub type Load = Pin<Box<dyn Future<Output = Result<Sides, Failure>>>>;

/// How far a comparison is.
#[derive(Clone)]
enum Stage {
    /// Two sides are to be chosen first.
    NotChosen,
    Waiting,
    Ready(Arc<Sides>),
    Failed(Failure),
}

/// The comparison: `load` is asked again whenever the region, its figures or what it reads of the
/// address change. `to_choose` is said until both sides are chosen.
pub fn compared(
    hands: Hands,
    to_choose: &'static str,
    load: impl Fn(&Scene) -> Option<Load> + 'static,
) -> AnyView {
    let stage = RwSignal::new(Stage::Waiting);
    let latest = StoredValue::new(0_u32);
    Effect::new(move |_| {
        if hands.workspace.following() == Following::Awaited {
            stage.set(Stage::Waiting);
            return;
        }
        let (Some(region), Some(coverage)) = (hands.workspace.region(), hands.workspace.coverage())
        else {
            return;
        };
        let scene = Scene {
            hands,
            region,
            coverage,
        };
        latest.update_value(|run| *run += 1);
        let run = latest.get_value();
        let Some(work) = load(&scene) else {
            stage.set(Stage::NotChosen);
            return;
        };
        stage.set(Stage::Waiting);
        spawn_local(async move {
            // The page says first that it computes.
            task::once_drawn().await;
            let done = work.await;
            if latest.try_get_value() == Some(run) {
                stage.try_set(match done {
                    Ok(sides) => Stage::Ready(Arc::new(sides)),
                    Err(failure) => Stage::Failed(failure),
                });
            }
        });
    });
    let w = hands.w;
    let view = move || match stage.get() {
        Stage::NotChosen => view! { <p>{to_choose}</p> }.into_any(),
        Stage::Waiting => figures_awaited(w),
        Stage::Ready(sides) => hands.drawn(move |scene| shown(scene, &sides)),
        Stage::Failed(failure) => {
            view! { <p role="alert">{w.of("failure", failure.id())}</p> }.into_any()
        }
    };
    view.into_any()
}
