//! People that somebody states a year, where a need states them over its whole span.

use serde_json::{Number, Value};

use crate::field::record_text::RecordText;

/// The fields of a need that state people over its whole span.
pub const OVER_THE_SPAN: &[&str] = &["persons", "low", "high"];

/// The number of a text that says so many a year: `4 por ano`, `4/ano`, `4 per year`, `4 al año`.
/// `None` where the text does not say so.
pub fn said_a_year(text: &str) -> Option<&str> {
    const A_YEAR: &[&str] = &[
        "por ano",
        "ao ano",
        "cada ano",
        "/ano",
        "/ ano",
        "anuais",
        "per year",
        "a year",
        "each year",
        "/year",
        "/ year",
        "yearly",
        "al año",
        "por año",
        "cada año",
        "/año",
        "/ año",
        "anuales",
        "p.a.",
        "p. a.",
    ];
    let trimmed = text.trim();
    let said = A_YEAR.iter().find_map(|words| {
        let at = trimmed.len().checked_sub(words.len())?;
        let end = trimmed.get(at..)?;
        (end.to_lowercase() == *words).then(|| trimmed[..at].trim_end())
    })?;
    let has_number = said.starts_with(|c: char| c.is_ascii_digit() || c == '<');
    has_number.then_some(said)
}

/// The length of a need's span in whole years; 1 where none is stated, or one that cannot be.
pub fn span(document: &RecordText) -> f64 {
    let years = document.value("years").and_then(|years| years.as_f64());
    years
        .filter(|years| (1.0..=100.0).contains(years) && years.fract() == 0.0)
        .unwrap_or(1.0)
}

/// A number of people a year over so many years.
pub fn over_the_span(a_year: &Value, years: f64) -> Value {
    let Some(number) = a_year.as_f64() else {
        return a_year.clone();
    };
    let total = (number * years * 1e6).round() / 1e6;
    match total.fract() == 0.0 && total.abs() < 9e15 {
        true => Value::from(total as i64),
        false => Number::from_f64(total).map_or(Value::Null, Value::Number),
    }
}

/// Makes what was said a year what a need says over its whole span; of people that are a range, both
/// ends.
pub fn over_all_years(document: &mut RecordText, field: &str) {
    let years = span(document);
    let ends = ["low", "high"];
    let is_range = field == "persons" && document.value(field).is_none();
    let all = if is_range { &ends[..] } else { &[field] };
    for path in all {
        if let Some(a_year) = document.value(path) {
            let done = document.set(path, over_the_span(&a_year, years));
            debug_assert!(done.is_ok(), "a need's field takes a number");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_a_year_is_known_in_three_languages() {
        for (text, expected) in [
            ("4 por ano", Some("4")),
            ("4/ano", Some("4")),
            ("2,5 ao ano", Some("2,5")),
            ("5 a 8 per year", Some("5 a 8")),
            ("4 Al Año", Some("4")),
            ("<5 a year", Some("<5")),
            ("4", None),
            ("por ano", None),
            ("4 anos", None),
            ("quatro por ano", None),
        ] {
            assert_eq!(said_a_year(text), expected, "{text}");
        }
        assert_eq!(over_the_span(&Value::from(4), 3.0), Value::from(12));
        assert_eq!(over_the_span(&Value::from(2.5), 3.0), Value::from(7.5));
    }
}
