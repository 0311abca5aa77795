//! Which record of the region a name or a code means: as decided, exactly, in normal form, or like it.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::import::place_names::{bare_place, may_mean};
use enlace_edit::AnyRecord;
use enlace_edit::field::reference::each_name;
use enlace_model::fold::words;
use enlace_model::{Kind, RecordRef, Region};

/// What a user decided about a name that the region does not have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameDecision {
    /// The list, as it is called in the file.
    pub list: String,
    /// The name as it stands in the table.
    pub text: String,
    pub meaning: Meaning,
}

/// What a name means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Meaning {
    /// The record that has this code or id.
    Same(String),
    /// None that the region has.
    New,
    /// Rows that name it are left out.
    LeaveOut,
}

/// A name that may be a record's of the region.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NameQuestion {
    /// The list, as it is called in the file.
    pub list: String,
    pub text: String,
    /// How many rows name it.
    pub rows: usize,
    pub likely: Vec<Likely>,
    /// Whether rows that name it cannot be imported before it is decided.
    pub must: bool,
    /// What becomes of it where it means no record of the region.
    pub new: NewName,
    /// The record that it is taken for where nothing is decided.
    pub taken_for: Option<String>,
    /// What was decided.
    pub meaning: Option<Meaning>,
}

/// What becomes of a name that means no record of the region.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NewName {
    /// It begins a record.
    Record,
    /// A need keeps it as the words in which it was said.
    Words,
    /// The field stays empty.
    Empty,
    /// The rows cannot be imported: a place or a qualification wants its code, too.
    Refused,
}

/// A record that may be meant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Likely {
    pub id: String,
    pub name: String,
    /// 1 is the same, 0 has nothing in common.
    pub likeness: f64,
}

/// How a record was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum NameMatch {
    Same(String, By),
    /// Several records have the name.
    Several,
    New,
    LeaveOut,
    /// Nothing has the name.
    Nobody,
}

/// By what a name was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    Exact,
    NormalForm,
    Alias,
    Decision,
}

/// Less alike than this is not suggested.
const LEAST_LIKENESS: f64 = 0.6;
const MOST_LIKELY: usize = 3;
/// How much a shortened name counts as like the whole one.
const OF_A_SHORT_NAME: f64 = 0.8;

/// The names of the region's records.
#[derive(Default)]
pub(super) struct NameIndex {
    of: FxHashMap<Kind, Index>,
}

#[derive(Default)]
struct Index {
    exact: FxHashMap<String, Vec<String>>,
    normal: FxHashMap<String, Vec<String>>,
    decided: FxHashMap<String, (Meaning, By)>,
    all: Vec<Named>,
}

struct Named {
    id: String,
    name: String,
    pairs: Vec<[char; 2]>,
    digits: String,
}

impl NameIndex {
    /// The names of these lists, with what was decided about others.
    pub fn of(kinds: &[Kind], region: &Region, decisions: &[NameDecision]) -> Self {
        let mut names = Self::default();
        for &kind in kinds {
            let index = names.of.entry(kind).or_default();
            each_name(kind, region, &mut |name, id| index.add(name, id));
            for alias in region
                .header
                .aliases
                .iter()
                .filter(|a| a.list == kind.as_str())
            {
                // The record may have gone since.
                if AnyRecord::is_there(&RecordRef::new(kind, &alias.id), region) {
                    let meaning = Meaning::Same(alias.id.clone());
                    index
                        .decided
                        .insert(normal(&alias.text), (meaning, By::Alias));
                }
            }
            for decision in decisions.iter().filter(|d| d.list == kind.as_str()) {
                let decided = (decision.meaning.clone(), By::Decision);
                index.decided.insert(normal(&decision.text), decided);
            }
        }
        names
    }

    /// Takes up the name of a new record.
    pub fn add(&mut self, kind: Kind, name: &str, id: &str) {
        let index = self.of.entry(kind).or_default();
        put(&mut index.exact, exact(name), id);
        put(&mut index.normal, normal(name), id);
    }

    /// Lets the names of a record mean another one.
    pub fn call_by(&mut self, kind: Kind, record: &str, other: &str) {
        let Some(index) = self.of.get_mut(&kind) else {
            return;
        };
        let all = index.exact.values_mut().chain(index.normal.values_mut());
        for ids in all.filter(|ids| ids.iter().any(|id| id == record)) {
            ids.retain(|id| id != record && id != other);
            ids.push(other.to_owned());
        }
        for (meaning, _) in index.decided.values_mut() {
            if *meaning == Meaning::Same(record.to_owned()) {
                *meaning = Meaning::Same(other.to_owned());
            }
        }
    }

