//! Problems say what they do to the figures, and those that move most come first.

use enlace_edit::mend::mending;
use enlace_edit::{Op, decide};
use enlace_exchange::json::read;
use enlace_method::compute;
use enlace_method::views::problems::{ProblemEffect, by_effect};
use enlace_model::check::{Problem, check};
use enlace_model::{Persons, Rate, Region};
use serde_json::{Value, json};

fn region(more: Value) -> Region {
    let mut region = json!({
        "id": "r", "name": "R", "reference_date": "2026-03-01", "target_year": 2029,
        "municipalities": [{"code": "M", "name": "M"}, {"code": "N", "name": "N"}],
        "qualifications": [{"code": "Q", "title": {}, "level": 4, "duration": 3}],
    });
    for (key, value) in more.as_object().unwrap() {
        region[key.as_str()] = value.clone();
    }
    let file = json!({"format": "enlace-region", "version": 1, "region": region});
    read(file.to_string().as_bytes()).unwrap().region
}

fn ids(region: &Region) -> Vec<&'static str> {
    let problems = check(region);
    let groups = by_effect(&problems, region, &compute(region));
    groups.iter().map(|group| group.id).collect()
}

fn effect(region: &Region, id: &str) -> ProblemEffect {
    let problems = check(region);
    let groups = by_effect(&problems, region, &compute(region));
    groups
        .into_iter()
        .find(|group| group.id == id)
        .unwrap()
        .effect
}

fn offer(id: &str, year: i32, status: &str, more: Value) -> Value {
    let mut offer = json!({"id": id, "school": "S", "qualification": "Q", "start_year": year,
        "status": status});
    for (key, value) in more.as_object().unwrap() {
        offer[key.as_str()] = value.clone();
    }
    offer
}

#[test]
fn a_region_in_which_nobody_did_anything_has_no_problems() {
    assert_eq!(ids(&region(json!({}))), Vec::<&str>::new());
    let schools = json!([{"code": "S", "name": "S", "municipality": "M"}]);
    assert_eq!(
        ids(&region(json!({"schools": schools}))),
        Vec::<&str>::new()
    );
}

#[test]
fn what_nobody_can_know_yet_is_no_problem() {
    let schools = json!([{"code": "S", "name": "S", "municipality": "M"}]);
    let own = |year, status| {
        let offers = json!([offer("1", year, status, json!({"places": 24}))]);
        let settings = json!({"stay_share": 0.9, "include_proposed": true});
        ids(&region(
            json!({"schools": schools, "offers": offers, "settings": settings}),
        ))
    };
    assert_eq!(own(2026, "proposed"), Vec::<&str>::new());
    assert_eq!(own(2027, "agreed"), Vec::<&str>::new());
    assert_eq!(own(2025, "running"), ["fill_unknown"]);
}

#[test]
fn each_kind_says_whom_it_is_about_and_who_of_them_counts() {
    let region = region(json!({
        "settings": {"stay_share": 0.9, "include_proposed": true},
        "schools": [{"code": "S", "name": "S", "municipality": "M", "fill": 1}],
        "offers": [
            offer("1", 2026, "running", json!({"places": 24})),
            offer("2", 2025, "running", json!({})),
            offer("3", 2025, "running", json!({})),
        ],
        "enterprises": [{"id": "E", "name": "E", "municipality": "M"}],
        "needs": [
            {"id": "N1", "enterprise": "E", "qualification": "Q", "kind": "recruit", "persons": 6,
             "years": 2, "first_year": 2029},
            {"id": "N2", "enterprise": "E", "text": "somebody", "kind": "recruit", "persons": 50},
        ],
    }));
    let without_size = effect(&region, "offer_without_size");
    assert_eq!((without_size.offers, without_size.needs), (2, 0));
    assert_eq!(
        (without_size.places, without_size.supplied),
        (Persons(0.0), Rate(0.0))
    );
    let unmapped = effect(&region, "need_unmapped");
    assert_eq!(
        (unmapped.needs, unmapped.stated, unmapped.counted),
        (1, Rate(50.0), Rate(0.0))
    );
    let without_evidence = effect(&region, "need_without_evidence");
    assert_eq!(
        (without_evidence.needs, without_evidence.stated),
        (2, Rate(53.0))
    );
    // Hearsay of no day: 3 a year, a fifth, and half of it.
    assert!((without_evidence.counted.0 - 0.3).abs() < 1e-9);
    // Those that move most come first: 53 and 50 people, then two classes.
    let all = ids(&region);
    let place = |id: &str| all.iter().position(|own| *own == id).unwrap();
    assert!(
        place("need_without_evidence") < place("need_unmapped"),
        "{all:?}"
    );
    assert!(
        place("need_unmapped") < place("offer_without_size"),
        "{all:?}"
    );
}

#[test]
fn proposed_places_that_do_not_count_are_told_and_counted_in_one_step() {
    let region = region(json!({
        "settings": {"stay_share": 0.9},
        "schools": [{"code": "S", "name": "S", "municipality": "M", "fill": 1}],
        "offers": [
            offer("1", 2026, "proposed", json!({"places": 24})),
            offer("2", 2026, "proposed", json!({"classes": 2})),
            offer("3", 2026, "proposed", json!({"entrants": 16})),
            offer("4", 2027, "proposed", json!({"places": 99})),
            offer("5", 2025, "refused", json!({"places": 99})),
        ],
    }));
    let told = |region: &Region| -> Vec<Problem> {
        let all = check(region).into_iter();
        all.filter(|one| one.id() == "proposed_not_counted")
            .collect()
    };
    let problems = told(&region);
    let values: Vec<String> = problems[0].values().into_iter().map(|(_, v)| v).collect();
    assert_eq!(values, ["3", "88"]);
    assert!(mending(&problems[0], &region).is_some());
    let changes = decide(&Op::Mend(problems), &region).unwrap();
    let mut counted = region.clone();
    changes.iter().for_each(|change| counted.apply(change));
    assert_eq!(told(&counted), []);
    assert!(compute(&counted).totals.supply.0 > compute(&region).totals.supply.0);
    let mut back = counted.clone();
    changes
        .into_iter()
        .rev()
        .for_each(|change| back.apply(&change.inverse()));
    assert_eq!(back, region);
}
