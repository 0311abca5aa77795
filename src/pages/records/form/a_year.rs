//! The people that a need of several years is for a year, shown while its numbers are typed.

use enlace_edit::field::{Content, fields, read_typed};
use enlace_model::{Kind, Need, Persons};
use leptos::prelude::*;
use serde_json::{Map, Value};

use crate::pages::records::form::RecordForm;

/// The numbers that decide it.
const NUMBERS: [&str; 4] = ["persons", "low", "high", "years"];

/// People a year, below the span; nothing below other fields, and where the span is one year.
pub(super) fn a_year(form: RecordForm, field: &str) -> AnyView {
    if form.kind != Kind::Need || field != "years" {
        return ().into_any();
    }
    let w = form.w;
    let said = move || {
        let need = need(form)?;
        let people = [need.persons, need.low, need.high].into_iter().flatten();
        let rate = |people: Persons| Some(w.number(need.a_year(people)?.0, 2));
        let rates: Vec<String> = people.filter_map(rate).collect();
        (!rates.is_empty()).then(|| {
            view! {
                <div class="field">
                    <span class="strong">{w.column(Kind::Need.as_str(), "persons_a_year")}</span>
                    <output>{rates.join("–")}</output>
                </div>
            }
        })
    };
    view! { {said} }.into_any()
}

/// The need with its numbers as they are typed now; a number that cannot be read counts as unknown.
fn need(form: RecordForm) -> Option<Need> {
    let mark = form.mark();
    let mut own = Map::new();
    own.insert("id".to_owned(), Value::from(""));
    own.insert("kind".to_owned(), Value::from("recruit"));
    for field in fields(Kind::Need) {
        if let (true, Content::Number(_)) = (NUMBERS.contains(&field.id), field.content)
            && let Ok(value) = read_typed(field.content, &form.now(field), mark)
        {
            own.insert(field.id.to_owned(), value);
        }
    }
    serde_json::from_value(Value::Object(own)).ok()
}
