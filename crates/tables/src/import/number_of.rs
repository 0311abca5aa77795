//! Headings that say of what they are the number.

/// What a heading counts: `N.º de turmas`, `Nº vagas`, `Number of places`, `Cantidad de alumnos`.
pub(super) fn number_of(heading: &str) -> Option<&str> {
    const NUMBERS: &[&str] = &[
        "n o",
        "n a",
        "n os",
        "n",
        "no",
        "nos",
        "nr",
        "nro",
        "num",
        "numero",
        "number",
        "qtd",
        "qt",
        "qtde",
        "quantidade",
        "quantity",
        "cantidad",
        "total",
        "how many",
        "quantos",
        "quantas",
        "cuantos",
        "cuantas",
    ];
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

#[cfg(test)]
mod tests {
    use super::number_of;

    #[test]
    fn what_is_counted_is_known_in_three_languages() {
        for (heading, counted) in [
            ("n o de turmas", Some("turmas")),
            ("no vagas", Some("vagas")),
            ("num de vagas", Some("vagas")),
            ("number of places", Some("places")),
            ("cantidad de alumnos", Some("alumnos")),
            ("nome", None),
            ("vagas", None),
        ] {
            assert_eq!(number_of(heading), counted, "{heading}");
        }
    }
}
