//! Where things are: municipalities and the time it takes to travel between them.

use serde_json::Value;

use crate::model::choice::Choice;
use crate::model::enterprise::SizeClass;
use crate::model::id::{MunicipalityCode, TravelTimeId};
use crate::model::quantity::{Businesses, Degrees, Minutes, Persons};
use crate::model::record::record;

record! {
    /// A municipality of the region.
    pub struct Municipality {
        /// Official code, text with its leading zeros.
        code: MunicipalityCode,
        /// Name.
        name: String,
        /// Latitude in degrees, north positive.
        latitude: Option<Degrees>,
        /// Longitude in degrees, east positive.
        longitude: Option<Degrees>,
        /// Inhabitants.
        population: Option<Persons>,
        /// Business counts by size and sector.
        businesses: Vec<BusinessCount>,
        /// Outline as a GeoJSON geometry.
        outline: Option<Value>,
        /// Where the facts come from.
        source: Option<String>,
        /// Whether figures in this record are made up to illustrate.
        illustrative: bool,
    }
}

record! {
    /// How many businesses of a size and sector a municipality has.
    pub struct BusinessCount {
        /// Sector code; absent: all sectors.
        sector: Option<String>,
        /// Size class; absent: all sizes.
        size: Option<Choice<SizeClass>>,
        /// Number of businesses.
        count: Businesses,
    }
}

record! {
    /// A stated travel time from a school's municipality to an enterprise's municipality.
    pub struct TravelTime {
        /// Id.
        id: TravelTimeId,
        /// The school's municipality.
        from: MunicipalityCode,
        /// The enterprise's municipality.
        to: MunicipalityCode,
        /// Minutes by the usual means.
        minutes: Minutes,
        /// Where the time comes from.
        source: Option<String>,
        /// Whether the time is made up to illustrate.
        illustrative: bool,
    }
}

impl Municipality {
    /// All its businesses; `None` where no count is recorded.
    pub fn business_count(&self) -> Option<Businesses> {
        (!self.businesses.is_empty()).then(|| self.businesses.iter().map(|b| b.count).sum())
    }
}
