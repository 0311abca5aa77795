//! What kind a proposal is, what it lacks, and what the figures say of its motives.

use enlace_model::{Motive, Region};
use enlace_planning::course::Courses;
use enlace_planning::findings::{ProposalFinding, findings};
use enlace_planning::freeze::freeze;
use enlace_planning::motives::{MotiveCheck, check_motive};
use enlace_planning::{ProposalKind, kind_of};
use serde_json::{Value, json};

use crate::{example, find, proposal};

/// The example with these proposals, all but the swap's in no bundle, and this scope.
fn with(proposals: Value, bundles: &[&[&str]], scope: &str) -> Region {
    let mut region = example();
    region.proposals.clear();
    region.decisions.clear();
    for own in proposals.as_array().unwrap() {
        let own: enlace_model::Proposal = serde_json::from_value(own.clone()).unwrap();
        region.proposals.insert(own.id.clone(), own);
    }
    for (at, items) in bundles.iter().enumerate() {
        let items: Vec<Value> = items.iter().map(|id| json!({ "proposal": id })).collect();
        let own = json!({ "id": format!("d{at}"), "items": items });
        let own: enlace_model::Decision = serde_json::from_value(own).unwrap();
        region.decisions.insert(own.id.clone(), own);
    }
    for round in region.rounds.values_mut() {
        round.scope = Some(serde_json::from_value(json!(scope)).unwrap());
    }
    region
}

