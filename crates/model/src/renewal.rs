//! Renewed qualifications: under which one each counts, and what a replacement takes of those that it
//! replaced (method section 3).

use std::collections::BTreeMap;

use crate::check::range::Range;
use crate::choice::Choice;
use crate::id::QualificationCode;
use crate::qualification::{Component, Occupation, Qualification};
use crate::region::Region;

/// The catalogue with its replacements followed. Qualifications are numbered in the order of codes.
#[derive(Clone, Debug)]
pub struct Renewals<'r> {
    all: Vec<&'r Qualification>,
    counts_under: Vec<u32>,
    /// For each qualification those that it replaced directly and that count where it counts.
    replaced: BTreeMap<u32, Vec<u32>>,
}

/// A unit of a qualification's list: its own, or taken over.
#[derive(Clone, Debug, PartialEq)]
pub struct ListedUnit<'r> {
    pub code: &'r str,
    pub title: Option<&'r str>,
    /// Hours; `None` where none are stated or they cannot be.
    pub hours: Option<f64>,
    /// Whether it is marked as a unit of the technological component.
    pub is_technological: bool,
    /// The qualification whose list gives it, which may have been replaced.
    pub of: u32,
}

impl<'r> Renewals<'r> {
    /// Follows the replacements of a region's catalogue.
    pub fn of(region: &'r Region) -> Self {
        let all: Vec<&Qualification> = region.qualifications.values().collect();
        let next: Vec<Option<u32>> = all
            .iter()
            .map(|q| number(&all, q.replaced_by.as_ref()?))
            .collect();
        let counts_under: Vec<u32> = (0..all.len() as u32)
            .map(|start| end_of_chain(start, &next))
            .collect();
        let mut replaced: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (i, next) in (0..).zip(&next) {
            if let Some(next) = next
                && counts_under[i as usize] != i
            {
                replaced.entry(*next).or_default().push(i);
            }
        }
        Self {
            all,
            counts_under,
            replaced,
        }
    }

    /// The number of a qualification; `None` for a code that is not in the catalogue.
    pub fn number(&self, code: &QualificationCode) -> Option<u32> {
        number(&self.all, code)
    }

    /// For each qualification the one under which it counts: the end of its replacements. In a circle,
    /// which is an error, or on the way into one it is the qualification itself.
    pub fn counts_under(&self) -> &[u32] {
        &self.counts_under
    }

    /// The code under which a code counts; one that is not in the catalogue counts under itself.
    pub fn code_of<'c>(&self, code: &'c QualificationCode) -> &'c QualificationCode
    where
        'r: 'c,
    {
        match self.number(code) {
            Some(i) => &self.all[self.counts_under[i as usize] as usize].code,
            None => code,
        }
    }

    /// The qualifications that count under their own code.
    pub fn standing(&self) -> impl Iterator<Item = u32> + '_ {
        (0..self.all.len() as u32).filter(|i| self.counts_under[*i as usize] == *i)
    }

    /// A qualification by its number.
    pub fn qualification(&self, i: u32) -> &'r Qualification {
        self.all[i as usize]
    }

    /// The occupations to which a standing qualification leads: its own, else those of what it
    /// replaced.
    pub fn occupations(&self, i: u32) -> impl Iterator<Item = &'r Occupation> + '_ {
        let givers = self.givers_of_occupations(i).into_iter();
        givers.flat_map(|i| &self.all[i as usize].occupations)
    }

    /// The qualifications whose occupations a standing one has: itself, those that it replaced, or
    /// none.
    pub fn givers_of_occupations(&self, i: u32) -> Vec<u32> {
        self.givers(i, &|q| !q.occupations.is_empty())
    }

    /// The qualifications whose units a standing one has: itself, those that it replaced, or none.
    pub fn givers_of_units(&self, i: u32) -> Vec<u32> {
        self.givers(i, &|q| !q.units.is_empty())
    }

    /// The units of a standing qualification: its own, else those of what it replaced; of several
    /// each unit once, with the most hours that one of them gives it.
    pub fn units(&self, i: u32) -> Vec<ListedUnit<'r>> {
        let givers = self.givers_of_units(i);
        match givers.as_slice() {
            [one] => self.recorded_units(*one).collect(),
            several => self.merged(several),
        }
    }

    /// The units that stand in a qualification's own record, as they stand there.
    pub fn recorded_units(&self, i: u32) -> impl Iterator<Item = ListedUnit<'r>> + use<'r> {
        let units = self.all[i as usize].units.iter();
        units.map(move |unit| ListedUnit {
            code: &unit.code,
            title: unit.title.as_deref(),
            hours: unit
                .hours
                .map(|h| h.0)
                .filter(|h| Range::HOURS.fault(*h).is_none()),
            is_technological: unit.component == Some(Choice::Known(Component::Technological)),
            of: i,
        })
    }

    fn givers(&self, i: u32, gives: &dyn Fn(&Qualification) -> bool) -> Vec<u32> {
        if gives(self.all[i as usize]) {
            return vec![i];
        }
        let replaced = self.replaced.get(&i).into_iter().flatten();
        let mut givers: Vec<u32> = replaced.flat_map(|i| self.givers(*i, gives)).collect();
        crate::order::put_in_order_of(&mut givers, |i| *i);
        givers
    }

    fn merged(&self, givers: &[u32]) -> Vec<ListedUnit<'r>> {
        let mut all: BTreeMap<&str, ListedUnit> = BTreeMap::new();
        for giver in givers {
            for (code, unit) in self.each_once(*giver) {
                let known = all.entry(code).or_insert_with(|| unit.clone());
                known.is_technological |= unit.is_technological;
                known.title = known.title.or(unit.title);
                if unit.hours > known.hours {
                    (known.hours, known.of) = (unit.hours, unit.of);
                }
            }
        }
        all.into_values().collect()
    }

    /// The recorded units by code: one that is listed twice adds up, over its technological entries
    /// where it has some.
    fn each_once(&self, giver: u32) -> BTreeMap<&'r str, ListedUnit<'r>> {
        let mut all: BTreeMap<&str, ListedUnit> = BTreeMap::new();
        for unit in self.recorded_units(giver) {
            match all.get_mut(unit.code) {
                Some(known) if known.is_technological == unit.is_technological => {
                    known.title = known.title.or(unit.title);
                    known.hours = match (known.hours, unit.hours) {
                        (Some(a), Some(b)) => Some(a + b),
                        (a, b) => a.or(b),
                    };
                }
                Some(known) if known.is_technological => {}
                _ => drop(all.insert(unit.code, unit)),
            }
        }
        all
    }
}

