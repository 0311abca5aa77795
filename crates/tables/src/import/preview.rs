//! What a plan would do, as somebody reads it: names instead of codes, choices in words.

use rustc_hash::FxHashSet;
use serde_json::Value;

use crate::import::account::Fate;
use crate::import::part::A_YEAR;
use crate::import::plan::{LoweredFate, Plan, Planned, Refused, Why};
use crate::import::protocol::{Added, Changed, LoweredField, Preview, RefusedRow};
use crate::import::vocabulary::Vocabulary;
use crate::naming::RecordNames;
use crate::table::OpenedTable;
use enlace_edit::AnyRecord;
use enlace_edit::field::record_text::RecordText;
use enlace_edit::field::{Content, DecimalMark, Measure, field, fields, written};
use enlace_edit::record_text;
use enlace_model::local_number::shown_code;
use enlace_model::{Kind, RecordRef, Region};

/// How many rows of each kind a preview shows.
const SHOWN: usize = 100;
/// Of how many refused rows the reason is told.
const TOLD: usize = 5_000;

pub(super) fn preview(
    plan: &Plan,
    table: &OpenedTable,
    region: &Region,
    vocabulary: &Vocabulary,
) -> Preview {
    let builder = PreviewBuilder {
        plan,
        region,
        vocabulary,
        names: RecordNames::of(region, vocabulary),
    };
    let headings = table.headings();
    let mut preview = Preview {
        rows: plan.rows,
        refused_count: plan.refused.len(),
        cell_count: plan.cells.len(),
        tally: plan.tally(),
        questions: plan.questions.clone(),
        question_count: plan.question_count,
        remarks: plan.remarks.clone(),
        ..Preview::default()
    };
    let mut counts: Vec<(Kind, [usize; 3])> = Vec::new();
    // What is made poorer because somebody wants it so stands first.
    let made_poorer: FxHashSet<&RecordRef> = plan
        .lowered
        .iter()
        .filter(|one| one.fate == LoweredFate::Overwritten)
        .map(|one| &one.record)
        .collect();
    let (first, others): (Vec<&Planned>, Vec<&Planned>) = plan
        .records
        .iter()
        .partition(|one| made_poorer.contains(&one.record));
    for one in first.into_iter().chain(others) {
        let at = match counts.iter().position(|(kind, _)| *kind == one.record.kind) {
            Some(at) => at,
            None => {
                counts.push((one.record.kind, [0; 3]));
                counts.len() - 1
            }
        };
        counts[at].1[one.fate as usize] += 1;
        match one.fate {
            Fate::Added if preview.added.len() < SHOWN => preview.added.push(builder.added(one)),
            Fate::Changed if preview.changed.len() < SHOWN => {
                preview.changed.push(builder.changed(one));
            }
            _ => {}
        }
    }
    preview.counts = counts
        .into_iter()
        .map(|(kind, counts)| (kind.as_str().to_owned(), counts))
        .collect();
    let told = |one: &Refused| RefusedRow {
        row: one.row + 1,
        at: one.column,
        text: one.column.map_or_else(String::new, |column| {
            table.grid.cell(one.row, column).trim().to_owned()
        }),
        column: one.column.and_then(|column| headings.get(column).cloned()),
        target: one.target.clone(),
        is_fault: matches!(one.why, Why::Fault(_)),
        id: one.why.id().to_owned(),
        values: one
            .why
            .texts()
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .collect(),
    };
    preview.lowered = builder.lowered();
    preview.refused = plan.refused.iter().take(TOLD).map(told).collect();
    preview.cells = plan.cells.iter().take(SHOWN).map(told).collect();
    preview
}

/// Says what stands in records.
struct PreviewBuilder<'a> {
    plan: &'a Plan,
    region: &'a Region,
    vocabulary: &'a Vocabulary,
    names: RecordNames<'a>,
}

