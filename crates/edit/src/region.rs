//! Edits of what is said of the region as a whole.

use crate::Rejection;
use crate::field::{Content, DecimalMark, Fault, Measure, read_day, read_typed};
use enlace_model::{Change, Header, PartialDate, Region, SchoolYear};

/// The years that a region can look at.
pub const YEARS: std::ops::RangeInclusive<i32> = 1950..=2200;

/// The change that looks at this year.
pub fn target_year(year: SchoolYear, region: &Region) -> Result<Option<Change>, Rejection> {
    if !YEARS.contains(&year.0) {
        return Err(Rejection::YearOutOfRange {
            least: *YEARS.start(),
            greatest: *YEARS.end(),
        });
    }
    Ok(header(region, |header| header.target_year = year))
}

/// The change that lets the diagnosis speak of this day, month or year.
pub fn reference_date(date: &PartialDate, region: &Region) -> Result<Option<Change>, Rejection> {
    if date.day().is_none() {
        return Err(Rejection::NotADate {
            text: date.to_string(),
        });
    }
    Ok(header(region, |header| {
        header.reference_date = date.clone()
    }))
}

/// The change that gives the region this name, without the white space around it.
pub fn rename(name: &str, region: &Region) -> Result<Option<Change>, Rejection> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Rejection::NameEmpty);
    }
    Ok(header(region, |header| header.name = name.to_owned()))
}

/// The year that a person typed: `2029`, `2029/30`.
pub fn read_year(text: &str, mark: DecimalMark) -> Result<SchoolYear, Fault> {
    let year = read_typed(Content::Number(Measure::Year), text, mark)?;
    let year = year.as_i64().and_then(|year| i32::try_from(year).ok());
    year.map(SchoolYear).ok_or(Fault::Missing)
}

/// The day, month or year that a person typed, in any form that a cell takes.
pub fn read_date(text: &str) -> Result<PartialDate, Fault> {
    match text.trim() {
        "" => Err(Fault::Missing),
        text => read_day(text).ok_or_else(|| Fault::NotADate { text: text.into() }),
    }
}

fn header(region: &Region, edit: impl FnOnce(&mut Header)) -> Option<Change> {
    let mut after = region.header.clone();
    edit(&mut after);
    (after != region.header).then(|| Change::Header {
        before: Box::new(region.header.clone()),
        after: Box::new(after),
    })
}
