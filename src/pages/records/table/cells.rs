//! Cells show names instead of codes, choices in words, and numbers as the language writes them.

use enlace_edit::field::record_text::RecordText;
use enlace_edit::field::yearly::{OVER_THE_SPAN, span};
use enlace_edit::field::{Content, Field, Measure, Presence, written};
use enlace_edit::record_text;
use enlace_model::{Kind, RecordRef};
use leptos::prelude::*;
use serde_json::Value;

use crate::components::grid::props::{CellInput, ColumnTotal, FindingKind, GridCell, RowKey};
use crate::i18n::Words;
use crate::pages::records::table::{RecordInView, RecordTable, TellOfRecord, findings};
use crate::pages::shared::choice_source::ChoiceSource;
use crate::pages::shared::names;
use crate::pages::shared::refusal_words::decimal_mark;
use crate::state::document::Document;

impl RecordTable {
    /// The cells of a record in these columns.
    pub fn cells(self, key: &RowKey, columns: &[usize]) -> Vec<GridCell> {
        let record = self.record(key);
        let found = self
            .document
            .with_region(|region| record_text(region, &record));
        let Some(record) = found.flatten() else {
            return vec![GridCell::default(); columns.len()];
        };
        let problems = self.problems.try_get_untracked().unwrap_or_default();
        let wrong = findings::of_record(&problems, key);
        let standing = self.shows.remark.and_then(|(column, tell)| {
            let place = self
                .column_of(column)
                .filter(|place| columns.contains(place));
            Some((place?, self.told(tell, key)?))
        });
        let of_column = |column: &usize| {
            let Some(field) = self.field(*column) else {
                return GridCell::default();
            };
            let mut cell = match self.computed(field) {
                Some(own) => self.told(own.read, key).unwrap_or_default().into(),
                None => cell(self.w, self.document, field, &record),
            };
            let said = |kind: FindingKind| {
                let mut of_cell = wrong
                    .iter()
                    .filter(|wrong| self.column_of_problem(wrong) == Some(*column));
                let found = of_cell.find(|wrong| wrong.kind == kind);
                found.map(|wrong| wrong.why.clone())
            };
            cell.problem = said(FindingKind::Wrong);
            let here = standing.as_ref().filter(|(place, _)| place == column);
            cell.remark = match here {
                Some((_, told)) => Some(told.clone()),
                None => said(FindingKind::Remark),
            };
            cell
        };
        columns.iter().map(of_column).collect()
    }

    /// The cells of the row in which a new record begins.
    pub fn new_cells(self, columns: &[usize]) -> Vec<GridCell> {
        let (draft, missing) = (self.draft.get_untracked(), self.missing.get_untracked());
        let proposed = self.proposed(&draft);
        let cell = |column: &usize| {
            let mut all = draft.iter().chain(&proposed);
            let typed = all.find(|(own, _)| own == column);
            GridCell {
                text: typed.map_or_else(String::new, |(_, text)| self.shown(*column, text)),
                plain: typed.map(|(_, text)| text.clone()),
                number: None,
                problem: missing
                    .iter()
                    .find(|field| field.columns.contains(column))
                    .map(|field| self.w.table_needed(&field.name)),
                remark: None,
                is_ditto: false,
            }
        };
        columns.iter().map(cell).collect()
    }

    /// The text of a cell as it will be shown, given what was typed or picked.
    fn shown(self, column: usize, text: &str) -> String {
        let content = self.field(column).map(|field| field.content);
        match content.and_then(ChoiceSource::of) {
            Some(source) => source.name(self.w, self.document, text),
            None => text.to_owned(),
        }
    }

    /// What is said of a record.
    fn told(self, tell: TellOfRecord, key: &RowKey) -> Option<String> {
        let standings = self.standings.try_get_untracked().flatten();
        let told = self.document.with_region(|region| {
            let seen = RecordInView {
                w: self.w,
                region,
                standings: standings.as_ref(),
            };
            tell(&seen, key)
        });
        told.flatten()
    }
}

/// What is edited and copied in the place of a reference, where its name alone does not find it again.
fn reference_to_paste(w: Words, document: Document, kind: Kind, id: &str) -> Option<String> {
    if is_found_by_name(kind) {
        return None;
    }
    let record = RecordRef::new(kind, id);
    document.with_region(|region| names::pasteable(w, region, &record))
}

/// Of people over the span of a need of several years, how many that is a year.
fn a_year(w: Words, field: &Field, record: &RecordText, people: f64) -> Option<String> {
    let years = span(record);
    let is_of_span = OVER_THE_SPAN.contains(&field.id) && years > 1.0;
    is_of_span.then(|| w.number(people / years, 2))
}

