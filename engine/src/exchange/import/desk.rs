//! A file on its way into a region, step by step: what the worker and the native program do.

use serde_json::Value;

use crate::edit::field::document::Document;
use crate::edit::field::reference::each_name;
use crate::edit::field::{Content, DecimalMark, field, fields, written};
use crate::edit::{AnyRecord, document};
use crate::exchange::export::as_shown;
use crate::exchange::import::mapping::Mapping;
use crate::exchange::import::names::{Decision, normal};
use crate::exchange::import::part::Part;
use crate::exchange::import::plan::{Fate, Job, Plan, Planned, plan};
use crate::exchange::import::recognise::{RecognisedBy, of_subject, recognise};
use crate::exchange::import::talk::{
    Added, Answer, Ask, Changed, Form, Preview, RefusedRow, Shown, ShownCell, ShownSheet,
};
use crate::exchange::import::vocabulary::Vocabulary;
use crate::exchange::json;
use crate::exchange::table::{
    CellKind, Encoding, Format, OpenedTable, TableRefusal, Wish, of_text, open,
};
use crate::model::{Kind, RecordRef, Region};

/// How many rows of each kind a preview shows.
const SHOWN: usize = 100;
/// Of how many refused rows the reason is told.
const TOLD: usize = 5_000;
/// How many rows from the top of the sheet are shown.
const TOP: usize = 16;

/// A file on its way into a region.
#[derive(Default)]
pub struct Desk {
    pub vocabulary: Vocabulary,
    /// Is told how many rows are planned, now and then.
    pub progress: Option<Box<dyn Fn(usize)>>,
    region: Option<Region>,
    bytes: Vec<u8>,
    table: Option<OpenedTable>,
    plan: Option<Plan>,
}

impl Desk {
    /// Does what is asked; a file's bytes come with it and go with the answer. `mint` gives new ids.
    pub fn answer(
        &mut self,
        ask: Ask,
        bytes: Vec<u8>,
        mint: &mut dyn FnMut() -> String,
    ) -> (Answer, Vec<u8>) {
        let answer = match ask {
            Ask::Words(vocabulary) => {
                self.vocabulary = vocabulary;
                Answer::Done
            }
            Ask::Region => match json::read(&bytes) {
                Ok(opened) => {
                    self.region = Some(opened.region);
                    Answer::Done
                }
                Err(_) => Answer::Lost,
            },
            Ask::File { wish } => {
                self.bytes = bytes;
                self.read(&wish)
            }
            Ask::Again { wish } => self.read(&wish),
            Ask::Subject { part } => self.subject(&part),
            Ask::Plan { mapping, decisions } => self.plan(&mapping, &decisions, mint),
            Ask::Records => {
                let records = self.plan.iter().flat_map(|plan| plan.changes());
                let list = |record: &AnyRecord| record.reference().kind.as_str().to_owned();
                Answer::Records(
                    records
                        .map(|record| (list(&record), record.text()))
                        .collect(),
                )
            }
            Ask::Refused { heading, reasons } => return self.refused(&heading, &reasons),
            Ask::AsShown { sheet, form } => {
                let made = as_shown(&sheet, form, self.vocabulary.decimal);
                return made.map_or((Answer::Lost, Vec::new()), |bytes| (Answer::Done, bytes));
            }
            Ask::Workbook { .. } | Ask::Csv { .. } | Ask::Template { .. } => {
                return self.out(&ask);
            }
        };
        (answer, Vec::new())
    }

    /// The table that was read last.
    pub fn table(&self) -> Option<&OpenedTable> {
        self.table.as_ref()
    }

    fn read(&mut self, wish: &Wish) -> Answer {
        self.plan = None;
        match open(&self.bytes, wish) {
            Ok(table) => {
                let shown = self.shown(&table);
                self.table = Some(table);
                shown.map_or(Answer::Lost, |shown| Answer::Read(Box::new(shown)))
            }
            Err(refusal) => unread(&refusal),
        }
    }

    /// Reads a text that was pasted.
    pub fn read_text(&mut self, text: &str, wish: &Wish) -> Answer {
        self.bytes = text.as_bytes().to_vec();
        match of_text(text, Encoding::Utf8, wish) {
            Ok(_) => self.read(wish),
            Err(refusal) => unread(&refusal),
        }
    }

