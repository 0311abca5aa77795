//! Short courses for enterprises' own people, section 4.

use std::collections::BTreeMap;

use enlace_engine::model::qualification::Component;
use enlace_engine::model::{Choice, Need, NeedId, Unit};

use super::world::World;
use crate::flat::Flat;

pub fn write(world: &World, flat: &mut Flat) {
    let mut courses: BTreeMap<&str, (f64, Vec<NeedId>)> = BTreeMap::new();
    for need in world.region.needs.values().filter(|n| !n.is_recruit()) {
        let (low, high) = need.range();
        for unit in units(world, need) {
            let course = courses.entry(unit).or_default();
            course.0 += (low.0 + high.0) / 2.0;
            course.1.push(need.id.clone());
        }
    }
    for (unit, (persons, needs)) in courses {
        let name = format!("course.{unit}");
        flat.number(&name, "persons", persons);
        flat.word(&name, "needs", format!("{needs:?}"));
        // Several entries of one unit: the last of the catalogue tells its hours.
        let mut entries = world.region.qualifications.values().flat_map(|q| &q.units);
        let entry: Option<&Unit> = entries.rfind(|u| u.code == unit);
        flat.maybe(
            &name,
            "person_hours",
            entry.and_then(|u| u.hours).map(|h| h.0 * persons),
        );
    }
}

fn units<'r>(world: &World<'r>, need: &'r Need) -> Vec<&'r str> {
    if !need.units.is_empty() {
        return need.units.iter().map(String::as_str).collect();
    }
    let Some(code) = &need.qualification else {
        return Vec::new();
    };
    let wanted = world.qualification(&world.successor(code.as_str()));
    let technological = Some(Choice::Known(Component::Technological));
    let marked = wanted.units.iter().filter(|u| u.component == technological);
    let mut units: Vec<&str> = marked.map(|u| u.code.as_str()).collect();
    units.sort_unstable();
    units.dedup();
    units
}
