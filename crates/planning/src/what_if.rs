//! The figures of a region if something were decided: kept warm, so that one step follows at once.

use std::sync::Arc;

use enlace_method::{Coverage, Incremental};
use enlace_model::{Change, Rate, Region};

use crate::course::Courses;
use crate::effect::{DecidedCourse, effect};

/// A region with its figures, into which decisions are put to look at them, and taken out again.
pub struct WhatIf {
    region: Region,
    figures: Incremental,
}

/// What a set of proposals does to the region's totals.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TotalFigures {
    pub gap: Rate,
    pub surplus: Rate,
    pub demand: Rate,
    pub supply: Rate,
}

impl TotalFigures {
    /// The totals of figures.
    pub fn of(coverage: &Coverage) -> Self {
        let totals = &coverage.totals;
        Self {
            gap: totals.gap,
            surplus: totals.surplus,
            demand: totals.demand,
            supply: totals.supply,
        }
    }
}

/// What linked proposals do together, and what each would do alone.
#[derive(Clone, Debug, PartialEq)]
pub struct SwapFigures {
    /// With none of them.
    pub base: TotalFigures,
    pub together: TotalFigures,
    /// In the order of the proposals.
    pub alone: Vec<TotalFigures>,
    /// By how much the gap changes together beyond what it changes for each alone: what one half leans on the
    /// other.
    pub interaction: Rate,
}

impl WhatIf {
    /// Computes the figures of a region.
    pub fn of(region: &Region) -> Self {
        Self::with_figures(region, Incremental::of(region))
    }

    /// With the figures of the region that are there already.
    pub fn with_figures(region: &Region, figures: Incremental) -> Self {
        let region = region.clone();
        Self { region, figures }
    }

    /// The region as it is.
    pub fn region(&self) -> &Region {
        &self.region
    }

    /// The figures of the region as it is.
    pub fn as_it_is(&self) -> Arc<Coverage> {
        self.figures.coverage().clone()
    }

    /// The figures if all of these were decided; afterwards the region is as it was.
    pub fn decided(&mut self, all: &[DecidedCourse]) -> Arc<Coverage> {
        let mut changes: Vec<Change> = Vec::new();
        for decided in all {
            let own = effect(decided, &Courses::of(&self.region));
            own.iter().for_each(|change| self.region.apply(change));
            changes.extend(own);
        }
        self.looked_at(changes)
    }

    /// The figures after changes that are applied already; takes them back.
    fn looked_at(&mut self, changes: Vec<Change>) -> Arc<Coverage> {
        if changes.is_empty() {
            return self.as_it_is();
        }
        let before = self.figures.clone();
        self.figures.follow(&self.region, &changes);
        let found = self.as_it_is();
        for change in changes.into_iter().rev() {
            self.region.apply(&change.inverse());
        }
        self.figures = before;
        found
    }

    /// The totals if all of these were decided.
    pub fn totals(&mut self, all: &[DecidedCourse]) -> TotalFigures {
        TotalFigures::of(&self.decided(all))
    }

    /// What linked proposals do together and each alone. Of one, or of none, nothing leans on anything.
    pub fn swap(&mut self, all: &[DecidedCourse]) -> SwapFigures {
        let base = TotalFigures::of(&self.as_it_is());
        let together = self.totals(all);
        let alone: Vec<TotalFigures> = all
            .iter()
            .map(|own| self.totals(std::slice::from_ref(own)))
            .collect();
        let each: f64 = alone.iter().map(|own| own.gap.0 - base.gap.0).sum();
        SwapFigures {
            interaction: Rate(together.gap.0 - base.gap.0 - each),
            base,
            together,
            alone,
        }
    }
}
