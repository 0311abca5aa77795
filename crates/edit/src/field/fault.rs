//! Why a value cannot stand in a field: data, whose words live in `locales/`.

use crate::field::Measure;
use crate::field::sheet::is_sheet_error;
use enlace_model::check::{ProblemKind, Range};
use enlace_model::{Kind, RecordRef};

/// Why a value cannot stand in a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// The field cannot be left empty.
    Missing,
    /// One of these fields is needed, and all are empty.
    OneOfMissing {
        kind: Kind,
        fields: &'static [&'static str],
    },
    /// The text is no number.
    NotANumber { text: String },
    /// The number cannot be.
    OutOfRange { value: f64, measure: Measure },
    /// The number has to be whole.
    NotWhole { value: f64 },
    /// Classes come in halves.
    NotInHalves { value: f64 },
    /// No degrees are so many: it is a number of metres, or one that lost its decimal mark.
    NoDegrees { value: f64 },
    /// A bare 1 may be meant as 1 % or as the whole.
    OneOrWhole,
    /// The text is no date.
    NotADate { text: String },
    /// The text is neither yes nor no.
    NotYesNo { text: String },
    /// The text is none of the choices.
    NotAChoice { text: String },
    /// No record of the list has this code, id or name.
    NoSuchRecord { kind: Kind, text: String },
    /// Several records of the list have this name: the code is needed.
    SeveralRecords { kind: Kind, text: String },
    /// Another record of the list has the code already.
    CodeTaken { text: String },
    /// There is no such record to change.
    RecordGone,
    /// No person edits what is there, or nothing can be there.
    NotAField,
    /// The value is of another type.
    WrongType,
    /// A spreadsheet took a long code for a number and kept only its first digits.
    RuinedCode { text: String },
    /// The text is no code, and no title of the list's.
    NotACode { text: String },
    /// A letter of the text was lost before it came here.
    LostLetter { text: String },
    /// A spreadsheet says that the cell's formula went wrong.
    SheetError { text: String },
    /// The file does not hold what the cell's formula gives.
    NoResult,
    /// The cell holds more letters than a workbook can; only its beginning was read.
    Overlong,
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

    /// The id under which `locales/` holds its words (`fault.<id>`).
    pub fn id(&self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::OneOfMissing { .. } => "one_of_missing",
            Self::NotANumber { .. } => "not_a_number",
            Self::OutOfRange { .. } => "out_of_range",
            Self::NotWhole { .. } => "not_whole",
            Self::NotInHalves { .. } => "not_in_halves",
            Self::NoDegrees { .. } => "no_degrees",
            Self::OneOrWhole => "one_or_whole",
            Self::NotADate { .. } => "not_a_date",
            Self::NotYesNo { .. } => "not_yes_no",
            Self::NotAChoice { .. } => "not_a_choice",
            Self::NoSuchRecord { .. } => "no_such_record",
            Self::SeveralRecords { .. } => "several_records",
            Self::CodeTaken { .. } => "code_taken",
            Self::RecordGone => "record_gone",
            Self::NotAField => "not_a_field",
            Self::WrongType => "wrong_type",
            Self::RuinedCode { .. } => "ruined_code",
            Self::NotACode { .. } => "not_a_code",
            Self::LostLetter { .. } => "lost_letter",
            Self::SheetError { .. } => "sheet_error",
            Self::NoResult => "no_result",
            Self::Overlong => "overlong",
        }
    }

    /// The ids of all faults, for the test that asks for their words.
    pub const IDS: &'static [&'static str] = &[
        "missing",
        "one_of_missing",
        "not_a_number",
        "out_of_range",
        "not_whole",
        "not_in_halves",
        "no_degrees",
        "one_or_whole",
        "not_a_date",
        "not_yes_no",
        "not_a_choice",
        "no_such_record",
        "several_records",
        "code_taken",
        "record_gone",
        "not_a_field",
        "wrong_type",
        "ruined_code",
        "not_a_code",
        "lost_letter",
        "sheet_error",
        "no_result",
        "overlong",
    ];

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
