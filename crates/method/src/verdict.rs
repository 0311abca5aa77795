//! The word for a qualification's balance, and whether it is firm (method section 8).
//!
//! Firm when the whole interval of the ratio lies on one side; its word is then the band of the end
//! nearest to balance. Otherwise uncertain, with the word of the ratio itself. A surplus is firm only
//! if it is also firm with no evidence grown old: old evidence is missing knowledge, not missing need.

use std::cmp::Reverse;
use std::sync::Arc;

use crate::demand::TargetDemand;
use crate::figures::{Firmness, Note, Verdict};
use crate::inputs::{Inputs, QualificationIdx, TOLERANCE};
use crate::pipeline::{Pipeline, SupplyTotals};
use crate::ratio::{RatioInterval, band, interval, ratio};
use enlace_model::order::put_in_order;
use enlace_model::{NeedId, OfferStatus, SettingId};

pub(crate) struct JudgedVerdict {
    pub verdict: Verdict,
    pub firmness: Option<Firmness>,
    pub notes: Vec<Note>,
}

pub(crate) fn judge(q: QualificationIdx, demand: &TargetDemand, w: &Pipeline) -> JudgedVerdict {
    let own = &w.own[q as usize];
    let without = |verdict| JudgedVerdict {
        verdict,
        firmness: None,
        notes: Vec::new(),
    };
    if demand.demand <= 0.0 {
        return without(if own.supply > 0.0 {
            Verdict::NoNeedRecorded
        } else {
            Verdict::NothingKnown
        });
    }
    if own.supply <= 0.0 && starts_later_only(q, w) {
        return without(Verdict::NoSupplyRecorded);
    }
    balance(own, demand, &w.inputs)
}

/// The word for a balance where there is demand.
fn balance(own: &SupplyTotals, demand: &TargetDemand, inputs: &Inputs) -> JudgedVerdict {
    let z = inputs.interval_z;
    let of = |demand, variance| ratio(own.supply, own.variance, demand, variance, z);
    let Some(r) = of(demand.demand, demand.variance).filter(|_| own.supply > 0.0) else {
        let (low, _) = interval(demand.demand, demand.variance.sqrt(), z);
        return judged(
            Verdict::StrongShortage,
            low > TOLERANCE,
            BalanceSide::Shortage,
        );
    };
    match side(r, inputs) {
        Some(BalanceSide::Shortage) => judged(band(r.high, inputs), true, BalanceSide::Shortage),
        Some(BalanceSide::Balanced) => judged(Verdict::Balanced, true, BalanceSide::Balanced),
        Some(BalanceSide::Surplus) => {
            let ageless = of(demand.ageless_demand, demand.ageless_variance);
            if ageless.and_then(|r| side(r, inputs)) == Some(BalanceSide::Surplus) {
                judged(band(r.low, inputs), true, BalanceSide::Surplus)
            } else {
                judged(band(r.ratio, inputs), false, BalanceSide::Surplus)
            }
        }
        None => judged(band(r.ratio, inputs), false, BalanceSide::Balanced),
    }
}

/// Whether the verdict on a supply would be firm with this demand; without demand there is none.
pub(crate) fn is_firm(own: &SupplyTotals, demand: &TargetDemand, inputs: &Inputs) -> bool {
    demand.demand > 0.0 && balance(own, demand, inputs).firmness == Some(Firmness::Firm)
}

/// On which side of balance a whole interval lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum BalanceSide {
    Shortage,
    Balanced,
    Surplus,
}

fn side(r: RatioInterval, inputs: &Inputs) -> Option<BalanceSide> {
    let shortage = inputs.get(SettingId::BandShortage) + TOLERANCE;
    let balanced = inputs.get(SettingId::BandBalanced) + TOLERANCE;
    if r.high <= shortage {
        Some(BalanceSide::Shortage)
    } else if r.low > balanced {
        Some(BalanceSide::Surplus)
    } else if r.low > shortage && r.high <= balanced {
        Some(BalanceSide::Balanced)
    } else {
        None
    }
}

fn judged(verdict: Verdict, is_firm: bool, side: BalanceSide) -> JudgedVerdict {
    let (firmness, notes) = match (is_firm, side) {
        (true, _) => (Firmness::Firm, Vec::new()),
        (false, BalanceSide::Surplus) => (Firmness::Uncertain, vec![Note::AskAgain]),
        (false, _) => (Firmness::Uncertain, vec![Note::AskMoreEnterprises]),
    };
    JudgedVerdict {
        verdict,
        firmness: Some(firmness),
        notes,
    }
}

/// Whether nothing is recorded or assumed for entry years that supply the target year, but later
/// offers exist.
fn starts_later_only(q: QualificationIdx, w: &Pipeline) -> bool {
    let target_year = w.inputs.target_year;
    let mut own = w.supply.list.all.iter().filter(|o| o.qualification == q);
    // What is assumed repeats a record of an earlier year.
    let recorded = own
        .clone()
        .any(|o| o.stay.is_some() && o.supplies() <= target_year);
    let is_turned_down = |status: Option<OfferStatus>| status.is_some_and(|s| s.ends_its_course());
    !recorded && own.any(|o| o.supplies() > target_year && !is_turned_down(o.status))
}

/// Needs whose answer would settle the verdict, the largest `r·√(π(1−π))` first; those without doubt
/// are left out.
pub(crate) fn whom_to_ask(q: QualificationIdx, w: &Pipeline) -> Arc<[NeedId]> {
    const ROUNDED: f64 = 1e9;
    let targets = std::iter::once((q, 1.0)).chain(w.shares_of(q));
    let mut ask: Vec<(Reverse<u64>, u32)> = Vec::new();
    for (target, share) in targets {
        for i in &w.statements.by_target[target as usize] {
            let s = &w.statements.all[*i as usize];
            let doubt = share * s.in_target * (s.pi * (1.0 - s.pi)).sqrt();
            if s.superseded_by.is_none() && doubt > 0.0 {
                // Rounded, so that what differs by the last digit of a product is equal.
                ask.push((Reverse((doubt * ROUNDED).round() as u64), *i));
            }
        }
    }
    if w.statements.all.len() == w.statements.in_order as usize {
        ask.sort_unstable();
    } else {
        let by_id = |a: u32, b: u32| w.statements.order(a, b);
        put_in_order(&mut ask, |a, b| a.0.cmp(&b.0).then(by_id(a.1, b.1)));
    }
    ask.into_iter()
        .map(|(_, i)| w.statements.all[i as usize].id.clone())
        .collect()
}
