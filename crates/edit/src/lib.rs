//! What a user wants done to a region, decided into changes or refused with a reason.
//!
//! Ids and dates come in with the [`Op`]; nothing here mints one or reads a clock.

pub mod cell_entries;
mod cells;
pub mod correction;
pub mod courses;
pub mod difference;
mod draft;
pub mod field;
pub mod find;
pub mod history;
pub mod import;
pub mod join;
pub mod mend;
pub mod merge;
pub mod next_year;
mod offer_copies;
mod pasted_days;
pub mod proposal;
pub mod record;
pub mod region;
pub mod rejection;
pub mod removal;
pub mod round;
pub mod setting;

use std::sync::Arc;

use crate::difference::difference;
use enlace_model::check::Problem;
use enlace_model::{Change, Kind, OfferId, PartialDate, RecordRef, Region, SchoolYear, SettingId};

pub use cell_entries::{Cell, Cells, Deed, Entry};
pub use history::{History, Step, StepNumber};
pub use import::Import;
pub use merge::{Spot, Taken};
pub use record::{AnyRecord, read_field, record_text};
pub use rejection::Rejection;
pub use removal::{Dependents, dependents, removal};
pub use round::{PlannedStep, RoundOp, RoundRejection};

enlace_model::with_ids! {
    /// What a user wants.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Op as own_id {
        /// Give a setting of the method a value of its own.
        SetSetting { setting: SettingId, value: f64 } = "set_setting",
        /// Let a setting follow its default again.
        ResetSetting(SettingId) = "reset_setting",
        /// Give several settings their values at once; none: the default.
        SetSettings(Vec<(SettingId, Option<f64>)>) = "set_settings",
        /// Look at another year.
        SetTargetYear(SchoolYear) = "set_target_year",
        /// Let the diagnosis speak of another day.
        SetReferenceDate(PartialDate) = "set_reference_date",
        /// Give the region another name.
        RenameRegion(String) = "rename_region",
        /// Add a record, or replace the one that has its id.
        PutRecord(AnyRecord) = "put_record",
        /// Take a record out; what names it is left as it is and becomes a problem.
        RemoveRecord(RecordRef) = "remove_record",
        /// Set many cells at once, of new records too, all or none.
        SetFields(Cells) = "set_field",
        /// Take records out.
        RemoveRecords {
            records: Vec<RecordRef>,
            dependents: Dependents,
        } = "remove_records",
        /// Propose offers again for the year after theirs: each offer with the id of its copy.
        NextYear(Vec<(OfferId, OfferId)>) = "next_year",
        /// Say what became of courses of which a school's list of a year has no record: each by an offer of
        /// its latest year, with the id of the record that is made of it.
        TellCourses {
            year: SchoolYear,
            fate: courses::CourseFate,
            records: Vec<(OfferId, OfferId)>,
        } = "courses_ended",
        /// Make the region what it was at a time, by a snapshot; what was set aside since stays.
        RestoreRegion { snapshot: Arc<Region>, time: String } = "restore_snapshot",
        /// Put in what a table brings.
        Import(Box<Import>) = "import",
        /// Do what is right about problems that have one right answer.
        Mend(Vec<Problem>) = "mend",
        /// Join two records that are the same: the other one goes over to the one that stays.
        Join {
            kept: RecordRef,
            gone: RecordRef,
            /// What the one that stays is called, for the name of the step.
            name: String,
        } = "join",
        /// Remember that two records that are alike are two.
        TellApart {
            first: RecordRef,
            second: RecordRef,
            /// What they are called, for the name of the step.
            name: String,
        } = "tell_apart",
        /// Take in what partners changed in what they were sent.
        Merge {
            /// Who they are, for the name of the step.
            partners: String,
            taken: Vec<Taken>,
        } = "merge",
        /// Take a step in a planning round, as it was planned (`round::plan`).
        Round(Box<PlannedStep>) = "round",
    }
}

