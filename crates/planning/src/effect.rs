//! What a proposal does to offers once it is decided: the one place where that is said.

use enlace_model::{
    Change, Classes, CourseSize, Offer, OfferId, OfferStatus, Persons, Proposal, ProposalId,
    RecordChange, Region, SchoolYear, Share,
};

use crate::course::{CourseKey, Courses};
use crate::size::{is_nothing, places_of};

/// A proposal as it is decided: its size and year, and the id of the offer that is made where none is there.
#[derive(Clone, Debug, PartialEq)]
pub struct DecidedCourse<'a> {
    pub proposal: &'a Proposal,
    pub size: CourseSize,
    pub start_year: SchoolYear,
    pub new_offer: OfferId,
}

impl<'a> DecidedCourse<'a> {
    /// As it is asked for; for looking at figures, not for keeping, since the offer gets no id of its own.
    pub fn as_wanted(proposal: &'a Proposal) -> Self {
        Self {
            proposal,
            size: proposal.wanted.clone(),
            start_year: proposal.start_year,
            new_offer: id_for_looking(&proposal.id),
        }
    }
}

/// An id for an offer that is only looked at.
pub fn id_for_looking(proposal: &ProposalId) -> OfferId {
    OfferId::from(format!("proposal {proposal}"))
}

/// The changes that a decided proposal makes to offers. A course that is to have places has one agreed offer
/// in its year, found by school, qualification and modality; one that is to have none has a withdrawn record,
/// which ends the course. None where nothing is said of its size, or where a course that does not run is to
/// have nothing.
pub fn effect(decided: &DecidedCourse, courses: &Courses) -> Vec<Change> {
    let key = CourseKey::of(decided.proposal, decided.start_year);
    let region = courses.region;
    let mut there = region.offers.values().filter(|offer| key.is_of(offer));
    let before = there.next();
    let running = courses.running(key);
    let after = match (is_nothing(&decided.size), decided.size.is_unsaid()) {
        (_, true) => return Vec::new(),
        (true, _) if before.is_none() && running.is_empty() => return Vec::new(),
        (true, _) => ended(decided, before),
        (false, _) => agreed(decided, before, &running, region),
    };
    let mut changes = put(before, after.clone());
    // One course has one agreed offer in a year.
    changes
        .extend(there.map(|offer| Change::Offer(RecordChange::Removed(Box::new(offer.clone())))));
    changes.extend(other_half(&after, region));
    changes
}

fn put(before: Option<&Offer>, after: Offer) -> Vec<Change> {
    let after = Box::new(after);
    match before {
        Some(before) if *before == *after => Vec::new(),
        Some(before) => vec![Change::Offer(RecordChange::Updated {
            before: Box::new(before.clone()),
            after,
        })],
        None => vec![Change::Offer(RecordChange::Added(after))],
    }
}

/// The record that ends the course.
fn ended(decided: &DecidedCourse, before: Option<&Offer>) -> Offer {
    Offer {
        status: OfferStatus::Withdrawn.into(),
        classes: Some(Classes(0.0)),
        places: None,
        entrants: None,
        fill: None,
        shared_with: None,
        ..base(decided, before)
    }
}

