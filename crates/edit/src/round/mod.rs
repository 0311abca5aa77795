//! What is done in a planning round: each step decided into changes, to be performed as one edit.
//!
//! The page's part for rounds asks [`plan`], which computes what a decision does; what comes out of it is performed
//! by [`Op::Round`](crate::Op::Round) like any other edit, so that only who plans carries what planning takes.

mod decisions;
mod draft;
mod proposals;
mod rejection;
mod rounds;

use enlace_model::{
    CastingVote, Change, Choice, CorrectionKind, DecidedItem, DecisionId, DecisionKind,
    DecisionOrigin, DecisionOutcome, DecisionReason, Kind, OfferId, Opinion, PartialDate,
    ProposalId, ProposalState, Region, Round, RoundId, SchoolYear, SessionId, StakeholderId,
    VoteCounts,
};

use crate::Rejection;
use draft::PlanDraft;
pub use rejection::RoundRejection;

enlace_model::with_ids! {
    /// What is done in a round. Ids of new records and days come in with it.
    #[derive(Clone, Debug, PartialEq)]
    pub enum RoundOp {
        /// Begin a round.
        OpenRound(Box<Round>) = "open_round",
        /// Keep the figures of today within the round.
        FreezeReference { round: RoundId, date: PartialDate } = "freeze_reference",
        /// Close a round whose matters are all decided.
        CloseRound { round: RoundId, date: PartialDate } = "close_round",
        /// Move proposals on, or back, all or none.
        MoveProposals(ProposalMoves) = "move_proposals",
        /// Copy proposals into another round, each with the id of its copy; each once a round.
        CopyProposals { copies: Vec<(ProposalId, ProposalId)>, into: RoundId } = "copy_proposals",
        /// Propose the courses of a school as they run, each by one of its offers, with the id of the proposal.
        ProposeList { round: RoundId, courses: Vec<(OfferId, ProposalId)> } = "propose_list",
        /// Decide proposals together, all or none.
        Link { decision: DecisionId, proposals: Vec<ProposalId> } = "link",
        /// Decide them apart again.
        Unlink(DecisionId) = "unlink",
        /// Say what somebody thinks; what the same one said before, at that stage and on that matter, gives way.
        GiveOpinion(Box<Opinion>) = "give_opinion",
        /// Put matters on the agenda of a session, in this order.
        PlanAgenda { session: SessionId, date: PartialDate, items: Vec<AgendaItem> } = "plan_agenda",
        /// Decide a matter.
        Decide(Box<DecideRequest>) = "decide",
        /// Close the minutes of a session.
        CloseSession { session: SessionId, date: PartialDate } = "close_session",
        /// Correct what was agreed.
        Correct(Box<CorrectRequest>) = "correct",
    }
}

/// Proposals that are moved to a state.
#[derive(Clone, Debug, PartialEq)]
pub struct ProposalMoves {
    pub proposals: Vec<ProposalId>,
    pub to: ProposalState,
    pub date: PartialDate,
    /// Who moves them, where it is not the coordinator.
    pub by: Option<StakeholderId>,
    pub note: Option<String>,
}

/// A matter on an agenda: a decision that is there, or a new one on these proposals.
#[derive(Clone, Debug, PartialEq)]
pub struct AgendaItem {
    pub decision: DecisionId,
    pub proposals: Vec<ProposalId>,
}

/// What is decided of a matter.
#[derive(Clone, Debug, PartialEq)]
pub struct DecideRequest {
    pub decision: DecisionId,
    pub outcome: DecisionOutcome,
    /// Sizes and years, where they are others than is wanted; of proposals that are not named here as they are
    /// wanted.
    pub items: Vec<DecidedItem>,
    pub origin: Option<DecisionOrigin>,
    pub counts: Option<VoteCounts>,
    pub casting: Option<CastingVote>,
    pub reasons: Vec<DecisionReason>,
    pub reason_text: Option<String>,
    pub conditions: Option<String>,
    pub text: Option<String>,
    pub date: PartialDate,
    /// Ids for the offers that are made, one for each proposal.
    pub new_offers: Vec<OfferId>,
}

/// How something that was agreed is corrected.
#[derive(Clone, Debug, PartialEq)]
pub struct CorrectRequest {
    /// The id of the correction.
    pub decision: DecisionId,
    pub corrects: DecisionId,
    pub kind: CorrectionKind,
    /// Which proposals, with the new size or year.
    pub items: Vec<DecidedItem>,
    pub reasons: Vec<DecisionReason>,
    pub reason_text: Option<String>,
    pub session: Option<SessionId>,
    pub date: PartialDate,
    /// Ids for the offers that are made, two for each proposal that is put off.
    pub new_offers: Vec<OfferId>,
}

