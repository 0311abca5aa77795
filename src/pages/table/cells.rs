//! What the cells of records show: names instead of codes, choices in words, numbers as the
//! language writes them.

use enlace_engine::edit::document;
use enlace_engine::edit::field::document::Document;
use enlace_engine::edit::field::{Content, Field, Measure, Presence, written};
use enlace_engine::model::Kind;
use enlace_engine::model::check::Severity;
use leptos::prelude::*;
use serde_json::Value;

use crate::components::grid::sheet::{Cell, Entry, Key};
use crate::i18n::Words;
use crate::pages::choosing::Source;
use crate::pages::decimal_mark;
use crate::pages::table::{Seen, Table, Tell, Wrong};

impl Table {
    /// The cells of a record in these columns.
    pub fn cells(self, key: &Key, columns: &[usize]) -> Vec<Cell> {
        let record = self.record(key);
        let found = self
            .workspace
            .with_region(|region| document(region, &record));
        let Some(document) = found.flatten() else {
            return vec![Cell::default(); columns.len()];
        };
        let problems = self.problems.try_get_untracked().unwrap_or_default();
        let from = problems.partition_point(|wrong| wrong.record < *key);
        let of_record = problems[from..]
            .iter()
            .take_while(|wrong| wrong.record == *key);
        let wrong: Vec<&Wrong> = of_record.collect();
        let standing = self.shows.remark.and_then(|(column, tell)| {
            let place = self
                .column_of(column)
                .filter(|place| columns.contains(place));
            Some((place?, self.told(tell, key)?))
        });
        let cell = |column: &usize| {
            let Some(field) = self.field(*column) else {
                return Cell::default();
            };
            let mut cell = match self.computed(field) {
                Some(own) => self.told(own.read, key).unwrap_or_default().into(),
                None => self.cell(field, &document),
            };
            let said = |is_meant: fn(Severity) -> bool| {
                let mut of_cell = wrong.iter().filter(|wrong| match &wrong.field {
                    Some(path) => self.column_of(path) == Some(*column),
                    None => *column == 0,
                });
                let found = of_cell.find(|wrong| is_meant(wrong.severity));
                found.map(|wrong| wrong.why.clone())
            };
            cell.problem = said(|severity| severity == Severity::Error);
            let here = standing.as_ref().filter(|(place, _)| place == column);
            cell.remark = match here {
                Some((_, told)) => Some(told.clone()),
                None => said(|severity| severity == Severity::Remark),
            };
            cell
        };
        columns.iter().map(cell).collect()
    }

    /// The cells of the row in which a new record begins.
    pub fn new_cells(self, columns: &[usize]) -> Vec<Cell> {
        let (draft, missing) = (self.draft.get_untracked(), self.missing.get_untracked());
        let cell = |column: &usize| {
            let typed = draft.iter().find(|(own, _)| own == column);
            Cell {
                text: typed.map_or_else(String::new, |(_, text)| self.shown(*column, text)),
                plain: typed.map(|(_, text)| text.clone()),
                number: None,
                problem: missing
                    .contains(column)
                    .then(|| self.w.table_needed().to_owned()),
                remark: None,
            }
        };
        columns.iter().map(cell).collect()
    }

    /// What was typed or chosen, as it will be shown.
    fn shown(self, column: usize, text: &str) -> String {
        let content = self.field(column).map(|field| field.content);
        match content.and_then(Source::of) {
            Some(source) => source.name(self.w, self.workspace, text),
            None => text.to_owned(),
        }
    }

    /// What is said of a record.
    fn told(self, tell: Tell, key: &Key) -> Option<String> {
        let standings = self.standings.try_get_untracked().flatten();
        let told = self.workspace.with_region(|region| {
            let seen = Seen {
                w: self.w,
                region,
                standings: standings.as_ref(),
            };
            tell(&seen, key)
        });
        told.flatten()
    }

