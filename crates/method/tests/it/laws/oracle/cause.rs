//! Where a gap comes from, in one word, section 9.

use enlace_model::SettingId;

use super::allocation::TIERS;
use super::completion::kept;
use super::lists::{duration, ends, start};
use super::qualification::Qualifications;
use super::verdict::only_later;
use crate::laws::flat::Flat;

const TOLERANCE: f64 = 1e-9;

#[derive(Clone, Debug, PartialEq)]
pub enum Cause {
    None,
    LeftOver,
    MetByOthers,
    Covered,
    NoSchool,
    StartsIn(i64),
    OutOfReach,
    OnlyPlaces(f64),
    /// The largest loss; the two largest where it alone is less than the gap.
    Losses(Vec<&'static str>),
}

impl Cause {
    pub fn write(&self, name: &str, flat: &mut Flat) {
        let word = match self {
            Self::None => return,
            Self::LeftOver => "left_over",
            Self::MetByOthers => "met_by_others",
            Self::Covered => "covered",
            Self::NoSchool => "no_school",
            Self::StartsIn(year) => {
                flat.number(name, "cause.year", *year as f64);
                "starts_in"
            }
            Self::OutOfReach => "out_of_reach",
            Self::OnlyPlaces(places) => {
                flat.number(name, "cause.places", *places);
                "only_places"
            }
            Self::Losses(losses) => {
                if let Some(next) = losses.get(1) {
                    flat.word(name, "cause.next", next);
                }
                losses[0]
            }
        };
        flat.word(name, "cause", word);
    }
}

/// "*Cause*: one word for each qualification, the first that holds."
pub fn cause(all: &Qualifications, code: &str) -> Cause {
    let (demand, supply, gap) = (all.demanded(code), all.available(code), all.gap(code));
    let sum = |each: &dyn Fn(&super::supply::Counted) -> f64| all.supply.sum(code, each);
    let places = sum(&|o| o.places);
    // "D = 0: none."
    if demand <= 0.0 {
        return Cause::None;
    }
    // "Gap below 0.05: own people left over ≥ 0.5 *left over*; A ≤ .85·D *met by others*; else *covered*."
    if gap < 0.05 - TOLERANCE {
        let few = all.world.get(SettingId::BandStrongShortage) * demand;
        return if all.allocation.of_people(code, TIERS) >= 0.5 - TOLERANCE {
            Cause::LeftOver
        } else if supply <= few + TOLERANCE {
            Cause::MetByOthers
        } else {
            Cause::Covered
        };
    }
    // "Nobody offers it: *no school*. No supply recorded for T: *starts in Y*."
    if supply <= 0.0 && only_later(all, code) {
        let own = all.world.region.offers.values();
        let own = own.filter(|o| all.world.successor(o.qualification.as_str()) == code);
        let later = own.filter(|o| !ends(o) && start(o) + duration(all.world, o) > all.world.year);
        return Cause::StartsIn(later.map(start).min().unwrap());
    }
    if !all.supply.counted.iter().any(|o| o.qualification == code) {
        return Cause::NoSchool;
    }
    // "A ≥ D: *people, but out of reach*. Places < D: *only n places*."
    if supply >= demand - TOLERANCE {
        return Cause::OutOfReach;
    }
    if places < demand - TOLERANCE {
        return Cause::OnlyPlaces(places);
    }
    // "Else the largest of (places − entrants)·ĉ(1−s)t *empty chairs*, dropout·(1−s)t *dropout*, study and
    // leaving *leave*; where it alone is less than the gap, the two largest; ties in the order of the chain."
    let kept = kept(all.world);
    let graduates = sum(&|o| o.entrants * o.completion);
    let losses = [
        (
            "empty_chairs",
            sum(&|o| o.empty_chairs() * o.completion * kept),
        ),
        ("dropout", (sum(&|o| o.entrants) - graduates) * kept),
        ("leave", graduates - supply),
    ];
    let largest = first_of_largest(&losses);
    let others: Vec<(&str, f64)> = losses.into_iter().filter(|l| *l != largest).collect();
    let second = first_of_largest(&others);
    // A second that is nothing is none.
    let is_alone = largest.1 >= gap - TOLERANCE || second.1 <= TOLERANCE;
    Cause::Losses(if is_alone {
        vec![largest.0]
    } else {
        vec![largest.0, second.0]
    })
}

fn first_of_largest<'a>(losses: &[(&'a str, f64)]) -> (&'a str, f64) {
    let most = losses.iter().map(|(_, loss)| *loss).fold(0.0, f64::max);
    let found = losses.iter().find(|(_, loss)| *loss >= most - TOLERANCE);
    *found.unwrap()
}
