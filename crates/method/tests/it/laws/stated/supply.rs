//! The tests of lists, renewals and cohorts.

use serde_json::{Value, json};

use super::{Case, small, worked_example};

/// A class of 24, or of as many as told.
fn offer(qualification: &str, year: i32, status: &str, entrants: u32) -> Value {
    json!({
        "id": format!("{qualification}{year}{status}"), "school": "S", "qualification": qualification,
        "modality": "professional", "start_year": year, "entrants": entrants, "status": status,
    })
}

/// The tests of section 3.
pub fn lists() -> Vec<Case> {
    let mut earlier = worked_example(1);
    let Some(Value::Array(offers)) = earlier.get_mut("offers") else {
        unreachable!("the worked example has offers")
    };
    for offer in offers.iter_mut() {
        offer["start_year"] = 2025.into();
        if offer["id"] == "O3" {
            offer["school"] = "S2".into();
        }
    }
    offers.push(json!({
        "id": "O4", "school": "S2", "qualification": "C", "modality": "professional",
        "start_year": 2026, "classes": 0.5, "places": 24, "entrants": 18, "status": "agreed",
    }));
    let school = |year: i32, offers: Value| small(year, json!({ "offers": offers }));
    let wanted = json!([{
        "id": "N", "municipality": "M", "qualification": "NEW", "kind": "recruit",
        "persons": 30, "first_year": 2026, "evidence": "V", "probability": { "value": 1.0 },
    }]);
    let shorter = small(
        2030,
        json!({
            "offers": [offer("OLD", 2026, "running", 24), offer("NEW", 2027, "running", 24)],
            "needs": wanted,
            "evidence": [{ "id": "V", "date": "2026-03-01" }],
        }),
    );
    let mut one_year = school(
        2030,
        json!([
            offer("X", 2025, "running", 24),
            offer("Y", 2026, "running", 24),
            offer("Y", 2027, "running", 24),
            offer("Y", 2028, "running", 24),
        ]),
    );
    one_year["qualifications"][2]["duration"] = 1.into();
    let proposed = |in_view: bool| {
        let mut file = school(
            2031,
            json!([
                offer("X", 2026, "running", 24),
                offer("X", 2027, "proposed", 12)
            ]),
        );
        file.insert("settings".into(), json!({ "include_proposed": in_view }));
        file
    };
    let case = |what, file, figures: &[(&'static str, f64)]| Case {
        what,
        file,
        figures: figures.to_vec(),
    };
    vec![
        case("one agreed half class", earlier, &[("total.gap", 13.8395)]),
        case(
            "renewed with a shorter duration",
            shorter,
            &[("q.NEW.supply", 15.869), ("q.NEW.gap", 14.131)],
        ),
        case("ended long ago", one_year, &[("q.X.supply", 0.0)]),
        case(
            "withdrawn beside its agreed replacement",
            school(
                2030,
                json!([
                    offer("OLD", 2026, "running", 24),
                    offer("OLD", 2027, "withdrawn", 24),
                    offer("NEW", 2027, "agreed", 24),
                ]),
            ),
            &[("q.NEW.supply", 15.869)],
        ),
        case(
            "refused, then agreed",
            school(
                2031,
                json!([
                    offer("X", 2025, "running", 24),
                    offer("X", 2026, "refused", 24),
                    offer("X", 2027, "agreed", 24),
                ]),
            ),
            &[("q.X.supply", 15.869)],
        ),
        case(
            "proposed, in view",
            proposed(true),
            &[("q.X.supply", 7.934)],
        ),
        case(
            "proposed, not in view",
            proposed(false),
            &[("q.X.supply", 15.869)],
        ),
    ]
}

/// The test of cohorts, section 5, and what a replacement takes, section 3.
pub fn renewed() -> Vec<Case> {
    let mut old = offer("OLD", 2025, "running", 20);
    old["history"] = json!([{ "entry_year": 2019, "entrants": 40, "completed": 30 }]);
    let mut new = offer("NEW", 2027, "running", 20);
    new["history"] = json!([{ "entry_year": 2019, "entrants": 20, "completed": 10 }]);
    let cohorts = small(2029, json!({ "offers": [old, new] }));
    let unit = |code: &str, hours: u32| json!({ "code": code, "hours": hours });
    let units = small(
        2029,
        json!({
            "qualifications": [
                { "code": "NEW", "level": 4 },
                { "code": "O1", "level": 4, "units": [unit("a", 100), unit("b", 50)], "replaced_by": "NEW" },
                { "code": "O2", "level": 4, "units": [unit("a", 40), unit("c", 150)], "replaced_by": "NEW" },
                { "code": "W", "level": 4, "units": [unit("a", 100), unit("c", 100)] },
            ],
            "needs": [
                { "id": "1", "qualification": "O2", "kind": "upskill", "persons": 4, "municipality": "M" },
                { "id": "2", "qualification": "NEW", "kind": "recruit", "persons": 10, "municipality": "M",
                  "first_year": 2028, "probability": { "value": 1.0 } },
            ],
            "settings": { "undated_age_factor": 1 },
            "offers": [{ "id": "O", "school": "S", "qualification": "W", "start_year": 2026, "duration": 3,
                "entrants": 10, "status": "running" }],
        }),
    );
    vec![
        Case {
            what: "two codes that became one keep both their cohorts",
            file: cohorts,
            figures: vec![("offer.NEW2027running.completion", 0.69)],
        },
        // NEW takes a 100, b 50 and c 150: of its 300 hours W has 200; the hours of a course are those of O2.
        Case {
            what: "a replacement takes each unit once, with the most hours",
            file: units,
            figures: vec![
                ("flow.W@M to NEW@M related_near.weight", 2.0 / 3.0),
                ("course.a.person_hours", 160.0),
                ("course.b.person_hours", 200.0),
                ("course.c.person_hours", 600.0),
            ],
        },
    ]
}
