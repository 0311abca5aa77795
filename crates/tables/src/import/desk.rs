//! A file on its way into a region, step by step: what the worker and the native program do.

use rustc_hash::FxHashMap;

use crate::export::{TableFile, as_shown};
use crate::import::mapping::{ImportChoices, Mapping};
use crate::import::of_subject::of_subject;
use crate::import::part::Part;
use crate::import::plan::{Job, Plan};
use crate::import::planning::plan;
use crate::import::preview::{preview, shortened};
use crate::import::protocol::{
    Form, ImportRequest, ImportResponse, JoinedRecords, Shown, ShownCell, ShownSheet,
};
use crate::import::recognise::{RecognisedBy, folded, recognise};
use crate::import::vocabulary::Vocabulary;
use crate::table::{CellKind, Encoding, Format, OpenedTable, TableRefusal, Wish, of_text, open};
use enlace_edit::AnyRecord;
use enlace_exchange::json;
use enlace_model::Region;

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
    /// What was planned last, with the table for which it was.
    plan: Option<(Plan, OpenedTable)>,
}

impl Desk {
    /// Does what is asked; a file's bytes come with it and go with the answer. `mint` gives new ids.
    pub fn answer(
        &mut self,
        ask: ImportRequest,
        bytes: Vec<u8>,
        mint: &mut dyn FnMut() -> String,
    ) -> (ImportResponse, Vec<u8>) {
        let answer = match ask {
            ImportRequest::Words(vocabulary) => {
                self.vocabulary = vocabulary;
                ImportResponse::Done
            }
            ImportRequest::Region => match json::read(&bytes) {
                Ok(opened) => {
                    self.region = Some(opened.region);
                    ImportResponse::Done
                }
                Err(_) => ImportResponse::Lost,
            },
            ImportRequest::File { wish } => {
                self.bytes = bytes;
                self.read(&wish)
            }
            ImportRequest::Again { wish } => self.read(&wish),
            ImportRequest::Subject { part } => self.subject(&part),
            ImportRequest::Plan { mapping, choices } => self.plan(&mapping, &choices, mint),
            ImportRequest::Records => {
                let plans = self.plan.iter().map(|(plan, _)| plan);
                let records = plans.clone().flat_map(Plan::changes);
                let list = |record: &AnyRecord| record.reference().kind.as_str().to_owned();
                let joins = plans.flat_map(|plan| &plan.joins);
                ImportResponse::Records {
                    records: records
                        .map(|record| (list(&record), record.text()))
                        .collect(),
                    joins: joins
                        .map(|(gone, kept)| JoinedRecords {
                            list: kept.kind.as_str().to_owned(),
                            gone: gone.id.to_string(),
                            kept: kept.id.to_string(),
                        })
                        .collect(),
                }
            }
            ImportRequest::Refused { heading, reasons } => return self.refused(&heading, &reasons),
            ImportRequest::AsShown { sheet, form } => {
                let made = as_shown(&sheet, form, self.vocabulary.decimal);
                return made.map_or((ImportResponse::Lost, Vec::new()), done);
            }
            ImportRequest::Workbook { .. }
            | ImportRequest::Csv { .. }
            | ImportRequest::Template { .. } => {
                return self.out(&ask);
            }
        };
        (answer, Vec::new())
    }

    /// The table that was read last.
    pub fn table(&self) -> Option<&OpenedTable> {
        self.table.as_ref()
    }

    fn read(&mut self, wish: &Wish) -> ImportResponse {
        self.plan = None;
        match open(&self.bytes, wish) {
            Ok(table) => {
                let shown = self.shown(&table);
                self.table = Some(table);
                shown.map_or(ImportResponse::Lost, |shown| {
                    ImportResponse::Read(Box::new(shown))
                })
            }
            Err(refusal) => unread(&refusal),
        }
    }

