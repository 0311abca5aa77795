//! Doing what is right about a problem, where there is one right answer.
//!
//! Right is what takes nothing that counts: a number that stands beside the one that counts goes, a
//! code that lost its leading zeros gets them back. Where a person has to decide, nothing is offered.

use serde_json::Value;

use crate::cell_entries::{Cell, Cells, Deed, Entry};
use crate::cells;
use crate::field::reference::Names;
use crate::field::{Content, DecimalMark, Fault, Measure, field, read_typed};
use crate::removal::{self, Dependents};
use crate::setting;
use crate::{Rejection, read_field};
use enlace_model::check::{Problem, ProblemKind, ProblemPlace, check, without_hidden};
use enlace_model::coordinates::Coordinates;
use enlace_model::need::People;
use enlace_model::region_extent::{Placement, RegionExtent};
use enlace_model::{
    Change, Kind, MunicipalityCode, NeedId, RecordRef, Region, SchoolCode, SettingId,
};

/// What is right about a problem.
#[derive(Clone, Debug, PartialEq)]
pub enum Mending {
    /// Set these cells.
    Set(Vec<(RecordRef, String, Value)>),
    /// Take the record out.
    Remove(RecordRef),
    /// Give a setting this value.
    Setting(SettingId, f64),
}

/// What is right about a problem of the region; `None` where a person has to decide.
pub fn mending(problem: &Problem, region: &Region) -> Option<Mending> {
    if let ProblemKind::ProposedNotCounted { .. } = problem.kind {
        return Some(Mending::Setting(SettingId::IncludeProposed, 1.0));
    }
    let ProblemPlace::Record { record, field } = &problem.place else {
        return None;
    };
    let empty = |path: &str| (record.clone(), path.to_owned(), Value::Null);
    let value = |path: &str| read_field(region, record, path);
    Some(match &problem.kind {
        ProblemKind::TravelWithinMunicipality | ProblemKind::RelationToItself => {
            Mending::Remove(record.clone())
        }
        ProblemKind::DuplicateTravelTime { other } => {
            Mending::Remove(larger(record, other, "minutes", region)?)
        }
        ProblemKind::DuplicateRelation { other } => {
            Mending::Remove(larger(record, other, "value", region)?)
        }
        ProblemKind::NeedWithNumberAndRange => {
            let need = region.needs.get(&NeedId::from(&*record.id))?;
            // A number that is too large is as if it were missing: then the range counts.
            Mending::Set(match need.people() {
                People::Number(_) => vec![empty("low"), empty("high")],
                _ => vec![empty("persons")],
            })
        }
        ProblemKind::NeedWithSeveralTargets => Mending::Set(vec![empty("occupation")]),
        ProblemKind::WholeRegionAndMunicipality { .. } => Mending::Set(vec![empty("municipality")]),
        ProblemKind::SharedWithItself => Mending::Set(vec![empty("shared_with")]),
        ProblemKind::LowAboveHigh { .. } => {
            let (low, high) = (value("low")?, value("high")?);
            let can_be = |end: &Value| {
                end.as_f64()
                    .is_some_and(|end| Fault::of_number(end, Measure::Persons).is_none())
            };
            (can_be(&low) && can_be(&high)).then_some(())?;
            let set = |path: &str, value| (record.clone(), path.to_owned(), value);
            Mending::Set(vec![set("low", high), set("high", low)])
        }
        ProblemKind::SharingNotMutual { other } => {
            let other = RecordRef::new(Kind::Offer, other);
            let free = read_field(region, &other, "shared_with").is_none();
            let half = Value::from(&*record.id);
            free.then(|| Mending::Set(vec![(other, "shared_with".to_owned(), half)]))?
        }
        ProblemKind::DuplicateCohort { .. } => {
            let (entry, _) = field.as_deref()?.rsplit_once('.')?;
            let own = value(entry)?;
            let history = value("history")?;
            let same = history.as_array()?.iter().filter(|cohort| **cohort == own);
            (same.count() > 1).then(|| Mending::Set(vec![empty(entry)]))?
        }
        // Which code was meant a person has to say.
        ProblemKind::HiddenSigns { .. } => {
            let path = field
                .as_deref()
                .filter(|path| *path != record.kind.id_field())?;
            let text = without_hidden(value(path)?.as_str()?);
            Mending::Set(vec![(record.clone(), path.to_owned(), Value::from(text))])
        }
        ProblemKind::DanglingCode { code, .. }
        | ProblemKind::UnknownChoice { value: code }
        | ProblemKind::NotADate { text: code } => {
            let path = field.as_deref()?;
            let right = meant(record.kind, path, code, region)?;
            Mending::Set(vec![(record.clone(), path.to_owned(), right)])
        }
        ProblemKind::PlaceFarFromRegion { .. } | ProblemKind::SchoolFarFromMunicipality { .. } => {
            let number = |path: &str| value(path)?.as_f64();
            let (north, east) = (number("latitude")?, number("longitude")?);
            let meant = meant_place(record, north, east, region)?;
            let set = |path: &str, value: Value| (record.clone(), path.to_owned(), value);
            let [north, east] = match meant {
                Some(at) => [at.latitude.into(), at.longitude.into()],
                None => [Value::Null, Value::Null],
            };
            Mending::Set(vec![set("latitude", north), set("longitude", east)])
        }
        _ => return None,
    })
}

