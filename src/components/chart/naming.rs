//! Names where there is little room for them: long beginnings that many share are shortened, and
//! names that would be cut alike are cut where they differ.

use crate::components::chart::lettering::{fit, width, wrap};

/// Names as they are drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fitted {
    /// The lines of each.
    pub names: Vec<Vec<String>>,
    /// What shortened beginnings stand for, where there are any.
    pub meaning: Option<String>,
}

/// So many names begin alike before that beginning is shortened.
const MANY: usize = 3;
/// A beginning of fewer letters stays as it is.
const WORTH: usize = 8;

/// The names in lines of a width, at most so many: as they are if each fits one line, else with their
/// beginnings shortened.
pub fn fitted(names: &[String], room: f64, most: usize) -> Fitted {
    let all_fit = |names: &[String]| names.iter().all(|name| width(name) <= room);
    if all_fit(names) {
        return Fitted {
            names: told_apart(names, room, 1),
            meaning: None,
        };
    }
    let (names, meaning) = shortened(names);
    let most = if all_fit(&names) { 1 } else { most };
    Fitted {
        names: told_apart(&names, room, most),
        meaning,
    }
}

/// The names in lines of a width. Of those that would be cut alike the middle is left out.
pub fn told_apart(names: &[String], room: f64, most: usize) -> Vec<Vec<String>> {
    let cut: Vec<Vec<String>> = names.iter().map(|name| wrap(name, room, most)).collect();
    let mut told = cut.clone();
    for (n, lines) in cut.iter().enumerate() {
        let is_cut = lines.last().is_some_and(|line| line.ends_with('…'));
        let mut others = cut.iter().enumerate().filter(|(m, _)| *m != n);
        if is_cut && others.any(|(_, other)| other == lines) {
            // Lines end between words: not all of their room can be had.
            let room_of_all = room * (1.0 + 0.75 * (most.max(1) - 1) as f64);
            told[n] = wrap(&without_middle(&names[n], room_of_all), room, most);
        }
    }
    told
}

/// The beginning and the end of a name, as much as there is room for.
fn without_middle(name: &str, room: f64) -> String {
    let half = (room - width("…")) / 2.0;
    let end: String = name.chars().rev().collect();
    let end = fit(&end, half + width("…"));
    let end: String = end.trim_end_matches('…').chars().rev().collect();
    format!("{}{}", fit(name, half + width("…")), end.trim_start())
}

/// The names with beginnings that many share shortened, and what these mean.
fn shortened(names: &[String]) -> (Vec<String>, Option<String>) {
    let mut openings: Vec<(&str, usize)> = Vec::new();
    for found in names.iter().filter_map(|name| opening(name)) {
        match openings.iter_mut().find(|(own, _)| *own == found) {
            Some((_, count)) => *count += 1,
            None => openings.push((found, 1)),
        }
    }
    let mut known: Vec<(&str, String)> = Vec::new();
    for (own, _) in openings.into_iter().filter(|(_, count)| *count >= MANY) {
        let short = initials(own);
        let is_new = known.iter().all(|(_, other)| *other != short);
        if is_new && !short.is_empty() {
            known.push((own, short));
        }
    }
    let short = names.iter().map(|name| {
        let own = opening(name).and_then(|own| known.iter().find(|(other, _)| *other == own));
        match own {
            Some((own, short)) => format!("{short}{}", &name[own.len()..]),
            None => name.clone(),
        }
    });
    let short = short.collect();
    let meaning = known
        .iter()
        .map(|(own, short)| format!("{short} = {own} …"));
    let meaning: Vec<String> = meaning.collect();
    (short, (!meaning.is_empty()).then(|| meaning.join(" · ")))
}

/// The first words of a name up to a small one, as in "Técnico/a Especialista em".
fn opening(name: &str) -> Option<&str> {
    let mut end = 0;
    for (n, word) in name.split(' ').enumerate().take(4) {
        end += word.len() + usize::from(n > 0);
        let letters = word.chars().count();
        let is_small = (2..=3).contains(&letters) && word.chars().all(char::is_lowercase);
        if n > 0 && is_small {
            let is_worth = name[..end].chars().count() >= WORTH && end + 1 < name.len();
            return is_worth.then(|| &name[..end]);
        }
    }
    None
}

/// The first letters of its great words.
fn initials(opening: &str) -> String {
    let great = opening
        .split(' ')
        .filter(|word| word.chars().next().is_some_and(char::is_uppercase));
    let short = great.map(|word| {
        let letters: String = word.chars().take(3).collect();
        format!("{letters}.")
    });
    short.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(all: &[&str]) -> Vec<String> {
        all.iter().map(|&name| name.to_owned()).collect()
    }

    const ALIKE: [&str; 5] = [
        "Técnico/a de Mecatrónica Automóvel",
        "Técnico/a de Maquinação e Programação CNC",
        "Técnico/a de Soldadura",
        "Técnico/a Especialista em Gestão",
        "Pedreiro/a",
    ];

    #[test]
    fn beginnings_that_many_share_are_shortened_and_explained_where_there_is_no_room() {
        let all = names(&ALIKE);
        let roomy = fitted(&all, 900.0, 1);
        assert_eq!(roomy.meaning, None);
        assert_eq!(roomy.names[2], ["Técnico/a de Soldadura"]);
        let found = fitted(&all, 260.0, 1);
        assert_eq!(found.names[2], ["Téc. Soldadura"]);
        assert_eq!(found.names[3], ["Técnico/a Especialista em Gestão"]);
        assert_eq!(found.meaning.as_deref(), Some("Téc. = Técnico/a de …"));
    }

    #[test]
    fn names_that_would_be_cut_alike_keep_their_ends() {
        let long = "de uma profissão que ninguém diria assim ".repeat(3);
        let all: Vec<String> = (0..4).map(|n| format!("Perito {long}{n}")).collect();
        for most in [1, 2] {
            let found = told_apart(&all, 200.0, most);
            for (n, lines) in found.iter().enumerate() {
                let said = lines.join(" ");
                assert!(said.ends_with(&n.to_string()), "{said}");
                assert!(lines.iter().all(|line| width(line) <= 200.0), "{lines:?}");
                assert!(lines.len() <= most);
            }
        }
    }

    #[test]
    fn short_names_and_names_of_one_word_have_no_beginning() {
        assert_eq!(opening("Pedreiro/a"), None);
        assert_eq!(opening("Pão de ló"), None);
        assert_eq!(opening("Técnico/a de"), None);
        let both = "Técnico/a Especialista em Gestão de Redes";
        assert_eq!(opening(both), Some("Técnico/a Especialista em"));
        assert_eq!(initials("Técnico/a Especialista em"), "Téc. Esp.");
    }
}
