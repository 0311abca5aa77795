//! A number of our own for a record that has neither a code nor a name that people know.
//!
//! It is made of the id alone, so that it is the same on every device, in a partner's part of the region
//! and after other records are gone. "local" is the word for it in all three languages.

use crate::order::put_in_order;
use crate::region::{Kind, Region};

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
pub struct LocalNumbers {
    /// The digits of made ids with the ids, in order.
    sorted: Vec<(String, String)>,
}

impl LocalNumbers {
    /// The numbers of those of the ids that were made.
    pub fn of<'a>(ids: impl Iterator<Item = &'a str>) -> Self {
        let made = ids.filter(|id| is_made(id));
        let mut sorted: Vec<(String, String)> =
            made.map(|id| (digits(id), id.to_owned())).collect();
        put_in_order(&mut sorted, |a, b| a.cmp(b));
        Self { sorted }
    }

    /// The numbers of a list of a region.
    pub fn of_kind(kind: Kind, region: &Region) -> Self {
        let mut ids: Vec<String> = Vec::new();
        region.each_id(kind, &mut |id| ids.push(id.to_string()));
        Self::of(ids.iter().map(String::as_str))
    }

    /// What an id is called: a made one by its number, a code as it is.
    pub fn shown(&self, id: &str) -> String {
        if !is_made(id) {
            return id.to_owned();
        }
        let own = digits(id);
        let at = self.sorted.partition_point(|(other, _)| *other < own);
        let before = at.checked_sub(1).and_then(|at| self.sorted.get(at));
        let after = self.sorted.get(at + 1);
        let shared = |other: Option<&(String, String)>| {
            let other = other.map(|(digits, _)| digits.bytes());
            let same = own.bytes().zip(other.into_iter().flatten());
            same.take_while(|(a, b)| a == b).count()
        };
        let needed = shared(before).max(shared(after)) + 1;
        named(id, needed.clamp(DIGITS, MOST_DIGITS))
    }

    /// The ids that a text calls by a number; none where it calls none.
    pub fn called<'a>(&'a self, text: &str) -> Vec<&'a str> {
        let Some(number) = number_in(text) else {
            return Vec::new();
        };
        let from = self
            .sorted
            .partition_point(|(digits, _)| &**digits < number);
        let all = self.sorted[from..].iter();
        all.take_while(|(digits, _)| digits.starts_with(number))
            .map(|(_, id)| id.as_str())
            .collect()
    }
}

fn named(id: &str, length: usize) -> String {
    named_by(&digits(id)[..length])
}

/// What a record of this number is called.
pub fn named_by(number: &str) -> String {
    format!("{WORD}{number}")
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
        let numbers = LocalNumbers::of([ID, "0304101"].into_iter());
        for text in [
            number.clone(),
            format!(" {number} "),
            with_number("Inquérito, 12/11/2026", &number),
            with_number("Têxtil (Fafe)", &number),
        ] {
            assert_eq!(numbers.called(&text), [ID], "{text}");
        }
        for text in [
            "local",
            "local 12",
            "local x",
            "Têxtil (Fafe)",
            "Local 4821 de apoio",
            "4821",
        ] {
            assert!(numbers.called(text).is_empty(), "{text}");
        }
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
            assert_eq!(numbers.called(&numbers.shown(id)), [id.as_str()]);
        }
    }
}
