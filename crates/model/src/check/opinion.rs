//! Problems of opinions and votes: about nothing, of nobody who has a vote, or given twice.

use std::collections::BTreeMap;

use crate::check::ProblemKind;
use crate::check::findings::Findings;
use crate::decision::{Opinion, OpinionStage};
use crate::id::RoundId;
use crate::region::Region;

pub(super) fn check(region: &Region, findings: &mut Findings) {
    let mut known = BTreeMap::new();
    for opinion in region.opinions.values() {
        let mut scope = findings.of(region, opinion);
        if opinion.proposal.is_none() && opinion.decision.is_none() {
            scope.whole(ProblemKind::OpinionAboutNothing);
            continue;
        }
        let round = round_of(opinion, region).and_then(|id| region.rounds.get(id));
        if opinion.stage.known() == Some(OpinionStage::Vote)
            && let Some(round) = round
        {
            let member = round.member(&opinion.stakeholder);
            if !member.is_some_and(|member| member.has_a_vote()) {
                scope.at("stakeholder", ProblemKind::VoteOfNonMember);
            }
        }
        let matter = (
            &opinion.stakeholder,
            &opinion.stage,
            &opinion.proposal,
            &opinion.decision,
        );
        if let Some(other) = known.insert(matter, &opinion.id) {
            let other = other.to_string();
            scope.at("stakeholder", ProblemKind::VoteTwice { other });
        }
    }
}

fn round_of<'r>(opinion: &'r Opinion, region: &'r Region) -> Option<&'r RoundId> {
    let decision = opinion.decision.as_ref();
    let decision = decision.and_then(|id| region.decisions.get(id)?.round.as_ref());
    let proposal = opinion.proposal.as_ref();
    decision.or_else(|| Some(&region.proposals.get(proposal?)?.round))
}
