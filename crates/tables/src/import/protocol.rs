//! What is said between whoever shows an import and whoever does it, in plain data.

use serde::{Deserialize, Serialize};

use crate::import::account::RowTally;
use crate::import::mapping::{ImportChoices, Mapping};
use crate::import::names::NameQuestion;
use crate::import::remark::Remark;
use crate::import::vocabulary::Vocabulary;
use crate::table::{Format, SheetName, Wish};

/// What is wanted; the bytes of a file come beside it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportRequest {
    /// Take the words of fields and choices.
    Words(Vocabulary),
    /// Take the region into which the file goes: its file's text.
    Region,
    /// Take a file, or a text that was pasted, and read it.
    File { wish: Wish },
    /// Read the same file otherwise.
    Again { wish: Wish },
    /// Say what would be done.
    Plan {
        mapping: Mapping,
        choices: ImportChoices,
    },
    /// How the headings read where a row is about this part.
    Subject { part: String },
    /// Give the records that would be added or changed.
    Records,
    /// Give the refused rows as a table, with the reason in an added column under this heading;
    /// reasons are told in these words, by the row.
    Refused {
        heading: String,
        reasons: Vec<String>,
    },
    /// Give the region's tables as a workbook: these, or all where none is named.
    Workbook { parts: Vec<String> },
    /// Give one table of the region as text.
    Csv { part: String },
    /// Give a table as a page shows it; no region is asked for.
    AsShown { sheet: ShownSheet, form: Form },
    /// Give an empty workbook to be filled in, for these parts.
    Template { parts: Vec<String> },
}

/// What a table becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    Workbook,
    Text,
}

/// A table as a page shows it, its headings first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ShownSheet {
    pub name: String,
    pub rows: Vec<Vec<ShownCell>>,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum ShownCell {
    Text(String),
    Number(f64),
    /// A part of one, shown in percent.
    Share {
        share: f64,
    },
}

/// What is answered; a table's bytes come beside it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportResponse {
    Done,
    /// The file is made, but so many texts are longer than a cell of a workbook holds.
    Cut {
        texts: usize,
    },
    /// The file as it was read.
    Read(Box<Shown>),
    /// It is not read: the id and the values of the refusal.
    Unread {
        id: String,
        values: Vec<(String, String)>,
    },
    Mapping(Mapping),
    Planned(Box<Preview>),
    /// The texts of records, with the names of their lists, and which records are joined to which.
    Records {
        records: Vec<(String, String)>,
        joins: Vec<JoinedRecords>,
    },
    /// What was asked makes no sense now.
    Lost,
}

/// A record that is joined to the one that stays, by their list and their codes or ids.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoinedRecords {
    pub list: String,
    pub gone: String,
    pub kept: String,
}

/// A file as it was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shown {
    pub format: Format,
    pub sheets: Vec<SheetName>,
    /// How it was read: all of it can be wished otherwise.
    pub wish: Wish,
    pub headings: Vec<String>,
    /// How many rows stand below the headings.
    pub rows: usize,
    /// How many of them the spreadsheet hides.
    pub hidden: usize,
    /// The first rows of the sheet, from the top.
    pub top: Vec<Vec<String>>,
    /// For each column, the first texts below its heading.
    pub samples: Vec<Vec<String>>,
    pub mapping: Mapping,
    /// By what it was recognised: `memory`, `headings`, or a known table's id.
    pub by: String,
}

/// What would be done.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Preview {
    pub rows: usize,
    /// For each list that is touched: how many records are added, changed, left as they are.
    pub counts: Vec<(String, [usize; 3])>,
    /// The first changed records.
    pub changed: Vec<Changed>,
    /// The first new records, each with the first texts in it.
    pub added: Vec<Added>,
    /// How many rows are refused, and the first of them.
    pub refused_count: usize,
    pub refused: Vec<RefusedRow>,
    /// How many cells could not be read in rows that were, and the first of them.
    pub cell_count: usize,
    pub cells: Vec<RefusedRow>,
    /// How the rows of the file ended.
    pub tally: RowTally,
    /// Fields whose known values the table would make poorer.
    pub lowered: Vec<LoweredField>,
    /// The first names that it has to be decided about, and how many there are.
    pub questions: Vec<NameQuestion>,
    pub question_count: usize,
    pub remarks: Vec<Remark>,
}

/// A field whose known values a table would make poorer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LoweredField {
    /// The field, as `school.name`.
    pub target: String,
    /// How many values.
    pub count: usize,
    /// Whether somebody wants the table's all the same.
    pub is_wanted: bool,
    /// The first of them: the record, what is known, and what the table says.
    pub first: Vec<(String, String, String)>,
}

/// A record that would be changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Changed {
    pub list: String,
    pub name: String,
    /// Counted from 1, as spreadsheets do.
    pub row: usize,
    /// The field's path, what it says and what it would say.
    pub fields: Vec<(String, String, String)>,
}

/// A record that would be new.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Added {
    pub list: String,
    pub row: usize,
    /// The field's path and what it would say.
    pub fields: Vec<(String, String)>,
}

/// A row that is refused.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RefusedRow {
    /// Counted from 1, as spreadsheets do.
    pub row: usize,
    /// The column to blame, counted from 0, and its heading.
    pub at: Option<usize>,
    pub column: Option<String>,
    /// What stands in the cell.
    pub text: String,
    /// The field, as `school.name`.
    pub target: Option<String>,
    /// Whether the reason is a fault of a field's value.
    pub is_fault: bool,
    pub id: String,
    pub values: Vec<(String, String)>,
}