fn agreed(
    decided: &DecidedCourse,
    before: Option<&Offer>,
    running: &[&Offer],
    region: &Region,
) -> Offer {
    let proposal = decided.proposal;
    let base = base(decided, before);
    let class_size = region.in_force().get(enlace_model::SettingId::ClassSize);
    // What already runs goes on running: it is late, and the rest of its list stays complete.
    let first = region.header.first_year_to_begin();
    let has_begun = first.is_some_and(|first| decided.start_year.0 < first);
    let runs = has_begun && before.is_some_and(|own| own.stands(&[OfferStatus::Running]));
    let is_resized = before
        .is_none_or(|own| (own.classes, own.places) != (decided.size.classes, decided.size.places));
    let profile = proposal
        .profile
        .clone()
        .filter(|text| !text.trim().is_empty());
    Offer {
        status: match runs {
            true => OfferStatus::Running.into(),
            false => OfferStatus::Agreed.into(),
        },
        duration: proposal
            .duration
            .or(base.duration)
            .or_else(|| running.first().and_then(|own| own.duration)),
        classes: decided.size.classes,
        places: decided.size.places,
        entrants: base.entrants.filter(|_| runs || !is_resized),
        fill: fill(decided, running, class_size),
        constraints: proposal.constraints.clone().or(base.constraints.clone()),
        shared_with: half_of(proposal, decided.start_year, region),
        note: profile.or(base.note.clone()),
        ..base
    }
}

/// The offer that is there, or a new one that says which course it is.
fn base(decided: &DecidedCourse, before: Option<&Offer>) -> Offer {
    let proposal = decided.proposal;
    let new = || Offer {
        id: decided.new_offer.clone(),
        school: proposal.school.clone(),
        qualification: proposal.qualification.clone(),
        modality: proposal.modality.clone(),
        start_year: decided.start_year,
        duration: proposal.duration,
        classes: None,
        places: None,
        entrants: None,
        fill: None,
        first_choices: None,
        shared_with: None,
        history: Vec::new(),
        status: OfferStatus::Agreed.into(),
        constraints: None,
        note: None,
        source: None,
        illustrative: proposal.illustrative,
        kept: Default::default(),
    };
    before.cloned().unwrap_or_else(new)
}

/// Which share of the places will be taken: as the course runs, else as many as are expected; `None` where
/// neither is known, so that the school's or the region's counts.
fn fill(decided: &DecidedCourse, running: &[&Offer], class_size: f64) -> Option<Share> {
    let places: f64 = running.iter().map(|own| own.size(class_size).0).sum();
    let entrants: Option<Vec<f64>> = running
        .iter()
        .map(|own| own.entrants.map(|entrants| entrants.0))
        .collect();
    let as_running = entrants
        .filter(|all| !all.is_empty() && places > 0.0)
        .map(|all| all.iter().sum::<f64>() / places);
    let stated = || running.iter().find_map(|own| own.fill.map(|fill| fill.0));
    let as_expected = || {
        let Persons(places) = places_of(&decided.size, class_size).filter(|own| own.0 > 0.0)?;
        let expected = decided.proposal.expected.filter(|_| running.is_empty())?;
        Some(expected.0 / places)
    };
    let share = as_running.or_else(stated).or_else(as_expected);
    share.map(|share| Share(share.clamp(0.0, 1.0)))
}

/// The offer of the other half of a shared class, where it is there in that year.
fn half_of(proposal: &Proposal, year: SchoolYear, region: &Region) -> Option<OfferId> {
    let half = region.proposals.get(proposal.shared_with.as_ref()?)?;
    let key = CourseKey::of(half, year);
    let mut all = region.offers.values().filter(|own| key.is_of(own));
    all.find(|own| !own.status.known().is_some_and(OfferStatus::ends_its_course))
        .map(|own| own.id.clone())
}

/// The change that lets the other half of a shared class name this one.
fn other_half(offer: &Offer, region: &Region) -> Option<Change> {
    let half = region.offers.get(offer.shared_with.as_ref()?)?;
    if half.shared_with.as_ref() == Some(&offer.id) {
        return None;
    }
    let mut after = half.clone();
    after.shared_with = Some(offer.id.clone());
    put(Some(half), after).pop()
}

/// Applies several decided proposals one after the other and gives all their changes.
pub fn apply_all(region: &mut Region, all: &[DecidedCourse]) -> Vec<Change> {
    let mut changes = Vec::new();
    for decided in all {
        let own = effect(decided, &Courses::of(region));
        own.iter().for_each(|change| region.apply(change));
        changes.extend(own);
    }
    changes
}
