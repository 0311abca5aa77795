//! Schools of the region.

use crate::choice::{Choice, choices};
use crate::id::{MunicipalityCode, SchoolCode};
use crate::quantity::{Degrees, Share};
use crate::record::record;

record! {
    /// A school.
    pub struct School {
        /// Official code, else UUIDv7.
        code: SchoolCode,
        /// Name.
        name: String,
        /// Where it is.
        municipality: MunicipalityCode,
        /// Kind of school.
        kind: Option<Choice<SchoolKind>>,
        /// Share of its places that are taken.
        fill: Option<Share>,
        /// Latitude in degrees.
        latitude: Option<Degrees>,
        /// Longitude in degrees.
        longitude: Option<Degrees>,
        /// Whether the school is fictional.
        fictional: bool,
        /// Where the facts come from.
        source: Option<String>,
        /// Whether figures in this record are made up to illustrate.
        illustrative: bool,
    }
}

choices! {
    /// Kind of school.
    pub enum SchoolKind {
        Secondary = "secondary",
        Cluster = "cluster",
        Vocational = "vocational",
        TrainingCentre = "training_centre",
    }
}
