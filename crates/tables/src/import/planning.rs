//! Plans an import: reads the rows that count, one after the other, and says how each ended.

use crate::import::account::Ends;
use crate::import::mapping::{HiddenRows, Mapping, TotalRows, ValueSource};
use crate::import::names::{NameIndex, NameMatch};
use crate::import::notes::notes;
use crate::import::part::{FieldTarget, Part, target};
use crate::import::plan::{Job, Plan, Refused};
use crate::import::ragged::Ragged;
use crate::import::remark::RemarkKind;
use crate::import::row::RowReader;
use crate::import::row_stop::{Finding, Outcome};
use crate::import::totals::TotalsFinder;
use enlace_model::Kind;

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
