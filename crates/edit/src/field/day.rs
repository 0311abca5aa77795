//! Days, months and years as people write them: in figures or with the month's name.

use enlace_model::PartialDate;
use enlace_model::check::Range;
use enlace_model::fold::words;

/// The names of the months in Portuguese, Spanish and English, folded; any of their first three letters
/// or more means the month.
const MONTHS: [&[&str]; 12] = [
    &["janeiro", "enero", "january"],
    &["fevereiro", "febrero", "february"],
    &["marco", "marzo", "march"],
    &["abril", "april"],
    &["maio", "mayo", "may"],
    &["junho", "junio", "june"],
    &["julho", "julio", "july"],
    &["agosto", "august"],
    &["setembro", "septiembre", "setiembre", "september"],
    &["outubro", "octubre", "october"],
    &["novembro", "noviembre", "november"],
    &["dezembro", "diciembre", "december"],
];

/// The date that a text means: `2026-05-14`, `14/05/2026`, `14.5.26`, `14 de maio de 2026`,
/// `May 14, 2026`, `05/2026`, `mayo 2026` or `2026`; the day stands before the month where both are
/// figures. `None` where it means none.
pub fn read_day(text: &str) -> Option<PartialDate> {
    let text = without_weekday(text.trim());
    let stands = PartialDate::from(text);
    if stands.day().is_some() {
        return Some(stands).filter(can_be);
    }
    let parts = match text.chars().any(char::is_alphabetic) {
        true => with_month(text)?,
        false => in_figures(text)?,
    };
    let [year, rest @ ..] = parts.as_slice() else {
        return None;
    };
    let rest: String = rest.iter().map(|part| format!("-{part:0>2}")).collect();
    let date = PartialDate::from(format!("{year}{rest}").as_str());
    date.day().map(|_| date).filter(can_be)
}

/// Whether anybody plans or answers in its year: `0026` is a slip, and some programs end with 9999.
fn can_be(date: &PartialDate) -> bool {
    let year = date.year().map(|year| year as f64);
    year.is_some_and(|year| Range::YEAR.fault(year).is_none())
}

/// The date alone, where the day of the week stands before it: `quinta-feira, 14 de maio de 2026`.
fn without_weekday(text: &str) -> &str {
    const WEEKDAYS: &[&str] = &[
        "domingo",
        "segunda",
        "terca",
        "quarta",
        "quinta",
        "sexta",
        "sabado",
        "lunes",
        "martes",
        "miercoles",
        "jueves",
        "viernes",
        "sunday",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
    ];
    let is_weekday = |word: &str| {
        let word = words(word).join(" ");
        let bare = word.strip_suffix(" feira").unwrap_or(&word);
        bare.len() > 2 && WEEKDAYS.iter().any(|day| day.starts_with(bare))
    };
    // A month of the same letters, such as `mar`, has its day before it or behind it at once.
    match text.split_once([',', ' ']) {
        Some((first, rest)) if is_weekday(first.trim_end_matches('.')) => {
            let rest = rest.trim_start();
            let follows = rest
                .split([' ', ',', '/', '-', '.'])
                .filter(|part| !part.is_empty());
            if follows.count() > 2 { rest } else { text }
        }
        _ => text,
    }
}

/// Year, month and day of a date in figures, as far as it names them.
fn in_figures(text: &str) -> Option<Vec<String>> {
    // Without marks the year stands first, as programs write it.
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(vec![text[..4].into(), text[4..6].into(), text[6..].into()]);
    }
    let mut parts: Vec<&str> = text.split(['/', '.', '-', ' ']).collect();
    if parts.first().is_none_or(|first| first.len() != 4) {
        parts.reverse();
    }
    let (year, rest) = parts.split_first()?;
    let year = match (year.len(), rest.len()) {
        (4, _) => (*year).to_owned(),
        // Two digits are a year of this century, where a day and a month stand with it.
        (2, 2) if !text.contains(' ') => format!("20{year}"),
        _ => return None,
    };
    let fits = rest.iter().all(|part| (1..=2).contains(&part.len()));
    let rest = rest.iter().map(|part| (*part).to_owned());
    fits.then(|| std::iter::once(year).chain(rest).collect())
}

