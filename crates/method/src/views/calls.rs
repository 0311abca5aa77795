//! Which answers would settle an uncertain verdict: whom to call, and how many calls it takes.
//!
//! A need is one project that happens or does not. Called, its enterprise commits itself, which then
//! counts with the probability `c` of a commitment, or says no, which counts 0; it commits with
//! probability `π / c`, so that demand stays what it is on average. For the first so many enterprises
//! all combinations of answers are gone through: the chance that the verdict is then firm is the sum of
//! the probabilities of those with which it is. Supply and what others state stay as they are.

use crate::Incremental;
use crate::demand::TargetDemand;
use crate::figures::{Firmness, QualificationFigures};
use crate::inputs::{NONE, QualificationIdx};
use crate::pipeline::{Pipeline, SupplyTotals};
use crate::verdict::is_firm;
use enlace_model::order::put_in_order;
use enlace_model::{EnterpriseId, NeedId, QualificationCode, Rate, Region, SettingId, Share};

/// A verdict counts as settled by so many calls where it is then firm with this chance.
pub const LIKELY: Share = Share(0.8);

/// So many needs are asked about at most: all combinations of their answers are gone through.
pub const MOST_ANSWERS: usize = 12;

/// Whom to call about a qualification whose verdict is uncertain.
#[derive(Clone, Debug, PartialEq)]
pub struct Settling {
    pub code: QualificationCode,
    /// Those whose answer tells most first; as many as are enough, or as were looked at.
    pub calls: Vec<Call>,
    pub outcome: CallOutcome,
}

/// What the calls would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallOutcome {
    /// These calls settle the verdict with a chance of at least [`LIKELY`].
    Settled,
    /// These calls, and they are all who could be called, are not enough: others must be asked, or the
    /// doubt is about supply.
    NotEnough,
    /// So many answers are open that no few calls settle it.
    TooMany,
}

/// One enterprise to call.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    pub enterprise: EnterpriseId,
    pub needs: Vec<NeedId>,
    /// Standard deviation of what these needs come to.
    pub doubt: Rate,
    /// The chance that the verdict is firm after this call and all before it.
    pub chance: Share,
}

/// An enterprise to call for several qualifications at once.
#[derive(Clone, Debug, PartialEq)]
pub struct ToCall {
    pub enterprise: EnterpriseId,
    pub needs: Vec<NeedId>,
    /// The qualifications that it helps to settle.
    pub about: Vec<QualificationCode>,
    pub doubt: Rate,
}

/// What would settle each uncertain verdict of a region whose numbers are kept, in the order of codes.
pub fn settling(ledger: &mut Incremental, region: &Region) -> Vec<Settling> {
    let coverage = ledger.coverage().clone();
    let is_uncertain = |q: &&QualificationFigures| q.firmness == Some(Firmness::Uncertain);
    ledger.lend(region, |w| {
        let all = coverage.qualifications.iter().filter(is_uncertain);
        let settled = all.filter_map(|q| Some(settle(w.inputs.qualification(&q.code)?, &w)));
        let settled = settled.collect();
        (w, settled)
    })
}

/// The enterprises whose calls settle verdicts, each once: those that help with most first.
pub fn to_call(all: &[Settling]) -> Vec<ToCall> {
    let mut found: Vec<ToCall> = Vec::new();
    for settling in all.iter().filter(|s| s.outcome == CallOutcome::Settled) {
        for call in &settling.calls {
            let known = found.iter_mut().find(|to| to.enterprise == call.enterprise);
            let to = match known {
                Some(to) => to,
                None => {
                    found.push(ToCall {
                        enterprise: call.enterprise.clone(),
                        needs: Vec::new(),
                        about: Vec::new(),
                        doubt: Rate(0.0),
                    });
                    found.last_mut().expect("was just added")
                }
            };
            to.about.push(settling.code.clone());
            to.doubt.0 += call.doubt.0;
            let new = call.needs.iter().filter(|id| !to.needs.contains(id));
            let new: Vec<NeedId> = new.cloned().collect();
            to.needs.extend(new);
        }
    }
    put_in_order(&mut found, |a, b| {
        let helps = b.about.len().cmp(&a.about.len());
        helps.then(b.doubt.0.total_cmp(&a.doubt.0))
    });
    found
}

/// One need that can be asked about, as far as a qualification's verdict knows it.
struct OpenNeed {
    enterprise: u32,
    need: NeedId,
    /// What it counts now, and what it would count after yes.
    now: TargetDemand,
    after_yes: TargetDemand,
    chance_of_yes: f64,
    variance: f64,
}

