//! These functions give the labels of spots, values and partners.

use enlace_edit::Spot;
use enlace_edit::field::{Content, field as known, written};
use enlace_exchange::profile::Profile;
use enlace_model::{Kind, PartialDate, RecordRef, Region};
use serde_json::Value;

use crate::i18n::Words;
use crate::pages::shared::names;
use crate::pages::shared::refusal_words::decimal_mark;
use crate::state::partners::sending::Went;

/// The label of the partner whom a file is for, or who sent it back.
pub fn partner(w: Words, region: &Region, profile: &Profile) -> String {
    let named = profile.audience.partners().map(|kind| {
        let record = RecordRef::new(kind, &profile.partner);
        names::record(w, region, &record)
    });
    match named {
        Some(name) => name,
        None if profile.partner.is_empty() => w.of("audience", profile.audience.as_str()),
        None => names::code(&profile.partner),
    }
}

/// A message about what happened to a file, or that it is being made.
pub fn went(w: Words, busy: bool, went: Option<Went>) -> String {
    match (busy, went) {
        (true, _) => w.exchange_working().to_owned(),
        (false, None | Some(Went::No)) => String::new(),
        (false, Some(Went::Saved(file))) => w.exchange_saved(&file),
        (false, Some(Went::Shared)) => w.exchange_shared().to_owned(),
        (false, Some(Went::Refused)) => w.exchange_not_saved().to_owned(),
        (false, Some(Went::NotLocked)) => w.app_part_not_loaded().to_owned(),
        (false, Some(Went::NotKept(file))) => w.exchange_not_kept(&file),
    }
}

/// The label of a spot where something differs: the record or the region, and the field.
pub fn spot(w: Words, region: &Region, theirs: Option<&Region>, spot: &Spot) -> String {
    let record = |record: &RecordRef| {
        let here = enlace_edit::AnyRecord::is_there(record, region);
        let at = match here {
            true => region,
            false => theirs.unwrap_or(region),
        };
        format!(
            "{} ({})",
            names::record(w, at, record),
            w.of("one", record.kind.as_str())
        )
    };
    match spot {
        Spot::Header(name) => format!("{}: {}", w.snapshots_region_itself(), w.region_field(name)),
        Spot::Setting(id) => w.of("setting", &format!("{}.name", id.as_str())),
        Spot::SetAside(_) => w.files_set_aside().to_owned(),
        Spot::Record(it) => record(it),
        Spot::Field(it, name) => format!("{}: {}", record(it), names::field(w, it.kind, name)),
    }
}

/// The value at a spot, in words.
pub fn value(w: Words, region: &Region, spot: &Spot, text: Option<&str>) -> String {
    let Some(text) = text else {
        return match spot {
            Spot::Record(_) => w.exchange_not_there().to_owned(),
            _ => w.exchange_empty().to_owned(),
        };
    };
    let Ok(value) = serde_json::from_str::<Value>(text) else {
        return text.to_owned();
    };
    match spot {
        Spot::Record(_) => w.exchange_there().to_owned(),
        Spot::Field(record, name) => of_field(w, region, record.kind, name, &value),
        Spot::SetAside(piece) => piece.text.to_string(),
        Spot::Header(name) if name == "reference_date" => {
            w.date_of(&PartialDate::from(value.as_str().unwrap_or_default()))
        }
        // A year stands without marks between its digits.
        Spot::Header(name) if name == "target_year" => value.to_string(),
        Spot::Header(_) | Spot::Setting(_) => plain(w, &value),
    }
}

fn of_field(w: Words, region: &Region, kind: Kind, path: &str, value: &Value) -> String {
    let content = known(kind, path).map(|field| field.content);
    if let (Some(one), Value::Array(list)) = (content.and_then(Content::of_each), value) {
        let all = list.iter().map(|own| of_content(w, region, Some(one), own));
        return all.collect::<Vec<_>>().join("; ");
    }
    match (content, value) {
        (Some(Content::List(_)), Value::Array(list)) => {
            let entries = list
                .iter()
                .map(|entry| group(w, region, kind, path, true, entry));
            entries.collect::<Vec<_>>().join("; ")
        }
        (None, Value::Object(_)) => group(w, region, kind, path, false, value),
        _ => of_content(w, region, content, value),
    }
}

/// A value that has no fields of its own.
fn of_content(w: Words, region: &Region, content: Option<Content>, value: &Value) -> String {
    let text = value.as_str().unwrap_or_default();
    match (content, value) {
        (Some(Content::Reference(of)), _) => names::record(w, region, &RecordRef::new(of, text)),
        (Some(Content::Choice(_)), _) => match w.knows(&format!("option.{text}")) {
            true => w.of("option", text),
            false => text.to_owned(),
        },
        (Some(Content::YesNo), _) => w.table_yes().to_owned(),
        (Some(content), value) => written(content, Some(value), decimal_mark(w)),
        (None, value) => plain(w, value),
    }
}

/// The fields of a group, or of an entry of a list.
fn group(w: Words, region: &Region, kind: Kind, path: &str, entry: bool, value: &Value) -> String {
    let fields = value.as_object().into_iter().flatten();
    let fields = fields.map(|(key, value)| {
        let inside = match entry {
            true => format!("{path}[0].{key}"),
            false => format!("{path}.{key}"),
        };
        let said = of_field(w, region, kind, &inside, value);
        format!("{} {said}", names::field(w, kind, &inside))
    });
    fields.collect::<Vec<_>>().join(", ")
}

fn plain(w: Words, value: &Value) -> String {
    match value {
        Value::String(text) => names::code(text),
        Value::Number(number) => number
            .as_f64()
            .map_or_else(String::new, |it| w.number(it, 4)),
        Value::Bool(true) => w.table_yes().to_owned(),
        Value::Bool(false) => w.table_no().to_owned(),
        Value::Null => String::new(),
        // What is in them is written for programs.
        Value::Array(list) => w.table_entries(list.len() as f64),
        Value::Object(fields) => w.table_entries(fields.len() as f64),
    }
}
