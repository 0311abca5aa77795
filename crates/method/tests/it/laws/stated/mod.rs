//! The small tests that the method states beside its rules, found by the plain computation, so that it is
//! proved by stated numbers, and by the engine.

mod demand;
mod supply;

use enlace_method::compute;
use serde_json::{Value, json};

use crate::laws::flat::Flat;
use crate::laws::oracle::{self, cause::Cause, confidence};
use crate::laws::region::{File, region};

/// A region and some of its figures as the method states them.
struct Case {
    what: &'static str,
    file: File,
    figures: Vec<(&'static str, f64)>,
}

const TOLERANCE: f64 = 1e-3;
const POINTS: f64 = 0.005;

fn check(find: impl Fn(&File) -> Flat) {
    let mut wrong = Vec::new();
    for case in cases() {
        let flat = find(&case.file);
        for (name, expected) in case.figures {
            let found = flat.numbers.get(name).copied().unwrap_or(0.0);
            let tolerance = if name.ends_with("score") {
                POINTS
            } else {
                TOLERANCE
            };
            if (found - expected).abs() > tolerance {
                wrong.push(format!("{}: {name} is {found}, not {expected}", case.what));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_plain_computation_finds_every_number_that_the_method_states() {
    check(|file| oracle::figures(&region(file)));
}

#[test]
fn the_engine_finds_every_number_that_the_method_states() {
    check(|file| Flat::of(&compute(&region(file))));
}

#[test]
fn the_quantile_of_a_confidence_is_that_of_the_tables() {
    for (chosen, z) in [
        (0.5, 0.674_489_750),
        (0.8, 1.281_551_566),
        (0.9, 1.644_853_627),
        (0.95, 1.959_963_985),
        (0.999, 3.290_526_731),
    ] {
        assert!((confidence::z(chosen) - z).abs() < 1e-9, "{chosen}");
    }
}

#[test]
fn the_worked_example_has_the_causes_that_the_method_states() {
    let region = region(&worked_example(1));
    let of = |code| oracle::cause(&region, code);
    assert_eq!(of("A"), Cause::Losses(vec!["dropout"]));
    assert_eq!(of("B"), Cause::Covered);
    assert_eq!(of("C"), Cause::OnlyPlaces(12.0));
}

fn worked_example(number: usize) -> File {
    let path = format!("/../../tests/data/worked-example-{number}.json");
    let text = std::fs::read(format!("{}{path}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let file: Value = serde_json::from_slice(&text).unwrap();
    file["region"].as_object().unwrap().clone()
}

/// A region with two municipalities, one school in each, a course of three years and its renewal of two, and
/// all that a case adds to it. Its date lies before all evidence, so that none has grown old.
fn small(target_year: i32, more: Value) -> File {
    let base = json!({
        "id": "R", "name": "R", "reference_date": "2010-01-01", "target_year": target_year,
        "municipalities": [{ "code": "M", "name": "M" }, { "code": "N", "name": "N" }],
        "schools": [{ "code": "S", "name": "S", "municipality": "M" }],
        "qualifications": [
            { "code": "NEW", "level": 4, "duration": 2 },
            { "code": "OLD", "level": 4, "duration": 3, "replaced_by": "NEW" },
            { "code": "X", "level": 4, "duration": 3 },
            { "code": "Y", "level": 4, "duration": 3 },
        ],
    });
    let mut file = base.as_object().unwrap().clone();
    file.extend(more.as_object().unwrap().clone());
    file
}

fn cases() -> Vec<Case> {
    let mut cases = worked();
    cases.extend(supply::lists());
    cases.extend(demand::schedules());
    cases.extend(demand::groups());
    cases.extend(supply::renewed());
    cases.push(demand::businesses());
    cases
}

/// The table of section 12.
fn worked() -> Vec<Case> {
    let first = Case {
        what: "section 12",
        file: worked_example(1),
        figures: vec![
            ("q.A.demand", 23.5),
            ("q.A.demand_sd", 6.3443),
            ("q.A.supply", 15.0933),
            ("q.A.supply_sd", 1.9070),
            ("q.A.ratio_low", 0.4383),
            ("q.A.ratio_high", 0.9411),
            ("q.A.coverage", 0.8408),
            ("q.A.gap", 3.7411),
            ("q.B.ratio", 1.9720),
            ("q.B.ratio_low", 1.0105),
            ("q.B.ratio_high", 3.8486),
            ("q.C.supply", 5.9508),
            ("q.C.supply_sd", 1.3323),
            ("q.C.ratio_high", 0.5014),
            ("q.C.gap", 16.0492),
            ("total.gap", 19.7903),
            ("total.gap_same_only", 24.4559),
            ("total.surplus_same_only", 7.776),
            ("q.A.score", 43.52),
            ("q.C.score", 69.72),
            ("q.C.classes", 0.5),
        ],
    };
    let second = Case {
        what: "section 12, occupations",
        file: worked_example(2),
        figures: vec![
            ("supply.X@M.left_over", 3.647059),
            ("supply.Y@M.left_over", 4.352941),
            ("q.X.demand", 28.857143),
            ("q.Y.demand", 3.142857),
            ("q.X.chain.by_same_occupations", 2.5042),
            ("q.Y.chain.by_same_occupations", -2.5042),
            ("total.gap", 0.0),
        ],
    };
    vec![first, second]
}
