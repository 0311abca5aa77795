//! Short courses that enterprises want for their own people (method section 4).
//!
//! Upskill needs never enter demand. Units: those that the need names, each once, else all
//! technological units of its target, or all its units where none is so marked; an occupation gives
//! none. Person-hours = persons × hours, persons as stated whatever the target year, of a range its
//! middle. Hours are those of the list of the code as recorded, then of its replacement, then of the
//! related qualification with the largest σ towards it that states them, of equals the first code; not
//! known where nobody of these does. After SENAI, which separates initial training from upskilling.

use std::collections::{BTreeMap, BTreeSet};

use crate::coverage::figures::ShortCourse;
use crate::coverage::ground::{Ground, Q, possible};
use crate::coverage::statement::NoStatement;
use crate::coverage::working::Working;
use crate::model::need::NeedKind;
use crate::model::order::put_in_order;
use crate::model::renewal::ListedUnit;
use crate::model::{Hours, Need, Persons, Target};

/// A course on its way, whose hours some need may leave unknown.
struct WantedCourse {
    persons: f64,
    person_hours: Option<f64>,
    needs: Vec<crate::model::NeedId>,
}

/// The short courses wanted, by unit code.
pub(crate) fn short_courses(w: &Working) -> Vec<ShortCourse> {
    let region = w.ground.region;
    let upskill = w.statements.without(NoStatement::Upskill);
    if upskill.is_empty() {
        return Vec::new();
    }
    let mut lists = HoursByList::of(w);
    let mut courses: BTreeMap<&str, WantedCourse> = BTreeMap::new();
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
        let recorded_as = match need.target() {
            Target::Qualification(code) => w.ground.own_index(code),
            _ => None,
        };
        for code in units_wanted(need, recorded_as, &w.ground) {
            let hours = lists.hours(code, recorded_as);
            let course = courses.entry(code).or_insert(WantedCourse {
                persons: 0.0,
                person_hours: Some(0.0),
                needs: Vec::new(),
            });
            course.persons += persons;
            // A sum of which one part is not known is not known.
            course.person_hours = course
                .person_hours
                .zip(hours)
                .map(|(sum, hours)| sum + persons * hours);
            course.needs.push(need.id.clone());
        }
    }
    let courses = courses.into_iter();
    let courses = courses.map(|(code, wanted)| ShortCourse {
        unit: code.to_owned(),
        title: lists.title(code).map(str::to_owned),
        persons: Persons(wanted.persons),
        person_hours: wanted.person_hours.map(Hours),
        needs: wanted.needs,
    });
    courses.collect()
}

fn units_wanted<'r>(need: &'r Need, recorded_as: Option<Q>, ground: &Ground<'r>) -> Vec<&'r str> {
    let codes: BTreeSet<&str> = if need.units.is_empty() {
        let target = recorded_as.map(|own| ground.counts_under(own));
        let units = target.map(|q| ground.units_of(q)).unwrap_or_default();
        let any = units.iter().any(|u| u.is_technological);
        let units = units.iter().filter(|u| !any || u.is_technological);
        units.map(|u| u.code).collect()
    } else {
        need.units.iter().map(String::as_str).collect()
    };
    codes.into_iter().collect()
}

/// Hours and titles of units, from the lists of the catalogue.
struct HoursByList<'w, 'r> {
    w: &'w Working<'r>,
    titles: BTreeMap<&'r str, &'r str>,
    /// Whose hours are asked for a code as recorded, first to last, with the hours of their units.
    asked: BTreeMap<Q, Vec<BTreeMap<&'r str, f64>>>,
}

impl<'w, 'r> HoursByList<'w, 'r> {
    fn of(w: &'w Working<'r>) -> Self {
        let mut titles = BTreeMap::new();
        for unit in w
            .ground
            .region
            .qualifications
            .values()
            .flat_map(|q| &q.units)
        {
            if let Some(title) = &unit.title {
                titles.entry(unit.code.as_str()).or_insert(title.as_str());
            }
        }
        Self {
            w,
            titles,
            asked: BTreeMap::new(),
        }
    }

    fn title(&self, code: &str) -> Option<&'r str> {
        self.titles.get(code).copied()
    }

    fn hours(&mut self, code: &str, recorded_as: Option<Q>) -> Option<f64> {
        let own = recorded_as?;
        let w = self.w;
        let lists = self.asked.entry(own).or_insert_with(|| whom_to_ask(own, w));
        lists.iter().find_map(|list| list.get(code).copied())
    }
}

/// The lists that are asked for hours: of the code as recorded, of its replacement, of those related to
/// it with the largest σ first.
fn whom_to_ask<'r>(own: Q, w: &Working<'r>) -> Vec<BTreeMap<&'r str, f64>> {
    let target = w.ground.counts_under(own);
    let mut related: Vec<(f64, Q)> = Vec::new();
    for (q, serves) in (0..).zip(&w.related.serves) {
        let towards = serves.iter().find(|sigma| sigma.wanted == target);
        related.extend(towards.map(|sigma| (sigma.value, q)));
    }
    put_in_order(&mut related, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let standing = std::iter::once(target).chain(related.into_iter().map(|(_, q)| q));
    let standing = standing.map(|q| stated(w.ground.units_of(q)));
    let recorded = stated(w.ground.recorded_units(own));
    std::iter::once(recorded).chain(standing).collect()
}

/// The hours that a list states by unit; a code listed twice adds up.
fn stated<'r>(units: impl IntoIterator<Item = ListedUnit<'r>>) -> BTreeMap<&'r str, f64> {
    let mut all = BTreeMap::new();
    for unit in units {
        if let Some(hours) = unit.hours {
            *all.entry(unit.code).or_insert(0.0) += hours;
        }
    }
    all
}
