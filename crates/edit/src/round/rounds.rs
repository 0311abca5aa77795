//! Beginning a round, keeping its figures, closing it and its sessions.

use enlace_model::{PartialDate, Round, RoundId, SessionId};

use crate::round::RoundRejection;
use crate::round::draft::PlanDraft;

pub(super) fn open(round: &Round, draft: &mut PlanDraft) -> Result<(), RoundRejection> {
    if round.title.trim().is_empty() || round.id.as_str().trim().is_empty() {
        return Err(RoundRejection::NothingNamed);
    }
    let mut others = draft.region.rounds.values();
    let taken = others.find(|own| {
        own.id != round.id && own.closed.is_none() && own.entry_year == round.entry_year
    });
    if let Some(other) = taken {
        let other = other.title.clone();
        return Err(RoundRejection::YearTaken { other });
    }
    draft.put(round.clone());
    Ok(())
}

/// Not after something was decided: everybody who agreed spoke of those figures.
pub(super) fn freeze(
    round: &RoundId,
    date: &PartialDate,
    draft: &mut PlanDraft,
) -> Result<(), RoundRejection> {
    let mut own = still_open(round, draft)?;
    let mut decisions = draft.region.decisions.values();
    let is_in_use = decisions.any(|own| own.round.as_ref() == Some(round) && !own.is_pending());
    if own.frozen.is_some() && is_in_use {
        return Err(RoundRejection::FrozenInUse);
    }
    let coverage = enlace_method::compute(&draft.region);
    own.frozen = Some(enlace_planning::freeze::freeze(
        &draft.region,
        &coverage,
        date,
    ));
    let definition = enlace_planning::shares::Transformation::DEFINITION;
    own.definitions
        .insert("transformation".to_owned(), definition.to_owned());
    draft.put(own);
    Ok(())
}

/// Only when nothing is open any more: no matter on an agenda, no minutes.
pub(super) fn close(
    round: &RoundId,
    date: &PartialDate,
    draft: &mut PlanDraft,
) -> Result<(), RoundRejection> {
    let mut own = still_open(round, draft)?;
    let region = &draft.region;
    let pending = region
        .decisions
        .values()
        .filter(|own| own.round.as_ref() == Some(round) && own.is_pending());
    let sessions = region
        .sessions
        .values()
        .filter(|own| own.round.as_ref() == Some(round) && own.closed.is_none());
    let count = pending.count() + sessions.count();
    if count > 0 {
        return Err(RoundRejection::StillOpen { count });
    }
    own.closed = Some(date.clone());
    draft.put(own);
    Ok(())
}

pub(super) fn close_session(
    session: &SessionId,
    date: &PartialDate,
    draft: &mut PlanDraft,
) -> Result<(), RoundRejection> {
    let mut own = draft.open_session(session)?;
    let pending = draft
        .region
        .decisions
        .values()
        .filter(|own| own.session.as_ref() == Some(session) && own.is_pending());
    let count = pending.count();
    if count > 0 {
        return Err(RoundRejection::StillOpen { count });
    }
    own.closed = Some(date.clone());
    draft.put(own);
    Ok(())
}

/// A round that is not closed.
pub(super) fn still_open(round: &RoundId, draft: &PlanDraft) -> Result<Round, RoundRejection> {
    let own = draft.round(round)?;
    match own.closed.is_some() {
        true => Err(RoundRejection::RoundClosed),
        false => Ok(own),
    }
}
