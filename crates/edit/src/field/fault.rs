//! Why a value cannot stand in a field: data, whose words live in `locales/`.

use crate::field::Measure;
use crate::field::sheet::is_sheet_error;
use enlace_model::check::{ProblemKind, Range};
use enlace_model::{Kind, RecordRef};

enlace_model::with_ids! {
    /// Why a value cannot stand in a field.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Fault {
        /// The field cannot be left empty.
        Missing = "missing",
        /// One of these fields is needed, and all are empty.
        OneOfMissing {
            kind: Kind,
            fields: &'static [&'static str],
        } = "one_of_missing",
        /// The text is no number.
        NotANumber { text: String } = "not_a_number",
        /// The number cannot be.
        OutOfRange { value: f64, measure: Measure } = "out_of_range",
        /// The number has to be whole.
        NotWhole { value: f64 } = "not_whole",
        /// Classes come in halves.
        NotInHalves { value: f64 } = "not_in_halves",
        /// No degrees are so many: it is a number of metres, or one that lost its decimal mark.
        NoDegrees { value: f64 } = "no_degrees",
        /// A bare 1 may be meant as 1 % or as the whole.
        OneOrWhole = "one_or_whole",
        /// The text is no date.
        NotADate { text: String } = "not_a_date",
        /// The text is neither yes nor no.
        NotYesNo { text: String } = "not_yes_no",
        /// The text is none of the choices.
        NotAChoice { text: String } = "not_a_choice",
        /// No record of the list has this code, id or name.
        NoSuchRecord { kind: Kind, text: String } = "no_such_record",
        /// Several records of the list have this name: the code is needed.
        SeveralRecords { kind: Kind, text: String } = "several_records",
        /// Another record of the list has the code already.
        CodeTaken { text: String } = "code_taken",
        /// There is no such record to change.
        RecordGone = "record_gone",
        /// No person edits what is there, or nothing can be there.
        NotAField = "not_a_field",
        /// The value is of another type.
        WrongType = "wrong_type",
        /// A spreadsheet took a long code for a number and kept only its first digits.
        RuinedCode { text: String } = "ruined_code",
        /// The text is no code, and no title of the list's.
        NotACode { text: String } = "not_a_code",
        /// A letter of the text was lost before it came here.
        LostLetter { text: String } = "lost_letter",
        /// A spreadsheet says that the cell's formula went wrong.
        SheetError { text: String } = "sheet_error",
        /// The file does not hold what the cell's formula gives.
        NoResult = "no_result",
        /// The cell holds more letters than a workbook can; only its beginning was read.
        Overlong = "overlong",
    }
}

/// A cell whose value cannot stand there.
#[derive(Clone, Debug, PartialEq)]
pub struct CellFault {
    pub record: RecordRef,
    /// The path within the record.
    pub field: String,
    pub fault: Fault,
}

impl Fault {
    /// Why no field can hold this text: a letter of it was lost, or it is an error of a sheet.
    pub fn of_text(text: &str) -> Option<Self> {
        if text.contains(char::REPLACEMENT_CHARACTER) {
            return Some(Self::LostLetter { text: text.into() });
        }
        is_sheet_error(text).then(|| Self::SheetError { text: text.into() })
    }

    /// Why this number cannot be; `None` when it can.
    pub fn of_number(value: f64, measure: Measure) -> Option<Self> {
        Some(match measure.range().fault(value)? {
            ProblemKind::NotWhole { value } => Self::NotWhole { value },
            ProblemKind::NotInHalves { value } => Self::NotInHalves { value },
            _ if measure.is_degrees() && value.abs() > 180.0 => Self::NoDegrees { value },
            _ => Self::OutOfRange { value, measure },
        })
    }

    /// The fields of which it misses one, where that is what it says: `field` is where it stands.
    pub fn missing<'a>(&'a self, field: &'a str) -> Option<Vec<&'a str>> {
        match self {
            Self::Missing => Some(vec![field]),
            Self::OneOfMissing { fields, .. } => Some(fields.to_vec()),
            _ => None,
        }
    }

    /// The texts that its words name; a list stands as its name in the file (`kind`), the names of fields
    /// between commas (`fields`).
    pub fn texts(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NotANumber { text }
            | Self::NotADate { text }
            | Self::NotYesNo { text }
            | Self::NotAChoice { text }
            | Self::RuinedCode { text }
            | Self::NotACode { text }
            | Self::LostLetter { text }
            | Self::SheetError { text }
            | Self::CodeTaken { text } => vec![("text", text.clone())],
            Self::OneOfMissing { kind, fields } => vec![
                ("kind", kind.as_str().to_owned()),
                ("fields", fields.join(",")),
            ],
            Self::NoSuchRecord { kind, text } | Self::SeveralRecords { kind, text } => {
                vec![("kind", kind.as_str().to_owned()), ("text", text.clone())]
            }
            _ => Vec::new(),
        }
    }

    /// The numbers that its words name, as a person writes them: shares in per cent.
    pub fn numbers(&self) -> Vec<(&'static str, f64)> {
        match self {
            Self::NotWhole { value } | Self::NotInHalves { value } | Self::NoDegrees { value } => {
                vec![("value", *value)]
            }
            Self::OutOfRange { value, measure } => {
                let Range {
                    least, greatest, ..
                } = measure.range();
                let times = if measure.is_percent() { 100.0 } else { 1.0 };
                vec![
                    ("value", value * times),
                    ("least", least * times),
                    ("greatest", greatest * times),
                ]
            }
            _ => Vec::new(),
        }
    }
}
