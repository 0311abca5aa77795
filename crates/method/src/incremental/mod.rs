//! Figures that follow edits: what each step left is kept, and an edit only takes again what it
//! touched.
//!
//! A need, its evidence and its enterprise touch their targets; other numbers of an offer touch its
//! place; whatever else changes of an offer or a school touches all supply;
//! a relation, a unit or a level touches relatedness; a travel time or a position touches distances.
//! Who serves whom is settled anew each time, because people move on from one cell to the next; of the
//! qualifications only those are judged again of which some number has changed. The target year and
//! the settings that weigh evidence let every statement count anew, from the numbers that are kept. The
//! reference date and the catalogue's codes and occupations touch everything: then all is computed as
//! [`compute`](crate::compute) does.

mod statements;
mod touched;

use std::sync::Arc;

use crate::allocation::Allocation;
use crate::assumptions::Assumptions;
use crate::compute::{KeptFigures, figures, figures_but};
use crate::demand::{Demand, TargetDemand};
use crate::distance::Distances;
use crate::figures::Coverage;
use crate::heard::{Counting, Spoke};
use crate::incremental::touched::{Dirty, TouchedNumbers};
use crate::inputs::{Inputs, QualificationIdx};
use crate::pipeline::{DemandTotals, Pipeline, Stages, Sums, SupplyTotals};
use crate::relatedness::Relatedness;
use crate::statement::NoStatement;
use crate::supply::{FollowedSupply, Supply};
use enlace_model::{Change, Region};

/// More needs than this are read as soon by computing all again.
const MANY_NEEDS: usize = 5_000;
/// So many needs may stand out of the order of ids before all is computed again.
const MOST_OUT_OF_ORDER: usize = 2_000;

/// All figures of a region, with what it takes to follow an edit.
#[derive(Clone, Debug)]
pub struct Incremental {
    stages: Stages,
    judged: Vec<JudgedNumbers>,
    coverage: Arc<Coverage>,
}

/// The numbers on which the figures of a qualification rest.
#[derive(Clone, Copy, Debug, PartialEq)]
struct JudgedNumbers {
    demand: TargetDemand,
    met: DemandTotals,
    own: SupplyTotals,
    spoke: Spoke,
}

impl Incremental {
    /// Computes all figures of a region.
    pub fn of(region: &Region) -> Self {
        let w = Pipeline::of(region);
        Self {
            judged: judged(&w),
            coverage: Arc::new(figures(&w)),
            stages: w.stages,
        }
    }

    /// The figures of the region as it was last shown.
    pub fn coverage(&self) -> &Arc<Coverage> {
        &self.coverage
    }

    /// Follows an edit: `region` is as the changes left it, and nothing but they happened to it since.
    pub fn follow(&mut self, region: &Region, changes: &[Change]) {
        let touched = TouchedNumbers::by(changes, &self.stages.targets);
        if touched.is_nothing() {
            return;
        }
        let statements = &self.stages.statements;
        let out_of_order = statements.all.len() - statements.in_order as usize;
        let is_much = touched.needs.len() > MANY_NEEDS || out_of_order > MOST_OUT_OF_ORDER;
        if is_much || touched.again.contains(&Dirty::Everything) {
            *self = Self::of(region);
        } else {
            self.follow_in_part(Inputs::of(region), &touched);
        }
    }

    /// The figures as they would be after an edit that is only tried; `region` is as the changes would
    /// leave it. What is kept stays as it is.
    pub fn after(&self, region: &Region, changes: &[Change]) -> Arc<Coverage> {
        let mut copy = self.clone();
        copy.follow(region, changes);
        copy.coverage
    }

    /// The figures under other assumptions than the region's own; the ledger stays as it is.
    pub fn assuming(&self, region: &Region, other: &Assumptions) -> Arc<Coverage> {
        let touched = TouchedNumbers::by(&other.edits(region), &self.stages.targets);
        if touched.is_nothing() {
            return self.coverage.clone();
        }
        let inputs = Inputs::assuming(region, other);
        if touched.again.contains(&Dirty::Everything) {
            return Arc::new(figures(&Pipeline::on(inputs)));
        }
        let mut copy = self.clone();
        copy.follow_in_part(inputs, &touched);
        copy.coverage
    }

