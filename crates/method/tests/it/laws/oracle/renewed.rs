//! Renewed qualifications: under which code a record counts, and what a replacement takes, section 3.

use std::collections::BTreeSet;

use enlace_model::qualification::Component;
use enlace_model::{Choice, Occupation, Qualification, Region};

/// A unit of a qualification's list.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    pub code: String,
    pub is_technological: bool,
    pub hours: Option<f64>,
}

/// "Needs, offers, cohorts and relations of a qualification with replaced_by count under its
/// replacement, followed to the end."
pub fn successor(region: &Region, code: &str) -> String {
    let mut code = code.to_owned();
    while let Some(next) = &region.qualifications[&code.as_str().into()].replaced_by {
        code = next.to_string();
    }
    code
}

/// The qualifications that one took the place of, by code.
pub fn replaced<'r>(region: &'r Region, code: &str) -> Vec<&'r Qualification> {
    let all = region.qualifications.values();
    all.filter(|q| q.replaced_by.as_ref().is_some_and(|r| r.as_str() == code))
        .collect()
}

/// "A replacement without occupations takes those of what it replaced (which may have taken theirs)."
pub fn occupations(region: &Region, code: &str) -> Vec<Occupation> {
    let own = &region.qualifications[&code.into()].occupations;
    if !own.is_empty() {
        return own.clone();
    }
    let mut taken: Vec<Occupation> = Vec::new();
    for old in replaced(region, code) {
        for occupation in occupations(region, old.code.as_str()) {
            if !taken.contains(&occupation) {
                taken.push(occupation);
            }
        }
    }
    taken
}

/// "A replacement without units takes those of what it replaced (which may have taken theirs; of
/// several each unit once, with the most hours that one of them gives it)."
pub fn units(region: &Region, code: &str) -> Vec<Unit> {
    let own = own_units(&region.qualifications[&code.into()]);
    if !own.is_empty() {
        return own;
    }
    let old = replaced(region, code);
    let lists = old.iter().map(|old| units(region, old.code.as_str()));
    let mut lists: Vec<Vec<Unit>> = lists.filter(|list| !list.is_empty()).collect();
    if lists.len() == 1 {
        return lists.remove(0);
    }
    let codes: BTreeSet<&String> = lists.iter().flatten().map(|u| &u.code).collect();
    let mut taken = Vec::new();
    for code in codes {
        let mut unit = Unit {
            code: code.clone(),
            is_technological: false,
            hours: None,
        };
        for list in &lists {
            let own: Vec<Unit> = list.iter().filter(|u| u.code == *code).cloned().collect();
            unit.is_technological |= own.iter().any(|u| u.is_technological);
            // What one of them gives it: its technological entries, or all where none is so marked; hours
            // that are not stated are fewer than any that are.
            let given = added(used(&own).into_iter());
            if given > unit.hours {
                unit.hours = given;
            }
        }
        taken.push(unit);
    }
    taken
}

/// A qualification's list as recorded.
fn own_units(q: &Qualification) -> Vec<Unit> {
    let technological = Some(Choice::Known(Component::Technological));
    let unit = |u: &enlace_model::Unit| Unit {
        code: u.code.clone(),
        is_technological: u.component == technological,
        hours: u.hours.map(|h| h.0),
    };
    q.units.iter().map(unit).collect()
}

/// The hours that entries of one unit state; `None` where none states any.
pub fn added<'a>(entries: impl Iterator<Item = &'a Unit>) -> Option<f64> {
    let stated: Vec<f64> = entries.filter_map(|u| u.hours).collect();
    (!stated.is_empty()).then(|| stated.iter().sum())
}

/// "Its technological units, or all its units where none of its own is so marked."
pub fn used(units: &[Unit]) -> Vec<&Unit> {
    let marked = units.iter().any(|u| u.is_technological);
    units
        .iter()
        .filter(|u| !marked || u.is_technological)
        .collect()
}
