//! A scenario is the state of a region whose figures are explained: the open one or another.

use std::sync::Arc;

use enlace_method::Assumptions;
use enlace_model::Region;

/// A state other than the open region as it is: another year, other assumptions, a snapshot, or another
/// region.
#[derive(Clone)]
pub struct Scenario {
    pub name: String,
    pub region: Arc<Region>,
    /// The region's own assumptions, or others that are tried out.
    pub assumed: Assumptions,
}

/// The state whose figures are explained.
#[derive(Clone, Default)]
pub enum ScenarioRef {
    /// The open region as it is.
    #[default]
    OpenRegion,
    Other(Arc<Scenario>),
}
