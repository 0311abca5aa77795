//! Zeros at the start of codes, which spreadsheets drop, and codes that stand with their name.

use rustc_hash::FxHashSet;

use crate::import::part::Part;
use enlace_edit::field::CodeList;
use enlace_model::{Kind, Region};

/// What tells of a column's codes whether they have lost zeros.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Zeros {
    /// How long the codes are, where they are numbers of one length.
    digits: Option<usize>,
    /// How many zeros a code of that length may have lost.
    lost: usize,
    /// Codes that the region has, where they are no records of their own.
    known: FxHashSet<String>,
}

/// More zeros than this nobody loses.
const MOST_LOST: usize = 3;

impl Zeros {
    /// For codes of records, and of units: the length of the codes that the region has, else of those
    /// in the column.
    pub fn of<'a>(
        part: Part,
        region: &Region,
        column: impl Iterator<Item = &'a str>,
    ) -> Option<Self> {
        let lost = match part {
            Part::Municipality | Part::School | Part::Qualification => 1,
            // The units of the catalogue are numbered from 1.
            Part::Unit => MOST_LOST,
            _ => return None,
        };
        let mut own = Lengths::default();
        let mut known = FxHashSet::default();
        match part {
            Part::Unit => {
                let units = region.qualifications.values().flat_map(|q| &q.units);
                for unit in units {
                    own.add(&unit.code);
                    known.insert(unit.code.clone());
                }
            }
            _ => region.each_id(part.kind(), &mut |id| own.add(id)),
        }
        let mut here = Lengths::default();
        column.for_each(|code| here.add(code));
        let usual = match part {
            Part::Municipality if is_portugal(region) => Some(4),
            // Units had four digits until there were too many of them; the later ones have five.
            Part::Unit if region.header.country.is_none() || is_portugal(region) => Some(4),
            _ => own.only(),
        };
        let digits = usual.or_else(|| here.greatest());
        Some(Self {
            digits,
            lost,
            known,
        })
    }

    /// For codes of a list that ships with the program: those that the region names.
    pub fn of_list(list: CodeList, region: &Region) -> Self {
        let qualifications = region.qualifications.values();
        let firms = region.enterprises.values();
        let mut known: FxHashSet<String> = match list {
            CodeList::Cnaef => qualifications.filter_map(|q| q.cnaef.clone()).collect(),
            CodeList::IscedF => qualifications.filter_map(|q| q.isced_f.clone()).collect(),
            CodeList::Sectors => firms
                .filter_map(|firm| firm.sector.as_ref())
                .map(|sector| sector.code.clone())
                .collect(),
            CodeList::Occupations => qualifications
                .flat_map(|q| &q.occupations)
                .map(|occupation| occupation.code.clone())
                .collect(),
            CodeList::Areas => FxHashSet::default(),
        };
        if list == CodeList::Sectors {
            let counts = region.municipalities.values().flat_map(|m| &m.businesses);
            known.extend(counts.filter_map(|one| one.sector.clone()));
        }
        // Areas of education have three digits; with two these are no field, either.
        let lost = ["10", "80", "90"]
            .iter()
            .filter(|_| list == CodeList::Cnaef);
        known.extend(lost.map(|code| format!("0{code}")));
        Self {
            known,
            ..Self::default()
        }
    }

    /// Whether a code is as long as nearly all of its kind are.
    pub fn fits(&self, code: &str) -> bool {
        self.digits.is_some_and(|digits| code.len() == digits)
    }

    /// The code with its zeros, where it has lost them. `has` tells whether there is a record of this
    /// code: what is known without zeros stays so, and what is known with them needs no other codes
    /// of its length.
    pub fn restored(&self, code: &str, has: impl Fn(&str) -> bool) -> Option<String> {
        let is_known = |code: &str| self.known.contains(code) || has(code);
        if !is_number(code) || is_known(code) {
            return None;
        }
        let padded = |zeros: usize| format!("{}{code}", "0".repeat(zeros));
        let found = (1..=MOST_LOST).map(padded).find(|code| is_known(code));
        found.or_else(|| {
            let missing = self.digits?.checked_sub(code.len())?;
            (1..=self.lost).contains(&missing).then(|| padded(missing))
        })
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
    let marked = [" - ", " – ", ": ", " — "]
        .iter()
        .find_map(|mark| text.split_once(mark));
    // `0307009 School`; what is called `25 de Abril` has no code.
    let spaced = || text.split_once(' ').filter(|(code, _)| code.len() > 3);
    let (code, name) = marked.or_else(spaced)?;
    let (code, name) = (code.trim(), name.trim());
    let fits = is_number(code) && name.starts_with(char::is_alphabetic);
    fits.then_some((code, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_one_digit_short_gets_its_zero_back() {
        let zeros = |digits, lost| Zeros {
            digits: Some(digits),
            lost,
            known: FxHashSet::default(),
        };
        let restored = |code: &str| zeros(7, 1).restored(code, |_| false);
        assert_eq!(restored("304240").as_deref(), Some("0304240"));
        for other in ["1304240", "30424", "30424a", ""] {
            assert_eq!(restored(other), None, "{other}");
        }
        let unit = zeros(4, 3).restored("66", |_| false);
        assert_eq!(unit.as_deref(), Some("0066"));
    }

    #[test]
    fn a_code_that_is_known_with_zeros_gets_them_and_one_known_without_stays() {
        let none = Zeros::default();
        let known = |code: &str| code == "0304101" || code == "099";
        assert_eq!(none.restored("304101", known).as_deref(), Some("0304101"));
        assert_eq!(none.restored("99", known).as_deref(), Some("099"));
        assert_eq!(none.restored("98", known), None);
        assert_eq!(
            none.restored("99", |code| code == "99" || known(code)),
            None
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
        assert_eq!(
            code_and_name(Kind::School, "0307009 Escola Profissional"),
            Some(("0307009", "Escola Profissional"))
        );
        assert_eq!(code_and_name(Kind::School, "25 de Abril"), None);
        assert_eq!(code_and_name(Kind::Enterprise, "1 - Águeda"), None);
    }
}
