//! What the method says is told beside the figures: warnings and remarks on lists, renewals and answers.

use std::collections::{BTreeMap, BTreeSet};

use enlace_model::{OfferStatus, Region, SettingId};

use super::demand::Demand;
use super::lists::{Course, course, is_complete, lists, records};
use super::renewed::{occupations, units};
use super::statement::{Age, Standing};
use super::world::World;

/// The kinds of remark that are found here.
pub const KINDS: &[&str] = &[
    "list_not_complete",
    "list_became_shorter",
    "running_before_it_begins",
    "units_taken_over",
    "occupations_taken_over",
    "offer_without_size",
];

/// Remarks as kind and record, those on lists with their values.
pub fn remarks(region: &Region) -> BTreeSet<String> {
    let world = World::of(region);
    let mut told = BTreeSet::new();
    for school in region.schools.keys() {
        of_school(&world, school.as_str(), &mut told);
    }
    // "A replacement without occupations, or without units, takes those of what it replaced …, with a
    // remark"; one that was itself replaced has no figures for which that would matter.
    for q in &world.catalogue {
        let code = q.code.as_str();
        if q.units.is_empty() && !units(region, code).is_empty() {
            told.insert(format!("units_taken_over qualifications[{code}]"));
        }
        if q.occupations.is_empty() && !occupations(region, code).is_empty() {
            told.insert(format!("occupations_taken_over qualifications[{code}]"));
        }
    }
    // "All missing: 0 with a warning"; one that was refused or withdrawn counts nothing anyway.
    for offer in region.offers.values() {
        let no_size = offer.places.is_none() && offer.classes.is_none() && offer.entrants.is_none();
        if no_size && !super::lists::ends(offer) {
            told.insert(format!("offer_without_size offers[{}]", offer.id));
        }
    }
    told
}

fn of_school(world: &World, school: &str, told: &mut BTreeSet<String>) {
    let lists: BTreeMap<i64, _> = lists(world, school).into_iter().collect();
    for year in lists.keys() {
        let records = records(world, school, *year);
        let at = |kind: &str, what: &str, n: usize| {
            format!("{kind} schools[{school}] year={year} {what}={n}")
        };
        // "A running offer of a year that has not begun at the reference date is a warning": a class starts
        // in September.
        let running = records.iter().filter(|o| o.stands(&[OfferStatus::Running]));
        let running = running.count();
        if running > 0 && *year >= world.first_year_to_begin() {
            told.insert(at("running_before_it_begins", "offers", running));
        }
        // Courses of the list of the year before without any record in this one; one of a closed
        // qualification does not go on anyway.
        let before = lists.get(&(year - 1)).map_or(&[][..], Vec::as_slice);
        let without: BTreeSet<Course> = before
            .iter()
            .map(|o| course(world, o))
            .filter(|own| !records.iter().any(|o| course(world, o) == *own))
            .filter(|own| !world.qualification(&own.1).is_closed())
            .collect();
        if without.is_empty() || !world.on(SettingId::AssumeRepeat) {
            continue;
        }
        // "*list not complete* (the year has agreed offers and courses without any record …), and *list became
        // shorter* (courses of the list of the year before without a record in a complete year …)."
        let agreed = records.iter().any(|o| o.stands(&[OfferStatus::Agreed]));
        if is_complete(&records) {
            told.insert(at("list_became_shorter", "courses", without.len()));
        } else if agreed {
            told.insert(at("list_not_complete", "courses", without.len()));
        }
    }
}

/// Needs that add up with others of the same answer in the target year: "that is told as a remark, since it
/// may be a double entry".
pub fn adding_up(region: &Region) -> BTreeSet<String> {
    let world = World::of(region);
    let demand = Demand::of(&world, Age::Counts);
    let mut found = BTreeSet::new();
    for a in demand.counted() {
        for b in demand.counted().filter(|b| b.need.id != a.need.id) {
            let same_speaker = a.enterprise().is_some() && a.enterprise() == b.enterprise();
            let same = a.target == b.target && a.place() == b.place();
            let persons = a.stated > 0.0 && b.stated > 0.0;
            if same_speaker && same && persons && b.standing == Standing::Counted {
                found.insert(a.need.id.to_string());
            }
        }
    }
    found
}

impl World<'_> {
    /// The first entry year whose classes have not started at the reference date.
    fn first_year_to_begin(&self) -> i64 {
        let autumn = self.region.header.reference_date.month();
        self.reference_year + i64::from(autumn.is_some_and(|month| month >= 9))
    }
}
