//! The corrections of a problem that can be offered beside its field: what is right where there is one right
//! answer, else what a person can choose from.

use serde_json::Value;

use crate::Op;
use crate::cell_entries::{Cell, Cells, Deed, Entry};
use crate::field::{Content, Fault, Measure, Presence, field};
use crate::mend::{Mending, mending};
use enlace_model::check::{Problem, ProblemKind, ProblemPlace, Severity};
use enlace_model::{RecordRef, Region};

/// A correction of a problem.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    pub does: Mending,
    /// The step that does it.
    pub op: Op,
}

/// Whether what is written is at odds with something, so that it is marked where it stands; what is only left
/// open, or should be known, is not.
pub fn is_at_odds(problem: &Problem) -> bool {
    use ProblemKind::*;
    problem.severity() == Severity::Error
        || matches!(
            problem.kind,
            UnknownChoice { .. }
                | HiddenSigns { .. }
                | PlaceFarFromRegion { .. }
                | SchoolFarFromMunicipality { .. }
                | TravelWithinMunicipality
                | DuplicateTravelTime { .. }
                | DuplicateRelation { .. }
                | NeedWithSeveralTargets
                | NeedWithNumberAndRange
                | OccupationTooCoarse { .. }
                | WholeRegionByEnterprise
                | WholeRegionAndMunicipality { .. }
                | EntrantsAbovePlaces { .. }
                | SharingNotMutual { .. }
                | DuplicateCohort { .. }
        )
}

/// The corrections of a problem of the region; none where nobody but a person knows what was meant.
pub fn corrections(problem: &Problem, region: &Region) -> Vec<Correction> {
    if let Some(right) = mending(problem, region) {
        return vec![Correction {
            does: right,
            op: Op::Mend(vec![problem.clone()]),
        }];
    }
    let ProblemPlace::Record { record, field } = &problem.place else {
        return Vec::new();
    };
    let field = field.as_deref().unwrap_or_default();
    let chosen = choices(&problem.kind, record, field).into_iter();
    chosen
        .map(|(field, value)| one_of_several(record, field, value))
        .collect()
}

fn one_of_several(record: &RecordRef, field: String, value: Value) -> Correction {
    Correction {
        does: Mending::Set(vec![(record.clone(), field.clone(), value.clone())]),
        op: Op::SetFields(Cells {
            deed: Deed::Set,
            add: Vec::new(),
            cells: vec![Cell {
                record: record.clone(),
                field,
                entry: Entry::Value(value),
            }],
        }),
    }
}

/// The values that a person can choose from, with the field of each; the likeliest stands first.
fn choices(kind: &ProblemKind, record: &RecordRef, path: &str) -> Vec<(String, Value)> {
    let here = |value: f64| (path.to_owned(), Value::from(value));
    let found = field(record.kind, path);
    let measure = found.and_then(|field| match field.content {
        Content::Number(measure) => Some(measure),
        _ => None,
    });
    let can_be = |number: f64| measure.is_some_and(|own| Fault::of_number(number, own).is_none());
    let nearest = |numbers: [f64; 2]| {
        let possible = numbers.into_iter().filter(|number| can_be(*number));
        possible.map(here).collect::<Vec<_>>()
    };
    match *kind {
        ProblemKind::EntrantsAbovePlaces { entrants, places } => vec![
            ("places".to_owned(), Value::from(entrants)),
            ("entrants".to_owned(), Value::from(places)),
        ],
        ProblemKind::NotWhole { value } => nearest([value.floor(), value.ceil()]),
        ProblemKind::NotInHalves { value } => {
            nearest([(value * 2.0).floor() / 2.0, (value * 2.0).ceil() / 2.0])
        }
        ProblemKind::OutOfRange { value, .. } => {
            let meant = meant_number(value, measure).filter(|number| can_be(*number));
            let is_optional = found.is_some_and(|field| field.presence == Presence::Optional);
            let empty = is_optional.then(|| (path.to_owned(), Value::Null));
            meant.map(here).into_iter().chain(empty).collect()
        }
        _ => Vec::new(),
    }
}

/// What a number out of its range was likely meant to be: per cents written without their sign.
fn meant_number(value: f64, measure: Option<Measure>) -> Option<f64> {
    let is_percent = measure.is_some_and(Measure::is_percent);
    (is_percent && value > 1.0).then_some(value / 100.0)
}
