//! Figures that follow edits: what each step left is kept, and an edit only takes again what it
//! touched.
//!
//! A need, its evidence and its enterprise touch their targets; an offer or a school touches supply;
//! a relation, a unit or a level touches relatedness; a travel time or a position touches distances.
//! Who serves whom is settled anew each time, because people move on from one cell to the next; of the
//! qualifications only those are judged again of which some number has changed. The target year and
//! the settings that weigh evidence let every statement count anew, from the numbers that are kept. The
//! reference date and the catalogue's codes and occupations touch everything: then all is computed as
//! [`compute`](crate::compute) does.

mod statements;
mod touched;

use std::sync::Arc;

use crate::assumptions::Assumptions;
use crate::compute::{KeptFigures, figures, figures_but};
use crate::demand::{Demand, TargetDemand};
use crate::distance::Distances;
use crate::figures::Coverage;
use crate::heard::{Counting, Spoke};
use crate::incremental::touched::{Dirty, TouchedNumbers};
use crate::inputs::{Ground, Q};
use crate::pipeline::{DemandTotals, Stages, Sums, SupplyTotals, Working};
use crate::relatedness::Relatedness;
use crate::statement::NoStatement;
use crate::supply::Supply;
use enlace_model::{Change, Region};

/// More needs than this are read as soon by computing all again.
const MANY_NEEDS: usize = 5_000;
/// So many needs may stand out of the order of ids before all is computed again.
const MOST_OUT_OF_ORDER: usize = 2_000;

/// All figures of a region, with what it takes to follow an edit.
#[derive(Clone, Debug)]
pub struct Incremental {
    steps: Stages,
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
        let w = Working::of(region);
        Self {
            judged: judged(&w),
            coverage: Arc::new(figures(&w)),
            steps: w.steps,
        }
    }

    /// The figures of the region as it was last shown.
    pub fn coverage(&self) -> &Arc<Coverage> {
        &self.coverage
    }

    /// Follows an edit: `region` is as the changes left it, and nothing but they happened to it since.
    pub fn follow(&mut self, region: &Region, changes: &[Change]) {
        let touched = TouchedNumbers::by(changes, &self.steps.targets);
        if touched.is_nothing() {
            return;
        }
        let statements = &self.steps.statements;
        let out_of_order = statements.all.len() - statements.in_order as usize;
        let is_much = touched.needs.len() > MANY_NEEDS || out_of_order > MOST_OUT_OF_ORDER;
        if is_much || touched.again.contains(&Dirty::Everything) {
            *self = Self::of(region);
        } else {
            self.follow_in_part(Ground::of(region), &touched);
        }
    }

    /// The figures under other assumptions than the region's own; the ledger stays as it is.
    pub fn assuming(&self, region: &Region, other: &Assumptions) -> Arc<Coverage> {
        let touched = TouchedNumbers::by(&other.edits(region), &self.steps.targets);
        if touched.is_nothing() {
            return self.coverage.clone();
        }
        let ground = Ground::assuming(region, other);
        if touched.again.contains(&Dirty::Everything) {
            return Arc::new(figures(&Working::on(ground)));
        }
        let mut copy = self.clone();
        copy.follow_in_part(ground, &touched);
        copy.coverage
    }

    /// Lends all that was computed, and takes it back; `region` is as it was last shown.
    pub(crate) fn lend<'r, T>(
        &mut self,
        region: &'r Region,
        ask: impl FnOnce(Working<'r>) -> (Working<'r>, T),
    ) -> T {
        let (ground, steps) = (Ground::of(region), std::mem::take(&mut self.steps));
        let (w, told) = ask(Working { ground, steps });
        self.steps = w.steps;
        told
    }

    /// Joins the numbers that are kept and sums them up, as after another setting of how evidence
    /// weighs; for comparing with other programs.
    pub fn sums(&mut self, region: &Region) -> Sums {
        let ground = Ground::of(region);
        self.steps.statements.count_again(&ground);
        let demand = Demand::of(&ground, &self.steps.statements);
        Sums::of(&demand, &self.steps.supply)
    }

    fn follow_in_part(&mut self, ground: Ground, touched: &TouchedNumbers) {
        let again = |step| touched.again.contains(&step);
        let mut steps = std::mem::take(&mut self.steps);
        let mut stale = vec![again(Dirty::Figures); ground.qualifications.len()];
        let moved = steps.statements.follow(touched, &ground, &steps.targets);
        if again(Dirty::Statements) {
            steps.statements.count_again(&ground);
            steps.demand = Demand::of(&ground, &steps.statements);
        }
        for target in &moved.targets {
            steps.demand.again(*target, &steps.statements, &ground);
            match steps.targets.occupation(*target) {
                None => stale[*target as usize] = true,
                Some(o) => o.led_by.iter().for_each(|q| stale[*q as usize] = true),
            }
        }
        let mut counting = Counting::of(&steps.statements);
        for (q, _) in (0..).zip(&stale).filter(|(_, stale)| **stale) {
            steps.respondents[q as usize] = counting.spoke(q, &steps.statements, &steps.leads);
        }
        if again(Dirty::Relatedness) {
            steps.related = Relatedness::of(&ground);
        }
        if again(Dirty::Distances) {
            steps.distances = Distances::of(&ground);
        }
        if again(Dirty::Supply) {
            let supply = Supply::of(&ground);
            supply.mark_changed(&steps.supply, &mut stale);
            steps.supply = supply;
        }
        steps.allocate(&ground);
        let w = Working { ground, steps };
        let judged = judged(&w);
        let before = std::mem::replace(&mut self.judged, judged);
        for ((stale, now), before) in stale.iter_mut().zip(&self.judged).zip(&before) {
            *stale |= now != before;
        }

        let earlier = &*self.coverage;
        let standing: Vec<Q> = w.qualifications().collect();
        let qualifications = standing
            .iter()
            .zip(&earlier.qualifications)
            .map(|(q, figures)| (!stale[*q as usize]).then(|| figures.clone()))
            .collect();
        let same_lights =
            !again(Dirty::Supply) && !again(Dirty::Distances) && !again(Dirty::Figures);
        let has_other = |why| moved.others.contains(&why);
        // Hours of a unit may be those of a related qualification.
        let same_courses = !again(Dirty::ShortCourses)
            && !again(Dirty::Relatedness)
            && !has_other(NoStatement::Upskill);
        let kept = KeptFigures {
            qualifications,
            offers: same_lights.then(|| earlier.offers.clone()),
            needs: (!again(Dirty::Statements)).then(|| earlier.needs.clone()),
            moved: moved.needs.into_iter().collect(),
            short_courses: same_courses.then(|| earlier.short_courses.clone()),
        };
        self.coverage = Arc::new(figures_but(kept, &w));
        self.steps = w.steps;
    }
}

fn judged(w: &Working) -> Vec<JudgedNumbers> {
    let all = 0..w.ground.qualifications.len() as Q;
    all.map(|q| JudgedNumbers {
        demand: w.demand_of(q),
        met: w.met_of(q),
        own: w.own[q as usize],
        spoke: w.respondents[q as usize],
    })
    .collect()
}
