//! One record from and to its text.
//!
//! Both ways start from the kind and not from a type, so that the code for each kind is there once.

use std::collections::btree_map::Entry;

use serde_json::value::RawValue;

use crate::json::entries::Entries;
use crate::json::path::{before, path_after};
use enlace_model::kinds;
use enlace_model::region::{Kind, Record, Region, SetAside, SetAsidePlace, SetAsideReason};

/// Reads one record into its list. One that cannot be read, or whose id the list has already,
/// comes back as what is to be set aside.
pub fn read_record(kind: Kind, text: &str, region: &mut Region) -> Result<(), Box<SetAside>> {
    macro_rules! read {
        ($( $(#[doc = $doc:literal])* $kind:ident, $id:ident, $id_field:ident, $table:ident; )*) => {
            $(if kind == Kind::$kind {
                return read_into::<enlace_model::$kind>(text, region);
            })*
        };
    }
    kinds!(read);
    Ok(())
}

/// Writes records of a list, each compact in one line, into the heaps that their ids belong to;
/// those that belong nowhere are left out.
pub fn write_records(
    kind: Kind,
    region: &Region,
    heap: &dyn Fn(&str) -> Option<usize>,
    heaps: &mut [Vec<String>],
) {
    macro_rules! write {
        ($( $(#[doc = $doc:literal])* $kind:ident, $id:ident, $id_field:ident, $table:ident; )*) => {
            $(if kind == Kind::$kind {
                write_from::<enlace_model::$kind>(region, heap, heaps);
            })*
        };
    }
    kinds!(write);
}

fn read_into<T: Record>(text: &str, region: &mut Region) -> Result<(), Box<SetAside>> {
    let record: T =
        serde_json::from_str(text).map_err(|error| Box::new(unread(T::KIND, text, &error)))?;
    match T::table_mut(region).entry(record.id().clone()) {
        Entry::Vacant(place) => {
            place.insert(record);
            Ok(())
        }
        Entry::Occupied(_) => {
            let reason = SetAsideReason::DuplicateId;
            Err(Box::new(set_aside(T::KIND, text, reason, None)))
        }
    }
}

fn write_from<T: Record>(
    region: &Region,
    heap: &dyn Fn(&str) -> Option<usize>,
    heaps: &mut [Vec<String>],
) {
    for (id, record) in T::table(region) {
        if let Some(heap) = heap(id.as_ref()).and_then(|heap| heaps.get_mut(heap)) {
            let line = serde_json::to_string(record).expect("a record is an object with text keys");
            heap.push(line);
        }
    }
}

fn unread(kind: Kind, text: &str, error: &serde_json::Error) -> SetAside {
    let (reason, field) = why(text, error);
    set_aside(kind, text, reason, field)
}

/// A record that is set aside, with its id where one can be read.
fn set_aside(kind: Kind, text: &str, reason: SetAsideReason, field: Option<String>) -> SetAside {
    let id = Entries::of(text).and_then(|e| e.first(kind.id_field()).and_then(text_of));
    SetAside {
        place: SetAsidePlace::Record { kind, id },
        text: text.into(),
        reason,
        field,
    }
}

fn text_of(raw: &RawValue) -> Option<String> {
    serde_json::from_str(raw.get()).ok()
}

/// Why a record cannot be read, and at which field.
fn why(text: &str, error: &serde_json::Error) -> (SetAsideReason, Option<String>) {
    let path = path_after(before(text, error));
    if !error.is_data() {
        // Deep inside, the path would be as long as the text is deep.
        let field = path.and_then(|p| Some(p.split(['[', '.']).next()?.to_owned()));
        return (SetAsideReason::Unreadable, field);
    }
    let message = error.to_string();
    let named = |start: &str| {
        let name = message.strip_prefix(start)?.split('`').next()?;
        Some(match &path {
            Some(path) if path.rsplit('.').next() == Some(name) => path.clone(),
            Some(path) => format!("{path}.{name}"),
            None => name.to_owned(),
        })
    };
    if let Some(field) = named("missing field `") {
        (SetAsideReason::MissingField, Some(field))
    } else if let Some(field) = named("duplicate field `") {
        (SetAsideReason::DuplicateField, Some(field))
    } else {
        (SetAsideReason::WrongType, path)
    }
}
