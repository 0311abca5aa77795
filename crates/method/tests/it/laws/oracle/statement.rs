//! What one need states for the target year, sections 3 and 4.

use enlace_method::figures::CellTarget;
use enlace_model::{Day, Enterprise, EvidenceKind, Need, SettingId, Target};

use super::world::World;

#[derive(Clone, Copy, PartialEq)]
pub enum Age {
    Counts,
    /// a = 1 for every need.
    Ignored,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Standing {
    Counted,
    Superseded,
    Expired,
    OutsideYear,
}

/// A recruit need whose target and place are known.
pub struct Statement<'r> {
    pub need: &'r Need,
    pub target: CellTarget,
    /// Municipalities with their shares of the need.
    pub places: Vec<(String, f64)>,
    pub speaker: Option<&'r Enterprise>,
    pub first: i64,
    pub last: i64,
    pub date: Option<Day>,
    /// Whether it gives a rate in the target year, be it 0.
    pub gives_a_rate: bool,
    pub is_carried: bool,
    pub is_expired: bool,
    /// Yearly persons in the target year as stated, and what is left of them after a group's reduction.
    pub stated: f64,
    pub rate: f64,
    pub width: f64,
    /// π = p·a.
    pub probability: f64,
    pub standing: Standing,
    /// The statements that take its place.
    pub superseded_by: Vec<String>,
    pub evidence: usize,
    pub reason: usize,
}

impl Statement<'_> {
    pub fn weighed(&self) -> f64 {
        self.rate * self.probability
    }

    /// "Var D = Σ [ r²·π(1−π) + π·w²/12 ]."
    pub fn variance(&self) -> f64 {
        let p = self.probability;
        self.rate.powi(2) * p * (1.0 - p) + p * self.width.powi(2) / 12.0
    }

    pub fn carried(&self) -> f64 {
        if self.is_carried { self.weighed() } else { 0.0 }
    }

    pub fn of_evidence(&self, i: usize) -> f64 {
        if self.evidence == i {
            self.weighed()
        } else {
            0.0
        }
    }

    /// The part carried forward that has this reason.
    pub fn of_reason(&self, i: usize) -> f64 {
        if self.reason == i {
            self.carried()
        } else {
            0.0
        }
    }

    /// How much its answer would tell.
    pub fn doubt(&self) -> f64 {
        self.rate * (self.probability * (1.0 - self.probability)).sqrt()
    }

    pub fn enterprise(&self) -> Option<&str> {
        self.need.enterprise.as_ref().map(|e| e.as_str())
    }

    pub fn is_group(&self) -> bool {
        self.speaker.is_some_and(Enterprise::is_group)
    }

    /// Where it speaks of: one municipality, or the whole region.
    pub fn place(&self) -> Option<&str> {
        if self.need.whole_region {
            None
        } else {
            Some(&self.places[0].0)
        }
    }
}

/// What a need asks for, under the code that counts; `None` where it is still to be mapped.
pub fn target(world: &World, need: &Need) -> Option<CellTarget> {
    match need.target() {
        Target::Qualification(code) => Some(CellTarget::Qualification(
            world.successor(code.as_str()).into(),
        )),
        Target::Occupation(o) => world
            .is_mapped(o)
            .then(|| CellTarget::Occupation(o.system.as_str().into(), o.code.as_str().into())),
        Target::Unmapped => None,
    }
}

pub fn speaker<'r>(world: &World<'r>, need: &Need) -> Option<&'r Enterprise> {
    let id = need.enterprise.as_ref()?;
    Some(&world.region.enterprises[id])
}

/// The municipality that a need names, else the enterprise's.
pub fn municipality(world: &World, need: &Need) -> Option<String> {
    let own = need.municipality.clone();
    let named = own.or_else(|| speaker(world, need)?.municipality.clone());
    named.map(|code| code.to_string())
}

