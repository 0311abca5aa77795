//! Which offers count in the target year: recorded ones and those assumed to repeat, section 3.

use std::collections::BTreeSet;

use enlace_model::{Offer, OfferStatus, SettingId};

use super::world::World;

/// "A *course* is school, qualification (after replaced_by) and modality."
pub type Course = (String, String, Option<String>);

/// The course that an offer opens.
pub fn course(world: &World, offer: &Offer) -> Course {
    (
        offer.school.to_string(),
        world.successor(offer.qualification.as_str()),
        offer.modality.as_ref().map(|m| m.as_str().to_owned()),
    )
}

/// "An offer lasts as long as the qualification under whose code it was recorded"; "missing there too:
/// 3", "fractions of a year round up".
pub fn duration(world: &World, offer: &Offer) -> i64 {
    let own = world.qualification(offer.qualification.as_str()).duration;
    let years = offer
        .duration
        .or(own)
        .map_or(world.get(SettingId::DefaultDuration), |d| d.0);
    (years - 1e-9).ceil() as i64
}

pub fn start(offer: &Offer) -> i64 {
    offer.start_year.0.into()
}

/// Running and agreed offers; "where proposed offers are in view they count like agreed ones, in
/// complete lists too; elsewhere they are as if not there".
pub fn counts(world: &World, offer: &Offer) -> bool {
    offer.stands(&[OfferStatus::Running, OfferStatus::Agreed])
        || world.on(SettingId::IncludeProposed) && offer.stands(&[OfferStatus::Proposed])
}

/// "A refused or withdrawn offer ends its course."
pub fn ends(offer: &Offer) -> bool {
    offer.stands(&[OfferStatus::Refused, OfferStatus::Withdrawn])
}

/// A school's offers of an entry year, in the order of their ids.
pub fn records<'r>(world: &World<'r>, school: &str, year: i64) -> Vec<&'r Offer> {
    let all = world.region.offers.values();
    all.filter(|o| o.school.as_str() == school && start(o) == year)
        .collect()
}

/// "A year with a running offer, of whatever duration or modality, is *complete*."
pub fn is_complete(records: &[&Offer]) -> bool {
    records.iter().any(|o| o.stands(&[OfferStatus::Running]))
}

/// A school's lists by entry year, "built year by year from its first year with an offer of any status
/// on (cohorts are no offers)"; each year's list with the offers as they were recorded.
pub fn lists<'r>(world: &World<'r>, school: &str) -> Vec<(i64, Vec<&'r Offer>)> {
    let own = world.region.offers.values();
    let own = own.filter(|o| o.school.as_str() == school);
    let years: Vec<i64> = own.map(start).collect();
    let (Some(first), Some(last)) = (years.iter().min(), years.iter().max()) else {
        return Vec::new();
    };
    let mut lists: Vec<(i64, Vec<&Offer>)> = Vec::new();
    for year in *first..=world.year.max(*last) {
        let before = lists.last().map_or(&[][..], |(_, list)| list);
        let list = list(world, &records(world, school, year), before);
        lists.push((year, list));
    }
    lists
}

/// The list of a year out of its records and of the list of the year before.
fn list<'r>(world: &World, records: &[&'r Offer], before: &[&'r Offer]) -> Vec<&'r Offer> {
    // "Its list is its running and agreed offers"; "any other year's list is its agreed offers …"
    let mut list: Vec<&Offer> = Vec::new();
    for offer in records {
        if counts(world, offer) {
            list.push(offer);
        }
    }
    // "… and a course that is missing from it does not repeat."
    if is_complete(records) {
        return list;
    }
    // "… and what goes on of the list of the year before: each course of it, with all its offers of its
    // latest year as recorded, but for closed qualifications and for courses of which the year has a
    // record that counts or that ends them. All of the list goes on in its turn."
    for offer in before {
        let own = course(world, offer);
        let is_closed = world.qualification(&own.1).is_closed();
        let has_record = records
            .iter()
            .any(|o| course(world, o) == own && (counts(world, o) || ends(o)));
        if !is_closed && !has_record {
            list.push(offer);
        }
    }
    list
}

/// The offers that count in the target year, each with why: "offers with start_year + duration = T",
/// and where it is on, those that are assumed to repeat.
pub fn standings<'r>(world: &World<'r>) -> Vec<(&'r Offer, &'static str)> {
    let mut found = Vec::new();
    for offer in world.region.offers.values() {
        if counts(world, offer) && start(offer) + duration(world, offer) == world.year {
            let is_proposed = offer.stands(&[OfferStatus::Proposed]);
            let standing = if is_proposed { "proposed" } else { "recorded" };
            found.push((offer, standing));
        }
    }
    if !world.on(SettingId::AssumeRepeat) {
        return found;
    }
    let schools: BTreeSet<&str> = world
        .region
        .offers
        .values()
        .map(|o| o.school.as_str())
        .collect();
    for school in schools {
        for (year, list) in lists(world, school) {
            for offer in list {
                if start(offer) < year && year + duration(world, offer) == world.year {
                    found.push((offer, "assumed_to_repeat"));
                }
            }
        }
    }
    found
}
