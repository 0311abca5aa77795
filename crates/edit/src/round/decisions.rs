//! Linking proposals, putting matters on an agenda, saying what one thinks, deciding and correcting.

use enlace_model::{
    Choice, CorrectionKind, CourseSize, DecidedItem, Decision, DecisionId, DecisionKind,
    DecisionOutcome, ItemNumber, OfferId, Opinion, OpinionStage, PartialDate, Persons, Proposal,
    ProposalId, ProposalState, SessionId,
};
use enlace_planning::course::Courses;
use enlace_planning::effect::{DecidedCourse, effect};
use enlace_planning::size::is_nothing;
use enlace_planning::standing::agreed_course;
use enlace_planning::votes::proposed_outcome;

use crate::round::draft::PlanDraft;
use crate::round::proposals::moved;
use crate::round::rounds::still_open;
use crate::round::{
    AgendaItem, CorrectRequest, DecideRequest, NETWORK, RoundRejection, known, says, year_after,
};

/// A new decision on these proposals, none of which stands in another that is still open.
pub(super) fn link(
    decision: &DecisionId,
    proposals: &[ProposalId],
    draft: &mut PlanDraft,
) -> Result<(), RoundRejection> {
    let Some(first) = proposals.first() else {
        return Err(RoundRejection::NothingNamed);
    };
    let round = draft.proposal(first)?.round;
    still_open(&round, draft)?;
    for id in proposals {
        let own = draft.proposal(id)?;
        if own.state.known() == Some(ProposalState::Withdrawn) {
            return Err(RoundRejection::BundleBroken);
        }
        let mut pending = draft
            .region
            .decisions
            .values()
            .filter(|own| own.is_pending());
        if let Some(other) = pending.find(|own| own.item(id).is_some() && own.id != *decision) {
            // One that stands alone is no bundle, and goes into this one.
            if other.items.len() > 1 || other.session.is_some() {
                let other = other.id.to_string();
                return Err(RoundRejection::AlreadyLinked { other });
            }
            let alone = crate::AnyRecord::from(other.clone()).removed();
            draft.apply(alone);
        }
    }
    let items = proposals.iter().map(|id| DecidedItem {
        proposal: id.clone(),
        size: None,
        start_year: None,
        kept: Default::default(),
    });
    let mut own = new_decision(decision, NETWORK);
    own.round = Some(round);
    own.items = items.collect();
    draft.put(own);
    Ok(())
}

/// Takes an open decision out: its proposals stay, those on an agenda as admitted.
pub(super) fn unlink(decision: &DecisionId, draft: &mut PlanDraft) -> Result<(), RoundRejection> {
    let own = draft.decision(decision)?;
    if !own.is_pending() {
        return Err(RoundRejection::AlreadyDecided);
    }
    let session = own.session.clone();
    let session = session.and_then(|id| draft.region.sessions.get(&id)?.date.clone());
    for item in &own.items {
        if let Some(proposal) = draft.region.proposals.get(&item.proposal).cloned()
            && proposal.state.known() == Some(ProposalState::Tabled)
        {
            let day = session
                .clone()
                .unwrap_or_else(|| draft.region.header.reference_date.clone());
            draft.put(moved(proposal, ProposalState::Admitted, &day, None, None));
        }
    }
    draft.apply(crate::AnyRecord::from(own).removed());
    Ok(())
}

pub(super) fn opinion(opinion: &Opinion, draft: &mut PlanDraft) -> Result<(), RoundRejection> {
    if opinion.proposal.is_none() && opinion.decision.is_none() {
        return Err(RoundRejection::AboutNothing);
    }
    if let Some(id) = &opinion.proposal {
        draft.proposal(id)?;
    }
    if let Some(id) = &opinion.decision {
        let decision = draft.decision(id)?;
        let session = decision.session.as_ref();
        let session = session.and_then(|id| draft.region.sessions.get(id));
        let is_closed = session.is_some_and(|own| own.closed.is_some());
        let is_vote = opinion.stage.known() == Some(OpinionStage::Vote);
        if is_closed && is_vote && !says(opinion.text.as_ref()) {
            return Err(RoundRejection::VoteAfterClosing);
        }
    }
    // One opinion of each, at a stage and on a matter.
    let same = |own: &&Opinion| {
        own.id != opinion.id
            && own.stakeholder == opinion.stakeholder
            && own.stage == opinion.stage
            && own.proposal == opinion.proposal
            && own.decision == opinion.decision
    };
    let earlier: Vec<Opinion> = draft
        .region
        .opinions
        .values()
        .filter(same)
        .cloned()
        .collect();
    for own in earlier {
        draft.apply(crate::AnyRecord::from(own).removed());
    }
    draft.put(opinion.clone());
    Ok(())
}

