//! A scenario is the state of a region whose figures are explained: the open one or another.

use std::sync::Arc;

use enlace_engine::coverage::Assumptions;
use enlace_engine::model::Region;

/// Another state: another year, other assumptions, as it was at a snapshot, or another region.
#[derive(Clone)]
pub struct Scenario {
    pub name: String,
    pub region: Arc<Region>,
    /// The region's own, or others that are tried out.
    pub assumed: Assumptions,
}

/// Where a figure is asked about.
#[derive(Clone, Default)]
pub enum ScenarioRef {
    /// In the open region as it is.
    #[default]
    OpenRegion,
    Other(Arc<Scenario>),
}
