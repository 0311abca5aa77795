//! Fields with what fills them, made ready for reading many rows.

use crate::import::mapping::ValueSource;
use crate::import::part::{FieldTarget, Part};
use crate::import::plan::Job;
use crate::import::scale::begins_with_one;
use crate::import::zeros::Zeros;
use enlace_edit::field::pasted::without_time;
use enlace_edit::field::{ColumnOfDays, Content, DateOrder, Measure};
use enlace_model::Kind;

/// A field with what fills it.
pub(super) struct Slot {
    pub target: FieldTarget,
    pub from: ValueSource,
    pub parts_of_one: bool,
    /// Whether difficulties count from 1 to 5.
    pub begins_with_one: bool,
    pub zeros: Option<Zeros>,
    /// Which of day and month stands first in a column of dates; `None` where nobody knows.
    pub order: Option<DateOrder>,
}

/// A field made ready: what is known only from the whole column.
pub(super) fn slot(job: &Job, target: FieldTarget, from: ValueSource) -> Slot {
    let grid = &job.table.grid;
    let column = column_of(&from);
    let cells = || {
        let rows =
            column.map(|column| job.table.data_rows().map(move |row| grid.cell(row, column)));
        rows.into_iter().flatten()
    };
    let percent = match target.content {
        Content::Number(measure) if measure.is_percent() => Some(measure),
        _ => None,
    };
    let parts_of_one = percent.is_some_and(|measure| {
        let mut numbers =
            cells().filter_map(|cell| cell.trim().replace(',', ".").parse::<f64>().ok());
        // The largest tells: 0.8 and 1 are parts of 1, 80 and 100 are per cent.
        numbers.all(|number| number == 1.0 || measure.is_part_of_one(number))
            && cells().all(|cell| !cell.contains('%'))
    });
    let is_difficulty = target.content == Content::Number(Measure::Difficulty);
    let begins_with_one = is_difficulty && begins_with_one(cells());
    let of_codes = match target.content {
        Content::Reference(Kind::Municipality) => Some(Part::Municipality),
        Content::Reference(Kind::School) => Some(Part::School),
        Content::Reference(Kind::Qualification) => Some(Part::Qualification),
        _ if is_code(target.part, target.field) => Some(target.part),
        _ => None,
    };
    let zeros = match target.content {
        Content::Coded(list) => Some(Zeros::of_list(list, job.region)),
        _ => of_codes.and_then(|part| Zeros::of(part, job.region, cells())),
    };
    let order = match target.content {
        Content::Date => job
            .mapping
            .dates
            .or_else(|| ColumnOfDays::of(cells().map(without_time)).order()),
        _ => Some(DateOrder::DayFirst),
    };
    Slot {
        target,
        from,
        parts_of_one,
        begins_with_one,
        zeros,
        order,
    }
}

/// The column that fills a field, if one does.
pub(super) fn column_of(from: &ValueSource) -> Option<usize> {
    match from {
        ValueSource::Column(column) | ValueSource::Each(column) => Some(*column),
        ValueSource::Fixed(_) => None,
    }
}

/// Whether a field holds a code whose zeros count.
pub(super) fn is_code(part: Part, field: &str) -> bool {
    let coded = matches!(
        part,
        Part::Municipality | Part::Qualification | Part::School | Part::Unit
    );
    coded && field == "code"
}
