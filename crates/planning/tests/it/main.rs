//! Planning rounds on the method's first worked example, whose figures were computed independently.

#![allow(clippy::unwrap_used, reason = "what a test cannot go on without")]

mod effects;
mod kinds;
mod swaps;
mod votes;

use enlace_exchange::json::read;
use enlace_model::{Proposal, Region};
use serde_json::{Value, json};

/// The worked example in the spring before the entry year 2026: its offers run since 2025, and O3 stands in
/// O2's school. The round plans 2026.
fn example() -> Region {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/data/worked-example-1.json"
    );
    let mut file: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    file.as_object_mut().unwrap().remove("digest");
    let region = &mut file["region"];
    for offer in region["offers"].as_array_mut().unwrap() {
        offer["start_year"] = json!(2025);
        if offer["id"] == "O3" {
            offer["school"] = json!("S2");
        }
    }
    region["stakeholders"] = json!([
        {"id": "cim", "name": "CIM", "kind": "policy"},
        {"id": "dgeste", "name": "DGEstE", "kind": "education_authority"},
        {"id": "aep", "name": "AEP", "kind": "business_association"},
    ]);
    region["sessions"] = json!([{"id": "s19", "title": "Concertação", "date": "2026-05-19"}]);
    region["rounds"] = json!([{"id": "r26", "title": "Rede 2026/27", "entry_year": 2026,
        "entry": "by_schools",
        "phases": [{"kind": "entry", "from": "2026-04-01", "until": "2026-04-30"},
            {"kind": "concertation", "from": "2026-05-19"}],
        "members": [{"stakeholder": "cim", "role": "decides"},
            {"stakeholder": "dgeste", "role": "decides"}, {"stakeholder": "aep", "role": "advises"}],
        "rule": {"base": "for_against", "more_than": 0.5, "quorum": 0.5, "quorum_second": 0.333333,
            "casting_vote": true, "abstention": true, "must_agree": ["cim", "dgeste"]}}]);
    region["proposals"] = json!([
        proposal(
            "p1",
            ("S2", "C"),
            (0.5, 12.0),
            (1.0, 24.0),
            json!({"motives": ["local_need"]})
        ),
        proposal(
            "p2",
            ("S2", "B"),
            (1.0, 24.0),
            (0.5, 12.0),
            json!({"motives": ["too_many_places"]})
        ),
        proposal(
            "p3",
            ("S2", "A"),
            (0.0, 0.0),
            (0.5, 12.0),
            json!({"motives": ["local_need"], "expected": 12})
        ),
        proposal(
            "p4",
            ("S1", "C"),
            (0.0, 0.0),
            (0.5, 12.0),
            json!({"motives": ["local_need"], "expected": 12})
        ),
    ]);
    region["decisions"] = json!([{"id": "d1", "round": "r26", "session": "s19", "order": 7,
        "kind": "network", "items": [{"proposal": "p2"}, {"proposal": "p3"}],
        "counts": {"for": 9, "against": 1, "abstained": 1, "present": 11, "entitled": 15},
        "date": "2026-05-19"}]);
    read(file.to_string().as_bytes()).unwrap().region
}

/// A proposal for a professional course of 2026: what runs now and what is wanted, as classes and places.
fn proposal(
    id: &str,
    (school, qualification): (&str, &str),
    now: (f64, f64),
    wanted: (f64, f64),
    more: Value,
) -> Value {
    let size = |(classes, places): (f64, f64)| json!({ "classes": classes, "places": places });
    let mut own = json!({"id": id, "round": "r26", "school": school, "qualification": qualification,
        "modality": "professional", "start_year": 2026, "now": size(now), "wanted": size(wanted),
        "state": "tabled"});
    own.as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    own
}

fn find<'r>(region: &'r Region, id: &str) -> &'r Proposal {
    &region.proposals[&id.into()]
}

#[track_caller]
fn near(found: f64, expected: f64, what: &str) {
    assert!(
        (found - expected).abs() < 1e-3,
        "{what}: {found}, not {expected}"
    );
}
