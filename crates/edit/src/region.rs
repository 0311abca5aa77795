//! Edits of what is said of the region as a whole.

use crate::Rejection;
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

fn header(region: &Region, edit: impl FnOnce(&mut Header)) -> Option<Change> {
    let mut after = region.header.clone();
    edit(&mut after);
    (after != region.header).then(|| Change::Header {
        before: Box::new(region.header.clone()),
        after: Box::new(after),
    })
}