/// A step of a round, decided: performed as one edit.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedStep {
    id: &'static str,
    values: Vec<(&'static str, String)>,
    changes: Vec<Change>,
}

impl PlannedStep {
    /// The id under which `locales/` holds its words (`op.<id>`).
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// The values that its words name.
    pub fn values(&self) -> Vec<(&'static str, String)> {
        self.values.clone()
    }

    /// The changes that it makes.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }
}

impl RoundOp {
    /// The values that its words name: `count` records of a list (`kind`), the `name` of a round, the `state`.
    fn values(&self, region: &Region) -> Vec<(&'static str, String)> {
        let counted = |count: usize, kind: Kind| {
            vec![
                ("count", count.to_string()),
                ("kind", kind.as_str().to_owned()),
            ]
        };
        let title = |id: &RoundId| {
            let found = region.rounds.get(id);
            vec![(
                "name",
                found.map_or_else(|| id.to_string(), |own| own.title.clone()),
            )]
        };
        match self {
            Self::OpenRound(round) => vec![("name", round.title.clone())],
            Self::FreezeReference { round, date } | Self::CloseRound { round, date } => {
                let mut values = title(round);
                values.push(("date", date.to_string()));
                values
            }
            Self::MoveProposals(moves) => {
                let mut values = counted(moves.proposals.len(), Kind::Proposal);
                values.push(("state", moves.to.as_str().to_owned()));
                values
            }
            Self::CopyProposals { copies, .. } => counted(copies.len(), Kind::Proposal),
            Self::ProposeList { courses, .. } => counted(courses.len(), Kind::Proposal),
            Self::Link { proposals, .. } => counted(proposals.len(), Kind::Proposal),
            Self::Unlink(_) | Self::Decide(_) | Self::Correct(_) => counted(1, Kind::Decision),
            Self::GiveOpinion(_) => counted(1, Kind::Opinion),
            Self::PlanAgenda { items, .. } => counted(items.len(), Kind::Decision),
            Self::CloseSession { .. } => counted(1, Kind::Session),
        }
    }
}

/// What a step of a round does, or why it cannot be done.
pub fn plan(op: &RoundOp, region: &Region) -> Result<PlannedStep, Rejection> {
    let mut draft = PlanDraft::of(region);
    match op {
        RoundOp::OpenRound(round) => rounds::open(round, &mut draft),
        RoundOp::FreezeReference { round, date } => rounds::freeze(round, date, &mut draft),
        RoundOp::CloseRound { round, date } => rounds::close(round, date, &mut draft),
        RoundOp::MoveProposals(moves) => proposals::move_all(moves, &mut draft),
        RoundOp::CopyProposals { copies, into } => proposals::copy(copies, into, &mut draft),
        RoundOp::ProposeList { round, courses } => proposals::list(round, courses, &mut draft),
        RoundOp::Link {
            decision,
            proposals,
        } => decisions::link(decision, proposals, &mut draft),
        RoundOp::Unlink(decision) => decisions::unlink(decision, &mut draft),
        RoundOp::GiveOpinion(opinion) => decisions::opinion(opinion, &mut draft),
        RoundOp::PlanAgenda {
            session,
            date,
            items,
        } => decisions::agenda(session, date, items, &mut draft),
        RoundOp::Decide(request) => decisions::decide(request, &mut draft),
        RoundOp::CloseSession { session, date } => rounds::close_session(session, date, &mut draft),
        RoundOp::Correct(request) => decisions::correct(request, &mut draft),
    }
    .map_err(Rejection::Round)?;
    Ok(PlannedStep {
        id: op.id(),
        values: op.values(region),
        changes: draft.changes,
    })
}

/// The changes of a step, where the region is still as it was planned on.
pub(super) fn perform(step: &PlannedStep, region: &Region) -> Result<Vec<Change>, Rejection> {
    let is_as_planned = |change: &Change| {
        let (before, after) = crate::AnyRecord::of_change(change);
        let record = before
            .as_ref()
            .or(after.as_ref())
            .map(crate::AnyRecord::reference);
        record.is_none_or(|record| crate::AnyRecord::find(&record, region) == before)
    };
    match step.changes.iter().all(is_as_planned) {
        true => Ok(step.changes.clone()),
        false => Err(Rejection::Round(RoundRejection::ChangedMeanwhile)),
    }
}

fn known<T>(choice: Option<T>) -> Option<Choice<T>> {
    choice.map(Choice::Known)
}

fn says(text: Option<&String>) -> bool {
    text.is_some_and(|text| !text.trim().is_empty())
}

/// The kind of a decision on proposals.
const NETWORK: Choice<DecisionKind> = Choice::Known(DecisionKind::Network);

/// The year after one.
fn year_after(year: SchoolYear) -> SchoolYear {
    SchoolYear(year.0.saturating_add(1))
}
