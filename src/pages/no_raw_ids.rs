//! The law that nobody reads an id which only the program reads, nor the name of a field in the file:
//! over records of all kinds, with and without names, with what they refer to there and gone.

use enlace_edit::field::record_text::RecordText;
use enlace_edit::field::{Content, Field, fields};
use enlace_edit::{AnyRecord, Cell, Cells, Deed, Entry, History, Op, Spot, record_text};
use enlace_exchange::json::read;
use enlace_model::check::{Problem, check};
use enlace_model::{Kind, RecordRef, Region};
use enlace_tables::import::{Part, Vocabulary};
use leptos::prelude::*;
use serde_json::{Value, json};

use crate::i18n::{Language, Words};
use crate::pages::partners::exchange::labels;
use crate::pages::records::table::cell;
use crate::pages::shared::choice_source::ChoiceSource;
use crate::pages::shared::import_words;
use crate::pages::shared::problem_words;
use crate::pages::shared::{history_labels, names};
use crate::state::document::Document;

/// A made id.
fn id(number: u32) -> String {
    format!("01a21e24-36b1-7cc3-98c4-dc0c0c07{number:04x}")
}

/// Records of all kinds by made ids: named ones, nameless ones, and ones that refer to what is gone.
fn region() -> Region {
    let gone = id(0xdead);
    let region = json!({
        "id": id(0), "name": "Ave", "reference_date": "2026-05-14", "target_year": 2029,
        "municipalities": [
            {"code": id(1), "name": "", "latitude": 99, "businesses": [{"sector": "13", "size": "micro", "count": -1}]},
            {"code": "0307", "name": "Fafe", "latitude": 41.45, "longitude": -8.17},
            {"code": "0308", "name": "Guimarães", "latitude": 41.44, "longitude": -8.29},
        ],
        "travel_times": [
            {"id": id(10), "from": id(1), "to": "0307", "minutes": 20},
            {"id": id(11), "from": id(1), "to": "0307", "minutes": 25},
            {"id": id(12), "from": gone, "to": gone, "minutes": 1e9},
        ],
        "qualifications": [
            {"code": id(20), "title": {}, "units": [{"code": "", "hours": -1}], "replaced_by": id(21)},
            {"code": id(21), "title": {"pt": ""}, "replaced_by": id(20), "occupations": [{"system": "isco-08", "code": ""}]},
            {"code": id(22), "title": {"pt": "Cozinha"}, "replaced_by": gone, "level": 99},
        ],
        "relations": [
            {"id": id(30), "from": id(20), "to": id(20), "value": 2},
            {"id": id(31), "from": id(21), "to": id(22), "value": 0.5},
            {"id": id(32), "from": id(21), "to": id(22), "value": 0.6},
        ],
        "enterprises": [{"id": id(40), "name": "", "municipality": gone}, {"id": id(41), "name": "Metalo", "kind": "group"}],
        "contacts": [{"id": id(50)}, {"id": id(51), "enterprise": gone, "phone": "253"}],
        "sessions": [{"id": id(60), "title": "", "municipality": gone, "date": "soon"}],
        "evidence": [{"id": id(70), "session": gone}, {"id": id(71), "kind": "survey", "date": "2027-05-14"}],
        "needs": [
            {"id": id(80), "enterprise": id(40), "qualification": gone, "kind": "recruit", "persons": 3, "evidence": gone},
            {"id": id(81), "kind": "recruit"},
            {"id": id(82), "enterprise": gone, "text": "", "kind": "other", "low": 9, "high": 2},
            {"id": id(83), "enterprise": id(41), "occupation": {"system": "cpp", "code": "71"}, "kind": "recruit",
             "municipality": "0307", "whole_region": true, "probability": {"value": 7}, "persons": 4, "evidence": id(71)},
        ],
        "panels": [{"id": id(90), "session": gone, "rows": [{"qualification": gone, "balance": 9}]}],
        "schools": [{"code": id(100), "name": "", "municipality": gone}, {"code": id(101), "name": "EP", "municipality": "0307"}],
        "offers": [
            {"id": id(110), "school": id(100), "qualification": gone, "start_year": 2026, "status": "running", "shared_with": id(111)},
            {"id": id(111), "school": gone, "qualification": id(20), "start_year": 3000, "status": "running", "shared_with": id(111),
             "classes": 0.3, "places": 1, "entrants": 9,
             "history": [{"entry_year": 2021, "entrants": 2, "completed": 9, "in_work": 20}, {"entry_year": 2021}]},
        ],
        "settings": {"near_minutes": 70, "far_minutes": 60, "half_life": -1, "no_such_setting": 1},
    });
    let file = json!({"format": "enlace-region", "version": 1, "min_reader": 1, "digest": "0", "region": region});
    let opened = read(file.to_string().as_bytes()).expect("is a region");
    opened.region
}

/// What in a text nobody should read.
fn raw(text: &str) -> Option<String> {
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.')));
    let is_id = |word: &&str| word.contains("01a21e24") || word.contains("dc0c0c07");
    let is_machine = |word: &&str| {
        let joined = word.trim_matches('.').split(['_', '.']).collect::<Vec<_>>();
        joined.len() > 1
            && joined
                .iter()
                .all(|part| part.len() > 1 && part.bytes().all(|b| b.is_ascii_lowercase()))
    };
    words
        .clone()
        .find(is_id)
        .or_else(|| words.clone().find(is_machine))
        .map(str::to_owned)
}

