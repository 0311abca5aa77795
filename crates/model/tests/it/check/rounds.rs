//! Rounds, proposals, opinions and decisions: what is wrong with one, and between them.

use enlace_exchange::json::read;
use serde_json::{Value, json};

/// A round with a swap on the agenda, in which nothing is wrong.
fn sound() -> Value {
    json!({
        "id": "r", "name": "R", "reference_date": "2026-03-01", "target_year": 2029,
        "settings": {"stay_share": 1},
        "municipalities": [{"code": "M", "name": "M"}],
        "qualifications": [
            {"code": "Q", "title": {}, "level": 4, "duration": 3},
            {"code": "P", "title": {}, "level": 4, "duration": 3},
        ],
        "sessions": [{"id": "S", "title": "S"}],
        "schools": [{"code": "H", "name": "H", "municipality": "M"}],
        "stakeholders": [
            {"id": "cim", "name": "CIM", "kind": "policy"},
            {"id": "aep", "name": "AEP", "kind": "business_association"},
        ],
        "rounds": [{
            "id": "r26", "title": "Rede 2026/27", "entry_year": 2026,
            "phases": [
                {"kind": "entry", "from": "2026-04-01", "until": "2026-04-30"},
                {"kind": "concertation", "from": "2026-05-19"},
            ],
            "members": [
                {"stakeholder": "cim", "role": "decides"},
                {"stakeholder": "aep", "role": "advises"},
            ],
            "rule": {"base": "for_against", "more_than": 0.5, "quorum": 0.5,
                "casting_vote": true, "abstention": true, "must_agree": ["cim"]},
            "frozen": {"on": "2026-03-20", "target_year": 2029, "digest": "0"},
        }],
        "proposals": [
            {"id": "p2", "round": "r26", "school": "H", "qualification": "Q", "start_year": 2026,
                "now": {"places": 24}, "wanted": {"places": 12}, "state": "tabled"},
            {"id": "p3", "round": "r26", "school": "H", "qualification": "P", "start_year": 2026,
                "wanted": {"classes": 0.5}, "state": "tabled"},
        ],
        "opinions": [
            {"id": "o1", "proposal": "p2", "stakeholder": "aep", "stage": "consultative",
                "stance": "favourable"},
        ],
        "decisions": [
            {"id": "d1", "round": "r26", "session": "S", "order": 7,
                "items": [{"proposal": "p2"}, {"proposal": "p3"}],
                "counts": {"for": 9, "against": 1, "abstained": 1, "present": 11, "entitled": 15}},
        ],
    })
}

/// With this value in its place the region has exactly these problems, beside those of empty places.
#[track_caller]
fn check(path: &str, value: Value, expected: &[&str]) {
    let mut region = sound();
    let place = region.pointer_mut(path).expect("the path leads somewhere");
    match (place, value) {
        (Value::Object(own), Value::Object(more)) => own.extend(more),
        (Value::Array(own), Value::Array(more)) => own.extend(more),
        (own, value) => *own = value,
    }
    let file = json!({ "format": "enlace-region", "version": 1, "region": region });
    let opened = read(file.to_string().as_bytes()).expect("it opens");
    let problems = opened.all_problems();
    let mut found: Vec<String> = problems
        .iter()
        .filter(|own| own.id() != "municipality_without_coordinates")
        .map(|own| format!("{} {} {}", own.severity().as_str(), own.id(), own.place))
        .collect();
    found.sort();
    let mut expected = expected.to_vec();
    expected.sort_unstable();
    assert_eq!(found, expected);
}

#[test]
fn a_round_as_people_make_it_is_without_problems() {
    check("/rounds/0", json!({ "note": "x" }), &[]);
}

#[test]
fn of_rounds_phases_members_and_rule_are_looked_at() {
    let twice = json!([{ "id": "r27", "title": "again", "entry_year": 2026 }]);
    check(
        "/rounds",
        twice,
        &["error round_twice rounds[r27].entry_year"],
    );
    let closed = json!([{ "id": "r", "title": "x", "entry_year": 2026, "closed": "2026-07" }]);
    check("/rounds", closed, &[]);
    check(
        "/rounds/0/phases/0/until",
        json!("2026-06-01"),
        &["warning phase_backwards rounds[r26].phases[1].from"],
    );
    check(
        "/rounds/0/phases/0/until",
        json!("2026-03-01"),
        &["warning phase_backwards rounds[r26].phases[0].until"],
    );
    check(
        "/rounds/0/members",
        json!([{ "stakeholder": "cim", "role": "votes" }]),
        &["warning member_twice rounds[r26].members[2].stakeholder"],
    );
    check(
        "/rounds/0/members",
        json!([{ "stakeholder": "who", "role": "votes" }]),
        &["error dangling_code rounds[r26].members[2].stakeholder"],
    );
    check(
        "/rounds/0/rule",
        json!({ "more_than": 1.0 }),
        &["error more_than_all rounds[r26].rule.more_than"],
    );
    check(
        "/rounds/0/rule",
        json!({ "quorum": 1.5 }),
        &["error out_of_range rounds[r26].rule.quorum"],
    );
    check(
        "/rounds/0/rule/must_agree/0",
        json!("who"),
        &[
            "error dangling_code rounds[r26].rule.must_agree[0]",
            "warning must_agree_not_member rounds[r26].rule.must_agree[0]",
        ],
    );
    check(
        "/rounds/0/frozen",
        Value::Null,
        &["warning frozen_missing rounds[r26]"],
    );
}