    fn cell(self, field: &Field, document: &Document) -> Cell {
        let w = self.w;
        let value = document.value(field.id);
        let Some(value) = value else {
            return Cell::default();
        };
        let plain = || written(field.content, Some(&value), decimal_mark(w));
        let text = value.as_str().unwrap_or_default();
        match field.content {
            Content::Number(measure) => {
                let number = value.as_f64();
                Cell {
                    text: number.map_or_else(String::new, |number| shown(w, measure, number)),
                    plain: Some(plain()),
                    number,
                    ..Cell::default()
                }
            }
            Content::YesNo if value == Value::Bool(true) => w.table_yes().to_owned().into(),
            Content::YesNo => Cell::default(),
            Content::Choice(_) => option(w, text).into(),
            Content::Reference(kind) => Cell {
                text: Source::Records(kind).name(w, self.workspace, text),
                plain: (!is_found_by_name(kind)).then(|| text.to_owned()),
                ..Cell::default()
            },
            Content::Coded(list) => Cell {
                text: Source::List(list).name(w, self.workspace, text),
                plain: Some(text.to_owned()),
                ..Cell::default()
            },
            Content::Texts(list) => {
                let texts = value
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(Value::as_str);
                let named = texts.map(|text| match list {
                    Some(list) => Source::List(list).name(w, self.workspace, text),
                    None => text.to_owned(),
                });
                Cell {
                    text: named.collect::<Vec<_>>().join("; "),
                    plain: Some(plain()),
                    ..Cell::default()
                }
            }
            Content::List(_) => {
                let count = value.as_array().map_or(0, Vec::len);
                w.table_entries(count as f64).into()
            }
            Content::Code | Content::Text | Content::LongText | Content::Date => plain().into(),
        }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self {
            text,
            ..Self::default()
        }
    }
}

/// The words of a choice; the text itself where another program wrote it.
pub fn option(w: Words, choice: &str) -> String {
    match w.knows(&format!("option.{choice}")) {
        true => w.of("option", choice),
        false => choice.to_owned(),
    }
}

/// Whether a person's text finds these records by their name, so that a name can be copied.
fn is_found_by_name(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Municipality | Kind::Qualification | Kind::Enterprise | Kind::Session | Kind::School
    )
}

/// The number as it is shown; the unit stands in the head.
fn shown(w: Words, measure: Measure, number: f64) -> String {
    match measure {
        Measure::Year => format!("{number}"),
        Measure::Share => format!("{} %", w.number(number * 100.0, 1)),
        Measure::Latitude | Measure::Longitude => w.number(number, 5),
        _ if !measure.steps().is_empty() => {
            w.of("measure", &format!("{}.{number}", measure.as_str()))
        }
        _ => w.number(number, 2),
    }
}

/// The unit in the head of a column; nothing where the cells say it themselves.
pub fn unit(w: Words, measure: Measure) -> String {
    match measure {
        Measure::Year | Measure::Share | Measure::Classes | Measure::Businesses => String::new(),
        _ if !measure.steps().is_empty() => String::new(),
        _ => w.of("measure", measure.as_str()),
    }
}

/// How a cell of the field is filled in.
pub fn entry(w: Words, field: &Field) -> Entry {
    match field.content {
        Content::Number(_) => Entry::Number,
        Content::YesNo => Entry::Choice(vec![w.table_yes().to_owned()]),
        Content::Choice(choices) => {
            Entry::Choice(choices.iter().map(|choice| option(w, choice)).collect())
        }
        Content::Reference(_) | Content::Coded(_) | Content::Texts(Some(_)) => Entry::Picked,
        Content::List(_) => Entry::Form,
        Content::Code
        | Content::Text
        | Content::LongText
        | Content::Date
        | Content::Texts(None) => Entry::Text,
    }
}

/// How wide the column is, in pixels.
pub fn width(field: &Field) -> u16 {
    match field.content {
        Content::Number(Measure::Year) => 92,
        Content::Number(_) | Content::Date => 116,
        Content::Code => 112,
        Content::YesNo => 96,
        Content::Choice(_) | Content::List(_) => 172,
        Content::Text if field.presence == Presence::Required => 264,
        Content::Reference(Kind::Qualification) => 320,
        Content::Reference(_) => 248,
        Content::Text | Content::LongText | Content::Coded(_) | Content::Texts(_) => 208,
    }
}