impl PreviewBuilder<'_> {
    fn added(&self, one: &Planned) -> Added {
        let document = RecordText::of(&one.after.text());
        let said = fields(one.record.kind).iter().filter_map(|field| {
            let value = document.value(field.id)?;
            Some((field.id.to_owned(), self.said(field.content, &value)))
        });
        let mut fields: Vec<(String, String)> = said.take(6).collect();
        fields.extend(self.a_year(one));
        Added {
            list: one.record.kind.as_str().to_owned(),
            row: one.row + 1,
            fields,
        }
    }

    /// How many people a year a need of several years is for.
    fn a_year(&self, one: &Planned) -> Option<(String, String)> {
        let AnyRecord::Need(need) = &one.after else {
            return None;
        };
        let rates: Vec<String> = [need.persons, need.low, need.high]
            .into_iter()
            .flatten()
            .filter_map(|people| Some(need.a_year(people)?.0))
            .map(|rate| (rate * 100.0).round() / 100.0)
            .map(|rate| {
                written(
                    Content::Number(Measure::Persons),
                    Some(&rate.into()),
                    self.mark(),
                )
            })
            .collect();
        (!rates.is_empty()).then(|| (A_YEAR.to_owned(), rates.join("–")))
    }

    fn changed(&self, one: &Planned) -> Changed {
        let kind = one.record.kind;
        let before = record_text(self.region, &one.record).unwrap_or_default();
        let after = RecordText::of(&one.after.text());
        let mut found: Vec<(String, String, String)> = Vec::new();
        let all = fields(kind).iter().map(|field| field.id);
        for id in all.chain((kind == Kind::Municipality).then_some("outline")) {
            let (was, is) = (before.value(id), after.value(id));
            if was != is {
                let content = field(kind, id).map_or(Content::LongText, |field| field.content);
                let say = |value: Option<Value>| {
                    value.map_or_else(String::new, |value| self.said(content, &value))
                };
                found.push((id.to_owned(), say(was), say(is)));
            }
        }
        Changed {
            list: kind.as_str().to_owned(),
            name: self.name(&one.record),
            row: one.row + 1,
            fields: found,
        }
    }

    /// The fields that the table would make poorer, those with most values first; cells that are empty
    /// come after those that say something.
    fn lowered(&self) -> Vec<LoweredField> {
        const FIRST: usize = 20;
        let mut found: Vec<LoweredField> = Vec::new();
        for one in &self.plan.lowered {
            let at = match found.iter().position(|own| own.target == one.target) {
                Some(at) => at,
                None => {
                    found.push(LoweredField {
                        target: one.target.clone(),
                        count: 0,
                        is_wanted: one.fate == LoweredFate::Overwritten,
                        first: Vec::new(),
                    });
                    found.len() - 1
                }
            };
            let own = &mut found[at];
            own.count += 1;
            if own.first.len() < FIRST {
                let told = match &one.told {
                    Value::Null => String::new(),
                    told => self.said(one.content, told),
                };
                let known = self.said(one.content, &one.known);
                own.first.push((self.name(&one.record), known, told));
            }
        }
        let says_nothing =
            |one: &LoweredField| one.first.iter().all(|(_, _, told)| told.is_empty());
        found.sort_by_key(|one| (says_nothing(one), std::cmp::Reverse(one.count)));
        found
    }

    /// A value in short; a list by how many entries it has.
    fn said(&self, content: Content, value: &Value) -> String {
        match (content, value) {
            (Content::List(_), Value::Array(entries)) => entries.len().to_string(),
            (Content::Reference(kind), Value::String(id)) => self.name(&RecordRef::new(kind, id)),
            (Content::Choice(_), Value::String(choice)) => {
                self.vocabulary.choice_name(choice).to_owned()
            }
            (Content::YesNo, Value::Bool(true)) if !self.vocabulary.yes.is_empty() => {
                self.vocabulary.yes.clone()
            }
            (_, Value::Object(shape)) => {
                let count = shape.get("coordinates").map_or(0, points).to_string();
                match self.vocabulary.outline.as_str() {
                    "" => count,
                    words => words.replace("{points}", &count),
                }
            }
            _ => shortened(&written(content, Some(value), self.mark())),
        }
    }

    fn mark(&self) -> DecimalMark {
        self.vocabulary.decimal
    }

    /// What a record is called, also one that comes with the table; else its code or number.
    fn name(&self, record: &RecordRef) -> String {
        let new = || {
            let is_it = |one: &&Planned| one.record == *record;
            let one = self.plan.records.iter().find(is_it)?;
            let document = RecordText::of(&one.after.text());
            self.names.described(record.kind, &document)
        };
        let name = self.names.name(record).or_else(new);
        shortened(&name.unwrap_or_else(|| shown_code(&record.id)))
    }
}

/// How many points a shape has.
fn points(coordinates: &Value) -> usize {
    match coordinates.as_array().map(Vec::as_slice) {
        Some([Value::Number(_), ..]) => 1,
        Some(parts) => parts.iter().map(points).sum(),
        None => 0,
    }
}

/// The first letters of a cell.
pub(super) fn shortened(cell: &str) -> String {
    const LONGEST: usize = 60;
    let cell = cell.trim();
    match cell.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &cell[..at]),
        None => cell.to_owned(),
    }
}
