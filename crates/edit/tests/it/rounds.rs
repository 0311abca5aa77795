//! The road of a round: from a school's list to what is agreed and corrected, each step taken back whole.

use enlace_edit::round::{AgendaItem, DecideRequest, ProposalMoves, plan};
use enlace_edit::{Op, Rejection, RoundOp, RoundRejection, decide};
use enlace_exchange::json::read;
use enlace_model::{
    DecidedItem, DecisionOutcome, DecisionReason, OfferStatus, Opinion, Persons, ProposalState,
    Region,
};
use serde_json::{Value, json};

mod corrections;

/// The worked example with a round and a swap of two proposals on the agenda.
fn example() -> Region {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/data/round-swap.json"
    );
    read(&std::fs::read(path).unwrap()).unwrap().region
}

/// Performs a step, and finds the region as it was when all of it is taken back.
fn done(op: RoundOp, region: &mut Region) {
    let before = region.clone();
    let step = plan(&op, region).unwrap_or_else(|why| panic!("{op:?}: {why:?}"));
    let changes = decide(&Op::Round(Box::new(step)), region).unwrap();
    changes.iter().for_each(|change| region.apply(change));
    let mut back = region.clone();
    for change in changes.into_iter().rev() {
        back.apply(&change.inverse());
    }
    assert!(back == before, "{op:?} taken back");
}

#[track_caller]
fn refused(op: RoundOp, region: &Region, expected: RoundRejection) {
    let found = plan(&op, region).map(|step| step.changes().len());
    assert_eq!(found, Err(Rejection::Round(expected)), "{op:?}");
}

fn moves(ids: &[&str], to: ProposalState, note: &str) -> RoundOp {
    RoundOp::MoveProposals(ProposalMoves {
        proposals: ids.iter().map(|id| (*id).into()).collect(),
        to,
        date: "2026-04-20".into(),
        by: None,
        note: (!note.is_empty()).then(|| note.to_owned()),
    })
}

fn decided(outcome: DecisionOutcome) -> DecideRequest {
    DecideRequest {
        decision: "d1".into(),
        outcome,
        items: Vec::new(),
        origin: None,
        counts: None,
        casting: None,
        reasons: Vec::new(),
        reason_text: None,
        conditions: None,
        text: None,
        date: "2026-05-19".into(),
        new_offers: vec!["n1".into(), "n2".into()],
    }
}

fn vote(id: &str, who: &str, stance: &str) -> RoundOp {
    let own = json!({ "id": id, "decision": "d1", "stakeholder": who, "stage": "vote",
        "stance": stance, "date": "2026-05-19" });
    let own: Opinion = serde_json::from_value(own).unwrap();
    RoundOp::GiveOpinion(Box::new(own))
}

fn agreed(region: &mut Region) {
    done(vote("v1", "cim", "favourable"), region);
    done(vote("v2", "dgeste", "favourable"), region);
    done(
        RoundOp::Decide(Box::new(decided(DecisionOutcome::Agreed))),
        region,
    );
}

fn item(id: &str, change: Value) -> DecidedItem {
    let mut own = json!({ "proposal": id });
    own.as_object_mut()
        .unwrap()
        .extend(change.as_object().unwrap().clone());
    serde_json::from_value(own).unwrap()
}

fn gap(region: &Region) -> f64 {
    enlace_method::compute(region).totals.gap.0
}

#[track_caller]
fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-3, "{found}, not {expected}");
}

#[test]
fn a_round_begins_once_a_year_and_keeps_the_figures_of_a_day() {
    let mut region = example();
    let frozen = |date: &str| RoundOp::FreezeReference {
        round: "r26".into(),
        date: date.into(),
    };
    done(frozen("2026-03-20"), &mut region);
    let own = region.rounds[&"r26".into()].frozen.clone().unwrap();
    near(own.gap.unwrap().0, 19.7903);
    // A need that is edited afterwards leaves them as they are.
    region.needs.clear();
    assert_eq!(region.rounds[&"r26".into()].frozen, Some(own));
    let mut region = example();
    done(frozen("2026-03-20"), &mut region);
    agreed(&mut region);
    refused(frozen("2026-06-01"), &region, RoundRejection::FrozenInUse);
    let mut second = region.rounds[&"r26".into()].clone();
    second.id = "r26b".into();
    let other = second.title.clone();
    let op = RoundOp::OpenRound(Box::new(second.clone()));
    refused(op, &region, RoundRejection::YearTaken { other });
    second.entry_year.0 = 2027;
    done(RoundOp::OpenRound(Box::new(second)), &mut region);
}

