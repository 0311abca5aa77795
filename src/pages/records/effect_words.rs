//! What an edit would do to the gaps, in words.

use std::sync::Arc;

use enlace_method::views::edit_effect::{EditEffect, GapChange, edit_effect};
use enlace_model::{Kind, RecordRef};

use crate::i18n::Words;
use crate::pages::shared::{names, need_standing};
use crate::state::document::sketch::Sketch;

/// The sentences about an edit of a record; `None` where nothing of it enters any figure.
pub fn of(w: Words, sketch: &Sketch, record: &RecordRef) -> Option<String> {
    if Arc::ptr_eq(&sketch.before, &sketch.after) {
        return None;
    }
    let effect = edit_effect(&sketch.before, &sketch.after);
    let standing = need(w, sketch, record);
    let all: Vec<String> = standing
        .into_iter()
        .chain(gaps(w, sketch, &effect))
        .collect();
    Some(all.join(" "))
}

/// How a need would stand.
fn need(w: Words, sketch: &Sketch, record: &RecordRef) -> Option<String> {
    (record.kind == Kind::Need).then_some(())?;
    let standing = need_standing::of(Some(&sketch.after.needs.standing), &record.id)?;
    let said = need_standing::words(w, &sketch.region, standing);
    Some(format!("{}.", names::capitalised(&said)))
}

/// What becomes of the gap that changes most, and of the region's where others change, too.
fn gaps(w: Words, sketch: &Sketch, effect: &EditEffect) -> Vec<String> {
    let one = |gap: GapChange, what: &str| {
        let (before, after) = (w.persons(gap.before.0), w.persons(gap.after.0));
        let count = w.persons(gap.shown_more().abs());
        match gap.more() > 0.0 {
            true => w.effect_more(&count, what, &before, &after),
            false => w.effect_fewer(&count, what, &before, &after),
        }
    };
    let region = effect.region;
    match effect.qualifications.as_slice() {
        [] if region.is_seen() => vec![one(region, w.effect_region())],
        [] => vec![w.effect_none().to_owned()],
        [(code, gap), others @ ..] => {
            let first = one(*gap, &names::qualification(w, &sketch.region, code));
            let count = others.len() as f64;
            let (before, after) = (w.number(region.before.0, 0), w.number(region.after.0, 0));
            match others.is_empty() {
                true => vec![first],
                false if before == after => vec![first, w.effect_others_same(count)],
                false => vec![first, w.effect_others(count, &after, &before)],
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use enlace_edit::field::DecimalMark;
    use enlace_edit::{Cells, Entry, Op};
    use enlace_exchange::json::read;
    use leptos::prelude::Owner;

    use super::*;
    use crate::i18n::Language;
    use crate::state::document::Document;

    /// One enterprise wants six people of Q over three years; nobody is taught either.
    const FILE: &str = r#"{"format":"enlace-region","version":1,"region":{
        "id":"r","name":"R","reference_date":"2026-03-20","target_year":2029,
        "municipalities":[{"code":"M","name":"M"}],
        "qualifications":[{"code":"Q","title":{"en":"Dyeing"}},{"code":"R","title":{"en":"Weaving"}}],
        "enterprises":[{"id":"E","name":"Metalo","municipality":"M"}],
        "evidence":[{"id":"V","kind":"commitment","date":"2026-03-20"}],
        "needs":[{"id":"a","enterprise":"E","qualification":"Q","kind":"recruit","persons":6,
             "first_year":2027,"years":3,"evidence":"V"}]}}"#;

    fn check(record: RecordRef, field: &str, typed: &str, expected: Option<&str>) {
        Owner::new().with(|| {
            let document = Document::showing(read(FILE.as_bytes()).unwrap().region);
            let entry = Entry::Typed(typed.to_owned(), DecimalMark::Point);
            let op = Op::SetFields(Cells::one(record.clone(), field, entry));
            let sketch = document.sketch(&op).unwrap();
            let said = of(Words(Language::En), &sketch, &record);
            assert_eq!(said.as_deref(), expected, "{field} {typed}");
        });
    }

    #[test]
    fn the_effect_of_a_need_says_what_it_counts_and_what_becomes_of_the_gap() {
        let need = || RecordRef::new(Kind::Need, "a");
        check(
            need(),
            "persons",
            "9",
            Some(
                "Counts 2.7 a year. With this, 0.9 more people a year are missing in Dyeing: 1.8 → 2.7.",
            ),
        );
        check(
            need(),
            "note",
            "x",
            Some("Counts 1.8 a year. This does not change how many people are missing."),
        );
        check(
            need(),
            "qualification",
            "R",
            Some(
                "Counts 1.8 a year. With this, 1.8 fewer people a year are missing in Dyeing: 1.8 → 0. 1 other qualification changes; in the whole region as many are missing as before.",
            ),
        );
    }

    #[test]
    fn what_enters_no_figure_has_no_effect_to_tell() {
        check(RecordRef::new(Kind::Enterprise, "E"), "name", "Metal", None);
    }
}
