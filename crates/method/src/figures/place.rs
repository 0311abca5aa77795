//! What a computation tells of places: who is wanted and who is there, offers, and who goes where.

use std::sync::Arc;

use crate::figures::Tiers;
use enlace_model::variants;
use enlace_model::{MunicipalityCode, OfferId, Persons, QualificationCode, Rate, Share};

/// Demand for a target in a municipality.
#[derive(Clone, Debug, PartialEq)]
pub struct DemandCell {
    pub target: CellTarget,
    pub municipality: MunicipalityCode,
    pub demand: Rate,
    pub tiers: Tiers,
}

/// What a demand cell asks for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CellTarget {
    Qualification(QualificationCode),
    /// Classification and code of an occupation.
    Occupation(Arc<str>, Arc<str>),
}

impl std::fmt::Display for CellTarget {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Qualification(code) => write!(f, "{code}"),
            Self::Occupation(system, code) => write!(f, "{system}:{code}"),
        }
    }
}

/// Supply of a qualification in the schools of a municipality.
#[derive(Clone, Debug, PartialEq)]
pub struct SupplyCell {
    pub qualification: QualificationCode,
    pub municipality: MunicipalityCode,
    pub available: Rate,
    /// People used, by tier.
    pub used: [Rate; 4],
    pub left_over: Rate,
}

/// People of a supply cell who serve a demand cell in a tier.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flow {
    /// Index into [`Coverage::supply_cells`].
    pub supply: usize,
    /// Index into [`Coverage::cells`].
    pub demand: usize,
    pub tier: Tier,
    pub people: Rate,
    /// What one of these people counts for: relatedness times distance.
    pub weight: Share,
}

variants! {
    /// In which order supply meets demand.
    pub enum Tier {
        SameNear = "same_near",
        SameFar = "same_far",
        RelatedNear = "related_near",
        RelatedFar = "related_far",
    }
}

/// An offer that is counted in the target year.
#[derive(Clone, Debug, PartialEq)]
pub struct OfferFigures {
    pub offer: OfferId,
    /// The qualification under which it counts.
    pub qualification: QualificationCode,
    pub standing: OfferStanding,
    pub places: Persons,
    pub entrants: Persons,
    pub completion: Share,
    pub available: Rate,
    pub lights: Lights,
}

variants! {
    /// Why an offer is counted.
    pub enum OfferStanding {
        Recorded = "recorded",
        Proposed = "proposed",
        AssumedToRepeat = "assumed_to_repeat",
    }
}

/// Lights beside an offer: they inform and never block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lights {
    pub enough_entrants: Light,
    pub enough_applicants: Light,
    pub teachers: Light,
    pub equipment: Light,
    pub workplace_places: Light,
    /// Red: another school near by has empty places in the same qualification.
    pub no_empty_places_near: Light,
}

variants! {
    /// A light.
    pub enum Light {
        Green = "green",
        Red = "red",
        Unknown = "unknown",
    }
}

/// For reporting: how demand for an occupation is shared among the qualifications that lead there.
#[derive(Clone, Debug, PartialEq)]
pub struct OccupationShares {
    pub occupation: CellTarget,
    /// In the order of codes; the shares add up to 1, and are none where no qualification leads there.
    pub among: Vec<(QualificationCode, Share)>,
}

/// Demand for an occupation to which no qualification leads.
#[derive(Clone, Debug, PartialEq)]
pub struct UnledOccupation {
    pub occupation: CellTarget,
    pub demand: Rate,
    pub gap: Rate,
}
