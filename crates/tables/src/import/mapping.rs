//! Which column fills which field, and which rows count: all of it shown, and correctable.

use serde::{Deserialize, Serialize};

use crate::import::names::NameDecision;
use crate::import::part::Part;
use crate::table::CellCorrection;
use enlace_edit::field::DateOrder;

/// How the rows of a table become records.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mapping {
    /// What one row is about.
    pub subject: Part,
    pub fields: Vec<Assignment>,
    /// Only rows in which these columns say so are read.
    #[serde(default)]
    pub keep: Vec<Keep>,
    #[serde(default)]
    pub totals: TotalRows,
    #[serde(default)]
    pub elsewhere: Elsewhere,
    #[serde(default)]
    pub hidden: HiddenRows,
    /// Which of day and month stands first, where somebody said it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dates: Option<DateOrder>,
}

/// What fills a field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assignment {
    /// The field, as `school.name`.
    pub target: String,
    pub from: ValueSource,
}

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ValueSource {
    Column(usize),
    /// The same for all rows.
    Fixed(String),
    /// The column stands for one of many, which its heading names.
    Each(usize),
}

/// Rows whose cell in this column says this are read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keep {
    pub column: usize,
    pub value: String,
}

/// What happens to rows that hold the sum of others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TotalRows {
    #[default]
    LeaveOut,
    Read,
}

/// What happens to rows that the spreadsheet hides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HiddenRows {
    #[default]
    LeaveOut,
    Read,
}

/// What happens to rows of municipalities that the region does not have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Elsewhere {
    /// They are none of the region's and are left out.
    #[default]
    LeaveOut,
    /// Their municipalities become the region's.
    Add,
}

/// What somebody decided about a table besides its mapping.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ImportChoices {
    pub decisions: Vec<NameDecision>,
    /// Fields whose known values the table may make poorer, as `school.name`.
    pub overwrite: Vec<String>,
    /// Cells that say something else than they do in the file.
    pub corrections: Vec<CellCorrection>,
}

impl Mapping {
    /// What fills a field, if anything does.
    pub fn source(&self, target: &str) -> Option<&ValueSource> {
        let assigned = self.fields.iter().find(|one| one.target == target);
        assigned.map(|one| &one.from)
    }

    /// The same for a field of a part, which is asked for in every row.
    pub fn source_of(&self, part: Part, field: &str) -> Option<&ValueSource> {
        let is_it = |one: &&Assignment| {
            let own = one.target.strip_prefix(part.as_str());
            own.and_then(|rest| rest.strip_prefix('.')) == Some(field)
        };
        self.fields.iter().find(is_it).map(|one| &one.from)
    }

    /// Whether anything fills a field of the part.
    pub fn speaks_of(&self, part: Part) -> bool {
        let of_part = |one: &Assignment| {
            let rest = one.target.strip_prefix(part.as_str());
            rest.is_some_and(|rest| rest.starts_with('.'))
        };
        self.fields.iter().any(of_part)
    }
}
