//! What the list of regions on this device says of each, so that it need not be opened.

use enlace_model::{Header, Kind, Region, RegionId, SchoolYear};
use serde::{Deserialize, Serialize};

use crate::store::in_bin::InBin;
use crate::store::stored_place::StoredPlace;
use crate::store::timestamp::Timestamp;

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
    /// Its pieces, as [`inventory`](crate::store::piece::inventory) writes them; empty: not known.
    #[serde(default)]
    pub pieces: String,
    /// Which tab saved it last.
    #[serde(default)]
    pub saved_by: String,
    /// How many changes were made here since it last left as a file.
    #[serde(default)]
    pub unfiled: u32,
    /// When it last left as a file, in milliseconds since 1970; 0: never.
    #[serde(default)]
    pub filed_at: f64,
    /// Where it was deleted: since when it is in the bin.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bin: Option<InBin>,
}

impl ShelfEntry {
    /// As it is written.
    pub(super) fn text(&self) -> String {
        serde_json::to_string(self).expect("an entry is an object with text keys")
    }

    /// The entry of a region that was changed at this time and lies there.
    pub fn of(region: &Region, changed_at: Timestamp, place: &StoredPlace) -> Self {
        Self {
            id: region.header.id.clone(),
            name: region.header.name.clone(),
            target_year: region.header.target_year,
            changed_at: changed_at.0,
            size: place.size(),
            municipalities: region.count(Kind::Municipality),
            qualifications: region.count(Kind::Qualification),
            needs: region.count(Kind::Need),
            offers: region.count(Kind::Offer),
            opened_from: place.opened_from.clone(),
            pieces: place.inventory(),
            saved_by: place.writer().to_owned(),
            unfiled: place.unfiled,
            filed_at: place.filed_at,
            bin: None,
        }
    }

    /// The entry that was written, under the id under which it lies; what stands in for one that is
    /// gone or cannot be read, so that no region is ever hidden by it.
    pub fn read(id: &RegionId, text: Option<&str>) -> Self {
        let read = text.and_then(|text| serde_json::from_str::<Self>(text).ok());
        let mut entry = read.unwrap_or_else(|| {
            let header = Header::new(id.clone(), id.as_str(), "".into(), SchoolYear(0));
            Self::of(
                &Region::new(header),
                Timestamp(0.0),
                &StoredPlace::default(),
            )
        });
        entry.id = id.clone();
        entry
    }
}
