//! How far one qualification serves where another is wanted: `σ(q→p)` (method section 6).
//!
//! `σ(q→p) = Σ_{u∈p} min(h_q(u), h_p(u)) ÷ Σ_{u∈p} h_p(u)` over technological units, or all units of
//! a side where none is so marked; a code listed twice adds up; missing hours are 0; a replacement
//! without units has those of what it replaced. Directional.
//! Used only when σ ≥ 0.5 and level(q) ≥ level(p). What the coordinator sets replaces it, exempt from
//! both rules; 0 forbids. One side without units or hours, or an unknown level: no relation.

use std::collections::btree_map::{BTreeMap, Entry};

use rustc_hash::FxHashMap;

use crate::inputs::{Inputs, QualificationIdx, TOLERANCE, share};
use crate::target::{TargetIdx, Targets};
use enlace_model::order::put_in_order_of;
use enlace_model::{RelationId, SettingId};

/// Where a relation's value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SigmaFrom {
    Units,
    /// The coordinator set it.
    Set,
}

/// A relation that the coordinator set.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SetRelation {
    pub id: RelationId,
    pub value: f64,
}

/// A relation in force.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Sigma {
    /// The qualification that is wanted.
    pub wanted: QualificationIdx,
    pub value: f64,
    pub from: SigmaFrom,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Relatedness {
    /// For each qualification those that it can serve, in the order of codes.
    pub serves: Vec<Vec<Sigma>>,
    /// What the coordinator set, by pair; of several the smallest.
    pub set: BTreeMap<(QualificationIdx, QualificationIdx), SetRelation>,
}

impl Relatedness {
    pub fn of(inputs: &Inputs) -> Self {
        let set = set_by_hand(inputs);
        let mut serves = computed(inputs);
        for ((from, to), relation) in &set {
            let list = &mut serves[*from as usize];
            list.retain(|s| s.wanted != *to);
            if relation.value > 0.0 {
                list.push(Sigma {
                    wanted: *to,
                    value: relation.value,
                    from: SigmaFrom::Set,
                });
            }
        }
        for list in &mut serves {
            put_in_order_of(list, |s| s.wanted);
        }
        Self { serves, set }
    }

    /// The targets that a qualification is related to, with the largest σ towards each.
    pub fn targets_of(
        &self,
        q: QualificationIdx,
        targets: &Targets,
        leads: &LeadsTo,
    ) -> Vec<(TargetIdx, f64)> {
        let mut best: BTreeMap<TargetIdx, f64> = BTreeMap::new();
        for sigma in &self.serves[q as usize] {
            let mut raise = |target: TargetIdx| {
                let value = best.entry(target).or_insert(0.0);
                *value = value.max(sigma.value);
            };
            raise(sigma.wanted);
            leads
                .occupations_of(sigma.wanted)
                .iter()
                .copied()
                .for_each(raise);
        }
        let same = leads.occupations_of(q);
        best.retain(|target, _| !same.contains(target));
        debug_assert!(best.keys().all(|t| (*t as usize) < targets.len()));
        best.into_iter().collect()
    }
}

/// The occupation targets to which each qualification leads.
#[derive(Clone, Debug, Default)]
pub(crate) struct LeadsTo(Vec<Vec<TargetIdx>>);

impl LeadsTo {
    pub fn of(inputs: &Inputs, targets: &Targets) -> Self {
        let mut leads = vec![Vec::new(); inputs.qualifications.len()];
        for (occupation, target) in targets.occupations.iter().zip(targets.qualifications..) {
            for q in &occupation.led_by {
                leads[*q as usize].push(target);
            }
        }
        Self(leads)
    }

    /// The occupation targets of a qualification, in the order of codes.
    pub fn occupations_of(&self, q: QualificationIdx) -> &[TargetIdx] {
        &self.0[q as usize]
    }
}

fn set_by_hand(inputs: &Inputs) -> BTreeMap<(QualificationIdx, QualificationIdx), SetRelation> {
    let mut set: BTreeMap<(QualificationIdx, QualificationIdx), SetRelation> = BTreeMap::new();
    for relation in inputs.region.relations.values() {
        let ends = (
            inputs.qualification(&relation.from),
            inputs.qualification(&relation.to),
        );
        if let (Some(from), Some(to), Some(_)) = (ends.0, ends.1, share(relation.value.0))
            && from != to
        {
            let own = SetRelation {
                id: relation.id.clone(),
                value: relation.value.0,
            };
            match set.entry((from, to)) {
                Entry::Vacant(free) => {
                    free.insert(own);
                }
                Entry::Occupied(mut kept) if own.value < kept.get().value => {
                    kept.insert(own);
                }
                Entry::Occupied(_) => {}
            }
        }
    }
    set
}

/// Relations from units, by way of an index from unit to the qualifications that hold it.
fn computed(inputs: &Inputs) -> Vec<Vec<Sigma>> {
    // A qualification that was replaced has no units.
    let hours: Vec<BTreeMap<&str, ComparedHours>> = (0..inputs.qualifications.len()
        as QualificationIdx)
        .map(|q| match inputs.stands(q) {
            true => compared_hours(q, inputs),
            false => BTreeMap::new(),
        })
        .collect();
    let mut holders: FxHashMap<&str, Vec<(QualificationIdx, f64)>> = FxHashMap::default();
    for (q, own) in (0..).zip(&hours) {
        for (code, unit) in own {
            holders.entry(code).or_default().push((q, unit.hours));
        }
    }
    let threshold = inputs.get(SettingId::RelatedThreshold);
    let mut serves: Vec<Vec<Sigma>> = vec![Vec::new(); hours.len()];
    let mut common = vec![0.0; hours.len()];
    for (p, wanted) in (0..).zip(&hours) {
        let all: f64 = wanted.values().map(|unit| unit.hours).sum();
        if all <= 0.0 {
            continue;
        }
        common.fill(0.0);
        for (code, unit) in wanted {
            for (q, own) in &holders[code] {
                common[*q as usize] += own.min(unit.hours);
            }
        }
        for (q, shared) in (0..)
            .zip(&common)
            .filter(|(q, shared)| *q != p && **shared > 0.0)
        {
            let value = (shared / all).min(1.0);
            if value >= threshold - TOLERANCE && is_high_enough(q, p, inputs) {
                serves[q as usize].push(Sigma {
                    wanted: p,
                    value,
                    from: SigmaFrom::Units,
                });
            }
        }
    }
    serves
}

fn is_high_enough(q: QualificationIdx, p: QualificationIdx, inputs: &Inputs) -> bool {
    let level = |q: QualificationIdx| inputs.qualifications[q as usize].comparable_level();
    matches!((level(q), level(p)), (Some(own), Some(wanted)) if own >= wanted)
}

/// The hours of a unit that are compared, and whose list states them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct ComparedHours {
    pub hours: f64,
    /// The qualification whose list gives the unit, which may have been replaced.
    pub of: QualificationIdx,
}

/// Hours by unit code of a qualification that stands: of technological units, or of all where none is
/// so marked.
pub(crate) fn compared_hours<'r>(
    q: QualificationIdx,
    inputs: &Inputs<'r>,
) -> BTreeMap<&'r str, ComparedHours> {
    let units = inputs.units_of(q);
    let any = units.iter().any(|u| u.is_technological);
    let mut compared: BTreeMap<&str, ComparedHours> = BTreeMap::new();
    for unit in units.iter().filter(|u| !any || u.is_technological) {
        let none = ComparedHours {
            hours: 0.0,
            of: unit.of,
        };
        compared.entry(unit.code).or_insert(none).hours += unit.hours.unwrap_or(0.0);
    }
    compared
}
