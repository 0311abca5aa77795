//! `enlace convert`: tables into a region's file, and a region into tables.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use enlace_edit::{Import, Op, decide};
use enlace_exchange::json::{self, Stamp};
use enlace_model::{Region, uuid};
use enlace_tables::export;
use enlace_tables::import::protocol::ImportRequest;
use enlace_tables::import::{
    Fate, ImportChoices, Job, Mapping, Part, ValueSource, Vocabulary, plan, recognise,
};
use enlace_tables::table::{OpenedTable, Wish, letters, open};

use crate::End;
use crate::files::{self, line};

/// Converts by the names of the files: `REGION TABLE... OUT.enlace` imports the tables as they are
/// recognised, `REGION OUT.xlsx` writes the whole region, `REGION LIST OUT.csv` one list.
pub fn run(arguments: &[OsString], out: &mut impl Write) -> io::Result<End> {
    let [first, between @ .., last] = arguments else {
        let why = "convert: a region and the file to write are needed";
        return Ok(End::Misused(why.to_owned()));
    };
    let mut region = match files::open(Path::new(first)) {
        Ok(opened) => opened.region,
        Err(failure) => {
            writeln!(out, "{}: {}", first.display(), failure.line())?;
            return Ok(End::Errors);
        }
    };
    let ending = Path::new(last).extension().and_then(OsStr::to_str);
    let vocabulary = Vocabulary::default();
    let written = match (ending, between) {
        (Some("xlsx"), []) => export::out(
            &ImportRequest::Workbook { parts: Vec::new() },
            &region,
            &vocabulary,
        ),
        (Some("csv"), [part]) => {
            let part = part.to_string_lossy().into_owned();
            if Part::from_text(&part).is_none() {
                return Ok(End::Misused(format!("convert: {part} is no list")));
            }
            export::out(&ImportRequest::Csv { part }, &region, &vocabulary)
        }
        (Some("enlace" | "json"), tables) if !tables.is_empty() => {
            let mut fine = true;
            for table in tables {
                fine &= take_in(table, &mut region, out)?;
            }
            if !fine {
                return Ok(End::Errors);
            }
            let stamp = Stamp {
                app: concat!("Enlace ", env!("CARGO_PKG_VERSION")).to_owned(),
                ..Stamp::default()
            };
            Some(export::TableFile {
                bytes: json::write(&region, &stamp).into_bytes(),
                cut: 0,
            })
        }
        _ => {
            let why = "convert: the file to write ends with .enlace, .json, .xlsx or .csv";
            return Ok(End::Misused(why.to_owned()));
        }
    };
    if let Some(cut) = written.as_ref().map(|made| made.cut).filter(|cut| *cut > 0) {
        let values = [("count", cut.to_string())];
        let told = line("warning", "texts_cut", "file", &values);
        writeln!(out, "{}: {told}", last.display())?;
    }
    let done = written.map(|made| fs::write(Path::new(last), made.bytes));
    match done {
        Some(Ok(())) => Ok(End::Fine),
        Some(Err(error)) => Err(error),
        None => Ok(End::Errors),
    }
}

