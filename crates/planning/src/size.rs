//! How large a course is: compared by places, by classes where places are not said.

use std::cmp::Ordering;

use enlace_model::{Classes, CourseSize, Offer, Persons, Proposal};

/// What runs now and what is wanted, in one unit; `None` where nothing is said of what is wanted, or the two
/// are said in units that cannot be compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SizeChange {
    pub now: f64,
    pub wanted: f64,
}

impl SizeChange {
    /// Of a proposal; nothing said of what runs now is 0.
    pub fn of(proposal: &Proposal) -> Option<Self> {
        Self::between(&proposal.now, &proposal.wanted)
    }

    /// From one size to another.
    pub fn between(now: &CourseSize, wanted: &CourseSize) -> Option<Self> {
        let or_none = |own: Option<f64>, is_unsaid: bool| own.or(is_unsaid.then_some(0.0));
        let is_unsaid = now.is_unsaid();
        let places = |size: &CourseSize| size.places.map(|places| places.0);
        let classes = |size: &CourseSize| size.classes.map(|classes| classes.0);
        let by_places = or_none(places(now), is_unsaid).zip(places(wanted));
        let by_classes = || or_none(classes(now), is_unsaid).zip(classes(wanted));
        // A course of 0 classes has 0 places.
        let nothing = |size: &CourseSize| is_nothing(size).then_some(0.0);
        let from_nothing = || nothing(now).zip(places(wanted).or(classes(wanted)));
        let to_nothing = || places(now).or(classes(now)).zip(nothing(wanted));
        let found = by_places
            .or_else(by_classes)
            .or_else(from_nothing)
            .or_else(to_nothing);
        found.map(|(now, wanted)| Self { now, wanted })
    }

    /// Whether the course grows, stays or shrinks.
    pub fn direction(&self) -> Ordering {
        self.wanted.total_cmp(&self.now)
    }
}

/// Whether a size says that there is no course.
pub fn is_nothing(size: &CourseSize) -> bool {
    match (size.places, size.classes) {
        (Some(places), _) => places.0 == 0.0,
        (None, Some(classes)) => classes.0 == 0.0,
        (None, None) => false,
    }
}

/// How many places a size has: those that it says, else its classes of this size; `None` where it says
/// nothing.
pub fn places_of(size: &CourseSize, class_size: f64) -> Option<Persons> {
    let by_classes = size.classes.map(|classes| Persons(classes.0 * class_size));
    size.places.or(by_classes)
}

/// The size of a course as its offers have it; nothing where there are none.
pub fn size_of(offers: &[&Offer], class_size: f64) -> CourseSize {
    if offers.is_empty() {
        return CourseSize::new(Some(Classes(0.0)), Some(Persons(0.0)));
    }
    let classes: Option<Vec<f64>> = offers
        .iter()
        .map(|offer| offer.recorded_classes().map(|classes| classes.0))
        .collect();
    let places = offers.iter().map(|offer| offer.size(class_size)).sum();
    CourseSize::new(classes.map(|all| Classes(all.iter().sum())), Some(places))
}
