//! A round as a whole: its proposals and decisions with everything that is computed of them.

use std::collections::BTreeMap;

use enlace_model::{
    Decision, DecisionId, DecisionOutcome, PartialDate, PhaseKind, Proposal, ProposalId, Rate,
    Region, Round, Share,
};

use crate::course::Courses;
use crate::decided::{before_decisions, proposals_of};
use crate::effect::{DecidedCourse, id_for_looking};
use crate::findings::{ProposalFinding, findings};
use crate::kind::{ProposalKind, kind_of};
use crate::phase::{RoundStage, phase, stage};
use crate::shares::{Transformation, concerted_share};
use crate::standing::{ProposalStanding, standing};
use crate::votes::{VoteCount, counted, proposed_outcome, round_of};
use crate::what_if::{SwapFigures, TotalFigures, WhatIf};

/// A round with everything that is computed of it.
#[derive(Clone, Debug, PartialEq)]
pub struct RoundOverview {
    pub stage: RoundStage,
    pub phase: Option<PhaseKind>,
    /// How many proposals stand in each state, by the state's text.
    pub counts: BTreeMap<String, usize>,
    pub proposals: Vec<ProposalOverview>,
    pub decisions: Vec<DecisionOverview>,
    /// Totals before anything of the round was decided, and as they are.
    pub before: TotalFigures,
    pub now: TotalFigures,
    pub concerted_share: Option<Share>,
    pub transformation: Transformation,
}

/// A proposal with everything that is computed of it.
#[derive(Clone, Debug, PartialEq)]
pub struct ProposalOverview {
    pub id: ProposalId,
    pub kind: Option<ProposalKind>,
    pub standing: ProposalStanding,
    pub findings: Vec<ProposalFinding>,
    /// The region's totals if it alone were decided.
    pub alone: TotalFigures,
    /// By how much the gap changes if it comes last, after all others that are on their way or agreed.
    pub last_in: Rate,
}

/// A decision with everything that is computed of it.
#[derive(Clone, Debug, PartialEq)]
pub struct DecisionOverview {
    pub id: DecisionId,
    /// What was decided; where nothing is, what votes propose; `None`: open.
    pub outcome: Option<DecisionOutcome>,
    pub is_decided: bool,
    pub counted: Option<VoteCount>,
    pub figures: SwapFigures,
}

impl RoundOverview {
    /// Computes everything of a round on a day.
    pub fn of(round: &Round, region: &Region, today: &PartialDate) -> Self {
        let before = before_decisions(round, region);
        let mut what_if = WhatIf::of(&before);
        let now = WhatIf::of(region).totals(&[]);
        let courses = Courses::of(region);
        let own = proposals_of(&round.id, region);
        let mut counts = BTreeMap::new();
        for proposal in &own {
            *counts
                .entry(proposal.state.as_str().to_owned())
                .or_default() += 1;
        }
        let standings: Vec<ProposalStanding> = own
            .iter()
            .map(|proposal| standing(proposal, region))
            .collect();
        let in_view: Vec<&Proposal> = own
            .iter()
            .zip(&standings)
            .filter(|(_, standing)| is_in_view(**standing))
            .map(|(proposal, _)| *proposal)
            .collect();
        let whole: Vec<DecidedCourse> = in_view
            .iter()
            .map(|own| DecidedCourse::as_wanted(own))
            .collect();
        let all = what_if.totals(&whole);
        let proposals = own.iter().zip(standings).map(|(proposal, standing)| {
            let wanted = DecidedCourse::as_wanted(proposal);
            let others: Vec<DecidedCourse> = whole
                .iter()
                .filter(|other| other.proposal.id != proposal.id)
                .cloned()
                .collect();
            let without = what_if.totals(&others);
            let with = match others.len() == whole.len() {
                true => what_if.totals(&[others, vec![wanted.clone()]].concat()),
                false => all,
            };
            ProposalOverview {
                id: proposal.id.clone(),
                kind: kind_of(proposal, region),
                standing,
                findings: findings(proposal, &courses),
                alone: what_if.totals(&[wanted]),
                last_in: Rate(with.gap.0 - without.gap.0),
            }
        });
        let proposals: Vec<ProposalOverview> = proposals.collect();
        let decisions = region
            .decisions
            .values()
            .filter(|decision| round_of(decision, region).is_some_and(|own| own.id == round.id));
        let decisions = decisions.map(|decision| decision_overview(decision, region, &mut what_if));
        let decisions = decisions.collect();
        let frozen = round.frozen.as_ref().and_then(|frozen| frozen.gap);
        let base = TotalFigures::of(&what_if.as_it_is());
        Self {
            stage: stage(round, today),
            phase: phase(round, today).and_then(|phase| phase.kind.known()),
            counts,
            proposals,
            decisions,
            concerted_share: concerted_share(frozen, now.gap),
            before: base,
            now,
            transformation: Transformation::of_round(round, region),
        }
    }
}

/// Whether a proposal counts among those that may come true together.
fn is_in_view(standing: ProposalStanding) -> bool {
    matches!(
        standing,
        ProposalStanding::Admitted
            | ProposalStanding::Tabled
            | ProposalStanding::Agreed
            | ProposalStanding::AgreedWithChanges
            | ProposalStanding::Resized
    )
}

/// The courses of a decision, as its items have them. Proposals that are not there are left out.
pub fn decided_courses<'r>(decision: &Decision, region: &'r Region) -> Vec<DecidedCourse<'r>> {
    let items = decision.items.iter().filter_map(|item| {
        let proposal = region.proposals.get(&item.proposal)?;
        Some(DecidedCourse {
            size: item.size.clone().unwrap_or_else(|| proposal.wanted.clone()),
            start_year: item.start_year.unwrap_or(proposal.start_year),
            new_offer: id_for_looking(&proposal.id),
            proposal,
        })
    });
    items.collect()
}

fn decision_overview(
    decision: &Decision,
    region: &Region,
    what_if: &mut WhatIf,
) -> DecisionOverview {
    let courses = decided_courses(decision, region);
    DecisionOverview {
        id: decision.id.clone(),
        outcome: decision
            .known_outcome()
            .or_else(|| proposed_outcome(decision, region)),
        is_decided: !decision.is_pending(),
        counted: counted(decision, region),
        figures: what_if.swap(&courses),
    }
}
