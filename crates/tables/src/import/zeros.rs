//! Zeros at the start of codes, which spreadsheets drop, and codes that stand with their name.

use crate::import::part::Part;
use enlace_model::{Kind, Region};

/// How long a kind's codes are, where they are numbers of one length: what is one digit shorter has
/// lost its zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Width {
    pub digits: usize,
    /// How many zeros may be lost.
    pub lost: usize,
}

impl Width {
    /// The length of the codes that the region has, else of those in the column.
    pub fn of<'a>(
        part: Part,
        region: &Region,
        column: impl Iterator<Item = &'a str>,
    ) -> Option<Self> {
        let lost = match part {
            Part::Municipality | Part::School | Part::Qualification => 1,
            // The units of the catalogue are numbered from 1.
            Part::Unit => 3,
            _ => return None,
        };
        let mut own = Lengths::default();
        match part {
            Part::Unit => {
                let units = region.qualifications.values().flat_map(|q| &q.units);
                units.for_each(|unit| own.add(&unit.code));
            }
            _ => region.each_id(part.kind(), &mut |id| own.add(id)),
        }
        let mut here = Lengths::default();
        column.for_each(|code| here.add(code));
        let usual = if part == Part::Municipality && is_portugal(region) {
            Some(4)
        } else {
            own.only()
        };
        let digits = usual.or_else(|| here.greatest())?;
        Some(Self { digits, lost })
    }

    /// The code with its zeros, where it has lost them.
    pub fn restored(self, code: &str) -> Option<String> {
        let missing = self.digits.checked_sub(code.len())?;
        let fits = (1..=self.lost).contains(&missing) && is_number(code);
        fits.then(|| format!("{code:0>width$}", width = self.digits))
    }
}

fn is_portugal(region: &Region) -> bool {
    region.header.country.as_deref() == Some("PT")
}

fn is_number(code: &str) -> bool {
    !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_digit())
}

/// How many codes there are of each length.
#[derive(Default)]
struct Lengths {
    counts: Vec<usize>,
    numbers: usize,
    others: usize,
}

impl Lengths {
    fn add(&mut self, code: &str) {
        let code = code.trim();
        if code.is_empty() {
            return;
        }
        if !is_number(code) || code.len() > 20 {
            self.others += 1;
            return;
        }
        self.numbers += 1;
        if self.counts.len() <= code.len() {
            self.counts.resize(code.len() + 1, 0);
        }
        self.counts[code.len()] += 1;
    }

    /// The one length, where nearly all codes are numbers of that length.
    fn only(&self) -> Option<usize> {
        let most = (0..self.counts.len()).max_by_key(|length| self.counts[*length])?;
        (self.counts[most] * 10 >= (self.numbers + self.others) * 9).then_some(most)
    }

    /// The greatest length that is no exception, where nearly all codes are numbers.
    fn greatest(&self) -> Option<usize> {
        let usual = |length: &usize| self.counts[*length] * 20 >= self.numbers;
        let greatest = (1..self.counts.len()).rev().find(usual)?;
        (self.numbers * 10 >= (self.numbers + self.others) * 9).then_some(greatest)
    }
}

/// Code and name of a cell such as `0101 - Águeda`; `None` where it is not of that kind.
pub(super) fn code_and_name(kind: Kind, text: &str) -> Option<(&str, &str)> {
    if !matches!(
        kind,
        Kind::Municipality | Kind::Qualification | Kind::School
    ) {
        return None;
    }
    let (code, name) = [" - ", " – ", ": ", " — "]
        .iter()
        .find_map(|mark| text.split_once(mark))?;
    let (code, name) = (code.trim(), name.trim());
    let fits = is_number(code) && name.starts_with(char::is_alphabetic);
    fits.then_some((code, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_one_digit_short_gets_its_zero_back() {
        let width = Width { digits: 7, lost: 1 };
        assert_eq!(width.restored("304240").as_deref(), Some("0304240"));
        for other in ["1304240", "30424", "30424a", ""] {
            assert_eq!(width.restored(other), None, "{other}");
        }
        assert_eq!(
            Width { digits: 4, lost: 3 }.restored("66").as_deref(),
            Some("0066")
        );
    }

    #[test]
    fn the_length_is_the_greatest_that_is_no_exception() {
        let mut lengths = Lengths::default();
        for code in ["304", "307", "308", "1705"] {
            (0..10).for_each(|_| lengths.add(code));
        }
        (0..1).for_each(|_| lengths.add("123456789012"));
        assert_eq!(lengths.greatest(), Some(4));
        let mut mixed = Lengths::default();
        ["a1", "b2", "12"].iter().for_each(|code| mixed.add(code));
        assert_eq!(mixed.greatest(), None);
    }

    #[test]
    fn code_and_name_in_one_cell_are_told_apart() {
        assert_eq!(
            code_and_name(Kind::Municipality, "0101 - Águeda"),
            Some(("0101", "Águeda"))
        );
        assert_eq!(
            code_and_name(Kind::Municipality, "Albergaria-a-Velha"),
            None
        );
        assert_eq!(code_and_name(Kind::Enterprise, "1 - Águeda"), None);
    }
}
