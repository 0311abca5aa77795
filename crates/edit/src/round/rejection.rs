//! Why a step of a round was refused.

use enlace_model::ProposalState;

enlace_model::with_ids! {
    /// Why a step of a round was refused. Nothing was changed.
    #[derive(Clone, Debug, PartialEq)]
    pub enum RoundRejection {
        /// A record is no longer there.
        Gone { id: String } = "round_gone",
        /// The region is not as it was when the step was planned.
        ChangedMeanwhile = "round_changed_meanwhile",
        /// A round that is not closed plans that year already.
        YearTaken { other: String } = "round_year_taken",
        RoundClosed = "round_closed",
        /// Something was decided on the frozen figures.
        FrozenInUse = "round_frozen_in_use",
        /// Matters are still open.
        StillOpen { count: usize } = "round_still_open",
        SessionClosed = "round_session_closed",
        /// This step does not follow that state.
        NoSuchStep { from: ProposalState, to: ProposalState } = "round_no_such_step",
        /// A step back says why.
        NoteMissing = "round_note_missing",
        /// Something blocking is missing, and no reason is given to go on.
        NotComplete { count: usize } = "round_not_complete",
        /// A proposal is on an agenda that a person puts it on.
        NotOnAgenda = "round_not_on_agenda",
        /// The round has a proposal for the same course.
        AlreadyProposed { other: String } = "round_already_proposed",
        /// A proposal stands in a decision that is not made yet.
        AlreadyLinked { other: String } = "round_already_linked",
        /// Nothing is named.
        NothingNamed = "round_nothing_named",
        AlreadyDecided = "round_already_decided",
        /// A linked proposal was withdrawn.
        BundleBroken = "round_bundle_broken",
        ReasonMissing = "round_reason_missing",
        /// The votes cannot be.
        CountsImpossible = "round_counts_impossible",
        /// What is corrected was not agreed.
        NotAgreed = "round_not_agreed",
        /// The correction changes nothing.
        SameAsBefore = "round_same_as_before",
        /// An opinion is about nothing.
        AboutNothing = "round_about_nothing",
        /// The minutes are closed: a vote that comes now wants a reason.
        VoteAfterClosing = "round_vote_after_closing",
    }
}

impl RoundRejection {
    /// The values that its words name.
    pub fn values(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Gone { id } => vec![("id", id.clone())],
            Self::YearTaken { other }
            | Self::AlreadyProposed { other }
            | Self::AlreadyLinked { other } => vec![("id", other.clone())],
            Self::StillOpen { count } | Self::NotComplete { count } => {
                vec![("count", count.to_string())]
            }
            Self::NoSuchStep { from, to } => vec![
                ("from", from.as_str().to_owned()),
                ("to", to.as_str().to_owned()),
            ],
            _ => Vec::new(),
        }
    }
}