#[test]
fn a_schools_list_is_proposed_as_it_runs_and_each_course_once() {
    let mut region = example();
    let list = |offer: &str, id: &str| RoundOp::ProposeList {
        round: "r26".into(),
        courses: vec![(offer.into(), id.into())],
    };
    done(list("O3", "new"), &mut region);
    let own = &region.proposals[&"new".into()];
    assert_eq!(own.now, own.wanted);
    assert_eq!(own.now.places, Some(Persons(12.0)));
    assert_eq!(own.state.known(), Some(ProposalState::Draft));
    let other = "p2".to_owned();
    refused(
        list("O2", "again"),
        &region,
        RoundRejection::AlreadyProposed { other },
    );
}

#[test]
fn proposals_move_on_all_or_none_and_every_step_is_kept() {
    let mut region = example();
    let offer = RoundOp::ProposeList {
        round: "r26".into(),
        courses: vec![("O3".into(), "new".into())],
    };
    done(offer, &mut region);
    let (draft, tabled) = (ProposalState::Draft, ProposalState::Tabled);
    let no_step = RoundRejection::NoSuchStep {
        from: draft,
        to: tabled,
    };
    refused(moves(&["new"], tabled, ""), &region, no_step);
    done(moves(&["new"], ProposalState::Submitted, ""), &mut region);
    // Nothing would change: that blocks, unless somebody says why it goes on.
    let admitted = |note: &str| moves(&["new"], ProposalState::Admitted, note);
    refused(
        admitted(""),
        &region,
        RoundRejection::NotComplete { count: 1 },
    );
    done(moves(&["new"], ProposalState::Returned, ""), &mut region);
    done(moves(&["new"], ProposalState::Submitted, ""), &mut region);
    done(admitted("the school will say by May"), &mut region);
    let way = &region.proposals[&"new".into()].moves;
    let states: Vec<&str> = way.iter().map(|own| own.to.as_str()).collect();
    assert_eq!(states, ["submitted", "returned", "submitted", "admitted"]);
    assert_eq!(way[3].note.as_deref(), Some("the school will say by May"));
    let withdrawn = ProposalState::Withdrawn;
    refused(
        moves(&["new"], withdrawn, ""),
        &region,
        RoundRejection::NoteMissing,
    );
    refused(
        moves(&["new", "gone"], withdrawn, "x"),
        &region,
        RoundRejection::Gone {
            id: "gone".to_owned(),
        },
    );
    refused(
        moves(&[], withdrawn, "x"),
        &region,
        RoundRejection::NothingNamed,
    );
}

#[test]
fn proposals_are_linked_unlinked_and_put_on_an_agenda() {
    let mut region = example();
    done(RoundOp::Unlink("d1".into()), &mut region);
    assert!(region.decisions.is_empty());
    assert_eq!(
        region.proposals[&"p2".into()].state.known(),
        Some(ProposalState::Admitted)
    );
    let link = |id: &str, proposals: &[&str]| RoundOp::Link {
        decision: id.into(),
        proposals: proposals.iter().map(|id| (*id).into()).collect(),
    };
    done(link("d2", &["p2", "p3"]), &mut region);
    let other = "d2".to_owned();
    refused(
        link("d3", &["p3"]),
        &region,
        RoundRejection::AlreadyLinked { other },
    );
    let agenda = RoundOp::PlanAgenda {
        session: "s19".into(),
        date: "2026-05-10".into(),
        items: vec![AgendaItem {
            decision: "d2".into(),
            proposals: Vec::new(),
        }],
    };
    done(agenda, &mut region);
    let own = &region.decisions[&"d2".into()];
    assert_eq!(
        (
            own.session.as_ref().map(|id| id.as_str()),
            own.order.map(|n| n.0)
        ),
        (Some("s19"), Some(1))
    );
    assert_eq!(
        region.proposals[&"p3".into()].state.known(),
        Some(ProposalState::Tabled)
    );
}

