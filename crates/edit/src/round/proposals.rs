//! Moving, copying and beginning proposals.

use enlace_model::{
    Choice, Motive, OfferId, PartialDate, Proposal, ProposalId, ProposalMove, ProposalState,
    Region, RoundId, StakeholderId,
};
use enlace_planning::course::{CourseKey, Courses};
use enlace_planning::findings::findings;
use enlace_planning::moves::{asks_why, is_on_an_agenda, next_states};

use crate::round::draft::PlanDraft;
use crate::round::rounds::still_open;
use crate::round::{ProposalMoves, RoundRejection, says};

/// All or none: the first that cannot be moved is named.
pub(super) fn move_all(moves: &ProposalMoves, draft: &mut PlanDraft) -> Result<(), RoundRejection> {
    if moves.proposals.is_empty() {
        return Err(RoundRejection::NothingNamed);
    }
    for id in &moves.proposals {
        let own = draft.proposal(id)?;
        still_open(&own.round, draft)?;
        let from = own.state.known().unwrap_or(ProposalState::Draft);
        let to = moves.to;
        if !next_states(from).contains(&to) {
            return Err(RoundRejection::NoSuchStep { from, to });
        }
        let explained = says(moves.note.as_ref());
        let courses = Courses::of(&draft.region);
        let blocking = || {
            findings(&own, &courses)
                .iter()
                .filter(|own| own.is_blocking())
                .count()
        };
        match to {
            // What is returned lacks something, or is told what in words.
            ProposalState::Returned if blocking() == 0 && !explained => {
                return Err(RoundRejection::NoteMissing);
            }
            ProposalState::Returned => {}
            ProposalState::Admitted if from == ProposalState::Submitted => {
                let count = blocking();
                if count > 0 && !explained {
                    return Err(RoundRejection::NotComplete { count });
                }
            }
            ProposalState::Tabled if !is_on_an_agenda(id, &draft.region) => {
                return Err(RoundRejection::NotOnAgenda);
            }
            _ if asks_why(from, to) && !explained => return Err(RoundRejection::NoteMissing),
            _ => {}
        }
        draft.put(moved(
            own,
            to,
            &moves.date,
            moves.by.as_ref(),
            moves.note.as_ref(),
        ));
    }
    Ok(())
}

/// The proposal in another state, with the step at the end of its way.
pub(super) fn moved(
    mut own: Proposal,
    to: ProposalState,
    date: &PartialDate,
    by: Option<&StakeholderId>,
    note: Option<&String>,
) -> Proposal {
    if own.state.known() == Some(to) {
        return own;
    }
    own.moves.push(ProposalMove {
        from: Some(own.state.clone()),
        to: to.into(),
        date: Some(date.clone()),
        by: by.cloned(),
        note: note.cloned().filter(|note| !note.trim().is_empty()),
        kept: Default::default(),
    });
    own.state = to.into();
    own
}

/// Each once into a round.
pub(super) fn copy(
    copies: &[(ProposalId, ProposalId)],
    into: &RoundId,
    draft: &mut PlanDraft,
) -> Result<(), RoundRejection> {
    let round = still_open(into, draft)?;
    if copies.is_empty() {
        return Err(RoundRejection::NothingNamed);
    }
    for (id, new) in copies {
        let own = draft.proposal(id)?;
        let mut copies = draft.region.proposals.values();
        let is_there =
            copies.find(|other| other.round == *into && other.copied_from.as_ref() == Some(id));
        if let Some(other) = is_there {
            let other = other.id.to_string();
            return Err(RoundRejection::AlreadyProposed { other });
        }
        let mut copied = Proposal {
            id: new.clone(),
            round: into.clone(),
            start_year: round.entry_year,
            state: first_state(round.is_entered_by_coordinator()),
            moves: Vec::new(),
            number: None,
            shared_with: None,
            copied_from: Some(id.clone()),
            ..own
        };
        let courses = Courses::of(&draft.region);
        copied.now = courses.now(CourseKey::of(&copied, copied.start_year));
        unique(&copied, &draft.region)?;
        draft.put(copied);
    }
    Ok(())
}

/// The school's courses as they run, to be edited: what is wanted is what runs.
pub(super) fn list(
    round: &RoundId,
    courses: &[(OfferId, ProposalId)],
    draft: &mut PlanDraft,
) -> Result<(), RoundRejection> {
    let own = still_open(round, draft)?;
    if courses.is_empty() {
        return Err(RoundRejection::NothingNamed);
    }
    for (offer, new) in courses {
        let found = draft.region.offers.get(offer).cloned();
        let id = offer.to_string();
        let offer = found.ok_or(RoundRejection::Gone { id })?;
        let key = CourseKey {
            school: &offer.school,
            qualification: &offer.qualification,
            modality: offer.modality.as_ref(),
            year: own.entry_year,
        };
        let now = Courses::of(&draft.region).now(key);
        let proposal = Proposal {
            id: new.clone(),
            round: round.clone(),
            school: offer.school.clone(),
            qualification: offer.qualification.clone(),
            modality: offer.modality.clone(),
            start_year: own.entry_year,
            duration: offer.duration,
            offer: Some(offer.id.clone()),
            wanted: now.clone(),
            now,
            profile: None,
            shared_with: None,
            expected: None,
            first_choices: None,
            motives: Vec::<Choice<Motive>>::new(),
            motive_text: None,
            pupils: None,
            staff: Vec::new(),
            costs: Vec::new(),
            constraints: offer.constraints.clone(),
            partners: Vec::new(),
            evidence: Vec::new(),
            state: first_state(own.is_entered_by_coordinator()),
            moves: Vec::new(),
            number: None,
            copied_from: None,
            note: None,
            source: None,
            illustrative: offer.illustrative,
            kept: Default::default(),
        };
        unique(&proposal, &draft.region)?;
        draft.put(proposal);
    }
    Ok(())
}

/// Where the coordinator alone writes proposals, nobody has to submit them.
fn first_state(by_coordinator: bool) -> Choice<ProposalState> {
    match by_coordinator {
        true => ProposalState::Admitted.into(),
        false => ProposalState::Draft.into(),
    }
}

/// A round has each course of a school once.
fn unique(own: &Proposal, region: &Region) -> Result<(), RoundRejection> {
    let mut others = region.proposals.values();
    let same = others.find(|other| {
        other.round == own.round
            && other.school == own.school
            && other.qualification == own.qualification
            && other.modality == own.modality
            && other.start_year == own.start_year
            && other.state.known() != Some(ProposalState::Withdrawn)
    });
    match same {
        Some(other) => {
            let other = other.id.to_string();
            Err(RoundRejection::AlreadyProposed { other })
        }
        None => Ok(()),
    }
}
