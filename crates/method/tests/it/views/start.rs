//! The five steps of a new region.

use enlace_exchange::json::read;
use enlace_method::compute;
use enlace_method::views::start::{Knowledge, StartOverview, StartStep, StepState};
use serde_json::{Value, json};

use crate::views::{ave, worked};

fn overview(more: Value) -> StartOverview {
    let mut region = json!({
        "id": "r", "name": "R", "reference_date": "2026-03-01", "target_year": 2029,
        "municipalities": [{"code": "M", "name": "M"}, {"code": "N", "name": "N"}],
    });
    for (key, value) in more.as_object().unwrap() {
        region[key.as_str()] = value.clone();
    }
    let file = json!({"format": "enlace-region", "version": 1, "region": region});
    let region = read(file.to_string().as_bytes()).unwrap().region;
    StartOverview::of(&region, &compute(&region))
}

fn states(overview: &StartOverview) -> Vec<&'static str> {
    let steps = StartStep::ALL.iter();
    steps.map(|step| overview.state(*step).as_str()).collect()
}

fn qualification(code: &str) -> Value {
    json!({"code": code, "title": {}, "level": 4, "duration": 3})
}

fn school(code: &str) -> Value {
    json!({"code": code, "name": code, "municipality": "M"})
}

fn offer(id: &str, school: &str) -> Value {
    json!({"id": id, "school": school, "qualification": "Q", "start_year": 2026, "places": 24,
        "status": "running"})
}

fn need(id: &str, qualification: &str) -> Value {
    json!({"id": id, "enterprise": "E", "qualification": qualification, "kind": "recruit", "persons": 3})
}

#[test]
fn a_new_region_begins_with_the_catalogue() {
    let new = overview(json!({}));
    assert_eq!(states(&new), ["empty"; 5]);
    assert_eq!(new.next(), StartStep::Catalogue);
    assert_eq!(new.first_figures, None);
    assert_eq!(new.without_school.len(), 2);
}

#[test]
fn offers_are_begun_until_two_thirds_of_the_schools_have_one() {
    let lists = |offers: Value| {
        overview(
            json!({"qualifications": [qualification("Q")], "schools": [school("S"), school("T")],
            "offers": offers}),
        )
    };
    let begun = lists(json!([offer("1", "S")]));
    assert_eq!(states(&begun), ["done", "done", "begun", "empty", "empty"]);
    assert_eq!(begun.schools_to_ask, ["T".into()]);
    assert_eq!((begun.schools_with_offers, begun.places.0), (1, 24.0));
    assert_eq!(begun.municipalities_with_school, 1);
    assert_eq!(begun.offers_without_cohorts, 1);
    let done = lists(json!([offer("1", "S"), offer("2", "T")]));
    assert_eq!(states(&done), ["done", "done", "done", "empty", "empty"]);
    assert_eq!(done.next(), StartStep::Needs);
}

#[test]
fn needs_are_begun_until_two_thirds_of_the_catalogue_are_spoken_about() {
    let lists = |needs: Value| {
        overview(json!({
            "qualifications": [qualification("Q"), qualification("R"), qualification("T")],
            "enterprises": [{"id": "E", "name": "E", "municipality": "M", "headcount": 5}],
            "schools": [school("S")], "offers": [offer("1", "S")], "needs": needs,
        }))
    };
    let begun = lists(json!([need("1", "Q")]));
    assert_eq!(states(&begun), ["done", "done", "done", "begun", "begun"]);
    assert_eq!(
        begun.knowledge,
        Knowledge {
            heard_well: 0,
            heard: 1,
            by_statistics: 0,
            nothing: 2
        }
    );
    assert!(begun.first_figures.is_some() && !begun.is_complete());
    let done = lists(json!([need("1", "Q"), need("2", "R")]));
    assert_eq!(states(&done), ["done"; 5]);
    assert!(done.is_complete());
    assert_eq!(done.enterprises_with_needs, 1);
}

#[test]
fn of_the_sample_all_steps_are_done() {
    let (region, coverage) = ave();
    let overview = StartOverview::of(&region, &coverage);
    assert_eq!(states(&overview), ["done"; 5], "{overview:?}");
    assert_eq!(overview.knowledge.all(), coverage.qualifications.len());
}

#[test]
fn who_is_known_adds_up_in_every_worked_example() {
    for example in 1..=2 {
        let (region, coverage) = worked(example);
        let overview = StartOverview::of(&region, &coverage);
        assert_eq!(overview.knowledge.all(), coverage.qualifications.len());
        assert_eq!(
            overview.schools_with_offers + overview.schools_to_ask.len(),
            overview.schools
        );
        let has_demand = coverage.totals.demand.0 > 0.0;
        assert_eq!(overview.first_figures.is_some(), has_demand);
        assert_ne!(overview.state(StartStep::Needs), StepState::Empty);
    }
}
