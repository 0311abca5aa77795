//! What may stay as it is in a region that is scrambled: it tells nobody's name, or is of the place and not
//! of the people. Whatever is not listed here is scrambled.

use enlace_edit::field::{CodeList, Content, Field, fields};
use enlace_model::field::HarmlessText;
use enlace_model::{Kind, PartialDate};
use serde_json::{Value, json};

use crate::profile::NamedFields;
use crate::profile::scramble::words::ScrambledWords;
use crate::profile::whitelist::field_at;

/// The field of a municipality in which its shape stands.
pub(super) const OUTLINE: &str = "outline";

/// Classifications of sectors whose names say nothing of anybody.
const CLASSIFICATIONS: [&str; 6] = [
    "CAE-Rev.3",
    "CAE-Rev.4",
    "NACE-Rev.2",
    "NACE-Rev.2.1",
    "CNAE-2009",
    "CNAE-2025",
];

/// Whether a field, or a group of fields, is one of the format's, so that its name may stay.
pub(super) fn is_named(kind: Kind, path: &str) -> bool {
    kind.rows().iter().any(|row| row.name == path)
        || field_at(kind, path).is_some()
        || is_group_in_list(kind, path)
}

/// Whether a path is that of a group of fields within the entries of a list.
fn is_group_in_list(kind: Kind, path: &str) -> bool {
    fields(kind).iter().any(|list| match list.content {
        Content::List(entry) => {
            let inside = path
                .strip_prefix(list.id)
                .and_then(|rest| rest.strip_prefix('.'));
            let is_before = |field: &Field, group: &str| {
                let rest = field.id.strip_prefix(group);
                rest.is_some_and(|rest| rest.starts_with('.'))
            };
            inside.is_some_and(|group| entry.iter().any(|field| is_before(field, group)))
        }
        _ => false,
    })
}

/// Whether a text may stay: a known choice, a day, or what the field's row calls harmless.
pub(super) fn is_text(text: &str, kind: Kind, path: &str, content: Content) -> bool {
    match content {
        Content::Choice(choices) => choices.contains(&text),
        Content::Date => PartialDate::from(text).day().is_some(),
        _ => match NamedFields::All
            .row(kind.rows(), path)
            .and_then(|row| row.harmless)
        {
            Some(HarmlessText::Classification) => CLASSIFICATIONS.contains(&text),
            Some(HarmlessText::Territory) => is_territory(text),
            None => false,
        },
    }
}

/// Whether a text is written as the code of a country or of a NUTS territory: `PT`, `PT112`.
pub(super) fn is_territory(text: &str) -> bool {
    let (country, rest) = match text.split_at_checked(2) {
        Some(parts) => parts,
        None => return false,
    };
    let is_part = |byte: u8| byte.is_ascii_digit() || byte.is_ascii_uppercase();
    country.bytes().all(|byte| byte.is_ascii_uppercase())
        && rest.len() <= 3
        && rest.bytes().all(is_part)
        // A word of capital letters is none.
        && rest.bytes().next().is_none_or(|byte| byte.is_ascii_digit())
}

/// A code of an official list as far as many share it: of a sector its division.
pub(super) fn code(code: &str, list: CodeList, words: ScrambledWords) -> String {
    let digits = code.bytes().all(|byte| byte.is_ascii_digit());
    let may_stay = match list {
        CodeList::Cnaef => digits && code.len() <= 3,
        CodeList::IscedF | CodeList::Occupations => digits && code.len() <= 4,
        CodeList::Sectors => {
            let is_section = code.len() == 1 && code.bytes().all(|byte| byte.is_ascii_uppercase());
            is_section || (digits && code.len() <= 2)
        }
        CodeList::Areas => false,
    };
    match list {
        _ if may_stay => code.to_owned(),
        CodeList::Sectors if digits && code.len() <= 5 => {
            let (division, rest) = code.split_at(2);
            division.to_owned() + &words.digits(code, rest.len())
        }
        _ => words.text(code),
    }
}

/// An outline without anything else that stands in it: the type of its shape and the points. `None` where
/// it is none.
pub(super) fn shape(outline: &Value) -> Option<Value> {
    fn are_points(value: &Value) -> bool {
        match value {
            Value::Array(list) => list.iter().all(are_points),
            Value::Number(number) => number.as_f64().is_some_and(|number| number.abs() <= 180.0),
            _ => false,
        }
    }
    let kind = outline.get("type")?.as_str()?;
    let points = outline.get("coordinates").filter(|it| are_points(it))?;
    ["Polygon", "MultiPolygon"]
        .contains(&kind)
        .then(|| json!({ "type": kind, "coordinates": points }))
}
