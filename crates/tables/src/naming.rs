//! What records are called in tables and previews, so that nobody reads an id of the program.

use std::cell::RefCell;

use rustc_hash::FxHashMap;
use serde_json::Value;

use crate::import::Vocabulary;
use enlace_edit::field::record_text::RecordText;
use enlace_edit::field::reference::each_name;
use enlace_edit::field::{Content, DecimalMark, field, written};
use enlace_edit::record_text;
use enlace_model::local_number::{LocalNumbers, is_made, shown_code, with_number};
use enlace_model::{Kind, QualificationCode, RecordRef, Region};

/// The names of a region's records.
pub(crate) struct RecordNames<'a> {
    region: &'a Region,
    vocabulary: &'a Vocabulary,
    /// For a list of the region, what its records are called by their ids.
    names: RefCell<FxHashMap<Kind, FxHashMap<String, String>>>,
    numbers: RefCell<FxHashMap<Kind, LocalNumbers>>,
}

impl<'a> RecordNames<'a> {
    pub fn of(region: &'a Region, vocabulary: &'a Vocabulary) -> Self {
        Self {
            region,
            vocabulary,
            names: RefCell::default(),
            numbers: RefCell::default(),
        }
    }

    /// The name of a record of the region; `None` where it has none, or is not there.
    pub fn name(&self, record: &RecordRef) -> Option<String> {
        if record.kind == Kind::Qualification {
            let all = &self.region.qualifications;
            let found = all.get(&QualificationCode::from(&*record.id))?;
            let title = found.title_in(&self.vocabulary.language);
            return Some(shown_code(title)).filter(|title| !title.trim().is_empty());
        }
        let mut names = self.names.borrow_mut();
        let of_kind = names.entry(record.kind).or_insert_with(|| {
            let mut all = FxHashMap::default();
            each_name(record.kind, self.region, &mut |name, id| {
                all.entry(id.to_owned()).or_insert_with(|| name.to_owned());
            });
            all
        });
        let named = of_kind
            .get(&*record.id)
            .filter(|name| !name.trim().is_empty());
        let named = named.cloned();
        drop(names);
        named.or_else(|| self.described(record.kind, &record_text(self.region, record)?))
    }

    /// A record in the words of the fields by which it is told; `None` where it has none of them.
    pub fn described(&self, kind: Kind, document: &RecordText) -> Option<String> {
        let said = kind.facts().told_by.iter().filter_map(|path| {
            let value = document.value(path)?;
            let content = field(kind, path).map_or(Content::Text, |field| field.content);
            Some(self.said(content, &value)).filter(|said| !said.trim().is_empty())
        });
        let most = if kind == Kind::Contact { 1 } else { 3 };
        let said: Vec<String> = said.take(most).collect();
        (!said.is_empty()).then(|| said.join(", "))
    }

    fn said(&self, content: Content, value: &Value) -> String {
        if let (Some(one), Value::Array(list)) = (content.of_each(), value) {
            let all: Vec<String> = list.iter().map(|own| self.said(one, own)).collect();
            return all.join("; ");
        }
        match (content, value) {
            (Content::Reference(kind), Value::String(id)) => {
                let record = RecordRef::new(kind, id);
                self.name(&record).unwrap_or_else(|| shown_code(id))
            }
            (Content::Choice(_), Value::String(choice)) => {
                self.vocabulary.choice_name(choice).to_owned()
            }
            _ => written(content, Some(value), DecimalMark::Point),
        }
    }

    /// A code or id as it goes out: a code as it is, a made id as a number that no other of its list has.
    pub fn code(&self, kind: Kind, id: &str) -> String {
        if !is_made(id) {
            return id.to_owned();
        }
        let mut numbers = self.numbers.borrow_mut();
        let of_kind = numbers.entry(kind);
        let of_kind = of_kind.or_insert_with(|| LocalNumbers::of_kind(kind, self.region));
        of_kind.shown(id)
    }

    /// A record as another one refers to it in a table: by its code, else by its name and its number.
    pub fn reference(&self, record: &RecordRef) -> String {
        let code = self.code(record.kind, &record.id);
        match is_made(&record.id) {
            true => with_number(&self.name(record).unwrap_or_default(), &code),
            false => code,
        }
    }
}
