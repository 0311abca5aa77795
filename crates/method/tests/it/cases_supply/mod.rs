//! The method's tests of what is supplied, to 1e-3: lists, renewed qualifications, cohorts, short courses.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod answers;
mod lists;
mod renewed;
mod short_courses;

use enlace_exchange::json::read;
use enlace_method::figures::*;
use enlace_method::{Coverage, compute};
use enlace_model::Region;
use serde_json::{Value, json};

const TOLERANCE: f64 = 1e-3;
/// What one class of 24 brings without history: 24 · .76 · .87.
pub const CLASS: f64 = 15.869;

#[track_caller]
pub fn near(found: f64, expected: f64, what: &str) {
    assert!(
        (found - expected).abs() <= TOLERANCE,
        "{what}: {found}, not {expected}"
    );
}

/// A region with one place, the schools S and S2, and a sure need of 30 people of a qualification.
pub fn region(target_year: i32, wanted: &str, qualifications: Value, offers: Value) -> Region {
    let file = json!({"format": "enlace-region", "version": 1, "region": {
        "id": "r", "name": "R", "reference_date": "2026-03-01", "target_year": target_year,
        "settings": {"stay_share": 1},
        "municipalities": [{"code": "M", "name": "M"}],
        "qualifications": qualifications,
        "enterprises": [{"id": "E", "name": "E", "municipality": "M"}],
        "evidence": [{"id": "V", "kind": "commitment", "date": "2026-03-01"}],
        "needs": [{"id": "N", "enterprise": "E", "qualification": wanted, "kind": "recruit",
            "persons": 30, "evidence": "V", "probability": {"value": 1, "reason": "sure"}}],
        "schools": [{"code": "S", "name": "S", "municipality": "M"},
            {"code": "S2", "name": "S2", "municipality": "M"}],
        "offers": offers,
    }});
    read(file.to_string().as_bytes()).unwrap().region
}

/// An offer of school S with 24 places.
pub fn offer(id: &str, qualification: &str, year: i32, status: &str) -> Value {
    json!({"id": id, "school": "S", "qualification": qualification, "modality": "professional",
        "start_year": year, "places": 24, "status": status})
}

pub fn of<'a>(coverage: &'a Coverage, code: &str) -> &'a QualificationFigures {
    let mut all = coverage.qualifications.iter();
    all.find(|q| q.code.as_str() == code).unwrap()
}

/// Supply of a qualification.
pub fn supply(region: &Region, code: &str) -> f64 {
    of(&compute(region), code).supply.0
}

pub fn years(code: &str, years: i32) -> Value {
    json!({"code": code, "title": {}, "level": 4, "duration": years})
}

/// OLD, of three years, and its replacement NEW, of two.
pub fn renewed() -> Value {
    json!([
        {"code": "OLD", "title": {}, "level": 4, "duration": 3, "replaced_by": "NEW"},
        years("NEW", 2),
    ])
}