/// Imports a table as it is recognised, and says what became of its rows. Rows that are refused do
/// not stop the others.
fn take_in(file: &OsStr, region: &mut Region, out: &mut impl Write) -> io::Result<bool> {
    let name = file.display();
    let bytes = match fs::read(Path::new(file)) {
        Ok(bytes) => bytes,
        Err(error) => {
            let values = [("reason", error.kind().to_string())];
            writeln!(
                out,
                "{name}: {}",
                line("error", "cannot_read", "file", &values)
            )?;
            return Ok(false);
        }
    };
    let table = match open(&bytes, &Wish::default()) {
        Ok(table) => table,
        Err(refusal) => {
            writeln!(
                out,
                "{name}: {}",
                line("error", refusal.id(), "file", &refusal.values())
            )?;
            return Ok(false);
        }
    };
    let vocabulary = Vocabulary::default();
    let mapping = recognise(&table, region, &vocabulary).mapping;
    let job = Job {
        table: &table,
        mapping: &mapping,
        region,
        choices: &ImportChoices::default(),
        vocabulary: &vocabulary,
        progress: None,
    };
    let mut place = 0;
    // The same files give the same ids, as long as they are imported in the same order.
    let from = region
        .header
        .reference_date
        .day()
        .map_or(0, |day| day.0.unsigned_abs() * 86_400_000);
    let taken = files_seed(&bytes);
    let plan = plan(&job, &mut || {
        place += 1;
        uuid::in_order(from, place, taken)
    });
    for column in not_used(&table, &mapping) {
        let values = [("heading", table.heading(column))];
        let place = format!("column[{}]", letters(column));
        writeln!(
            out,
            "{name}: {}",
            line("remark", "column_not_used", &place, &values)
        )?;
    }
    for refused in &plan.refused {
        let mut values = refused.why.texts();
        values.extend(refused.target.clone().map(|target| ("field", target)));
        let place = format!("row[{}]", refused.row + 1);
        writeln!(
            out,
            "{name}: {}",
            line("warning", refused.why.id(), &place, &values)
        )?;
    }
    for told in &plan.cells {
        let mut values = told.why.texts();
        values.extend(told.target.clone().map(|target| ("field", target)));
        let column = told.column.map_or_else(String::new, letters);
        let place = format!("cell[{column}{}]", told.row + 1);
        writeln!(
            out,
            "{name}: {}",
            line("warning", told.why.id(), &place, &values)
        )?;
    }
    for one in &plan.lowered {
        let text = |value: &serde_json::Value| match value {
            serde_json::Value::String(text) => text.clone(),
            // An outline is many points.
            serde_json::Value::Object(_) => "...".to_owned(),
            other => other.to_string(),
        };
        let values = [
            ("field", one.target.clone()),
            ("known", text(&one.known)),
            ("told", text(&one.told)),
        ];
        let place = one.record.to_string();
        writeln!(out, "{name}: {}", line("remark", "kept", &place, &values))?;
    }
    for remark in &plan.remarks {
        let mut values = vec![("count", remark.count.to_string())];
        for (key, text) in [("text", &remark.text), ("became", &remark.became)] {
            values.extend((!text.is_empty()).then(|| (key, text.clone())));
        }
        let column = remark.column.map_or_else(
            || "table".to_owned(),
            |column| format!("column[{}]", letters(column)),
        );
        writeln!(
            out,
            "{name}: {}",
            line("remark", remark.kind.as_str(), &column, &values)
        )?;
    }
    let tally = plan.tally();
    let mut ends = vec![
        ("taken", tally.taken),
        ("unchanged", tally.unchanged),
        ("refused", tally.refused),
    ];
    ends.extend(
        tally
            .left_out
            .iter()
            .map(|(reason, count)| (reason.as_str(), *count)),
    );
    let ends: Vec<String> = ends
        .iter()
        .map(|(end, count)| format!("{end}={count}"))
        .collect();
    writeln!(out, "{name}: {} rows {}", plan.ends.len(), ends.join(" "))?;
    for fate in [Fate::Added, Fate::Changed, Fate::Unchanged] {
        let count = plan.records.iter().filter(|one| one.fate == fate).count();
        writeln!(
            out,
            "{name}: {count} {}",
            format!("{fate:?}").to_lowercase()
        )?;
    }
    let op = Op::Import(Box::new(Import {
        kind: mapping.subject.kind(),
        records: plan.changes(),
        joins: plan.joins.clone(),
        aliases: Vec::new(),
        mapping: None,
    }));
    let Ok(changes) = decide(&op, region) else {
        return Ok(false);
    };
    changes.iter().for_each(|change| region.apply(change));
    Ok(true)
}

/// The columns with something in them that fill nothing.
fn not_used(table: &OpenedTable, mapping: &Mapping) -> Vec<usize> {
    let is_used = |column: usize| {
        let fills = |from: &ValueSource| match from {
            ValueSource::Column(own) | ValueSource::Each(own) => *own == column,
            ValueSource::Fixed(_) => false,
        };
        mapping.fields.iter().any(|one| fills(&one.from))
            || mapping.keep.iter().any(|keep| keep.column == column)
    };
    let is_filled = |column: usize| {
        let mut rows = table.data_rows();
        rows.any(|row| !table.grid.cell(row, column).trim().is_empty())
    };
    let all = 0..table.grid.width();
    all.filter(|column| !is_used(*column) && is_filled(*column))
        .collect()
}

/// Ten bytes that are the file's own, in the place of chance.
fn files_seed(bytes: &[u8]) -> [u8; 10] {
    let mut sums = [0u8; 10];
    for (at, byte) in bytes.iter().enumerate() {
        let own = &mut sums[at % 10];
        *own = own.wrapping_mul(31).wrapping_add(*byte);
    }
    sums
}
