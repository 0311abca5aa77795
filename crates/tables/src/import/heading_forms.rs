//! The forms in which people write one heading: with "number of" before it, its unit or a year behind
//! it, or a word that says that it is planned.

/// Words that say that what follows, or what stands before, is counted.
const NUMBERS: &[&str] = &[
    "n o",
    "n a",
    "n os",
    "n as",
    "n",
    "no",
    "nos",
    "nr",
    "nro",
    "nros",
    "nb",
    "num",
    "numero",
    "numeros",
    "number",
    "qtd",
    "qt",
    "qtde",
    "quant",
    "quantidade",
    "quantity",
    "qty",
    "cantidad",
    "cant",
    "total",
    "how many",
    "quantos",
    "quantas",
    "cuantos",
    "cuantas",
];

/// Units, endings and scales behind what is counted: `Turnover (EUR)`, `Class(es)`, `Difficulty (0-4)`.
const UNITS: &[&str] = &[
    "eur", "euro", "euros", "s", "es", "as", "os", "horas", "hours", "0 4", "0 a 4", "1 5", "1 a 5",
];

/// Whether a text is a word for a number, such as the `No` of `No. of places`.
pub(super) fn is_number_word(text: &str) -> bool {
    NUMBERS.contains(&text.to_lowercase().as_str())
}

/// What a heading counts, in the forms in which it may be called: `N.º de turmas`, `Turmas (n.º)`,
/// `Number of places`. The heading itself stands first.
pub(super) fn counted_forms(heading: &str) -> Vec<&str> {
    let mut forms = vec![heading];
    let mut at = 0;
    while let Some(form) = forms.get(at).copied() {
        for other in [number_of(form), without_unit(form)].into_iter().flatten() {
            if !forms.contains(&other) {
                forms.push(other);
            }
        }
        at += 1;
    }
    forms
}

/// A heading without the year behind it: `population 2019`, `vagas 2027 28`.
pub(super) fn undated(heading: &str) -> &str {
    let is_year = |word: &str, lengths: &[usize]| {
        lengths.contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit())
    };
    let Some((first, last)) = heading.rsplit_once(' ') else {
        return heading;
    };
    match first.rsplit_once(' ') {
        Some((bare, year)) if is_year(last, &[2, 4]) && is_year(year, &[2, 4]) => bare,
        _ if is_year(last, &[4]) => first,
        _ => heading,
    }
}

/// A heading without the word that says that it is planned, offered or allowed: `vagas propostas`,
/// `available places`. `None` where there is no such word.
pub(super) fn without_plan(heading: &str) -> Option<&str> {
    const PLANS: &[&str] = &[
        "previstas",
        "previstos",
        "propostas",
        "propostos",
        "propuestas",
        "propuestos",
        "aprovadas",
        "aprovados",
        "aprobadas",
        "aprobados",
        "autorizadas",
        "autorizados",
        "disponiveis",
        "disponibles",
        "oferecidas",
        "oferecidos",
        "ofertadas",
        "ofertados",
        "abertas",
        "abertos",
        "abiertos",
        "a abrir",
        "a concurso",
        "a oferecer",
        "existentes",
        "totais",
        "totales",
        "planned",
        "proposed",
        "approved",
        "authorised",
        "authorized",
        "available",
        "offered",
        "expected",
        "total",
    ];
    PLANS.iter().find_map(|plan| {
        let before = || heading.strip_suffix(plan)?.strip_suffix(' ');
        before().or_else(|| heading.strip_prefix(plan)?.strip_prefix(' '))
    })
}

fn number_of(heading: &str) -> Option<&str> {
    let after = |text: &'_ str, word: &str| -> Option<usize> {
        let rest = text.strip_prefix(word)?;
        rest.starts_with(' ').then(|| text.len() - rest.len() + 1)
    };
    let start = NUMBERS.iter().find_map(|word| after(heading, word))?;
    let counted = &heading[start..];
    const OF: &[&str] = &["de", "do", "da", "dos", "das", "of", "del"];
    let of = OF.iter().find_map(|word| after(counted, word));
    Some(&counted[of.unwrap_or(0)..])
}

fn without_unit(heading: &str) -> Option<&str> {
    let all = NUMBERS.iter().chain(UNITS);
    all.filter(|unit| **unit != "total").find_map(|unit| {
        let bare = heading.strip_suffix(unit)?.strip_suffix(' ')?;
        (!bare.is_empty()).then_some(bare)
    })
}

#[cfg(test)]
mod tests {
    use super::{counted_forms, undated, without_plan};

    #[test]
    fn what_is_counted_is_known_in_three_languages() {
        for (heading, counted) in [
            ("n o de turmas", "turmas"),
            ("no vagas", "vagas"),
            ("nr de vagas", "vagas"),
            ("num de vagas", "vagas"),
            ("no of classes", "classes"),
            ("number of places", "places"),
            ("cantidad de alumnos", "alumnos"),
            ("turmas n o", "turmas"),
            ("grupos num", "grupos"),
            ("turma s", "turma"),
            ("volume de negocios eur", "volume de negocios"),
        ] {
            assert!(counted_forms(heading).contains(&counted), "{heading}");
        }
        assert_eq!(counted_forms("nome"), ["nome"]);
        // Boys and girls are not all pupils.
        assert_eq!(counted_forms("inscritos h"), ["inscritos h"]);
        assert_eq!(undated("populacao 2019"), "populacao");
        assert_eq!(undated("vagas 2027 2028"), "vagas");
        assert_eq!(undated("n o 12"), "n o 12");
    }

    #[test]
    fn a_plan_is_told_from_what_is_planned() {
        for (heading, expected) in [
            ("vagas propostas", Some("vagas")),
            ("available places", Some("places")),
            ("vagas a concurso", Some("vagas")),
            ("vagas", None),
            ("propostas", None),
        ] {
            assert_eq!(without_plan(heading), expected, "{heading}");
        }
    }
}
