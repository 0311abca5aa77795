//! Cohorts, relations, units and occupations of qualifications that were renewed.

use enlace_method::compute;
use enlace_model::Region;
use serde_json::{Value, json};

use crate::cases_supply::{near, offer, region, renewed, years};

fn with_cohort(mut offer: Value, year: i32, entrants: i32, completed: i32) -> Value {
    offer["history"] = json!([{"entry_year": year, "entrants": entrants, "completed": completed}]);
    offer
}

fn completion(region: &Region) -> f64 {
    compute(region).offers[0].completion.0
}

#[test]
fn cohorts_are_pooled_by_the_code_under_which_they_are_recorded() {
    let check = |offers: Value, expected, what| {
        let region = region(2029, "NEW", renewed(), offers);
        near(completion(&region), expected, what);
    };
    let (old, new) = (
        offer("O1", "OLD", 2026, "running"),
        offer("O2", "NEW", 2026, "running"),
    );
    check(
        json!([
            with_cohort(old.clone(), 2022, 40, 30),
            with_cohort(new.clone(), 2022, 20, 10)
        ]),
        0.69,
        "two cohorts of one year under two codes",
    );
    check(
        json!([
            with_cohort(old.clone(), 2022, 40, 30),
            with_cohort(new.clone(), 2022, 40, 30)
        ]),
        45.2 / 60.0,
        "equal numbers under codes that became one",
    );
    // Under one code the offer with the latest start speaks, of equals the later id.
    let mut later = offer("O3", "OLD", 2026, "running");
    later["start_year"] = 2025.into();
    check(
        json!([
            with_cohort(old.clone(), 2022, 40, 30),
            with_cohort(later, 2022, 20, 10)
        ]),
        45.2 / 60.0,
        "an earlier offer does not speak",
    );
    check(
        json!([
            with_cohort(old.clone(), 2022, 40, 30),
            with_cohort(offer("O3", "OLD", 2026, "running"), 2022, 20, 10)
        ]),
        25.2 / 40.0,
        "of two with the same start the later id speaks",
    );
    let mut silent = offer("O3", "OLD", 2027, "agreed");
    silent["history"] = json!([{"entry_year": 2022, "entrants": 20}]);
    check(
        json!([with_cohort(old, 2022, 40, 30), silent]),
        0.76,
        "who speaks does so where it does not know, too",
    );
}

#[test]
fn of_several_relations_in_one_direction_the_smallest_counts_and_one_to_itself_is_dropped() {
    let offers = json!([offer("O1", "B", 2026, "running")]);
    let qualifications = json!([years("B", 3), renewed()[0], renewed()[1]]);
    let mut file = region(2029, "NEW", qualifications, offers);
    let relations = [
        ("R1", "B", "OLD", 0.8),
        ("R2", "B", "NEW", 0.6),
        ("R3", "OLD", "NEW", 1.0),
    ];
    for (id, from, to, value) in relations {
        let relation = json!({"id": id, "from": from, "to": to, "value": value});
        let relation: enlace_model::Relation = serde_json::from_value(relation).unwrap();
        file.relations.insert(relation.id.clone(), relation);
    }
    let coverage = compute(&file);
    near(
        coverage.totals.gap.0,
        30.0 - 0.6 * 24.0 * 0.76 * 0.87,
        "total gap",
    );
}

#[test]
fn a_replacement_without_units_and_occupations_has_those_of_what_it_replaced() {
    let qualifications = json!([
        {"code": "OLD", "title": {}, "level": 4, "duration": 3, "replaced_by": "MID",
            "units": [{"code": "u", "hours": 100, "component": "technological"}],
            "occupations": [{"system": "isco-08", "code": "7223"}]},
        {"code": "MID", "title": {}, "level": 4, "replaced_by": "NEW"},
        {"code": "NEW", "title": {}, "level": 4},
        {"code": "Z", "title": {}, "level": 4, "duration": 3,
            "units": [{"code": "u", "hours": 60, "component": "technological"}]},
    ]);
    let offers = json!([offer("O1", "Z", 2026, "running")]);
    let mut own = region(2029, "OLD", qualifications, offers);
    // Z serves NEW with .6, though NEW lists no unit itself.
    near(
        compute(&own).totals.gap.0,
        30.0 - 0.6 * 24.0 * 0.76 * 0.87,
        "gap of NEW",
    );
    // NEW leads to the occupation, and OLD does not any more.
    let need = own.needs.get_mut(&"N".into()).unwrap();
    need.qualification = None;
    need.occupation = serde_json::from_value(json!({"system": "isco-08", "code": "7223"})).unwrap();
    let coverage = compute(&own);
    assert_eq!(coverage.no_qualification_leads_there, []);
    let shares = &coverage.occupation_shares[0].among;
    let codes: Vec<&str> = shares.iter().map(|(code, _)| code.as_str()).collect();
    assert_eq!(codes, ["NEW"]);
    // One with occupations of its own takes none.
    let new = own.qualifications.get_mut(&"NEW".into()).unwrap();
    new.occupations =
        serde_json::from_value(json!([{"system": "isco-08", "code": "8211"}])).unwrap();
    assert_eq!(compute(&own).no_qualification_leads_there.len(), 1);
}
