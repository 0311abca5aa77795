//! Situations of a school's list, section 3.

use std::collections::BTreeSet;

use enlace_model::{Offer, OfferStatus, SettingId};

use super::Seen;
use crate::laws::oracle::lists::{
    Course, counts, course, duration, ends, is_complete, lists, records, standings, start,
};
use crate::laws::oracle::world::World;

pub fn look(world: &World, seen: &mut Seen) {
    let schools: BTreeSet<&str> = world
        .region
        .offers
        .values()
        .map(|o| o.school.as_str())
        .collect();
    for school in schools {
        let lists = lists(world, school);
        let mut ended: BTreeSet<Course> = BTreeSet::new();
        for pair in lists.windows(2) {
            let (before, (year, list)) = (&pair[0].1, &pair[1]);
            let records = records(world, school, *year);
            year_of_list(world, &records, before, list, seen);
            for offer in &records {
                let own = course(world, offer);
                let again = counts(world, offer) && ended.contains(&own);
                seen.note("a course that was ended is opened again", again);
            }
            for offer in before {
                let own = course(world, offer);
                if !list.iter().any(|o| course(world, o) == own) {
                    ended.insert(own);
                }
            }
        }
    }
    of_target_year(world, seen);
}

/// What happens between one year's list and the next.
fn year_of_list(
    world: &World,
    records: &[&Offer],
    before: &[&Offer],
    list: &[&Offer],
    seen: &mut Seen,
) {
    let in_view = world.on(SettingId::IncludeProposed);
    let stands = |o: &Offer, status| o.stands(&[status]);
    let complete = is_complete(records);
    let goes_on = |o: &&&Offer| !records.iter().any(|r| r.id == o.id);
    let going_on: Vec<&&Offer> = list.iter().filter(goes_on).collect();
    let agreed = records.iter().any(|o| stands(o, OfferStatus::Agreed));
    seen.note(
        "an agreed offer beside courses that go on",
        agreed && !going_on.is_empty(),
    );
    let courses: Vec<Course> = going_on.iter().map(|o| course(world, o)).collect();
    let several = courses
        .iter()
        .any(|own| courses.iter().filter(|c| *c == own).count() > 1);
    seen.note("several offers of one course go on together", several);
    for own in before.iter().map(|o| course(world, o)) {
        let own_records: Vec<&&Offer> =
            records.iter().filter(|o| course(world, o) == own).collect();
        let counting = own_records.iter().any(|o| counts(world, o));
        let ending = own_records.iter().any(|o| ends(o));
        let proposed = own_records.iter().any(|o| stands(o, OfferStatus::Proposed));
        let stays = list.iter().any(|o| course(world, o) == own);
        seen.note(
            "a course is missing from a complete year",
            complete && !counting,
        );
        seen.note(
            "a decision takes the place of what would go on",
            !complete && counting,
        );
        seen.note(
            "a refused or withdrawn offer ends what would go on",
            !complete && ending && !counting,
        );
        seen.note(
            "a record that counts stands beside one that ends",
            ending && counting && stays,
        );
        let codes: BTreeSet<&str> = own_records
            .iter()
            .map(|o| o.qualification.as_str())
            .collect();
        seen.note(
            "of two codes of one course one ends and one counts in one year",
            ending && counting && codes.len() > 1,
        );
        seen.note("a proposed offer in view is in a list", proposed && in_view);
        seen.note(
            "a proposed offer in view is in a complete list",
            proposed && in_view && complete,
        );
        seen.note(
            "a proposed offer that is not in view leaves what goes on",
            proposed && !in_view && !complete && !counting && !ending,
        );
        let closed = world.qualification(&own.1).is_closed();
        seen.note(
            "a closed qualification does not go on",
            closed && !complete && own_records.is_empty(),
        );
    }
}

/// What of the lists counts in the target year.
fn of_target_year(world: &World, seen: &mut Seen) {
    let counted = standings(world);
    let assumed: Vec<&Offer> = counted
        .iter()
        .filter(|(_, standing)| *standing == "assumed_to_repeat")
        .map(|(offer, _)| *offer)
        .collect();
    for offer in &assumed {
        let year = world.year - duration(world, offer);
        seen.note(
            "a record counts that is repeated for the second time or later",
            year - start(offer) > 1,
        );
        seen.note(
            "an agreed offer is assumed to repeat",
            offer.stands(&[OfferStatus::Agreed]),
        );
        seen.note(
            "a proposed offer is assumed to repeat",
            offer.stands(&[OfferStatus::Proposed]),
        );
        let code = offer.qualification.as_str();
        seen.note(
            "an old code is assumed to repeat",
            world.successor(code) != code,
        );
        seen.note(
            "a closed code with an open replacement is assumed to repeat",
            world.qualification(code).is_closed(),
        );
    }
    for (offer, standing) in &counted {
        let sizes = [offer.places.is_some(), offer.entrants.is_some()];
        let no_size = sizes == [false, false] && offer.classes.is_none();
        seen.note(
            "an agreed or proposed offer without size counts",
            no_size && !offer.stands(&[OfferStatus::Running]),
        );
        for (other, other_standing) in &counted {
            if other.school != offer.school || other.id == offer.id {
                continue;
            }
            let durations = (duration(world, offer), duration(world, other));
            seen.note(
                "one school's offers of different durations count",
                durations.0 != durations.1,
            );
            seen.note(
                "recorded and assumed offers of one school count",
                standing != other_standing,
            );
            let same_course = course(world, offer) == course(world, other);
            let other_code = offer.qualification != other.qualification;
            seen.note("two codes of one course count", same_course && other_code);
            let (a, b) = (course(world, offer), course(world, other));
            seen.note(
                "one school has a qualification in two modalities",
                a.1 == b.1 && a.2 != b.2,
            );
        }
    }
}
