//! How much a round changes: the share of the gap that it closes, and how much of the network it transforms.

use enlace_model::{CourseSize, Persons, Rate, Region, Round, Share};

use crate::decided::agreed_of;
use crate::kind::{ProposalKind, kind_of};
use crate::size::places_of;

/// How much of the network a round transforms, by definition 2: places that open and close, and beside them
/// those whose profile changes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Transformation {
    pub opened: Persons,
    pub closed: Persons,
    /// Places at the same size with another profile.
    pub reprofiled: Persons,
    /// Opened and closed places as a share of the entrants of the frozen year; `None` where nobody knows them.
    pub rate: Option<Share>,
    /// The same with places of another profile.
    pub reprofiled_rate: Option<Share>,
    /// Closed places as a share of those that open or close; `None` where none does.
    pub closure_ratio: Option<Share>,
}

impl Transformation {
    /// The version of the definition; it is kept with the round.
    pub const DEFINITION: &'static str = "2";

    /// Of courses by the change of their places, each with the places whose profile changes.
    pub fn of(courses: &[(f64, f64)], entrants: Option<Persons>) -> Self {
        let sum = |own: &dyn Fn(&(f64, f64)) -> f64| Persons(courses.iter().map(own).sum());
        let opened = sum(&|(change, _)| change.max(0.0));
        let closed = sum(&|(change, _)| (-change).max(0.0));
        let with_profiles = sum(&|(change, profile)| transformed(*change, *profile));
        let entrants = entrants.filter(|entrants| entrants.0 > 0.0);
        let of_entrants = |own: f64| entrants.map(|entrants| Share(own / entrants.0));
        let moved = opened.0 + closed.0;
        Self {
            opened,
            closed,
            reprofiled: sum(&|(_, profile)| *profile),
            rate: of_entrants(moved),
            reprofiled_rate: of_entrants(with_profiles.0),
            closure_ratio: (moved > 0.0).then(|| Share(closed.0 / moved)),
        }
    }

    /// Of what a round agreed, corrections counted, without what came late.
    pub fn of_round(round: &Round, region: &Region) -> Self {
        let class_size = region.in_force().get(enlace_model::SettingId::ClassSize);
        let places = |size: &CourseSize| places_of(size, class_size).unwrap_or_default().0;
        let agreed = agreed_of(round, region).into_iter().filter_map(|own| {
            let kind = kind_of(own.proposal, region);
            (kind != Some(ProposalKind::LateAdjustment)).then(|| {
                let change = places(&own.size) - places(&own.proposal.now);
                let profile = match kind == Some(ProposalKind::Reprofile) {
                    true => places(&own.size),
                    false => 0.0,
                };
                (change, profile)
            })
        });
        let courses: Vec<(f64, f64)> = agreed.collect();
        let frozen = round.frozen.as_ref().and_then(|frozen| frozen.entrants);
        Self::of(&courses, frozen)
    }

    /// Places that open beyond those that close.
    pub fn balance(&self) -> f64 {
        self.opened.0 - self.closed.0
    }
}

/// Places that are transformed in a course where both its size and its profile change: those that it gains may
/// be those of the new profile, those that it loses are not.
pub fn transformed(change: f64, profile: f64) -> f64 {
    match change < 0.0 {
        true => change.abs() + profile.abs(),
        false => change.max(profile.abs()),
    }
}

/// The share of the frozen gap that is closed; `None` where the gap was 0 or is not known.
pub fn concerted_share(frozen: Option<Rate>, now: Rate) -> Option<Share> {
    let frozen = frozen.filter(|gap| gap.0 > 0.0)?;
    Some(Share((frozen.0 - now.0) / frozen.0))
}
