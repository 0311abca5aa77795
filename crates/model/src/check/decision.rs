//! Problems of decisions: what they are about, how votes were counted, and what became of them.

use std::collections::BTreeMap;

use crate::check::ProblemKind;
use crate::check::findings::{Findings, RecordScope};
use crate::choice::Choice;
use crate::decision::{Decision, DecisionOutcome, OpinionStage, Stance, VoteCounts};
use crate::id::{DecisionId, ProposalId};
use crate::offer::OfferStatus;
use crate::proposal::{CourseSize, Proposal, ProposalState};
use crate::quantity::{Persons, SchoolYear};
use crate::region::Region;
use crate::vote_count::{VoteCount, call_of};

pub(super) fn check(region: &Region, findings: &mut Findings) {
    let mut pending: BTreeMap<&ProposalId, &DecisionId> = BTreeMap::new();
    let corrected: Vec<&DecisionId> = region
        .decisions
        .values()
        .filter_map(|own| own.corrects.as_ref())
        .collect();
    let named = named_votes(region);
    for decision in region.decisions.values() {
        let mut scope = findings.of(region, decision);
        if decision.is_pending() {
            agenda(decision, &mut pending, &mut scope);
        } else {
            outcome(decision, corrected.contains(&&decision.id), &mut scope);
        }
        if let Some(counts) = &decision.counts {
            votes(counts, &mut scope);
            let own = named.get(&decision.id).copied().unwrap_or_default();
            by_name(counts, own, &mut scope);
            by_rule(decision, counts, &mut scope);
        }
        if decision.is_correction() {
            correction(decision, &mut scope);
        }
    }
}

/// What is still to be decided: each proposal once, and linked ones whole.
fn agenda<'r>(
    decision: &'r Decision,
    pending: &mut BTreeMap<&'r ProposalId, &'r DecisionId>,
    scope: &mut RecordScope,
) {
    for (at, item) in decision.items.iter().enumerate() {
        let field = format!("items[{at}].proposal");
        if let Some(other) = pending.insert(&item.proposal, &decision.id) {
            let other = other.to_string();
            scope.at(field, ProblemKind::BundleTwice { other });
            continue;
        }
        let proposal = scope.region.proposals.get(&item.proposal);
        let state = proposal.and_then(|own| own.state.known());
        if decision.items.len() > 1 && state == Some(ProposalState::Withdrawn) {
            scope.at(field, ProblemKind::BundleBroken);
        }
    }
}

fn outcome(decision: &Decision, is_corrected: bool, scope: &mut RecordScope) {
    if decision.items.is_empty() && decision.is_of_network() {
        scope.at("items", ProblemKind::DecidedWithoutItems);
    }
    let known = decision.known_outcome();
    let is_explained = !decision.reasons.is_empty() || says(decision.reason_text.as_ref());
    let wants_reason = match known {
        Some(DecisionOutcome::Refused | DecisionOutcome::Deferred) => true,
        Some(DecisionOutcome::Agreed) => decision.items.iter().any(|item| {
            let proposal = scope.region.proposals.get(&item.proposal);
            let asked = proposal.map(|own| &own.wanted);
            item.size.is_some() && item.size.as_ref() != asked
        }),
        _ => false,
    };
    if wants_reason && !is_explained && !decision.is_correction() {
        scope.at("reasons", ProblemKind::OutcomeWithoutReason);
    }
    let is_agreed = known == Some(DecisionOutcome::Agreed);
    if is_agreed && decision.is_of_network() && !is_corrected {
        let items = decision.items.iter().filter(|item| {
            let proposal = scope.region.proposals.get(&item.proposal);
            proposal.is_some_and(|own| {
                let size = item.size.as_ref().unwrap_or(&own.wanted);
                let year = item.start_year.unwrap_or(own.start_year);
                !is_offered(own, size, year, scope.region)
            })
        });
        let items = items.count();
        if items > 0 {
            scope.at("items", ProblemKind::AgreedWithoutEffect { items });
        }
    }
}

/// Whether the offers of a year say what was agreed: one that stands, or for a closure none that counts.
fn is_offered(proposal: &Proposal, size: &CourseSize, year: SchoolYear, region: &Region) -> bool {
    let is_nothing = size
        .places
        .map_or(size.classes.map(|it| it.0), |it| Some(it.0))
        == Some(0.0);
    let mut own = region.offers.values().filter(|offer| {
        offer.start_year == year
            && offer.school == proposal.school
            && offer.qualification == proposal.qualification
            && offer.modality == proposal.modality
    });
    match is_nothing {
        true => !own.any(|offer| offer.stands(&[OfferStatus::Running, OfferStatus::Agreed])),
        false => own.any(|offer| offer.stands(&[OfferStatus::Running, OfferStatus::Agreed])),
    }
}

