//! What an import would do, row by row, before anything is done.

use serde::{Deserialize, Serialize};

use crate::import::account::{Ends, RowEnd, RowTally};
use crate::import::lowering::LoweredValue;
use crate::import::mapping::{HiddenRows, ImportChoices, Mapping, TotalRows, ValueSource};
use crate::import::names::{NameIndex, NameMatch, NameQuestion};
use crate::import::notes::notes;
use crate::import::part::{FieldTarget, Part, target};
use crate::import::ragged::Ragged;
use crate::import::remark::{Remark, RemarkKind};
use crate::import::row::{Finding, Outcome, RowReader};
use crate::import::totals::TotalsFinder;
use crate::import::vocabulary::Vocabulary;
use crate::table::OpenedTable;
use enlace_edit::AnyRecord;
use enlace_edit::field::Fault;
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

/// What becomes of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    Added,
    Changed,
    Unchanged,
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

/// Plans an import. `mint` gives a new id for each new record that needs one.
pub fn plan(job: &Job, mint: &mut dyn FnMut() -> String) -> Plan {
    let kinds: Vec<Kind> = named_kinds(job.mapping);
    let names = NameIndex::of(&kinds, job.region, &job.choices.decisions);
    let mut reader = RowReader::new(job, names, mint);
    let sums = TotalsFinder::of(job.table, reader.totals_columns());
    let mut rows = 0;
    let mut refused = Vec::new();
    let mut ends = Ends::of(job.table);
    let is_group = |text: &str| {
        let found = reader.names.find(Kind::Municipality, text);
        job.mapping.subject != Part::Municipality && matches!(found, NameMatch::Same(..))
    };
    let notes = notes(job.table, is_group);
    let ragged = Ragged::of(job.table);
    for row in job.table.data_rows() {
        rows += 1;
        if let (0, Some(tell)) = (rows % 1_000, job.progress) {
            tell(rows);
        }
        if job.table.is_hidden(row) && job.mapping.hidden == HiddenRows::LeaveOut {
            reader.remarks.note(RemarkKind::HiddenRows, None, "", "");
            ends.leave_out(row, RemarkKind::HiddenRows);
            continue;
        }
        if !is_kept(job, row) {
            reader.remarks.note(RemarkKind::OtherRows, None, "", "");
            ends.leave_out(row, RemarkKind::OtherRows);
            continue;
        }
        if job.mapping.totals == TotalRows::LeaveOut
            && let Some(at) = sums.column(job.table, row)
        {
            let cell = job.table.grid.cell(row, at).trim();
            reader
                .remarks
                .note(RemarkKind::TotalRows, Some(at), cell, "");
            ends.leave_out(row, RemarkKind::TotalRows);
            continue;
        }
        if notes.contains(&row) {
            let text = (row + 1).to_string();
            reader.remarks.note(RemarkKind::NotesRows, None, &text, "");
            ends.leave_out(row, RemarkKind::NotesRows);
            continue;
        }
        if let Some(why) = ragged
            .as_ref()
            .and_then(|ragged| ragged.why(job.table, row))
        {
            ends.refuse(row);
            refused.push(Refused {
                row,
                column: None,
                target: None,
                why,
            });
            continue;
        }
        let mut not_read: Vec<Refused> = Vec::new();
        for each in each_columns(job.mapping) {
            match reader.read(row, each) {
                Outcome::Read(_, Finding::Nothing) => {}
                Outcome::Read(touched, Finding::Records) => ends.take(row, touched),
                Outcome::Skipped(remark) => {
                    ends.leave_out(row, remark);
                    reader
                        .remarks
                        .note(remark, None, &(row + 1).to_string(), "")
                }
                Outcome::Refused(why) if not_read.contains(&why) => {}
                Outcome::Refused(why) => not_read.push(*why),
            }
        }
        // Of columns that stand for one of many, one that cannot be read does not cost the others.
        match not_read.is_empty() || ends.is_read(row) {
            true => reader.cells.extend(not_read),
            false => {
                ends.refuse(row);
                refused.extend(not_read);
            }
        }
    }
    reader.finish(rows, refused, ends)
}

fn is_kept(job: &Job, row: usize) -> bool {
    let keep = job.mapping.keep.iter();
    let mut columns: Vec<usize> = keep.clone().map(|keep| keep.column).collect();
    columns.dedup();
    columns.into_iter().all(|column| {
        let cell = job.table.grid.cell(row, column).trim();
        keep.clone()
            .any(|keep| keep.column == column && keep.value.trim() == cell)
    })
}

/// The columns that stand for one of many each; a row is read once for each, or once if there is none.
fn each_columns(mapping: &Mapping) -> Vec<Option<usize>> {
    let each: Vec<Option<usize>> = mapping
        .fields
        .iter()
        .filter_map(|one| match one.from {
            ValueSource::Each(column) => Some(Some(column)),
            _ => None,
        })
        .collect();
    if each.is_empty() { vec![None] } else { each }
}

/// The lists that a mapping can name records of.
fn named_kinds(mapping: &Mapping) -> Vec<Kind> {
    use enlace_edit::field::Content;
    let mut kinds: Vec<Kind> = mapping
        .subject
        .along()
        .iter()
        .map(|part| part.kind())
        .collect();
    let referred = mapping
        .fields
        .iter()
        .filter_map(|one| match target(&one.target) {
            Some(FieldTarget {
                content: Content::Reference(kind),
                ..
            }) => Some(kind),
            _ => None,
        });
    kinds.extend(referred);
    kinds.push(Kind::Municipality);
    kinds.push(Kind::Qualification);
    kinds.sort();
    kinds.dedup();
    kinds
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
