//! Degrees as people and programs write them: `41,45°`, `41°27'N`, `8° 10' 5,4" O`, `41.450.812`.

use crate::field::decimal_mark::readings;
use crate::field::{DecimalMark, Fault, Measure};

/// The degrees that a text says, the likeliest reading of those that can be. What is far beyond all
/// degrees is a fault of its own: metres of a projected map, or a number without its decimal mark.
pub(super) fn degrees(text: &str, measure: Measure, mark: DecimalMark) -> Result<f64, Fault> {
    let not_a_number = || Fault::NotANumber { text: text.into() };
    let mut fault = None;
    for read in readings_of(text, mark) {
        match Fault::of_number(read, measure) {
            None => return Ok(read),
            Some(wrong) => fault = fault.or(Some(wrong)),
        }
    }
    Err(fault.unwrap_or_else(not_a_number))
}

/// The number of a text that is no degrees: what a place is put right by. `None` where it is none.
pub fn number_of_degrees(text: &str, mark: DecimalMark) -> Option<f64> {
    readings_of(text, mark).into_iter().next()
}

fn readings_of(text: &str, mark: DecimalMark) -> Vec<f64> {
    let (text, side) = without_side(text.trim());
    let signed = |number: f64| match side {
        Some(sign) if number >= 0.0 => Some(sign * number),
        Some(_) => None,
        None => Some(number),
    };
    let numbers = match in_minutes(text, mark) {
        Some(number) => vec![number],
        None => {
            let bare = text.trim_end_matches(['°', 'º']);
            let both = readings(bare, mark).into_iter().flatten();
            both.chain(first_mark_decimal(bare)).collect()
        }
    };
    numbers.into_iter().filter_map(signed).collect()
}

/// The text without the letter of a side of the world, and its sign: west is `W` or `O`.
fn without_side(text: &str) -> (&str, Option<f64>) {
    let sign = |letter: char| match letter.to_ascii_uppercase() {
        'N' | 'E' | 'L' => Some(1.0),
        'S' | 'W' | 'O' => Some(-1.0),
        _ => None,
    };
    let mut letters = text.chars();
    if let Some(sign) = letters.next_back().and_then(sign) {
        return (letters.as_str().trim_end(), Some(sign));
    }
    let mut letters = text.chars();
    match letters.next().and_then(sign) {
        Some(sign) => (letters.as_str().trim_start(), Some(sign)),
        None => (text, None),
    }
}

/// Degrees with minutes, and perhaps seconds.
fn in_minutes(text: &str, mark: DecimalMark) -> Option<f64> {
    let (whole, rest) = text.split_once(['°', 'º'])?;
    let is_minutes = |c: char| matches!(c, '\'' | '′' | '’' | '´');
    let (minutes, rest) = rest.trim().split_once(is_minutes)?;
    let seconds = rest
        .trim()
        .trim_end_matches(|c| is_minutes(c) || matches!(c, '"' | '″' | '”'));
    let number = |text: &str| -> Option<f64> {
        let all = readings(text.trim(), mark).into_iter().flatten();
        all.into_iter().find(|number| number.abs() < 361.0)
    };
    let whole_degrees = number(whole)?;
    let part = |text: &str| number(text).filter(|part| (0.0..60.0).contains(part));
    let seconds = match seconds.trim() {
        "" => 0.0,
        text => part(text)?,
    };
    let sum = whole_degrees.abs() + part(minutes)? / 60.0 + seconds / 3600.0;
    let is_negative = whole.trim_start().starts_with(['-', '\u{2212}']);
    Some(if is_negative { -sum } else { sum })
}

/// Marks between thousands that a spreadsheet put behind the decimal one: `41.450.812` is 41.450812.
fn first_mark_decimal(text: &str) -> Option<f64> {
    let at = text.find(['.', ','])?;
    let mark = text[at..].chars().next()?;
    let (before, after) = (&text[..at], &text[at + 1..]);
    let mut groups = after.split(mark);
    let last = groups.next_back()?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let fits = after.contains(mark)
        && groups.all(|group| group.len() == 3 && digits(group))
        && digits(last)
        && last.len() <= 3;
    let number = format!("{before}.{}", after.replace(mark, ""));
    fits.then(|| number.replace('\u{2212}', "-").parse().ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(measure: Measure, text: &str, mark: DecimalMark, expected: Result<f64, &str>) {
        match (degrees(text, measure, mark), expected) {
            (Ok(read), Ok(wanted)) => assert!((read - wanted).abs() < 1e-6, "{text}: {read}"),
            (read, wanted) => assert_eq!(
                read.as_ref().map_err(|f| f.id()).err(),
                wanted.err(),
                "{text}"
            ),
        }
    }

    #[test]
    fn degrees_are_read_as_people_write_them() {
        use DecimalMark::{Comma, Point};
        for (text, mark, expected) in [
            ("41,45", Comma, 41.45),
            ("41.45", Comma, 41.45),
            ("41.442", Comma, 41.442),
            ("41.450.812", Comma, 41.450_812),
            ("41,450,812", Point, 41.450_812),
            ("41,45°", Comma, 41.45),
            ("41°27'N", Comma, 41.45),
            ("41º 27′ 2,9″ N", Comma, 41.450_805),
            ("N 41° 27' 2.9\"", Point, 41.450_805),
            ("41,45 N", Comma, 41.45),
        ] {
            check(Measure::Latitude, text, mark, Ok(expected));
        }
        for (text, expected) in [
            ("-8,17°", -8.17),
            ("8°10'W", -8.0 - 10.0 / 60.0),
            ("8° 10' 5,4'' O", -8.168_166_7),
            ("8,17 Oeste", f64::NAN),
            ("-8.168.213", -8.168_213),
            ("\u{2212}8,17", -8.17),
            ("7°52'12\" E", 7.87),
        ] {
            match expected.is_nan() {
                true => check(Measure::Longitude, text, Comma, Err("not_a_number")),
                false => check(Measure::Longitude, text, Comma, Ok(expected)),
            }
        }
    }

    #[test]
    fn what_is_no_degrees_says_what_it_may_be() {
        use DecimalMark::Comma;
        check(Measure::Latitude, "95", Comma, Err("out_of_range"));
        check(Measure::Latitude, "4145081", Comma, Err("no_degrees"));
        check(Measure::Longitude, "-41234,56", Comma, Err("no_degrees"));
        check(Measure::Latitude, "41°75'N", Comma, Err("not_a_number"));
        check(Measure::Latitude, "-41,45 S", Comma, Err("not_a_number"));
        check(Measure::Latitude, "Fafe", Comma, Err("not_a_number"));
        assert_eq!(number_of_degrees("4145081", Comma), Some(4_145_081.0));
    }
}
