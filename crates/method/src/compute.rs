//! Puts the figures of a region together from the steps of the computation.

use std::sync::Arc;

use crate::assumptions::Assumptions;
use crate::cause::cause;
use crate::certainty::{RegionEvidence, evidence};
use crate::chain::chain;
use crate::classes::classes;
use crate::demand::TargetDemand;
use crate::figures::*;
use crate::indicators::indicators;
use crate::inputs::{Inputs, QualificationIdx, TOLERANCE};
use crate::lights::lights;
use crate::need_level::{need_levels, ranked};
use crate::need_standings::{needs, needs_but};
use crate::pipeline::{DemandTotals, Pipeline};
use crate::ratio::{interval, ratio};
use crate::short_courses::short_courses;
use crate::target::TargetIdx;
use crate::verdict::{judge, whom_to_ask};
use enlace_model::{Persons, Rate, Ratio, Region, SchoolYear, SettingId, Share};

/// All figures of a region for its target year.
pub fn compute(region: &Region) -> Coverage {
    figures(&Pipeline::of(region))
}

/// All figures of a region under other assumptions than its own.
pub fn compute_assuming(region: &Region, other: &Assumptions) -> Coverage {
    figures(&Pipeline::on(Inputs::assuming(region, other)))
}

/// What of earlier figures still holds.
#[derive(Debug, Default)]
pub(crate) struct KeptFigures {
    /// By position; none where they are to be judged again.
    pub qualifications: Vec<Option<QualificationFigures>>,
    /// But for those of qualifications that are judged again.
    pub offers: Option<Vec<OfferFigures>>,
    /// By qualification: whether it is judged again.
    pub stale: Vec<bool>,
    /// How needs stood, but for those that may have moved.
    pub needs: Option<NeedsOverview>,
    pub moved: Vec<u32>,
    pub short_courses: Option<Vec<ShortCourse>>,
    /// The places of the demand cells.
    pub cell_places: Option<Arc<[DemandCellPlace]>>,
}

pub(crate) fn figures(w: &Pipeline) -> Coverage {
    figures_but(KeptFigures::default(), w)
}

/// All figures, those that are kept taken as they are.
pub(crate) fn figures_but(kept: KeptFigures, w: &Pipeline) -> Coverage {
    let totals = totals(w);
    let ranked = ranked(w, totals.gap.0);
    let mut levels = need_levels(&ranked, w).into_iter();
    let region_evidence = RegionEvidence::of(w);
    let mut earlier = kept.qualifications.into_iter();
    let mut qualifications = Vec::new();
    for q in w.qualifications() {
        let mut own = match earlier.next().flatten() {
            Some(own) => own,
            None => qualification(q, &w.demand_of(q), &w.met_of(q), w),
        };
        // These depend on the whole region.
        own.need_level = if own.demand.0 > 0.0 {
            levels.next().flatten()
        } else {
            None
        };
        own.certainty = region_evidence.certainty(own.firmness, w.respondents[q as usize].heard);
        own.evidence = evidence(own.certainty);
        qualifications.push(own);
    }
    let offers = match kept.offers {
        None => w.supply.offers.iter().map(|o| offer(o, w)).collect(),
        Some(mut offers) => {
            let both = offers.iter_mut().zip(&w.supply.offers);
            both.filter(|(_, own)| kept.stale[own.qualification as usize])
                .for_each(|(figures, own)| *figures = offer(own, w));
            offers
        }
    };
    let needs = match kept.needs {
        None => needs(w),
        Some(earlier) => needs_but(earlier, &kept.moved, w),
    };
    Coverage {
        target_year: SchoolYear(w.inputs.target_year),
        totals,
        qualifications,
        cells: cells(w, kept.cell_places),
        supply_cells: supply_cells(w),
        flows: flows(w),
        offers,
        occupation_shares: occupation_shares(w),
        no_qualification_leads_there: unmatched(w),
        needs,
        short_courses: kept.short_courses.unwrap_or_else(|| short_courses(w)),
        allocation: w.allocation.end,
    }
}

fn totals(w: &Pipeline) -> Totals {
    let sum = |of: fn(&DemandTotals) -> f64| Rate(w.met.iter().map(of).sum());
    let own = |of: fn(&crate::pipeline::SupplyTotals) -> f64| Rate(w.own.iter().map(of).sum());
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

/// The figures of a qualification, less what depends on the whole region.
fn qualification(
    q: QualificationIdx,
    demand: &TargetDemand,
    met: &DemandTotals,
    w: &Pipeline,
) -> QualificationFigures {
    let own = &w.own[q as usize];
    let z = w.inputs.interval_z;
    let (demand_sd, supply_sd) = (demand.variance.sqrt(), own.variance.sqrt());
    let r = ratio(own.supply, own.variance, demand.demand, demand.variance, z);
    let share = |gap: f64| {
        (demand.demand > 0.0).then(|| Share((1.0 - gap / demand.demand).clamp(0.0, 1.0)))
    };
    let coverage = share(met.gap);
    let judged = judge(q, demand, w);
    let heard = f64::from(w.respondents[q as usize].heard);
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
        [].into()
    };
    let chain = chain(q, met, w);
    let (demand_low, demand_high) = interval(demand.demand, demand_sd, z);
    let (supply_low, supply_high) = interval(own.supply, supply_sd, z);
    QualificationFigures {
        code: w.inputs.qualifications[q as usize].code.clone(),
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
        evidence: EvidenceEnough::Enough,
        certainty: None,
        enterprises_heard: Persons(heard),
        notes,
        ask,
        need_level: None,
        classes,
        cause: cause(q, demand.demand, met.gap, judged.verdict, &chain, w),
        chain,
        indicators: indicators(q, w),
    }
}