/// The cell of a record's field.
pub fn cell(w: Words, document: Document, field: &Field, record: &RecordText) -> GridCell {
    let value = record.value(field.id);
    let Some(value) = value else {
        return GridCell::default();
    };
    let plain = || written(field.content, Some(&value), decimal_mark(w));
    let text = value.as_str().unwrap_or_default();
    match field.content {
        Content::Number(measure) => {
            let number = value.as_f64();
            let text = number.map_or_else(String::new, |number| shown(w, measure, number));
            GridCell {
                text: match number.and_then(|number| a_year(w, field, record, number)) {
                    Some(a_year) => w.table_a_year(&text, &a_year),
                    None => text,
                },
                plain: Some(plain()),
                number,
                ..GridCell::default()
            }
        }
        Content::YesNo if value == Value::Bool(true) => w.table_yes().to_owned().into(),
        Content::YesNo => GridCell::default(),
        Content::Choice(_) => names::option(w, text).into(),
        Content::Reference(kind) => GridCell {
            text: ChoiceSource::Records(kind).name(w, document, text),
            plain: reference_to_paste(w, document, kind, text),
            ..GridCell::default()
        },
        Content::Coded(list) => GridCell {
            text: ChoiceSource::List(list).name(w, document, text),
            plain: Some(text.to_owned()),
            ..GridCell::default()
        },
        Content::Texts(_) | Content::References(_) | Content::Choices(_) => {
            let source = ChoiceSource::of(field.content);
            let texts = value
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str);
            let named = texts.clone().map(|text| match source {
                Some(source) => source.name(w, document, text),
                None => text.to_owned(),
            });
            GridCell {
                plain: match field.content {
                    Content::References(kind) => {
                        let all = texts.clone();
                        let all = all.map(|id| {
                            reference_to_paste(w, document, kind, id)
                                .unwrap_or_else(|| id.to_owned())
                        });
                        Some(all.collect::<Vec<_>>().join("; "))
                    }
                    _ => Some(plain()),
                },
                text: named.collect::<Vec<_>>().join("; "),
                ..GridCell::default()
            }
        }
        Content::List(_) => {
            let count = value.as_array().map_or(0, Vec::len);
            w.table_entries(count as f64).into()
        }
        Content::Code | Content::Text | Content::LongText | Content::Date => plain().into(),
    }
}

impl From<String> for GridCell {
    fn from(text: String) -> Self {
        Self {
            text,
            ..Self::default()
        }
    }
}

/// Whether a name finds these records again when it is pasted.
fn is_found_by_name(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Municipality
            | Kind::Qualification
            | Kind::Enterprise
            | Kind::Session
            | Kind::School
            | Kind::Stakeholder
            | Kind::Round
    )
}

/// The number as it is shown; its unit is in the column header.
fn shown(w: Words, measure: Measure, number: f64) -> String {
    match measure {
        Measure::Year => format!("{number}"),
        _ if measure.is_percent() => format!("{} %", w.number(number * 100.0, 1)),
        Measure::Latitude | Measure::Longitude => w.number(number, 5),
        _ if !measure.steps().is_empty() => {
            w.of("measure", &format!("{}.{number}", measure.as_str()))
        }
        _ => w.number(number, 2),
    }
}

/// The unit for the column header; empty where the cells have it themselves.
pub fn unit(w: Words, measure: Measure) -> String {
    match measure {
        Measure::Year | Measure::Share | Measure::Fill | Measure::Classes | Measure::Businesses => {
            String::new()
        }
        _ if !measure.steps().is_empty() => String::new(),
        _ => w.of("measure", measure.as_str()),
    }
}

/// What the numbers of a field give together.
pub fn total(field: &Field) -> ColumnTotal {
    let Content::Number(measure) = field.content else {
        return ColumnTotal::Nothing;
    };
    match measure {
        Measure::Persons
        | Measure::Inhabitants
        | Measure::Hours
        | Measure::Credits
        | Measure::Euros
        | Measure::Businesses
        | Measure::Classes => ColumnTotal::Sum,
        Measure::Share | Measure::Fill => ColumnTotal::MeanPercent,
        Measure::Minutes | Measure::Duration | Measure::Span => ColumnTotal::Mean,
        // Places on a scale and years.
        Measure::Year
        | Measure::Latitude
        | Measure::Longitude
        | Measure::Level
        | Measure::Relevance
        | Measure::Difficulty
        | Measure::Trend
        | Measure::Balance
        | Measure::Amount
        | Measure::Order => ColumnTotal::Nothing,
    }
}

/// How a cell of the field is edited.
pub fn entry(w: Words, field: &Field) -> CellInput {
    match field.content {
        Content::Number(_) => CellInput::Number,
        Content::YesNo => CellInput::Choice(vec![w.table_yes().to_owned()]),
        Content::Choice(choices) => CellInput::Choice(
            choices
                .iter()
                .map(|choice| names::option(w, choice))
                .collect(),
        ),
        Content::Reference(_)
        | Content::References(_)
        | Content::Choices(_)
        | Content::Coded(_)
        | Content::Texts(Some(_)) => CellInput::Picked,
        Content::List(_) => CellInput::Form,
        Content::Code
        | Content::Text
        | Content::LongText
        | Content::Date
        | Content::Texts(None) => CellInput::Text,
    }
}

/// So wide is a column whose head stands in two lines, in pixels: taller heads take rows from the screen.
pub fn width_of_head(label: &str, unit: &str) -> u16 {
    /// What a letter of a head takes, and what stands beside the text: the edges and the sign of the order.
    const LETTER: usize = 7;
    const BESIDE: usize = 36;
    let letters = label.chars().count() + unit.chars().count() + 3;
    let longest = label.split(' ').map(|word| word.chars().count()).max();
    let line = (letters / 2 + 2).max(longest.unwrap_or_default());
    u16::try_from(line * LETTER + BESIDE).unwrap_or(u16::MAX)
}

/// The usual width of the column, in pixels.
pub fn width(field: &Field) -> u16 {
    match field.content {
        Content::Number(Measure::Year) => 92,
        // With so many a year beside it.
        Content::Number(Measure::Persons) if OVER_THE_SPAN.contains(&field.id) => 156,
        Content::Number(_) | Content::Date => 116,
        Content::Code => 112,
        Content::YesNo => 96,
        Content::Choice(_) | Content::Choices(_) | Content::List(_) => 172,
        Content::Text if field.presence == Presence::Required => 264,
        Content::Reference(Kind::Qualification) => 320,
        Content::Reference(_) | Content::References(_) => 248,
        Content::Text | Content::LongText | Content::Coded(_) | Content::Texts(_) => 208,
    }
}