    /// Reads a text that was pasted.
    pub fn read_text(&mut self, text: &str, wish: &Wish) -> ImportResponse {
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
            hidden: table
                .data_rows()
                .filter(|row| table.is_hidden(*row))
                .count(),
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

    fn subject(&self, part: &str) -> ImportResponse {
        let (Some(table), Some(part)) = (&self.table, Part::from_text(part)) else {
            return ImportResponse::Lost;
        };
        let folded = folded(&table.headings());
        ImportResponse::Mapping(of_subject(part, &folded, &self.vocabulary))
    }

    fn plan(
        &mut self,
        mapping: &Mapping,
        choices: &ImportChoices,
        mint: &mut dyn FnMut() -> String,
    ) -> ImportResponse {
        let (Some(table), Some(region)) = (&self.table, &self.region) else {
            return ImportResponse::Lost;
        };
        let corrected = table.corrected(&choices.corrections);
        let job = Job {
            table: &corrected,
            mapping,
            region,
            choices,
            vocabulary: &self.vocabulary,
            progress: self.progress.as_deref(),
        };
        let plan = plan(&job, mint);
        let preview = preview(&plan, &corrected, region, &self.vocabulary);
        self.plan = Some((plan, corrected.into_owned()));
        ImportResponse::Planned(Box::new(preview))
    }

    fn refused(&self, heading: &str, reasons: &[String]) -> (ImportResponse, Vec<u8>) {
        let Some((plan, table)) = &self.plan else {
            return (ImportResponse::Lost, Vec::new());
        };
        let mut headings = table.headings();
        headings.push(heading.to_owned());
        let mut rows = vec![headings.into_iter().map(ShownCell::Text).collect()];
        let mut told = FxHashMap::default();
        for (refused, reason) in plan.refused.iter().zip(reasons) {
            let same = (refused.why.id(), refused.why.texts());
            told.entry(same).or_insert(reason);
        }
        let mut last = None;
        for (at, refused) in plan.refused.iter().enumerate() {
            // Of very many, words are given for the first only.
            let same = || told.get(&(refused.why.id(), refused.why.texts())).copied();
            let reason = reasons.get(at).or_else(same).cloned().unwrap_or_default();
            // A row that is refused in several columns stands there once, with all reasons.
            if last == Some(refused.row)
                && let Some(ShownCell::Text(before)) = rows
                    .last_mut()
                    .and_then(|row: &mut Vec<ShownCell>| row.last_mut())
            {
                before.push(' ');
                before.push_str(&reason);
                continue;
            }
            last = Some(refused.row);
            let cell = |column| {
                let text = table.grid.cell(refused.row, column);
                match (table.grid.kind(refused.row, column), text.parse()) {
                    (CellKind::Number, Ok(number)) => ShownCell::Number(number),
                    _ => ShownCell::Text(text.to_owned()),
                }
            };
            let mut row: Vec<ShownCell> = (0..table.grid.width()).map(cell).collect();
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
            Format::Workbook | Format::WebPage => as_shown(&sheet, Form::Workbook, table.decimal),
            Format::Text { delimiter, .. } => Some(TableFile {
                bytes: sheet.text(delimiter, table.decimal),
                cut: 0,
            }),
            Format::GeoJson => as_shown(&sheet, Form::Text, table.decimal),
        };
        made.map_or((ImportResponse::Lost, Vec::new()), done)
    }

    fn out(&self, ask: &ImportRequest) -> (ImportResponse, Vec<u8>) {
        let Some(region) = &self.region else {
            return (ImportResponse::Lost, Vec::new());
        };
        match crate::export::out(ask, region, &self.vocabulary) {
            Some(made) => done(made),
            None => (ImportResponse::Lost, Vec::new()),
        }
    }
}

fn done(made: TableFile) -> (ImportResponse, Vec<u8>) {
    let response = match made.cut {
        0 => ImportResponse::Done,
        texts => ImportResponse::Cut { texts },
    };
    (response, made.bytes)
}

fn unread(refusal: &TableRefusal) -> ImportResponse {
    let values = refusal.values().into_iter();
    ImportResponse::Unread {
        id: refusal.id().to_owned(),
        values: values.map(|(key, value)| (key.to_owned(), value)).collect(),
    }
}