/// Year, month and day of a date in which the month is a word.
fn with_month(text: &str) -> Option<Vec<String>> {
    let (mut month, mut day, mut year) = (None, None, None);
    for word in words(text) {
        let number = ["st", "nd", "rd", "th", "o", "a"]
            .iter()
            .find_map(|ending| word.strip_suffix(ending))
            .filter(|number| number.parse::<u8>().is_ok())
            .unwrap_or(&word);
        let is_number = number.bytes().all(|byte| byte.is_ascii_digit());
        let slot = match (is_number, number.len()) {
            (true, 4) => &mut year,
            (true, 1..=2) if day.is_none() => &mut day,
            // `14-May-26`: the day stood there before.
            (true, 2) => {
                if year.replace(format!("20{number}")).is_some() {
                    return None;
                }
                continue;
            }
            (true, _) => return None,
            (false, _) if matches!(&*word, "de" | "del" | "do" | "of" | "the" | "o") => continue,
            (false, _) => {
                let number = month_of(&word)?.to_string();
                if month.replace(number).is_some() {
                    return None;
                }
                continue;
            }
        };
        if slot.replace(number.to_owned()).is_some() {
            return None;
        }
    }
    Some(
        [Some(year?), Some(month?), day]
            .into_iter()
            .flatten()
            .collect(),
    )
}

/// The month that a word names, 1 to 12, by its name or three of its letters.
fn month_of(word: &str) -> Option<usize> {
    let names = |names: &&[&str]| names.iter().any(|name| name.starts_with(word));
    let place = MONTHS.iter().position(names).filter(|_| word.len() >= 3);
    Some(place? + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let read = read_day(text);
        assert_eq!(read.as_ref().map(PartialDate::as_str), expected, "{text}");
    }

    #[test]
    fn a_day_is_read_in_any_form_that_people_write() {
        for text in [
            "2026-05-14",
            "14/05/2026",
            "14/5/2026",
            "14.5.2026",
            "14-05-2026",
            "14 5 2026",
            "2026/5/14",
            "20260514",
            "14/05/26",
            "14.5.26",
            "14 de maio de 2026",
            "14 maio 2026",
            "14 mai. 2026",
            "14/mai/2026",
            "14-May-26",
            "14 de mayo del 2026",
            "14 may 2026",
            "14 May 2026",
            "May 14, 2026",
            "May 14th, 2026",
            "the 14th of May 2026",
            "quinta-feira, 14 de maio de 2026",
            "qui. 14/05/2026",
            "jueves, 14 de mayo de 2026",
            "Thursday, May 14, 2026",
            "14\u{a0}de\u{a0}maio\u{a0}de\u{a0}2026",
        ] {
            check(text, Some("2026-05-14"));
        }
        check("1.º de março de 2026", Some("2026-03-01"));
        check("1º setembro 2026", Some("2026-09-01"));
        check("30 Sept 2026", Some("2026-09-30"));
    }

    #[test]
    fn a_month_or_a_year_alone_is_one() {
        for text in [
            "05/2026",
            "5.2026",
            "2026-05",
            "2026/5",
            "maio de 2026",
            "May 2026",
            "mayo/2026",
        ] {
            check(text, Some("2026-05"));
        }
        check("2026", Some("2026"));
        check("Mar, 2026", Some("2026-03"));
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in [
            "",
            "soon",
            "14 de 2026",
            "31/02/2026",
            "14/13/2026",
            "05/26",
            "1 2 26",
            "14 maio",
            "maio",
            "14 maio junho 2026",
            "14 xx 2026",
            "14 15 16 maio 2026",
            "123456789",
            "ma 2026",
            "14/05/0026",
            "0026-05-14",
            "9999-12-31",
            "1601-01-01",
            "quinta-feira",
        ] {
            check(text, None);
        }
    }
}
