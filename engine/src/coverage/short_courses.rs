//! Short courses that enterprises want for their own people (method section 4).
//!
//! Upskill needs never enter demand. Units: those that the need names, else all technological units of
//! its qualification, or of the one that replaced it; person-hours = persons × hours. After SENAI,
//! which separates initial training from upskilling.

use std::collections::BTreeMap;

use crate::coverage::figures::ShortCourse;
use crate::coverage::ground::possible;
use crate::coverage::statement::NoStatement;
use crate::coverage::working::Working;
use crate::model::need::NeedKind;
use crate::model::order::put_in_order;
use crate::model::qualification::Component;
use crate::model::{Choice, Hours, Need, Persons, Qualification, Unit};

/// The short courses wanted, by unit code.
pub(crate) fn short_courses(w: &Working) -> Vec<ShortCourse> {
    let region = w.ground.region;
    let upskill = w.statements.without(NoStatement::Upskill);
    if upskill.is_empty() {
        return Vec::new();
    }
    let catalogue: BTreeMap<&str, &Unit> = region
        .qualifications
        .values()
        .flat_map(|q| &q.units)
        .map(|u| (u.code.as_str(), u))
        .collect();
    let mut courses: BTreeMap<&str, ShortCourse> = BTreeMap::new();
    for i in upskill {
        let Some(need) = region.needs.get(&w.statements.all[i as usize].id) else {
            continue;
        };
        if need.kind.known() != Some(NeedKind::Upskill) {
            continue;
        }
        let (low, high) = need.range();
        let Some(persons) = possible((low.0 + high.0) / 2.0) else {
            continue;
        };
        for code in units_wanted(need, w) {
            let course = courses.entry(code).or_insert_with(|| ShortCourse {
                unit: code.to_owned(),
                title: catalogue.get(code).and_then(|u| u.title.clone()),
                persons: Persons(0.0),
                person_hours: None,
                needs: Vec::new(),
            });
            course.persons.0 += persons;
            course.needs.push(need.id.clone());
        }
    }
    for (code, course) in &mut courses {
        let hours = catalogue
            .get(code)
            .and_then(|u| u.hours)
            .and_then(|h| possible(h.0));
        course.person_hours = hours.map(|h| Hours(h * course.persons.0));
    }
    courses.into_values().collect()
}

fn units_wanted<'r>(need: &'r Need, w: &Working<'r>) -> Vec<&'r str> {
    if !need.units.is_empty() {
        return need.units.iter().map(String::as_str).collect();
    }
    let technological = Some(Choice::Known(Component::Technological));
    let of = |q: &'r Qualification| {
        let units = q.units.iter().filter(|u| u.component == technological);
        units.map(|u| u.code.as_str()).collect::<Vec<_>>()
    };
    // A need of a qualification that was replaced counts under its replacement.
    let mut units = need
        .qualification
        .as_ref()
        .and_then(|code| w.ground.qualification(code))
        .map(|q| of(w.ground.qualifications[q as usize]))
        .unwrap_or_default();
    put_in_order(&mut units, Ord::cmp);
    units.dedup();
    units
}
