//! What could be done about each qualification: how much it is needed against how well it could be
//! offered; and what becomes of its graduates.
//!
//! Feasibility is the share of green among the known lights of method section 10, over the offers
//! counted; the lines stand at need level 5.5 and at 0.5. No light known: drawn apart.

use crate::Coverage;
use crate::figures::{Light, OfferFigures};
use enlace_model::variants;
use enlace_model::{Persons, QualificationCode, Rate, Region, SettingId, Share};

/// Where the need level divides.
pub const HALF_WAY_UP: f64 = 5.5;
/// Where feasibility divides.
pub const HALF_FEASIBLE: f64 = 0.5;

/// A qualification as a point.
#[derive(Clone, Debug, PartialEq)]
pub struct QuadrantPoint {
    pub code: QualificationCode,
    /// 1 to 10.
    pub level: i64,
    /// The same with its fractions: level 6 reaches from 5.5 to 6.5, so that no point lies on a line.
    pub height: f64,
    /// `None` where no light is known.
    pub feasibility: Option<Share>,
    pub green: usize,
    pub known: usize,
    pub demand: Rate,
    pub advice: Option<Advice>,
}

variants! {
    /// What a quadrant says.
    pub enum Advice {
        Open = "open",
        Prepare = "prepare",
        Maintain = "maintain",
        Talk = "talk",
    }
}

/// Every qualification that has a need level, by code.
pub fn standings(coverage: &Coverage) -> Vec<QuadrantPoint> {
    let all = coverage.qualifications.iter().filter_map(|q| {
        let level = q.need_level.as_ref()?;
        let offers = coverage.offers.iter();
        let own = offers.filter(|offer| offer.qualification == q.code);
        let (green, known) = own.fold((0, 0), |(green, known), offer| {
            let (more_green, more_known) = lights(offer);
            (green + more_green, known + more_known)
        });
        let feasibility = (known > 0).then(|| green as f64 / known as f64);
        let is_needed = level.level as f64 > HALF_WAY_UP;
        let advice = feasibility.map(|share| match (is_needed, share > HALF_FEASIBLE) {
            (true, true) => Advice::Open,
            (true, false) => Advice::Prepare,
            (false, true) => Advice::Maintain,
            (false, false) => Advice::Talk,
        });
        Some(QuadrantPoint {
            code: q.code.clone(),
            level: level.level,
            height: level.score.0 / 10.0 + 0.5,
            feasibility: feasibility.map(Share),
            green,
            known,
            demand: q.demand,
            advice,
        })
    });
    all.collect()
}

/// Green lights and known lights beside an offer.
fn lights(offer: &OfferFigures) -> (usize, usize) {
    let all = &offer.lights;
    let all = [
        all.enough_entrants,
        all.enough_applicants,
        all.teachers,
        all.equipment,
        all.workplace_places,
        all.no_empty_places_near,
    ];
    let count = |wanted: &[Light]| all.iter().filter(|light| wanted.contains(light)).count();
    (count(&[Light::Green]), count(&[Light::Green, Light::Red]))
}

/// What became of a qualification's graduates.
#[derive(Clone, Debug, PartialEq)]
pub struct GraduateOutcome {
    pub code: QualificationCode,
    pub study: Share,
    pub employment: Share,
    /// Completers whose destination is known.
    pub known: Persons,
    pub demand: Rate,
}

/// Qualifications of which the destinations of enough completers are known, by code, and how many
/// others have some that are known.
pub fn outcomes(region: &Region, coverage: &Coverage) -> (Vec<GraduateOutcome>, usize) {
    let enough = region.in_force().get(SettingId::PublishableCohort);
    let mut too_few = 0;
    let all = coverage.qualifications.iter().filter_map(|q| {
        let (study, employment) = (q.indicators.study, q.indicators.employment);
        let outcome = GraduateOutcome {
            code: q.code.clone(),
            study: Share(study.value?.0),
            employment: Share(employment.value?.0),
            known: employment.n,
            demand: q.demand,
        };
        if outcome.known.0 < enough {
            too_few += 1;
            return None;
        }
        Some(outcome)
    });
    let all = all.collect();
    (all, too_few)
}
