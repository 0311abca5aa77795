//! What is left of a record, or of what is said of the region, when only named fields go in, at every depth.

use crate::profile::NamedFields;
use enlace_edit::field::record_text::RecordText;
use enlace_edit::field::{Content, Field, Presence, fields};
use enlace_model::entries::Entries;
use enlace_model::record::UnknownFields;
use enlace_model::region::{Header, Illustration, Source};
use enlace_model::{Kind, PartialDate};
use serde_json::Value;
use serde_json::value::RawValue;

/// The fields of a record that are named, and what is named inside them. A choice that this version does
/// not know, and a date that is none, may say anything, and are left out.
pub(super) fn only_named(document: &mut RecordText, kind: Kind, names: NamedFields) {
    let all: Vec<String> = document.names().map(str::to_owned).collect();
    let rest = all.iter().filter(|name| *name != kind.id_field());
    for name in rest {
        let text = document.field_text(name).unwrap_or_default();
        let left = named_part(text, name, kind, names);
        document.set_field_text(name, left.as_deref());
    }
}

/// Whether a field's text holds nothing but what is named.
pub(super) fn is_named(field: &str, text: &str, kind: Kind, names: NamedFields) -> bool {
    let value = |text: &str| serde_json::from_str::<Value>(text).ok();
    named_part(text, field, kind, names).is_some_and(|part| value(&part) == value(text))
}

/// What is named of a value at a path, as text; `None`: nothing.
fn named_part(text: &str, path: &str, kind: Kind, names: NamedFields) -> Option<String> {
    let is_named = names.names(kind, path);
    match text.as_bytes().first() {
        Some(b'{') => named_fields(text, path, kind, names),
        Some(b'[') => {
            let entries: Vec<&RawValue> = serde_json::from_str(text).ok()?;
            let left = entries.iter().filter_map(|entry| match is_named {
                true => scalar(entry.get())
                    .filter(|text| may_be(text, path, kind))
                    .map(str::to_owned),
                false => {
                    named_part(entry.get(), path, kind, names).filter(|left| left.starts_with('{'))
                }
            });
            let left: Vec<String> = left.collect();
            (!left.is_empty()).then(|| format!("[{}]", left.join(",")))
        }
        _ => (is_named && may_be(text, path, kind)).then(|| text.to_owned()),
    }
}

/// The same of a group of fields; one that must say something and says what nobody knows is nothing.
fn named_fields(text: &str, path: &str, kind: Kind, names: NamedFields) -> Option<String> {
    let entries = Entries::of(text)?;
    let mut left = Vec::new();
    for (key, value) in &entries.0 {
        let inside = format!("{path}.{key}");
        let value = match names.names(kind, path) {
            // A text in several languages.
            true => scalar(value.get())
                .filter(|_| is_language(key))
                .map(str::to_owned),
            false => named_part(value.get(), &inside, kind, names),
        };
        match value {
            Some(value) => left.push(format!("{}:{value}", Value::from(key.as_ref()))),
            None if names.names(kind, &inside) && must_say(kind, &inside) => return None,
            None => {}
        }
    }
    (!left.is_empty()).then(|| format!("{{{}}}", left.join(",")))
}

/// A value that has nothing inside.
fn scalar(text: &str) -> Option<&str> {
    (!text.starts_with(['{', '['])).then_some(text)
}

/// Whether a value can stand in a field: a choice is one of those that are known, and a date is one.
fn may_be(text: &str, path: &str, kind: Kind) -> bool {
    let said = || serde_json::from_str::<String>(text);
    match field_at(kind, path).map(|field| field.content) {
        Some(Content::Choice(choices) | Content::Choices(choices)) => {
            said().is_ok_and(|said| choices.contains(&said.as_str()))
        }
        Some(Content::Date) => {
            said().is_ok_and(|said| PartialDate::from(said.as_str()).day().is_some())
        }
        _ => true,
    }
}

/// Whether its group cannot be without a field.
fn must_say(kind: Kind, path: &str) -> bool {
    field_at(kind, path).is_some_and(|field| field.presence != Presence::Optional)
}

/// The field at this path, also in the entries of a list.
pub(super) fn field_at(kind: Kind, path: &str) -> Option<&'static Field> {
    let in_list = |list: &'static Field| match list.content {
        Content::List(inner) => {
            let inside = path.strip_prefix(list.id)?.strip_prefix('.')?;
            inner.iter().find(|field| field.id == inside)
        }
        _ => None,
    };
    let all = fields(kind).iter();
    all.clone()
        .find(|field| field.id == path)
        .or_else(|| all.clone().find_map(in_list))
}

/// Whether a key is that of a language: two letters, or one of the region's languages that have three. Other
/// short words may be somebody's name.
fn is_language(key: &str) -> bool {
    /// Aragonese, Asturian, Extremaduran, Mirandese.
    const OF_THREE_LETTERS: [&str; 4] = ["arg", "ast", "ext", "mwl"];
    let is_short = key.len() == 2 && key.bytes().all(|byte| byte.is_ascii_lowercase());
    is_short || OF_THREE_LETTERS.contains(&key)
}

/// What is said of the region as a whole to partners who get a part of it: name, place, dates, the
/// published sources and the rule of what is made up; no notes, and nothing that nobody knows.
pub(super) fn named_header(header: &Header) -> Header {
    let sources = header.sources.iter().map(|source| Source {
        title: source.title.clone(),
        licence: source.licence.clone(),
        url: source.url.clone(),
        note: None,
        kept: UnknownFields::default(),
    });
    let illustration = header.illustration.as_ref().map(|own| {
        let rule = own.rule.iter().filter(|(key, _)| is_language(key));
        Illustration {
            rule: rule
                .map(|(key, text)| (key.clone(), text.clone()))
                .collect(),
            seed: None,
            kept: UnknownFields::default(),
        }
    });
    let date = header.reference_date.day().map(|_| &header.reference_date);
    let mut named = Header::new(
        header.id.clone(),
        &header.name,
        date.cloned().unwrap_or_else(|| "".into()),
        header.target_year,
    );
    named.country = header.country.clone();
    named.nuts = header.nuts.clone();
    named.method = header.method;
    named.sources = sources.collect();
    named.illustration = illustration;
    named
}
