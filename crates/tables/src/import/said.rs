//! What the cells of a row say of a part.

use serde_json::Value;

use crate::import::drafts::has_code;
use crate::import::mapping::ValueSource;
use crate::import::names::NewName;
use crate::import::occupation::is_title;
use crate::import::part::{A_YEAR, Part, target};
use crate::import::plan::{Refused, Why};
use crate::import::remark::RemarkKind;
use crate::import::row::{RowReader, SpoiltDegrees};
use crate::import::row_stop::{EMPTY, Stop};
use crate::import::slot::{Slot, column_of, is_code};
use crate::import::value::{Written, read};
use crate::table::{CellKind, encoded_once, outline};
use enlace_edit::field::pasted::{Manner, Said, without_time, yes_no};
use enlace_edit::field::yearly::{OVER_THE_SPAN, said_a_year};
use enlace_edit::field::{
    CodeList, Content, DateOrder, Fault, Measure, Presence, bare_code, number_of_degrees, unwrapped,
};
use enlace_model::check::hidden_shown;

impl RowReader<'_> {
    /// What the cells of a part say.
    pub(super) fn values(
        &mut self,
        part: Part,
        slots: &[Slot],
        first: usize,
        row: usize,
        each: Option<usize>,
    ) -> Result<Vec<(&'static str, Value)>, Stop> {
        let mut values: Vec<(&'static str, Value)> = Vec::new();
        self.spoilt.clear();
        self.empty_cells.clear();
        self.is_yearly = false;
        for (at, slot) in slots.iter().enumerate() {
            let refuse = |why| Stop::Refuse {
                slot: Some(first + at),
                field: None,
                why,
            };
            let column = column_of(&slot.from);
            let grid = &self.job.table.grid;
            let (text, kind) = match &slot.from {
                ValueSource::Fixed(text) => (text.as_str(), CellKind::Text),
                ValueSource::Column(column) => (grid.cell(row, *column), grid.kind(row, *column)),
                ValueSource::Each(own) if each == Some(*own) => {
                    self.each(part, slot, row, *own, &mut values)
                        .map_err(refuse)?;
                    continue;
                }
                ValueSource::Each(_) => continue,
            };
            let field = match slot.target.field {
                A_YEAR => "persons",
                other => other,
            };
            let is_of_span = part == Part::Need && OVER_THE_SPAN.contains(&field);
            let a_year = said_a_year(text).filter(|_| is_of_span);
            let is_filled = !text.trim().is_empty();
            self.is_yearly |= a_year.is_some() || (slot.target.field == A_YEAR && is_filled);
            let text = a_year.unwrap_or(text);
            let cell = Written {
                text,
                kind,
                manner: Manner {
                    decimal: column.map_or(self.job.table.decimal, |c| {
                        self.job.table.decimal_of(row, c)
                    }),
                    parts_of_one: slot.parts_of_one,
                    order: slot.order.unwrap_or(DateOrder::DayFirst),
                },
            };
            let said = match column {
                Some(column) if self.job.table.has_no_result(row, column) => Err(Fault::NoResult),
                Some(column) if self.job.table.is_overlong(row, column) => Err(Fault::Overlong),
                _ if slot.begins_with_one => self.of_one_to_five(cell, column),
                // A number of the state is no text of anybody's: marks for something missing are none.
                _ if field == "tax_number" => read(Content::Code, cell, self.job.vocabulary),
                _ => read(slot.target.content, cell, self.job.vocabulary),
            };
            let said = match said {
                Ok(said) => said,
                Err(fault) if self.may_be_empty(part, slot) => {
                    let told = Refused {
                        row,
                        column,
                        target: Some(format!("{}.{field}", part.as_str())),
                        why: Why::Fault(fault),
                    };
                    match slot.target.content {
                        Content::Number(measure) if measure.is_degrees() => {
                            let number = number_of_degrees(cell.text, cell.manner.decimal);
                            self.spoilt.push(SpoiltDegrees {
                                field,
                                number,
                                told,
                            });
                        }
                        _ => self.cells.push(told),
                    }
                    continue;
                }
                Err(fault) => return Err(refuse(Why::Fault(fault))),
            };
            if unwrapped(text.trim()) != text.trim() {
                self.remarks.note(
                    RemarkKind::FormulaText,
                    column,
                    text.trim(),
                    unwrapped(text.trim()),
                );
            }
            if let (Content::Code, Some(digits)) =
                (slot.target.content, bare_code(unwrapped(text.trim())))
            {
                self.remarks
                    .note(RemarkKind::CodeFromNumber, column, text.trim(), &digits);
            }
            let is_empty = column.is_some() && text.trim().is_empty();
            if is_empty && self.can_be_emptied(part, field, slot.target.presence) {
                self.empty_cells.push(field);
            }
            let value = self.said(part, field, said, column, text);
            self.doubts(slot, value.as_ref(), column, text);
            match value {
                None => {}
                Some(Value::String(text)) if slot.target.field == "outline" => {
                    let shape = serde_json::from_str(&text);
                    let shape = shape.map_err(|_| refuse(Why::Fault(Fault::WrongType)))?;
                    match outline(&shape) {
                        Some(outline) => values.push((field, outline)),
                        None => self.remarks.note(RemarkKind::NoOutline, column, "", ""),
                    }
                }
                Some(Value::String(text)) => match slot.target.content {
                    Content::Reference(kind) => {
                        let new = match (part, field) {
                            _ if slot.target.presence == Presence::Required => NewName::Refused,
                            (Part::Need, "qualification") => NewName::Words,
                            _ => NewName::Empty,
                        };
                        let id = self.reference(kind, &text, slot.zeros.as_ref(), column, new);
                        match id.map_err(|stop| stop.at(first + at))? {
                            Some(id) => values.push((field, id.into())),
                            // What was said stays, to be mapped later.
                            None if (part, field) == (Part::Need, "qualification")
                                && values.iter().all(|(own, _)| *own != "text") =>
                            {
                                values.push(("text", text.into()));
                            }
                            None => {}
                        }
                    }
                    Content::Code | Content::Text if is_code(part, field) => {
                        let code = self.code(part, text, slot.zeros.as_ref(), column, &mut values);
                        values.push((field, code.into()));
                    }
                    Content::Coded(CodeList::Occupations)
                        if field.ends_with("code") && is_title(&text) =>
                    {
                        self.occupation(part, &text, column, &mut values);
                    }
                    Content::Coded(_) => {
                        let zeros = slot.zeros.as_ref();
                        let restored = zeros.and_then(|zeros| zeros.restored(&text, |_| false));
                        if let Some(code) = &restored {
                            self.remarks
                                .note(RemarkKind::LostZeros, column, &text, code);
                        }
                        values.push((field, restored.unwrap_or(text).into()));
                    }
                    _ => values.push((field, text.into())),
                },
                Some(value) => values.push((field, value)),
            }
        }
        Ok(values)
    }

    /// A difficulty of 1 to 5 as one of 0 to 4.
    fn of_one_to_five(&mut self, cell: Written, column: Option<usize>) -> Result<Said, Fault> {
        let text = cell.text.trim();
        let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
        let content = Content::Number(Measure::Difficulty);
        let Ok(number) = digits.parse::<i64>() else {
            return read(content, cell, self.job.vocabulary);
        };
        let became = (number - 1).to_string();
        self.remarks
            .note(RemarkKind::ScaleFromOne, column, text, &became);
        Ok(Said::Value((number - 1).into()))
    }

    /// Whether a row can do without a cell that cannot be read: neither what tells its record from
    /// others nor what it is about.
    fn may_be_empty(&self, part: Part, slot: &Slot) -> bool {
        let field = slot.target.field;
        let is_named = has_code(part.kind()) || matches!(part, Part::Enterprise | Part::Session);
        let is_name = is_named && part.keys().iter().take(3).any(|key| *key == field);
        let is_value = part == self.job.mapping.subject
            && part.each().is_some_and(|(_, value)| value == field);
        let is_id = part.list().is_none() && field == part.kind().id_field();
        let is_open = matches!(
            slot.target.presence,
            Presence::Optional | Presence::Together
        );
        is_open && !is_name && !is_value && !is_id
    }

    /// Notes what is doubtful about a value: signs that nobody sees, letters that were encoded twice,
    /// a day that may be a month.
    fn doubts(&mut self, slot: &Slot, value: Option<&Value>, column: Option<usize>, text: &str) {
        let Some(said) = value.and_then(Value::as_str) else {
            return;
        };
        if let Some(shown) = hidden_shown(said) {
            self.remarks
                .note(RemarkKind::HiddenSigns, column, &shown, "");
        }
        if let Some(meant) = encoded_once(said) {
            self.remarks
                .note(RemarkKind::EncodedTwice, column, said, &meant);
        }
        if slot.order.is_none() && DateOrder::is_open(without_time(text)) {
            self.remarks
                .note(RemarkKind::DayOrMonth, column, without_time(text), said);
        }
    }

    /// A cell's value as it goes into the record, with a remark where it stood there otherwise.
    pub(super) fn said(
        &mut self,
        part: Part,
        field: &'static str,
        said: Said,
        column: Option<usize>,
        text: &str,
    ) -> Option<Value> {
        let text = text.trim();
        match said {
            Said::Nothing => None,
            Said::Value(value) => Some(value),
            Said::NoDay => {
                self.remarks.note(RemarkKind::NoDate, column, text, "");
                None
            }
            Said::Serial(day) => {
                let became = day.as_str().unwrap_or_default();
                self.remarks
                    .note(RemarkKind::DateSerial, column, text, became);
                Some(day)
            }
            Said::Between(least, most) if (part, field) == (Part::Need, "persons") => {
                let became = format!("{least}–{most}");
                self.remarks
                    .note(RemarkKind::WithheldRange, column, text, &became);
                Some(Value::Array(vec![whole(least), whole(most)]))
            }
            Said::Between(least, most) => {
                let became = format!("{least}–{most}");
                self.remarks
                    .note(RemarkKind::WithheldUnknown, column, text, &became);
                None
            }
            Said::Unknown => {
                self.remarks
                    .note(RemarkKind::WithheldUnknown, column, text, "");
                None
            }
        }
    }

    /// What a column says that stands for one of many: its heading names which.
    pub(super) fn each(
        &mut self,
        part: Part,
        slot: &Slot,
        row: usize,
        column: usize,
        values: &mut Vec<(&'static str, Value)>,
    ) -> Result<(), Why> {
        let Some((heading_field, value_field)) = part.each() else {
            return Ok(());
        };
        let table = self.job.table;
        let heading = table.heading(column);
        let text = table.grid.cell(row, column);
        let answer = yes_no(text).filter(|_| part == Part::Need && text.parse::<f64>().is_err());
        if answer != Some(true) {
            let cell = Written {
                text,
                kind: table.grid.kind(row, column),
                manner: Manner {
                    decimal: table.decimal_of(row, column),
                    parts_of_one: false,
                    order: DateOrder::DayFirst,
                },
            };
            let value = target(&format!("{}.{value_field}", part.as_str()));
            let content = value.map_or(slot.target.content, |target| target.content);
            let said = match answer {
                Some(false) => Said::Nothing,
                _ => read(content, cell, self.job.vocabulary).map_err(Why::Fault)?,
            };
            match self.said(part, value_field, said, Some(column), text) {
                Some(value) => values.push((value_field, value)),
                None => {
                    values.push((EMPTY, Value::Null));
                    return Ok(());
                }
            }
        }
        let named = target(&format!("{}.{heading_field}", part.as_str()));
        let value = match named.map(|target| target.content) {
            Some(Content::Reference(kind)) => match self.found(kind, &heading) {
                Some(id) => (heading_field, id.into()),
                // What no qualification is called is what was said, still to be mapped.
                None if part == Part::Need => ("text", heading.into()),
                None => {
                    let text = heading;
                    return Err(Why::Fault(Fault::NoSuchRecord { kind, text }));
                }
            },
            Some(Content::Choice(choices)) => match self.job.vocabulary.choice(choices, &heading) {
                Some(choice) => (heading_field, choice.into()),
                None => return Err(Why::Fault(Fault::NotAChoice { text: heading })),
            },
            _ => (heading_field, heading.into()),
        };
        values.push(value);
        Ok(())
    }
}

/// A whole number, as a file has it.
fn whole(number: f64) -> Value {
    Value::from(number as i64)
}
