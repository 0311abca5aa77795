//! How each row of a file ends, so that the counts add up to the rows that the file has.

use serde::{Deserialize, Serialize};

use crate::import::remark::RemarkKind;
use crate::table::OpenedTable;

/// What becomes of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    Added,
    Changed,
    Unchanged,
}

enlace_model::variants! {
    /// Why a row was left out.
    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum LeftOut {
        /// It stands above the headings.
        Cover = "cover",
        Heading = "heading",
        Blank = "blank",
        /// It is of a municipality that the region does not have.
        Elsewhere = "elsewhere",
        /// It holds the sum of others.
        Total = "total",
        /// It names nothing, or is a note.
        Note = "note",
        /// The spreadsheet hides it.
        Hidden = "hidden",
        /// The choice of rows leaves it out.
        Other = "other",
        /// It is about nothing that the region names.
        NotUsed = "not_used",
    }
}

/// How a row of a file ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowEnd {
    LeftOut(LeftOut),
    /// The region says the same already.
    Unchanged,
    Taken,
    Refused,
}

/// How many rows ended in each way; together they are all rows of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowTally {
    pub taken: usize,
    pub unchanged: usize,
    pub refused: usize,
    pub left_out: Vec<(LeftOut, usize)>,
}

impl RowTally {
    pub(super) fn of(ends: &[RowEnd]) -> Self {
        let mut tally = Self::default();
        for end in ends {
            match end {
                RowEnd::Taken => tally.taken += 1,
                RowEnd::Unchanged => tally.unchanged += 1,
                RowEnd::Refused => tally.refused += 1,
                RowEnd::LeftOut(reason) => {
                    match tally.left_out.iter_mut().find(|(own, _)| own == reason) {
                        Some((_, count)) => *count += 1,
                        None => tally.left_out.push((*reason, 1)),
                    }
                }
            }
        }
        tally.left_out.sort();
        tally
    }
}

/// The ends of rows while a table is read. A row that is read several times, once for each column
/// that stands for one of many, is taken where a part of it is.
pub(super) struct Ends {
    ends: Vec<Option<RowEnd>>,
    /// Which rows made or changed which records.
    touched: Vec<(usize, usize)>,
}

impl Ends {
    pub fn of(table: &OpenedTable) -> Self {
        let end = |row: usize| {
            let reason = if table.grid.is_empty_row(row) {
                LeftOut::Blank
            } else if table.header.is_some_and(|header| row < header) {
                LeftOut::Cover
            } else if table.is_heading(row) {
                LeftOut::Heading
            } else {
                return None;
            };
            Some(RowEnd::LeftOut(reason))
        };
        Self {
            ends: (0..table.grid.rows()).map(end).collect(),
            touched: Vec::new(),
        }
    }

    fn end(&mut self, row: usize, end: RowEnd) {
        self.ends[row] = self.ends[row].max(Some(end));
    }

    /// Whether something of a row was read.
    pub fn is_read(&self, row: usize) -> bool {
        self.ends[row] == Some(RowEnd::Unchanged)
    }

    pub fn refuse(&mut self, row: usize) {
        self.end(row, RowEnd::Refused);
    }

    pub fn leave_out(&mut self, row: usize, by: RemarkKind) {
        let reason = match by {
            RemarkKind::ElsewhereRows => LeftOut::Elsewhere,
            RemarkKind::TotalRows => LeftOut::Total,
            RemarkKind::OtherRows => LeftOut::Other,
            RemarkKind::NotUsed => LeftOut::NotUsed,
            RemarkKind::HiddenRows => LeftOut::Hidden,
            _ => LeftOut::Note,
        };
        self.end(row, RowEnd::LeftOut(reason));
    }

    /// Takes a row that has made or changed these records, or has found them as they are.
    pub fn take(&mut self, row: usize, touched: Vec<usize>) {
        self.end(row, RowEnd::Unchanged);
        self.touched.extend(touched.into_iter().map(|at| (row, at)));
    }

    /// The end of each row, given what becomes of the records.
    pub fn finish(mut self, fates: &[Fate]) -> Vec<RowEnd> {
        let is_other = |at: usize| fates.get(at).is_some_and(|fate| *fate != Fate::Unchanged);
        for (row, at) in std::mem::take(&mut self.touched) {
            if is_other(at) {
                self.end(row, RowEnd::Taken);
            }
        }
        let left = RowEnd::LeftOut(LeftOut::Note);
        self.ends
            .into_iter()
            .map(|end| end.unwrap_or(left))
            .collect()
    }
}
