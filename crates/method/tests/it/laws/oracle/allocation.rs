//! Who covers what, section 7.

use std::collections::BTreeMap;

use enlace_method::figures::{CellTarget, Tier};
use enlace_model::SettingId;

use super::demand::Demand;
use super::supply::Supply;
use super::world::World;
use crate::laws::flat::Flat;

/// The number of tiers, and the place behind them: what stays uncovered or left over.
pub const TIERS: usize = 4;

/// What becomes of a cell's people or demand: by tier, then what is left.
type ByTier = [f64; TIERS + 1];

pub struct Allocation {
    /// By target and municipality: covered by tier, uncovered.
    pub met: BTreeMap<(CellTarget, String), ByTier>,
    /// By qualification and municipality: used by tier, left over.
    pub used: BTreeMap<(String, String), ByTier>,
    /// People and weight by source, sink and tier.
    flows: BTreeMap<(Source, Sink, usize), (f64, f64)>,
    /// By qualification: demand that its own people cover by tier.
    pub own: BTreeMap<String, ByTier>,
}

/// A qualification and its school's municipality.
type Source = (String, String);

/// A target and its municipality.
type Sink = (CellTarget, String);

struct Link {
    from: usize,
    to: usize,
    weight: f64,
}

impl Allocation {
    pub fn of(world: &World, demand: &Demand, supply: &Supply) -> Self {
        let sources: Vec<_> = supply.cells().into_iter().collect();
        let sinks: Vec<_> = demand.cells().into_iter().collect();
        let mut people: Vec<f64> = sources.iter().map(|(_, a)| *a).collect();
        let mut lacking: Vec<f64> = sinks.iter().map(|(_, d)| *d).collect();
        let mut all = Self {
            met: sinks
                .iter()
                .map(|(key, _)| (key.clone(), ByTier::default()))
                .collect(),
            used: sources
                .iter()
                .map(|(key, _)| (key.clone(), ByTier::default()))
                .collect(),
            flows: BTreeMap::new(),
            own: BTreeMap::new(),
        };
        for tier in 0..TIERS {
            let links = links(world, tier, &sources, &sinks);
            for _ in 0..50 {
                let mut moved = 0.0;
                let mut x = vec![0.0; links.len()];
                for (i, left) in people.iter().enumerate() {
                    let sum: f64 = links
                        .iter()
                        .filter(|l| l.from == i)
                        .map(|l| lacking[l.to])
                        .sum();
                    for (link, x) in links.iter().zip(&mut x) {
                        if link.from == i && sum > 0.0 {
                            *x = left * lacking[link.to] / sum;
                        }
                    }
                }
                let mut inflow = vec![0.0; sinks.len()];
                for (link, x) in links.iter().zip(&x) {
                    inflow[link.to] += x * link.weight;
                }
                let taken: Vec<f64> = inflow
                    .iter()
                    .zip(&lacking)
                    .map(|(inflow, lacking)| {
                        if inflow > lacking {
                            lacking / inflow
                        } else {
                            1.0
                        }
                    })
                    .collect();
                for (link, x) in links.iter().zip(&x) {
                    let (source, sink) = (&sources[link.from].0, &sinks[link.to].0);
                    let gone = x * taken[link.to];
                    let covers = gone * link.weight;
                    moved += gone;
                    people[link.from] = (people[link.from] - gone).max(0.0);
                    lacking[link.to] = (lacking[link.to] - covers).max(0.0);
                    all.used.get_mut(source).unwrap()[tier] += gone;
                    all.met.get_mut(sink).unwrap()[tier] += covers;
                    all.own.entry(source.0.clone()).or_default()[tier] += covers;
                    let key = (source.clone(), sink.clone(), tier);
                    let flow = all.flows.entry(key).or_insert((0.0, link.weight));
                    flow.0 += gone;
                }
                if moved < 1e-9 {
                    break;
                }
            }
        }
        for (i, (key, _)) in sources.iter().enumerate() {
            all.used.get_mut(key).unwrap()[TIERS] = people[i];
        }
        for (i, (key, _)) in sinks.iter().enumerate() {
            all.met.get_mut(key).unwrap()[TIERS] = lacking[i];
        }
        all
    }

