//! These functions give the words of a setting's value, and read what a person typed as one.

use enlace_edit::field::{Fault, read_setting, written_number};
use enlace_model::SettingId;
use enlace_model::setting_spec::{SettingSpec, SettingUnit};

use crate::i18n::Words;
use crate::pages::shared::refusal_words::decimal_mark;

/// The value of a setting as a person types it; empty where it follows another one.
pub fn typed_value(w: Words, value: f64) -> String {
    match value.is_nan() {
        true => String::new(),
        false => written_number(value, decimal_mark(w)),
    }
}

/// The value that a person typed for a setting; `None` where the field was emptied, which means the
/// default.
pub fn typed_setting(w: Words, id: SettingId, text: &str) -> Result<Option<f64>, Fault> {
    match text.trim() {
        "" => Ok(None),
        text => read_setting(id, text, decimal_mark(w)).map(Some),
    }
}

/// The value of a setting in words.
pub fn value_in_words(w: Words, spec: &SettingSpec, value: f64) -> String {
    match spec.unit {
        SettingUnit::Flag if value != 0.0 => w.settings_on().to_owned(),
        SettingUnit::Flag => w.settings_off().to_owned(),
        _ if value.is_nan() => w.settings_follows().to_owned(),
        SettingUnit::Year => format!("{value}"),
        _ => w.number(value, 4),
    }
}

/// The value of a setting with its unit.
pub fn value_with_unit(w: Words, spec: &SettingSpec, value: f64) -> String {
    let said = value_in_words(w, spec, value);
    match spec.unit {
        _ if value.is_nan() => said,
        SettingUnit::Share => w.percent_of(value),
        SettingUnit::Years => w.value_years(value, &said),
        SettingUnit::Minutes => w.value_minutes(value, &said),
        SettingUnit::Persons => w.value_pupils(value, &said),
        SettingUnit::KilometresPerHour => format!("{said} {}", unit_in_words(w, spec.unit)),
        _ => said,
    }
}

/// The unit of a setting in words.
pub fn unit_in_words(w: Words, unit: SettingUnit) -> String {
    let id = match unit {
        SettingUnit::Flag => "flag",
        SettingUnit::Years => "years",
        SettingUnit::Year => "year",
        SettingUnit::Share => "share",
        SettingUnit::Persons => "persons",
        SettingUnit::Minutes => "minutes",
        SettingUnit::Factor => "factor",
        SettingUnit::KilometresPerHour => "kilometres_per_hour",
        SettingUnit::Count => "count",
        SettingUnit::Weight => "weight",
        SettingUnit::Ratio => "ratio",
    };
    w.of("unit", id)
}
