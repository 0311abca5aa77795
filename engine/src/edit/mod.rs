//! What a user wants done to a region, decided into changes or refused with a reason.
//!
//! Ids and dates come in with the [`Op`]; nothing here mints one or reads a clock.

pub mod field;
pub mod record;
pub mod region;
pub mod rejection;
pub mod setting;

use crate::model::{Change, PartialDate, RecordRef, Region, SchoolYear, SettingId};

pub use record::AnyRecord;
pub use rejection::Rejection;

/// What a user wants.
#[derive(Clone, Debug, PartialEq)]
pub enum Op {
    /// Give a setting of the method a value of its own.
    SetSetting { setting: SettingId, value: f64 },
    /// Let a setting follow its default again.
    ResetSetting(SettingId),
    /// Look at another year.
    SetTargetYear(SchoolYear),
    /// Let the diagnosis speak of another day.
    SetReferenceDate(PartialDate),
    /// Give the region another name.
    RenameRegion(String),
    /// Add a record, or replace the one that has its id.
    PutRecord(AnyRecord),
    /// Take a record out.
    RemoveRecord(RecordRef),
}

impl Op {
    /// The id under which `locales/` holds its words (`op.<id>`).
    pub fn id(&self) -> &'static str {
        match self {
            Self::SetSetting { .. } => "set_setting",
            Self::ResetSetting(_) => "reset_setting",
            Self::SetTargetYear(_) => "set_target_year",
            Self::SetReferenceDate(_) => "set_reference_date",
            Self::RenameRegion(_) => "rename_region",
            Self::PutRecord(_) => "put_record",
            Self::RemoveRecord(_) => "remove_record",
        }
    }

    /// The ids of all kinds of op, for the test that asks for their words.
    pub const IDS: &'static [&'static str] = &[
        "set_setting",
        "reset_setting",
        "set_target_year",
        "set_reference_date",
        "rename_region",
        "put_record",
        "remove_record",
    ];
}

/// The changes that do what the op wants, none where it is so already, or why it cannot be done.
pub fn decide(op: &Op, region: &Region) -> Result<Vec<Change>, Rejection> {
    let change = match op {
        Op::SetSetting { setting, value } => setting::decide(*setting, Some(*value), region),
        Op::ResetSetting(setting) => setting::decide(*setting, None, region),
        Op::SetTargetYear(year) => region::target_year(*year, region),
        Op::SetReferenceDate(date) => region::reference_date(date, region),
        Op::RenameRegion(name) => region::rename(name, region),
        Op::PutRecord(record) => record::put(record, region),
        Op::RemoveRecord(record) => record::remove(record, region),
    }?;
    Ok(change.into_iter().collect())
}

#[cfg(test)]
mod tests;
