//! Where a qualification's gap comes from, in one word (method section 9).
//!
//! The first that holds. Gap below 0.05: own people left over ≥ 0.5 *left over*; `A ≤ .85·D` *met by
//! others*; else *covered*. Nobody offers it: *no school*. No supply recorded for T: *starts in Y*.
//! `A ≥ D`: *people, but out of reach*. Places below D: *only n places*. Else the largest of what empty
//! chairs, dropout, and study and leaving cost, in people available for work; where it alone is less than
//! the gap, the two largest; ties in the order of the chain. How sure a verdict is, is never a cause.

use crate::classes::{empty_chairs, reach_work};
use crate::figures::{Chain, ChainLoss, GapCause, Verdict};
use crate::inputs::{QualificationIdx, TOLERANCE};
use crate::pipeline::{Pipeline, SupplyTotals};
use enlace_model::{OfferStatus, Persons, SchoolYear, SettingId};

/// A gap smaller than this is none, in persons per year.
const NO_GAP: f64 = 0.05;
/// From so many own people left over on, that is what there is to say.
const SOMEBODY_LEFT_OVER: f64 = 0.5;

/// The cause of a qualification's gap, or why it has none; `None` where nothing is demanded. Demand and
/// gap in persons per year.
pub(crate) fn cause(
    q: QualificationIdx,
    demand: f64,
    gap: f64,
    verdict: Verdict,
    chain: &Chain,
    w: &Pipeline,
) -> Option<GapCause> {
    if demand <= 0.0 {
        return None;
    }
    let own = &w.own[q as usize];
    Some(if gap < NO_GAP - TOLERANCE {
        without_gap(demand, own, w)
    } else if w.supply.of_qualification(q).next().is_none() {
        // Only where the verdict says so too: where a course ended, later ones are another matter.
        let later = first_later_year(q, w).filter(|_| verdict == Verdict::NoSupplyRecorded);
        later.map_or(GapCause::NoSchool, GapCause::StartsIn)
    } else if own.supply >= demand - TOLERANCE {
        GapCause::OutOfReach
    } else if chain.places.0 < demand - TOLERANCE {
        GapCause::OnlyPlaces(Persons(chain.places.0))
    } else {
        largest_losses(q, gap, chain, w)
    })
}

fn without_gap(demand: f64, own: &SupplyTotals, w: &Pipeline) -> GapCause {
    let few = w.inputs.get(SettingId::BandStrongShortage) * demand;
    if own.left >= SOMEBODY_LEFT_OVER - TOLERANCE {
        GapCause::LeftOver
    } else if own.supply <= few + TOLERANCE {
        GapCause::MetByOthers
    } else {
        GapCause::Covered
    }
}

/// The largest loss, with the next one where it alone is less than the gap and the next is one at all.
fn largest_losses(q: QualificationIdx, gap: f64, chain: &Chain, w: &Pipeline) -> GapCause {
    let chairs = w.supply.of_qualification(q).map(|o| empty_chairs(o, w));
    let losses = [
        (ChainLoss::EmptyChairs, chairs.sum::<f64>()),
        (ChainLoss::Dropout, chain.dropout.0 * reach_work(w)),
        (ChainLoss::Leave, chain.leaving.0),
    ];
    let largest_but = |known: Option<ChainLoss>| {
        let mut others = losses.iter().filter(|(loss, _)| Some(*loss) != known);
        let first = others
            .next()
            .expect("there are three, of which one may be known");
        others.fold(*first, |best, other| match other.1 > best.1 + TOLERANCE {
            true => *other,
            false => best,
        })
    };
    let (largest, people) = largest_but(None);
    let (next, next_people) = largest_but(Some(largest));
    let is_enough = people >= gap - TOLERANCE;
    let next = (!is_enough && next_people > TOLERANCE).then_some(next);
    GapCause::Lost { largest, next }
}

/// The entry year of the first offer that comes too late for the target year and was not turned down.
fn first_later_year(q: QualificationIdx, w: &Pipeline) -> Option<SchoolYear> {
    let is_turned_down =
        |status| matches!(status, Some(OfferStatus::Refused | OfferStatus::Withdrawn));
    let own = w.supply.list.all.iter().filter(|o| o.qualification == q);
    let later = own.filter(|o| o.supplies() > w.inputs.target_year && !is_turned_down(o.status));
    later.map(|o| SchoolYear(o.start_year)).min()
}