    fn shown(&self, table: &OpenedTable) -> Option<Shown> {
        let region = self.region.as_ref()?;
        let recognised = recognise(table, region, &self.vocabulary);
        let (encoding, delimiter) = match table.format {
            Format::Text {
                encoding,
                delimiter,
            } => (Some(encoding), Some(delimiter)),
            _ => (None, None),
        };
        const SAMPLES: usize = 3;
        let sample = |column: usize| {
            let cells = table
                .data_rows()
                .take(500)
                .map(|row| table.grid.cell(row, column).trim());
            let mut found: Vec<String> = Vec::new();
            for cell in cells.filter(|cell| !cell.is_empty()) {
                let cell = shortened(cell);
                if !found.contains(&cell) {
                    found.push(cell);
                }
                if found.len() == SAMPLES {
                    break;
                }
            }
            found
        };
        let width = table.grid.width();
        Some(Shown {
            format: table.format,
            sheets: table.sheets.clone(),
            wish: Wish {
                encoding,
                delimiter,
                sheet: Some(table.sheet),
                header: table.header,
                decimal: Some(table.decimal),
            },
            headings: table.headings(),
            rows: table.data_rows().count(),
            top: (0..table.grid.rows().min(TOP))
                .map(|row| table.grid.row(row).take(12).map(shortened).collect())
                .collect(),
            samples: (0..width).map(sample).collect(),
            mapping: recognised.mapping,
            by: match recognised.by {
                RecognisedBy::Memory => "memory".to_owned(),
                RecognisedBy::Headings => "headings".to_owned(),
                RecognisedBy::Known(id) => id.to_owned(),
            },
        })
    }

    fn subject(&self, part: &str) -> Answer {
        let (Some(table), Some(part)) = (&self.table, Part::from_text(part)) else {
            return Answer::Lost;
        };
        let folded: Vec<String> = table
            .headings()
            .iter()
            .map(|heading| normal(heading))
            .collect();
        Answer::Mapping(of_subject(part, &folded, &self.vocabulary))
    }

    fn plan(
        &mut self,
        mapping: &Mapping,
        decisions: &[Decision],
        mint: &mut dyn FnMut() -> String,
    ) -> Answer {
        let (Some(table), Some(region)) = (&self.table, &self.region) else {
            return Answer::Lost;
        };
        let job = Job {
            table,
            mapping,
            region,
            decisions,
            vocabulary: &self.vocabulary,
            progress: self.progress.as_deref(),
        };
        let plan = plan(&job, mint);
        let preview = preview(&plan, table, region);
        self.plan = Some(plan);
        Answer::Planned(Box::new(preview))
    }

    fn refused(&self, heading: &str, reasons: &[String]) -> (Answer, Vec<u8>) {
        let (Some(table), Some(plan)) = (&self.table, &self.plan) else {
            return (Answer::Lost, Vec::new());
        };
        let mut headings = table.headings();
        headings.push(heading.to_owned());
        let mut rows = vec![headings.into_iter().map(ShownCell::Text).collect()];
        for (at, refused) in plan.refused.iter().enumerate() {
            let cell = |column| {
                let text = table.grid.cell(refused.row, column);
                match (table.grid.kind(refused.row, column), text.parse()) {
                    (CellKind::Number, Ok(number)) => ShownCell::Number(number),
                    _ => ShownCell::Text(text.to_owned()),
                }
            };
            let mut row: Vec<ShownCell> = (0..table.grid.width()).map(cell).collect();
            let reason = reasons.get(at).cloned();
            let reason = reason.unwrap_or_else(|| refused.why.id().to_owned());
            row.push(ShownCell::Text(reason));
            rows.push(row);
        }
        let name = table.sheets.get(table.sheet);
        let sheet = ShownSheet {
            name: name.map_or_else(String::new, |sheet| sheet.name.clone()),
            rows,
        };
        // As the table came, so that it is read again in the same way.
        let made = match table.format {
            Format::Workbook => as_shown(&sheet, Form::Workbook, table.decimal),
            Format::Text { delimiter, .. } => Some(sheet.text(delimiter, table.decimal)),
            Format::GeoJson => as_shown(&sheet, Form::Text, table.decimal),
        };
        made.map_or((Answer::Lost, Vec::new()), |bytes| (Answer::Done, bytes))
    }

