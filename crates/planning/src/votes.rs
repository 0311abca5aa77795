//! What opinions and votes come to, and which outcome they propose; a person sets it.

use std::collections::BTreeMap;

use enlace_model::vote_count::call_of;
use enlace_model::{
    Choice, Decision, DecisionOutcome, Opinion, OpinionStage, Persons, Region, Round,
    StakeholderId, Stance,
};

pub use enlace_model::vote_count::{QuorumCount, VoteCount};

enlace_model::variants! {
    /// Whether those who must agree do.
    pub enum Agreement {
        /// All of them are in favour.
        Agreed = "agreed",
        /// One of them is not.
        Refused = "refused",
        /// Somebody has not spoken, or has reservations.
        Open = "open",
    }
}

/// Whether those who must agree do: one against it is enough to refuse, and silence keeps it open. Where
/// nobody must, it is agreed.
pub fn agreement(stances: &[Option<Stance>]) -> Agreement {
    if stances.contains(&Some(Stance::Unfavourable)) {
        return Agreement::Refused;
    }
    match stances.iter().all(|own| *own == Some(Stance::Favourable)) {
        true => Agreement::Agreed,
        false => Agreement::Open,
    }
}

/// How a stakeholder voted on a decision: on it, or on each of its proposals. The latest counts.
pub fn vote_on(decision: &Decision, of: &StakeholderId, region: &Region) -> Option<Stance> {
    let votes = region
        .opinions
        .values()
        .filter(|own| own.stakeholder == *of && own.stage.known() == Some(OpinionStage::Vote));
    let latest = |about: &dyn Fn(&Opinion) -> bool| {
        let own = votes.clone().filter(|own| about(own));
        let day = |own: &&Opinion| own.date.as_ref().and_then(|date| date.day());
        own.max_by_key(day).and_then(|own| own.stance.known())
    };
    let whole = latest(&|own| own.decision.as_ref() == Some(&decision.id));
    if whole.is_some() || decision.items.is_empty() {
        return whole;
    }
    let each: Vec<Option<Stance>> = decision
        .items
        .iter()
        .map(|item| latest(&|own| own.proposal.as_ref() == Some(&item.proposal)))
        .collect();
    let is_against = each.contains(&Some(Stance::Unfavourable));
    let alike = each.iter().all(|own| *own == each[0]);
    match (is_against, alike) {
        (true, _) => Some(Stance::Unfavourable),
        (false, true) => each[0],
        (false, false) => None,
    }
}

/// Those who must agree to a decision, with how they voted; nobody where the round names nobody.
pub fn must_agree<'r>(
    decision: &Decision,
    region: &'r Region,
) -> Vec<(&'r StakeholderId, Option<Stance>)> {
    let rule = round_of(decision, region).and_then(|round| round.rule.as_ref());
    let all = rule.into_iter().flat_map(|rule| &rule.must_agree);
    all.map(|id| (id, vote_on(decision, id, region))).collect()
}

/// The votes of a decision, counted by its round's rule; `None` where nothing was counted or there is no rule.
pub fn counted(decision: &Decision, region: &Region) -> Option<VoteCount> {
    let counts = decision.counts.as_ref()?;
    let round = round_of(decision, region)?;
    let rule = round.rule.as_ref()?;
    let members = round.members.iter().filter(|member| member.has_a_vote());
    let session = decision.session.as_ref();
    let session = session.and_then(|id| region.sessions.get(id));
    let call = call_of(session.and_then(|own| own.call.as_ref()));
    let casting = decision.casting.as_ref().and_then(Choice::known);
    let members = Persons(members.count() as f64);
    Some(VoteCount::of(counts, rule, members, call, casting))
}

/// The outcome that votes propose; `None`: it is open.
pub fn proposed_outcome(decision: &Decision, region: &Region) -> Option<DecisionOutcome> {
    let asked = must_agree(decision, region);
    let stances: Vec<Option<Stance>> = asked.iter().map(|(_, stance)| *stance).collect();
    let carried = counted(decision, region).map(|count| count.carried);
    match (agreement(&stances), carried) {
        (Agreement::Refused, _) | (_, Some(false)) => Some(DecisionOutcome::Refused),
        (Agreement::Open, _) => None,
        (Agreement::Agreed, Some(true)) => Some(DecisionOutcome::Agreed),
        // Nobody was asked, and nothing was counted.
        (Agreement::Agreed, None) if stances.is_empty() => None,
        (Agreement::Agreed, None) => Some(DecisionOutcome::Agreed),
    }
}

/// What was said of a proposal at a stage, one stance a stakeholder: the latest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OpinionCount {
    pub favourable: usize,
    pub reserved: usize,
    pub unfavourable: usize,
    pub abstained: usize,
    /// Members who said nothing.
    pub silent: usize,
}

/// Counts the opinions on a proposal at a stage.
pub fn opinions_on(
    proposal: &enlace_model::ProposalId,
    stage: OpinionStage,
    region: &Region,
) -> OpinionCount {
    let mut latest: BTreeMap<&StakeholderId, &Opinion> = BTreeMap::new();
    for own in region.opinions.values() {
        let is_about = own.proposal.as_ref() == Some(proposal);
        if !is_about || own.stage.known() != Some(stage) {
            continue;
        }
        let day = |own: &Opinion| own.date.as_ref().and_then(|date| date.day());
        let known = latest.get(&own.stakeholder);
        if known.is_none_or(|known| day(known) <= day(own)) {
            latest.insert(&own.stakeholder, own);
        }
    }
    let mut count = OpinionCount::default();
    for own in latest.values() {
        match own.stance.known() {
            Some(Stance::Favourable) => count.favourable += 1,
            Some(Stance::Reserved) => count.reserved += 1,
            Some(Stance::Unfavourable) => count.unfavourable += 1,
            Some(Stance::Abstained) => count.abstained += 1,
            None => {}
        }
    }
    let round = region.proposals.get(proposal);
    let round = round.and_then(|own| region.rounds.get(&own.round));
    let members = round.into_iter().flat_map(|round| &round.members);
    let silent = members.filter(|member| !latest.contains_key(&member.stakeholder));
    count.silent = silent.count();
    count
}

/// The round of a decision: its own, else that of its first proposal.
pub fn round_of<'r>(decision: &Decision, region: &'r Region) -> Option<&'r Round> {
    let of_item = || {
        let first = decision.items.first()?;
        Some(&region.proposals.get(&first.proposal)?.round)
    };
    region.rounds.get(decision.round.as_ref().or_else(of_item)?)
}
