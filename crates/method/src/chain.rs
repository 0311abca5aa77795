//! Where the gap comes from (method section 9).
//!
//! `places − unfilled = entrants`, `− dropout = graduates`, `− leaving = available`, `− left over −
//! serving related demand − lost on the way = covering own demand`, `± by others of the same
//! occupations`, `+ by related = covered = D − gap`. Persons per year. Nothing offered: all 0.

use crate::figures::Chain;
use crate::inputs::QualificationIdx;
use crate::pipeline::{DemandTotals, Pipeline};
use enlace_model::Rate;

pub(crate) fn chain(q: QualificationIdx, met: &DemandTotals, w: &Pipeline) -> Chain {
    let own = &w.own[q as usize];
    let (mut places, mut entrants, mut graduates) = (0.0, 0.0, 0.0);
    for offer in w.supply.of_qualification(q) {
        places += offer.places;
        entrants += offer.entrants;
        graduates += offer.entrants * offer.completion;
    }
    let same = met.covered[0] + met.covered[1];
    let by_related = met.covered[2] + met.covered[3];
    Chain {
        places: Rate(places),
        unfilled: Rate(places - entrants),
        entrants: Rate(entrants),
        dropout: Rate(entrants - graduates),
        graduates: Rate(graduates),
        leaving: Rate(graduates - own.supply),
        available: Rate(own.supply),
        left_over: Rate(own.left),
        serving_related: Rate(own.related_people),
        lost_on_the_way: Rate(own.same_people - own.same_covered),
        covering_own: Rate(own.same_covered),
        by_same_occupations: Rate(same - own.same_covered),
        by_related: Rate(by_related),
        covered: Rate((met.demand - met.gap).max(0.0)),
    }
}