impl Op {
    /// The id under which `locales/` holds its words (`op.<id>`).
    pub fn id(&self) -> &'static str {
        match self {
            Self::SetFields(cells) if !cells.is_one_cell() => cells.deed.as_str(),
            Self::TellCourses { fate, .. } => fate.as_str(),
            Self::Round(step) => step.id(),
            _ => self.own_id(),
        }
    }

    /// The values that its words name: `count` records of a list (`kind`), a `field` of a record,
    /// the `setting`, the `name`, the `time`.
    pub fn values(&self) -> Vec<(&'static str, String)> {
        let counted = |count: usize, kind: Option<Kind>| {
            let kind = kind.map_or("", Kind::as_str).to_owned();
            vec![("count", count.to_string()), ("kind", kind)]
        };
        match self {
            Self::SetSetting { setting, .. } | Self::ResetSetting(setting) => {
                vec![("setting", setting.as_str().to_owned())]
            }
            Self::SetSettings(values) => vec![("count", values.len().to_string())],
            Self::SetTargetYear(year) => vec![("year", year.0.to_string())],
            Self::SetReferenceDate(date) => vec![("date", date.to_string())],
            Self::RenameRegion(name) => vec![("name", name.trim().to_owned())],
            Self::PutRecord(record) => counted(1, Some(record.reference().kind)),
            Self::RemoveRecord(record) => counted(1, Some(record.kind)),
            Self::SetFields(cells) => {
                let mut values = match cells.deed {
                    // What is new is the evidence; it is told of the needs that get it.
                    Deed::GiveEvidence => {
                        counted(cells.records() - cells.add.len(), Some(Kind::Need))
                    }
                    _ => counted(cells.records(), cells.kind()),
                };
                if let ("set_field", [cell]) = (self.id(), cells.cells.as_slice()) {
                    values.push(("field", cell.field.clone()));
                    values.push(("record", cell.record.id.to_string()));
                }
                values
            }
            Self::RemoveRecords { records, .. } => {
                counted(records.len(), records.first().map(|record| record.kind))
            }
            Self::NextYear(copies) => counted(copies.len(), Some(Kind::Offer)),
            Self::TellCourses { year, records, .. } => {
                let mut values = counted(records.len(), Some(Kind::Offer));
                values.push(("year", year.0.to_string()));
                values
            }
            Self::RestoreRegion { time, .. } => vec![("time", time.clone())],
            Self::Import(import) => {
                let of_kind = |record: &&AnyRecord| record.reference().kind == import.kind;
                counted(
                    import.records.iter().filter(of_kind).count(),
                    Some(import.kind),
                )
            }
            Self::Mend(problems) => {
                let mut values = vec![("count", problems.len().to_string())];
                values.extend(
                    problems
                        .first()
                        .map(|first| ("problem", first.id().to_owned())),
                );
                values
            }
            Self::Join { kept, name, .. } => {
                let mut values = counted(2, Some(kept.kind));
                values.push(("name", name.clone()));
                values
            }
            Self::TellApart { name, .. } => vec![("name", name.clone())],
            Self::Merge { partners, taken } => vec![
                ("count", taken.len().to_string()),
                ("partners", partners.clone()),
            ],
            Self::Round(step) => step.values(),
        }
    }
}

/// The changes that do what the op wants, none where it is so already, or why it cannot be done.
pub fn decide(op: &Op, region: &Region) -> Result<Vec<Change>, Rejection> {
    let change = match op {
        Op::SetSetting { setting, value } => setting::decide(*setting, Some(*value), region),
        Op::ResetSetting(setting) => setting::decide(*setting, None, region),
        Op::SetSettings(values) => return setting::several(values, region),
        Op::SetTargetYear(year) => region::target_year(*year, region),
        Op::SetReferenceDate(date) => region::reference_date(date, region),
        Op::RenameRegion(name) => region::rename(name, region),
        Op::PutRecord(record) => record::put(record, region),
        Op::RemoveRecord(record) => record::remove(record, region),
        Op::SetFields(cells) => return cells::decide(cells, region),
        Op::RemoveRecords {
            records,
            dependents,
        } => return removal::decide(records, *dependents, region),
        Op::NextYear(copies) => return next_year::decide(copies, region),
        Op::TellCourses {
            year,
            fate,
            records,
        } => return courses::decide(*year, *fate, records, region),
        Op::RestoreRegion { snapshot, .. } => return Ok(difference(region, snapshot)),
        Op::Import(import) => return import::decide(import, region),
        Op::Mend(problems) => return mend::decide(problems, region),
        Op::Join { kept, gone, .. } => return join::decide(kept, gone, region),
        Op::TellApart { first, second, .. } => join::apart(first, second, region),
        Op::Merge { taken, .. } => return merge::decide(taken, region),
        Op::Round(step) => return round::perform(step, region),
    }?;
    Ok(change.into_iter().collect())
}

#[cfg(test)]
mod tests;
