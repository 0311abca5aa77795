//! Supply and demand year by year: what runs, is agreed, proposed or assumed to repeat, beside what is
//! stated and what is carried forward (method section 3). Persons per year.
//!
//! A year is the region's computation with that year as its target; [`ahead`] names the years, and each
//! is computed by itself, so that a page can draw between one and the next.

use std::ops::RangeInclusive;

use crate::figures::OfferStanding;
use crate::views::scope::ViewScope;
use crate::{Assumptions, Coverage};
pub use enlace_model::offer::Proposals;
use enlace_model::variants;
use enlace_model::{OfferStatus, QualificationCode, Rate, Region, SchoolYear, SettingId};

variants! {
    /// A part of a year's supply or demand.
    pub enum PipelinePart {
        Running = "running",
        Agreed = "agreed",
        Proposed = "proposed",
        Repeated = "repeated",
        Stated = "stated",
        CarriedForward = "carried_forward",
        Covered = "covered",
    }
}

/// The parts of which supply consists, then those of demand.
pub const SUPPLY: [PipelinePart; 4] = [
    PipelinePart::Running,
    PipelinePart::Agreed,
    PipelinePart::Proposed,
    PipelinePart::Repeated,
];
pub const DEMAND: [PipelinePart; 2] = [PipelinePart::Stated, PipelinePart::CarriedForward];

/// People a year by part.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PipelineFlow([Rate; PipelinePart::ALL.len()]);

impl PipelineFlow {
    /// One part.
    pub fn of(&self, part: PipelinePart) -> Rate {
        self.0[part as usize]
    }

    /// Several together.
    pub fn sum(&self, parts: &[PipelinePart]) -> Rate {
        parts.iter().map(|part| self.of(*part)).sum()
    }

    /// What is not covered.
    pub fn gap(&self) -> Rate {
        Rate((self.sum(&DEMAND).0 - self.of(PipelinePart::Covered).0).max(0.0))
    }

    fn add(&mut self, part: PipelinePart, more: Rate) {
        self.0[part as usize].0 += more.0;
    }
}

/// One year.
#[derive(Clone, Debug, PartialEq)]
pub struct Year {
    pub year: SchoolYear,
    pub region: PipelineFlow,
    /// By qualification, in the order of codes.
    pub qualifications: Vec<(QualificationCode, PipelineFlow)>,
}

impl Year {
    /// What is in view.
    pub fn of(&self, scope: &ViewScope, region: &Region) -> PipelineFlow {
        if *scope == ViewScope::Region {
            return self.region;
        }
        let mut sum = PipelineFlow::default();
        for (code, flow) in &self.qualifications {
            let q = region.qualifications.get(code);
            if q.is_some_and(|q| scope.holds(q)) {
                PipelinePart::ALL
                    .iter()
                    .for_each(|part| sum.add(*part, flow.of(*part)));
            }
        }
        sum
    }
}

/// The years to look at: from the reference date's to four after the target, fifteen at most.
pub fn ahead(region: &Region) -> RangeInclusive<i32> {
    const AFTER: i32 = 4;
    const MOST: i32 = 15;
    let target = region.header.target_year.0;
    let last = target.saturating_add(AFTER);
    let today = region.header.reference_date.year();
    let first = today.map_or(target, |year| year as i32).min(target);
    first.max(last.saturating_sub(MOST - 1))..=last
}

/// What is assumed to look at other years; each of them is then its target year.
pub fn looked_at(region: &Region, proposals: Proposals) -> Assumptions {
    let mut own = Assumptions::of(region);
    let value = match proposals {
        Proposals::Counted => 1.0,
        Proposals::LeftOut => 0.0,
    };
    // A flag takes 0 and 1.
    let _ = own.settings.set(SettingId::IncludeProposed, Some(value));
    own
}

/// A year from its figures.
pub fn of(region: &Region, coverage: &Coverage) -> Year {
    let mut all = PipelineFlow::default();
    let mut qualifications: Vec<(QualificationCode, PipelineFlow)> = Vec::new();
    for q in &coverage.qualifications {
        let mut flow = PipelineFlow::default();
        let (carried, covered) = (q.demand_carried_forward, q.chain.covered);
        flow.add(
            PipelinePart::Stated,
            Rate((q.demand.0 - carried.0).max(0.0)),
        );
        flow.add(PipelinePart::CarriedForward, carried);
        flow.add(PipelinePart::Covered, covered);
        qualifications.push((q.code.clone(), flow));
    }
    for offer in &coverage.offers {
        let part = match offer.standing {
            OfferStanding::AssumedToRepeat => PipelinePart::Repeated,
            OfferStanding::Proposed => PipelinePart::Proposed,
            OfferStanding::Recorded => {
                let record = region.offers.get(&offer.offer);
                match record.is_some_and(|o| o.stands(&[OfferStatus::Agreed])) {
                    true => PipelinePart::Agreed,
                    false => PipelinePart::Running,
                }
            }
        };
        all.add(part, offer.available);
        let at = qualifications.binary_search_by(|(code, _)| code.cmp(&offer.qualification));
        if let Ok(at) = at {
            qualifications[at].1.add(part, offer.available);
        }
    }
    let totals = &coverage.totals;
    let carried = totals.demand_carried_forward;
    all.add(
        PipelinePart::Stated,
        Rate((totals.demand.0 - carried.0).max(0.0)),
    );
    all.add(PipelinePart::CarriedForward, carried);
    all.add(PipelinePart::Covered, totals.covered);
    Year {
        year: coverage.target_year,
        region: all,
        qualifications,
    }
}
