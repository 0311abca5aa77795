//! What is offered beside a field that is at odds with something.

use enlace_edit::correction::{Correction, corrections, is_at_odds};
use enlace_edit::decide;
use enlace_edit::mend::Mending;
use enlace_exchange::json::read;
use enlace_model::Region;
use enlace_model::check::{Problem, check};
use serde_json::{Value, json};

/// A region with one offer, which has these fields besides those that it needs.
fn region(offer: &Value) -> Region {
    let mut own = json!({"id": "o", "school": "S1", "qualification": "Q1", "start_year": 2025,
        "status": "running"});
    for (field, value) in offer.as_object().unwrap() {
        own[field] = value.clone();
    }
    let file = json!({"format": "enlace-region", "version": 1, "min_reader": 1, "region": {
        "id": "r", "name": "Ave", "reference_date": "2026-05", "target_year": 2029,
        "municipalities": [{"code": "0308", "name": "Guimarães"}],
        "qualifications": [{"code": "Q1", "title": {"pt": "Soldador"}, "duration": 3}],
        "schools": [{"code": "S1", "name": "Escola", "municipality": "0308"}],
        "offers": [own]}});
    read(file.to_string().as_bytes()).unwrap().region
}

fn found(region: &Region, id: &str) -> Problem {
    let all = check(region);
    let own = all.iter().find(|problem| problem.id() == id);
    own.unwrap_or_else(|| panic!("no {id} in {all:?}")).clone()
}

/// What is offered sets these fields, and each step that is taken leaves the problem behind.
#[track_caller]
fn check_offered(offer: &Value, id: &str, expected: &[(&str, Value)]) {
    let region = region(offer);
    let problem = found(&region, id);
    assert!(is_at_odds(&problem), "{id}");
    let offered = corrections(&problem, &region);
    let sets: Vec<(String, Value)> = offered.iter().map(set).collect();
    let expected: Vec<(String, Value)> = expected
        .iter()
        .map(|(field, value)| ((*field).to_owned(), value.clone()))
        .collect();
    assert_eq!(sets, expected, "{id}");
    for Correction { op, .. } in offered {
        let mut after = region.clone();
        for change in decide(&op, &region).unwrap() {
            after.apply(&change);
        }
        assert!(!check(&after).contains(&problem), "{id} stays after {op:?}");
    }
}

fn set(correction: &Correction) -> (String, Value) {
    match &correction.does {
        Mending::Set(cells) => (cells[0].1.clone(), cells[0].2.clone()),
        other => panic!("sets nothing: {other:?}"),
    }
}

#[test]
fn more_entrants_than_places_are_corrected_by_either_number() {
    check_offered(
        &json!({"places": 12, "entrants": 14}),
        "entrants_above_places",
        &[("places", json!(14.0)), ("entrants", json!(12.0))],
    );
}

#[test]
fn a_part_of_a_class_becomes_the_halves_around_it() {
    check_offered(
        &json!({"classes": 1.3}),
        "not_in_halves",
        &[("classes", json!(1.0)), ("classes", json!(1.5))],
    );
}

#[test]
fn per_cents_without_their_sign_are_read_as_such_or_taken_away() {
    check_offered(
        &json!({"places": 24, "fill": 92}),
        "out_of_range",
        &[("fill", json!(0.92)), ("fill", Value::Null)],
    );
    check_offered(
        &json!({"places": -5}),
        "out_of_range",
        &[("places", Value::Null)],
    );
}

#[test]
fn where_one_answer_is_right_only_that_is_offered() {
    check_offered(
        &json!({"places": 24, "shared_with": "o"}),
        "shared_with_itself",
        &[("shared_with", Value::Null)],
    );
}

#[test]
fn what_is_only_left_open_is_no_mark_in_its_cell() {
    let region = region(&json!({"places": 24}));
    let problem = found(&region, "fill_unknown");
    assert!(!is_at_odds(&problem));
    assert!(corrections(&problem, &region).is_empty());
}
