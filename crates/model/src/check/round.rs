//! Problems of rounds: years, phases, members and the rule of votes.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::ProblemKind;
use crate::check::findings::{Findings, RecordScope};
use crate::offer::OfferStatus;
use crate::proposal::ProposalState;
use crate::region::Region;
use crate::round::Round;

pub(super) fn check(region: &Region, findings: &mut Findings) {
    let mut open: BTreeMap<i32, &Round> = BTreeMap::new();
    for stakeholder in region.stakeholders.values() {
        let mut scope = findings.of(region, stakeholder);
        scope.text("name", &stakeholder.name);
    }
    for round in region.rounds.values() {
        let mut scope = findings.of(region, round);
        scope.text("title", &round.title);
        if round.closed.is_none()
            && let Some(other) = open.insert(round.entry_year.0, round)
        {
            let other = other.id.to_string();
            scope.at("entry_year", ProblemKind::RoundTwice { other });
        }
        phases(round, &mut scope);
        members(round, &mut scope);
        frozen(round, &mut scope);
        decided(round, &mut scope);
    }
}

/// Days that run backwards, within a phase or from one to the next.
fn phases(round: &Round, scope: &mut RecordScope) {
    for (at, phase) in round.phases.iter().enumerate() {
        let until = phase.until.as_ref().and_then(|until| until.day());
        if until.is_some() && until < phase.from.day() {
            scope.at(format!("phases[{at}].until"), ProblemKind::PhaseBackwards);
        }
        let after = round.phases.get(at + 1);
        if after.is_some_and(|after| after.from.day() < phase.from.day().max(until)) {
            scope.at(
                format!("phases[{}].from", at + 1),
                ProblemKind::PhaseBackwards,
            );
        }
    }
}

fn members(round: &Round, scope: &mut RecordScope) {
    let mut known = BTreeSet::new();
    for (at, member) in round.members.iter().enumerate() {
        if !known.insert(&member.stakeholder) {
            scope.at(
                format!("members[{at}].stakeholder"),
                ProblemKind::MemberTwice,
            );
        }
    }
    let Some(rule) = &round.rule else {
        return;
    };
    if rule.more_than.0 >= 1.0 {
        scope.at("rule.more_than", ProblemKind::MoreThanAll);
    }
    for (at, stakeholder) in rule.must_agree.iter().enumerate() {
        if round.member(stakeholder).is_none() {
            let field = format!("rule.must_agree[{at}]");
            scope.at(field, ProblemKind::MustAgreeNotMember);
        }
    }
}

/// Whether anything is on its way without figures on which the round stands.
fn frozen(round: &Round, scope: &mut RecordScope) {
    let on_its_way = [ProposalState::Admitted, ProposalState::Tabled];
    let mut proposals = scope.region.proposals.values();
    let is_needed = proposals.any(|own| {
        own.round == round.id
            && own
                .state
                .known()
                .is_some_and(|state| on_its_way.contains(&state))
    });
    if is_needed && round.frozen.is_none() {
        scope.whole(ProblemKind::FrozenMissing);
    }
}

/// Offers of its year that are agreed, and that no proposal of a round asked for.
fn decided(round: &Round, scope: &mut RecordScope) {
    let region = scope.region;
    let asked: BTreeSet<_> = region
        .proposals
        .values()
        .map(|own| (&own.school, &own.qualification, &own.modality))
        .collect();
    let offers = region.offers.values().filter(|offer| {
        offer.start_year == round.entry_year
            && offer.stands(&[OfferStatus::Agreed])
            && !asked.contains(&(&offer.school, &offer.qualification, &offer.modality))
    });
    let offers = offers.count();
    if offers > 0 {
        scope.whole(ProblemKind::AgreedOfferWithoutDecision { offers });
    }
}
