//! Schools of the region.

use crate::audience::Audience::{self, EnterpriseGroup, Public};
use crate::choice::{Choice, choices};
use crate::field::{Measure, record};
use crate::id::{MunicipalityCode, SchoolCode};
use crate::quantity::{Degrees, Share};

record! {
    /// A school.
    pub struct School {
        /// Official code, else UUIDv7.
        code: SchoolCode => code, usual,
            headings(
                "codigo da escola|codigo escola|school code|co entidade|codigo dgeec|codigo me|me code\
                 |codigo do estabelecimento|cod estabelecimento|codigo|codigo del centro"
            );
        /// Name.
        name: String => sent(&[EnterpriseGroup, Public]), asked(&[Audience::School]),
            headings(
                "escola|school|no entidade|estabelecimento|nome da escola|agrupamento|entidade formadora\
                 |centro|school name|provider|nombre del centro|estabelecimento de ensino"
            );
        /// Where it is.
        municipality: MunicipalityCode => sent(&[EnterpriseGroup, Public]), asked(&[Audience::School]);
        /// Kind of school.
        kind: Option<Choice<SchoolKind>> => sent(&[EnterpriseGroup, Public]), asked(&[Audience::School]),
            headings("tipo de escola|tipo|school kind|natureza");
        /// Share of its places that are taken.
        fill: Option<Share> => number(Measure::Fill), asked(&[Audience::School]),
            headings(
                "fill|fill rate|taxa de ocupacao|ocupacao|taxa de preenchimento|tasa de ocupacion|ocupacion\
                 |share of places taken"
            );
        /// Latitude in degrees.
        latitude: Option<Degrees> =>
            number(Measure::Latitude), sent(&[EnterpriseGroup, Public]), asked(&[Audience::School]),
            headings("latitude|lat");
        /// Longitude in degrees.
        longitude: Option<Degrees> =>
            number(Measure::Longitude), sent(&[EnterpriseGroup, Public]), asked(&[Audience::School]),
            headings("longitude|lng|lon");
        /// Whether the school is fictional.
        fictional: bool => sent(&[Audience::School, EnterpriseGroup, Public]);
        /// Where the facts come from.
        source: Option<String>;
        /// Whether figures in this record are made up to illustrate.
        illustrative: bool => sent(&[Audience::School, EnterpriseGroup, Public]);
    }
    told_by(&["name"])
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
