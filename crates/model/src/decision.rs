//! Decisions on proposals, and the opinions and votes that lead to them.

use crate::choice::{Choice, choices};
use crate::date::PartialDate;
use crate::field::record;
use crate::id::{DecisionId, OpinionId, ProposalId, RoundId, SessionId, StakeholderId};
use crate::proposal::CourseSize;
use crate::quantity::{ItemNumber, Persons, SchoolYear};

record! {
    /// What a stakeholder says of a proposal or decision: an opinion, or a vote.
    pub struct Opinion {
        /// Id.
        id: OpinionId => not_edited;
        /// The proposal that it is about.
        proposal: Option<ProposalId> => belongs;
        /// The decision that it is about.
        decision: Option<DecisionId> => belongs;
        /// Who says it.
        stakeholder: StakeholderId;
        /// When on the way to a decision it is said.
        stage: Choice<OpinionStage>;
        /// For or against.
        stance: Choice<Stance>;
        /// In words.
        text: Option<String> => long_text;
        /// When.
        date: Option<PartialDate>;
        /// In which session.
        session: Option<SessionId>;
        /// Who typed it, where it was not the stakeholder.
        given_by: Option<StakeholderId>;
        /// Who sees it; absent: everyone.
        shown: Option<Choice<OpinionShown>>;
        /// Where it comes from.
        source: Option<String>;
        /// Whether the opinion is made up to illustrate.
        illustrative: bool;
    }
    needs(&[&["proposal", "decision"]]),
    told_by(&["stakeholder", "stance", "date"])
}

choices! {
    /// When on the way to a decision an opinion is given.
    pub enum OpinionStage {
        Prior = "prior",
        Consultative = "consultative",
        Vote = "vote",
    }
}

choices! {
    /// What somebody thinks of a proposal.
    pub enum Stance {
        Favourable = "favourable",
        Reserved = "reserved",
        Unfavourable = "unfavourable",
        Abstained = "abstained",
    }
}

choices! {
    /// Who sees an opinion.
    pub enum OpinionShown {
        Everyone = "everyone",
        Deciders = "deciders",
    }
}

record! {
    /// A matter on an agenda, and what became of it.
    pub struct Decision {
        /// Id.
        id: DecisionId => not_edited;
        /// The round; absent: decided outside any.
        round: Option<RoundId> => belongs;
        /// The session in which it is decided.
        session: Option<SessionId>;
        /// Its number on the agenda.
        order: Option<ItemNumber>;
        /// Title.
        title: Option<String>;
        /// What it is about; absent: the network.
        kind: Option<Choice<DecisionKind>>;
        /// Who decided it; absent: the meeting.
        origin: Option<Choice<DecisionOrigin>>;
        /// The proposals that it decides: of several all or none.
        items: Vec<DecidedItem>;
        /// What became of it; absent: it is on the agenda.
        outcome: Option<Choice<DecisionOutcome>>;
        /// For a correction: what it does.
        correction: Option<Choice<CorrectionKind>>;
        /// For a correction: the decision that it corrects.
        corrects: Option<DecisionId>;
        /// Why.
        reasons: Vec<Choice<DecisionReason>>;
        /// Why, in words.
        reason_text: Option<String> => long_text;
        /// Under which conditions.
        conditions: Option<String> => long_text;
        /// The votes, counted.
        counts: Option<VoteCounts>;
        /// How the chair decided a tie.
        casting: Option<Choice<CastingVote>>;
        /// What was said, for the minutes.
        text: Option<String> => long_text;
        /// When.
        date: Option<PartialDate>;
        /// Note.
        note: Option<String> => long_text;
        /// Whether the decision is made up to illustrate.
        illustrative: bool;
    }
    needs(&[&["title", "items"]]),
    told_by(&["title", "order", "date"])
}

record! {
    /// A proposal that is decided.
    pub struct DecidedItem {
        /// The proposal.
        proposal: ProposalId;
        /// The size that is decided; absent: the one that is wanted.
        size: Option<CourseSize>;
        /// The entry year that is decided; absent: the one that is wanted.
        start_year: Option<SchoolYear>;
    }
}

record! {
    /// Votes, counted.
    pub struct VoteCounts {
        /// Votes for.
        in_favour as "for": Option<Persons>;
        /// Votes against.
        against: Option<Persons>;
        /// Abstentions.
        abstained: Option<Persons>;
        /// Members present or represented.
        present: Option<Persons>;
        /// Members entitled to vote.
        entitled: Option<Persons>;
        /// Whether only the minority was counted.
        majority_only: bool;
    }
}

choices! {
    /// What a decision is about.
    pub enum DecisionKind {
        Network = "network",
        Correction = "correction",
        Late = "late",
        Other = "other",
    }
}

choices! {
    /// Who decided.
    pub enum DecisionOrigin {
        Meeting = "meeting",
        Imposed = "imposed",
        Delegated = "delegated",
        Written = "written",
    }
}

choices! {
    /// What became of a matter.
    pub enum DecisionOutcome {
        Agreed = "agreed",
        Refused = "refused",
        Deferred = "deferred",
        Withdrawn = "withdrawn",
        Noted = "noted",
    }
}

choices! {
    /// What a correction does to what was agreed.
    pub enum CorrectionKind {
        Postponed = "postponed",
        Cancelled = "cancelled",
        Resized = "resized",
    }
}

choices! {
    /// How the chair decided a tie.
    pub enum CastingVote {
        For = "for",
        Against = "against",
    }
}

choices! {
    /// Why something was decided so.
    pub enum DecisionReason {
        // Against what opens or grows.
        Funding = "funding",
        Premises = "premises",
        Staff = "staff",
        TransportBoarding = "transport_boarding",
        Late = "late",
        NotPriority = "not_priority",
        LowForecast = "low_forecast",
        CompetitionSchools = "competition_schools",
        CompetitionRoutes = "competition_routes",
        // Against what shrinks or closes.
        RareTrade = "rare_trade",
        Priority = "priority",
        AskedByPupils = "asked_by_pupils",
        TooFewNearby = "too_few_nearby",
        // For a correction.
        Equipment = "equipment",
        PartnerFailed = "partner_failed",
        TooFewPupils = "too_few_pupils",
        NewSplit = "new_split",
        Other = "other",
    }
}

impl Decision {
    /// Whether it is still on the agenda.
    pub fn is_pending(&self) -> bool {
        self.outcome.is_none()
    }

    /// Whether it is about the network: what is asked in proposals.
    pub fn is_of_network(&self) -> bool {
        self.kind
            .as_ref()
            .is_none_or(|kind| kind.known() == Some(DecisionKind::Network))
    }

    /// Whether it corrects another decision.
    pub fn is_correction(&self) -> bool {
        let known = self.kind.as_ref().and_then(Choice::known);
        known == Some(DecisionKind::Correction)
    }

    /// What became of it; `None`: it is on the agenda, or a newer program says what this one does not know.
    pub fn known_outcome(&self) -> Option<DecisionOutcome> {
        self.outcome.as_ref().and_then(Choice::known)
    }

    /// The item of a proposal.
    pub fn item(&self, proposal: &ProposalId) -> Option<&DecidedItem> {
        self.items.iter().find(|item| item.proposal == *proposal)
    }
}
