//! What an import would do, row by row, before anything is done.

use serde_json::Value;

use crate::import::account::{Fate, RowEnd, RowTally};
use crate::import::mapping::{ImportChoices, Mapping};
use crate::import::names::NameQuestion;
use crate::import::remark::Remark;
use crate::import::vocabulary::Vocabulary;
use crate::table::OpenedTable;
use enlace_edit::AnyRecord;
use enlace_edit::field::{Content, Fault};
use enlace_model::{Kind, RecordRef, Region};

/// What is to be planned.
pub struct Job<'a> {
    pub table: &'a OpenedTable,
    pub mapping: &'a Mapping,
    pub region: &'a Region,
    pub choices: &'a ImportChoices,
    /// Words of choices in the user's language.
    pub vocabulary: &'a Vocabulary,
    /// Is told how many rows are read, now and then.
    pub progress: Option<&'a dyn Fn(usize)>,
}

/// What an import would do.
#[derive(Debug, Default)]
pub struct Plan {
    /// How many rows the table has below its headings.
    pub rows: usize,
    /// The records that rows speak of, those first that others refer to.
    pub records: Vec<Planned>,
    /// Records that are joined to those that come with their official code: the one that goes, and the
    /// one that stays.
    pub joins: Vec<(RecordRef, RecordRef)>,
    pub refused: Vec<Refused>,
    /// Cells that could not be read, in rows that were read without them.
    pub cells: Vec<Refused>,
    /// Known values that the table would make poorer.
    pub lowered: Vec<LoweredValue>,
    /// The first names that it has to be decided about, and how many there are.
    pub questions: Vec<NameQuestion>,
    pub question_count: usize,
    pub remarks: Vec<Remark>,
    /// How each row of the sheet ended, from its first one on.
    pub ends: Vec<RowEnd>,
}

/// A record as it is and as it would be.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    pub record: RecordRef,
    pub fate: Fate,
    /// The first row that speaks of it, counted from 0 in the sheet.
    pub row: usize,
    pub after: AnyRecord,
}

/// A known value that a table would make poorer.
#[derive(Clone, Debug, PartialEq)]
pub struct LoweredValue {
    pub record: RecordRef,
    /// The field, as `school.name`.
    pub target: String,
    pub content: Content,
    pub known: Value,
    /// What the table says; `null`: nothing.
    pub told: Value,
    pub fate: LoweredFate,
}

/// Which of the two stands after the import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoweredFate {
    Kept,
    /// Somebody wants the table's.
    Overwritten,
}

/// A row that is not imported.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// Counted from 0 in the sheet.
    pub row: usize,
    /// Counted from 0, where one is to blame.
    pub column: Option<usize>,
    /// The field, as `school.name`, where one is to blame.
    pub target: Option<String>,
    pub why: Why,
}

enlace_model::with_ids! {
    /// Why a row is not imported.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Why as own_id {
        Fault(Fault) = "fault",
        /// A name that it has to be decided about.
        Undecided {
            kind: Kind,
            text: String,
        } = "undecided",
        /// A user decided to leave such rows out.
        LeftOut {
            text: String,
        } = "left_out",
        /// An earlier row is about the same record and says otherwise.
        Twice {
            row: usize,
        } = "twice",
        /// The row has more cells than there are headings.
        Ragged {
            more: usize,
            mark: char,
        } = "ragged",
    }
}

impl Why {
    /// The id under which `locales/` holds its words: `fault.<id>` or `why.<id>`.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Fault(fault) => fault.id(),
            _ => self.own_id(),
        }
    }

    /// The texts that its words name; rows are counted from 1.
    pub fn texts(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Fault(fault) => {
                let mut texts = fault.texts();
                let numbers = fault.numbers().into_iter();
                texts.extend(numbers.map(|(name, number)| (name, number.to_string())));
                texts
            }
            Self::Undecided { kind, text } => {
                vec![("kind", kind.as_str().to_owned()), ("text", text.clone())]
            }
            Self::LeftOut { text } => vec![("text", text.clone())],
            Self::Twice { row } => vec![("row", (row + 1).to_string())],
            Self::Ragged { more, mark } => {
                vec![("count", more.to_string()), ("mark", mark.to_string())]
            }
        }
    }
}

impl Plan {
    /// How many rows of the file ended in each way.
    pub fn tally(&self) -> RowTally {
        RowTally::of(&self.ends)
    }

    /// How many records have a fate.
    pub fn count(&self, kind: Kind, fate: Fate) -> usize {
        let fits = |one: &&Planned| one.record.kind == kind && one.fate == fate;
        self.records.iter().filter(fits).count()
    }

    /// The records that would be added or changed, as they would be.
    pub fn changes(&self) -> Vec<AnyRecord> {
        let changed = self
            .records
            .iter()
            .filter(|one| one.fate != Fate::Unchanged);
        changed.map(|one| one.after.clone()).collect()
    }
}
