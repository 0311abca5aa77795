//! The value of a field in short: records by their names, choices in words, lists by how many they hold.

use enlace_edit::field::{Content, written};
use enlace_model::{RecordRef, Region};
use serde_json::Value;

use crate::i18n::Words;
use crate::pages::shared::names;
use crate::pages::shared::refusal_words::decimal_mark;

/// A value in short.
pub fn value(w: Words, region: &Region, content: Content, value: &Value) -> String {
    match (content, value) {
        (Content::List(_), Value::Array(entries)) => w.table_entries(entries.len() as f64),
        (Content::Reference(kind), Value::String(id)) => {
            names::record(w, region, &RecordRef::new(kind, id))
        }
        (Content::Choice(_), Value::String(choice)) => names::option(w, choice),
        (Content::YesNo, Value::Bool(true)) => w.table_yes().to_owned(),
        _ => written(content, Some(value), decimal_mark(w)),
    }
}
