//! These functions give the label of a step of the history, such as "Paste 40 needs".

use enlace_edit::{AnyRecord, Step};
use enlace_model::{Kind, PartialDate, RecordRef, Region};

use crate::i18n::{UNKNOWN, Words};
use crate::pages::shared::names;

/// A step in a few words. A record that is no longer there is called by its kind.
pub fn name(w: Words, region: &Region, step: &Step) -> String {
    let given = |key: &str| {
        let mut values = step.values.iter();
        values
            .find(|(own, _)| own == key)
            .map(|(_, value)| value.as_str())
    };
    let kind = given("kind").and_then(Kind::from_text);
    let count = given("count")
        .and_then(|count| count.parse().ok())
        .unwrap_or(1);
    let mut values: Vec<(&str, String)> = Vec::new();
    if let Some(kind) = kind {
        let what = w.counted_records(kind.as_str(), count);
        if let Some(field) = given("field") {
            values.push(("field", names::field(w, kind, field)));
            let record = given("record").map(|id| RecordRef::new(kind, id));
            let there = record.filter(|record| AnyRecord::is_there(record, region));
            let named = there.map(|record| names::record(w, region, &record));
            values.push(("record", named.unwrap_or_else(|| what.clone())));
        }
        values.push(("what", what));
    } else {
        // Of a step whose contacts were forgotten nothing is said any more.
        values.push(("what", UNKNOWN.to_owned()));
    }
    for (key, value) in &step.values {
        let words = match key.as_str() {
            "setting" => w.of("setting", &format!("{value}.name")),
            "problem" => w.of("problem", value),
            "state" => w.of("option", value),
            "date" => w.date_of(&PartialDate::from(value.as_str())),
            _ => names::code(value),
        };
        values.push((key, words));
    }
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    w.with("op", &step.op, &values)
}

/// The same within a sentence: "Undo: paste 40 needs".
pub fn in_sentence(w: Words, region: &Region, step: &Step) -> String {
    let name = name(w, region, step);
    let mut letters = name.chars();
    let first = letters.next().map(char::to_lowercase);
    first.into_iter().flatten().chain(letters).collect()
}
