//! Relatedness, section 6.

use std::collections::BTreeMap;

use enlace_method::figures::CellTarget;
use enlace_model::SettingId;

use super::renewed::{Unit, used};
use super::world::World;

/// Hours by unit; "a code listed twice adds up; missing hours are 0".
fn hours(units: &[Unit]) -> BTreeMap<&str, f64> {
    let mut hours = BTreeMap::new();
    for unit in used(units) {
        *hours.entry(unit.code.as_str()).or_insert(0.0) += unit.hours.unwrap_or(0.0);
    }
    hours
}

impl World<'_> {
    /// σ of one qualification towards another; 0 where there is no relation.
    pub fn relatedness(&self, from: &str, to: &str) -> f64 {
        // "Of several relations in the same direction the smallest counts, and one that would lead to
        // itself is dropped": nobody asks for a relation of a qualification to itself.
        let stated = self.region.relations.values().filter(|r| {
            self.successor(r.from.as_str()) == from && self.successor(r.to.as_str()) == to
        });
        if let Some(stated) = stated.map(|r| r.value.0).reduce(f64::min) {
            return stated;
        }
        let (q, p) = (self.qualification(from), self.qualification(to));
        let (Some(level), Some(wanted)) = (q.comparable_level(), p.comparable_level()) else {
            return 0.0;
        };
        let (have, want) = (hours(self.units(from)), hours(self.units(to)));
        let total: f64 = want.values().sum();
        if level < wanted || total <= 0.0 || have.values().sum::<f64>() <= 0.0 {
            return 0.0;
        }
        let shared: f64 = want
            .iter()
            .map(|(unit, h)| have.get(unit).map_or(0.0, |own| own.min(*h)))
            .sum();
        let share = shared / total;
        if share >= self.get(SettingId::RelatedThreshold) {
            share
        } else {
            0.0
        }
    }

    /// The largest relatedness of a qualification to any that is the same as the target.
    pub fn related_to(&self, from: &str, target: &CellTarget) -> f64 {
        let leading = self.leading_to(target);
        leading
            .iter()
            .map(|to| self.relatedness(from, to))
            .fold(0.0, f64::max)
    }
}
