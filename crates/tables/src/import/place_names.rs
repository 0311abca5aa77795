//! Names of municipalities as offices write them: with what they are before them, with their code or
//! that of the post, shortened.

use enlace_model::fold::words;

/// Words before the name of a municipality, and behind it.
const KINDS: &[&[&str]] = &[
    &["concelho"],
    &["conselho"],
    &["municipio"],
    &["camara", "municipal"],
    &["camara"],
    &["cm"],
    &["cidade"],
    &["municipality"],
    &["council"],
    &["ayuntamiento"],
    &["ciudad"],
];

/// Words that do not tell names apart.
const SMALL: &[&str] = &[
    "de", "do", "da", "dos", "das", "e", "of", "del", "la", "y", "the",
];

/// The name alone, in normal form, and the number that stood with it: `Concelho de Fafe`, `0307 Fafe`,
/// `Município da Póvoa de Lanhoso`. `None` where it stands alone already.
pub(super) fn bare_place(text: &str) -> Option<(String, Option<String>)> {
    let all = words(text);
    let mut own: &[String] = &all;
    let mut number = None;
    let is_number = |word: &String| word.bytes().all(|b| b.is_ascii_digit());
    if let [first, rest @ ..] = own
        && is_number(first)
    {
        (number, own) = (Some(first.clone()), rest);
    }
    if let [rest @ .., last] = own
        && is_number(last)
    {
        number = number.or_else(|| Some(last.clone()));
        own = rest;
    }
    let begins =
        |own: &[String], kind: &[&str]| own.len() > kind.len() && own[..kind.len()] == *kind;
    let ends = |own: &[String], kind: &[&str]| {
        own.len() > kind.len() && own[own.len() - kind.len()..] == *kind
    };
    if let Some(kind) = KINDS.iter().find(|kind| begins(own, kind)) {
        own = &own[kind.len()..];
        if let [first, rest @ ..] = own
            && ["de", "do", "da", "dos", "das", "of", "del"].contains(&first.as_str())
        {
            own = rest;
        }
    } else if let Some(kind) = KINDS.iter().find(|kind| ends(own, kind)) {
        own = &own[..own.len() - kind.len()];
    }
    (!own.is_empty() && own.len() < all.len()).then(|| (own.join(" "), number))
}

/// Whether a text may mean a place of this name: it shortens it, `V. N. Famalicão`, or has all of it
/// among other words, `Fafe (Braga)`.
pub(super) fn may_mean(text: &str, name: &str) -> bool {
    let told = |text: &str| -> Vec<String> {
        let all = words(text).into_iter();
        all.filter(|word| !SMALL.contains(&word.as_str())).collect()
    };
    let (text, name) = (told(text), told(name));
    if name.is_empty() || text.is_empty() {
        return false;
    }
    let has_all = text.windows(name.len()).any(|part| *part == *name);
    // Each word is one of the name's, or its beginning, and they stand in the name's order.
    let mut rest = name.iter();
    let shortens = text
        .iter()
        .all(|word| rest.any(|own| own.starts_with(word.as_str())));
    let is_long = |word: &&String| word.len() > 3 && name.contains(word);
    has_all || (shortens && text.iter().find(is_long).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_place_is_may_stand_with_its_name() {
        let bare = |text: &str| bare_place(text).map(|(name, _)| name);
        for text in [
            "Concelho de Fafe",
            "Município de Fafe",
            "Câmara Municipal de Fafe",
            "CM Fafe",
            "Concelho: Fafe",
            "Fafe (concelho)",
            "0307 Fafe",
            "Fafe - 0307",
            "4820 FAFE",
            "Fafe (1)",
            "Municipality of Fafe",
            "Ayuntamiento de Fafe",
        ] {
            assert_eq!(bare(text).as_deref(), Some("fafe"), "{text}");
        }
        assert_eq!(
            bare("Município da Póvoa de Lanhoso").as_deref(),
            Some("povoa de lanhoso")
        );
        for text in ["Fafe", "0307", "Vila de Rei", "Concelho", ""] {
            assert_eq!(bare(text), None, "{text}");
        }
    }

    #[test]
    fn a_place_may_be_shortened_or_stand_among_other_words() {
        for (text, name) in [
            ("V. N. Famalicão", "Vila Nova de Famalicão"),
            ("Famalicão", "Vila Nova de Famalicão"),
            ("Cabeceiras", "Cabeceiras de Basto"),
            ("P. Lanhoso", "Póvoa de Lanhoso"),
            ("Fafe (Braga)", "Fafe"),
            ("Fafe e Guimarães", "Guimarães"),
            ("União das freguesias de Fafe", "Fafe"),
        ] {
            assert!(may_mean(text, name), "{text}");
        }
        for (text, name) in [
            ("Celorico de Basto", "Cabeceiras de Basto"),
            ("Póvoa de Varzim", "Póvoa de Lanhoso"),
            ("Vila Nova de Gaia", "Vila Nova de Famalicão"),
            ("Braga", "Fafe"),
            ("de", "Póvoa de Lanhoso"),
            ("V", "Vizela"),
        ] {
            assert!(!may_mean(text, name), "{text}");
        }
    }
}
