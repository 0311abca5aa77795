//! What a round has decided so far, and the region as it would be without it.

use enlace_model::{Change, OfferStatus, Proposal, RecordChange, Region, Round, RoundId};

use crate::course::{CourseKey, Courses};
use crate::effect::{DecidedCourse, effect, id_for_looking};
use crate::size::is_nothing;
use crate::standing::{AgreedCourse, agreed_course};

/// The proposals of a round, in the order of their ids.
pub fn proposals_of<'r>(round: &RoundId, region: &'r Region) -> Vec<&'r Proposal> {
    let all = region.proposals.values();
    all.filter(|own| own.round == *round).collect()
}

/// What was agreed of a round's proposals.
pub fn agreed_of<'r>(round: &Round, region: &'r Region) -> Vec<AgreedCourse<'r>> {
    let all = proposals_of(&round.id, region).into_iter();
    all.filter_map(|own| agreed_course(own, region)).collect()
}

/// The region as it would be had the round decided nothing: what it agreed is taken back to what ran.
pub fn before_decisions(round: &Round, region: &Region) -> Region {
    let mut before = region.clone();
    for agreed in agreed_of(round, region) {
        for change in taken_back(&agreed, &before) {
            before.apply(&change);
        }
    }
    before
}

/// The changes that take an agreed course back to what ran before: no record where the list before tells of
/// it, or where nothing ran; else the size that ran.
fn taken_back(agreed: &AgreedCourse, region: &Region) -> Vec<Change> {
    let key = CourseKey::of(agreed.proposal, agreed.start_year);
    let there = region.offers.values().filter(|offer| {
        key.is_of(offer) && offer.stands(&[OfferStatus::Agreed, OfferStatus::Withdrawn])
    });
    let removed: Vec<Change> = there
        .map(|offer| Change::Offer(RecordChange::Removed(Box::new(offer.clone()))))
        .collect();
    let mut without = region.clone();
    removed.iter().for_each(|change| without.apply(change));
    let courses = Courses::of(&without);
    let ran = !is_nothing(&agreed.proposal.now) && !agreed.proposal.now.is_unsaid();
    if ran && courses.running(key).is_empty() {
        let decided = DecidedCourse {
            proposal: agreed.proposal,
            size: agreed.proposal.now.clone(),
            start_year: agreed.start_year,
            new_offer: id_for_looking(&agreed.proposal.id),
        };
        return effect(&decided, &Courses::of(region));
    }
    removed
}
