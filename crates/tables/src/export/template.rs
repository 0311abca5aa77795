//! Templates: empty sheets with headings and lists to choose from.

use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Formula};

use crate::export::rows::heading;
use crate::export::workbook;
use crate::import::{FieldTarget, Part, Vocabulary, target};
use crate::naming::RecordNames;
use crate::table::letters;
use enlace_edit::field::Content;
use enlace_model::local_number::is_made;
use enlace_model::{Kind, RecordRef, Region};

/// Empty sheets for these parts, with lists to choose schools, qualifications and municipalities from.
pub(super) fn template(
    parts: &[Part],
    region: &Region,
    vocabulary: &Vocabulary,
) -> Option<Vec<u8>> {
    const ROWS: u32 = 500;
    let mut workbook = workbook::begun()?;
    let mut lists: Vec<(String, Vec<String>)> = Vec::new();
    for &part in parts {
        let sheet = workbook.add_worksheet();
        sheet
            .set_name(workbook::sheet_name(vocabulary.part(part.as_str())))
            .ok()?;
        for (at, target) in columns_to_fill(part).iter().enumerate() {
            let column = u16::try_from(at).ok()?;
            let head = heading(target, vocabulary);
            workbook::head(sheet, column, &head)?;
            let choices = choices(target, region, vocabulary);
            if !choices.is_empty() {
                let place = lists.len();
                let (letter, last) = (letters(place), choices.len());
                let source = format!("={LISTS}!${letter}$1:${letter}${last}");
                let rule = DataValidation::new().allow_list_formula(Formula::new(source));
                // A name that is not in the list is written all the same, and asked about.
                let rule = rule.set_error_style(DataValidationErrorStyle::Information);
                sheet
                    .add_data_validation(1, column, ROWS, column, &rule)
                    .ok()?;
                lists.push((head, choices));
            }
            if !matches!(target.content, Content::Number(_)) {
                sheet
                    .set_column_format(column, &workbook::text_format())
                    .ok()?;
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

/// The sheet that holds what can be chosen.
const LISTS: &str = "Enlace";

/// The columns of a template: what a school or an enterprise can know.
fn columns_to_fill(part: Part) -> Vec<FieldTarget> {
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
    let named = wanted.iter().filter_map(|id| target(id));
    match wanted.is_empty() {
        true => part.targets(),
        false => named.collect(),
    }
}

/// What can be chosen in a column.
fn choices(target: &FieldTarget, region: &Region, vocabulary: &Vocabulary) -> Vec<String> {
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
            let names = RecordNames::of(region, vocabulary);
            let title = |one: &enlace_model::Qualification| match is_made(one.code.as_str()) {
                true => names.reference(&RecordRef::new(Kind::Qualification, &one.code)),
                false => format!("{} - {}", one.code, one.title_in(&vocabulary.language)),
            };
            region.qualifications.values().map(title).collect()
        }
        _ => Vec::new(),
    }
}
