//! Answers on a short scale: by their number, in words, or on a scale that begins with 1.

use crate::import::vocabulary::Vocabulary;
use enlace_edit::field::Measure;
use enlace_model::fold::words;

/// Words for the steps of how difficult it is to recruit, folded.
const DIFFICULTY: &[(i64, &[&str])] = &[
    (
        0,
        &[
            "nenhuma",
            "nenhuma dificuldade",
            "sem dificuldade",
            "nada dificil",
            "muito facil",
            "none",
            "not at all",
            "not difficult",
            "very easy",
            "ninguna",
            "ninguna dificultad",
            "nada dificil",
            "muy facil",
        ],
    ),
    (
        1,
        &[
            "pouca",
            "pouca dificuldade",
            "baixa",
            "facil",
            "little",
            "low",
            "easy",
            "poca",
            "poca dificultad",
            "baja",
        ],
    ),
    (
        2,
        &[
            "alguma",
            "alguma dificuldade",
            "media",
            "moderada",
            "razoavel",
            "some",
            "medium",
            "moderate",
            "neutral",
            "alguna",
            "alguna dificultad",
            "regular",
        ],
    ),
    (
        3,
        &[
            "bastante",
            "bastante dificuldade",
            "grande",
            "muita",
            "muita dificuldade",
            "alta",
            "elevada",
            "dificil",
            "great",
            "high",
            "hard",
            "difficult",
            "mucha",
            "mucha dificultad",
        ],
    ),
    (
        4,
        &[
            "muitissima",
            "muito grande",
            "muito dificil",
            "muito alta",
            "muito elevada",
            "extrema",
            "maxima",
            "very great",
            "very high",
            "very hard",
            "very difficult",
            "extreme",
            "muy grande",
            "muy dificil",
            "muy alta",
        ],
    ),
];

/// The step that a text means: by its words, or by the number before them (`3 - muita`, `4 (máxima)`).
/// `None` where a plain number stands there, or nothing that is known.
pub(super) fn step(measure: Measure, text: &str, vocabulary: &Vocabulary) -> Option<i64> {
    if measure.steps().is_empty() || text.trim().parse::<f64>().is_ok() {
        return None;
    }
    let folded = words(text).join(" ");
    let called = vocabulary.steps.get(measure.as_str());
    let named = called
        .into_iter()
        .flatten()
        .find(|(_, name)| words(name).join(" ") == folded);
    let known = || {
        let all = DIFFICULTY.iter().filter(|_| measure == Measure::Difficulty);
        let mut all = all.filter(|(_, words)| words.contains(&folded.as_str()));
        all.next().map(|(step, _)| *step)
    };
    let by_number = || {
        let (digits, rest) = folded.split_once(' ').unwrap_or((&folded, ""));
        let is_said = rest.chars().any(char::is_alphabetic) && !text.contains(['/', '%']);
        let step: i64 = digits.parse().ok()?;
        (is_said && measure.steps().contains(&step)).then_some(step)
    };
    named
        .map(|(step, _)| *step)
        .or_else(known)
        .or_else(by_number)
}

/// Whether a column of difficulties counts from 1 to 5, as forms do, instead of from 0 to 4.
pub(super) fn begins_with_one<'a>(cells: impl Iterator<Item = &'a str>) -> bool {
    let numbers = cells.filter_map(|cell| {
        let digits: String = cell
            .trim()
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        digits.parse::<i64>().ok()
    });
    let numbers: Vec<i64> = numbers.collect();
    numbers.contains(&5) && numbers.iter().all(|number| (1..=5).contains(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_known_by_its_words_or_by_the_number_before_them() {
        let mut vocabulary = Vocabulary::default();
        vocabulary
            .steps
            .insert("trend".to_owned(), vec![(-2, "desce muito".to_owned())]);
        for (text, expected) in [
            ("Muita dificuldade", Some(3)),
            ("nenhuma", Some(0)),
            ("Very difficult", Some(4)),
            ("alguna", Some(2)),
            ("3 - muita", Some(3)),
            ("4 (máxima)", Some(4)),
            ("9 - x", None),
            ("3", None),
            ("2/5", None),
            ("talvez", None),
        ] {
            assert_eq!(
                step(Measure::Difficulty, text, &vocabulary),
                expected,
                "{text}"
            );
        }
        assert_eq!(step(Measure::Trend, "Desce muito", &vocabulary), Some(-2));
        assert_eq!(step(Measure::Persons, "3 - muita", &vocabulary), None);
    }

    #[test]
    fn a_scale_of_a_form_begins_with_one() {
        assert!(begins_with_one(["1", "5", "", "3 - some"].into_iter()));
        for cells in [&["1", "4"][..], &["0", "5"], &["5", "7"], &[]] {
            assert!(!begins_with_one(cells.iter().copied()), "{cells:?}");
        }
    }
}
