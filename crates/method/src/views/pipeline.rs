//! Supply and demand year by year: what runs, is agreed, proposed or assumed to repeat, beside what is
//! stated and what is carried forward (method section 3). Persons per year.
//!
//! A year is the region's computation with that year as its target; [`ahead`] names the years, and each
//! is computed by itself, so that a page can draw between one and the next.

use std::ops::RangeInclusive;

use crate::figures::OfferStanding;
use crate::views::scope::Scope;
use crate::{Assumptions, Coverage};
pub use enlace_model::offer::Proposals;
use enlace_model::variants;
use enlace_model::{OfferStatus, QualificationCode, Rate, Region, SchoolYear, SettingId};

variants! {
    /// A part of a year's supply or demand.
    pub enum Part {
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
pub const SUPPLY: [Part; 4] = [Part::Running, Part::Agreed, Part::Proposed, Part::Repeated];
pub const DEMAND: [Part; 2] = [Part::Stated, Part::CarriedForward];

/// People a year by part.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Flow([Rate; Part::ALL.len()]);

impl Flow {
    /// One part.
    pub fn of(&self, part: Part) -> Rate {
        self.0[part as usize]
    }

    /// Several together.
    pub fn sum(&self, parts: &[Part]) -> Rate {
        parts.iter().map(|part| self.of(*part)).sum()
    }

    /// What is not covered.
    pub fn gap(&self) -> Rate {
        Rate((self.sum(&DEMAND).0 - self.of(Part::Covered).0).max(0.0))
    }

    fn add(&mut self, part: Part, more: Rate) {
        self.0[part as usize].0 += more.0;
    }
}

/// One year.
#[derive(Clone, Debug, PartialEq)]
pub struct Year {
    pub year: SchoolYear,
    pub region: Flow,
    /// By qualification, in the order of codes.
    pub qualifications: Vec<(QualificationCode, Flow)>,
}

impl Year {
    /// What is in view.
    pub fn of(&self, scope: &Scope, region: &Region) -> Flow {
        if *scope == Scope::Region {
            return self.region;
        }
        let mut sum = Flow::default();
        for (code, flow) in &self.qualifications {
            let q = region.qualifications.get(code);
            if q.is_some_and(|q| scope.holds(q)) {
                Part::ALL
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
    let mut all = Flow::default();
    let mut qualifications: Vec<(QualificationCode, Flow)> = Vec::new();
    for q in &coverage.qualifications {
        let mut flow = Flow::default();
        let (carried, covered) = (q.demand_carried_forward, q.chain.covered);
        flow.add(Part::Stated, Rate((q.demand.0 - carried.0).max(0.0)));
        flow.add(Part::CarriedForward, carried);
        flow.add(Part::Covered, covered);
        qualifications.push((q.code.clone(), flow));
    }
    for offer in &coverage.offers {
        let part = match offer.standing {
            OfferStanding::AssumedToRepeat => Part::Repeated,
            OfferStanding::Proposed => Part::Proposed,
            OfferStanding::Recorded => {
                let record = region.offers.get(&offer.offer);
                match record.is_some_and(|o| o.stands(&[OfferStatus::Agreed])) {
                    true => Part::Agreed,
                    false => Part::Running,
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
    all.add(Part::Stated, Rate((totals.demand.0 - carried.0).max(0.0)));
    all.add(Part::CarriedForward, carried);
    all.add(Part::Covered, totals.covered);
    Year {
        year: coverage.target_year,
        region: all,
        qualifications,
    }
}
