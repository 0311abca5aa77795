//! Dates as people give them: a day, a month, or only a year.

use std::fmt;

use crate::quantity::SchoolYear;
use crate::record::{ObjectKey, required};

/// A date as it was written: `2026-05-14`, `2026-05` or `2026`; text that is none of these is kept.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate(Box<str>);

/// A day counted from 1 January 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i64);

impl PartialDate {
    /// The date as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The date in figures, as all three languages of the program write it: `14/05/2026`, `05/2026` or
    /// `2026`. Text that is no date stays as it is.
    pub fn shown(&self) -> String {
        if self.day().is_none() {
            return self.0.to_string();
        }
        let parts: Vec<&str> = self.0.split('-').rev().collect();
        parts.join("/")
    }

    /// The day it stands for: a month alone is its 15th, a year alone its 1 July.
    /// `None` when the text is no date.
    pub fn day(&self) -> Option<Day> {
        let mut parts = self.0.split('-');
        let year = number(parts.next()?, 4)?;
        let (month, day) = match (parts.next(), parts.next(), parts.next()) {
            (None, _, _) => (7, 1),
            (Some(month), None, _) => (number(month, 2)?, 15),
            (Some(month), Some(day), None) => (number(month, 2)?, number(day, 2)?),
            _ => return None,
        };
        (1..=12)
            .contains(&month)
            .then_some(())
            .filter(|()| (1..=days_in_month(year, month)).contains(&day))
            .map(|()| Day::of(year, month, day))
    }

    /// The year it names; `None` when the text is no date.
    pub fn year(&self) -> Option<i64> {
        self.day()?;
        number(self.0.split('-').next()?, 4)
    }

    /// The first entry year whose classes have not begun on it: they begin in September. `None` where the
    /// text is no date.
    pub fn next_entry_year(&self) -> Option<i32> {
        let year = i32::try_from(self.year()?).ok()?;
        let has_begun = self.month().is_some_and(|month| month >= 9);
        Some(year.saturating_add(i32::from(has_begun)))
    }

    /// The target year that a diagnosis of this date begins with: that of the classes which can still be
    /// decided, as long as most courses take. `None` where the text is no date.
    pub fn usual_target_year(&self) -> Option<SchoolYear> {
        /// The duration of most courses, in years.
        const USUAL_DURATION: i32 = 3;
        let entry = self.next_entry_year()?;
        Some(SchoolYear(entry.saturating_add(USUAL_DURATION)))
    }

    /// The month it names, 1 to 12; `None` where only a year is given or the text is no date.
    pub fn month(&self) -> Option<i64> {
        self.day()?;
        number(self.0.split('-').nth(1)?, 2)
    }
}

impl Day {
    /// The day of a date of the Gregorian calendar (days-from-civil, Howard Hinnant).
    pub fn of(year: i64, month: i64, day: i64) -> Self {
        let y = if month <= 2 { year - 1 } else { year };
        let era = y.div_euclid(400);
        let year_of_era = y.rem_euclid(400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Self(era * 146_097 + day_of_era - 719_468)
    }

    /// The date as it stands in a file, `2026-05-14` (civil-from-days, Howard Hinnant).
    pub fn date(self) -> String {
        let days = self.0 + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        format!("{year:04}-{month:02}-{day:02}")
    }
}

fn number(text: &str, digits: usize) -> Option<i64> {
    let plain = text.len() == digits && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl From<&str> for PartialDate {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl serde::Serialize for PartialDate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> serde::Deserialize<'de> for PartialDate {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let ObjectKey(text) = serde::Deserialize::deserialize(deserializer)?;
        Ok(Self(text.into()))
    }
}

impl schemars::JsonSchema for PartialDate {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "PartialDate".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "A day (2026-05-14), a month (2026-05) or a year (2026).",
            "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
        })
    }
}

required!(PartialDate);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_alone_is_its_fifteenth_and_a_year_alone_its_first_of_july() {
        assert_eq!(PartialDate::from("1970-01-01").day(), Some(Day(0)));
        assert_eq!(
            PartialDate::from("2026-02").day(),
            Some(Day::of(2026, 2, 15))
        );
        assert_eq!(PartialDate::from("2026").day(), Some(Day::of(2026, 7, 1)));
        assert_eq!(PartialDate::from("2024-02-29").day(), Some(Day(19_782)));
    }

    #[test]
    fn until_september_a_year_can_still_be_decided_and_a_new_region_looks_three_years_on() {
        for (date, entry) in [
            ("2026-01-01", 2026),
            ("2026-08-31", 2026),
            ("2026-09-01", 2027),
            ("2026-12", 2027),
            ("2026", 2026),
        ] {
            let date = PartialDate::from(date);
            assert_eq!(date.next_entry_year(), Some(entry), "{date}");
            let target = Some(SchoolYear(entry + 3));
            assert_eq!(date.usual_target_year(), target, "{date}");
        }
        assert_eq!(PartialDate::from("autumn").usual_target_year(), None);
    }

    #[test]
    fn a_day_is_written_as_the_date_that_it_is() {
        for date in [
            "1970-01-01",
            "2024-02-29",
            "2026-12-31",
            "1900-03-01",
            "1969-12-31",
        ] {
            let day = PartialDate::from(date).day().map(Day::date);
            assert_eq!(day.as_deref(), Some(date));
        }
    }

    #[test]
    fn a_date_is_shown_with_its_day_first() {
        for (date, shown) in [
            ("2026-05-14", "14/05/2026"),
            ("2026-05", "05/2026"),
            ("2026", "2026"),
            ("2026-13", "2026-13"),
            ("soon", "soon"),
            ("", ""),
        ] {
            assert_eq!(PartialDate::from(date).shown(), shown);
        }
    }

    #[test]
    fn text_that_is_no_date_has_no_day() {
        for text in [
            "",
            "soon",
            "2026-13",
            "2026-02-30",
            "2026-2-1",
            "2026-01-01-01",
            "26",
        ] {
            assert_eq!(PartialDate::from(text).day(), None, "{text}");
        }
    }
}
