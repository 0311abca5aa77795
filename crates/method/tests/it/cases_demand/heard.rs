//! Which enterprises and municipalities are heard.

use enlace_method::figures::*;
use enlace_method::{Explainer, Figure, FigureId, Subject, compute};
use enlace_model::Region;
use serde_json::{Value, json};

use crate::cases_demand::{by, near, region, with};

fn heard(region: &Region) -> f64 {
    let figure = Figure {
        id: FigureId::MunicipalitiesHeard,
        of: Subject::Region,
    };
    Explainer::new(region).explain(&figure).unwrap().value
}

#[test]
fn a_municipality_is_heard_by_any_statement_that_is_not_expired_and_names_it() {
    let check = |need: Value, expected: f64| {
        near(
            heard(&region(std::slice::from_ref(&need))),
            expected,
            &need.to_string(),
        )
    };
    check(by("A", "N", 3.0), 1.0);
    check(by("A", "N", 0.0), 1.0);
    check(with(by("A", "N", 3.0), "kind", "upskill"), 1.0);
    check(json!({ "text": "welders", "persons": 2 }), 1.0);
    check(
        json!({ "occupation": { "system": "isco-08", "code": "72" }, "persons": 2 }),
        1.0,
    );
    check(with(by("A", "N", 3.0), "first_year", 2040), 1.0);
    check(with(by("A", "N", 3.0), "evidence", "2010-05-01"), 0.0);
    check(
        with(json!({ "text": "welders" }), "evidence", "2010-05-01"),
        0.0,
    );
    check(
        json!({ "enterprise": "G", "persons": 3, "whole_region": true }),
        0.0,
    );
    // O has no business count that it could be told beside.
    check(by("A", "O", 3.0), 0.0);
}

#[test]
fn an_enterprise_is_heard_about_what_it_names_and_what_leads_to_its_occupation() {
    let occupation = json!({ "system": "isco-08", "code": "7223" });
    let mut asks = by("B", "M", 0.0);
    asks["occupation"] = occupation;
    let needs = [
        by("A", "M", 0.0),
        asks,
        with(by("C", "M", 3.0), "evidence", "2010-05-01"),
        with(by("D", "M", 3.0), "kind", "upskill"),
        with(by("G", "M", 3.0), "qualification", "P"),
    ];
    let coverage = compute(&region(&needs));
    let of = |code: &str| {
        coverage
            .qualifications
            .iter()
            .find(|q| q.code.as_str() == code)
            .unwrap()
    };
    near(of("Q").enterprises_heard.0, 2.0, "A and B about Q");
    near(of("P").enterprises_heard.0, 2.0, "B and G about P");
}

#[test]
fn breadth_counts_a_group_before_it_is_reduced() {
    let breadth = |needs: &[Value]| {
        let coverage = compute(&region(needs));
        let q = coverage
            .qualifications
            .iter()
            .find(|q| q.code.as_str() == "Q")
            .unwrap();
        let level = q.need_level.clone().unwrap();
        level.components[NeedLevelComponent::Breadth as usize]
            .unwrap()
            .0
    };
    let early = with(by("B", "M", 3.0), "evidence", "2025-05-01");
    near(
        breadth(&[by("A", "M", 6.0), by("G", "M", 4.0)]),
        0.4,
        "a group and a firm",
    );
    near(
        breadth(&[by("A", "M", 6.0), early, by("B", "M", 0.0)]),
        0.2,
        "no longer asking",
    );
}
