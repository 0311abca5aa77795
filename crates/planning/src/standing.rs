//! Where a proposal stands: its stored state, and over it what was decided and corrected.

use enlace_model::{
    Choice, CorrectionKind, CourseSize, Decision, DecisionOutcome, Proposal, ProposalId,
    ProposalState, Region, SchoolYear,
};

enlace_model::variants! {
    /// Where a proposal stands.
    pub enum ProposalStanding {
        Sketch = "sketch",
        Draft = "draft",
        Submitted = "submitted",
        Returned = "returned",
        Admitted = "admitted",
        Tabled = "tabled",
        Agreed = "agreed",
        AgreedWithChanges = "agreed_with_changes",
        Refused = "refused",
        Deferred = "deferred",
        Postponed = "postponed",
        Cancelled = "cancelled",
        Resized = "resized",
        Withdrawn = "withdrawn",
    }
}

/// What was agreed of a proposal, with the corrections since.
#[derive(Clone, Debug, PartialEq)]
pub struct AgreedCourse<'r> {
    pub proposal: &'r Proposal,
    pub decision: &'r Decision,
    /// The size before any correction.
    pub planned: CourseSize,
    /// The size that counts; nothing where it was cancelled.
    pub size: CourseSize,
    pub start_year: SchoolYear,
    /// The latest correction.
    pub correction: Option<CorrectionKind>,
}

/// Where a proposal stands. A state that this version does not know counts as a draft.
pub fn standing(proposal: &Proposal, region: &Region) -> ProposalStanding {
    if let Some(agreed) = agreed_course(proposal, region) {
        let is_as_wanted =
            agreed.planned == proposal.wanted && agreed.start_year == proposal.start_year;
        return match agreed.correction {
            Some(CorrectionKind::Postponed) => ProposalStanding::Postponed,
            Some(CorrectionKind::Cancelled) => ProposalStanding::Cancelled,
            Some(CorrectionKind::Resized) => ProposalStanding::Resized,
            None if is_as_wanted => ProposalStanding::Agreed,
            None => ProposalStanding::AgreedWithChanges,
        };
    }
    let decided = latest_decision(&proposal.id, region).and_then(Decision::known_outcome);
    match decided {
        Some(DecisionOutcome::Refused) => ProposalStanding::Refused,
        Some(DecisionOutcome::Deferred) => ProposalStanding::Deferred,
        Some(DecisionOutcome::Withdrawn) => ProposalStanding::Withdrawn,
        _ => of_state(proposal.state.known().unwrap_or(ProposalState::Draft)),
    }
}

fn of_state(state: ProposalState) -> ProposalStanding {
    match state {
        ProposalState::Sketch => ProposalStanding::Sketch,
        ProposalState::Draft => ProposalStanding::Draft,
        ProposalState::Submitted => ProposalStanding::Submitted,
        ProposalState::Returned => ProposalStanding::Returned,
        ProposalState::Admitted => ProposalStanding::Admitted,
        ProposalState::Tabled => ProposalStanding::Tabled,
        ProposalState::Withdrawn => ProposalStanding::Withdrawn,
    }
}

/// What was agreed of a proposal; `None` where its latest decision is none that agrees.
pub fn agreed_course<'r>(proposal: &'r Proposal, region: &'r Region) -> Option<AgreedCourse<'r>> {
    let decision = latest_decision(&proposal.id, region)?;
    if decision.known_outcome() != Some(DecisionOutcome::Agreed) {
        return None;
    }
    let item = decision.item(&proposal.id)?;
    let planned = item.size.clone().unwrap_or_else(|| proposal.wanted.clone());
    let mut agreed = AgreedCourse {
        proposal,
        decision,
        size: planned.clone(),
        planned,
        start_year: item.start_year.unwrap_or(proposal.start_year),
        correction: None,
    };
    for correction in corrections(decision, region) {
        let Some(kind) = correction.correction.as_ref().and_then(Choice::known) else {
            continue;
        };
        let item = correction.item(&proposal.id);
        // A correction that names nothing is about all that was agreed.
        if item.is_none() && !correction.items.is_empty() {
            continue;
        }
        agreed.correction = Some(kind);
        match kind {
            CorrectionKind::Cancelled => agreed.size = proposal.now.clone(),
            CorrectionKind::Postponed => {
                let year = item.and_then(|item| item.start_year);
                let next = || SchoolYear(agreed.start_year.0.saturating_add(1));
                agreed.start_year = year.unwrap_or_else(next);
            }
            CorrectionKind::Resized => {
                if let Some(size) = item.and_then(|item| item.size.clone()) {
                    agreed.size = size;
                }
            }
        }
    }
    Some(agreed)
}

/// The latest decision on a proposal that has an outcome and is no correction.
pub fn latest_decision<'r>(proposal: &ProposalId, region: &'r Region) -> Option<&'r Decision> {
    let decided = region
        .decisions
        .values()
        .filter(|own| !own.is_pending() && !own.is_correction() && own.item(proposal).is_some());
    decided.max_by_key(|own| order(own))
}

/// What corrects a decision and was agreed, the latest last.
pub fn corrections<'r>(decision: &Decision, region: &'r Region) -> Vec<&'r Decision> {
    let mut found: Vec<&Decision> = region
        .decisions
        .values()
        .filter(|own| {
            own.is_correction()
                && own.corrects.as_ref() == Some(&decision.id)
                && own.known_outcome() == Some(DecisionOutcome::Agreed)
        })
        .collect();
    enlace_model::order::put_in_order(&mut found, |a, b| order(a).cmp(&order(b)));
    found
}

/// By day, by number on the agenda, by id.
fn order(decision: &Decision) -> impl Ord + use<> {
    let day = decision.date.as_ref().and_then(|date| date.day());
    let number = decision.order.map(|order| order.0);
    (day, number, decision.id.clone())
}