/// How many voted for and against each decision under their names.
fn named_votes(region: &Region) -> BTreeMap<&DecisionId, [f64; 2]> {
    let mut named: BTreeMap<&DecisionId, [f64; 2]> = BTreeMap::new();
    for opinion in region.opinions.values() {
        let at = match opinion.stance.known() {
            Some(Stance::Favourable) => 0,
            Some(Stance::Unfavourable) => 1,
            _ => continue,
        };
        let is_vote = opinion.stage.known() == Some(OpinionStage::Vote);
        if let Some(decision) = opinion.decision.as_ref().filter(|_| is_vote) {
            named.entry(decision).or_default()[at] += 1.0;
        }
    }
    named
}

fn by_name(counts: &VoteCounts, named: [f64; 2], scope: &mut RecordScope) {
    let sides = [("for", counts.in_favour), ("against", counts.against)];
    for ((side, counted), named) in sides.into_iter().zip(named) {
        let counted = counted.unwrap_or_default().0;
        if named > counted && !counts.majority_only {
            let kind = ProblemKind::NamedBeyondCounted { named, counted };
            scope.at(format!("counts.{side}"), kind);
        }
    }
}

fn votes(counts: &VoteCounts, scope: &mut RecordScope) {
    let number = |stated: Option<Persons>| stated.unwrap_or_default().0;
    let voted = number(counts.in_favour) + number(counts.against);
    let votes = voted + number(counts.abstained);
    if let Some(Persons(present)) = counts.present {
        if votes > present {
            scope.at(
                "counts",
                ProblemKind::CountsExceedPresent { votes, present },
            );
        }
        if let Some(Persons(entitled)) = counts.entitled
            && present > entitled
        {
            let kind = ProblemKind::PresentExceedsEntitled { present, entitled };
            scope.at("counts.present", kind);
        }
    }
    if voted == 0.0 {
        scope.at("counts", ProblemKind::CountsWithoutVotes);
    }
}

/// What the round's rule says of the votes, beside what was decided.
fn by_rule(decision: &Decision, counts: &VoteCounts, scope: &mut RecordScope) {
    let region = scope.region;
    let round = decision.round.as_ref().and_then(|id| region.rounds.get(id));
    let Some((round, rule)) = round.and_then(|round| Some((round, round.rule.as_ref()?))) else {
        return;
    };
    let abstained = counts.abstained.unwrap_or_default().0;
    if !rule.abstention && abstained > 0.0 {
        let kind = ProblemKind::AbstainedAgainstRule { abstained };
        scope.at("counts.abstained", kind);
    }
    let members = round.members.iter().filter(|member| member.has_a_vote());
    let session = decision.session.as_ref();
    let session = session.and_then(|id| region.sessions.get(id));
    let call = call_of(session.and_then(|own| own.call.as_ref()));
    let casting = decision.casting.as_ref().and_then(Choice::known);
    let count = VoteCount::of(counts, rule, Persons(members.count() as f64), call, casting);
    let is_agreed = decision.known_outcome() == Some(DecisionOutcome::Agreed);
    if let (true, Some(false), Some(present), Some(needed)) = (
        is_agreed,
        count.quorum.is_met,
        count.quorum.present,
        count.quorum.needed,
    ) {
        let (present, needed) = (present.0, needed.0);
        let kind = ProblemKind::QuorumMissedButAgreed { present, needed };
        scope.at("outcome", kind);
    }
    let decided = match decision.known_outcome() {
        Some(DecisionOutcome::Agreed) => Some(true),
        Some(DecisionOutcome::Refused) => Some(false),
        _ => None,
    };
    if decided.is_some_and(|carried| carried != count.carried)
        && !says(decision.reason_text.as_ref())
    {
        scope.at("outcome", ProblemKind::OutcomeOtherwiseThanCounted);
    }
}

fn correction(decision: &Decision, scope: &mut RecordScope) {
    let corrected = decision.corrects.as_ref();
    let corrected = corrected.and_then(|id| scope.region.decisions.get(id));
    let Some(corrected) = corrected.filter(|_| decision.correction.is_some()) else {
        if decision.corrects.is_none() || decision.correction.is_none() {
            scope.at("corrects", ProblemKind::CorrectionOfNothing);
        }
        return;
    };
    if corrected.known_outcome() != Some(DecisionOutcome::Agreed) {
        scope.at("corrects", ProblemKind::CorrectionOfWhatWasNotAgreed);
    }
}

fn says(text: Option<&String>) -> bool {
    text.is_some_and(|text| !text.trim().is_empty())
}
