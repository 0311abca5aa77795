//! What kind a proposal is: computed from what runs, what is wanted and what it is linked with, never typed.

use std::cmp::Ordering;

use enlace_model::{Decision, Proposal, ProposalId, Region, Round};

use crate::size::SizeChange;

enlace_model::variants! {
    /// What a proposal asks for.
    pub enum ProposalKind {
        OpeningNet = "opening_net",
        OpeningCompensated = "opening_compensated",
        IncreaseNet = "increase_net",
        IncreaseCompensated = "increase_compensated",
        Closure = "closure",
        Decrease = "decrease",
        Transfer = "transfer",
        Reprofile = "reprofile",
        Continuation = "continuation",
        LateAdjustment = "late_adjustment",
    }
}

impl ProposalKind {
    /// Whether more places open.
    pub fn grows(self) -> bool {
        self.opens() || matches!(self, Self::IncreaseNet | Self::IncreaseCompensated)
    }

    /// Whether the course is new at the school.
    pub fn opens(self) -> bool {
        matches!(self, Self::OpeningNet | Self::OpeningCompensated)
    }

    /// Whether places go.
    pub fn shrinks(self) -> bool {
        matches!(self, Self::Closure | Self::Decrease)
    }
}

/// What kind a proposal of a region is, with what it is linked with; `None` where nothing changes, or nothing
/// is said of what is wanted.
pub fn kind_of(proposal: &Proposal, region: &Region) -> Option<ProposalKind> {
    let round = region.rounds.get(&proposal.round);
    let bundle = bundle_of(&proposal.id, region);
    let bundle: Vec<&Proposal> = bundle
        .into_iter()
        .flat_map(|decision| &decision.items)
        .filter_map(|item| region.proposals.get(&item.proposal))
        .collect();
    kind(proposal, round, &bundle)
}

/// The decision in which a proposal is linked with others: the one that is on an agenda, else the latest that
/// is no correction.
pub fn bundle_of<'r>(proposal: &ProposalId, region: &'r Region) -> Option<&'r Decision> {
    let own = region
        .decisions
        .values()
        .filter(|decision| decision.item(proposal).is_some() && !decision.is_correction());
    let latest = |decision: &&Decision| {
        let day = decision.date.as_ref().and_then(|date| date.day());
        (decision.is_pending(), day, decision.order)
    };
    own.max_by_key(latest)
}

/// What kind a proposal is among those that it is linked with, itself among them.
pub fn kind(
    proposal: &Proposal,
    round: Option<&Round>,
    bundle: &[&Proposal],
) -> Option<ProposalKind> {
    if round.is_some_and(|round| proposal.start_year < round.entry_year) {
        return Some(ProposalKind::LateAdjustment);
    }
    let change = SizeChange::of(proposal)?;
    if change.direction() == Ordering::Equal {
        let has_profile = proposal
            .profile
            .as_ref()
            .is_some_and(|profile| !profile.trim().is_empty());
        return match has_profile {
            true => Some(ProposalKind::Reprofile),
            false => round
                .is_some_and(Round::decides_whole_list)
                .then_some(ProposalKind::Continuation),
        };
    }
    if is_transfer(bundle) {
        return Some(ProposalKind::Transfer);
    }
    let others = bundle.iter().filter(|other| other.id != proposal.id);
    let mut others = others.filter_map(|other| SizeChange::of(other));
    let is_compensated = others.any(|other| other.direction() == Ordering::Less);
    Some(
        match (change.direction(), change.now > 0.0, is_compensated) {
            (Ordering::Greater, false, false) => ProposalKind::OpeningNet,
            (Ordering::Greater, false, true) => ProposalKind::OpeningCompensated,
            (Ordering::Greater, true, false) => ProposalKind::IncreaseNet,
            (Ordering::Greater, true, true) => ProposalKind::IncreaseCompensated,
            _ if change.wanted == 0.0 => ProposalKind::Closure,
            _ => ProposalKind::Decrease,
        },
    )
}

/// Whether two proposals move a course of one school from one modality to another.
fn is_transfer(bundle: &[&Proposal]) -> bool {
    let [one, other] = bundle else {
        return false;
    };
    let changes = SizeChange::of(one).zip(SizeChange::of(other));
    let balance = changes.map(|(a, b)| a.wanted - a.now + b.wanted - b.now);
    one.school == other.school
        && one.qualification == other.qualification
        && one.modality != other.modality
        && balance == Some(0.0)
}
