//! A cell as spreadsheets and survey tools write it, read as what its field holds.
//!
//! Pasting and importing read cells here, so that both take and refuse the same: values that were
//! withheld, marks for something missing, numbers with their unit, days as numbers of days.

pub use crate::field::said::Said;
use crate::field::sheet::{bare_code, unmarked, unwrapped};
use crate::field::units::without_unit;
pub use crate::field::withheld::{is_unknown, withheld};
use crate::field::{Content, DateOrder, DecimalMark, Fault, Measure, code_in, read_typed};
use enlace_model::Day;
use enlace_model::fold::words;

/// How the cells of a column are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Manner {
    pub decimal: DecimalMark,
    /// Which of day and month stands first.
    pub order: DateOrder,
    /// Shares are written as parts of 1, not in per cent.
    pub parts_of_one: bool,
}

/// What a cell says for a field. A reference and a choice stay the texts that they are.
pub fn read_pasted(content: Content, text: &str, manner: Manner) -> Result<Said, Fault> {
    let text = match content {
        Content::LongText | Content::Texts(_) | Content::Text => unwrapped(text.trim()),
        _ => unmarked(unwrapped(text.trim())),
    };
    if text.is_empty() {
        return Ok(Said::Nothing);
    }
    if let Some(fault) = Fault::of_text(text) {
        return Err(fault);
    }
    let typed = |text: &str| read_typed(content, text, manner.decimal).map(Said::Value);
    match content {
        Content::Number(measure) => number(measure, text, manner),
        Content::Date => day(text, manner),
        Content::YesNo => match yes_no(text) {
            Some(true) => Ok(Said::Value(true.into())),
            Some(false) => Ok(Said::Nothing),
            None => Err(Fault::NotYesNo { text: text.into() }),
        },
        Content::Code if is_ruined(text) => Err(Fault::RuinedCode { text: text.into() }),
        // One letter may be a code.
        Content::Code if is_unknown(text) && text.chars().count() != 1 => Ok(Said::Nothing),
        Content::Code if !text.contains(char::is_alphanumeric) => Ok(Said::Nothing),
        Content::Code => typed(bare_code(text).as_deref().unwrap_or(text)),
        Content::Coded(list) => match code_in(list, text) {
            None if is_unknown(text) => Ok(Said::Unknown),
            _ => typed(text),
        },
        // What was written as such: nothing in it is a mark for something missing.
        Content::LongText | Content::Texts(_) | Content::Text => typed(text),
        _ => match text {
            "NA" | "N/A" | "null" | "NULL" | "n/d" => Ok(Said::Nothing),
            _ => typed(text),
        },
    }
}

fn number(measure: Measure, text: &str, manner: Manner) -> Result<Said, Fault> {
    let read = match measure {
        // A part of 1 that nothing divides again.
        _ if measure.is_percent() && manner.parts_of_one && !text.ends_with('%') => {
            read_typed(Content::Number(Measure::Credits), text, manner.decimal).and_then(|value| {
                let share = value.as_f64().unwrap_or(f64::NAN);
                Fault::of_number(share, measure).map_or(Ok(value), Err)
            })
        }
        _ => read_typed(
            Content::Number(measure),
            without_unit(measure, text).unwrap_or(text),
            manner.decimal,
        ),
    };
    match (read, withheld(measure, text)) {
        (Ok(value), _) => Ok(Said::Value(value)),
        // Two years that do not follow each other are no number that was withheld.
        (Err(fault), Some(Said::Between(..))) if measure == Measure::Year => Err(fault),
        (Err(_), Some(said)) => Ok(said),
        (Err(fault), None) => Err(fault),
    }
}

fn day(text: &str, manner: Manner) -> Result<Said, Fault> {
    let alone = without_time(text);
    if is_no_day(alone) {
        return Ok(Said::NoDay);
    }
    if let Some(day) = serial(text) {
        return Ok(Said::Serial(day.into()));
    }
    let day = manner.order.day_first(alone);
    read_typed(Content::Date, &day, manner.decimal).map(Said::Value)
}

/// Yes or no in the words of three languages.
pub fn yes_no(text: &str) -> Option<bool> {
    let word = words(text).join(" ");
    match word.as_str() {
        "yes" | "y" | "true" | "verdadeiro" | "verdadero" | "sim" | "s" | "si" | "x" | "1" => {
            Some(true)
        }
        "no" | "n" | "false" | "falso" | "nao" | "0" | "" => Some(false),
        _ => None,
    }
}

/// A day from its number, where a date is expected; a year is no such number.
fn serial(text: &str) -> Option<String> {
    let days: f64 = text.replace(',', ".").parse().ok()?;
    // 1954 to 2064: what is smaller or larger is rather a year or a mistake.
    (20_000.0..60_000.0).contains(&days).then(|| {
        let Day(from) = Day::of(1899, 12, 30);
        Day(from + days.floor() as i64).date()
    })
}

