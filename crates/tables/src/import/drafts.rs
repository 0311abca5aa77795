//! Records on their way from a table into the region.

use std::borrow::Cow;
use std::cell::RefCell;

use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::Value;

use crate::import::part::Part;
use enlace_edit::AnyRecord;
use enlace_edit::field::Fault;
use enlace_edit::field::record_text::RecordText;
use enlace_edit::field::settle::settle;
use enlace_model::local_number::{LocalNumbers, named_by, number_in};
use enlace_model::{Kind, RecordRef, Region};

/// A record on its way.
pub(super) struct RecordDraft {
    pub record: RecordRef,
    pub document: RecordText,
    /// Whether the region has no such record yet.
    pub is_new: bool,
    /// The first row that speaks of it.
    pub row: usize,
    /// Whether a row was about it, not only along it.
    pub main: Option<usize>,
    /// The fields that a row has said.
    said: FxHashSet<Cow<'static, str>>,
}

/// What became of a row's values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Applied {
    Fine,
    /// An earlier row says otherwise of the same record; that one counts.
    Disagrees,
}

pub(super) struct RecordDrafts<'a> {
    region: &'a Region,
    pub list: Vec<RecordDraft>,
    places: FxHashMap<RecordRef, usize>,
    /// Records by what tells them from each other.
    keys: FxHashMap<(Part, String), Vec<RecordRef>>,
    indexed: FxHashSet<Part>,
    /// What the row that is being read has done, to be taken back where it is refused.
    journal: Vec<RowStep>,
    /// How many records there were before the row.
    before: usize,
    /// The numbers of records without a code.
    numbers: RefCell<FxHashMap<Kind, LocalNumbers>>,
}

/// A record as it was before a row spoke of it.
struct RowStep {
    at: usize,
    /// Where the row changed it.
    document: Option<RecordText>,
    said: Vec<Cow<'static, str>>,
    main: Option<usize>,
}

impl<'a> RecordDrafts<'a> {
    pub fn new(region: &'a Region) -> Self {
        Self {
            region,
            list: Vec::new(),
            places: FxHashMap::default(),
            keys: FxHashMap::default(),
            indexed: FxHashSet::default(),
            journal: Vec::new(),
            before: 0,
            numbers: RefCell::default(),
        }
    }

    /// Whether there is such a record, in the region or on its way.
    pub fn has(&self, record: &RecordRef) -> bool {
        self.places.contains_key(record) || AnyRecord::is_there(record, self.region)
    }

    /// The record that a text calls by its number, as tables that go out name what has no code; `None`
    /// where it calls none, or several.
    pub fn called(&self, kind: Kind, text: &str) -> Option<String> {
        let number = number_in(text)?;
        let mut numbers = self.numbers.borrow_mut();
        let of_kind = numbers.entry(kind);
        let of_kind = of_kind.or_insert_with(|| LocalNumbers::of_kind(kind, self.region));
        if let [one] = of_kind.called(text).as_slice() {
            return Some((*one).to_owned());
        }
        // What came out of another region is called by its number here, too.
        let number = named_by(number);
        self.has(&RecordRef::new(kind, &*number)).then_some(number)
    }

    /// The place of a record that the region has or that is on its way.
    pub fn place(&mut self, record: &RecordRef, row: usize) -> Option<usize> {
        if let Some(at) = self.places.get(record) {
            return Some(*at);
        }
        let found = AnyRecord::find(record, self.region)?;
        Some(self.push(record, RecordText::of(&found.text()), false, row))
    }

    /// Begins a new record.
    pub fn begin(&mut self, record: &RecordRef, row: usize) -> usize {
        let document = RecordText::with(record.kind.id_field(), &record.id);
        self.push(record, document, true, row)
    }

    fn push(
        &mut self,
        record: &RecordRef,
        document: RecordText,
        is_new: bool,
        row: usize,
    ) -> usize {
        let at = self.list.len();
        self.places.insert(record.clone(), at);
        self.list.push(RecordDraft {
            record: record.clone(),
            document,
            is_new,
            row,
            main: None,
            said: FxHashSet::default(),
        });
        at
    }

    /// Begins a row.
    pub fn begin_row(&mut self) {
        self.journal.clear();
        self.before = self.list.len();
    }