pub(super) fn agenda(
    session: &SessionId,
    date: &PartialDate,
    items: &[AgendaItem],
    draft: &mut PlanDraft,
) -> Result<(), RoundRejection> {
    draft.open_session(session)?;
    for (item, number) in items.iter().zip(1..) {
        if !draft.region.decisions.contains_key(&item.decision) {
            link(&item.decision, &item.proposals, draft)?;
        }
        let mut own = draft.decision(&item.decision)?;
        if !own.is_pending() {
            return Err(RoundRejection::AlreadyDecided);
        }
        own.session = Some(session.clone());
        own.order = Some(ItemNumber(number));
        let proposals: Vec<ProposalId> =
            own.items.iter().map(|item| item.proposal.clone()).collect();
        draft.put(own);
        for id in proposals {
            let proposal = draft.proposal(&id)?;
            let from = proposal.state.known().unwrap_or(ProposalState::Draft);
            let to = ProposalState::Tabled;
            match from {
                ProposalState::Admitted | ProposalState::Tabled => {
                    draft.put(moved(proposal, to, date, None, None));
                }
                _ => return Err(RoundRejection::NoSuchStep { from, to }),
            }
        }
    }
    Ok(())
}

/// Sets the outcome, and does what it says: agreed courses get their offers, all or none; refused ones change
/// nothing.
pub(super) fn decide(request: &DecideRequest, draft: &mut PlanDraft) -> Result<(), RoundRejection> {
    let mut own = draft.decision(&request.decision)?;
    if !own.is_pending() {
        return Err(RoundRejection::AlreadyDecided);
    }
    if let Some(session) = &own.session {
        draft.open_session(session)?;
    }
    if own.items.is_empty() && own.is_of_network() {
        return Err(RoundRejection::NothingNamed);
    }
    for item in &mut own.items {
        if let Some(said) = request
            .items
            .iter()
            .find(|said| said.proposal == item.proposal)
        {
            item.size = said.size.clone();
            item.start_year = said.start_year;
        }
    }
    let proposals: Vec<Proposal> = own
        .items
        .iter()
        .map(|item| draft.proposal(&item.proposal))
        .collect::<Result<_, _>>()?;
    let is_gone = |own: &Proposal| own.state.known() == Some(ProposalState::Withdrawn);
    let is_agreed = request.outcome == DecisionOutcome::Agreed;
    if is_agreed && proposals.iter().any(is_gone) {
        return Err(RoundRejection::BundleBroken);
    }
    own.outcome = Some(request.outcome.into());
    own.origin = known(request.origin).or(own.origin);
    own.counts = request.counts.clone().or(own.counts);
    own.casting = known(request.casting).or(own.casting);
    own.reasons = request
        .reasons
        .iter()
        .map(|own| Choice::Known(*own))
        .collect();
    own.reason_text = request.reason_text.clone();
    own.conditions = request.conditions.clone();
    own.text = request.text.clone().or(own.text);
    own.date = Some(request.date.clone());
    if !counts_can_be(&own) {
        return Err(RoundRejection::CountsImpossible);
    }
    if wants_reason(&own, &proposals, draft)
        && own.reasons.is_empty()
        && !says(own.reason_text.as_ref())
    {
        return Err(RoundRejection::ReasonMissing);
    }
    if is_agreed {
        let mut ids = request.new_offers.iter();
        for (item, proposal) in own.items.iter().zip(&proposals) {
            let size = item.size.clone().unwrap_or_else(|| proposal.wanted.clone());
            let decided = DecidedCourse {
                start_year: item.start_year.unwrap_or(proposal.start_year),
                new_offer: next_id(&mut ids)?,
                size,
                proposal,
            };
            make(&decided, draft);
        }
    }
    let after = match request.outcome {
        DecisionOutcome::Withdrawn => Some(ProposalState::Withdrawn),
        // It can be put on another agenda.
        DecisionOutcome::Deferred => Some(ProposalState::Admitted),
        _ => None,
    };
    if let Some(to) = after {
        let note = request.reason_text.as_ref();
        for proposal in proposals {
            draft.put(moved(proposal, to, &request.date, None, note));
        }
    }
    draft.put(own);
    Ok(())
}

/// Whether a decision has to say why: where it refuses or puts off, changes what is wanted, or is another than
/// the votes propose.
fn wants_reason(own: &Decision, proposals: &[Proposal], draft: &PlanDraft) -> bool {
    let outcome = own.known_outcome();
    let is_changed = own.items.iter().zip(proposals).any(|(item, proposal)| {
        item.size
            .as_ref()
            .is_some_and(|size| *size != proposal.wanted)
            || item
                .start_year
                .is_some_and(|year| year != proposal.start_year)
    });
    let proposed = proposed_outcome(own, &draft.region);
    let differs = proposed.is_some() && proposed != outcome;
    match outcome {
        Some(DecisionOutcome::Refused | DecisionOutcome::Deferred) => true,
        Some(DecisionOutcome::Agreed) => is_changed || differs,
        _ => false,
    }
}

