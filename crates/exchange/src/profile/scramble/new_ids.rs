//! New ids and codes in the place of all old ones: another file has the same ones beside the names.

use std::collections::{BTreeMap, BTreeSet};

use enlace_model::{Kind, Region};

use crate::profile::scramble::words::ScrambledWords;

/// What each id of a region becomes. Two that differ go on differing.
pub(super) struct NewIds<'s> {
    words: ScrambledWords<'s>,
    new: BTreeMap<(Kind, String), String>,
    taken: BTreeSet<(Kind, String)>,
}

impl<'s> NewIds<'s> {
    /// The new ids of all records.
    pub fn of(region: &Region, words: ScrambledWords<'s>) -> Self {
        let mut ids = Self {
            words,
            new: BTreeMap::new(),
            taken: BTreeSet::new(),
        };
        for &kind in Kind::ALL {
            region.each_id(kind, &mut |id| drop(ids.new_id(kind, id)));
        }
        ids
    }

    /// The new id; also of one that no record has, since something may refer to it.
    pub fn new_id(&mut self, kind: Kind, old: &str) -> String {
        let key = (kind, old.to_owned());
        if let Some(new) = self.new.get(&key) {
            return new.clone();
        }
        let new = self.free(kind, old);
        self.taken.insert((kind, new.clone()));
        self.new.insert(key, new.clone());
        new
    }

    fn free(&self, kind: Kind, old: &str) -> String {
        /// Among codes of one letter or digit no other may be left.
        const TRIES: usize = 40;
        let is_free = |id: &String| !self.taken.contains(&(kind, id.clone()));
        let other = |number: usize| match number {
            0..TRIES => self.alike(kind, old, number),
            _ => self.alike(kind, old, 0) + &number.to_string(),
        };
        let mut all = (0..).map(other);
        all.find(is_free).expect("numbers do not end")
    }

    /// An id that is written in the same way: made by this program, of digits alone, or free.
    fn alike(&self, kind: Kind, old: &str, number: usize) -> String {
        let own = format!("{} {old} {number}", kind.as_str());
        if is_uuid(old) {
            return self.words.uuid(self.new.len() as u64, &own);
        }
        // An id without a letter would stay.
        if !old.bytes().any(|byte| byte.is_ascii_alphanumeric()) {
            return self.words.digits(&own, 4);
        }
        if !old.bytes().all(|byte| byte.is_ascii_digit()) {
            return self.words.text_as(old, &own);
        }
        // A leading zero is what programs lose.
        let rest = old.trim_start_matches('0');
        "0".repeat(old.len() - rest.len()) + &self.words.digits(&own, rest.len())
    }
}

fn is_uuid(id: &str) -> bool {
    let dashes = [8, 13, 18, 23];
    id.len() == 36
        && id
            .bytes()
            .enumerate()
            .all(|(at, byte)| match dashes.contains(&at) {
                true => byte == b'-',
                false => byte.is_ascii_hexdigit(),
            })
}
