//! Letters whose accents stand on their own after them, as a Mac writes them, in one piece.

/// Accents that stand after their letter, with the letters that they go with and what both are.
const ACCENTS: &[(char, &str, &str)] = &[
    ('\u{300}', "AEIOUaeiou", "ÀÈÌÒÙàèìòù"),
    ('\u{301}', "AEIOUYaeiouyCcNnSsZz", "ÁÉÍÓÚÝáéíóúýĆćŃńŚśŹź"),
    ('\u{302}', "AEIOUaeiou", "ÂÊÎÔÛâêîôû"),
    ('\u{303}', "ANOano", "ÃÑÕãñõ"),
    ('\u{308}', "AEIOUaeiouy", "ÄËÏÖÜäëïöüÿ"),
    ('\u{30a}', "Aa", "Åå"),
    ('\u{30c}', "CcSsZz", "ČčŠšŽž"),
    ('\u{327}', "CcSs", "ÇçŞş"),
];

/// Whether a sign is an accent that belongs to the letter before it.
pub(super) fn is_accent(sign: char) -> bool {
    ACCENTS.iter().any(|(accent, ..)| *accent == sign)
}

/// The text with such letters in one piece; what makes no letter stays as it is.
pub(super) fn composed(text: &str) -> String {
    let mut composed = String::with_capacity(text.len());
    for sign in text.chars() {
        let accent = ACCENTS.iter().find(|(accent, ..)| *accent == sign);
        let whole = accent.and_then(|(_, letters, wholes)| {
            let before = composed.chars().next_back()?;
            let at = letters.chars().position(|letter| letter == before)?;
            wholes.chars().nth(at)
        });
        match whole {
            Some(whole) => {
                composed.pop();
                composed.push(whole);
            }
            None => composed.push(sign),
        }
    }
    composed
}

#[cfg(test)]
mod tests {
    use super::composed;

    #[test]
    fn an_accent_goes_onto_its_letter() {
        assert_eq!(
            composed("Sa\u{303}o Joa\u{303}o, Ac\u{327}a\u{303}o, PO\u{301}VOA, nin\u{303}o"),
            "São João, Ação, PÓVOA, niño"
        );
        assert_eq!(composed("x\u{303} São"), "x\u{303} São");
    }
}