/// Whether the votes can be: no more than members present, and no more of these than are entitled.
fn counts_can_be(own: &Decision) -> bool {
    let Some(counts) = &own.counts else {
        return true;
    };
    let number = |stated: Option<Persons>| stated.map_or(0.0, |own| own.0);
    let all = [counts.in_favour, counts.against, counts.abstained];
    let voted: f64 = all.iter().map(|own| number(*own)).sum();
    let is_whole = all
        .iter()
        .all(|own| number(*own) >= 0.0 && number(*own).fract() == 0.0);
    let present = counts.present.map_or(f64::INFINITY, |own| own.0);
    let entitled = counts.entitled.map_or(f64::INFINITY, |own| own.0);
    is_whole && voted <= present && (present.is_infinite() || present <= entitled)
}

/// Corrects what was agreed: cancelled, it goes back to what ran; put off, the same, and the size that was decided
/// goes to the later year; resized, it has the new size.
pub(super) fn correct(
    request: &CorrectRequest,
    draft: &mut PlanDraft,
) -> Result<(), RoundRejection> {
    let corrected = draft.decision(&request.corrects)?;
    let is_agreed = corrected.known_outcome() == Some(DecisionOutcome::Agreed);
    if !is_agreed || corrected.is_correction() {
        return Err(RoundRejection::NotAgreed);
    }
    if request.items.is_empty() {
        return Err(RoundRejection::NothingNamed);
    }
    if request.reasons.is_empty() && !says(request.reason_text.as_ref()) {
        return Err(RoundRejection::ReasonMissing);
    }
    let mut own = new_decision(&request.decision, Choice::Known(DecisionKind::Correction));
    own.round = corrected.round.clone();
    own.session = request.session.clone();
    own.items = request.items.clone();
    own.outcome = Some(DecisionOutcome::Agreed.into());
    own.correction = Some(request.kind.into());
    own.corrects = Some(request.corrects.clone());
    own.reasons = request
        .reasons
        .iter()
        .map(|own| Choice::Known(*own))
        .collect();
    own.reason_text = request.reason_text.clone();
    own.date = Some(request.date.clone());
    let mut ids = request.new_offers.iter();
    for item in &request.items {
        let proposal = draft.proposal(&item.proposal)?;
        let region = draft.region.clone();
        let agreed = agreed_course(&proposal, &region).ok_or(RoundRejection::NotAgreed)?;
        if agreed.decision.id != request.corrects {
            return Err(RoundRejection::NotAgreed);
        }
        let before = match proposal.now.is_unsaid() {
            true => CourseSize::new(None, Some(Persons(0.0))),
            false => proposal.now.clone(),
        };
        let of = |size: &CourseSize, start_year, new_offer: OfferId| DecidedCourse {
            proposal: &proposal,
            size: size.clone(),
            start_year,
            new_offer,
        };
        match request.kind {
            CorrectionKind::Cancelled => {
                make(&of(&before, agreed.start_year, next_id(&mut ids)?), draft);
            }
            CorrectionKind::Postponed => {
                let later = item
                    .start_year
                    .unwrap_or_else(|| year_after(agreed.start_year));
                if later <= agreed.start_year {
                    return Err(RoundRejection::SameAsBefore);
                }
                make(&of(&before, agreed.start_year, next_id(&mut ids)?), draft);
                make(&of(&agreed.size, later, next_id(&mut ids)?), draft);
            }
            CorrectionKind::Resized => {
                let size = item.size.clone().filter(|size| *size != agreed.size);
                let size = size.ok_or(RoundRejection::SameAsBefore)?;
                if size.is_unsaid() || is_nothing(&size) {
                    return Err(RoundRejection::SameAsBefore);
                }
                make(&of(&size, agreed.start_year, next_id(&mut ids)?), draft);
            }
        }
    }
    draft.put(own);
    Ok(())
}

fn make(decided: &DecidedCourse, draft: &mut PlanDraft) {
    let changes = effect(decided, &Courses::of(&draft.region));
    changes.into_iter().for_each(|change| draft.apply(change));
}

fn next_id<'i>(ids: &mut impl Iterator<Item = &'i OfferId>) -> Result<OfferId, RoundRejection> {
    ids.next().cloned().ok_or(RoundRejection::NothingNamed)
}

fn new_decision(id: &DecisionId, kind: Choice<DecisionKind>) -> Decision {
    Decision {
        id: id.clone(),
        round: None,
        session: None,
        order: None,
        title: None,
        kind: Some(kind),
        origin: None,
        items: Vec::new(),
        outcome: None,
        correction: None,
        corrects: None,
        reasons: Vec::new(),
        reason_text: None,
        conditions: None,
        counts: None,
        casting: None,
        text: None,
        date: None,
        note: None,
        illustrative: false,
        kept: Default::default(),
    }
}
