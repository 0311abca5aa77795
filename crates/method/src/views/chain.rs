//! Where the gap comes from, step by step from places to covered demand, and what would mend each loss
//! (method section 9). Persons per year; the steps of a field or the region are sums.

use crate::figures::UnledOccupation;
use crate::views::scope::ViewScope;
use crate::{Coverage, FigureId, people};
use enlace_model::variants;
use enlace_model::{Classes, Rate, Region};

/// The steps from places to the gap.
#[derive(Clone, Debug, PartialEq)]
pub struct GapChain {
    pub steps: Vec<ChainStep>,
    pub demand: Rate,
    pub gap: Rate,
    /// Of the gap, what filling the empty places of the same qualifications would close.
    pub closed_by_empty_places: Rate,
    /// Classes to consider for what is left then.
    pub classes: Classes,
}

/// One step: where it begins and ends on the scale of persons.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChainStep {
    /// The figure that explains it.
    pub figure: FigureId,
    pub kind: StepKind,
    pub people: Rate,
    pub from: Rate,
    pub to: Rate,
    /// What would mend a loss; `None` where nothing is lost.
    pub remedy: Option<Remedy>,
}

/// What a step does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// How many there are at this point.
    Level,
    /// So many fewer from here on.
    Loss,
    /// So many more.
    Gain,
}

variants! {
    /// What would mend a loss.
    pub enum Remedy {
        Promotion = "promotion",
        Support = "support",
        Staying = "staying",
        Transport = "transport",
        NewClass = "new_class",
    }
}

use FigureId::*;
use StepKind::{Gain, Level, Loss};

/// Every step, and what would mend it where it is a loss.
const STEPS: [(FigureId, StepKind, Option<Remedy>); 16] = [
    (Places, Level, None),
    (Unfilled, Loss, Some(Remedy::Promotion)),
    (Entrants, Level, None),
    (Dropout, Loss, Some(Remedy::Support)),
    (Graduates, Level, None),
    (Leaving, Loss, Some(Remedy::Staying)),
    (Supply, Level, None),
    (Surplus, Loss, Some(Remedy::Transport)),
    (ServingRelated, Loss, None),
    (LostServingOwn, Loss, Some(Remedy::Transport)),
    (CoveringOwn, Level, None),
    (BySameOccupations, Gain, None),
    (ByRelated, Gain, None),
    (Covered, Level, None),
    (Gap, Gain, Some(Remedy::NewClass)),
    (Demand, Level, None),
];

/// A loss smaller than this needs no remedy.
const NOTHING: f64 = 1e-9;

/// The chain of what is in view. The region's gap and demand hold the occupations to which no
/// qualification leads, which no step before them has.
pub fn chain(scope: &ViewScope, region: &Region, coverage: &Coverage) -> GapChain {
    let all: Vec<_> = scope.figures(region, coverage).collect();
    let sum = |id: FigureId| all.iter().filter_map(|q| people(q, id)).sum::<Rate>();
    let unled = |of: fn(&UnledOccupation) -> Rate| match scope {
        ViewScope::Region => coverage.no_qualification_leads_there.iter().map(of).sum(),
        _ => Rate(0.0),
    };
    let demand = sum(Demand) + unled(|u| u.demand);
    let gap = sum(Gap) + unled(|u| u.gap);
    let mut at = 0.0;
    let steps = STEPS.map(|(figure, kind, remedy)| {
        let people = match figure {
            Demand => demand,
            Gap => gap,
            id => sum(id),
        };
        let (from, to) = match kind {
            Level => (0.0, people.0),
            Loss => (at, at - people.0),
            Gain => (at, at + people.0),
        };
        at = to;
        ChainStep {
            figure,
            kind,
            people,
            from: Rate(from),
            to: Rate(to),
            remedy: remedy.filter(|_| people.0 > NOTHING),
        }
    });
    let after = all.iter().map(|q| q.classes.gap_after_empty_chairs.0);
    GapChain {
        steps: steps.into(),
        demand,
        gap,
        closed_by_empty_places: Rate((sum(Gap).0 - after.sum::<f64>()).max(0.0)),
        classes: all.iter().map(|q| q.classes.classes).sum(),
    }
}
