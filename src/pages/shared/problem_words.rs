//! These functions say in words where a problem is and what it is about: no id that only the program
//! reads, no field or list by its name in the file, numbers and dates as the language writes them.

use enlace_model::check::{Problem, ProblemPlace};
use enlace_model::{Kind, PartialDate, RecordRef, Region, SettingId};

use crate::i18n::Words;
use crate::pages::shared::names;

/// What the problem is about beyond its name; empty where there is nothing more to say.
pub fn said(w: Words, region: &Region, problem: &Problem) -> String {
    let values: Vec<(&'static str, String)> = problem
        .values()
        .into_iter()
        .map(|(key, value)| (key, value_in_words(w, region, problem, key, value)))
        .collect();
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let template = format!("{}.values", problem.id());
    if w.knows(&format!("problem.{template}")) {
        return w.with("problem", &template, &values);
    }
    let shown = values.iter().filter(|(key, _)| !is_checksum(key));
    shown.map(|(_, v)| *v).collect::<Vec<_>>().join(" · ")
}

/// Whether a value is a checksum, which no person compares.
fn is_checksum(key: &str) -> bool {
    matches!(key, "stated" | "found")
}

fn value_in_words(
    w: Words,
    region: &Region,
    problem: &Problem,
    key: &str,
    value: String,
) -> String {
    let record = |kind: Kind| names::record(w, region, &RecordRef::new(kind, &*value));
    match key {
        "list" => w.of("kind", &value),
        "code" => names::code(&value),
        "other" => match &problem.place {
            ProblemPlace::Record { record: own, .. } => record(own.kind),
            _ => names::code(&value),
        },
        "from" => record(Kind::Qualification),
        "municipality" => record(Kind::Municipality),
        "circle" => {
            let codes = value.split_whitespace();
            let named = codes
                .map(|code| names::record(w, region, &RecordRef::new(Kind::Qualification, code)));
            named.collect::<Vec<_>>().join(" → ")
        }
        "smaller" | "larger" => match SettingId::from_text(&value) {
            Some(id) => w.of("setting", &format!("{}.name", id.as_str())),
            None => value,
        },
        "date" => w.date_of(&PartialDate::from(value.as_str())),
        // Years stand without marks between their digits.
        "year" | "target" | "reference" | "version" | "known" => value,
        "text" | "value" if value.parse::<f64>().is_err() => value,
        "shown" | "text" | "system" => value,
        _ => match value.parse::<f64>() {
            Ok(number) => w.number(number, 5),
            Err(_) => value,
        },
    }
}

/// Where the problem is.
pub fn place(w: Words, region: &Region, place: &ProblemPlace) -> String {
    let with = |what: String, field: Option<String>| match field {
        Some(field) => format!("{what} ({field})"),
        None => what,
    };
    match place {
        ProblemPlace::File { field } => {
            let field = field.as_deref().map(|field| w.region_field(field));
            with(w.problems_file().to_owned(), field)
        }
        ProblemPlace::Region { field } => {
            let field = field.as_deref().map(|field| region_field(w, field));
            with(region.header.name.clone(), field)
        }
        ProblemPlace::Setting(id) => w.of("setting", &format!("{}.name", id.as_str())),
        ProblemPlace::List(kind) => w.of("kind", kind.as_str()),
        ProblemPlace::Record { record, field } => {
            let kind = w.of("kind", record.kind.as_str());
            let field = field
                .as_deref()
                .map(|path| names::field(w, record.kind, path));
            with(
                format!("{kind}: {}", names::record(w, region, record)),
                field,
            )
        }
    }
}

/// A field of the region, or one of its lists.
fn region_field(w: Words, field: &str) -> String {
    match Kind::from_text(field) {
        Some(list) => w.of("kind", list.as_str()),
        None => w.region_field(field),
    }
}