/// The first days of the calendars of survey tools, spreadsheets and databases: they stand where
/// nobody gave a date, however they are written. LimeSurvey writes 1980 for answers without name.
fn is_no_day(day: &str) -> bool {
    const NONE: &[[u16; 3]] = &[
        [1980, 1, 1],
        [1970, 1, 1],
        [1900, 1, 0],
        [1900, 1, 1],
        [1899, 12, 30],
        [1899, 12, 31],
        [1904, 1, 1],
        [1753, 1, 1],
        [1601, 1, 1],
        [9999, 12, 31],
        [0, 0, 0],
        [1, 1, 1],
    ];
    let parts = day.split(['-', '/', '.', ' ']).map(str::parse);
    let parts: Result<Vec<u16>, _> = parts.collect();
    let Ok([first, second, third]) = parts.as_deref() else {
        return false;
    };
    NONE.iter().any(|[year, month, day]| {
        let is = |own: [&u16; 3]| own == [year, month, day];
        is([first, second, third]) || is([third, second, first]) || is([third, first, second])
    })
}

/// The day alone: survey tools say to the second when somebody answered.
pub fn without_time(text: &str) -> &str {
    const AT: &[&str] = &["às ", "as ", "a las ", "at "];
    let is_mark = |c: char| matches!(c, 'T' | ',') || c.is_whitespace();
    let Some((day, time)) = text.split_once(is_mark) else {
        return text;
    };
    let time = time.trim_start();
    let after = AT.iter().find_map(|at| time.strip_prefix(at));
    let time = after.unwrap_or(time);
    // `10:12:33`, or `10h30` as people write it.
    let digits = time.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
    let is_time = (1..=2).contains(&digits) && time[digits..].starts_with([':', 'h']);
    if is_time { day } else { text }
}

/// A long code that a spreadsheet took for a number: `3.04E+05`.
fn is_ruined(text: &str) -> bool {
    let Some((digits, power)) = text.split_once(['E', 'e']) else {
        return false;
    };
    let number = |text: &str, marks: &[char]| {
        text.starts_with(|c: char| c.is_ascii_digit() || marks.contains(&c))
            && text
                .chars()
                .all(|c| c.is_ascii_digit() || marks.contains(&c))
    };
    // `481E5` may be a code, `3,04E5` is none.
    let is_power = power.starts_with('+') || digits.contains(['.', ',']);
    is_power && number(power, &['+']) && number(digits, &['.', ','])
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[track_caller]
    fn check(content: Content, text: &str, expected: Result<Said, &str>) {
        let manner = Manner {
            decimal: DecimalMark::Comma,
            order: DateOrder::DayFirst,
            parts_of_one: false,
        };
        let said = read_pasted(content, text, manner);
        assert_eq!(
            said.as_ref().map_err(|fault| fault.id()),
            expected.as_ref().map_err(|id| *id)
        );
    }

    #[test]
    fn what_was_withheld_is_a_range_or_unknown_and_never_nought() {
        let persons = Content::Number(Measure::Persons);
        check(persons, "low", Ok(Said::Between(1.0, 4.0)));
        check(persons, "<5", Ok(Said::Between(1.0, 4.0)));
        check(persons, "≤ 5", Ok(Said::Between(1.0, 5.0)));
        check(persons, "5 a 9", Ok(Said::Between(5.0, 9.0)));
        check(persons, "10–19", Ok(Said::Between(10.0, 19.0)));
        for mark in ["*", "..", "-", "//0", "x", "N/A"] {
            check(persons, mark, Ok(Said::Unknown));
        }
        check(persons, "0", Ok(Said::Value(json!(0))));
        check(persons, "-3", Err("out_of_range"));
        check(persons, "many", Err("not_a_number"));
        check(persons, "1\u{a0}234,5", Ok(Said::Value(json!(1234.5))));
    }

    #[test]
    fn a_day_as_a_number_of_days_is_that_day() {
        check(
            Content::Date,
            "46156",
            Ok(Said::Serial(json!("2026-05-14"))),
        );
        check(Content::Date, "2026", Ok(Said::Value(json!("2026"))));
        check(
            Content::Date,
            "14/05/2026",
            Ok(Said::Value(json!("2026-05-14"))),
        );
        check(Content::Date, "soon", Err("not_a_date"));
        for none in [
            "1980-01-01 00:00:00",
            "01/01/1980",
            "1/1/1970 01:00",
            "30/12/1899",
            "00/01/1900",
            "00/00/0000",
            "9999-12-31",
            "31.12.9999",
        ] {
            check(Content::Date, none, Ok(Said::NoDay));
        }
        for day in [
            "14/05/2026\u{a0}10:33",
            "14-05-2026 às 10h30",
            "2026-05-14T10:33:00Z",
        ] {
            check(Content::Date, day, Ok(Said::Value(json!("2026-05-14"))));
        }
    }

    #[test]
    fn a_code_that_was_taken_for_a_number_is_not_guessed() {
        check(Content::Code, "3,04E+05", Err("ruined_code"));
        check(Content::Code, "3,0701E5", Err("ruined_code"));
        check(Content::Code, "0307 009", Ok(Said::Value(json!("0307009"))));
        check(Content::Code, "309992.0", Ok(Said::Value(json!("309992"))));
        check(Content::Code, "0304", Ok(Said::Value(json!("0304"))));
        check(Content::Code, "E10", Ok(Said::Value(json!("E10"))));
        for none in ["n.d.", "—", "não sabe"] {
            check(Content::Code, none, Ok(Said::Nothing));
        }
    }

    #[test]
    fn yes_and_no_are_known_in_three_languages() {
        for yes in ["Sim", "Sí", "yes", "X"] {
            check(Content::YesNo, yes, Ok(Said::Value(json!(true))));
        }
        check(Content::YesNo, "Não", Ok(Said::Nothing));
        check(Content::YesNo, "maybe", Err("not_yes_no"));
    }
}
