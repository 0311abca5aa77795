//! A number with its unit: `12 €`, `24 h`, `2 anos`.

use crate::field::Measure;
use enlace_model::fold::words;

/// The number alone, where nothing but a unit of its measure stands beside it.
pub(super) fn without_unit(measure: Measure, text: &str) -> Option<&str> {
    let is_digit = |c: char| c.is_ascii_digit();
    let (first, last) = (text.find(is_digit)?, text.rfind(is_digit)?);
    // A sign belongs to the number.
    let first = match text[..first].chars().next_back() {
        Some(sign @ ('-' | '+' | '\u{2212}')) => first - sign.len_utf8(),
        _ => first,
    };
    let (before, number, after) = (&text[..first], &text[first..=last], &text[last + 1..]);
    (is_unit(measure, before) && is_unit(measure, after)).then_some(number)
}

/// Whether what stands beside a number is nothing or a unit of the measure.
pub(super) fn is_unit(measure: Measure, part: &str) -> bool {
    let signs: &[char] = match measure {
        Measure::Euros => &['€'],
        Measure::Latitude | Measure::Longitude => &['°', 'º'],
        _ => &[],
    };
    let part = part.trim().trim_end_matches('.');
    let is_sign = |c: char| signs.contains(&c);
    part.is_empty()
        || part.chars().all(is_sign)
        || units(measure).contains(&words(part).join(" ").as_str())
}

/// The units of a measure in three languages, folded.
fn units(measure: Measure) -> &'static [&'static str] {
    match measure {
        Measure::Persons | Measure::Inhabitants => &[
            "pessoa",
            "pessoas",
            "person",
            "persons",
            "people",
            "persona",
            "personas",
            "aluno",
            "alunos",
            "alumnos",
            "student",
            "students",
            "trabalhador",
            "trabalhadores",
            "trabajador",
            "trabajadores",
            "colaboradores",
            "colaborador",
            "tecnico",
            "tecnicos",
            "profissional",
            "profissionais",
            "empregados",
            "empleados",
            "formandos",
            "estudantes",
            "operarios",
            "employees",
            "workers",
            "habitantes",
            "hab",
            "inhabitants",
            "vaga",
            "vagas",
            "plazas",
            "places",
        ],
        Measure::Span | Measure::Duration => {
            &["a", "ano", "anos", "y", "yr", "yrs", "year", "years"]
        }
        Measure::Hours => &["h", "hr", "hrs", "hora", "horas", "hour", "hours"],
        Measure::Minutes => &["min", "mins", "minuto", "minutos", "minute", "minutes"],
        Measure::Euros => &["eur", "euro", "euros"],
        Measure::Classes => &["turma", "turmas", "class", "classes", "grupo", "grupos"],
        Measure::Credits => &[
            "ponto", "pontos", "point", "points", "punto", "puntos", "ects", "creditos", "credits",
        ],
        Measure::Businesses => &["empresa", "empresas", "business", "businesses", "firms"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_unit_of_the_measure_goes() {
        for (measure, text, expected) in [
            (Measure::Euros, "12 €", Some("12")),
            (Measure::Euros, "€ 1.200,50", Some("1.200,50")),
            (Measure::Hours, "24 h", Some("24")),
            (Measure::Span, "2 Años", Some("2")),
            (Measure::Inhabitants, "1 250 hab.", Some("1 250")),
            (Measure::Longitude, "-8,17°", Some("-8,17")),
            (Measure::Persons, "3 anos", None),
            (Measure::Persons, "cerca de 3", None),
            (Measure::Year, "set/2027", None),
        ] {
            assert_eq!(without_unit(measure, text), expected, "{text}");
        }
    }
}
