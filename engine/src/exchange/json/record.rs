//! One record from and to its text.

use serde_json::value::RawValue;

use crate::exchange::json::entries::Entries;
use crate::model::record::Record;
use crate::model::region::{SetAside, SetAsidePlace, SetAsideReason};

/// Reads one record. One that cannot be read comes back as what is to be set aside.
pub fn read_record<T: Record>(text: &str) -> Result<T, Box<SetAside>> {
    serde_json::from_str(text).map_err(|_| {
        let (reason, field) = why::<T>(text);
        Box::new(set_aside::<T>(text, reason, field))
    })
}

/// Writes one record, compact, in one line.
pub fn write_record<T: Record>(record: &T) -> String {
    serde_json::to_string(record).expect("a record is an object with text keys")
}

/// A record that is set aside, with its id where one can be read.
pub(super) fn set_aside<T: Record>(
    text: &str,
    reason: SetAsideReason,
    field: Option<String>,
) -> SetAside {
    let id = Entries::of(text).and_then(|e| e.first(T::KIND.id_field()).and_then(text_of));
    SetAside {
        place: SetAsidePlace::Record { kind: T::KIND, id },
        text: text.into(),
        reason,
        field,
    }
}

fn text_of(raw: &RawValue) -> Option<String> {
    serde_json::from_str(raw.get()).ok()
}

/// Why a record cannot be read, and at which field. Reads it again with the path written down,
/// which costs time that records without fault do not pay.
fn why<T: Record>(text: &str) -> (SetAsideReason, Option<String>) {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let Err(error) = serde_path_to_error::deserialize::<_, T>(&mut deserializer) else {
        // The record is whole, and something follows it.
        return (SetAsideReason::Unreadable, None);
    };
    let path = match error.path().to_string() {
        root if root == "." => None,
        path => Some(path),
    };
    let error = error.into_inner();
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