#[test]
fn an_agreed_swap_becomes_offers_in_one_step() {
    let mut region = example();
    near(gap(&region), 19.7903);
    agreed(&mut region);
    near(gap(&region), 17.2982);
    let of_year = region
        .offers
        .values()
        .filter(|own| own.start_year.0 == 2026);
    let offers: Vec<(&str, f64, bool)> = of_year
        .map(|own| {
            let places = own.places.unwrap().0;
            (
                own.qualification.as_str(),
                places,
                own.stands(&[OfferStatus::Agreed]),
            )
        })
        .collect();
    assert_eq!(offers, [("B", 12.0, true), ("A", 12.0, true)]);
    let again = RoundOp::Decide(Box::new(decided(DecisionOutcome::Agreed)));
    refused(again, &region, RoundRejection::AlreadyDecided);
}

#[test]
fn a_refused_swap_changes_no_offer_and_says_why() {
    let mut region = example();
    let mut request = decided(DecisionOutcome::Refused);
    let op = |request: &DecideRequest| RoundOp::Decide(Box::new(request.clone()));
    refused(op(&request), &region, RoundRejection::ReasonMissing);
    request.reasons = vec![DecisionReason::Funding];
    let offers = region.offers.clone();
    done(op(&request), &mut region);
    assert_eq!(region.offers, offers);
    near(gap(&region), 19.7903);
}

#[test]
fn a_change_against_what_is_wanted_and_votes_that_cannot_be_are_told() {
    let region = example();
    let mut request = decided(DecisionOutcome::Agreed);
    let op = |request: &DecideRequest| RoundOp::Decide(Box::new(request.clone()));
    request.items = vec![item(
        "p3",
        json!({ "size": { "classes": 0.5, "places": 10 } }),
    )];
    refused(op(&request), &region, RoundRejection::ReasonMissing);
    let counts = json!({ "for": 9, "against": 4, "present": 11, "entitled": 15 });
    request.counts = serde_json::from_value(counts).unwrap();
    refused(op(&request), &region, RoundRejection::CountsImpossible);
}

#[test]
fn put_off_it_can_come_again_and_withdrawn_it_is_gone() {
    for (outcome, state) in [
        (DecisionOutcome::Deferred, ProposalState::Admitted),
        (DecisionOutcome::Withdrawn, ProposalState::Withdrawn),
    ] {
        let mut region = example();
        let request = DecideRequest {
            reason_text: Some("no teachers yet".to_owned()),
            ..decided(outcome)
        };
        done(RoundOp::Decide(Box::new(request)), &mut region);
        assert_eq!(region.proposals[&"p2".into()].state.known(), Some(state));
    }
}

#[test]
fn a_session_and_a_round_close_when_nothing_is_open_any_more() {
    let mut region = example();
    let session = || RoundOp::CloseSession {
        session: "s19".into(),
        date: "2026-05-20".into(),
    };
    let round = || RoundOp::CloseRound {
        round: "r26".into(),
        date: "2026-07-01".into(),
    };
    refused(session(), &region, RoundRejection::StillOpen { count: 1 });
    refused(round(), &region, RoundRejection::StillOpen { count: 1 });
    agreed(&mut region);
    done(session(), &mut region);
    refused(session(), &region, RoundRejection::SessionClosed);
    let late = vote("v3", "aep", "unfavourable");
    refused(late, &region, RoundRejection::VoteAfterClosing);
    done(round(), &mut region);
    let op = moves(&["p2"], ProposalState::Withdrawn, "x");
    refused(op, &region, RoundRejection::RoundClosed);
}

#[test]
fn a_step_that_was_planned_on_another_state_is_refused_whole() {
    let mut region = example();
    let step = plan(&vote("v1", "cim", "favourable"), &region).unwrap();
    done(vote("v1", "cim", "unfavourable"), &mut region);
    let late = decide(&Op::Round(Box::new(step)), &region);
    assert_eq!(
        late,
        Err(Rejection::Round(RoundRejection::ChangedMeanwhile))
    );
}

#[test]
fn of_each_one_opinion_counts_at_a_stage() {
    let mut region = example();
    done(vote("v1", "cim", "reserved"), &mut region);
    done(vote("v2", "cim", "favourable"), &mut region);
    let votes: Vec<&str> = region.opinions.keys().map(|id| id.as_str()).collect();
    assert_eq!(votes, ["v2"]);
}
