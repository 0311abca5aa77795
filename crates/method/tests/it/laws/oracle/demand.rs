//! Demand, section 4.

use std::collections::{BTreeMap, BTreeSet};

use enlace_method::figures::CellTarget;
use enlace_model::Enterprise;

use super::statement::{Age, Standing, Statement, statement, target};
use super::world::World;
use crate::laws::flat::Flat;

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
            let why = if !need.is_recruit() {
                "upskill"
            } else if target(world, need).is_none() {
                let (low, high) = need.range();
                demand.unmapped.push((low.0 + high.0) / 2.0);
                "unmapped"
            } else if let Some(statement) = statement(world, need, age) {
                demand.statements.push(statement);
                continue;
            } else {
                "not_usable"
            };
            demand.others.insert(need.id.to_string(), why);
        }
        demand.supersede(world.year);
        demand.reduce_groups();
        demand
    }

    /// *Superseded*, for the target year.
    fn supersede(&mut self, year: i64) {
        let mut found: Vec<(usize, Vec<String>)> = Vec::new();
        for (i, own) in self.statements.iter().enumerate() {
            // "Take one enterprise's (a group is one) recruit statements on the same target (after
            // replaced_by) and municipality that give a rate in T, 0 persons and probability 0 included,
            // expired ones only where there is no other."
            let mut together: Vec<&Statement> = Vec::new();
            for other in &self.statements {
                if own.enterprise().is_some()
                    && other.enterprise() == own.enterprise()
                    && other.target == own.target
                    && other.place() == own.place()
                    && other.gives_a_rate
                {
                    together.push(other);
                }
            }
            if together.iter().any(|s| !s.is_expired) {
                together.retain(|s| !s.is_expired);
            }
            let takes_part = |s: &Statement, among: &[&Statement]| {
                among.iter().any(|other| other.need.id == s.need.id)
            };
            if !takes_part(own, &together) {
                continue;
            }
            // "Let Y be the last year up to T that lies in the span of one of them."
            let of_span = together.iter().map(|s| s.last.min(year));
            let y = of_span.max().unwrap();
            // "Of those whose span holds Y only the ones with the latest evidence date count (dates as the
            // days that a uses; undated before all dated, and of one date); the others are superseded."
            together.retain(|s| s.first <= y && y <= s.last);
            let latest = together.iter().map(|s| s.date).max().unwrap();
            together.retain(|s| s.date == latest);
            if !takes_part(own, &together) {
                let by = together.iter().map(|s| s.need.id.to_string());
                found.push((i, by.collect()));
            }
        }
        for (i, by) in found {
            self.statements[i].standing = Standing::Superseded;
            self.statements[i].superseded_by = by;
        }
    }

    /// "What a group states on one target and municipality is reduced together, in proportion, by the
    /// yearly rate that enterprises of its sector state there in T (a whole-region statement: anywhere);
    /// only statements that count are taken off; its width stays."
    fn reduce_groups(&mut self) {
        let mut rates: Vec<(usize, f64)> = Vec::new();
        for (i, own) in self.statements.iter().enumerate() {
            if !own.is_group() || own.standing != Standing::Counted {
                continue;
            }
            let (mut of_group, mut of_enterprises) = (0.0, 0.0);
            for other in self.counted().filter(|s| s.target == own.target) {
                if other.enterprise() == own.enterprise() && other.place() == own.place() {
                    of_group += other.stated;
                }
                let is_there = own.place().is_none() || other.place() == own.place();
                if is_there && speaks_for(own, other) {
                    of_enterprises += other.stated;
                }
            }
            if of_group > 0.0 {
                let left = (of_group - of_enterprises).max(0.0);
                rates.push((i, own.stated * left / of_group));
            }
        }
        for (i, rate) in rates {
            self.statements[i].rate = rate;
        }
    }

    /// The statements that enter D.
    pub fn counted(&self) -> impl Iterator<Item = &Statement<'r>> {
        self.statements
            .iter()
            .filter(|s| s.standing == Standing::Counted)
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
            let standing = match s.standing {
                Standing::Counted => "counted",
                Standing::Superseded => "superseded",
                Standing::Expired => "expired",
                Standing::OutsideYear => "outside_year",
            };
            flat.word(&name, "standing", standing);
            if s.standing == Standing::Counted {
                flat.number(&name, "counted", s.weighed());
            }
            // Of several that take its place, the first is named.
            if let Some(by) = s.superseded_by.first() {
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

/// Whether a group's statement speaks for the enterprise of another: "a group's sector is a prefix in the
/// same system; a group without sector speaks for all".
pub fn speaks_for(group: &Statement, other: &Statement) -> bool {
    let Some(enterprise) = other.speaker.filter(|e: &&Enterprise| !e.is_group()) else {
        return false;
    };
    match (
        group.speaker.and_then(|g| g.sector.as_ref()),
        &enterprise.sector,
    ) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(all), Some(own)) => {
            all.system == own.system && own.code.starts_with(all.code.as_str())
        }
    }
}
