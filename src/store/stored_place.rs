//! Where a region lies on this device, from one save to the next.

use std::collections::BTreeMap;

use enlace_model::RegionId;

use crate::store::piece::{Piece, inventory};
use crate::store::revision::Revision;

/// What is known of a region's place on this device, from one save to the next.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StoredPlace {
    pub revision: Revision,
    pub opened_from: Option<RegionId>,
    /// How many changes were made since the region last left as a file, and when that was; 0: never.
    pub unfiled: u32,
    pub filed_at: f64,
    /// By which a write whose outcome was not learned is known as one's own.
    pub(super) writer: String,
    /// How many bytes each piece takes.
    pub(super) sizes: BTreeMap<Piece, usize>,
}

impl StoredPlace {
    /// Who writes from here.
    pub fn writer(&self) -> &str {
        &self.writer
    }

    /// How many bytes the region takes.
    pub fn size(&self) -> f64 {
        self.sizes.values().sum::<usize>() as f64
    }

    /// Its pieces, as the shelf keeps them.
    pub fn inventory(&self) -> String {
        inventory(self.sizes.keys().copied())
    }
}
