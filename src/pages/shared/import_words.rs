//! These functions give the import its words, and say in words what it reports.

use std::collections::BTreeMap;

use enlace_edit::field::{CodeList, Content, Measure};
use enlace_model::Kind;
use enlace_tables::import::protocol::RefusedRow;
use enlace_tables::import::{Part, Vocabulary, target};
use leptos::prelude::*;

use crate::i18n::Words;
use crate::pages::shared::names;
use crate::pages::shared::refusal_words::decimal_mark;
use crate::state::document::Document;

/// The words of all parts, fields and choices in the user's language.
pub fn vocabulary(w: Words) -> Vocabulary {
    let mut vocabulary = Vocabulary {
        yes: w.import_yes().to_owned(),
        language: w.0.tag().to_owned(),
        decimal: decimal_mark(w),
        outline: w.import_outline("{points}"),
        ..Vocabulary::default()
    };
    for measure in Measure::ALL {
        let id = measure.as_str();
        let name = |step| (step, w.of("measure", &format!("{id}.{step}")));
        let steps: Vec<(i64, String)> = measure.steps().map(name).collect();
        if !steps.is_empty() {
            vocabulary.steps.insert(id.to_owned(), steps);
        }
    }
    for part in Part::ALL {
        let id = part.as_str();
        vocabulary.parts.insert(id.to_owned(), w.of("part", id));
        for target in part.targets() {
            let name = field_of(w, *part, target.field);
            vocabulary
                .fields
                .insert(format!("{id}.{}", target.field), name);
            if let Content::Choice(choices) = target.content {
                for choice in choices {
                    let key = format!("option.{choice}");
                    if w.knows(&key) {
                        vocabulary
                            .choices
                            .insert((*choice).to_owned(), w.of("option", choice));
                    }
                }
            }
        }
    }
    vocabulary
}

/// The codes of the lists that ship with the program, with their titles in all languages; of those
/// that are not fetched yet none.
pub fn codes(w: Words, document: Document) -> BTreeMap<String, Vec<(String, String)>> {
    let titles = |list: CodeList| -> Vec<(String, String)> {
        let own = |(code, title): (&str, &str)| (code.to_owned(), title.to_owned());
        match document.codelist(list) {
            Some(found) => {
                let languages = found.titles.iter();
                let all = languages.flat_map(|language| found.in_language(language));
                all.map(own).collect()
            }
            None if list == CodeList::Cnaef => w.under("field").into_iter().map(own).collect(),
            None => Vec::new(),
        }
    };
    let lists = [CodeList::Cnaef, CodeList::IscedF, CodeList::Sectors];
    let named = lists.map(|list| (list.as_str().to_owned(), untrack(|| titles(list))));
    named.into_iter().collect()
}

/// What a field of a part is called.
fn field_of(w: Words, part: Part, field: &str) -> String {
    let path = match part.list() {
        Some(list) => format!("{list}[0].{field}"),
        None => field.to_owned(),
    };
    names::field(w, part.kind(), &path)
}

/// What a target is called, with its part.
pub fn target_name(w: Words, id: &str) -> String {
    match target(id) {
        Some(target) => {
            let part = w.of("part", target.part.as_str());
            format!("{part}: {}", field_of(w, target.part, target.field))
        }
        None => id.to_owned(),
    }
}

/// What a field of a list is called, by its path.
pub fn path_name(w: Words, list: &str, path: &str) -> String {
    match Kind::from_text(list) {
        Some(kind) => names::field(w, kind, path),
        None => w.column(list, path),
    }
}

/// Why a row is refused.
pub fn reason(w: Words, row: &RefusedRow) -> String {
    let values = row.values.iter().map(|(key, value)| {
        let said = match (key.as_str(), value.parse::<f64>()) {
            ("kind", _) => w.of("kind", value),
            ("least" | "greatest" | "value", Ok(number)) => w.number(number, 5),
            _ => names::code(value),
        };
        (key.as_str(), said)
    });
    let values: Vec<(&str, String)> = values.collect();
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    w.with(if row.is_fault { "fault" } else { "why" }, &row.id, &values)
}

/// Why a table is not read.
pub fn unread(w: Words, id: &str, values: &[(String, String)]) -> String {
    let said = |value: &String| value.parse().map(|number| w.number(number, 0));
    let values = values.iter().map(|(key, value)| {
        let said = said(value).unwrap_or_else(|_| value.clone());
        (key.as_str(), said)
    });
    let values: Vec<(&str, String)> = values.collect();
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    w.with("unread", id, &values)
}
