//! The five steps of a new region: what there is of each list, and what it misses before its figures can
//! be trusted.
//!
//! A step is done when most of it is there; what is still missing is said beside it and stops nothing.

use std::collections::BTreeSet;

use enlace_model::{
    EnterpriseId, Level, MunicipalityCode, Persons, QualificationCode, Rate, Region, SchoolCode,
    SizeClass, variants,
};

use crate::Coverage;
use crate::figures::{QualificationFigures, Verdict};

/// So large a part of the schools must offer something, and of the catalogue be spoken about, before these
/// steps are done.
const MOST: f64 = 2.0 / 3.0;
/// From so many enterprises on a qualification counts as heard well.
const HEARD_WELL: f64 = 3.0;

variants! {
    /// A step, in its order.
    pub enum StartStep {
        Catalogue = "catalogue",
        Schools = "schools",
        Offers = "offers",
        Needs = "needs",
        Results = "results",
    }
}

variants! {
    /// How far a step is.
    pub enum StepState {
        Empty = "empty",
        Begun = "begun",
        Done = "done",
    }
}

/// What there is of each list, and what is missing.
#[derive(Clone, Debug, PartialEq)]
pub struct StartOverview {
    pub qualifications: usize,
    /// The national levels of the catalogue, in order.
    pub levels: Vec<Level>,
    /// Qualifications without an occupation: what is stated by occupation never reaches them.
    pub without_occupation: Vec<QualificationCode>,
    pub schools: usize,
    pub municipalities: usize,
    pub municipalities_with_school: usize,
    pub without_school: Vec<MunicipalityCode>,
    pub offers: usize,
    pub schools_with_offers: usize,
    pub places: Persons,
    /// Schools without any offer.
    pub schools_to_ask: Vec<SchoolCode>,
    /// Offers without any cohort of earlier years: how many complete is assumed.
    pub offers_without_cohorts: usize,
    pub needs: usize,
    pub enterprises_with_needs: usize,
    /// Size classes of which no enterprise stated a need.
    pub sizes_unheard: Vec<SizeClass>,
    pub knowledge: Knowledge,
    /// The region's totals; `None` while nothing is demanded.
    pub first_figures: Option<FirstFigures>,
}

/// The first figures of a region, in persons a year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FirstFigures {
    pub demand: Rate,
    pub covered: Rate,
    pub gap: Rate,
}

/// By whom the demand for the catalogue's qualifications is known; the four add up to all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Knowledge {
    /// Three enterprises or groups, or more, spoke about it.
    pub heard_well: usize,
    /// One or two did.
    pub heard: usize,
    /// Nobody did, and there is a demand all the same: from statistics.
    pub by_statistics: usize,
    pub nothing: usize,
}

impl Knowledge {
    /// All qualifications that are looked at.
    pub fn all(self) -> usize {
        self.heard_well + self.heard + self.by_statistics + self.nothing
    }
}