    /// Takes back whatever the row has done: what only it would have made is not made, and what it
    /// says of records that are there is not said.
    pub fn take_back_row(&mut self) {
        while let Some(step) = self.journal.pop() {
            let draft = &mut self.list[step.at];
            if let Some(document) = step.document {
                draft.document = document;
            }
            for path in step.said {
                draft.said.remove(&path);
            }
            draft.main = step.main;
        }
        while self.list.len() > self.before {
            self.forget(self.list.len() - 1);
        }
    }

    /// The records that the row has made or changed.
    pub fn touched_by_row(&self) -> Vec<usize> {
        let changed = self.journal.iter().filter(|step| step.document.is_some());
        let new = (self.before..self.list.len()).filter(|at| self.list[*at].is_new);
        changed.map(|step| step.at).chain(new).collect()
    }

    fn forget(&mut self, at: usize) {
        if at + 1 == self.list.len()
            && let Some(draft) = self.list.pop()
        {
            self.places.remove(&draft.record);
        }
    }

    /// The records that have this key; the region's records are looked through once for each part.
    pub fn with_key(&mut self, part: Part, fields: &[&str], key: &str) -> &[RecordRef] {
        if self.indexed.insert(part) {
            let kind = part.kind();
            let keys = &mut self.keys;
            AnyRecord::each_text(kind, self.region, &mut |id, text| {
                let key = key_of(&RecordText::of(text), fields);
                keys.entry((part, key))
                    .or_default()
                    .push(RecordRef::new(kind, id));
            });
        }
        let found = self.keys.get(&(part, key.to_owned()));
        found.map_or(&[], Vec::as_slice)
    }

    /// Lets a record be found by its key.
    pub fn remember(&mut self, part: Part, key: String, record: RecordRef) {
        self.keys.entry((part, key)).or_default().push(record);
    }

    /// Puts values into a record, or into an entry of its list. Where the record then lacks what it
    /// cannot be without, nothing is put and the missing fields are given.
    pub fn apply(
        &mut self,
        at: usize,
        prefix: &str,
        values: &[(&'static str, Value)],
        owns: Owns,
    ) -> Result<Applied, Vec<(String, Fault)>> {
        let draft = &mut self.list[at];
        let mut document = draft.document.clone();
        let mut applied = Applied::Fine;
        let mut said = Vec::new();
        for (field, value) in values {
            let path = match prefix {
                "" => Cow::Borrowed(*field),
                _ => Cow::Owned(format!("{prefix}{field}")),
            };
            let here = document.value(&path);
            if here.as_ref() == Some(value) {
                said.push(path);
                continue;
            }
            match owns {
                Owns::First if draft.said.contains(&path) => {
                    applied = Applied::Disagrees;
                    continue;
                }
                Owns::Alone if draft.said.contains(&path) => return Ok(Applied::Disagrees),
                _ => {}
            }
            // A field that is a group in the record is found where it was named.
            if document.set(&path, value.clone()).is_err() {
                return Err(vec![(path.into_owned(), Fault::NotAField)]);
            }
            said.push(path);
        }
        let missing = settle(draft.record.kind, &mut document, self.region);
        if !missing.is_empty() {
            return Err(missing);
        }
        let said = said.into_iter();
        let step = RowStep {
            at,
            main: draft.main,
            said: said
                .filter(|path| draft.said.insert(path.clone()))
                .collect(),
            document: (draft.document != document)
                .then(|| std::mem::replace(&mut draft.document, document)),
        };
        self.journal.push(step);
        Ok(applied)
    }
}

/// Whether what an earlier row said of a field stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owns {
    First,
    /// And nothing of a row is put that says otherwise.
    Alone,
    Last,
}

/// What tells a record from others: the texts of its key fields.
pub(super) fn key_of(document: &RecordText, fields: &[&str]) -> String {
    let texts = fields.iter().map(|field| document.value(field));
    key_of_values(texts)
}

/// The same for values.
pub(super) fn key_of_values(values: impl Iterator<Item = Option<Value>>) -> String {
    let mut key = String::new();
    for value in values {
        match value {
            None | Some(Value::Null) => {}
            Some(Value::String(text)) => key.push_str(&text),
            Some(other) => key.push_str(&other.to_string()),
        }
        key.push('\u{1f}');
    }
    key
}

/// Whether a kind's records have codes that people give.
pub(super) fn has_code(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Municipality | Kind::Qualification | Kind::School
    )
}