/// Where a place with wrong coordinates is meant to be: nowhere for 0° and 0°. `None` where nobody can
/// tell.
fn meant_place(
    record: &RecordRef,
    north: f64,
    east: f64,
    region: &Region,
) -> Option<Option<Coordinates>> {
    if Coordinates::of(north, east).is_some_and(Coordinates::is_zero) {
        return Some(None);
    }
    let extent = RegionExtent::of(region);
    let placed = match record.kind {
        Kind::School => {
            let school = region.schools.get(&SchoolCode::from(&*record.id))?;
            extent.of_school(Some(&school.municipality), north, east)
        }
        _ => extent.of_municipality(Some(&MunicipalityCode::from(&*record.id)), north, east),
    };
    match placed {
        Placement::Meant(_, at) => Some(Some(at)),
        Placement::Near | Placement::Far(_) => None,
    }
}

/// Of two records that say the same, the one with the larger number, which does not count; none
/// where one of the numbers cannot be, since then it is the other that counts.
fn larger(record: &RecordRef, other: &str, path: &str, region: &Region) -> Option<RecordRef> {
    let other = RecordRef::new(record.kind, other);
    let Content::Number(measure) = field(record.kind, path)?.content else {
        return None;
    };
    let number = |record: &RecordRef| {
        let number = read_field(region, record, path)?.as_f64();
        number.filter(|number| Fault::of_number(*number, measure).is_none())
    };
    match number(&other)? > number(record)? {
        true => Some(other),
        false => Some(record.clone()),
    }
}

/// What a text that cannot stand in a field was meant to be, where it can only be one thing.
fn meant(kind: Kind, path: &str, text: &str, region: &Region) -> Option<Value> {
    let content = field(kind, path)?.content;
    match content {
        Content::Reference(of) => {
            let named = Names::default().resolve(of, text.trim(), region).ok();
            named
                .or_else(|| without_zeros(of, text, region))
                .map(Value::from)
        }
        Content::Choice(_) | Content::Date => read_typed(content, text, DecimalMark::Comma)
            .ok()
            .filter(|value| !value.is_null()),
        _ => None,
    }
}

/// The only code that differs from the text by leading zeros, which spreadsheets drop.
fn without_zeros(kind: Kind, text: &str, region: &Region) -> Option<String> {
    let bare = |code: &str| code.trim().trim_start_matches('0').to_owned();
    let wanted = bare(text);
    let is_code = !wanted.is_empty() && wanted.bytes().all(|b| b.is_ascii_digit());
    let mut found = Vec::new();
    if is_code {
        region.each_id(kind, &mut |id| {
            if bare(id) == wanted {
                found.push(id.to_string());
            }
        });
    }
    match found.as_mut_slice() {
        [one] => Some(std::mem::take(one)),
        _ => None,
    }
}

/// The changes that mend those of the problems that are still there and have one right answer.
pub(super) fn decide(problems: &[Problem], region: &Region) -> Result<Vec<Change>, Rejection> {
    let present = check(region);
    let mut records: Vec<RecordRef> = Vec::new();
    let mut cells: Vec<Cell> = Vec::new();
    let mut changes = Vec::new();
    for problem in problems.iter().filter(|problem| present.contains(problem)) {
        match mending(problem, region) {
            None => {}
            Some(Mending::Remove(record)) => records.push(record),
            Some(Mending::Setting(id, value)) => {
                changes.extend(setting::decide(id, Some(value), region)?);
            }
            Some(Mending::Set(all)) => {
                cells.extend(all.into_iter().map(|(record, field, value)| Cell {
                    record,
                    field,
                    entry: Entry::Value(value),
                }))
            }
        }
    }
    enlace_model::order::put_in_order_of(&mut records, |record| record.clone());
    records.dedup();
    // Taking an entry out of a list moves those after it: one at a time, from each list.
    let mut shortened: Vec<RecordRef> = Vec::new();
    cells.retain(|cell| {
        let takes_out = cell.field.ends_with(']');
        let again = takes_out && shortened.contains(&cell.record);
        if takes_out && !again {
            shortened.push(cell.record.clone());
        }
        !again && !records.contains(&cell.record)
    });
    let cells = Cells {
        deed: Deed::Set,
        add: Vec::new(),
        cells,
    };
    changes.extend(cells::decide(&cells, region)?);
    changes.extend(removal::decide(&records, Dependents::Keep, region)?);
    Ok(changes)
}