fn settle(q: QualificationIdx, w: &Pipeline) -> Settling {
    let own = &w.own[q as usize];
    let mut states = vec![(1.0, w.demand_of(q))];
    let mut calls: Vec<Call> = Vec::new();
    let mut answers = 0;
    let mut outcome = CallOutcome::NotEnough;
    for group in by_enterprise(open(q, w)) {
        answers += group.len();
        if answers > MOST_ANSWERS {
            outcome = CallOutcome::TooMany;
            break;
        }
        for open in &group {
            states = answered(&states, open);
        }
        let chance = chance(&states, own, w);
        calls.push(Call {
            enterprise: w.statements.enterprises.ids[group[0].enterprise as usize].clone(),
            doubt: Rate(group.iter().map(|open| open.variance).sum::<f64>().sqrt()),
            needs: group.into_iter().map(|open| open.need).collect(),
            chance: Share(chance.clamp(0.0, 1.0)),
        });
        if chance >= LIKELY.0 {
            outcome = CallOutcome::Settled;
            break;
        }
    }
    Settling {
        code: w.inputs.qualifications[q as usize].code.clone(),
        calls,
        outcome,
    }
}

/// The needs behind a qualification's demand whose answer is open, where somebody can be called.
fn open(q: QualificationIdx, w: &Pipeline) -> Vec<OpenNeed> {
    let commitment = w.inputs.get(SettingId::ProbabilityCommitment);
    let mut all = Vec::new();
    for (target, share) in std::iter::once((q, 1.0)).chain(w.shares_of(q)) {
        let ageless_share = match target == q {
            true => 1.0,
            false => w.ageless_share(q, target),
        };
        for s in w.statements.on(target) {
            let doubt = s.pi * (1.0 - s.pi);
            if s.superseded_by.is_some() || s.enterprise == NONE || s.in_target * doubt <= 0.0 {
                continue;
            }
            let yes = commitment.max(s.pi);
            let certain = |share: f64| {
                let r = share * s.in_target;
                (r * yes, r * r * yes * (1.0 - yes))
            };
            let (after, after_ageless) = (certain(share), certain(ageless_share));
            let (ageless, ageless_variance) = s.ageless();
            all.push(OpenNeed {
                enterprise: s.enterprise,
                need: s.id.clone(),
                now: TargetDemand {
                    demand: share * s.demand(),
                    variance: share * share * s.variance(),
                    ageless_demand: ageless_share * ageless,
                    ageless_variance: ageless_share * ageless_share * ageless_variance,
                    ..TargetDemand::default()
                },
                // Evidence that has not grown old.
                after_yes: TargetDemand {
                    demand: after.0,
                    variance: after.1,
                    ageless_demand: after_ageless.0,
                    ageless_variance: after_ageless.1,
                    ..TargetDemand::default()
                },
                chance_of_yes: s.pi / yes,
                variance: (share * s.in_target).powi(2) * doubt,
            });
        }
    }
    all
}

/// The needs of each enterprise together, the enterprise with the largest doubt first.
fn by_enterprise(mut all: Vec<OpenNeed>) -> Vec<Vec<OpenNeed>> {
    put_in_order(&mut all, |a, b| a.enterprise.cmp(&b.enterprise));
    let mut groups: Vec<Vec<OpenNeed>> = Vec::new();
    for open in all {
        match groups.last_mut() {
            Some(group) if group[0].enterprise == open.enterprise => group.push(open),
            _ => groups.push(vec![open]),
        }
    }
    let doubt = |group: &[OpenNeed]| group.iter().map(|open| open.variance).sum::<f64>();
    put_in_order(&mut groups, |a, b| doubt(b).total_cmp(&doubt(a)));
    groups
}

/// Every state of demand with its probability, after one more answer.
fn answered(states: &[(f64, TargetDemand)], open: &OpenNeed) -> Vec<(f64, TargetDemand)> {
    let mut after = Vec::with_capacity(2 * states.len());
    for (probability, demand) in states {
        let mut no = *demand;
        no.add(&open.now, -1.0);
        // Variances are added with the square of the share; here they go.
        no.variance = (demand.variance - open.now.variance).max(0.0);
        no.ageless_variance = (demand.ageless_variance - open.now.ageless_variance).max(0.0);
        let mut yes = no;
        yes.add(&open.after_yes, 1.0);
        after.push((probability * (1.0 - open.chance_of_yes), no));
        after.push((probability * open.chance_of_yes, yes));
    }
    after
}

/// The chance that the verdict is firm. Where nobody wants anybody any more there is no doubt either.
fn chance(states: &[(f64, TargetDemand)], own: &SupplyTotals, w: &Pipeline) -> f64 {
    const NOBODY: f64 = 1e-9;
    let settled =
        |demand: &TargetDemand| demand.demand <= NOBODY || is_firm(own, demand, &w.inputs);
    let firm = states.iter().filter(|(_, demand)| settled(demand));
    firm.map(|(probability, _)| probability).sum()
}
