//! Short courses that enterprises want for their own people (method section 4).
//!
//! Upskill needs never enter demand. Units: those that the need names, each once, else all
//! technological units of its target, or all its units where none is so marked; an occupation gives
//! none. Person-hours = persons × hours, persons as stated whatever the target year, of a range its
//! middle. Hours are those of the list of the code as recorded, then of its replacement, then of the
//! related qualification with the largest σ towards it that states them, of equals the first code; not
//! known where nobody of these does. After SENAI, which separates initial training from upskilling.

use std::collections::{BTreeMap, BTreeSet};

use crate::figures::ShortCourse;
use crate::inputs::{Inputs, QualificationIdx, possible};
use crate::pipeline::Pipeline;
use crate::statement::NoStatement;
use crate::target::leading_to;
use enlace_model::need::NeedKind;
use enlace_model::order::put_in_order;
use enlace_model::renewal::ListedUnit;
use enlace_model::{Hours, Need, Persons, Target};

/// A course on its way, whose hours some need may leave unknown.
struct WantedCourse {
    persons: f64,
    person_hours: Option<f64>,
    needs: Vec<enlace_model::NeedId>,
}

/// The short courses wanted, by unit code.
pub(crate) fn short_courses(w: &Pipeline) -> Vec<ShortCourse> {
    let region = w.inputs.region;
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
        let target = CourseTarget::of(need, w);
        for code in units_wanted(need, target.as_ref(), &w.inputs) {
            let hours = lists.hours(code, target.as_ref());
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

fn units_wanted<'r>(
    need: &'r Need,
    target: Option<&CourseTarget>,
    inputs: &Inputs<'r>,
) -> Vec<&'r str> {
    let codes: BTreeSet<&str> = if need.units.is_empty() {
        let units = match target {
            Some(CourseTarget::Qualification(own)) => inputs.units_of(inputs.counts_under(*own)),
            Some(CourseTarget::Occupation { .. }) | None => Vec::new(),
        };
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
    w: &'w Pipeline<'r>,
    titles: BTreeMap<&'r str, &'r str>,
    /// Whose hours are asked for a target, first to last, with the hours of their units.
    asked: BTreeMap<CourseTarget, Vec<BTreeMap<&'r str, f64>>>,
}

impl<'w, 'r> HoursByList<'w, 'r> {
    fn of(w: &'w Pipeline<'r>) -> Self {
        let mut titles = BTreeMap::new();
        for unit in w
            .inputs
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

    fn hours(&mut self, code: &str, target: Option<&CourseTarget>) -> Option<f64> {
        let target = target?;
        if !self.asked.contains_key(target) {
            self.asked.insert(target.clone(), target.lists(self.w));
        }
        let mut lists = self.asked.get(target).into_iter().flatten();
        lists.find_map(|list| list.get(code).copied())
    }
}

/// What a wish for a short course names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum CourseTarget {
    /// The qualification as recorded, also one that was replaced.
    Qualification(QualificationIdx),
    /// The qualifications that lead to an occupation, in the order of codes.
    Occupation { led_by: Vec<QualificationIdx> },
}

impl CourseTarget {
    /// `None` where it is not known which qualification or occupation a need names.
    fn of(need: &Need, w: &Pipeline) -> Option<Self> {
        match need.target() {
            Target::Qualification(code) => w.inputs.own_index(code).map(Self::Qualification),
            Target::Occupation(occupation) => {
                leading_to(occupation, &w.inputs).map(|led_by| Self::Occupation { led_by })
            }
            Target::Unmapped => None,
        }
    }

    /// The lists that are asked for hours, first to last: of the code as recorded and of its
    /// replacement, or of those that lead to the occupation; then of those related with the largest σ.
    fn lists<'r>(&self, w: &Pipeline<'r>) -> Vec<BTreeMap<&'r str, f64>> {
        let (mut lists, same) = match self {
            Self::Qualification(own) => {
                let recorded = stated(w.inputs.units_of(*own));
                (vec![recorded], vec![w.inputs.counts_under(*own)])
            }
            Self::Occupation { led_by } => (Vec::new(), led_by.clone()),
        };
        let mut related: Vec<(f64, QualificationIdx)> = Vec::new();
        for (q, serves) in (0..).zip(&w.related.serves) {
            let towards = serves.iter().filter(|sigma| same.contains(&sigma.wanted));
            let largest = towards.map(|sigma| sigma.value).max_by(f64::total_cmp);
            related.extend(
                largest
                    .filter(|_| !same.contains(&q))
                    .map(|value| (value, q)),
            );
        }
        put_in_order(&mut related, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let standing = same.into_iter().chain(related.into_iter().map(|(_, q)| q));
        lists.extend(standing.map(|q| stated(w.inputs.units_of(q))));
        lists
    }
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
