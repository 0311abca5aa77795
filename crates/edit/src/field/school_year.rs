//! Years as people write them: school years by both of their years, days and months in the place of a year.

use crate::field::day::read_day;
use enlace_model::fold::words;

/// The year that a text means where it is more than a number: of a school year the first, `2027/2028`,
/// `2027-28`, `27/28`, `ano letivo 2027 e 2028`; of a day or a month its year. `None` for a plain number.
pub(super) fn school_year(text: &str) -> Option<i64> {
    let bare = without_words(text);
    if let Some(year) = first_of_two(bare) {
        return Some(year);
    }
    if !bare.is_empty() && bare.len() < text.trim().len() && bare.len() == 4 {
        return bare.parse().ok();
    }
    // A year alone is a number, which says what is wrong with it.
    let date = read_day(text).filter(|date| date.as_str().len() > 4)?;
    date.year()
}

/// The first of two years that follow each other.
fn first_of_two(text: &str) -> Option<i64> {
    const MARKS: &[&str] = &[
        "/", "\\", "-", "‐", "‑", "–", "—", "\u{2212}", "_", " a ", " e ", " y ", " to ", " and ",
        " até ",
    ];
    let (first, second) = MARKS.iter().find_map(|mark| text.split_once(mark))?;
    let (first, second) = (first.trim(), second.trim());
    let number = |text: &str| -> Option<i64> {
        let fits = matches!(text.len(), 2 | 4) && text.bytes().all(|b| b.is_ascii_digit());
        fits.then(|| text.parse().ok()).flatten()
    };
    let (year, next) = (number(first)?, number(second)?);
    let follows = next == year + 1 || (second.len() == 2 && next == (year + 1) % 100);
    let fits = follows && first.len() >= second.len();
    // Nobody plans offers of the last century by two digits.
    fits.then_some(if first.len() == 2 { 2000 + year } else { year })
}

/// The text without the words that say that it is a school year.
fn without_words(text: &str) -> &str {
    const WORDS: &[&str] = &[
        "ano", "letivo", "lectivo", "escolar", "al", "a l", "curso", "school", "academic", "year",
        "sy", "de", "em", "in", "en",
    ];
    let text = text.trim();
    let digits = text.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let before = words(&text[..digits]);
    let known = |word: &String| {
        WORDS
            .iter()
            .any(|own| own.split(' ').any(|part| part == word))
    };
    match before.iter().all(known) && !text[..digits].contains(['-', '+', '\u{2212}']) {
        true => &text[digits..],
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_school_year_is_its_first_year_and_a_day_is_its_year() {
        for (text, expected) in [
            ("2027/2028", Some(2027)),
            ("2027-28", Some(2027)),
            ("27/28", Some(2027)),
            ("99/00", Some(2099)),
            ("AL 2027/28", Some(2027)),
            ("Ano letivo 2027/2028", Some(2027)),
            ("Ano letivo de 2027-2028", Some(2027)),
            ("A.L. 2027/28", Some(2027)),
            ("Curso 2027-28", Some(2027)),
            ("school year 2027 to 2028", Some(2027)),
            ("2027 e 2028", Some(2027)),
            ("2027 y 2028", Some(2027)),
            ("2027\u{2011}2028", Some(2027)),
            ("2027\u{2212}28", Some(2027)),
            ("em 2027", Some(2027)),
            ("01/09/2027", Some(2027)),
            ("2027-09-01", Some(2027)),
            ("Setembro de 2027", Some(2027)),
            ("set/2027", Some(2027)),
            ("09/2027", Some(2027)),
            ("2027", None),
            ("2027-2030", None),
            ("28/27", None),
            ("quando possível", None),
            ("-2027", None),
            ("1.º semestre 2027", None),
        ] {
            assert_eq!(school_year(text), expected, "{text}");
        }
    }
}
