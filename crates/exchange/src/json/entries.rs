//! The values of an object's fields, read one by one.

use std::fmt;

use serde::de::{DeserializeOwned, Deserializer, SeqAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

pub(super) use enlace_model::entries::Entries;
use enlace_model::region::SetAsideReason;
use enlace_model::unique_keys::Once;

/// Reads one field; `null` is a field that is not there.
pub(super) fn value<T: DeserializeOwned>(raw: &RawValue) -> Result<Option<T>, SetAsideReason> {
    serde_json::from_str(raw.get()).map_err(|error| {
        if !error.is_data() {
            SetAsideReason::Unreadable
        } else if error.to_string().starts_with("duplicate field") {
            SetAsideReason::DuplicateField
        } else {
            SetAsideReason::WrongType
        }
    })
}

/// A file with more values than this is not opened, or what this version does not know of it could fill the
/// memory: in a region that fills the largest file there are some four million.
pub(super) const MOST_VALUES: usize = 6_000_000;

/// Whether a text holds more values than that; counted by the commas between them.
pub(super) fn has_too_many_values(text: &str) -> bool {
    let commas = || text.bytes().filter(|byte| *byte == b',').count();
    text.len() > MOST_VALUES && commas() > MOST_VALUES
}

/// Reads a field that this version does not know.
pub(super) fn unknown(raw: &RawValue) -> Result<Value, SetAsideReason> {
    Ok(value(raw)?.map_or(Value::Null, |Once(value)| value))
}

/// Gives every entry of a list to `take`, one after the other, so that a list of millions needs no
/// memory; `null` has none. An error where the text is something else.
pub(super) fn each_entry(
    raw: &RawValue,
    take: &mut dyn FnMut(&RawValue),
) -> serde_json::Result<()> {
    serde_json::Deserializer::from_str(raw.get()).deserialize_any(EntryVisitor(take))
}

struct EntryVisitor<'a>(&'a mut dyn FnMut(&RawValue));

impl<'de> Visitor<'de> for EntryVisitor<'_> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }
    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(entry) = list.next_element::<&RawValue>()? {
            (self.0)(entry);
        }
        Ok(())
    }
}
