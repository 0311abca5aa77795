//! The two sides of a comparison, each with its figures.

use std::sync::Arc;

use enlace_method::views::compare;
use enlace_method::{Assumptions, Coverage, compute};
use enlace_model::Region;

use crate::pages::figures::views::ViewData;
use crate::pages::shared::scenario::{Scenario, ScenarioRef};

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
