//! The values of an object's fields, read one by one.

use serde::de::DeserializeOwned;
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

/// Reads a field that this version does not know.
pub(super) fn unknown(raw: &RawValue) -> Result<Value, SetAsideReason> {
    Ok(value(raw)?.map_or(Value::Null, |Once(value)| value))
}
