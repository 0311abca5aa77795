//! What was set aside and has no place in a list, from and to the region's list `set_aside`.
//!
//! A field that could not be read cannot stand under its own key beside the default that took its
//! place, and text that is no JSON can stand nowhere else.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use enlace_model::region::{Kind, SetAside, SetAsidePlace, SetAsideReason};

/// The region's list of fields that were set aside.
pub(super) const LIST: &str = "set_aside";

/// Something that was set aside, as it stands in the file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SetAsideEntry {
    /// The list of the record; absent: a field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    list: Option<String>,
    /// The record's id, where one could be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    /// The field of the file around the region.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    envelope: Option<String>,
    /// The field of the region or record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    /// Why it was set aside.
    reason: String,
    /// The text as it was.
    text: String,
}

/// What was set aside, as an entry of the list `set_aside`.
pub(super) fn entry_of(set_aside: &SetAside) -> SetAsideEntry {
    let mut entry = SetAsideEntry {
        list: None,
        id: None,
        envelope: None,
        field: set_aside.field.clone(),
        reason: set_aside.reason.as_str().to_owned(),
        text: set_aside.text.clone().into(),
    };
    match &set_aside.place {
        SetAsidePlace::Record { kind, id } => {
            entry.list = Some(kind.as_str().to_owned());
            entry.id = id.clone();
        }
        SetAsidePlace::Field(field) => entry.field = Some(field.clone()),
        SetAsidePlace::Envelope(field) => entry.envelope = Some(field.clone()),
    }
    entry
}

/// Reads an entry of the list `set_aside`; one that is none is itself set aside.
pub(super) fn read(raw: &RawValue) -> SetAside {
    entry(raw).unwrap_or_else(|| SetAside {
        place: SetAsidePlace::Field(LIST.to_owned()),
        text: raw.get().into(),
        reason: SetAsideReason::WrongType,
        field: None,
    })
}

fn entry(raw: &RawValue) -> Option<SetAside> {
    let entry: SetAsideEntry = serde_json::from_str(raw.get()).ok()?;
    let reason = SetAsideReason::from_text(&entry.reason)?;
    let (place, field) = match (entry.list, entry.envelope, entry.field) {
        (Some(list), None, field) => {
            let kind = Kind::from_text(&list)?;
            (SetAsidePlace::Record { kind, id: entry.id }, field)
        }
        (None, Some(field), None) => (SetAsidePlace::Envelope(field), None),
        (None, None, Some(field)) => (SetAsidePlace::Field(field), None),
        _ => return None,
    };
    Some(SetAside {
        place,
        text: entry.text.into(),
        reason,
        field,
    })
}
