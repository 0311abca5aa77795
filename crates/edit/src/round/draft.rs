//! A region on its way through a step, with the changes so far.

use enlace_model::{
    Change, Decision, DecisionId, Proposal, ProposalId, Record, RecordRef, Region, Round, RoundId,
    Session, SessionId,
};

use crate::AnyRecord;
use crate::round::RoundRejection;

/// A region on its way through a step. Each record changes at most once, so that a step can be looked at.
pub(super) struct PlanDraft {
    pub region: Region,
    pub changes: Vec<Change>,
}

impl PlanDraft {
    pub fn of(region: &Region) -> Self {
        Self {
            region: region.clone(),
            changes: Vec::new(),
        }
    }

    /// Puts a record in; one that says the same as before changes nothing.
    pub fn put<T: Record + Into<AnyRecord>>(&mut self, record: T) {
        let own: AnyRecord = record.into();
        let id = own.reference().id;
        if let Some(change) = own.in_place_of(&id, &self.region) {
            self.apply(change);
        }
    }

    pub fn apply(&mut self, change: Change) {
        self.region.apply(&change);
        let (_, after) = AnyRecord::of_change(&change);
        let own = reference(&change);
        // Of two changes of one record one is left, from the first state to the last.
        let earlier = self
            .changes
            .iter()
            .position(|known| reference(known) == own);
        match earlier {
            Some(at) if own.is_some() => {
                let (first, _) = AnyRecord::of_change(&self.changes[at]);
                match AnyRecord::change(first, after) {
                    Some(joined) => self.changes[at] = joined,
                    None => drop(self.changes.remove(at)),
                }
            }
            _ => self.changes.push(change),
        }
    }

    pub fn round(&self, id: &RoundId) -> Result<Round, RoundRejection> {
        let found = self.region.rounds.get(id).cloned();
        found.ok_or_else(|| gone(id))
    }

    pub fn proposal(&self, id: &ProposalId) -> Result<Proposal, RoundRejection> {
        let found = self.region.proposals.get(id).cloned();
        found.ok_or_else(|| gone(id))
    }

    pub fn decision(&self, id: &DecisionId) -> Result<Decision, RoundRejection> {
        let found = self.region.decisions.get(id).cloned();
        found.ok_or_else(|| gone(id))
    }

    /// A session whose minutes are still open.
    pub fn open_session(&self, id: &SessionId) -> Result<Session, RoundRejection> {
        let found = self.region.sessions.get(id).cloned();
        let session = found.ok_or_else(|| gone(id))?;
        match session.closed.is_some() {
            true => Err(RoundRejection::SessionClosed),
            false => Ok(session),
        }
    }
}

/// The record that a change is about.
fn reference(change: &Change) -> Option<RecordRef> {
    let (before, after) = AnyRecord::of_change(change);
    after.or(before).map(|own| own.reference())
}

fn gone(id: impl AsRef<str>) -> RoundRejection {
    let id = id.as_ref().to_owned();
    RoundRejection::Gone { id }
}
