//! What needs come to (method section 4), from the file to the figures.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod groups;
mod heard;
mod shares;
mod superseded;

use enlace_exchange::json::read;
use enlace_method::figures::*;
use enlace_method::{Coverage, Explainer, Figure, FigureId, Subject, compute};
use enlace_model::{NeedId, Region, SchoolYear};
use serde_json::{Value, json};

/// A region with these needs: places M, N and O, of which M and N have firms; Q, which OLD became, and P
/// lead to one occupation; firms A and B of sector 25 and C of 41 in M; groups of sector 25 and of all.
/// Evidence is named by its date.
fn region(needs: &[Value]) -> Region {
    let dates = [
        "2010-05-01",
        "2025-05-01",
        "2026-03",
        "2026-03-10",
        "2026-02-01",
        "2026-03-20",
    ];
    let evidence = dates.map(|date| json!({ "id": date, "kind": "survey", "date": date }));
    let undated = json!({ "id": "undated", "kind": "survey" });
    let evidence: Vec<Value> = evidence.into_iter().chain([undated]).collect();
    let needs = needs.iter().enumerate().map(|(i, need)| {
        let mut need = need.clone();
        let usual = json!({
            "id": format!("N{}", i + 1), "enterprise": "A", "kind": "recruit", "evidence": "2026-03-20",
        });
        for (key, value) in usual.as_object().unwrap() {
            need.as_object_mut().unwrap().entry(key).or_insert(value.clone());
        }
        if !["qualification", "occupation", "text"].iter().any(|key| need.get(key).is_some()) {
            need["qualification"] = "Q".into();
        }
        need
    });
    let needs: Vec<Value> = needs.collect();
    let sector = |code: &str| json!({ "system": "CAE", "code": code });
    let occupations = json!([{ "system": "isco-08", "code": "7223" }]);
    let file = json!({ "format": "enlace-region", "version": 1, "region": {
        "id": "r", "name": "R", "reference_date": "2026-03-20", "target_year": 2028,
        "municipalities": [
            { "code": "M", "name": "M", "businesses": [{ "count": 100 }, { "sector": "25", "count": 40 }] },
            { "code": "N", "name": "N", "businesses": [{ "sector": "25", "count": 100 }] },
            { "code": "O", "name": "O", "businesses": [{ "count": 0 }] },
        ],
        "qualifications": [
            { "code": "OLD", "title": {}, "replaced_by": "Q" },
            { "code": "P", "title": {}, "occupations": occupations },
            { "code": "Q", "title": {}, "occupations": occupations },
        ],
        "enterprises": [
            { "id": "A", "name": "A", "municipality": "M", "sector": sector("25.62") },
            { "id": "B", "name": "B", "municipality": "M", "sector": sector("25.1") },
            { "id": "C", "name": "C", "municipality": "M", "sector": sector("41") },
            { "id": "D", "name": "D", "municipality": "M",
              "sector": { "system": "NACE", "code": "25.62" } },
            { "id": "G", "name": "G", "kind": "group", "sector": sector("25") },
            { "id": "H", "name": "H", "kind": "group" },
        ],
        "evidence": evidence,
        "needs": needs,
    }});
    read(file.to_string().as_bytes()).unwrap().region
}

fn in_year(needs: &[Value], year: i32) -> Region {
    let mut region = region(needs);
    region.header.target_year = SchoolYear(year);
    region
}

/// A need over a span.
fn need(evidence: &str, persons: f64, first: i32, years: i32) -> Value {
    json!({ "evidence": evidence, "persons": persons, "first_year": first, "years": years })
}

fn by(enterprise: &str, place: &str, persons: f64) -> Value {
    json!({ "enterprise": enterprise, "municipality": place, "persons": persons, "first_year": 2028 })
}

fn with(mut need: Value, field: &str, value: impl Into<Value>) -> Value {
    need[field] = value.into();
    need
}

/// The persons a year of a need, before they are weighed.
fn rate(region: &Region, id: &str) -> f64 {
    let of = Subject::Need(NeedId::from(id));
    let figure = Figure {
        id: FigureId::NeedRate,
        of,
    };
    Explainer::new(region).explain(&figure).unwrap().value
}

/// The persons a year of all needs that count.
fn rates(region: &Region) -> f64 {
    let coverage = compute(region);
    let counted = coverage.needs.standing.iter();
    let counted = counted.filter(|(_, s)| matches!(s, NeedStanding::Counted(_)));
    counted.map(|(id, _)| rate(region, id.as_str())).sum()
}

fn standing(coverage: &Coverage, id: &str) -> NeedStanding {
    coverage.needs.standing.get(&id.into()).unwrap().clone()
}

fn superseded(by: &str, why: Superseding) -> NeedStanding {
    NeedStanding::Superseded { by: by.into(), why }
}

#[track_caller]
fn near(found: f64, expected: f64, what: &str) {
    assert!(
        (found - expected).abs() <= 1e-9,
        "{what}: {found}, not {expected}"
    );
}

#[track_caller]
fn check(needs: &[Value], by_year: &[(i32, f64)]) {
    for (year, expected) in by_year {
        near(
            rates(&in_year(needs, *year)),
            *expected,
            &format!("in {year}"),
        );
    }
}

#[test]
fn a_number_above_ten_million_is_as_if_missing() {
    let check = |need: Value, expected: f64| {
        near(
            rates(&region(std::slice::from_ref(&need))),
            expected,
            &need.to_string(),
        )
    };
    check(json!({ "persons": 20_000_000, "first_year": 2028 }), 0.0);
    check(
        json!({ "persons": 20_000_000, "low": 2, "high": 4, "first_year": 2028 }),
        3.0,
    );
    check(
        json!({ "low": 2, "high": 20_000_000, "first_year": 2028 }),
        2.0,
    );
    check(
        json!({ "persons": 6, "years": 20_000_000, "first_year": 2028 }),
        6.0,
    );
}
