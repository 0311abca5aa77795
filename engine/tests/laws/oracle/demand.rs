//! Demand, section 4.

use std::collections::{BTreeMap, BTreeSet};

use enlace_engine::coverage::figures::CellTarget;
use enlace_engine::model::{Day, Enterprise, EvidenceKind, Need, SettingId, Target};

use super::world::World;
use crate::flat::Flat;

#[derive(Clone, Copy, PartialEq)]
pub enum Age {
    Counts,
    /// a = 1 for every need.
    Ignored,
}

/// A recruit need that can be counted.
pub struct Statement<'r> {
    pub need: &'r Need,
    pub target: CellTarget,
    /// Municipalities with their shares of the need.
    pub places: Vec<(String, f64)>,
    speaker: Option<&'r Enterprise>,
    span: (i64, i64),
    is_carried: bool,
    pub is_expired: bool,
    date: Option<Day>,
    /// Yearly persons in the target year: midpoint and width.
    pub rate: f64,
    width: f64,
    /// p, and π = p·a.
    by_kind_or_hand: f64,
    pub probability: f64,
    pub standing: String,
    superseded_by: Option<String>,
    evidence: usize,
    reason: usize,
}

pub struct Demand<'r> {
    pub statements: Vec<Statement<'r>>,
    others: BTreeMap<String, &'static str>,
    unmapped: Vec<f64>,
}

impl<'r> Demand<'r> {
    pub fn of(world: &World<'r>, age: Age) -> Self {
        let mut demand = Self {
            statements: Vec::new(),
            others: BTreeMap::new(),
            unmapped: Vec::new(),
        };
        for need in world.region.needs.values() {
            let (low, high) = need.range();
            let why = match (need.is_recruit(), target(world, need), places(world, need)) {
                (false, _, _) => "upskill",
                (true, None, _) => {
                    demand.unmapped.push((low.0 + high.0) / 2.0);
                    "unmapped"
                }
                (true, _, None) => "not_usable",
                (true, Some(target), Some(places)) => {
                    demand
                        .statements
                        .push(statement(world, need, target, places, age));
                    continue;
                }
            };
            demand.others.insert(need.id.to_string(), why);
        }
        demand.supersede();
        demand.net_groups();
        demand
    }

    /// Of several statements of one enterprise on the same, only the latest counts.
    fn supersede(&mut self) {
        let later = |a: &Statement, b: &Statement| {
            let same = a.speaker.is_some()
                && a.need.enterprise == b.need.enterprise
                && a.target == b.target
                && a.need.whole_region == b.need.whole_region
                && a.places == b.places
                && a.span.0 <= b.span.1
                && b.span.0 <= a.span.1;
            same && order(a) > order(b)
        };
        let mut found = Vec::new();
        for (i, statement) in self.statements.iter().enumerate() {
            let later = self.statements.iter().filter(|s| later(s, statement));
            if let Some(latest) = later.max_by(|a, b| order(a).partial_cmp(&order(b)).unwrap()) {
                found.push((i, latest.need.id.to_string()));
            }
        }
        for (i, by) in found {
            self.statements[i].superseded_by = Some(by);
            self.statements[i].standing = "superseded".into();
        }
    }

    /// A group's statement counts with the persons above those that enterprises of its sector state.
    fn net_groups(&mut self) {
        let stated = |group: &Statement| -> f64 {
            let of_sector = |s: &&Statement| {
                let speaks_for = |e: &Enterprise| match (&group.speaker.unwrap().sector, &e.sector)
                {
                    (None, _) => true,
                    (Some(_), None) => false,
                    (Some(all), Some(own)) => {
                        all.system == own.system && own.code.starts_with(all.code.as_str())
                    }
                };
                s.target == group.target
                    && s.standing == "counted"
                    && s.speaker.is_some_and(|e| !e.is_group() && speaks_for(e))
            };
            self.statements
                .iter()
                .filter(of_sector)
                .map(|s| s.rate)
                .sum()
        };
        let is_group =
            |s: &Statement| s.standing == "counted" && s.speaker.is_some_and(Enterprise::is_group);
        let netted: Vec<Option<f64>> = self
            .statements
            .iter()
            .map(|s| is_group(s).then(|| (s.rate - stated(s)).max(0.0)))
            .collect();
        for (statement, netted) in self.statements.iter_mut().zip(netted) {
            if let Some(rate) = netted {
                statement.width = if rate > 0.0 { statement.width } else { 0.0 };
                statement.rate = rate;
            }
        }
    }