#[test]
fn of_proposals_each_course_is_asked_for_once_with_sizes_that_can_be() {
    check(
        "/proposals/1/qualification",
        json!("Q"),
        &["error proposal_twice proposals[p3].qualification"],
    );
    check(
        "/proposals/1",
        json!({ "qualification": "Q", "modality": "apprenticeship" }),
        &[],
    );
    check(
        "/proposals/1/wanted/classes",
        json!(0.7),
        &["error not_in_halves proposals[p3].wanted.classes"],
    );
    check(
        "/proposals/0/wanted/places",
        json!(-12),
        &["error out_of_range proposals[p2].wanted.places"],
    );
    check(
        "/proposals/0",
        json!({ "round": "r", "partners": ["cim", "who"], "motives": ["local_need", "new"] }),
        &[
            "error dangling_code proposals[p2].round",
            "error dangling_code proposals[p2].partners[1]",
            "warning unknown_choice proposals[p2].motives[1]",
        ],
    );
    check(
        "/proposals/0",
        json!({ "shared_with": "p2" }),
        &["error shared_with_itself proposals[p2].shared_with"],
    );
}

#[test]
fn of_opinions_only_members_vote_and_each_once() {
    let vote = |who: &str, id: &str| {
        json!([{ "id": id, "decision": "d1", "stakeholder": who, "stage": "vote",
            "stance": "favourable" }])
    };
    check("/opinions", vote("cim", "o2"), &[]);
    check(
        "/opinions",
        vote("aep", "o2"),
        &["warning vote_of_non_member opinions[o2].stakeholder"],
    );
    check(
        "/opinions",
        json!([{ "id": "o2", "proposal": "p2", "stakeholder": "aep", "stage": "consultative",
            "stance": "reserved" }]),
        &["warning vote_twice opinions[o2].stakeholder"],
    );
    check(
        "/opinions/0/proposal",
        Value::Null,
        &["error opinion_about_nothing opinions[o1]"],
    );
}

#[test]
fn of_decisions_agenda_votes_and_outcome_are_looked_at() {
    check(
        "/decisions",
        json!([{ "id": "d2", "round": "r26", "items": [{ "proposal": "p3" }] }]),
        &["error bundle_twice decisions[d2].items[0].proposal"],
    );
    check(
        "/proposals/1/state",
        json!("withdrawn"),
        &["warning bundle_broken decisions[d1].items[1].proposal"],
    );
    check(
        "/decisions/0/counts",
        json!({ "present": 10 }),
        &["error counts_exceed_present decisions[d1].counts"],
    );
    check(
        "/decisions/0/counts",
        json!({ "entitled": 10 }),
        &["error present_exceeds_entitled decisions[d1].counts.present"],
    );
    check(
        "/decisions/0/counts",
        json!({ "for": 0, "against": 0 }),
        &["error counts_without_votes decisions[d1].counts"],
    );
    check(
        "/decisions/0",
        json!({ "outcome": "refused" }),
        &[
            "warning outcome_without_reason decisions[d1].reasons",
            "warning outcome_otherwise_than_counted decisions[d1].outcome",
        ],
    );
    let explained = json!({ "outcome": "refused", "reason_text": "no rooms" });
    check("/decisions/0", explained, &[]);
    check(
        "/decisions/0",
        json!({ "outcome": "agreed" }),
        &["warning agreed_without_effect decisions[d1].items"],
    );
    check(
        "/decisions",
        json!([{ "id": "d2", "kind": "network", "outcome": "agreed" }]),
        &["error decided_without_items decisions[d2].items"],
    );
    check(
        "/decisions",
        json!([{ "id": "d2", "kind": "correction", "correction": "cancelled", "corrects": "d1",
            "outcome": "agreed" }]),
        &["error correction_of_what_was_not_agreed decisions[d2].corrects"],
    );
    check(
        "/decisions",
        json!([{ "id": "d2", "kind": "correction", "outcome": "agreed" }]),
        &["error correction_of_nothing decisions[d2].corrects"],
    );
}
