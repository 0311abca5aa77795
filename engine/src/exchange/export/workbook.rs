//! Workbooks: the whole region, and templates with lists to choose from.

use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, Formula, Workbook, Worksheet,
};

use crate::edit::field::Content;
use crate::exchange::export::rows::{ExportedTable, heading, table};
use crate::exchange::import::talk::Given;
use crate::exchange::import::{Part, Target, Vocabulary};
use crate::model::{Kind, Region};

/// Every list of the region that has records, one sheet each.
pub(super) fn whole(region: &Region, vocabulary: &Vocabulary) -> Option<Vec<u8>> {
    let mut workbook = begun()?;
    let mut any = false;
    for &part in Part::ALL {
        let table = table(part, region, vocabulary);
        if table.rows.len() > 1 {
            write(&mut workbook, &table, vocabulary)?;
            any = true;
        }
    }
    if !any {
        write(
            &mut workbook,
            &table(Part::Municipality, region, vocabulary),
            vocabulary,
        )?;
    }
    workbook.save_to_buffer().ok()
}

/// Empty sheets for these parts, with lists to choose schools, qualifications and municipalities from.
pub(super) fn template(
    parts: &[Part],
    region: &Region,
    vocabulary: &Vocabulary,
) -> Option<Vec<u8>> {
    const ROWS: u32 = 500;
    let mut workbook = begun()?;
    let mut lists: Vec<(String, Vec<String>)> = Vec::new();
    for &part in parts {
        let sheet = workbook.add_worksheet();
        sheet
            .set_name(sheet_name(vocabulary.part(part.as_str())))
            .ok()?;
        for (at, target) in columns_to_fill(part).iter().enumerate() {
            let column = u16::try_from(at).ok()?;
            let head = heading(target, vocabulary);
            sheet
                .write_string_with_format(0, column, &head, &bold())
                .ok()?;
            sheet.set_column_width(column, width(&head)).ok()?;
            let choices = choices(target, region, vocabulary);
            if !choices.is_empty() {
                let place = lists.len();
                let (letter, last) = (crate::exchange::table::letters(place), choices.len());
                let source = format!("={LISTS}!${letter}$1:${letter}${last}");
                let rule = DataValidation::new().allow_list_formula(Formula::new(source));
                // A name that is not in the list is written all the same, and asked about.
                let rule =
                    rule.set_error_style(rust_xlsxwriter::DataValidationErrorStyle::Information);
                sheet
                    .add_data_validation(1, column, ROWS, column, &rule)
                    .ok()?;
                lists.push((head, choices));
            }
            if is_text(target) {
                sheet.set_column_format(column, &text_format()).ok()?;
            }
        }
        sheet.set_freeze_panes(1, 0).ok()?;
    }
    let sheet = workbook.add_worksheet();
    sheet.set_name(LISTS).ok()?;
    for (at, (_, choices)) in lists.iter().enumerate() {
        for (row, choice) in choices.iter().enumerate() {
            let (row, column) = (u32::try_from(row).ok()?, u16::try_from(at).ok()?);
            sheet.write_string(row, column, choice).ok()?;
        }
    }
    sheet.set_hidden(true);
    workbook.save_to_buffer().ok()
}

/// A table of figures on one sheet, headings first.
pub(super) fn figures(title: &str, rows: &[Vec<Given>]) -> Option<Vec<u8>> {
    let mut workbook = begun()?;
    let sheet = workbook.add_worksheet();
    sheet.set_name(sheet_name(title)).ok()?;
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Given::Number(number) => drop(sheet.write_number(row, column, *number).ok()?),
                Given::Words(text) => {
                    let format = if row == 0 { bold() } else { text_format() };
                    sheet
                        .write_string_with_format(row, column, shortened(text), &format)
                        .ok()?;
                }
            }
        }
    }
    for (column, head) in (0..).zip(rows.first().into_iter().flatten()) {
        if let Given::Words(head) = head {
            sheet.set_column_width(column, width(head)).ok()?;
        }
    }
    sheet.set_freeze_panes(1, 0).ok()?;
    workbook.save_to_buffer().ok()
}

/// The sheet that holds what can be chosen.
const LISTS: &str = "Enlace";

fn begun() -> Option<Workbook> {
    let mut workbook = Workbook::new();
    // No clock is asked; the file says nothing of when it was made.
    let date = ExcelDateTime::from_ymd(2000, 1, 1).ok()?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&date));
    Some(workbook)
}

