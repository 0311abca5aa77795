//! Problems of proposals between each other; what one lacks by itself is a finding of the planning.

use std::collections::BTreeMap;

use crate::check::ProblemKind;
use crate::check::findings::Findings;
use crate::proposal::ProposalState;
use crate::region::Region;

pub(super) fn check(region: &Region, findings: &mut Findings) {
    let mut known = BTreeMap::new();
    for proposal in region.proposals.values() {
        let mut scope = findings.of(region, proposal);
        if let Some(other) = &proposal.shared_with {
            let half = region.proposals.get(other);
            if *other == proposal.id {
                scope.at("shared_with", ProblemKind::SharedWithItself);
            } else if half.is_some_and(|half| half.shared_with.as_ref() != Some(&proposal.id)) {
                let other = other.to_string();
                scope.at("shared_with", ProblemKind::SharingNotMutual { other });
            }
        }
        let is_gone = proposal.state.known() == Some(ProposalState::Withdrawn);
        let course = (
            &proposal.round,
            &proposal.school,
            &proposal.qualification,
            &proposal.modality,
            proposal.start_year,
        );
        if !is_gone && let Some(other) = known.insert(course, &proposal.id) {
            let other = other.to_string();
            scope.at("qualification", ProblemKind::ProposalTwice { other });
        }
    }
}