    /// The record that a name means.
    pub fn find(&self, kind: Kind, text: &str) -> NameMatch {
        let Some(index) = self.of.get(&kind) else {
            return NameMatch::Nobody;
        };
        let normal = normal(text);
        match index.decided.get(&normal) {
            Some((Meaning::Same(id), by)) => return NameMatch::Same(id.clone(), *by),
            Some((Meaning::New, _)) => {
                // Made by an earlier row, perhaps.
                return match index.exact.get(&exact(text)).map(Vec::as_slice) {
                    Some([id]) => NameMatch::Same(id.clone(), By::Exact),
                    _ => NameMatch::New,
                };
            }
            Some((Meaning::LeaveOut, _)) => return NameMatch::LeaveOut,
            None => {}
        }
        let place = || index.place(text).filter(|_| kind == Kind::Municipality);
        for (ids, by) in [
            (index.exact.get(&exact(text)), By::Exact),
            (index.normal.get(&normal), By::NormalForm),
            (place(), By::NormalForm),
        ] {
            match ids.map(Vec::as_slice) {
                Some([id]) => return NameMatch::Same(id.clone(), by),
                Some([_, ..]) => return NameMatch::Several,
                _ => {}
            }
        }
        NameMatch::Nobody
    }

    /// The name of a record by its code or id.
    pub fn name_of(&self, kind: Kind, id: &str) -> Option<&str> {
        let mut all = self.of.get(&kind)?.all.iter();
        all.find(|named| named.id == id)
            .map(|named| named.name.as_str())
    }

    /// What was decided about a name, now or before.
    pub fn decided(&self, kind: Kind, text: &str) -> Option<&Meaning> {
        self.of
            .get(&kind)?
            .decided
            .get(&normal(text))
            .map(|(meaning, _)| meaning)
    }

    /// The records whose names are most like a text, the likest first.
    pub fn likely(&self, kind: Kind, text: &str) -> Vec<Likely> {
        let Some(index) = self.of.get(&kind) else {
            return Vec::new();
        };
        let (pairs, digits) = letters(text);
        let mut found: Vec<(f64, &Named)> = index
            .all
            .iter()
            // Numbers in names tell them apart; in those of places they are notes or codes.
            .filter(|named| named.digits == digits || kind == Kind::Municipality)
            .map(|named| {
                let likeness = likeness(&pairs, &named.pairs);
                let may_mean = kind == Kind::Municipality && may_mean(text, &named.name);
                (
                    likeness.max(if may_mean { OF_A_SHORT_NAME } else { 0.0 }),
                    named,
                )
            })
            .filter(|(likeness, _)| *likeness >= LEAST_LIKENESS)
            .collect();
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.id.cmp(&b.1.id)));
        // A record has a name in each language.
        let mut told: Vec<&str> = Vec::new();
        found.retain(|(_, named)| {
            let is_first = !told.contains(&named.id.as_str());
            if is_first {
                told.push(&named.id);
            }
            is_first
        });
        found.truncate(MOST_LIKELY);
        let likely = |(likeness, named): (f64, &Named)| Likely {
            id: named.id.clone(),
            name: named.name.clone(),
            likeness,
        };
        found.into_iter().map(likely).collect()
    }
}

impl Index {
    /// The records that a name means with what it is and its code before it.
    fn place(&self, text: &str) -> Option<&Vec<String>> {
        let (name, number) = bare_place(text)?;
        let ids = self.normal.get(&name)?;
        // The code of another place says otherwise.
        let is_code = |number: &String| self.all.iter().any(|named| named.id == *number);
        let number = number.filter(is_code);
        (number.is_none_or(|number| ids.contains(&number))).then_some(ids)
    }

    fn add(&mut self, name: &str, id: &str) {
        put(&mut self.exact, exact(name), id);
        put(&mut self.normal, normal(name), id);
        let (pairs, digits) = letters(name);
        self.all.push(Named {
            id: id.to_owned(),
            name: name.to_owned(),
            pairs,
            digits,
        });
    }
}

fn put(index: &mut FxHashMap<String, Vec<String>>, name: String, id: &str) {
    if name.is_empty() {
        return;
    }
    let ids = index.entry(name).or_default();
    if ids.iter().all(|own| own != id) {
        ids.push(id.to_owned());
    }
}

fn exact(text: &str) -> String {
    text.trim().to_lowercase()
}

/// A name without case, accents and marks between words.
pub(super) fn normal(text: &str) -> String {
    words(text).join(" ")
}

/// Pairs of neighbouring letters, in order, and the digits.
fn letters(text: &str) -> (Vec<[char; 2]>, String) {
    let normal = normal(text);
    let all: Vec<char> = std::iter::once(' ')
        .chain(normal.chars())
        .chain([' '])
        .collect();
    let mut pairs: Vec<[char; 2]> = all.windows(2).map(|two| [two[0], two[1]]).collect();
    pairs.sort_unstable();
    let digits = normal.chars().filter(char::is_ascii_digit).collect();
    (pairs, digits)
}

/// How much two names have in common: twice the pairs that both have, among all of both.
fn likeness(a: &[[char; 2]], b: &[[char; 2]]) -> f64 {
    let (mut i, mut j, mut both) = (0, 0, 0usize);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                both += 1;
                i += 1;
                j += 1;
            }
        }
    }
    2.0 * both as f64 / (a.len() + b.len()).max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_alike_by_the_letters_that_they_share() {
        let like = |a: &str, b: &str| likeness(&letters(a).0, &letters(b).0);
        assert!(like("Técnico/a de Mecatrónica", "tecnico a de mecatronica") > 0.999);
        assert!(
            like(
                "Técnicas de Produção e Tecnologias da Música",
                "Técnico/a de Produção e Tecnologias da Música"
            ) > 0.8
        );
        assert!(like("Fafe", "Vizela") < 0.3);
    }
}