fn write(workbook: &mut Workbook, table: &ExportedTable, vocabulary: &Vocabulary) -> Option<()> {
    let sheet = workbook.add_worksheet();
    sheet
        .set_name(sheet_name(vocabulary.part(table.part.as_str())))
        .ok()?;
    for (row, cells) in table.rows.iter().enumerate() {
        let row = u32::try_from(row).ok()?;
        for (at, cell) in cells.iter().enumerate() {
            let column = u16::try_from(at).ok()?;
            put(sheet, row, column, cell, &table.columns[at])?;
        }
    }
    for (at, head) in table.rows[0].iter().enumerate() {
        sheet
            .set_column_width(u16::try_from(at).ok()?, width(head))
            .ok()?;
    }
    sheet.set_freeze_panes(1, 0).ok()?;
    Some(())
}

/// Numbers as numbers, all else as text: nothing is ever a formula.
fn put(sheet: &mut Worksheet, row: u32, column: u16, cell: &str, target: &Target) -> Option<()> {
    if cell.is_empty() {
        return Some(());
    }
    let number = match target.content {
        Content::Number(_) if row > 0 => cell.parse::<f64>().ok(),
        _ => None,
    };
    if row == 0 {
        sheet
            .write_string_with_format(row, column, cell, &bold())
            .ok()?;
    } else if let Some(number) = number {
        sheet.write_number(row, column, number).ok()?;
    } else {
        sheet
            .write_string_with_format(row, column, shortened(cell), &text_format())
            .ok()?;
    }
    Some(())
}

/// As much of a text as a cell of Excel holds.
fn shortened(cell: &str) -> &str {
    const LONGEST: usize = 32_767;
    let end = cell.char_indices().nth(LONGEST);
    end.map_or(cell, |(at, _)| &cell[..at])
}

fn bold() -> Format {
    Format::new().set_bold()
}

fn text_format() -> Format {
    Format::new().set_num_format("@")
}

fn is_text(target: &Target) -> bool {
    !matches!(target.content, Content::Number(_))
}

fn width(head: &str) -> f64 {
    (head.chars().count() as f64 + 2.0).clamp(10.0, 40.0)
}

/// What Excel takes as a sheet's name: 31 letters, without some marks.
fn sheet_name(name: &str) -> String {
    let fits = |c: &char| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'');
    name.chars().filter(fits).take(31).collect()
}

/// The columns of a template: what a school or an enterprise can know.
fn columns_to_fill(part: Part) -> Vec<Target> {
    let wanted: &[&str] = match part {
        Part::Offer => &[
            "school.name",
            "offer.qualification",
            "offer.start_year",
            "offer.modality",
            "offer.classes",
            "offer.places",
            "offer.entrants",
            "offer.first_choices",
            "offer.status",
            "offer.note",
        ],
        Part::Cohort => &[
            "school.name",
            "qualification.code",
            "offer.start_year",
            "cohort.entry_year",
            "cohort.entrants",
            "cohort.completed",
            "cohort.in_study",
            "cohort.in_work",
            "cohort.unknown",
        ],
        Part::Need => &[
            "enterprise.name",
            "enterprise.municipality",
            "enterprise.headcount",
            "need.qualification",
            "need.text",
            "need.kind",
            "need.persons",
            "need.first_year",
            "need.years",
            "need.reason",
            "need.difficulty",
            "need.note",
        ],
        _ => &[],
    };
    let named = wanted
        .iter()
        .filter_map(|id| crate::exchange::import::target(id));
    match wanted.is_empty() {
        true => part.targets(),
        false => named.collect(),
    }
}

/// What can be chosen in a column.
fn choices(target: &Target, region: &Region, vocabulary: &Vocabulary) -> Vec<String> {
    let kind = match (target.content, target.part, target.field) {
        (Content::Choice(choices), ..) => {
            return choices
                .iter()
                .map(|choice| vocabulary.choice_name(choice).to_owned())
                .collect();
        }
        (Content::Reference(kind), ..) => kind,
        (_, Part::School, "name") => Kind::School,
        (_, Part::Qualification, "code") => Kind::Qualification,
        _ => return Vec::new(),
    };
    match kind {
        Kind::Municipality => region
            .municipalities
            .values()
            .map(|one| one.name.clone())
            .collect(),
        Kind::School => region
            .schools
            .values()
            .map(|one| one.name.clone())
            .collect(),
        // The code tells what a title may not.
        Kind::Qualification => {
            let title = |one: &crate::model::Qualification| {
                format!("{} - {}", one.code, one.title_in("pt"))
            };
            region.qualifications.values().map(title).collect()
        }
        _ => Vec::new(),
    }
}
