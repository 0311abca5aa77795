//! A region made unrecognisable, so that a fault can be looked for in a file that tells nothing: the same
//! seed scrambles the same way.
//!
//! What stays is listed in [`harmless`]; everything else is scrambled, at every depth: texts, codes and ids,
//! counts, choices that nobody knows, and the names and values of unknown fields. Records find each other by
//! their new ids as they did by their old ones.

mod harmless;
mod new_ids;
mod numbers;
mod words;

use enlace_edit::AnyRecord;
use enlace_edit::field::{Content, Measure};
use enlace_model::{Kind, Region};
use serde_json::{Map, Value};

use crate::profile::scramble::new_ids::NewIds;
use crate::profile::scramble::numbers::RecordNumbers;
use crate::profile::scramble::words::ScrambledWords;
use crate::profile::whitelist::field_at;

/// Scrambles everything that could tell who or how many.
pub(super) fn scramble(region: &mut Region, seed: &str) {
    let words = ScrambledWords { seed };
    let mut ids = NewIds::of(region, words);
    for &kind in Kind::ALL {
        let mut records = Vec::new();
        AnyRecord::each_text(kind, region, &mut |id, text| {
            let mut scrambler = RecordScrambler {
                kind,
                numbers: RecordNumbers::of(words, id),
                words,
                ids: &mut ids,
            };
            let read = serde_json::from_str(text).map(|own| scrambler.object(own, ""));
            let scrambled = read.expect("a record is an object");
            let text = Value::Object(scrambled).to_string();
            records.push(AnyRecord::read(kind, &text).expect("each value keeps its type"));
        });
        region.retain(kind, &|_| false);
        for record in records {
            if let Some(change) = AnyRecord::change(None, Some(record)) {
                region.apply(&change);
            }
        }
    }
    scramble_header(region, words);
}

/// What is said of the region as a whole; the rest of it was left out before.
fn scramble_header(region: &mut Region, words: ScrambledWords) {
    let header = &mut region.header;
    header.id = words.uuid(0, header.id.as_str()).into();
    header.name = words.text(&header.name);
    let place = |text: &String| match harmless::is_territory(text) {
        true => text.clone(),
        false => words.text(text),
    };
    header.country = header.country.as_ref().map(place);
    header.nuts = header.nuts.as_ref().map(place);
    if header.reference_date.day().is_none() {
        header.reference_date = words.text(header.reference_date.as_str()).as_str().into();
    }
    let numbers = RecordNumbers::of(words, "");
    let year = numbers.scrambled(f64::from(header.target_year.0), Measure::Year);
    header.target_year.0 = year as i32;
    header.sources.clear();
    header.illustration = None;
    header.code_lists.clear();
}

/// Scrambles one record.
struct RecordScrambler<'a, 's> {
    kind: Kind,
    numbers: RecordNumbers,
    words: ScrambledWords<'s>,
    ids: &'a mut NewIds<'s>,
}

impl RecordScrambler<'_, '_> {
    /// The record, or the group of fields at a path.
    fn object(&mut self, fields: Map<String, Value>, path: &str) -> Map<String, Value> {
        let mut scrambled = Map::new();
        for (key, value) in fields {
            let inside = match path {
                "" => key.clone(),
                _ => format!("{path}.{key}"),
            };
            let (key, value) = match harmless::is_named(self.kind, &inside) {
                true => (key, self.known(value, &inside)),
                false => {
                    let is_taken = |name: &str| {
                        let inside = inside.strip_suffix(&key).unwrap_or_default();
                        scrambled.contains_key(name)
                            || harmless::is_named(self.kind, &format!("{inside}{name}"))
                    };
                    (self.words.name(&key, is_taken), self.unknown(value))
                }
            };
            scrambled.insert(key, value);
        }
        scrambled
    }

    /// The value of a field that has a name here.
    fn known(&mut self, value: Value, path: &str) -> Value {
        if path == self.kind.id_field() {
            return self.reference(value, self.kind);
        }
        if path == harmless::OUTLINE {
            return match harmless::shape(&value) {
                Some(shape) => shape,
                None => self.unknown(value),
            };
        }
        let content = field_at(self.kind, path).map(|field| field.content);
        match (content, value) {
            (Some(Content::Reference(of)), value) => self.reference(value, of),
            (Some(Content::References(of)), Value::Array(ids)) => {
                ids.into_iter().map(|id| self.reference(id, of)).collect()
            }
            (Some(Content::Choices(choices)), Value::Array(texts)) => {
                let texts = texts.into_iter().map(|text| match text.as_str() {
                    Some(known) if choices.contains(&known) => text,
                    _ => self.unknown(text),
                });
                texts.collect()
            }
            (Some(Content::Number(measure)), Value::Number(number)) => {
                self.numbers.number(&number, measure, self.kind)
            }
            (Some(Content::Coded(list)), Value::String(code)) => {
                harmless::code(&code, list, self.words).into()
            }
            (Some(Content::YesNo), Value::Bool(own)) => own.into(),
            (Some(content), Value::String(text)) => {
                match harmless::is_text(&text, self.kind, path, content) {
                    true => text.into(),
                    false => self.words.text(&text).into(),
                }
            }
            (Some(Content::List(_)), Value::Array(list)) => {
                let entries = list.into_iter().map(|entry| match entry {
                    Value::Object(fields) => self.object(fields, path).into(),
                    other => self.unknown(other),
                });
                entries.collect()
            }
            (None, Value::Object(fields)) => self.object(fields, path).into(),
            (_, value) => self.unknown(value),
        }
    }

    fn reference(&mut self, value: Value, of: Kind) -> Value {
        match value {
            Value::String(id) => self.ids.new_id(of, &id).into(),
            other => self.unknown(other),
        }
    }

    /// A value of which nothing is known: it may count people, or name them, also in its fields' names.
    fn unknown(&mut self, value: Value) -> Value {
        match value {
            Value::String(text) => self.words.text(&text).into(),
            Value::Number(number) => self.numbers.number(&number, Measure::Persons, self.kind),
            Value::Array(list) => list.into_iter().map(|entry| self.unknown(entry)).collect(),
            Value::Object(fields) => {
                let mut scrambled = Map::new();
                for (key, value) in fields {
                    let key = self.words.name(&key, |name| scrambled.contains_key(name));
                    scrambled.insert(key, self.unknown(value));
                }
                scrambled.into()
            }
            plain => plain,
        }
    }
}
