//! A number of our own for a record that has neither a code nor a name that people know.
//!
//! It is made of the id alone, so that it is the same on every device, in a partner's part of the region
//! and after other records are gone. "local" is the word for it in all three languages.

use std::collections::BTreeMap;

/// How many digits a number has where nothing more is asked of it.
const DIGITS: usize = 4;
/// How many it has at most.
const MOST_DIGITS: usize = 18;
const WORD: &str = "local ";

/// Whether an id was made by a program; a code that people know is none.
pub fn is_made(id: &str) -> bool {
    const LENGTHS: [usize; 5] = [8, 4, 4, 4, 12];
    let mut parts = id.split('-');
    let fits = LENGTHS.iter().all(|length| {
        let part = parts.next();
        part.is_some_and(|part| {
            part.len() == *length && part.bytes().all(|byte| byte.is_ascii_hexdigit())
        })
    });
    fits && parts.next().is_none()
}

/// What a code or id is called: a made one by its number.
pub fn shown_code(id: &str) -> String {
    match is_made(id) {
        true => named(id, DIGITS),
        false => id.to_owned(),
    }
}

/// A name with the number of its record, where the name alone may not tell it.
pub fn with_number(name: &str, number: &str) -> String {
    match name.is_empty() {
        true => number.to_owned(),
        false => format!("{name} ({number})"),
    }
}

/// Whether a text calls the record of a made id by its number, alone or behind a name.
pub fn calls(text: &str, id: &str) -> bool {
    number_in(text).is_some_and(|number| is_made(id) && digits(id).starts_with(number))
}

/// The number in a text such as `local 4821` or `Interview, 2026 (local 4821)`.
pub fn number_in(text: &str) -> Option<&str> {
    let text = text.trim();
    let inside = text
        .strip_suffix(')')
        .and_then(|text| text.rsplit_once('('));
    let label = inside.map_or(text, |(_, label)| label.trim());
    let number = label.strip_prefix(WORD)?;
    let fits = (DIGITS..=MOST_DIGITS).contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_digit());
    fits.then_some(number)
}

/// The numbers of a list, each with as many digits as tell it from all others.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LocalNumbers(BTreeMap<String, usize>);

impl LocalNumbers {
    /// The numbers of those of the ids that were made.
    pub fn of<'a>(ids: impl Iterator<Item = &'a str>) -> Self {
        let mut all: Vec<(String, &str)> = ids
            .filter(|id| is_made(id))
            .map(|id| (digits(id), id))
            .collect();
        crate::order::put_in_order(&mut all, |a, b| a.cmp(b));
        let shared = |a: &str, b: &str| {
            let same = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b);
            same.count()
        };
        let lengths = all.iter().enumerate().map(|(at, (own, id))| {
            let before = at.checked_sub(1).map(|at| shared(&all[at].0, own));
            let after = all.get(at + 1).map(|(next, _)| shared(next, own));
            let needed = before.max(after).map_or(0, |shared| shared + 1);
            ((*id).to_owned(), needed.clamp(DIGITS, MOST_DIGITS))
        });
        Self(lengths.collect())
    }

    /// What an id is called: a made one by its number, a code as it is.
    pub fn shown(&self, id: &str) -> String {
        match self.0.get(id) {
            Some(length) => named(id, *length),
            None => shown_code(id),
        }
    }
}

fn named(id: &str, length: usize) -> String {
    format!("{WORD}{}", &digits(id)[..length])
}

/// The digits that the numbers of an id begin with (FNV-1a, in decimal).
fn digits(id: &str) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in id.bytes() {
        hash = (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3);
    }
    // The last steps alone would leave the first digits of ids alike that differ at their ends.
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash ^= hash >> 29;
    format!("{:0width$}", hash % 10_u64.pow(18), width = MOST_DIGITS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::uuid::in_order;

    const ID: &str = "01a21e24-36b1-7cc3-98c4-dc0c0c07398f";

    fn ids(count: u64) -> Vec<String> {
        (0..count)
            .map(|place| {
                in_order(
                    1_795_837_000_000,
                    place,
                    [7, 7, 3, 9, 1, 2, 8, 4, 5, place as u8],
                )
            })
            .collect()
    }

    #[test]
    fn a_made_id_is_called_by_a_number_and_a_code_by_itself() {
        let called = shown_code(ID);
        assert!(
            called.starts_with("local ") && called.len() == "local 4821".len(),
            "{called}"
        );
        for code in [
            "0304101",
            "AVE-07",
            "481",
            "e-1",
            "",
            "01a21e24-36b1-7cc3-98c4",
            "local 12",
        ] {
            assert_eq!(shown_code(code), code);
        }
    }

    #[test]
    fn a_number_calls_its_record_alone_and_behind_a_name() {
        let number = shown_code(ID);
        for text in [
            number.clone(),
            format!(" {number} "),
            with_number("Inquérito, 12/11/2026", &number),
            with_number("Têxtil (Fafe)", &number),
        ] {
            assert!(calls(&text, ID), "{text}");
        }
        for text in [
            "local",
            "local 12",
            "local x",
            "Têxtil (Fafe)",
            "Local 4821 de apoio",
            "4821",
        ] {
            assert_eq!(number_in(text), None, "{text}");
        }
        assert!(!calls(&number, "0304101"));
    }

    #[test]
    fn numbers_of_a_list_tell_its_records_apart_and_stay_when_others_go() {
        let all = ids(20_000);
        let numbers = LocalNumbers::of(all.iter().map(String::as_str));
        let mut shown: Vec<String> = all.iter().map(|id| numbers.shown(id)).collect();
        shown.sort_unstable();
        shown.dedup();
        assert_eq!(shown.len(), all.len());
        assert!(
            shown
                .iter()
                .all(|number| number.len() <= "local 1234567890123".len())
        );
        let few = LocalNumbers::of(all[..50].iter().map(String::as_str));
        for id in &all[..50] {
            assert!(
                numbers.shown(id).starts_with(few.shown(id).trim_end()),
                "{id}"
            );
            assert!(calls(&numbers.shown(id), id));
        }
    }
}
