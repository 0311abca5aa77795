//! The size class of an enterprise is computed while its numbers are typed, and shown with its reason.

use enlace_edit::field::{Content, fields, read_typed};
use enlace_model::{Enterprise, Kind};
use leptos::prelude::*;
use serde_json::{Map, Value};

use crate::pages::records::form::RecordForm;

/// The numbers that decide the class.
const NUMBERS: [&str; 3] = ["headcount", "turnover", "balance_sheet"];

/// The class with its reason, below the last number that decides it; nothing below other fields.
pub(super) fn size(form: RecordForm, field: &str) -> AnyView {
    if form.kind != Kind::Enterprise || field != NUMBERS[2] {
        return ().into_any();
    }
    let w = form.w;
    let said = move || {
        let own = enterprise(form)?;
        let class = own.size_class().map_or("unknown", |class| class.as_str());
        let alone =
            own.size_class().is_some() && own.turnover.is_none() && own.balance_sheet.is_none();
        let alone = alone.then(|| w.of("size", "headcount_alone"));
        Some(format!(
            "{} {}",
            w.of("size", class),
            alone.unwrap_or_default()
        ))
    };
    view! {
        <div class="field">
            <span class="strong">{w.column(Kind::Enterprise.as_str(), "size_class")}</span>
            <output>{said}</output>
        </div>
    }
    .into_any()
}

/// The enterprise with its numbers as they are typed now; a number that cannot be read counts as
/// unknown.
fn enterprise(form: RecordForm) -> Option<Enterprise> {
    let mark = form.mark();
    let mut own = Map::new();
    own.insert("id".to_owned(), Value::from(""));
    own.insert("name".to_owned(), Value::from(""));
    for field in fields(Kind::Enterprise) {
        if let (true, Content::Number(_)) = (NUMBERS.contains(&field.id), field.content)
            && let Ok(value) = read_typed(field.content, &form.now(field), mark)
        {
            own.insert(field.id.to_owned(), value);
        }
    }
    serde_json::from_value(Value::Object(own)).ok()
}