fn number(all: &[&Qualification], code: &QualificationCode) -> Option<u32> {
    let at = all.binary_search_by(|q| q.code.cmp(code));
    at.ok().map(|i| i as u32)
}

fn end_of_chain(start: u32, next: &[Option<u32>]) -> u32 {
    let mut at = start;
    for _ in 0..=next.len() {
        match next[at as usize] {
            None => return at,
            Some(next) => at = next,
        }
    }
    start
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn region(qualifications: &[Value]) -> Region {
        let header = crate::Header::new(
            "r".into(),
            "R",
            "2026-03-01".into(),
            crate::SchoolYear(2029),
        );
        let mut region = Region::new(header);
        for q in qualifications {
            let q: Qualification = serde_json::from_value(q.clone()).expect("a qualification");
            region.qualifications.insert(q.code.clone(), q);
        }
        region
    }

    #[test]
    fn replacements_are_followed_to_their_end_and_a_circle_stands_for_itself() {
        let region = region(&[
            json!({"code": "A", "title": {}, "replaced_by": "B"}),
            json!({"code": "B", "title": {}, "replaced_by": "C"}),
            json!({"code": "C", "title": {}, "replaced_by": "gone"}),
            json!({"code": "X", "title": {}, "replaced_by": "Y"}),
            json!({"code": "Y", "title": {}, "replaced_by": "X"}),
            json!({"code": "Z", "title": {}, "replaced_by": "X"}),
        ]);
        let renewals = Renewals::of(&region);
        assert_eq!(renewals.counts_under(), [2, 2, 2, 3, 4, 5]);
        assert_eq!(renewals.code_of(&"A".into()).as_str(), "C");
        assert_eq!(renewals.code_of(&"Q".into()).as_str(), "Q");
    }

    #[test]
    fn a_replacement_without_lists_takes_those_of_what_it_replaced() {
        let unit = |code: &str, hours: Option<f64>, component: &str| {
            let hours = hours.map_or(Value::Null, Value::from);
            let mut unit = json!({"code": code, "component": component});
            if !hours.is_null() {
                unit["hours"] = hours;
            }
            unit
        };
        let region = region(&[
            json!({"code": "A", "title": {}, "replaced_by": "M", "level": 5, "duration": 2,
                "units": [unit("u", Some(50.0), "technological"), unit("v", None, "scientific")],
                "occupations": [{"system": "isco-08", "code": "7223"}]}),
            json!({"code": "B", "title": {}, "replaced_by": "N",
                "units": [unit("u", Some(30.0), "scientific"), unit("u", Some(40.0), "scientific"),
                    unit("v", Some(25.0), "scientific")],
                "occupations": [{"system": "isco-08", "code": "8211"}]}),
            json!({"code": "M", "title": {}, "replaced_by": "N"}),
            json!({"code": "N", "title": {}}),
        ]);
        let renewals = Renewals::of(&region);
        let units: Vec<_> = renewals
            .units(3)
            .into_iter()
            .map(|u| (u.code, u.hours, u.is_technological, u.of))
            .collect();
        assert_eq!(
            units,
            [("u", Some(70.0), true, 1), ("v", Some(25.0), false, 1)]
        );
        let occupations: Vec<_> = renewals.occupations(3).map(|o| o.code.as_str()).collect();
        assert_eq!(occupations, ["7223", "8211"]);
        assert_eq!(renewals.qualification(3).level, None);
        assert_eq!(renewals.qualification(3).duration, None);
    }
}