    /// The statements that enter D.
    pub fn counted(&self) -> impl Iterator<Item = &Statement<'r>> {
        self.statements.iter().filter(|s| s.standing == "counted")
    }

    pub fn targets(&self) -> BTreeSet<CellTarget> {
        self.counted()
            .filter(|s| s.weighed() > 0.0)
            .map(|s| s.target.clone())
            .collect()
    }

    pub fn of_target(&self, target: &CellTarget) -> f64 {
        self.sum(target, |_| true, |s| s.weighed())
    }

    /// A sum over the statements of a target that a condition holds for.
    pub fn sum(
        &self,
        target: &CellTarget,
        counts: impl Fn(&Statement) -> bool,
        each: impl Fn(&Statement) -> f64,
    ) -> f64 {
        self.counted()
            .filter(|s| s.target == *target && counts(s))
            .map(each)
            .sum()
    }

    /// D by target and municipality.
    pub fn cells(&self) -> BTreeMap<(CellTarget, String), f64> {
        let mut cells = BTreeMap::new();
        for s in self.counted() {
            for (place, share) in &s.places {
                *cells
                    .entry((s.target.clone(), place.clone()))
                    .or_insert(0.0) += s.weighed() * share;
            }
        }
        cells.retain(|_, demand| *demand > 0.0);
        cells
    }

    pub fn write(&self, flat: &mut Flat) {
        for s in &self.statements {
            let name = format!("need.{}", s.need.id);
            flat.word(&name, "standing", &s.standing);
            if s.standing == "counted" {
                flat.number(&name, "counted", s.weighed());
            }
            if let Some(by) = &s.superseded_by {
                flat.word(&name, "by", by);
            }
        }
        for (need, why) in &self.others {
            flat.word(&format!("need.{need}"), "standing", why);
        }
        flat.number("needs", "unmapped", self.unmapped.len() as f64);
        flat.number("needs", "unmapped_persons", self.unmapped.iter().sum());
        let sum = |each: &dyn Fn(&Statement) -> f64| self.counted().map(each).sum::<f64>();
        flat.number("total", "demand", sum(&|s| s.weighed()));
        flat.number("total", "demand_sd", sum(&|s| s.variance()).sqrt());
        flat.number("total", "demand_carried_forward", sum(&|s| s.carried()));
        for i in 0..7 {
            flat.number(
                "total",
                &format!("evidence.{i}"),
                sum(&|s| s.of_evidence(i)),
            );
        }
        for i in 0..5 {
            flat.number("total", &format!("carried.{i}"), sum(&|s| s.of_reason(i)));
        }
    }
}

impl Statement<'_> {
    pub fn weighed(&self) -> f64 {
        self.rate * self.probability
    }

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
}

/// Later by date, then by the larger π (of one date: the larger p); where both are equal, by id.
fn order<'a>(s: &'a Statement) -> (Option<Day>, f64, &'a str) {
    (s.date, s.by_kind_or_hand, s.need.id.as_str())
}

fn target(world: &World, need: &Need) -> Option<CellTarget> {
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

/// Where a need is, with shares that add up to 1; `None` where it is nowhere.
fn places(world: &World, need: &Need) -> Option<Vec<(String, f64)>> {
    if need.whole_region {
        let all = world.region.municipalities.values();
        let counts: Vec<(String, f64)> = all
            .map(|m| (m.code.to_string(), m.business_count().map_or(0.0, |c| c.0)))
            .collect();
        let (sum, number) = (
            counts.iter().map(|(_, n)| n).sum::<f64>(),
            counts.len() as f64,
        );
        let share = |n: f64| if sum > 0.0 { n / sum } else { 1.0 / number };
        return (number > 0.0).then(|| counts.into_iter().map(|(m, n)| (m, share(n))).collect());
    }
    let speaker = need
        .enterprise
        .as_ref()
        .map(|e| &world.region.enterprises[e]);
    let place = need
        .municipality
        .clone()
        .or_else(|| speaker?.municipality.clone())?;
    Some(vec![(place.to_string(), 1.0)])
}

fn statement<'r>(
    world: &World<'r>,
    need: &'r Need,
    target: CellTarget,
    places: Vec<(String, f64)>,
    age: Age,
) -> Statement<'r> {
    let evidence = need.evidence.as_ref().map(|id| &world.region.evidence[id]);
    let kind = evidence.and_then(|e| e.kind.as_ref()?.known());
    let date = evidence.and_then(|e| e.date.as_ref()?.day());
    let by_kind = world.get(match kind {
        Some(EvidenceKind::Commitment) => SettingId::ProbabilityCommitment,
        Some(EvidenceKind::Survey) => SettingId::ProbabilitySurvey,
        Some(EvidenceKind::Interview) => SettingId::ProbabilityInterview,
        Some(EvidenceKind::FocusGroup) => SettingId::ProbabilityFocusGroup,
        Some(EvidenceKind::Statistic) => SettingId::ProbabilityStatistic,
        Some(EvidenceKind::Hearsay) | None => SettingId::ProbabilityHearsay,
    });
    let p = need.probability.as_ref().map_or(by_kind, |o| o.value.0);
    let a = match (age, date) {
        (Age::Ignored, _) => 1.0,
        (Age::Counts, None) => world.get(SettingId::UndatedAgeFactor),
        (Age::Counts, Some(date)) => {
            let years = (world.reference_day.0 - date.0).max(0) as f64 / 365.25;
            0.5_f64.powf(years / world.get(SettingId::HalfLife))
        }
    };
    let first = need.first_year.map_or(world.reference_year, |y| y.0.into());
    let years = need.years.map_or(1.0, |y| y.0);
    let last = first + years as i64 - 1;
    let carries = world.on(SettingId::CarryForward);
    let in_year = first <= world.year && (world.year <= last || carries);
    let expired = a < world.get(SettingId::ExpiryAgeFactor);
    let standing = if expired {
        "expired"
    } else if in_year {
        "counted"
    } else {
        "outside_year"
    };
    let (low, high) = need.range();
    let now = if in_year { 1.0 } else { 0.0 };
    Statement {
        need,
        target,
        places,
        speaker: need
            .enterprise
            .as_ref()
            .map(|e| &world.region.enterprises[e]),
        span: (first, last),
        is_carried: last < world.year,
        is_expired: expired,
        date,
        rate: (low.0 + high.0) / 2.0 / years * now,
        width: (high.0 - low.0) / years * now,
        by_kind_or_hand: p,
        probability: p * a,
        standing: standing.into(),
        superseded_by: None,
        evidence: kind.map_or(6, |k| k as usize),
        reason: need
            .reason
            .as_ref()
            .and_then(|r| r.known())
            .map_or(4, |r| r as usize),
    }
}