    fn out(&self, ask: &Ask) -> (Answer, Vec<u8>) {
        let Some(region) = &self.region else {
            return (Answer::Lost, Vec::new());
        };
        match crate::exchange::export::out(ask, region, &self.vocabulary) {
            Some(bytes) => (Answer::Done, bytes),
            None => (Answer::Lost, Vec::new()),
        }
    }
}

fn unread(refusal: &TableRefusal) -> Answer {
    let values = refusal.values().into_iter();
    Answer::Unread {
        id: refusal.id().to_owned(),
        values: values.map(|(key, value)| (key.to_owned(), value)).collect(),
    }
}

fn shortened(cell: &str) -> String {
    const LONGEST: usize = 60;
    let cell = cell.trim();
    match cell.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &cell[..at]),
        None => cell.to_owned(),
    }
}

fn preview(plan: &Plan, table: &OpenedTable, region: &Region) -> Preview {
    let headings = table.headings();
    let mut preview = Preview {
        rows: plan.rows,
        refused_count: plan.refused.len(),
        questions: plan.questions.clone(),
        remarks: plan.remarks.clone(),
        ..Preview::default()
    };
    let mut counts: Vec<(Kind, [usize; 3])> = Vec::new();
    for one in &plan.records {
        let at = match counts.iter().position(|(kind, _)| *kind == one.record.kind) {
            Some(at) => at,
            None => {
                counts.push((one.record.kind, [0; 3]));
                counts.len() - 1
            }
        };
        counts[at].1[one.fate as usize] += 1;
        match one.fate {
            Fate::Added if preview.added.len() < SHOWN => preview.added.push(added(one)),
            Fate::Changed if preview.changed.len() < SHOWN => {
                preview.changed.push(changed(one, region));
            }
            _ => {}
        }
    }
    preview.counts = counts
        .into_iter()
        .map(|(kind, counts)| (kind.as_str().to_owned(), counts))
        .collect();
    let refused = plan.refused.iter().take(TOLD).map(|one| RefusedRow {
        row: one.row + 1,
        column: one.column.and_then(|column| headings.get(column).cloned()),
        target: one.target.clone(),
        is_fault: matches!(one.why, crate::exchange::import::plan::Why::Fault(_)),
        id: one.why.id().to_owned(),
        values: one
            .why
            .texts()
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .collect(),
    });
    preview.refused = refused.collect();
    preview
}

fn added(one: &Planned) -> Added {
    let document = Document::of(&one.after.text());
    let said = fields(one.record.kind).iter().filter_map(|field| {
        let value = document.value(field.id)?;
        Some((field.id.to_owned(), said(field.content, &value)))
    });
    Added {
        list: one.record.kind.as_str().to_owned(),
        row: one.row + 1,
        fields: said.take(6).collect(),
    }
}

fn changed(one: &Planned, region: &Region) -> Changed {
    let kind = one.record.kind;
    let before = document(region, &one.record).unwrap_or_default();
    let after = Document::of(&one.after.text());
    let mut fields: Vec<(String, String, String)> = Vec::new();
    let all = crate::edit::field::fields(kind)
        .iter()
        .map(|field| field.id);
    for id in all.chain((kind == Kind::Municipality).then_some("outline")) {
        let (was, is) = (before.value(id), after.value(id));
        if was != is {
            let content = field(kind, id).map_or(Content::LongText, |field| field.content);
            let say = |value: Option<Value>| value.map_or_else(String::new, |v| said(content, &v));
            fields.push((id.to_owned(), say(was), say(is)));
        }
    }
    Changed {
        list: kind.as_str().to_owned(),
        name: name_of(&one.record, region),
        row: one.row + 1,
        fields,
    }
}

/// A value in short; a list by how many entries it has.
fn said(content: Content, value: &Value) -> String {
    match (content, value) {
        (Content::List(_), Value::Array(entries)) => format!("[{}]", entries.len()),
        (_, Value::Object(_)) => "{…}".to_owned(),
        _ => shortened(&written(content, Some(value), DecimalMark::Point)),
    }
}

fn name_of(record: &RecordRef, region: &Region) -> String {
    let mut found = None;
    each_name(record.kind, region, &mut |name, id| {
        if id == &*record.id && found.is_none() {
            found = Some(name.to_owned());
        }
    });
    found.unwrap_or_else(|| record.id.to_string())
}
