//! Marks and words in the place of a number that was withheld, is not known, or is known by its bounds.

use crate::field::Measure;
use crate::field::said::Said;
use crate::field::units::is_unit;

/// What a mark in the place of a number means: `low` is 1 to 4, `<5` and `menos de 5` are 1 to 4,
/// `5-9` and `entre 5 e 9` are a range, also before a unit of the measure, `*`, `..` and `não sabe` are
/// unknown. `None` where the text is no such mark.
pub fn withheld(measure: Measure, text: &str) -> Option<Said> {
    let lower = text.trim().to_lowercase();
    if lower == "low" {
        return Some(Said::Between(1.0, 4.0));
    }
    if is_unknown(text) {
        return Some(Said::Unknown);
    }
    let last = lower.rfind(|c: char| c.is_ascii_digit())?;
    let (bare, unit) = lower.split_at(last + 1);
    let bare = match is_unit(measure, unit) {
        true => bare.trim(),
        false => return None,
    };
    let whole = |text: &str| text.trim().parse::<u32>().ok().map(f64::from);
    let after = |starts: &[&str]| starts.iter().find_map(|start| bare.strip_prefix(start));
    if let Some(rest) = after(AT_MOST) {
        let most = whole(rest).filter(|most| *most >= 1.0)?;
        return Some(Said::Between(1.0, most));
    }
    if let Some(rest) = after(BELOW) {
        let below = whole(rest).filter(|below| *below >= 2.0)?;
        return Some(Said::Between(1.0, below - 1.0));
    }
    let range = after(&["de ", "entre ", "from ", "between ", "desde "]).unwrap_or(bare);
    BETWEEN.iter().find_map(|mark| {
        let (least, most) = range.split_once(mark)?;
        let (least, most) = (whole(least)?, whole(most)?);
        (least <= most).then_some(Said::Between(least, most))
    })
}

/// Whether a text says that nobody knows, or tells.
pub fn is_unknown(text: &str) -> bool {
    UNKNOWN.contains(&text.trim().to_lowercase().as_str())
}

/// What stands before the greatest number that can be.
const AT_MOST: &[&str] = &[
    "<=",
    "≤",
    "até ",
    "no máximo ",
    "máximo ",
    "máx. ",
    "máx ",
    "max. ",
    "up to ",
    "at most ",
    "hasta ",
    "como máximo ",
];

/// What stands before a number that is not reached.
const BELOW: &[&str] = &[
    "<",
    "menos de ",
    "menos que ",
    "inferior a ",
    "abaixo de ",
    "less than ",
    "fewer than ",
    "under ",
    "below ",
];

/// What stands between the least and the greatest.
const BETWEEN: &[&str] = &[
    "-", "–", "—", "‑", "\u{2212}", " a ", " to ", " até ", " e ", " ou ", " and ", " or ", " y ",
    " o ", " hasta ",
];

const UNKNOWN: &[&str] = &[
    "*",
    "**",
    ".",
    "..",
    "...",
    "…",
    ":",
    "-",
    "--",
    "---",
    "–",
    "—",
    "x",
    "c",
    "z",
    "s",
    "na",
    "n/a",
    "n.a.",
    "n.d.",
    "nd",
    "n/d",
    "s/d",
    "s/i",
    "s/ inf.",
    "s/inf.",
    "s/ informação",
    "ns",
    "nr",
    "ns/nr",
    "ns / nr",
    "n/s",
    "ns/nc",
    "null",
    "//",
    "//0",
    "┴",
    "?",
    "§",
    "unknown",
    "desconhecido",
    "desconocido",
    "não disponível",
    "no disponible",
    "not available",
    "não sabe",
    "não sei",
    "não se sabe",
    "não responde",
    "sem resposta",
    "sem dados",
    "sem informação",
    "não aplicável",
    "não se aplica",
    "no sabe",
    "no se sabe",
    "no lo sé",
    "sin datos",
    "sin información",
    "sin respuesta",
    "no aplica",
    "no procede",
    "don't know",
    "don’t know",
    "not known",
    "no data",
    "no answer",
    "not applicable",
    "por definir",
    "a definir",
    "por determinar",
    "tbd",
    "suppressed",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_read_in_words_and_with_their_unit() {
        for (text, expected) in [
            ("de 5 a 8", Some((5.0, 8.0))),
            ("entre 5 e 8", Some((5.0, 8.0))),
            ("between 5 and 8", Some((5.0, 8.0))),
            ("entre 5 y 8", Some((5.0, 8.0))),
            ("5 ou 6", Some((5.0, 6.0))),
            ("5 or 6", Some((5.0, 6.0))),
            ("10-12 pessoas", Some((10.0, 12.0))),
            ("5 a 8 trabalhadores", Some((5.0, 8.0))),
            ("5‑8", Some((5.0, 8.0))),
            ("menos de 5", Some((1.0, 4.0))),
            ("less than 5 people", Some((1.0, 4.0))),
            ("até 5", Some((1.0, 5.0))),
            ("Hasta 5", Some((1.0, 5.0))),
            ("mais de 5", None),
            ("8 a 5", None),
            ("3 anos a 5", None),
            ("5 a 8 anos", None),
            ("cerca de 5", None),
            ("5", None),
        ] {
            let expected = expected.map(|(least, most)| Said::Between(least, most));
            assert_eq!(withheld(Measure::Persons, text), expected, "{text}");
        }
        for text in [
            "--",
            "NS/NR",
            "Não sabe",
            "sem dados",
            "no sabe",
            "Don't know",
            "S/ inf.",
        ] {
            assert_eq!(
                withheld(Measure::Persons, text),
                Some(Said::Unknown),
                "{text}"
            );
        }
    }
}