#[track_caller]
fn check(proposals: Value, bundles: &[&[&str]], scope: &str, expected: &[Option<ProposalKind>]) {
    let region = with(proposals, bundles, scope);
    let found: Vec<Option<ProposalKind>> = region
        .proposals
        .values()
        .map(|own| kind_of(own, &region))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn the_kind_of_a_proposal_follows_from_what_runs_and_what_is_wanted() {
    use ProposalKind::*;
    let none = || json!({});
    let one = |course, now, wanted| proposal("a", course, now, wanted, none());
    let c = ("S2", "C");
    let up = one(c, (0.5, 12.0), (1.0, 24.0));
    let changes = "changes";
    check(json!([up]), &[], changes, &[Some(IncreaseNet)]);
    let swap = json!([
        one(("S2", "B"), (1.0, 24.0), (0.5, 12.0)),
        proposal("b", ("S2", "A"), (0.0, 0.0), (0.5, 12.0), none()),
    ]);
    let both: &[&[&str]] = &[&["a", "b"]];
    check(
        swap.clone(),
        both,
        changes,
        &[Some(Decrease), Some(OpeningCompensated)],
    );
    check(swap, &[], changes, &[Some(Decrease), Some(OpeningNet)]);
    let route = json!([
        one(("S1", "A"), (1.0, 24.0), (0.5, 12.0)),
        proposal(
            "b",
            ("S1", "A"),
            (0.0, 0.0),
            (0.5, 12.0),
            json!({ "modality": "apprenticeship" })
        ),
    ]);
    check(route, both, changes, &[Some(Transfer), Some(Transfer)]);
    let same = |more| json!([proposal("a", ("S1", "A"), (1.0, 24.0), (1.0, 24.0), more)]);
    check(
        same(json!({ "profile": "robotics" })),
        &[],
        changes,
        &[Some(Reprofile)],
    );
    check(same(none()), &[], changes, &[None]);
    check(same(none()), &[], "whole_list", &[Some(Continuation)]);
    let late = json!([proposal(
        "a",
        c,
        (0.5, 12.0),
        (1.0, 24.0),
        json!({ "start_year": 2025 })
    )]);
    check(late, &[], changes, &[Some(LateAdjustment)]);
    let closure = one(c, (1.0, 20.0), (0.0, 0.0));
    check(json!([closure]), &[], changes, &[Some(Closure)]);
    let both_ways = json!([
        one(c, (0.5, 12.0), (1.0, 24.0)),
        proposal("b", ("S2", "B"), (1.0, 20.0), (0.0, 0.0), none()),
    ]);
    check(
        both_ways,
        both,
        changes,
        &[Some(IncreaseCompensated), Some(Closure)],
    );
}

#[test]
fn sizes_are_compared_by_places_and_by_classes_where_places_are_missing() {
    let check = |now: Value, wanted: Value, expected| {
        let own = json!([{ "id": "a", "round": "r26", "school": "S2", "qualification": "C",
            "start_year": 2026, "now": now, "wanted": wanted, "state": "draft" }]);
        let region = with(own, &[], "changes");
        assert_eq!(
            kind_of(find(&region, "a"), &region),
            expected,
            "{now} {wanted}"
        );
    };
    let grows = Some(ProposalKind::IncreaseNet);
    check(json!({ "places": 20 }), json!({ "places": 24 }), grows);
    check(json!({ "classes": 1 }), json!({ "classes": 1.5 }), grows);
    check(
        json!({ "classes": 1, "places": 24 }),
        json!({ "classes": 1.5 }),
        grows,
    );
    check(
        json!({}),
        json!({ "classes": 1 }),
        Some(ProposalKind::OpeningNet),
    );
    check(
        json!({ "places": 20 }),
        json!({ "classes": 0 }),
        Some(ProposalKind::Closure),
    );
    check(json!({ "places": 20 }), json!({}), None);
}

#[test]
fn findings_name_what_a_proposal_lacks() {
    let check = |id: &str, change: Value, expected: &[ProposalFinding]| {
        let mut region = example();
        let mut own = serde_json::to_value(find(&region, id)).unwrap();
        own.as_object_mut()
            .unwrap()
            .extend(change.as_object().unwrap().clone());
        let own: enlace_model::Proposal = serde_json::from_value(own).unwrap();
        region.proposals.insert(own.id.clone(), own);
        let courses = Courses::of(&region);
        assert_eq!(findings(find(&region, id), &courses), expected, "{change}");
    };
    let complete = json!({ "expected": 18, "shared_with": "p1",
        "constraints": { "teachers": "available", "rooms": "available", "equipment": "available" } });
    let but = |more: Value| {
        let mut own = complete.clone();
        own.as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        own
    };
    check("p1", complete.clone(), &[]);
    check(
        "p1",
        but(json!({ "expected": null })),
        &[ProposalFinding::ExpectedMissing],
    );
    check(
        "p1",
        but(json!({ "motives": [] })),
        &[ProposalFinding::MotiveMissing],
    );
    check(
        "p1",
        but(json!({ "motives": ["other"] })),
        &[ProposalFinding::MotiveTextMissing],
    );
    check(
        "p1",
        but(json!({ "constraints": {} })),
        &[
            ProposalFinding::StaffOpen,
            ProposalFinding::RoomsOpen,
            ProposalFinding::EquipmentOpen,
        ],
    );
    check(
        "p1",
        but(
            json!({ "constraints": {}, "staff": [{ "what": "recruit", "people": 0.5 }],
            "costs": [{ "what": "works" }, { "what": "equipment", "euros": 900 }] }),
        ),
        &[
            ProposalFinding::StaffIncomplete,
            ProposalFinding::CostWithoutAmount,
        ],
    );
    check(
        "p1",
        but(json!({ "wanted": {} })),
        &[ProposalFinding::SizeMissing],
    );
    check(
        "p1",
        but(json!({ "now": { "classes": 1, "places": 20 } })),
        &[ProposalFinding::NowDiffers],
    );
    check(
        "p1",
        but(json!({ "wanted": { "classes": 1, "places": 40 } })),
        &[ProposalFinding::SizeContradicts],
    );
    check(
        "p1",
        but(json!({ "start_year": 2027 })),
        &[ProposalFinding::TooLate],
    );
    check(
        "p2",
        json!({}),
        &[ProposalFinding::WherePupilsGo, ProposalFinding::HalfAlone],
    );
    let same = json!({ "wanted": { "classes": 1, "places": 24 } });
    check("p2", same, &[ProposalFinding::NoChange]);
}

#[test]
fn motives_are_checked_against_the_frozen_figures() {
    let region = example();
    let coverage = enlace_method::compute(&region);
    let frozen = freeze(&region, &coverage, &"2026-03-20".into());
    let courses = Courses::of(&region);
    let check = |id: &str, motive, expected| {
        let own = find(&region, id);
        assert_eq!(
            check_motive(motive, own, Some(&frozen), &courses),
            expected,
            "{id} {motive:?}"
        );
    };
    check("p1", Motive::LocalNeed, MotiveCheck::Agrees);
    check("p2", Motive::LocalNeed, MotiveCheck::Otherwise);
    check("p2", Motive::FallingNeed, MotiveCheck::Agrees);
    check("p2", Motive::TooManyPlaces, MotiveCheck::Otherwise);
    check("p1", Motive::TooManyPlaces, MotiveCheck::Agrees);
    check("p2", Motive::NationalPriority, MotiveCheck::Agrees);
    check("p1", Motive::NationalPriority, MotiveCheck::Otherwise);
    check("p2", Motive::RareTrade, MotiveCheck::Agrees);
    check("p1", Motive::GoodOutcomes, MotiveCheck::Unknown);
    check("p1", Motive::Partnership, MotiveCheck::NotCheckable);
    let unfrozen = check_motive(Motive::LocalNeed, find(&region, "p1"), None, &courses);
    assert_eq!(unfrozen, MotiveCheck::Unknown);
}
