//! Those who must agree, the outcome that votes propose, and where a proposal stands.

use enlace_model::{DecisionOutcome, Region, Stance};
use enlace_planning::votes::{Agreement, agreement, opinions_on, proposed_outcome};
use enlace_planning::{ProposalStanding, standing};
use serde_json::{Value, json};

use crate::{example, find};

#[test]
fn one_no_refuses_and_silence_keeps_it_open() {
    let (yes, no, with) = (Stance::Favourable, Stance::Unfavourable, Stance::Reserved);
    for (stances, expected) in [
        (&[Some(yes), Some(yes)][..], Agreement::Agreed),
        (&[Some(yes), Some(no)][..], Agreement::Refused),
        (&[Some(yes), None][..], Agreement::Open),
        (&[Some(yes), Some(with)][..], Agreement::Open),
        (&[][..], Agreement::Agreed),
    ] {
        assert_eq!(agreement(stances), expected, "{stances:?}");
    }
}

fn with_votes(votes: &[(&str, &str)]) -> Region {
    let mut region = example();
    for (who, stance) in votes {
        let own = json!({ "id": format!("v-{who}"), "decision": "d1", "stakeholder": who,
            "stage": "vote", "stance": stance });
        let own: enlace_model::Opinion = serde_json::from_value(own).unwrap();
        region.opinions.insert(own.id.clone(), own);
    }
    region
}

#[test]
fn a_carried_vote_stays_open_until_both_who_must_agree_have_spoken() {
    let check = |votes: &[(&str, &str)], expected| {
        let region = with_votes(votes);
        let decision = &region.decisions[&"d1".into()];
        assert_eq!(proposed_outcome(decision, &region), expected, "{votes:?}");
    };
    let (yes, no) = ("favourable", "unfavourable");
    check(&[], None);
    check(&[("cim", yes)], None);
    check(&[("cim", yes), ("dgeste", "reserved")], None);
    check(
        &[("cim", yes), ("dgeste", no)],
        Some(DecisionOutcome::Refused),
    );
    // Who only advises decides nothing.
    let all = [("cim", yes), ("dgeste", yes), ("aep", no)];
    check(&all, Some(DecisionOutcome::Agreed));
}

#[test]
fn opinions_are_counted_one_a_stakeholder_and_the_latest_counts() {
    let mut region = example();
    for (id, who, stance, date) in [
        ("1", "aep", "unfavourable", "2026-04-01"),
        ("2", "aep", "favourable", "2026-04-09"),
        ("3", "cim", "reserved", "2026-04-02"),
    ] {
        let own = json!({ "id": id, "proposal": "p1", "stakeholder": who, "stage": "consultative",
            "stance": stance, "date": date });
        let own: enlace_model::Opinion = serde_json::from_value(own).unwrap();
        region.opinions.insert(own.id.clone(), own);
    }
    let stage = enlace_model::OpinionStage::Consultative;
    let count = opinions_on(&"p1".into(), stage, &region);
    assert_eq!(
        (
            count.favourable,
            count.reserved,
            count.unfavourable,
            count.silent
        ),
        (1, 1, 0, 1)
    );
}

#[test]
fn a_proposal_stands_where_its_latest_decision_and_corrections_put_it() {
    let check = |decisions: Value, expected: ProposalStanding| {
        let mut region = example();
        region.decisions.clear();
        for own in decisions.as_array().unwrap() {
            let own: enlace_model::Decision = serde_json::from_value(own.clone()).unwrap();
            region.decisions.insert(own.id.clone(), own);
        }
        assert_eq!(
            standing(find(&region, "p1"), &region),
            expected,
            "{decisions}"
        );
    };
    let decided = |outcome: &str, item: Value| json!({ "id": "d", "items": [item], "outcome": outcome, "date": "2026-05-19" });
    let own = || json!({ "proposal": "p1" });
    check(json!([]), ProposalStanding::Tabled);
    check(json!([decided("agreed", own())]), ProposalStanding::Agreed);
    let smaller = json!({ "proposal": "p1", "size": { "classes": 0.5, "places": 18 } });
    check(
        json!([decided("agreed", smaller)]),
        ProposalStanding::AgreedWithChanges,
    );
    check(
        json!([decided("refused", own())]),
        ProposalStanding::Refused,
    );
    check(
        json!([decided("deferred", own())]),
        ProposalStanding::Deferred,
    );
    let later = |id: &str, correction: &str, date: &str, item: Value| {
        json!({ "id": id, "kind": "correction", "corrects": "d", "correction": correction,
            "outcome": "agreed", "items": [item], "date": date })
    };
    let cancelled = later("x", "cancelled", "2026-09-01", own());
    check(
        json!([decided("agreed", own()), cancelled]),
        ProposalStanding::Cancelled,
    );
    // Several may follow each other; the last counts.
    let resized = later(
        "a",
        "resized",
        "2026-10-01",
        json!({ "proposal": "p1", "size": { "places": 20 } }),
    );
    check(
        json!([decided("agreed", own()), cancelled, resized]),
        ProposalStanding::Resized,
    );
}
