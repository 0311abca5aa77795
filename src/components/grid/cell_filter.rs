//! The condition that a filter sets for a cell, and how it is written in one line of text.

use std::cmp::Ordering;

use enlace_edit::field::{DecimalMark, read_number};

use crate::browser::intl::folded;

/// The condition that a filter sets for a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum CellFilter {
    /// The cell contains these words, in any order, ignoring capitals and accents.
    Words(Vec<String>),
    /// The cell's number compares so with this one: `>` or `<`.
    Compared(Ordering, f64),
    /// The cell's number is not below the first and not above the second: `10..20`, `10..` or `..20`.
    Between(Option<f64>, Option<f64>),
    /// The cell is one of these: `=Fafe|Guimarães`; nothing between the signs finds empty cells.
    OneOf(Vec<WantedValue>),
    /// The cell is not empty: `!=`.
    NotEmpty,
}

/// A value that a cell can have.
#[derive(Clone, Debug, PartialEq)]
pub struct WantedValue {
    pub text: String,
    number: Option<f64>,
}

/// How it is written that a cell is not empty.
pub const NOT_EMPTY: &str = "!=";

/// The filter that finds cells with one of these texts, as it is written.
pub fn one_of(texts: &[String]) -> String {
    let escaped = |text: &String| text.replace('\\', "\\\\").replace('|', "\\|");
    let all: Vec<String> = texts.iter().map(escaped).collect();
    format!("={}", all.join("|"))
}

impl CellFilter {
    /// Reads a filter from what a person typed, with numbers as the language writes them.
    pub fn read(text: &str, mark: DecimalMark) -> Self {
        let text = text.trim();
        if text == NOT_EMPTY {
            return Self::NotEmpty;
        }
        if let Some(rest) = text.strip_prefix('=') {
            let value = |text: String| WantedValue {
                number: number(&text, mark),
                text,
            };
            return Self::OneOf(parts(rest).into_iter().map(value).collect());
        }
        for (sign, order) in [('>', Ordering::Greater), ('<', Ordering::Less)] {
            let than = text.strip_prefix(sign).and_then(|rest| number(rest, mark));
            if let Some(than) = than {
                return Self::Compared(order, than);
            }
        }
        between(text, mark).unwrap_or_else(|| Self::words(text))
    }

    /// The filter that finds cells with these words, whatever signs they begin with.
    pub fn words(text: &str) -> Self {
        Self::Words(folded(text).split_whitespace().map(str::to_owned).collect())
    }

    /// Whether a cell with this text, and this number where it holds one, passes the filter.
    pub fn fits(&self, text: &str, number: Option<f64>) -> bool {
        // A share is filtered by the per cents that it shows.
        let times = if text.ends_with('%') { 100.0 } else { 1.0 };
        let shown = number.map(|number| (number * times * 1e9).round() / 1e9);
        match self {
            Self::Words(words) => {
                let text = folded(text);
                words.iter().all(|word| text.contains(word.as_str()))
            }
            Self::Compared(order, than) => shown.is_some_and(|own| own.total_cmp(than) == *order),
            Self::Between(least, most) => shown.is_some_and(|own| {
                least.is_none_or(|least| own >= least) && most.is_none_or(|most| own <= most)
            }),
            Self::OneOf(wanted) => {
                let text = folded(text.trim());
                let is_same = |one: &WantedValue| {
                    folded(&one.text) == text || (shown.is_some() && one.number == shown)
                };
                wanted.iter().any(is_same)
            }
            Self::NotEmpty => !text.trim().is_empty(),
        }
    }
}

fn number(text: &str, mark: DecimalMark) -> Option<f64> {
    read_number(text.trim().trim_end_matches('%').trim_end(), mark)
}

/// A range, of which one end may be left open.
fn between(text: &str, mark: DecimalMark) -> Option<CellFilter> {
    let (least, most) = text.split_once("..")?;
    let end = |text: &str| match text.trim() {
        "" => Some(None),
        text => number(text, mark).map(Some),
    };
    let (least, most) = (end(least)?, end(most)?);
    (least.is_some() || most.is_some()).then_some(CellFilter::Between(least, most))
}

/// The texts between the signs, each without the blanks around it.
fn parts(text: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        let part = all.last_mut();
        match (letter, part) {
            ('|', _) => all.push(String::new()),
            ('\\', Some(part)) => part.extend(letters.next()),
            (letter, Some(part)) => part.push(letter),
            (_, None) => {}
        }
    }
    all.iter().map(|part| part.trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(asked: &str, text: &str, number: Option<f64>, expected: bool) {
        let filter = CellFilter::read(asked, DecimalMark::Comma);
        assert_eq!(filter.fits(text, number), expected, "{asked} on {text}");
    }

    #[test]
    fn a_filter_asks_for_words_numbers_or_a_whole_text() {
        check("maquinacao cnc", "CNC e Maquinação", None, true);
        check("> 10", "12", Some(12.0), true);
        check("> 10", "10", Some(10.0), false);
        check(">10", "many", None, false);
        check("=1,5", "1,5", Some(1.5), true);
        check("= 1.5", "1,5", Some(1.5), true);
        check("> 1.234", "1235", Some(1235.0), true);
        check("> 1.234", "2", Some(2.0), false);
        check("> 80", "85 %", Some(0.85), true);
        check("> 80 %", "75 %", Some(0.75), false);
        check("= 28", "28 %", Some(0.28), true);
        check("= fafe", "Fafe", None, true);
        check("=fafe", "Fafe e Guimarães", None, false);
        check("=", "", None, true);
        check("=", "x", None, false);
        check("> x", "a > x", None, true);
    }

    #[test]
    fn a_filter_asks_for_one_of_several_values_or_for_any() {
        check("=Fafe|Guimarães", "Guimarães", None, true);
        check("=Fafe|Guimarães", "Vizela", None, false);
        check("=Fafe|", "", None, true);
        // What looks like a number is found as text, too.
        check("=0308", "0308", None, true);
        check("=12|24", "24", Some(24.0), true);
        check("!=", "", None, false);
        check("!=", "0", Some(0.0), true);
    }

    #[test]
    fn a_filter_asks_for_a_range_of_numbers_with_its_ends() {
        check("10..20", "10", Some(10.0), true);
        check("10..20", "20", Some(20.0), true);
        check("10..20", "20,5", Some(20.5), false);
        check("..20", "3", Some(3.0), true);
        check("1,5..", "1,4", Some(1.4), false);
        check("80..100", "92 %", Some(0.92), true);
        check("10..20", "", None, false);
        check("a..b", "x a..b", None, true);
    }

    #[test]
    fn values_with_any_signs_come_back_from_the_filter_that_is_written() {
        let texts = ["a|b", "c\\d", "", "= 5"].map(str::to_owned);
        let CellFilter::OneOf(found) = CellFilter::read(&one_of(&texts), DecimalMark::Point) else {
            panic!("is a list of values");
        };
        let found: Vec<&str> = found.iter().map(|one| one.text.as_str()).collect();
        assert_eq!(found, texts);
    }
}
