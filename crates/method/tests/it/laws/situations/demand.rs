//! Situations of an enterprise's statements over the years, and of short courses, section 4.

use std::collections::BTreeSet;

use enlace_method::figures::CellTarget;

use super::Seen;
use crate::laws::oracle::demand::Demand;
use crate::laws::oracle::statement::{Age, Standing, Statement, is_expired, municipality};
use crate::laws::oracle::world::World;

pub fn look(world: &World, demand: &Demand, seen: &mut Seen) {
    for a in &demand.statements {
        let together: Vec<&Statement> = demand
            .statements
            .iter()
            .filter(|b| {
                a.enterprise().is_some()
                    && b.enterprise() == a.enterprise()
                    && b.target == a.target
                    && b.place() == a.place()
                    && b.gives_a_rate
            })
            .collect();
        if a.gives_a_rate && together.len() > 1 {
            for b in together.iter().filter(|b| b.need.id != a.need.id) {
                pair(world, a, b, seen);
            }
        }
        seen.note(
            "a statement is carried forward",
            a.is_carried && a.rate > 0.0,
        );
        let place_of_its_own = a.need.municipality.is_some();
        seen.note("a need names its municipality", place_of_its_own);
    }
    spoken(world, seen);
    courses(world, seen);
}

fn is_live(s: &Statement) -> bool {
    s.standing == Standing::Counted
}

/// Two statements of one enterprise on the same target and municipality.
fn pair(world: &World, a: &Statement, b: &Statement, seen: &mut Seen) {
    let superseded = b.standing == Standing::Superseded;
    let holds = |s: &Statement, year: i64| s.first <= year && year <= s.last;
    let last = a.last.min(world.year);
    seen.note(
        "a later answer takes the place of an earlier one",
        is_live(a) && superseded && a.date > b.date && b.date.is_some() && holds(b, last),
    );
    seen.note(
        "two parts of one answer add up",
        is_live(a) && is_live(b) && a.stated > 0.0 && b.stated > 0.0,
    );
    seen.note(
        "of one answer's years the last is carried forward",
        is_live(a) && superseded && a.date == b.date && a.is_carried,
    );
    seen.note(
        "a later answer does not speak of the year that counts",
        is_live(a) && superseded && b.date > a.date,
    );
    seen.note(
        "a dated answer takes the place of an undated one",
        is_live(a) && superseded && b.date.is_none() && a.date.is_some() && holds(b, last),
    );
    seen.note(
        "undated parts of one answer add up",
        is_live(a) && is_live(b) && a.date.is_none(),
    );
    seen.note(
        "a new answer stands beside an expired one",
        !a.is_expired && b.is_expired,
    );
    seen.note(
        "of expired answers one takes the place of another",
        a.is_expired && superseded && b.is_expired,
    );
    seen.note(
        "an answer of 0 takes the place of persons",
        is_live(a) && superseded && a.stated == 0.0 && b.stated > 0.0,
    );
    let none = a
        .need
        .probability
        .as_ref()
        .is_some_and(|p| p.value.0 == 0.0);
    seen.note(
        "an answer of probability 0 takes the place of another",
        is_live(a) && superseded && none && a.stated > 0.0,
    );
    seen.note(
        "an answer under another code takes the place of one",
        is_live(a) && superseded && a.need.qualification != b.need.qualification,
    );
    seen.note(
        "a range takes part in several statements",
        is_live(a) && is_live(b) && a.width > 0.0,
    );
}

/// Who was heard.
fn spoken(world: &World, seen: &mut Seen) {
    let needs = || world.region.needs.values();
    for need in needs().filter(|n| !is_expired(world, n, Age::Counts)) {
        let recruits = need.is_recruit();
        let (_, high) = need.range();
        let zero = recruits && high.0 == 0.0;
        seen.note("an answer of 0 is heard", zero && need.enterprise.is_some());
        let place = municipality(world, need);
        let nowhere = place.is_none() && !need.whole_region;
        let known = recruits && need.qualification.is_some() && need.enterprise.is_some();
        seen.note("a statement without a place is heard", nowhere && known);
        let other = needs().filter(|n| n.is_recruit() && n.qualification.is_some());
        let recruited: BTreeSet<_> = other.filter_map(|n| municipality(world, n)).collect();
        let alone = place.is_some_and(|p| !recruited.contains(&p));
        seen.note(
            "a municipality is heard by upskill or free text alone",
            alone && !need.whole_region && (!recruits || need.text.is_some()),
        );
    }
}

/// Short courses and their hours.
fn courses(world: &World, seen: &mut Seen) {
    for need in world.region.needs.values().filter(|n| !n.is_recruit()) {
        let named: BTreeSet<&String> = need.units.iter().collect();
        let (low, high) = need.range();
        let wanted = high.0 > 0.0;
        seen.note(
            "an upskill need names a unit twice",
            wanted && named.len() < need.units.len(),
        );
        seen.note("an upskill need asks for a range", low.0 < high.0);
        let states = |code: &str, unit: &str| {
            let list = world.units(code);
            list.iter().any(|u| u.code == unit && u.hours.is_some())
        };
        let Some(code) = &need.qualification else {
            let occupation = need.occupation.is_some();
            seen.note(
                "an upskill need for an occupation names units",
                occupation && !named.is_empty(),
            );
            continue;
        };
        let next = world.successor(code.as_str());
        seen.note(
            "an upskill need names no units and its target has some",
            wanted && named.is_empty() && !world.units(&next).is_empty(),
        );
        for unit in named {
            let own = states(code.as_str(), unit);
            let of_next = states(&next, unit);
            let target = CellTarget::Qualification(next.as_str().into());
            let related = world.catalogue.iter().any(|q| {
                states(q.code.as_str(), unit)
                    && q.code.as_str() != next
                    && world.related_to(q.code.as_str(), &target) > 0.0
            });
            seen.note("hours come from the replacement", wanted && !own && of_next);
            seen.note(
                "hours come from a related qualification",
                wanted && !own && !of_next && related,
            );
            let anywhere = world
                .region
                .qualifications
                .keys()
                .any(|q| states(q.as_str(), unit));
            seen.note(
                "hours are known, but of nobody who is asked",
                wanted && !own && !of_next && !related && anywhere,
            );
        }
    }
}