    /// Lends all that was computed, and takes it back; `region` is as it was last shown.
    pub(crate) fn lend<'r, T>(
        &mut self,
        region: &'r Region,
        ask: impl FnOnce(Pipeline<'r>) -> (Pipeline<'r>, T),
    ) -> T {
        let (inputs, stages) = (Inputs::of(region), std::mem::take(&mut self.stages));
        let (w, told) = ask(Pipeline { inputs, stages });
        self.stages = w.stages;
        told
    }

    /// Joins the numbers that are kept and sums them up, as after another setting of how evidence
    /// weighs; for comparing with other programs.
    pub fn sums(&mut self, region: &Region) -> Sums {
        let inputs = Inputs::of(region);
        self.stages.statements.count_again(&inputs);
        let demand = Demand::of(&inputs, &self.stages.statements);
        Sums::of(&demand, &self.stages.supply)
    }

    fn follow_in_part(&mut self, inputs: Inputs, touched: &TouchedNumbers) {
        let again = |step| touched.again.contains(&step);
        let mut stages = std::mem::take(&mut self.stages);
        let mut stale = vec![again(Dirty::Figures); inputs.qualifications.len()];
        let moved = stages.statements.follow(touched, &inputs, &stages.targets);
        if again(Dirty::Statements) {
            stages.statements.count_again(&inputs);
            stages.demand = Demand::of(&inputs, &stages.statements);
        }
        for target in &moved.targets {
            stages.demand.again(*target, &stages.statements, &inputs);
            match stages.targets.occupation(*target) {
                None => stale[*target as usize] = true,
                Some(o) => o.led_by.iter().for_each(|q| stale[*q as usize] = true),
            }
        }
        let mut counting = Counting::of(&stages.statements);
        for (q, _) in (0..).zip(&stale).filter(|(_, stale)| **stale) {
            stages.respondents[q as usize] = counting.spoke(q, &stages.statements, &stages.leads);
        }
        if again(Dirty::Relatedness) {
            stages.related = Relatedness::of(&inputs);
        }
        if again(Dirty::Distances) {
            stages.distances = Distances::of(&inputs);
        }
        let supply_again = again(Dirty::Supply)
            || stages.supply.follow(&touched.offers, &inputs, &mut stale)
                == FollowedSupply::ToBeListedAgain;
        if supply_again {
            let supply = Supply::of(&inputs);
            supply.mark_changed(&stages.supply, &mut stale);
            stages.supply = supply;
        }
        if again(Dirty::Relatedness) || again(Dirty::Distances) {
            // The links rest on both.
            stages.allocation = Allocation::default();
        }
        stages.allocate(&inputs);
        let w = Pipeline { inputs, stages };
        let judged = judged(&w);
        let before = std::mem::replace(&mut self.judged, judged);
        for ((stale, now), before) in stale.iter_mut().zip(&self.judged).zip(&before) {
            *stale |= now != before;
        }

        let earlier = &*self.coverage;
        let standing: Vec<QualificationIdx> = w.qualifications().collect();
        let qualifications = standing
            .iter()
            .zip(&earlier.qualifications)
            .map(|(q, figures)| (!stale[*q as usize]).then(|| figures.clone()))
            .collect();
        let same_lights = !supply_again && !again(Dirty::Distances) && !again(Dirty::Figures);
        let has_other = |why| moved.others.contains(&why);
        // Hours of a unit may be those of a related qualification.
        let same_courses = !again(Dirty::ShortCourses)
            && !again(Dirty::Relatedness)
            && !has_other(NoStatement::Upskill);
        let kept = KeptFigures {
            qualifications,
            offers: same_lights.then(|| earlier.offers.clone()),
            stale,
            needs: (!again(Dirty::Statements)).then(|| earlier.needs.clone()),
            moved: moved.needs.into_iter().collect(),
            short_courses: same_courses.then(|| earlier.short_courses.clone()),
            cell_places: (w.allocation.has_earlier_cells).then(|| earlier.cells.places()),
        };
        self.coverage = Arc::new(figures_but(kept, &w));
        self.stages = w.stages;
    }
}

fn judged(w: &Pipeline) -> Vec<JudgedNumbers> {
    let all = 0..w.inputs.qualifications.len() as QualificationIdx;
    all.map(|q| JudgedNumbers {
        demand: w.demand_of(q),
        met: w.met_of(q),
        own: w.own[q as usize],
        spoke: w.respondents[q as usize],
    })
    .collect()
}
