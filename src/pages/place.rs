//! Where a figure is asked about: in the open region as it is, or in another state of a region.

use std::sync::Arc;

use enlace_engine::coverage::Assumptions;
use enlace_engine::model::Region;

/// Another state: another year, other assumptions, as it was at a snapshot, or another region.
#[derive(Clone)]
pub struct State {
    pub name: String,
    pub region: Arc<Region>,
    /// The region's own, or others that are tried out.
    pub assumed: Assumptions,
}

/// Where a figure is asked about.
#[derive(Clone, Default)]
pub enum Place {
    /// In the open region as it is.
    #[default]
    Here,
    In(Arc<State>),
}
