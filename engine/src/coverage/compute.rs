//! Puts the figures of a region together from the steps of the computation.

use crate::coverage::chain::chain;
use crate::coverage::classes::classes;
use crate::coverage::demand::TargetDemand;
use crate::coverage::figures::*;
use crate::coverage::ground::{Q, TOLERANCE, possible};
use crate::coverage::heard;
use crate::coverage::indicators::indicators;
use crate::coverage::lights::lights;
use crate::coverage::need_level::{need_levels, ranked};
use crate::coverage::ratio::{interval, ratio};
use crate::coverage::short_courses::short_courses;
use crate::coverage::statement::{NoStatement, Statement};
use crate::coverage::verdict::{judge, whom_to_ask};
use crate::coverage::working::{Met, Working};
use crate::model::{NeedId, Persons, Rate, Ratio, Region, SchoolYear, SettingId, Share};

/// All figures of a region for its target year.
pub fn compute(region: &Region) -> Coverage {
    figures(&Working::of(region))
}

pub(crate) fn figures(w: &Working) -> Coverage {
    let totals = totals(w);
    let inputs: Vec<(Q, TargetDemand, Met)> = w
        .qualifications()
        .map(|q| (q, w.demand_of(q), w.met_of(q)))
        .collect();
    let ranked = ranked(w, totals.gap.0);
    let mut levels = need_levels(&ranked, w).into_iter();
    let unheard = heard::too_few_municipalities(w);
    let qualifications = inputs
        .iter()
        .map(|(q, demand, met)| {
            let level = if demand.demand > 0.0 {
                levels.next().flatten()
            } else {
                None
            };
            qualification(*q, demand, met, level, unheard, w)
        })
        .collect();
    Coverage {
        target_year: SchoolYear(w.ground.target_year),
        totals,
        qualifications,
        cells: cells(w),
        supply_cells: supply_cells(w),
        flows: flows(w),
        offers: w.supply.offers.iter().map(|o| offer(o, w)).collect(),
        no_qualification_leads_there: unled(w),
        needs: needs(w),
        short_courses: short_courses(w),
        allocation: w.allocation.end,
    }
}

fn totals(w: &Working) -> Totals {
    let sum = |of: fn(&Met) -> f64| Rate(w.met.iter().map(of).sum());
    let own = |of: fn(&crate::coverage::working::Own) -> f64| Rate(w.own.iter().map(of).sum());
    let mut all = TargetDemand::default();
    w.demand.targets.iter().for_each(|t| all.add(t, 1.0));
    let tier = |n: usize| Rate(w.met.iter().map(|m| m.covered[n]).sum());
    let gap = sum(|m| m.gap);
    let demand = Rate(all.demand);
    Totals {
        demand,
        demand_sd: Rate(all.variance.sqrt()),
        demand_carried_forward: Rate(all.carried),
        carried_by_reason: all.carried_by_reason.map(Rate),
        demand_by_evidence: all.by_evidence.map(Rate),
        supply: own(|o| o.supply),
        supply_assumed: own(|o| o.assumed),
        covered: Rate((demand.0 - gap.0).max(0.0)),
        tiers: Tiers {
            same_near: tier(0),
            same_far: tier(1),
            related_near: tier(2),
            related_far: tier(3),
            uncovered: gap,
        },
        lost_on_the_way: own(|o| {
            o.same_people - o.same_covered + o.related_people - o.related_covered
        }),
        gap,
        surplus: own(|o| o.left),
        gap_same_only: sum(|m| m.gap_same_only),
        surplus_same_only: own(|o| o.left_same_only),
    }
}

