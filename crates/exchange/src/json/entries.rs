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

/// A file that would take more memory than this, in megabytes, is not opened: what this version does not know
/// of it, or millions of records that say next to nothing, could end the program.
pub(super) const MOST_MEGABYTES: usize = 800;

/// Whether reading a text could take more memory than that.
pub(super) fn takes_too_much_memory(text: &str) -> bool {
    // A group takes two letters at least.
    text.len() / 2 > MOST_MEGABYTES * 1_000_000 / GROUP
        && most_memory(text) > MOST_MEGABYTES * 1_000_000
}

/// What a group, a list and a value take at most when they are read, in bytes, as it was measured.
const GROUP: usize = 850;
const LIST: usize = 140;
const VALUE: usize = 120;

/// How many bytes reading a text takes at most, counted by its signs.
fn most_memory(text: &str) -> usize {
    let cost = |byte: u8| match byte {
        b'{' => GROUP,
        b'[' => LIST,
        b',' => VALUE,
        _ => 0,
    };
    let costs = text.bytes().map(cost);
    costs.fold(0, usize::saturating_add)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::LARGEST_FILE;

    #[test]
    fn a_region_as_large_as_the_largest_file_is_not_taken_for_one_that_fills_the_memory() {
        let ave = include_str!("../../../../public/samples/ave.json");
        let times = LARGEST_FILE / ave.len();
        assert!(times > 100 && most_memory(ave) * times < MOST_MEGABYTES * 1_000_000);
    }
}
