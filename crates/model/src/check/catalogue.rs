//! Problems of the catalogue: qualifications and the relations set between them.

use std::collections::btree_map::{BTreeMap, Entry};

use crate::check::findings::{Findings, RecordScope};
use crate::check::{ProblemKind, ProblemPlace};
use crate::qualification::{Qualification, Relation};
use crate::region::{Kind, RecordRef, Region};
use crate::renewal::Renewals;

pub(super) fn check(region: &Region, findings: &mut Findings) {
    for qualification in region.qualifications.values() {
        let mut scope = findings.of(region, qualification);
        for (language, title) in &qualification.title {
            scope.text(&format!("title.{language}"), title);
        }
        lists(qualification, &mut scope);
        if let Some(circle) = circle(region, qualification) {
            scope.at("replaced_by", ProblemKind::ReplacedInCircle { circle });
        }
    }
    let renewals = Renewals::of(region);
    taken_over(&renewals, findings);
    relations(region, &renewals, findings);
}

/// What replacements without lists of their own take of those that they replaced.
fn taken_over(renewals: &Renewals, findings: &mut Findings) {
    for q in renewals.standing() {
        let mut tell = |givers: Vec<u32>, field: &str, kind: fn(String) -> ProblemKind| {
            if givers.iter().all(|giver| *giver == q) {
                return;
            }
            let codes = givers
                .iter()
                .map(|giver| renewals.qualification(*giver).code.as_str());
            let from = codes.collect::<Vec<_>>().join(", ");
            let record = RecordRef::new(Kind::Qualification, &renewals.qualification(q).code);
            let field = Some(field.to_owned());
            findings.add(ProblemPlace::Record { record, field }, kind(from));
        };
        tell(renewals.givers_of_units(q), "units", |from| {
            ProblemKind::UnitsTakenOver { from }
        });
        tell(renewals.givers_of_occupations(q), "occupations", |from| {
            ProblemKind::OccupationsTakenOver { from }
        });
    }
}

fn lists(qualification: &Qualification, scope: &mut RecordScope) {
    for (i, occupation) in qualification.occupations.iter().enumerate() {
        if occupation.code.trim().is_empty() {
            scope.at(format!("occupations[{i}].code"), ProblemKind::EmptyId);
        }
    }
}

/// The circle of replacements in which a qualification stands, if it does: told once, at the
/// member with the smallest code.
fn circle(region: &Region, start: &Qualification) -> Option<String> {
    let mut circle = vec![&start.code];
    let mut at = start;
    loop {
        let next = at.replaced_by.as_ref()?;
        if *next == start.code {
            break;
        }
        if circle.contains(&next) {
            // A circle further on, which is told there.
            return None;
        }
        circle.push(next);
        at = region.qualifications.get(next)?;
    }
    let first = circle.iter().min()?;
    let codes: Vec<&str> = circle.iter().map(|code| code.as_str()).collect();
    (**first == start.code).then(|| codes.join(" "))
}

fn relations(region: &Region, renewals: &Renewals, findings: &mut Findings) {
    let mut directions: BTreeMap<_, &Relation> = BTreeMap::new();
    for relation in region.relations.values() {
        let mut scope = findings.of(region, relation);
        if relation.from == relation.to {
            scope.whole(ProblemKind::RelationToItself);
        }
        // Those of a qualification that was replaced count under its replacement.
        let ends = [&relation.from, &relation.to].map(|code| renewals.code_of(code));
        if relation.from != relation.to && ends[0] == ends[1] {
            continue;
        }
        match directions.entry(ends) {
            Entry::Vacant(free) => {
                free.insert(relation);
            }
            Entry::Occupied(taken) => {
                let other = taken.get().id.to_string();
                scope.whole(ProblemKind::DuplicateRelation { other });
            }
        }
    }
}
