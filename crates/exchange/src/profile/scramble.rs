//! Names, words and numbers of a region made unrecognisable, so that a fault can be looked for in a
//! file that tells nothing: the same seed scrambles the same way.
//!
//! Official codes, ids, dates and what stands in short lists stay, since faults hang on them. Texts
//! keep their length and marks, numbers their order within a record.

use serde_json::{Number, Value};
use sha2::{Digest, Sha256};

use enlace_edit::AnyRecord;
use enlace_edit::field::document::Document;
use enlace_edit::field::{Content, Field, Measure, fields};
use enlace_model::{Kind, Region};

/// Scrambles everything that could tell who or how many.
pub(super) fn scramble(region: &mut Region, seed: &str) {
    for &kind in Kind::ALL {
        let mut records = Vec::new();
        AnyRecord::each_text(kind, region, &mut |id, text| {
            let scrambler = Scrambler::of(seed, id);
            let mut document = Document::of(text);
            let names: Vec<String> = document.names().map(str::to_owned).collect();
            for name in &names {
                let Some(text) = document.field_text(name) else {
                    continue;
                };
                let Ok(mut value) = serde_json::from_str(text) else {
                    continue;
                };
                scramble_field(&mut value, name, fields(kind), &scrambler);
                document.set_field_text(name, Some(&value.to_string()));
            }
            records.extend(AnyRecord::read(kind, &document.text()));
        });
        region.retain(kind, &|_| false);
        for record in records {
            if let Some(change) = AnyRecord::change(None, Some(record)) {
                region.apply(&change);
            }
        }
    }
    let scrambler = Scrambler::of(seed, "");
    let header = &mut region.header;
    header.name = scrambler.text(&header.name);
    header.sources.clear();
    header.illustration = None;
}

/// Scrambles what stands under a name, however deep; what no list of fields knows is taken for text.
fn scramble_field(value: &mut Value, path: &str, known: &[Field], scrambler: &Scrambler) {
    let found = known.iter().find(|field| field.id == path);
    match (found.map(|field| field.content), value) {
        (Some(Content::List(inner)), Value::Array(list)) => {
            for entry in list {
                each(entry, "", inner, scrambler);
            }
        }
        (Some(Content::Number(measure)), Value::Number(number)) => {
            scrambler.number(number, measure)
        }
        // What no field is known for may count people.
        (None, Value::Number(number)) => scrambler.number(number, Measure::Persons),
        (Some(Content::Text | Content::LongText | Content::Texts(None)) | None, value) => {
            match value {
                Value::String(text) if found.is_some() || !is_key(path) => {
                    *text = scrambler.text(text)
                }
                Value::Array(list) => list.iter_mut().for_each(|entry| match entry {
                    Value::String(text) => *text = scrambler.text(text),
                    other => each(other, path, known, scrambler),
                }),
                object @ Value::Object(_) => each(object, path, known, scrambler),
                _ => {}
            }
        }
        _ => {}
    }
}

/// Ids are no words: records find each other by them.
fn is_key(path: &str) -> bool {
    matches!(path, "id" | "code")
}

fn each(value: &mut Value, path: &str, known: &[Field], scrambler: &Scrambler) {
    // An outline stays: it is of the place and not of the people.
    if path == "outline" {
        return;
    }
    for (key, value) in value.as_object_mut().into_iter().flatten() {
        let inside = match path {
            "" => key.clone(),
            _ => format!("{path}.{key}"),
        };
        scramble_field(value, &inside, known, scrambler);
    }
}

/// What decides how a record is scrambled.
struct Scrambler<'a> {
    seed: &'a str,
    of_record: [u8; 32],
}

impl<'a> Scrambler<'a> {
    fn of(seed: &'a str, id: &str) -> Self {
        Self {
            seed,
            of_record: sum(&[seed, id], 0),
        }
    }

    /// Letters for letters and digits for digits; everything else keeps its place. The same text
    /// becomes the same everywhere, so that what belongs together still does.
    fn text(&self, text: &str) -> String {
        let mut rolls: Vec<u8> = Vec::new();
        let letters = text.chars().enumerate().map(|(i, letter)| {
            if i == rolls.len() {
                rolls.extend_from_slice(&sum(&[self.seed, text], i as u64));
            }
            let pick = |from: u8, count: u8| char::from(from + rolls[i] % count);
            match letter {
                c if c.is_uppercase() => pick(b'A', 26),
                c if c.is_alphabetic() => pick(b'a', 26),
                c if c.is_numeric() => pick(b'0', 10),
                c => c,
            }
        });
        letters.collect()
    }

    /// All counts of a record grow or shrink by one factor; years, levels and places stay.
    fn number(&self, number: &mut Number, measure: Measure) {
        let share =
            f64::from(u16::from_be_bytes([self.of_record[0], self.of_record[1]])) / 65_536.0;
        let Some(old) = number.as_f64() else { return };
        let range = measure.range();
        let new = match measure {
            Measure::Persons
            | Measure::Inhabitants
            | Measure::Hours
            | Measure::Credits
            | Measure::Euros
            | Measure::Businesses
            | Measure::Minutes => (old * (0.5 + 1.5 * share)).round(),
            Measure::Classes => (old * (0.5 + 1.5 * share) * 2.0).round() / 2.0,
            Measure::Share | Measure::Fill => (old * (0.5 + 0.5 * share) * 1000.0).round() / 1000.0,
            _ => return,
        };
        // What was beyond all bounds stays so: it may be the fault that is looked for.
        let new = match range.least <= old && old <= range.greatest {
            true => new.clamp(range.least, range.greatest),
            false => old,
        };
        let whole = new.fract() == 0.0 && new.abs() < 9e15;
        let found = match whole {
            true => Some(Number::from(new as i64)),
            false => Number::from_f64(new),
        };
        if let Some(found) = found {
            *number = found;
        }
    }
}

fn sum(parts: &[&str], count: u64) -> [u8; 32] {
    let mut sum = Sha256::new();
    for part in parts {
        sum.update((part.len() as u64).to_be_bytes());
        sum.update(part);
    }
    sum.update(count.to_be_bytes());
    sum.finalize().into()
}