impl StartOverview {
    /// Counts a region's lists.
    pub fn of(region: &Region, coverage: &Coverage) -> Self {
        let with_school: BTreeSet<&MunicipalityCode> = region
            .schools
            .values()
            .map(|school| &school.municipality)
            .filter(|code| region.municipalities.contains_key(*code))
            .collect();
        let offering: BTreeSet<&SchoolCode> =
            region.offers.values().map(|offer| &offer.school).collect();
        let speaking: BTreeSet<&EnterpriseId> = region
            .needs
            .values()
            .filter_map(|need| need.enterprise.as_ref())
            .collect();
        let sizes: BTreeSet<SizeClass> = speaking
            .iter()
            .filter_map(|id| region.enterprises.get(*id)?.size_class())
            .collect();
        let levels: BTreeSet<Level> = region
            .qualifications
            .values()
            .filter_map(|qualification| qualification.level)
            .collect();
        let has_no_occupation = region
            .qualifications
            .values()
            .filter(|qualification| qualification.occupations.is_empty());
        let without_school = region
            .municipalities
            .keys()
            .filter(|code| !with_school.contains(code));
        let to_ask = region
            .schools
            .keys()
            .filter(|code| !offering.contains(code));
        let places = region.offers.values().filter_map(|offer| offer.places);
        let totals = &coverage.totals;
        Self {
            qualifications: region.qualifications.len(),
            levels: levels.into_iter().collect(),
            without_occupation: has_no_occupation.map(|q| q.code.clone()).collect(),
            schools: region.schools.len(),
            municipalities: region.municipalities.len(),
            municipalities_with_school: with_school.len(),
            without_school: without_school.cloned().collect(),
            offers: region.offers.len(),
            schools_with_offers: region.schools.len() - to_ask.clone().count(),
            places: Persons(
                places
                    .map(|places| places.0)
                    .filter(|n| n.is_finite())
                    .sum(),
            ),
            schools_to_ask: to_ask.cloned().collect(),
            offers_without_cohorts: region
                .offers
                .values()
                .filter(|offer| offer.history.is_empty())
                .count(),
            needs: region.needs.len(),
            enterprises_with_needs: speaking.len(),
            sizes_unheard: SizeClass::ALL
                .iter()
                .copied()
                .filter(|size| !sizes.contains(size))
                .collect(),
            knowledge: knowledge(&coverage.qualifications),
            first_figures: (totals.demand.0 > 0.0).then_some(FirstFigures {
                demand: totals.demand,
                covered: totals.covered,
                gap: totals.gap,
            }),
        }
    }

    /// How far a step is.
    pub fn state(&self, step: StartStep) -> StepState {
        let begun = |count: usize, is_done: bool| match (count, is_done) {
            (0, _) => StepState::Empty,
            (_, true) => StepState::Done,
            (_, false) => StepState::Begun,
        };
        match step {
            StartStep::Catalogue => begun(self.qualifications, true),
            StartStep::Schools => begun(self.schools, true),
            StartStep::Offers => {
                let offering = is_most(self.schools_with_offers, self.schools);
                begun(self.offers, offering)
            }
            StartStep::Needs => {
                let known = self.knowledge;
                let spoken_about = known.heard_well + known.heard;
                begun(self.needs, is_most(spoken_about, known.all()))
            }
            StartStep::Results => {
                let done = |step: &StartStep| self.state(*step) == StepState::Done;
                let before = [
                    StartStep::Catalogue,
                    StartStep::Schools,
                    StartStep::Offers,
                    StartStep::Needs,
                ];
                match (before.iter().all(done), self.first_figures) {
                    (true, Some(_)) => StepState::Done,
                    (false, Some(_)) => StepState::Begun,
                    (_, None) => StepState::Empty,
                }
            }
        }
    }

    /// Whether all five are done.
    pub fn is_complete(&self) -> bool {
        self.state(StartStep::Results) == StepState::Done
    }

    /// The step to go on with: the first that is not done, the results where all are.
    pub fn next(&self) -> StartStep {
        let open = |step: &&StartStep| self.state(**step) != StepState::Done;
        *StartStep::ALL
            .iter()
            .find(open)
            .unwrap_or(&StartStep::Results)
    }
}

/// Whether so many are most of all.
fn is_most(count: usize, of: usize) -> bool {
    count as f64 >= MOST * of as f64
}

fn knowledge(qualifications: &[QualificationFigures]) -> Knowledge {
    let mut known = Knowledge::default();
    for figures in qualifications {
        let heard = figures.enterprises_heard.0;
        let is_silent = matches!(
            figures.verdict,
            Verdict::NothingKnown | Verdict::NoNeedRecorded
        );
        let count = if heard >= HEARD_WELL {
            &mut known.heard_well
        } else if heard > 0.0 {
            &mut known.heard
        } else if is_silent {
            &mut known.nothing
        } else {
            &mut known.by_statistics
        };
        *count += 1;
    }
    known
}
