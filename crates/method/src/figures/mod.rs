//! What a computation gives: every figure of a region for its target year.
//!
//! What does not exist is `None`, never 0. Rates are persons per year in the target year.

mod needs;
mod place;
mod qualification;

pub use needs::*;
pub use place::*;
pub use qualification::*;

use enlace_model::{QualificationCode, Rate, SchoolYear, Share};

/// All figures of a region.
#[derive(Clone, Debug, PartialEq)]
pub struct Coverage {
    pub target_year: SchoolYear,
    pub totals: Totals,
    /// One entry per qualification that was not replaced, by code.
    pub qualifications: Vec<QualificationFigures>,
    pub cells: DemandCells,
    /// Supply by qualification and the school's municipality, in the order of their codes.
    pub supply_cells: Vec<SupplyCell>,
    /// Who goes where: people of a supply cell that serve a demand cell.
    pub flows: Vec<Flow>,
    /// Offers counted in the target year.
    pub offers: Vec<OfferFigures>,
    /// How demand for each occupation is shared among qualifications.
    pub occupation_shares: Vec<OccupationShares>,
    /// Demanded occupations to which no qualification of the catalogue leads.
    pub no_qualification_leads_there: Vec<UnledOccupation>,
    /// Recruit needs by how they stand.
    pub needs: NeedsOverview,
    /// Short courses wanted by enterprises for their own people.
    pub short_courses: Vec<ShortCourse>,
    /// Whether the allocation stopped at its guard of 50 passes, which has never been seen.
    pub allocation: AllocationEnd,
}

impl Coverage {
    /// Among which qualifications, by which share, demand for a target counts: a qualification is its
    /// own, an occupation is shared. Empty where no qualification leads there.
    pub fn among<'a>(&'a self, target: &'a CellTarget) -> Vec<(&'a QualificationCode, Share)> {
        if let CellTarget::Qualification(code) = target {
            return vec![(code, Share(1.0))];
        }
        let mut all = self.occupation_shares.iter();
        let own = all.find(|shares| shares.occupation == *target);
        let among = own.map_or(&[][..], |own| &own.among);
        among.iter().map(|(code, share)| (code, *share)).collect()
    }
}

/// How the allocation ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AllocationEnd {
    /// Fewer than 1e-9 persons moved.
    #[default]
    Settled,
    /// The guard of 50 passes was reached.
    Guard,
}

/// Sums over the region's cells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Totals {
    pub demand: Rate,
    pub demand_sd: Rate,
    pub demand_carried_forward: Rate,
    pub carried_by_reason: ByReason,
    pub demand_by_evidence: ByEvidence,
    pub supply: Rate,
    pub supply_assumed: Rate,
    pub covered: Rate,
    pub tiers: Tiers,
    pub lost_on_the_way: Rate,
    pub gap: Rate,
    pub surplus: Rate,
    pub gap_same_only: Rate,
    pub surplus_same_only: Rate,
}

/// Demand by kind of evidence: the six kinds in their order, then none or unknown.
pub type ByEvidence = [Rate; 7];

/// Demand by reason: the four reasons in their order, then none or unknown.
pub type ByReason = [Rate; 5];

/// How demand is met, tier by tier; the five add up to the demand.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tiers {
    pub same_near: Rate,
    pub same_far: Rate,
    pub related_near: Rate,
    pub related_far: Rate,
    pub uncovered: Rate,
}

impl Tiers {
    /// What all tiers cover together.
    pub fn covered(&self) -> Rate {
        let all = [
            self.same_near,
            self.same_far,
            self.related_near,
            self.related_far,
        ];
        Rate(all.iter().map(|tier| tier.0).sum())
    }
}
