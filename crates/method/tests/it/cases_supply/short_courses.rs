//! Short courses: which units, and whose hours.

use enlace_exchange::json::read;
use enlace_method::compute;
use enlace_model::Region;
use serde_json::{Value, json};

fn region(qualifications: Value) -> Region {
    let file = json!({"format": "enlace-region", "version": 1, "region": {
        "id": "r", "name": "R", "reference_date": "2026-03-01", "target_year": 2029,
        "municipalities": [{"code": "M", "name": "M"}],
        "qualifications": qualifications,
        "enterprises": [{"id": "E", "name": "E", "municipality": "M"}],
    }});
    read(file.to_string().as_bytes()).unwrap().region
}

/// The short courses of a region with one upskill need of 10 people: unit, person-hours.
fn courses(qualifications: Value, need: Value) -> Vec<(String, Option<f64>)> {
    let mut own = region(qualifications);
    let mut upskill = json!({"id": "U", "enterprise": "E", "kind": "upskill", "persons": 10});
    for (key, value) in need.as_object().unwrap() {
        upskill[key.as_str()] = value.clone();
    }
    let upskill: enlace_model::Need = serde_json::from_value(upskill).unwrap();
    own.needs.insert(upskill.id.clone(), upskill);
    let found = compute(&own).short_courses.into_iter();
    found
        .map(|course| (course.unit, course.person_hours.map(|h| h.0)))
        .collect()
}

fn unit(code: &str, hours: Option<f64>, component: Option<&str>) -> Value {
    let mut unit = json!({"code": code});
    if let Some(hours) = hours {
        unit["hours"] = hours.into();
    }
    if let Some(component) = component {
        unit["component"] = component.into();
    }
    unit
}

fn with_units(code: &str, units: &[Value]) -> Value {
    json!({"code": code, "title": {}, "level": 4, "duration": 3, "units": units})
}

#[track_caller]
fn check_courses(qualifications: Value, need: Value, expected: &[(&str, Option<f64>)]) {
    let expected: Vec<(String, Option<f64>)> = expected
        .iter()
        .map(|(unit, hours)| ((*unit).to_owned(), *hours))
        .collect();
    assert_eq!(courses(qualifications, need), expected);
}

#[test]
fn hours_of_a_short_course_are_those_of_the_target() {
    let technological = Some("technological");
    let a = with_units("A", &[unit("u", Some(25.0), technological)]);
    // Z lists the unit last and is not asked.
    let z = with_units("Z", &[unit("u", Some(90.0), technological)]);
    check_courses(
        json!([a, z]),
        json!({"qualification": "A", "units": ["u", "u"]}),
        &[("u", Some(250.0))],
    );
    let occupation = json!({"system": "isco-08", "code": "7223"});
    check_courses(
        json!([a, z]),
        json!({"occupation": occupation, "units": ["u"]}),
        &[("u", None)],
    );
    check_courses(json!([a, z]), json!({"occupation": occupation}), &[]);
}

#[test]
fn without_units_named_a_short_course_takes_the_technological_ones_or_all() {
    let u = unit("u", Some(25.0), Some("technological"));
    let v = unit("v", Some(50.0), Some("scientific"));
    let need = json!({"qualification": "A"});
    check_courses(
        json!([with_units("A", &[u, v.clone()])]),
        need.clone(),
        &[("u", Some(250.0))],
    );
    let w = unit("w", None, None);
    check_courses(
        json!([with_units("A", &[v, w])]),
        need,
        &[("v", Some(500.0)), ("w", None)],
    );
}

#[test]
fn hours_come_from_the_code_as_recorded_then_its_replacement_then_the_most_related() {
    let unit = |code, hours| unit(code, hours, Some("technological"));
    let mut old = with_units("A", &[unit("u", Some(25.0))]);
    old["replaced_by"] = "N".into();
    let new = with_units(
        "N",
        &[
            unit("u", Some(30.0)),
            unit("v", Some(50.0)),
            unit("w", None),
            unit("x", None),
        ],
    );
    // Both Y and Z serve N; Z more, by what they have of u and v.
    let y = with_units(
        "Y",
        &[
            unit("u", Some(30.0)),
            unit("v", Some(20.0)),
            unit("w", Some(70.0)),
        ],
    );
    let z = with_units(
        "Z",
        &[
            unit("u", Some(30.0)),
            unit("v", Some(45.0)),
            unit("w", Some(40.0)),
        ],
    );
    // B lists x and is related to nobody.
    let b = with_units("B", &[unit("x", Some(10.0))]);
    check_courses(
        json!([old, b, new, y, z]),
        json!({"qualification": "A"}),
        &[
            ("u", Some(250.0)),
            ("v", Some(500.0)),
            ("w", Some(400.0)),
            ("x", None),
        ],
    );
}
