//! Why an edit was refused: data, whose words live in `locales/`.

use crate::field::CellFault;
use crate::round::RoundRejection;
use enlace_model::{RecordRef, SettingId};

enlace_model::with_ids! {
    /// Why an edit was refused. Nothing was changed.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Rejection as own_id {
        /// The setting does not take this value.
        OutOfRange { setting: SettingId, value: f64 } = "out_of_range",
        /// Two settings that must ascend would not: the first may not exceed the second.
        NotAscending {
            lower: SettingId,
            lower_value: f64,
            upper: SettingId,
            upper_value: f64,
        } = "not_ascending",
        /// All weights of the need level would be 0.
        WeightsAllZero = "weights_all_zero",
        /// The year is none that a region can look at.
        YearOutOfRange { least: i32, greatest: i32 } = "year_out_of_range",
        /// The text is no date.
        NotADate { text: String } = "not_a_date",
        /// A name must say something.
        NameEmpty = "name_empty",
        /// A record must have an id.
        IdEmpty = "id_empty",
        /// Two records were given the same id.
        IdTwice { record: RecordRef } = "id_twice",
        /// There is no such record.
        NotThere { record: RecordRef } = "not_there",
        /// These cells cannot be what was wanted; none was set.
        Cells(Vec<CellFault>) = "cells",
        /// A step of a planning round cannot be taken.
        Round(RoundRejection) = "round",
    }
}

impl Rejection {
    /// The id under which `locales/` holds its words (`rejection.<id>`).
    pub fn id(&self) -> &'static str {
        match self {
            Self::Round(own) => own.id(),
            _ => self.own_id(),
        }
    }

    /// The values that its words name; a setting stands as its key.
    pub fn values(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::OutOfRange { setting, value } => {
                let spec = setting.spec();
                vec![
                    ("setting", setting.as_str().to_owned()),
                    ("value", value.to_string()),
                    ("least", spec.least.to_string()),
                    ("greatest", spec.greatest.to_string()),
                ]
            }
            Self::NotAscending {
                lower,
                lower_value,
                upper,
                upper_value,
            } => vec![
                ("lower", lower.as_str().to_owned()),
                ("lower_value", lower_value.to_string()),
                ("upper", upper.as_str().to_owned()),
                ("upper_value", upper_value.to_string()),
            ],
            Self::YearOutOfRange { least, greatest } => vec![
                ("least", least.to_string()),
                ("greatest", greatest.to_string()),
            ],
            Self::NotADate { text } => vec![("text", text.clone())],
            Self::IdTwice { record } | Self::NotThere { record } => {
                vec![("id", record.id.to_string())]
            }
            Self::Round(own) => own.values(),
            Self::Cells(faults) => vec![("count", faults.len().to_string())],
            Self::WeightsAllZero | Self::NameEmpty | Self::IdEmpty => Vec::new(),
        }
    }
}
