//! What a computation tells of places: who is wanted and who is there, offers, and who goes where.

use std::sync::Arc;

use crate::figures::Tiers;
use enlace_model::variants;
use enlace_model::{MunicipalityCode, OfferId, Persons, QualificationCode, Rate, Share};

/// Demand by target and municipality, in the order of their codes. Figures after an edit share the places
/// with those before, where people are wanted at the same ones.
#[derive(Clone, Debug, PartialEq)]
pub struct DemandCells {
    places: Arc<[DemandCellPlace]>,
    met: Vec<(Rate, Tiers)>,
}

/// Where and for what people are wanted.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DemandCellPlace {
    pub target: CellTarget,
    pub municipality: MunicipalityCode,
}

/// Demand for a target in a municipality.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DemandCell<'a> {
    pub target: &'a CellTarget,
    pub municipality: &'a MunicipalityCode,
    pub demand: Rate,
    pub tiers: Tiers,
}

impl DemandCells {
    /// Demand and how it is met, place by place.
    pub(crate) fn new(places: Arc<[DemandCellPlace]>, met: Vec<(Rate, Tiers)>) -> Self {
        debug_assert_eq!(places.len(), met.len());
        Self { places, met }
    }

    pub(crate) fn places(&self) -> Arc<[DemandCellPlace]> {
        self.places.clone()
    }

    /// The number of cells.
    pub fn len(&self) -> usize {
        self.met.len()
    }

    /// Whether nobody is wanted anywhere.
    pub fn is_empty(&self) -> bool {
        self.met.is_empty()
    }

    /// The cells in their order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = DemandCell<'_>> {
        (0..self.len()).map(|index| self.at(index))
    }

    /// The cell at a position that a [`Flow`] names; panics beyond the last, as an index does.
    pub fn at(&self, index: usize) -> DemandCell<'_> {
        let (place, (demand, tiers)) = (&self.places[index], self.met[index]);
        DemandCell {
            target: &place.target,
            municipality: &place.municipality,
            demand,
            tiers,
        }
    }

    /// The demand for a target in a municipality; `None` where nothing is wanted.
    pub fn find(&self, target: &CellTarget, place: &MunicipalityCode) -> Option<DemandCell<'_>> {
        let own = |cell: &DemandCellPlace| (&cell.target, &cell.municipality).cmp(&(target, place));
        let found = self.places.binary_search_by(own).ok()?;
        Some(self.at(found))
    }
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
