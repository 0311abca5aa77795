//! Figures of a qualification, sections 8 and 9.

use std::collections::BTreeSet;

use enlace_method::figures::CellTarget;

use super::allocation::{Allocation, TIERS, write_tiers};
use super::cause::cause;
use super::demand::Demand;
use super::statement::Statement;
use super::supply::{Counted, Supply};
use super::verdict::{Balance, judge};
use super::world::World;
use crate::laws::flat::Flat;

pub struct Qualifications<'a, 'r> {
    pub world: &'a World<'r>,
    pub demand: &'a Demand<'r>,
    pub without_age: &'a Demand<'r>,
    pub supply: &'a Supply<'r>,
    pub allocation: &'a Allocation,
}

impl Qualifications<'_, '_> {
    pub fn write(&self, flat: &mut Flat) {
        let codes: Vec<String> = self
            .world
            .catalogue
            .iter()
            .map(|q| q.code.to_string())
            .collect();
        for code in &codes {
            self.balance(code, flat);
            self.chain(code, flat);
            cause(self, code).write(&format!("q.{code}"), flat);
            self.classes(code, flat);
            self.indicators(code, flat);
        }
        self.levels(&codes, flat);
    }

    /// A qualification's share of what is demanded of an occupation.
    pub fn share(&self, demand: &Demand, code: &str, target: &CellTarget) -> f64 {
        let all = self.world.leading_to(target);
        let known = |q: &&String| {
            self.available(q) > 0.0
                || demand.of_target(&CellTarget::Qualification(q.as_str().into())) > 0.0
        };
        let some: Vec<&String> = all.iter().filter(known).collect();
        let among = if some.is_empty() {
            all.iter().collect()
        } else {
            some
        };
        if !among.iter().any(|q| *q == code) {
            return 0.0;
        }
        let sum: f64 = among.iter().map(|q| self.available(q) + 1.0).sum();
        (self.available(code) + 1.0) / sum
    }

    pub fn available(&self, code: &str) -> f64 {
        self.supply.sum(code, |o| o.available)
    }

    /// A figure of targets for a qualification: its own, and its shares of occupations.
    pub fn shared(
        &self,
        demand: &Demand,
        code: &str,
        power: i32,
        of: impl Fn(&CellTarget) -> f64,
    ) -> f64 {
        let occupations = demand.statements.iter().map(|s| s.target.clone());
        let occupations: BTreeSet<CellTarget> = occupations
            .filter(|t| matches!(t, CellTarget::Occupation(..)))
            .collect();
        let through = occupations
            .iter()
            .map(|o| of(o) * self.share(demand, code, o).powi(power));
        of(&CellTarget::Qualification(code.into())) + through.sum::<f64>()
    }

    /// A sum over the needs that count for a qualification.
    pub fn of_needs(&self, code: &str, each: impl Fn(&Statement) -> f64 + Copy) -> f64 {
        self.shared(self.demand, code, 1, |t| self.demand.sum(t, |_| true, each))
    }

    pub fn demanded(&self, code: &str) -> f64 {
        self.of_needs(code, |s| s.weighed())
    }

    /// What is covered of its demand in a tier, or uncovered.
    pub fn met(&self, code: &str, tier: usize) -> f64 {
        self.shared(self.demand, code, 1, |t| self.allocation.of_target(t, tier))
    }

    pub fn gap(&self, code: &str) -> f64 {
        self.met(code, TIERS)
    }

    fn balance(&self, code: &str, flat: &mut Flat) {
        let name = &format!("q.{code}");
        let z = self.world.z;
        let variance = |demand: &Demand| {
            self.shared(demand, code, 2, |t| {
                demand.sum(t, |_| true, |s| s.variance())
            })
        };
        let (d, d_var) = (self.demanded(code), variance(self.demand));
        let (a, a_var) = (self.available(code), self.supply.sum(code, |o| o.variance));
        for (figure, x, var) in [("demand", d, d_var), ("supply", a, a_var)] {
            flat.number(name, figure, x);
            flat.number(name, &format!("{figure}_sd"), var.sqrt());
            flat.number(
                name,
                &format!("{figure}_low"),
                (x - z * var.sqrt()).max(0.0),
            );
            flat.number(name, &format!("{figure}_high"), x + z * var.sqrt());
        }
        flat.number(
            name,
            "demand_carried_forward",
            self.of_needs(code, |s| s.carried()),
        );
        for i in 0..7 {
            flat.number(
                name,
                &format!("evidence.{i}"),
                self.of_needs(code, |s| s.of_evidence(i)),
            );
        }
        for i in 0..5 {
            flat.number(
                name,
                &format!("carried.{i}"),
                self.of_needs(code, |s| s.of_reason(i)),
            );
        }
        flat.number(
            name,
            "supply_assumed",
            self.supply.sum(code, |o| o.assumed()),
        );
        let met = [0, 1, 2, 3, 4].map(|tier| self.met(code, tier));
        write_tiers(flat, name, &met);
        flat.number(name, "gap", met[TIERS]);
        flat.number(name, "gap_same_only", met[2] + met[3] + met[4]);
        let left = |tier| self.allocation.of_people(code, tier);
        flat.number(name, "surplus", left(TIERS));
        flat.number(name, "surplus_same_only", left(2) + left(3) + left(4));
        if d > 0.0 {
            flat.number(name, "coverage", 1.0 - met[TIERS] / d);
            flat.number(name, "coverage_same_only", (met[0] + met[1]) / d);
        }
        let fresh = self.without_age;
        let fresh_demand = self.shared(fresh, code, 1, |t| fresh.sum(t, |_| true, |s| s.weighed()));
        judge(
            self,
            code,
            &Balance {
                demand: d,
                demand_variance: d_var,
                supply: a,
                supply_variance: a_var,
            },
            &Balance {
                demand: fresh_demand,
                demand_variance: variance(fresh),
                supply: a,
                supply_variance: a_var,
            },
            flat,
        );
    }

    fn chain(&self, code: &str, flat: &mut Flat) {
        let name = &format!("q.{code}.chain");
        let sum = |each: &dyn Fn(&Counted) -> f64| self.supply.sum(code, each);
        let (places, entrants) = (sum(&|o| o.places), sum(&|o| o.entrants));
        let graduates = sum(&|o| o.entrants * o.completion);
        let available = self.available(code);
        let used = |tier| self.allocation.of_people(code, tier);
        let own = self.allocation.covering(code, 0) + self.allocation.covering(code, 1);
        flat.number(name, "places", places);
        flat.number(name, "unfilled", places - entrants);
        flat.number(name, "entrants", entrants);
        flat.number(name, "dropout", entrants - graduates);
        flat.number(name, "graduates", graduates);
        flat.number(name, "leaving", graduates - available);
        flat.number(name, "available", available);
        flat.number(name, "left_over", used(TIERS));
        flat.number(name, "serving_related", used(2) + used(3));
        flat.number(name, "lost_on_the_way", used(0) + used(1) - own);
        flat.number(name, "covering_own", own);
        flat.number(
            name,
            "by_same_occupations",
            self.met(code, 0) + self.met(code, 1) - own,
        );
        flat.number(name, "by_related", self.met(code, 2) + self.met(code, 3));
        flat.number(name, "covered", self.demanded(code) - self.gap(code));
    }
}
