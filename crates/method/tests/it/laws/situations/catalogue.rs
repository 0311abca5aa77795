//! Situations of renewed qualifications, relations and business counts, sections 2 and 3.

use std::collections::BTreeSet;

use super::Seen;
use crate::laws::oracle::renewed::replaced;
use crate::laws::oracle::world::World;

pub fn look(world: &World, seen: &mut Seen) {
    let region = world.region;
    for q in region.qualifications.values() {
        let code = q.code.as_str();
        let old = replaced(region, code);
        seen.note("several qualifications became one", old.len() > 1);
        seen.note(
            "a replacement was replaced",
            !old.is_empty() && q.replaced_by.is_some(),
        );
        let stands = q.replaced_by.is_none();
        seen.note("a closed one has no replacement", q.is_closed() && stands);
        seen.note("a closed one has a replacement", q.is_closed() && !stands);
        let takes_units = stands && q.units.is_empty() && !world.units(code).is_empty();
        seen.note("a replacement takes units", takes_units);
        let with_units = old
            .iter()
            .filter(|o| !world.units(o.code.as_str()).is_empty());
        seen.note(
            "a replacement takes units of several",
            takes_units && with_units.count() > 1,
        );
        let through = old
            .iter()
            .any(|o| o.units.is_empty() && !world.units(o.code.as_str()).is_empty());
        seen.note(
            "a replacement takes units that were taken before",
            takes_units && through,
        );
        let takes = stands && q.occupations.is_empty() && !world.occupations(code).is_empty();
        seen.note("a replacement takes occupations", takes);
        seen.note(
            "a replacement keeps its own occupations",
            stands && !q.occupations.is_empty() && !old.is_empty(),
        );
    }
    relations(world, seen);
    records(world, seen);
    businesses(world, seen);
}

fn relations(world: &World, seen: &mut Seen) {
    let relations: Vec<_> = world.region.relations.values().collect();
    let ends = |r: &enlace_model::Relation| {
        (
            world.successor(r.from.as_str()),
            world.successor(r.to.as_str()),
        )
    };
    for (i, r) in relations.iter().enumerate() {
        let (from, to) = ends(r);
        let old = (from.as_str(), to.as_str()) != (r.from.as_str(), r.to.as_str());
        seen.note("a relation of an old code", old && from != to);
        seen.note("a relation that would lead to itself", from == to);
        let other = relations[i + 1..]
            .iter()
            .any(|other| ends(other) == (from.clone(), to.clone()) && other.value != r.value);
        seen.note(
            "several relations in the same direction",
            other && from != to,
        );
    }
}

fn records(world: &World, seen: &mut Seen) {
    let is_old = |code: &str| world.successor(code) != code;
    for need in world.region.needs.values() {
        let old = need.qualification.as_ref();
        let old = old.is_some_and(|code| is_old(code.as_str()));
        seen.note("a recruit need of an old code", old && need.is_recruit());
        seen.note("an upskill need of an old code", old && !need.is_recruit());
    }
    for offer in world.region.offers.values() {
        let code = offer.qualification.as_str();
        let next = world.successor(code);
        let durations = [code, &next].map(|c| world.qualification(c).duration);
        seen.note(
            "an offer of an old code lasts other than its replacement",
            is_old(code) && offer.duration.is_none() && durations[0] != durations[1],
        );
    }
}

fn businesses(world: &World, seen: &mut Seen) {
    for place in world.region.municipalities.values() {
        let lines = &place.businesses;
        let total = lines.iter().any(|l| l.sector.is_none() && l.size.is_none());
        seen.note(
            "a total beside its parts",
            total && lines.iter().any(|l| l.sector.is_some() || l.size.is_some()),
        );
        let of_all: Vec<_> = lines.iter().filter(|l| l.sector.is_none()).collect();
        seen.note(
            "sizes of all sectors add up",
            of_all.len() > 1 && of_all.iter().all(|l| l.size.is_some()),
        );
        seen.note(
            "a sector's total beside its sizes, and no line of all sectors",
            of_all.is_empty()
                && lines.iter().any(|l| {
                    l.size.is_none()
                        && lines
                            .iter()
                            .any(|m| m.sector == l.sector && m.size.is_some())
                }),
        );
        let keys: BTreeSet<String> = lines
            .iter()
            .map(|l| format!("{:?} {:?}", l.sector, l.size))
            .collect();
        seen.note("equal lines add up", keys.len() < lines.len());
        seen.note(
            "a municipality's count is 0",
            !lines.is_empty() && world.businesses(place) == 0.0,
        );
        let sum: f64 = lines.iter().map(|l| l.count.0).sum();
        let differs = (sum - world.businesses(place)).abs() > 1e-9;
        seen.note("a count is not the sum of its lines", differs);
    }
}