fn qualification(
    q: Q,
    demand: &TargetDemand,
    met: &Met,
    need_level: Option<NeedLevel>,
    unheard: bool,
    w: &Working,
) -> QualificationFigures {
    let own = &w.own[q as usize];
    let z = w.ground.get(SettingId::IntervalZ);
    let (demand_sd, supply_sd) = (demand.variance.sqrt(), own.variance.sqrt());
    let r = ratio(own.supply, own.variance, demand.demand, demand.variance, z);
    let share = |gap: f64| {
        (demand.demand > 0.0).then(|| Share((1.0 - gap / demand.demand).clamp(0.0, 1.0)))
    };
    let coverage = share(met.gap);
    let judged = judge(q, demand, w);
    let heard = heard::enterprises(q, w, |s| heard::is_heard(s, w)).len();
    let too_few = (heard as f64) < w.ground.get(SettingId::MinimumEnterprises) - TOLERANCE;
    let (classes, more_notes) = classes(q, met.gap, w);
    let mut notes = judged.notes;
    if let (Some(r), Some(coverage)) = (r, coverage) {
        notes.extend(reach_note(r.ratio, coverage.0, w));
    }
    let comes_later = judged.verdict == Verdict::NoSupplyRecorded;
    if demand.demand > 0.0 && own.supply <= 0.0 && !comes_later {
        notes.push(Note::NoSchoolOffersIt);
    }
    notes.extend(more_notes);
    let ask = if judged.firmness == Some(Firmness::Uncertain) {
        whom_to_ask(q, w)
    } else {
        Vec::new()
    };
    let (demand_low, demand_high) = interval(demand.demand, demand_sd, z);
    let (supply_low, supply_high) = interval(own.supply, supply_sd, z);
    QualificationFigures {
        code: w.ground.qualifications[q as usize].code.clone(),
        demand: Rate(demand.demand),
        demand_sd: Rate(demand_sd),
        demand_low: Rate(demand_low),
        demand_high: Rate(demand_high),
        demand_carried_forward: Rate(demand.carried),
        carried_by_reason: demand.carried_by_reason.map(Rate),
        demand_by_evidence: demand.by_evidence.map(Rate),
        supply: Rate(own.supply),
        supply_sd: Rate(supply_sd),
        supply_low: Rate(supply_low),
        supply_high: Rate(supply_high),
        supply_assumed: Rate(own.assumed),
        ratio: r.map(|r| Ratio(r.ratio)),
        ratio_low: r.map(|r| Ratio(r.low)),
        ratio_high: r.map(|r| Ratio(r.high)),
        coverage,
        coverage_same_only: share(met.gap_same_only),
        gap: Rate(met.gap),
        gap_same_only: Rate(met.gap_same_only),
        surplus: Rate(own.left),
        surplus_same_only: Rate(own.left_same_only),
        tiers: tiers(met),
        verdict: judged.verdict,
        firmness: judged.firmness,
        evidence: if too_few || unheard {
            EvidenceEnough::TooLittle
        } else {
            EvidenceEnough::Enough
        },
        enterprises_heard: Persons(heard as f64),
        notes,
        ask,
        need_level,
        classes,
        chain: chain(q, met, w),
        indicators: indicators(q, w),
    }
}

/// "Enough people, not within reach" or "met by others", where supply and coverage disagree.
fn reach_note(ratio: f64, coverage: f64, w: &Working) -> Option<Note> {
    let short = w.ground.get(SettingId::BandStrongShortage);
    if ratio > w.ground.get(SettingId::BandShortage) + TOLERANCE && coverage < short - TOLERANCE {
        Some(Note::EnoughPeopleNotWithinReach)
    } else if ratio <= short + TOLERANCE && coverage > 0.99 + TOLERANCE {
        Some(Note::MetByOthers)
    } else {
        None
    }
}

fn tiers(met: &Met) -> Tiers {
    Tiers {
        same_near: Rate(met.covered[0]),
        same_far: Rate(met.covered[1]),
        related_near: Rate(met.covered[2]),
        related_far: Rate(met.covered[3]),
        uncovered: Rate(met.gap),
    }
}

fn cells(w: &Working) -> Vec<DemandCell> {
    let mut covered = vec![[0.0; 4]; w.demand.cells.len()];
    for (n, tier) in w.allocation.tiers.iter().enumerate() {
        for link in &tier.links {
            covered[link.demand as usize][n] += link.people * link.weight();
        }
    }
    let gaps = covered.into_iter().zip(&w.allocation.lacking);
    w.demand
        .cells
        .iter()
        .zip(gaps)
        .map(|(cell, (covered, gap))| DemandCell {
            target: w.targets.name(cell.target, &w.ground),
            municipality: w.ground.municipalities[cell.municipality as usize]
                .code
                .clone(),
            demand: Rate(cell.demand),
            tiers: tiers(&Met {
                covered,
                gap: *gap,
                ..Met::default()
            }),
        })
        .collect()
}

