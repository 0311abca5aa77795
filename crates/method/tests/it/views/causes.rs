//! Where a gap comes from: of the first worked example, and each cause by a small region.

use enlace_exchange::json::read;
use enlace_method::compute;
use enlace_method::figures::{ChainLoss, GapCause};
use enlace_model::{Persons, Region, SchoolYear};
use serde_json::{Value, json};

use crate::views::worked;

/// A region where qualification A is wanted by so many people in M and in N, which is out of reach, with
/// these offers of its one school in M. Of 24 who start 18.24 graduate and 15.8688 are available.
fn region(in_m: f64, in_n: f64, offers: Value, settings: Value) -> Region {
    let need = |id: &str, place: &str, persons: f64| {
        json!({
            "id": id, "enterprise": "E", "municipality": place, "qualification": "A", "kind": "recruit",
            "persons": persons, "first_year": 2026, "evidence": "V", "probability": { "value": 1 },
        })
    };
    let file = json!({
        "format": "enlace-region", "version": 1, "min_reader": 1,
        "region": {
            "id": "R", "name": "R", "reference_date": "2026-03-01", "target_year": 2029,
            "settings": settings,
            "municipalities": [{ "code": "M", "name": "M" }, { "code": "N", "name": "N" }],
            "qualifications": [
                { "code": "A", "level": 4, "duration": 3 },
                { "code": "B", "level": 4, "duration": 3 },
            ],
            "relations": [{ "id": "R1", "from": "B", "to": "A", "value": 1 }],
            "enterprises": [{ "id": "E", "name": "E", "municipality": "M" }],
            "evidence": [{ "id": "V", "kind": "commitment", "date": "2026-03-01" }],
            "needs": [need("N1", "M", in_m), need("N2", "N", in_n)],
            "schools": [{ "code": "S", "name": "S", "municipality": "M" }],
            "offers": offers,
        },
    });
    read(file.to_string().as_bytes()).unwrap().region
}

/// Offers of A that run from 2026 on, with these places and entrants.
fn running(all: &[(f64, f64)]) -> Value {
    let offers = (0..).zip(all).map(|(i, (places, entrants))| {
        json!({
            "id": format!("O{i}"), "school": "S", "qualification": "A", "start_year": 2026,
            "places": places, "entrants": entrants, "status": "running",
        })
    });
    offers.collect()
}

#[track_caller]
fn check(region: &Region, expected: Option<GapCause>) {
    let coverage = compute(region);
    let a = &coverage.qualifications[0];
    assert_eq!((a.code.as_str(), a.cause), ("A", expected), "{a:#?}");
}

fn only(largest: ChainLoss) -> Option<GapCause> {
    Some(GapCause::Lost {
        largest,
        next: None,
    })
}

#[test]
fn in_the_worked_example_a_loses_by_dropout_and_c_has_too_few_places() {
    let (_, coverage) = worked(1);
    let found: Vec<_> = coverage.qualifications.iter().map(|q| q.cause).collect();
    assert_eq!(
        found,
        [
            only(ChainLoss::Dropout),
            Some(GapCause::Covered),
            Some(GapCause::OnlyPlaces(Persons(12.0))),
        ]
    );
}

#[test]
fn without_demand_there_is_nothing_to_say() {
    check(&region(0.0, 0.0, running(&[(24.0, 24.0)]), json!({})), None);
}

#[test]
fn without_a_gap_people_are_left_over_or_others_serve_or_all_is_covered() {
    let one_class = || running(&[(24.0, 24.0)]);
    let covered = |persons| region(persons, 0.0, one_class(), json!({}));
    check(&covered(5.0), Some(GapCause::LeftOver));
    check(&covered(15.6), Some(GapCause::Covered));
    // A gap of 0.0312 is none.
    check(&covered(15.9), Some(GapCause::Covered));
    let mut offers = one_class();
    offers[0]["qualification"] = "B".into();
    let by_others = region(5.0, 0.0, offers, json!({}));
    check(&by_others, Some(GapCause::MetByOthers));
}

