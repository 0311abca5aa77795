//! What is found in the cells of a table: what is wrong with them or should be known, and the corrections
//! that can be chosen beside a cell.

use enlace_edit::correction::{Correction, corrections, is_at_odds};
use enlace_edit::mend::Mending;
use enlace_model::check::{Problem, ProblemPlace, Severity};
use enlace_model::{Kind, RecordRef, Region};
use leptos::prelude::*;
use serde_json::Value;

use crate::components::grid::props::{
    CellFinding, FindingKind, OfferedCorrection, ProblemCells, RowKey,
};
use crate::i18n::Words;
use crate::pages::records::table::RecordTable;
use crate::pages::shared::refusal_words::refusal;
use crate::pages::shared::{names, problem_words, value_words};
use crate::state::document::Document;

/// A problem with a field of a record, or something that should be known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldProblem {
    pub kind: FindingKind,
    pub record: RowKey,
    /// `None` where it is about the record as a whole.
    pub field: Option<String>,
    pub why: String,
    /// Its place among the problems of the region.
    at: usize,
}

/// The problems of these records' fields and what should be known of them, in the order of the records.
/// What the figures assume where a field is empty is no mark in its row.
pub fn of_fields(w: Words, document: Document, kind: Kind) -> Vec<FieldProblem> {
    let all = document.problems();
    let of_kind = all.iter().enumerate().filter_map(|(at, problem)| {
        let ProblemPlace::Record { record, field } = &problem.place else {
            return None;
        };
        let found = match problem.severity() {
            _ if is_at_odds(problem) => FindingKind::Wrong,
            Severity::Remark => FindingKind::Remark,
            _ => return None,
        };
        (record.kind == kind).then(|| FieldProblem {
            kind: found,
            record: record.id.clone(),
            field: field.clone(),
            why: w.of("problem", problem.id()),
            at,
        })
    });
    let mut found: Vec<FieldProblem> = of_kind.collect();
    enlace_model::order::put_in_order(&mut found, |a, b| a.record.cmp(&b.record));
    found
}

/// Those of a record, given those of all.
pub fn of_record<'a>(all: &'a [FieldProblem], key: &str) -> &'a [FieldProblem] {
    let from = all.partition_point(|found| *found.record < *key);
    let count = all[from..].partition_point(|found| *found.record == *key);
    &all[from..from + count]
}

impl RecordTable {
    /// The column that shows a problem; what is about the record as a whole stands in the first.
    pub fn column_of_problem(self, problem: &FieldProblem) -> Option<usize> {
        match &problem.field {
            Some(path) => self.column_of(path),
            None => Some(0),
        }
    }

    /// The cells in which something is wrong, in the order of the records.
    pub fn problem_cells(self) -> ProblemCells {
        let rows = self.rows.get();
        self.problems.with(|problems| {
            let wrong = problems
                .iter()
                .filter(|found| found.kind == FindingKind::Wrong)
                .filter(|found| rows.0.binary_search(&found.record).is_ok());
            let cells = wrong
                .filter_map(|found| Some((found.record.clone(), self.column_of_problem(found)?)));
            ProblemCells(cells.collect())
        })
    }

    /// All that is found in a cell.
    pub fn findings(self, key: &RowKey, column: usize) -> Vec<CellFinding> {
        let found = self.problems.get_untracked();
        let problems = untrack(|| self.document.problems());
        let here = of_record(&found, key)
            .iter()
            .filter(|found| self.column_of_problem(found) == Some(column));
        let told = self.document.with_region(|region| {
            here.filter_map(|found| Some(self.told_of(region, found, problems.get(found.at)?)))
                .collect()
        });
        told.unwrap_or_default()
    }

    fn told_of(self, region: &Region, found: &FieldProblem, problem: &Problem) -> CellFinding {
        let offered = corrections(problem, region)
            .into_iter()
            .map(|correction| self.offered(region, &self.record(&found.record), correction));
        let corrections: Vec<OfferedCorrection> = offered.collect();
        // What takes more than a cell to decide is decided among the problems.
        let elsewhere = corrections.is_empty() && found.kind == FindingKind::Remark;
        CellFinding {
            kind: found.kind,
            about: problem_words::said(self.w, region, problem),
            says: found.why.clone(),
            corrections,
            elsewhere: elsewhere.then(|| (self.w.grid_all_problems().to_owned(), "/problems")),
        }
    }

    fn offered(
        self,
        region: &Region,
        own: &RecordRef,
        correction: Correction,
    ) -> OfferedCorrection {
        let label = does(self.w, region, own, &correction.does);
        let op = correction.op;
        OfferedCorrection {
            label,
            run: Callback::new(move |()| {
                let done = self.document.perform(op.clone());
                done.map_err(|why| refusal(self.w, &why))
            }),
        }
    }
}

/// What a correction does, in the words of its button.
fn does(w: Words, region: &Region, own: &RecordRef, does: &Mending) -> String {
    let of_another = |record: &RecordRef, says: String| match record == own {
        true => says,
        false => format!("{}: {says}", names::record(w, region, record)),
    };
    match does {
        Mending::Set(cells) => {
            let each = cells.iter().map(|(record, path, value)| {
                of_another(record, cell(w, region, record.kind, path, value))
            });
            each.collect::<Vec<_>>().join(" · ")
        }
        Mending::Remove(record) => of_another(record, w.grid_delete_this().to_owned()),
        Mending::Setting(..) => w.problems_count_them().to_owned(),
    }
}

fn cell(w: Words, region: &Region, kind: Kind, path: &str, value: &Value) -> String {
    let name = names::field(w, kind, path);
    match value {
        Value::Null if path.ends_with(']') => w.grid_take_out(&name),
        Value::Null => w.grid_make_empty(&name),
        value => {
            let content = enlace_edit::field::field(kind, path).map(|field| field.content);
            let said = match content {
                Some(content) => value_words::value(w, region, content, value),
                None => value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned),
            };
            format!("{name}: {said}")
        }
    }
}