/// "Enough people, not within reach" or "met by others", where supply and coverage disagree.
fn reach_note(ratio: f64, coverage: f64, w: &Pipeline) -> Option<Note> {
    let short = w.inputs.get(SettingId::BandStrongShortage);
    if ratio > w.inputs.get(SettingId::BandShortage) + TOLERANCE && coverage < short - TOLERANCE {
        Some(Note::EnoughPeopleNotWithinReach)
    } else if ratio <= short + TOLERANCE && coverage > 0.99 + TOLERANCE {
        Some(Note::MetByOthers)
    } else {
        None
    }
}

fn tiers(met: &DemandTotals) -> Tiers {
    Tiers {
        same_near: Rate(met.covered[0]),
        same_far: Rate(met.covered[1]),
        related_near: Rate(met.covered[2]),
        related_far: Rate(met.covered[3]),
        uncovered: Rate(met.gap),
    }
}

/// The demand cells; `places` are those of figures in which people are wanted at the same ones.
pub(crate) fn cells(w: &Pipeline, places: Option<Arc<[DemandCellPlace]>>) -> DemandCells {
    let mut covered = vec![[0.0; 4]; w.demand.cells.len()];
    for (n, tier) in w.allocation.tiers.iter().enumerate() {
        for link in &tier.links {
            covered[link.demand as usize][n] += link.people * link.weight();
        }
    }
    let gaps = covered.into_iter().zip(&w.allocation.lacking);
    let met = gaps.zip(&w.demand.cells).map(|((covered, gap), cell)| {
        let met = DemandTotals {
            covered,
            gap: *gap,
            ..DemandTotals::default()
        };
        (Rate(cell.demand), tiers(&met))
    });
    DemandCells::new(places.unwrap_or_else(|| cell_places(w)), met.collect())
}

fn cell_places(w: &Pipeline) -> Arc<[DemandCellPlace]> {
    let names: Vec<CellTarget> = (0..w.targets.len() as TargetIdx)
        .map(|t| w.targets.name(t, &w.inputs))
        .collect();
    let places = w.demand.cells.iter().map(|cell| DemandCellPlace {
        target: names[cell.target as usize].clone(),
        municipality: w.inputs.municipalities[cell.municipality as usize]
            .code
            .clone(),
    });
    places.collect()
}

pub(crate) fn supply_cells(w: &Pipeline) -> Vec<SupplyCell> {
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
                qualification: w.inputs.qualifications[place.qualification as usize]
                    .code
                    .clone(),
                municipality: w.inputs.municipalities[place.municipality as usize]
                    .code
                    .clone(),
                available: Rate(place.available),
                used: [used(0), used(1), used(2), used(3)],
                left_over: Rate(w.allocation.left[i]),
            }
        })
        .collect()
}

fn flows(w: &Pipeline) -> Vec<Flow> {
    let links = w.allocation.tiers.iter().flat_map(|tier| &tier.links);
    // There are many: the list is not to grow bit by bit.
    let mut flows = Vec::with_capacity(links.filter(|l| l.people > 0.0).count());
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

fn offer(o: &crate::supply::OfferSupply, w: &Pipeline) -> OfferFigures {
    OfferFigures {
        offer: w.supply.list.all[o.offer as usize].id.clone(),
        qualification: w.inputs.qualifications[o.qualification as usize]
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

fn occupation_shares(w: &Pipeline) -> Vec<OccupationShares> {
    let shares = (w.targets.qualifications..).zip(&w.shares);
    shares
        .map(|(target, among)| OccupationShares {
            occupation: w.targets.name(target, &w.inputs),
            among: among
                .iter()
                .map(|(q, share)| {
                    let code = &w.inputs.qualifications[*q as usize].code;
                    (code.clone(), Share(*share))
                })
                .collect(),
        })
        .collect()
}

fn unmatched(w: &Pipeline) -> Vec<UnledOccupation> {
    (w.targets.qualifications..)
        .zip(&w.targets.occupations)
        .filter(|(target, o)| o.led_by.is_empty() && w.met[*target as usize].demand > 0.0)
        .map(|(target, _)| UnledOccupation {
            occupation: w.targets.name(target, &w.inputs),
            demand: Rate(w.met[target as usize].demand),
            gap: Rate(w.met[target as usize].gap),
        })
        .collect()
}