#[track_caller]
fn assert_readable(what: &str, text: &str) {
    assert_eq!(raw(text), None, "{what}: {text}");
    assert!(
        !text.contains("{\"") && !text.contains("[{"),
        "{what}: {text}"
    );
}

fn each_record(region: &Region, mut tell: impl FnMut(RecordRef)) {
    for kind in Kind::ALL {
        region.each_id(*kind, &mut |id| tell(RecordRef::new(*kind, id)));
        // And one that is not there.
        tell(RecordRef::new(*kind, id(0xdead)));
    }
}

fn in_all_languages(mut test: impl FnMut(Words)) {
    Language::ALL
        .iter()
        .for_each(|language| test(Words(*language)));
}

#[test]
fn every_record_has_a_name() {
    let region = region();
    in_all_languages(|w| {
        each_record(&region, |record| {
            let name = names::record(w, &region, &record);
            assert_readable(&record.to_string(), &name);
            assert!(!name.trim().is_empty(), "{record}");
            let pasteable = names::pasteable(w, &region, &record);
            assert_readable(&record.to_string(), &pasteable);
        });
    });
}

#[test]
fn every_cell_and_every_value_of_a_partner_is_in_words() {
    let region = region();
    let owner = Owner::new();
    owner.with(|| {
        let document = Document::showing(region.clone());
        in_all_languages(|w| {
            each_record(&region, |record| {
                let Some(text) = record_text(&region, &record) else {
                    return;
                };
                for field in fields(record.kind) {
                    one_field(w, document, &region, &record, field, &text);
                }
                let there = Spot::Record(record.clone());
                assert_readable("spot", &labels::spot(w, &region, None, &there));
            });
        });
    });
}

fn one_field(
    w: Words,
    document: Document,
    region: &Region,
    record: &RecordRef,
    field: &Field,
    text: &RecordText,
) {
    let what = format!("{record}.{}", field.id);
    assert_readable(&what, &names::field(w, record.kind, field.id));
    // A code list is fetched by the browser; its codes are known to people.
    let is_coded = matches!(field.content, Content::Coded(_) | Content::Texts(Some(_)));
    if !is_coded {
        let shown = untrack(|| cell(w, document, field, text));
        assert_readable(&what, &shown.text);
        assert_readable(&what, shown.plain());
    }
    if let Content::Reference(kind) = field.content {
        let found = untrack(|| ChoiceSource::Records(kind).search(w, document)(""));
        for option in found {
            assert_readable(&what, &format!("{} {}", option.note, option.title));
        }
    }
    let top = field.id.split('.').next().unwrap_or(field.id);
    let spot = Spot::Field(record.clone(), top.to_owned());
    assert_readable(&what, &labels::spot(w, region, None, &spot));
    if let Some(text) = text.field_text(top) {
        assert_readable(&what, &labels::value(w, region, &spot, Some(text)));
    }
    if let Content::List(entry) = field.content {
        for inner in entry {
            let path = format!("{}[0].{}", field.id, inner.id);
            assert_readable(&path, &names::field(w, record.kind, &path));
        }
    }
}

#[test]
fn every_problem_says_in_words_where_and_what() {
    let region = region();
    let problems: Vec<Problem> = check(&region);
    let mut kinds: Vec<&str> = problems.iter().map(Problem::id).collect();
    kinds.sort_unstable();
    kinds.dedup();
    assert!(
        kinds.len() > 25,
        "the region has few kinds of problems: {kinds:?}"
    );
    in_all_languages(|w| {
        for problem in &problems {
            let place = problem_words::place(w, &region, &problem.place);
            assert_readable(problem.id(), &place);
            let said = problem_words::said(w, &region, problem);
            assert_readable(problem.id(), &said);
        }
    });
}

#[test]
fn every_step_of_the_history_is_in_words() {
    let region = region();
    in_all_languages(|w| {
        each_record(&region, |record| {
            for field in fields(record.kind) {
                let cells = Cells {
                    deed: Deed::Set,
                    add: Vec::new(),
                    cells: vec![Cell {
                        record: record.clone(),
                        field: field.id.to_owned(),
                        entry: Entry::Value(Value::Null),
                    }],
                };
                step(w, &region, &Op::SetFields(cells));
            }
            if let Some(found) = AnyRecord::find(&record, &region) {
                step(w, &region, &Op::PutRecord(found));
            }
            step(w, &region, &Op::RemoveRecord(record));
        });
        step(w, &region, &Op::SetReferenceDate("2026-05-14".into()));
    });
}

fn step(w: Words, region: &Region, op: &Op) {
    let mut history = History::default();
    history.record(op.id(), op.values(), 0.0, Vec::new());
    let step = history.steps().next().expect("was recorded just now");
    let name = history_labels::name(w, region, step);
    assert_readable(op.id(), &name);
    if op.id() == "set_reference_date" {
        assert!(!name.contains("2026-05"), "{name}");
    }
}

#[test]
fn every_field_of_a_table_that_comes_in_or_goes_out_has_words() {
    in_all_languages(|w| {
        let vocabulary: Vocabulary = import_words::vocabulary(w);
        for part in Part::ALL {
            for target in part.targets() {
                let id = format!("{}.{}", part.as_str(), target.field);
                assert_readable(&id, vocabulary.field(&id));
                assert_readable(&id, &import_words::target_name(w, &id));
            }
        }
    });
}