fn supply_cells(w: &Working) -> Vec<SupplyCell> {
    let places = w.supply.places.iter().enumerate();
    places
        .map(|(i, place)| {
            let used = |n: usize| {
                w.allocation.tiers[n]
                    .of(i)
                    .iter()
                    .map(|l| Rate(l.people))
                    .sum()
            };
            SupplyCell {
                qualification: w.ground.qualifications[place.qualification as usize]
                    .code
                    .clone(),
                municipality: w.ground.municipalities[place.municipality as usize]
                    .code
                    .clone(),
                available: Rate(place.available),
                used: [used(0), used(1), used(2), used(3)],
                left_over: Rate(w.allocation.left[i]),
            }
        })
        .collect()
}

fn flows(w: &Working) -> Vec<Flow> {
    let mut flows = Vec::new();
    for (tier, links) in Tier::ALL.iter().zip(&w.allocation.tiers) {
        for supply in 0..w.supply.places.len() {
            flows.extend(
                links
                    .of(supply)
                    .iter()
                    .filter(|l| l.people > 0.0)
                    .map(|l| Flow {
                        supply,
                        demand: l.demand as usize,
                        tier: *tier,
                        people: Rate(l.people),
                        weight: Share(l.weight()),
                    }),
            );
        }
    }
    flows
}

fn offer(o: &crate::coverage::supply::OfferSupply, w: &Working) -> OfferFigures {
    OfferFigures {
        offer: w.supply.list.all[o.offer as usize].offer.id.clone(),
        qualification: w.ground.qualifications[o.qualification as usize]
            .code
            .clone(),
        standing: o.standing,
        places: Persons(o.places),
        entrants: Persons(o.entrants),
        completion: Share(o.completion),
        available: Rate(o.available),
        lights: lights(o, w),
    }
}

fn unled(w: &Working) -> Vec<UnledOccupation> {
    (w.targets.qualifications..)
        .zip(&w.targets.occupations)
        .filter(|(target, o)| o.led_by.is_empty() && w.met[*target as usize].demand > 0.0)
        .map(|(target, _)| UnledOccupation {
            occupation: w.targets.name(target, &w.ground),
            demand: Rate(w.met[target as usize].demand),
            gap: Rate(w.met[target as usize].gap),
        })
        .collect()
}

fn needs(w: &Working) -> NeedsOverview {
    let (mut unmapped, mut unmapped_persons) = (0, Persons(0.0));
    let mut standings: Vec<(NeedId, NeedStanding)> =
        Vec::with_capacity(w.ground.region.needs.len());
    for (need, why) in &w.statements.others {
        let standing = match why {
            NoStatement::Upskill => NeedStanding::Upskill,
            NoStatement::Unmapped => {
                let (low, high) = need.range();
                unmapped += 1;
                unmapped_persons.0 += possible((low.0 + high.0) / 2.0).unwrap_or(0.0);
                NeedStanding::Unmapped
            }
            NoStatement::NotUsable => NeedStanding::NotUsable,
        };
        standings.push((need.id.clone(), standing));
    }
    standings.extend(
        w.statements
            .all
            .iter()
            .map(|s| (s.need.id.clone(), standing(s, w))),
    );
    // Collected at once from two sorted runs: inserting one by one compares ids twenty times as often.
    NeedsOverview {
        standing: standings.into_iter().collect(),
        unmapped,
        unmapped_persons,
    }
}

fn standing(s: &Statement, w: &Working) -> NeedStanding {
    let ends_before = s.is_carried && !w.ground.is_on(SettingId::CarryForward);
    if let Some(later) = s.superseded_by {
        NeedStanding::Superseded(w.statements.all[later as usize].need.id.clone())
    } else if s.weight.is_expired(&w.ground) {
        NeedStanding::Expired
    } else if w.ground.target_year < s.first || ends_before {
        NeedStanding::OutsideYear
    } else {
        NeedStanding::Counted(Rate(s.demand()))
    }
}
