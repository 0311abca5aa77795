//! Numbers as a person writes them: with the marks of a language, in per cent, as school years.

use serde_json::Value;

use crate::field::decimal_mark::readings;
use crate::field::degrees::degrees;
use crate::field::school_year::school_year;
use crate::field::{DecimalMark, Fault, Measure};
use enlace_model::SettingId;
use enlace_model::setting_spec::SettingUnit;

pub(super) fn number(text: &str, measure: Measure, mark: DecimalMark) -> Result<Value, Fault> {
    let not_a_number = || Fault::NotANumber { text: text.into() };
    if measure.is_degrees() {
        return degrees(text, measure, mark).map(whole_or_not);
    }
    let (digits, per_cent) = match text.strip_suffix('%') {
        Some(digits) if measure.is_percent() => (digits, true),
        Some(_) => return Err(not_a_number()),
        None => (text, false),
    };
    if measure == Measure::Year
        && let Some(first) = school_year(digits)
    {
        let fault = Fault::of_number(first as f64, measure);
        return fault.map_or(Ok(first.into()), Err);
    }
    if digits.contains('/') {
        return Err(not_a_number());
    }
    let judge = |read: f64| {
        let value = match measure {
            _ if !measure.is_percent() => read,
            _ if per_cent => read / 100.0,
            _ if read == 1.0 => return Err(Fault::OneOrWhole),
            _ if !measure.is_part_of_one(read) => read / 100.0,
            _ => read,
        };
        Fault::of_number(value, measure).map_or(Ok(value), Err)
    };
    let counts = if measure.counts_whole() {
        CountedParts::Whole
    } else {
        CountedParts::Parts
    };
    first_that_fits(digits, mark, counts, judge)
        .map(whole_or_not)
        .map_err(|fault| fault.unwrap_or_else(not_a_number))
}

/// Whether what is counted has parts, so that a mark before three digits may stand before decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CountedParts {
    Whole,
    Parts,
}

/// The first reading that `judge` takes, as it gives it back. Else what is wrong with the likeliest
/// reading; nothing where the text is no number.
fn first_that_fits(
    digits: &str,
    mark: DecimalMark,
    counts: CountedParts,
    judge: impl Fn(f64) -> Result<f64, Fault>,
) -> Result<f64, Option<Fault>> {
    let mut readings = readings(digits, mark);
    if let [Some(first), Some(second)] = readings
        && counts == CountedParts::Whole
        && first.fract() != 0.0
        && second.fract() == 0.0
    {
        readings.swap(0, 1);
    }
    let mut wrong = None;
    for read in readings.into_iter().flatten() {
        match judge(read) {
            Ok(value) => return Ok(value),
            Err(fault) => wrong = wrong.or(Some(fault)),
        }
    }
    Err(wrong)
}

/// The likeliest number that a text means in a language, without unit; `None` where it is no number.
pub fn read_number(text: &str, mark: DecimalMark) -> Option<f64> {
    first_that_fits(text.trim(), mark, CountedParts::Parts, Ok).ok()
}

/// The value of a setting as a person wrote it, whether or not the setting takes it: the likeliest
/// reading alone, since a message is better than a value that is a thousandth of what was meant.
pub fn read_setting(setting: SettingId, text: &str, mark: DecimalMark) -> Result<f64, Fault> {
    let text = text.trim();
    let unit = setting.spec().unit;
    let not_a_number = || Fault::NotANumber { text: text.into() };
    if unit == SettingUnit::Year
        && let Some(year) = school_year(text)
    {
        return Ok(year as f64);
    }
    let (digits, divisor) = match text.strip_suffix('%') {
        Some(digits) if unit == SettingUnit::Share => (digits, 100.0),
        _ => (text, 1.0),
    };
    let number = read_number(digits, mark).ok_or_else(not_a_number)?;
    Ok(number / divisor)
}

/// A whole number without point, as a file has it.
pub(super) fn whole_or_not(value: f64) -> Value {
    const LARGEST_EXACT: f64 = 9_007_199_254_740_992.0;
    if value.fract() == 0.0 && value.abs() < LARGEST_EXACT {
        Value::from(value as i64)
    } else {
        Value::from(value)
    }
}

/// A number as a person types it, without marks between thousands.
pub fn written_number(number: f64, mark: DecimalMark) -> String {
    let text = shortest(number);
    match mark {
        DecimalMark::Comma => text.replace('.', ","),
        DecimalMark::Point => text,
    }
}

/// Ten digits after the point at most: more are the noise of a multiplication by 100.
fn shortest(number: f64) -> String {
    let text = format!("{number:.10}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" {
        "0".into()
    } else {
        text.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMMA: DecimalMark = DecimalMark::Comma;
    const POINT: DecimalMark = DecimalMark::Point;

    #[test]
    fn a_setting_takes_the_numbers_of_the_language_with_either_mark() {
        use SettingId::*;
        for (setting, text, mark, expected) in [
            (NearMinutes, "62,5", COMMA, 62.5),
            (NearMinutes, "62.5", COMMA, 62.5),
            (NearMinutes, "62.5", POINT, 62.5),
            (NearMinutes, "62,5", POINT, 62.5),
            (HalfLife, " 1,5 ", COMMA, 1.5),
            (StayShare, "0,85", COMMA, 0.85),
            (StayShare, "0.850", COMMA, 0.85),
            (StayShare, "85 %", COMMA, 0.85),
            (StayShare, "1", POINT, 1.0),
            (CompletionPriorWeight, "1.000", COMMA, 1000.0),
            (CompletionPriorWeight, "1,000.5", POINT, 1000.5),
            (CompletionPriorWeight, "1\u{202f}000,5", COMMA, 1000.5),
            (NextEntryYear, "2027/28", COMMA, 2027.0),
            // Not a thousandth of what was meant: it is refused by the setting's own range.
            (NearMinutes, "1.500", COMMA, 1500.0),
        ] {
            assert_eq!(read_setting(setting, text, mark), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_told() {
        for text in [
            "1e", "-", "1e5", "abc", "1,2,3", "12 min", "½", "--1", "85 %", ".",
        ] {
            let text_of = text.to_owned();
            let told = Err(Fault::NotANumber { text: text_of });
            assert_eq!(
                read_setting(SettingId::NearMinutes, text, COMMA),
                told,
                "{text}"
            );
        }
    }

    #[test]
    fn a_number_is_typed_as_it_is_written() {
        for number in [0.85, 62.5, 1000.0, 0.000_1, -2.0, 0.1 + 0.2] {
            for mark in [COMMA, POINT] {
                let read = read_number(&written_number(number, mark), mark);
                assert!(
                    read.is_some_and(|read| (read - number).abs() < 1e-10),
                    "{number}"
                );
            }
        }
    }
}
