//! The steps that a proposal can take on its way, and what each of them needs.

use enlace_model::{ProposalState, Region};

use ProposalState::{Admitted, Draft, Returned, Sketch, Submitted, Tabled, Withdrawn};

/// The states that can follow one, in the order in which a page offers them.
pub fn next_states(from: ProposalState) -> &'static [ProposalState] {
    match from {
        Sketch => &[Draft, Submitted],
        Draft => &[Submitted, Withdrawn],
        Submitted => &[Admitted, Returned, Withdrawn],
        Returned => &[Submitted, Withdrawn],
        Admitted => &[Tabled, Returned, Withdrawn],
        Tabled => &[Admitted, Withdrawn],
        Withdrawn => &[Draft],
    }
}

/// Whether a step leads back, or away: it asks for a note that says why.
pub fn asks_why(from: ProposalState, to: ProposalState) -> bool {
    matches!(
        (from, to),
        (Submitted | Admitted, Returned)
            | (Tabled, Admitted)
            | (Withdrawn, Draft)
            | (Admitted | Tabled | Submitted | Returned, Withdrawn)
    )
}

/// Whether a proposal can be deleted; a later one is withdrawn.
pub fn can_be_deleted(state: ProposalState) -> bool {
    matches!(state, Sketch | Draft)
}

/// Whether a proposal is on its way: what is only begun, or is gone, asks nothing of anybody.
pub fn is_on_its_way(state: ProposalState) -> bool {
    matches!(state, Submitted | Returned | Admitted | Tabled)
}

/// Whether a proposal stands in a decision that is not made yet.
pub fn is_on_an_agenda(proposal: &enlace_model::ProposalId, region: &Region) -> bool {
    let mut pending = region.decisions.values().filter(|own| own.is_pending());
    pending.any(|own| own.session.is_some() && own.item(proposal).is_some())
}