/// Where a need is, with shares that add up to 1; `None` where it is nowhere. "*Whole region*, split over
/// municipalities by business count, else evenly, and stays one need."
fn places(world: &World, need: &Need) -> Option<Vec<(String, f64)>> {
    if !need.whole_region {
        return municipality(world, need).map(|place| vec![(place, 1.0)]);
    }
    let all: Vec<_> = world.region.municipalities.values().collect();
    let sum: f64 = all.iter().map(|m| world.businesses(m)).sum();
    let share = |own: f64| {
        if sum > 0.0 {
            own / sum
        } else {
            1.0 / all.len() as f64
        }
    };
    let places = all
        .iter()
        .map(|m| (m.code.to_string(), share(world.businesses(m))));
    (!all.is_empty()).then(|| places.collect())
}

/// The day of a need's evidence; "undated" where there is none.
fn date(world: &World, need: &Need) -> Option<Day> {
    let evidence = &world.region.evidence[need.evidence.as_ref()?];
    evidence.date.as_ref()?.day()
}

/// "a = 0.5^(age / h), age in days ÷ 365.25 between the evidence's date and the region's reference date
/// (never below 0) … Without a date a = 0.5."
pub fn age_factor(world: &World, need: &Need, age: Age) -> f64 {
    if age == Age::Ignored {
        return 1.0;
    }
    let Some(date) = date(world, need) else {
        return world.get(SettingId::UndatedAgeFactor);
    };
    let years = (world.reference_day.0 - date.0).max(0) as f64 / 365.25;
    0.5_f64.powf(years / world.get(SettingId::HalfLife))
}

/// "Evidence with a < 0.01 counts 0 and its need is listed as *expired*."
pub fn is_expired(world: &World, need: &Need, age: Age) -> bool {
    age_factor(world, need, age) < world.get(SettingId::ExpiryAgeFactor)
}

/// A recruit need's statement; `None` where its target is still to be mapped or its place not known.
pub fn statement<'r>(world: &World<'r>, need: &'r Need, age: Age) -> Option<Statement<'r>> {
    let evidence = need.evidence.as_ref().map(|id| &world.region.evidence[id]);
    let kind = evidence.and_then(|e| e.kind.as_ref()?.known());
    let by_kind = world.get(match kind {
        Some(EvidenceKind::Commitment) => SettingId::ProbabilityCommitment,
        Some(EvidenceKind::Survey) => SettingId::ProbabilitySurvey,
        Some(EvidenceKind::Interview) => SettingId::ProbabilityInterview,
        Some(EvidenceKind::FocusGroup) => SettingId::ProbabilityFocusGroup,
        Some(EvidenceKind::Statistic) => SettingId::ProbabilityStatistic,
        Some(EvidenceKind::Hearsay) | None => SettingId::ProbabilityHearsay,
    });
    let p = need.probability.as_ref().map_or(by_kind, |o| o.value.0);
    let first = need.first_year.map_or(world.reference_year, |y| y.0.into());
    let years = need.years.map_or(1.0, |y| y.0);
    let last = first + years as i64 - 1;
    // "A need gives persons ÷ years in each year of its span. After its span it holds that yearly rate
    // when carry_forward is on; otherwise 0. Before its first year 0."
    let gives_a_rate =
        first <= world.year && (world.year <= last || world.on(SettingId::CarryForward));
    let is_expired = is_expired(world, need, age);
    let standing = if is_expired {
        Standing::Expired
    } else if gives_a_rate {
        Standing::Counted
    } else {
        Standing::OutsideYear
    };
    let (low, high) = need.range();
    let now = if gives_a_rate { 1.0 } else { 0.0 };
    let rate = (low.0 + high.0) / 2.0 / years * now;
    let reason = need.reason.as_ref().and_then(|r| r.known());
    Some(Statement {
        need,
        target: target(world, need)?,
        places: places(world, need)?,
        speaker: speaker(world, need),
        first,
        last,
        date: date(world, need),
        gives_a_rate,
        is_carried: last < world.year,
        is_expired,
        stated: rate,
        rate,
        width: (high.0 - low.0) / years * now,
        probability: p * age_factor(world, need, age),
        standing,
        superseded_by: Vec::new(),
        evidence: kind.map_or(6, |k| k as usize),
        reason: reason.map_or(4, |r| r as usize),
    })
}
