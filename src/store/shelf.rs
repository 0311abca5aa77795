//! What the list of regions on this device says of each, so that it need not be opened.

use enlace_engine::model::{Kind, Region, RegionId, SchoolYear};
use serde::{Deserialize, Serialize};

/// A region on this device.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShelfEntry {
    pub id: RegionId,
    pub name: String,
    pub target_year: SchoolYear,
    /// When it was last changed here, in milliseconds since 1970.
    pub changed_at: f64,
    /// How many bytes it takes on this device.
    pub size: f64,
    pub municipalities: usize,
    pub qualifications: usize,
    pub needs: usize,
    pub offers: usize,
    /// The id that it had in the file it was opened from, where that one was taken here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opened_from: Option<RegionId>,
}

impl ShelfEntry {
    /// The entry of a region that was changed at this time and takes so many bytes.
    pub fn of(region: &Region, changed_at: f64, size: f64, opened_from: Option<RegionId>) -> Self {
        Self {
            id: region.header.id.clone(),
            name: region.header.name.clone(),
            target_year: region.header.target_year,
            changed_at,
            size,
            municipalities: region.count(Kind::Municipality),
            qualifications: region.count(Kind::Qualification),
            needs: region.count(Kind::Need),
            offers: region.count(Kind::Offer),
            opened_from,
        }
    }
}