#[test]
fn where_nobody_offers_it_there_is_no_school_unless_one_begins_later() {
    check(
        &region(5.0, 0.0, json!([]), json!({})),
        Some(GapCause::NoSchool),
    );
    let starting = |year: i32, status: &str| {
        let mut offers = running(&[(24.0, 24.0), (24.0, 24.0)]);
        for (i, later) in [(0, 0), (1, 1)] {
            offers[i]["start_year"] = (year + later).into();
            offers[i]["status"] = status.into();
        }
        region(5.0, 0.0, offers, json!({}))
    };
    check(
        &starting(2027, "agreed"),
        Some(GapCause::StartsIn(SchoolYear(2027))),
    );
    check(&starting(2027, "withdrawn"), Some(GapCause::NoSchool));
}

#[test]
fn a_school_whose_classes_are_empty_still_offers_it() {
    // 24 empty chairs cost 15.8688, less than the gap of 20; nothing else is lost.
    check(
        &region(20.0, 0.0, running(&[(24.0, 0.0)]), json!({})),
        only(ChainLoss::EmptyChairs),
    );
}

#[test]
fn people_enough_that_are_elsewhere_are_out_of_reach() {
    check(
        &region(0.0, 5.0, running(&[(24.0, 24.0)]), json!({})),
        Some(GapCause::OutOfReach),
    );
}

#[test]
fn places_below_demand_are_the_cause_before_any_loss() {
    check(
        &region(25.0, 0.0, running(&[(12.0, 2.0), (12.0, 12.0)]), json!({})),
        Some(GapCause::OnlyPlaces(Persons(24.0))),
    );
}

#[test]
fn the_largest_loss_is_the_cause_where_it_is_as_large_as_the_gap() {
    // Gap 9.1312: empty chairs cost 15.8688, dropout 5.0112, study and leaving 2.3712.
    check(
        &region(25.0, 0.0, running(&[(48.0, 24.0)]), json!({})),
        only(ChainLoss::EmptyChairs),
    );
    // An overfull class fills no chair of another: 7.9344 beside 7.5168 by dropout, for a gap of 6.1968.
    check(
        &region(30.0, 0.0, running(&[(24.0, 12.0), (12.0, 24.0)]), json!({})),
        only(ChainLoss::EmptyChairs),
    );
    // Gap 10.704: study costs 10.944.
    check(
        &region(
            18.0,
            0.0,
            running(&[(24.0, 24.0)]),
            json!({ "study_share": 0.6 }),
        ),
        only(ChainLoss::Leave),
    );
}

#[test]
fn where_the_largest_loss_is_less_than_the_gap_the_next_one_stands_beside_it() {
    // Gap 8.1312: dropout costs 5.0112, study and leaving 2.3712.
    check(
        &region(24.0, 0.0, running(&[(24.0, 24.0)]), json!({})),
        Some(GapCause::Lost {
            largest: ChainLoss::Dropout,
            next: Some(ChainLoss::Leave),
        }),
    );
    // Gap 12.704: study costs 10.944, dropout 2.304.
    check(
        &region(
            20.0,
            0.0,
            running(&[(24.0, 24.0)]),
            json!({ "study_share": 0.6 }),
        ),
        Some(GapCause::Lost {
            largest: ChainLoss::Leave,
            next: Some(ChainLoss::Dropout),
        }),
    );
    // Nobody studies on, no chair is empty, and 12 people are wanted where nobody gets to: nothing is
    // lost but by dropout.
    check(
        &region(
            12.0,
            12.0,
            running(&[(24.0, 24.0)]),
            json!({ "study_share": 0 }),
        ),
        only(ChainLoss::Dropout),
    );
}

#[test]
fn of_equal_losses_the_one_that_comes_first_in_the_chain_is_named() {
    // Six empty chairs and 24 % of 19 who start: 3.9672 each.
    check(
        &region(16.0, 0.0, running(&[(25.0, 19.0)]), json!({})),
        only(ChainLoss::EmptyChairs),
    );
    check(
        &region(20.0, 0.0, running(&[(25.0, 19.0)]), json!({})),
        Some(GapCause::Lost {
            largest: ChainLoss::EmptyChairs,
            next: Some(ChainLoss::Dropout),
        }),
    );
}