    /// What is covered of a target in a tier, or uncovered.
    pub fn of_target(&self, target: &CellTarget, tier: usize) -> f64 {
        self.met
            .iter()
            .filter(|(key, _)| key.0 == *target)
            .map(|(_, met)| met[tier])
            .sum()
    }

    /// A qualification's people that are used in a tier, or left over.
    pub fn of_people(&self, qualification: &str, tier: usize) -> f64 {
        self.used
            .iter()
            .filter(|(key, _)| key.0 == qualification)
            .map(|(_, used)| used[tier])
            .sum()
    }

    /// Demand that a qualification's people cover in a tier.
    pub fn covering(&self, qualification: &str, tier: usize) -> f64 {
        self.own.get(qualification).map_or(0.0, |own| own[tier])
    }

    pub fn write(&self, flat: &mut Flat) {
        let met = |tier: usize| self.met.values().map(|met| met[tier]).sum::<f64>();
        let used = |tier: usize| self.used.values().map(|used| used[tier]).sum::<f64>();
        let all = |each: &dyn Fn(usize) -> f64| (0..TIERS).map(each).sum::<f64>();
        flat.number("total", "covered", all(&met));
        flat.number("total", "lost_on_the_way", all(&used) - all(&met));
        flat.number("total", "gap", met(TIERS));
        flat.number("total", "surplus", used(TIERS));
        flat.number("total", "gap_same_only", met(2) + met(3) + met(4));
        flat.number("total", "surplus_same_only", used(2) + used(3) + used(4));
        write_tiers(flat, "total", &[met(0), met(1), met(2), met(3), met(4)]);
        for ((target, place), met) in &self.met {
            let name = format!("cell.{target}@{place}");
            flat.number(&name, "demand", met.iter().sum());
            write_tiers(flat, &name, met);
        }
        for ((qualification, place), used) in &self.used {
            let name = format!("supply.{qualification}@{place}");
            flat.number(&name, "available", used.iter().sum());
            flat.number(&name, "left_over", used[TIERS]);
            for (tier, used) in Tier::ALL.iter().zip(used) {
                flat.number(&name, tier.as_str(), *used);
            }
        }
        for (((q, from), (target, to), tier), (people, weight)) in &self.flows {
            let name = format!(
                "flow.{q}@{from} to {target}@{to} {}",
                Tier::ALL[*tier].as_str()
            );
            flat.number(&name, "people", *people);
            flat.number(&name, "weight", *weight);
        }
    }
}

pub fn write_tiers(flat: &mut Flat, name: &str, met: &ByTier) {
    for (tier, met) in Tier::ALL.iter().zip(met) {
        flat.number(name, tier.as_str(), *met);
    }
    flat.number(name, "uncovered", met[TIERS]);
}

fn links(
    world: &World,
    tier: usize,
    sources: &[((String, String), f64)],
    sinks: &[((CellTarget, String), f64)],
) -> Vec<Link> {
    let mut links = Vec::new();
    for (from, ((qualification, school), _)) in sources.iter().enumerate() {
        for (to, ((target, place), _)) in sinks.iter().enumerate() {
            let same = world.leading_to(target).contains(qualification);
            let relatedness = match (same, tier < 2) {
                (true, true) => 1.0,
                (false, false) => world.related_to(qualification, target),
                _ => continue,
            };
            let Some(minutes) = world.minutes(school, place) else {
                continue;
            };
            let near = minutes <= world.get(SettingId::NearMinutes);
            let Some(factor) = world.distance_factor(minutes) else {
                continue;
            };
            let weight = relatedness * factor;
            if near == matches!(tier, 0 | 2) && weight > 0.0 {
                links.push(Link { from, to, weight });
            }
        }
    }
    links
}
