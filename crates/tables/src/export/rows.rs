//! One list of the region as rows of texts.

use serde_json::Value;

use crate::import::{A_YEAR, FieldTarget, Part, Vocabulary};
use crate::naming::RecordNames;
use crate::table::{Delimiter, with_mark, write_csv};
use enlace_edit::AnyRecord;
use enlace_edit::field::record_text::RecordText;
use enlace_edit::field::{Content, DecimalMark, written};
use enlace_model::{RecordRef, Region};

/// A list of the region as a table.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportedTable {
    pub part: Part,
    /// For each column what it holds; for an entry of a list its record's id comes first.
    pub columns: Vec<FieldTarget>,
    /// The headings, then a row for each record or entry.
    pub rows: Vec<Vec<String>>,
}

impl ExportedTable {
    /// The table as text: numbers with this mark before decimals.
    pub fn text(mut self, decimal: DecimalMark) -> Vec<u8> {
        for row in self.rows.iter_mut().skip(1) {
            for (cell, column) in row.iter_mut().zip(&self.columns) {
                if matches!(column.content, Content::Number(_)) {
                    *cell = with_mark(cell, decimal);
                }
            }
        }
        write_csv(&self.rows, Delimiter::beside(decimal))
    }
}

/// A list of the region as a table; without records it has its headings alone.
pub fn table(part: Part, region: &Region, vocabulary: &Vocabulary) -> ExportedTable {
    let names = RecordNames::of(region, vocabulary);
    let mut columns = Vec::new();
    let owner = part.owner();
    if part.list().is_some() {
        let id = owner.kind().id_field();
        columns.extend(
            owner
                .targets()
                .into_iter()
                .filter(|target| target.field == id),
        );
    }
    // What is only read goes out over the whole span.
    let own = part.targets().into_iter();
    columns.extend(own.filter(|target| target.field != A_YEAR));
    let headings = columns
        .iter()
        .map(|target| heading(target, vocabulary))
        .collect();
    let mut rows: Vec<Vec<String>> = vec![headings];
    AnyRecord::each_text(part.kind(), region, &mut |_, text| {
        let document = RecordText::of(text);
        match part.list() {
            None => rows.push(
                columns
                    .iter()
                    .map(|t| cell(t, document.value(t.field), &names, vocabulary))
                    .collect(),
            ),
            Some(list) => {
                let entries = document.value(list);
                let id = document.value(owner.kind().id_field());
                for entry in entries
                    .as_ref()
                    .and_then(Value::as_array)
                    .into_iter()
                    .flatten()
                {
                    let value = |target: &FieldTarget| match target.part == part {
                        true => entry.get(target.field).cloned(),
                        false => id.clone(),
                    };
                    rows.push(
                        columns
                            .iter()
                            .map(|t| cell(t, value(t), &names, vocabulary))
                            .collect(),
                    );
                }
            }
        }
    });
    ExportedTable {
        part,
        columns,
        rows,
    }
}

/// What a column is called: with its part, so that it says alone which field it is.
pub(super) fn heading(target: &FieldTarget, vocabulary: &Vocabulary) -> String {
    let id = format!("{}.{}", target.part.as_str(), target.field);
    let name = vocabulary.field(&id);
    match name == id {
        true => id,
        false => format!("{}: {name}", vocabulary.part(target.part.as_str())),
    }
}

/// A value as it stands in a cell: numbers with a point, as a workbook has them.
fn cell(
    target: &FieldTarget,
    value: Option<Value>,
    names: &RecordNames,
    vocabulary: &Vocabulary,
) -> String {
    match (target.content, &value) {
        (_, None) => String::new(),
        (Content::Code, Some(Value::String(code))) => names.code(target.part.kind(), code),
        (Content::Reference(kind), Some(Value::String(id))) => {
            names.reference(&RecordRef::new(kind, id))
        }
        (Content::Choice(_), Some(Value::String(choice))) => {
            vocabulary.choice_name(choice).to_owned()
        }
        (Content::YesNo, Some(Value::Bool(true))) => match vocabulary.yes.is_empty() {
            true => "true".to_owned(),
            false => vocabulary.yes.clone(),
        },
        (Content::Number(_), Some(Value::Number(number))) => number.to_string(),
        // A date whose day stands first could be read in two ways when it comes in again.
        (Content::Date, Some(Value::String(date))) => date.clone(),
        (_, Some(value @ Value::Object(_))) => value.to_string(),
        (content, value) => written(content, value.as_ref(), DecimalMark::Point),
    }
}
