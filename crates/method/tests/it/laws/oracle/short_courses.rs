//! Short courses for enterprises' own people, section 4.

use std::collections::{BTreeMap, BTreeSet};

use enlace_model::{Need, NeedId};

use super::renewed::{Unit, added, used};
use super::statement::target;
use super::world::World;
use crate::laws::flat::Flat;

/// "They feed a list of short courses: … person-hours = persons × hours, persons as stated whatever T, of a
/// range its middle."
pub fn write(world: &World, flat: &mut Flat) {
    let mut courses: BTreeMap<String, (f64, Option<f64>, Vec<NeedId>)> = BTreeMap::new();
    for need in world.region.needs.values().filter(|n| !n.is_recruit()) {
        let (low, high) = need.range();
        let persons = (low.0 + high.0) / 2.0;
        for unit in units(world, need) {
            let hours = hours(world, need, &unit);
            let course = courses.entry(unit).or_insert((0.0, Some(0.0), Vec::new()));
            course.0 += persons;
            // Where the hours of one of its needs are not known, those of the course are not.
            course.1 = match (course.1, hours) {
                (Some(sum), Some(hours)) => Some(sum + persons * hours),
                _ => None,
            };
            course.2.push(need.id.clone());
        }
    }
    for (unit, (persons, person_hours, needs)) in courses {
        let name = format!("course.{unit}");
        flat.number(&name, "persons", persons);
        flat.word(&name, "needs", format!("{needs:?}"));
        flat.maybe(&name, "person_hours", person_hours);
    }
}

/// "The units named (each once), else all technological units of the target (all its units where none is
/// so marked; an occupation gives none)."
fn units(world: &World, need: &Need) -> BTreeSet<String> {
    if !need.units.is_empty() {
        return need.units.iter().cloned().collect();
    }
    let Some(code) = &need.qualification else {
        return BTreeSet::new();
    };
    let list = world.units(&world.successor(code.as_str()));
    used(list).iter().map(|u| u.code.clone()).collect()
}

/// "Hours are those of the list of the code as recorded, then of its replacement, then of the related
/// qualification with the largest σ that states them, then by code; not known where nobody of these does."
fn hours(world: &World, need: &Need, unit: &str) -> Option<f64> {
    let stated = |list: &[Unit]| added(list.iter().filter(|u| u.code == unit));
    if let Some(code) = &need.qualification {
        if let Some(hours) = stated(world.units(code.as_str())) {
            return Some(hours);
        }
        if let Some(hours) = stated(world.units(&world.successor(code.as_str()))) {
            return Some(hours);
        }
    }
    // What leads to an occupation is asked before what is related to it, be that as close.
    let target = target(world, need)?;
    for code in world.leading_to(&target) {
        if let Some(hours) = stated(world.units(&code)) {
            return Some(hours);
        }
    }
    let mut best: Option<(f64, f64)> = None;
    for q in &world.catalogue {
        let code = q.code.to_string();
        let relatedness = world.related_to(&code, &target);
        if relatedness > 0.0
            && let Some(hours) = stated(world.units(&code))
            && best.is_none_or(|(most, _)| relatedness > most)
        {
            best = Some((relatedness, hours));
        }
    }
    best.map(|(_, hours)| hours)
}
