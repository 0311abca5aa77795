//! One record from and to its text.

use serde_json::value::RawValue;

use crate::exchange::json::entries::Entries;
use crate::exchange::json::path::{before, path_after};
use crate::model::record::Record;
use crate::model::region::{Kind, SetAside, SetAsidePlace, SetAsideReason};

/// Reads one record. One that cannot be read comes back as what is to be set aside.
pub fn read_record<T: Record>(text: &str) -> Result<T, Box<SetAside>> {
    serde_json::from_str(text).map_err(|error| Box::new(unread(T::KIND, text, &error)))
}

/// Writes one record, compact, in one line.
pub fn write_record<T: Record>(record: &T) -> String {
    serde_json::to_string(record).expect("a record is an object with text keys")
}

fn unread(kind: Kind, text: &str, error: &serde_json::Error) -> SetAside {
    let (reason, field) = why(text, error);
    set_aside(kind, text, reason, field)
}

/// A record that is set aside, with its id where one can be read.
pub(super) fn set_aside(
    kind: Kind,
    text: &str,
    reason: SetAsideReason,
    field: Option<String>,
) -> SetAside {
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
