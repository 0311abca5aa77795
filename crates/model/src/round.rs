//! Rounds: a year's planning from what schools ask for to what is agreed.

use std::collections::BTreeMap;

use crate::choice::{Choice, choices};
use crate::date::PartialDate;
use crate::field::{CodeList, Measure, record};
use crate::id::{MunicipalityCode, QualificationCode, RoundId, StakeholderId};
use crate::quantity::{Amount, Businesses, Level, Persons, Rate, SchoolYear, Share};

record! {
    /// The planning of the intake of one entry year.
    pub struct Round {
        /// Id.
        id: RoundId => not_edited;
        /// Title.
        title: String;
        /// The entry year that is planned.
        entry_year: SchoolYear;
        /// Who writes proposals; absent: the schools.
        entry: Option<Choice<EntryMode>>;
        /// Whether the whole list is decided or changes only; absent: changes only.
        scope: Option<Choice<RoundScope>>;
        /// Its phases, each with its days.
        phases: Vec<RoundPhase>;
        /// Who takes part, and how.
        members: Vec<RoundMember>;
        /// How votes are counted.
        rule: Option<VoteRule>;
        /// Fewest pupils of a whole class; absent: the region's setting.
        class_minimum: Option<Persons>;
        /// Most pupils of a whole class; absent: the region's setting.
        class_maximum: Option<Persons>;
        /// The figures on which the round stands.
        frozen: Option<FrozenReference>;
        /// What the round wants to reach.
        targets: Vec<RoundTarget>;
        /// Which version of a definition is in force, by the name of what it defines.
        definitions: BTreeMap<String, String> => not_edited;
        /// Words of the coordinator, by the section in which they stand.
        texts: BTreeMap<String, String> => not_edited;
        /// When it was closed; absent: it is not.
        closed: Option<PartialDate>;
        /// Note.
        note: Option<String> => long_text;
        /// Whether the round is made up to illustrate.
        illustrative: bool;
    }
    told_by(&["title"])
}

choices! {
    /// Who writes proposals.
    pub enum EntryMode {
        BySchools = "by_schools",
        ByCoordinator = "by_coordinator",
    }
}

choices! {
    /// What a round decides.
    pub enum RoundScope {
        WholeList = "whole_list",
        Changes = "changes",
    }
}

record! {
    /// A phase of a round.
    pub struct RoundPhase {
        /// Which one.
        kind: Choice<PhaseKind>;
        /// First day.
        from: PartialDate;
        /// Last day; absent: until the next phase begins.
        until: Option<PartialDate>;
    }
}

choices! {
    /// A phase of a round, in the order in which they follow.
    pub enum PhaseKind {
        Preparation = "preparation",
        Entry = "entry",
        Completeness = "completeness",
        Opinions = "opinions",
        Concertation = "concertation",
        Publication = "publication",
    }
}

record! {
    /// Who takes part in a round.
    pub struct RoundMember {
        /// Who.
        stakeholder: StakeholderId;
        /// As what.
        role: Choice<MemberRole>;
        /// From when on; absent: from the beginning.
        since: Option<PartialDate>;
    }
}

choices! {
    /// What a member of a round may do.
    pub enum MemberRole {
        Decides = "decides",
        Votes = "votes",
        Advises = "advises",
        Observes = "observes",
    }
}

record! {
    /// How votes are counted. Shares are parts of 1.
    pub struct VoteRule {
        /// Of which votes the share is taken.
        base: Choice<VoteBase>;
        /// A matter is carried by more than this share of votes for it.
        more_than: Share;
        /// More than this share of those entitled must be present; 0: nobody need be.
        quorum: Share;
        /// At a second call at least this share; absent: as at the first.
        quorum_second: Option<Share>;
        /// Whether the chair decides a tie.
        casting_vote: bool;
        /// Whether members may abstain.
        abstention: bool;
        /// Members without whose favourable vote nothing is agreed.
        must_agree: Vec<StakeholderId>;
    }
}

choices! {
    /// The votes of which a share is taken.
    pub enum VoteBase {
        ForAgainst = "for_against",
        Valid = "valid",
        Present = "present",
        Entitled = "entitled",
    }
}

record! {
    /// The figures of a day, kept within the round.
    pub struct FrozenReference {
        /// The day.
        on: PartialDate;
        /// The year for which they are computed.
        target_year: SchoolYear;
        /// SHA-256 over all that the method reads.
        digest: String;
        /// The settings that differed from their defaults.
        settings: BTreeMap<String, f64> => not_edited;
        /// Demand of the region, a year.
        demand: Option<Rate>;
        /// Supply of the region, a year.
        supply: Option<Rate>;
        /// Gap of the region, a year.
        gap: Option<Rate>;
        /// Surplus of the region, a year.
        surplus: Option<Rate>;
        /// Entrants of the latest year that runs.
        entrants: Option<Persons>;
        /// The figures of each qualification.
        figures: Vec<FrozenFigure>;
    }
}

record! {
    /// The figures of a qualification, kept within the round.
    pub struct FrozenFigure {
        /// Qualification.
        qualification: QualificationCode;
        /// Demand, a year.
        demand: Rate;
        /// Supply, a year.
        supply: Rate;
        /// Demand that is covered, a year.
        covered: Rate;
        /// Gap, a year.
        gap: Rate;
        /// Surplus, a year.
        surplus: Rate;
        /// Need level.
        level: Option<Level> => number(Measure::Relevance);
        /// Relevance of the national list.
        relevance: Option<Level> => number(Measure::Relevance);
        /// The word for its balance.
        verdict: String;
        /// Whether the verdict is firm.
        firm: bool;
        /// Enterprises that were heard about it.
        enterprises: Businesses;
        /// First choices, where they are known.
        first_choices: Option<Persons>;
        /// Places.
        places: Persons;
        /// Share of places that are taken.
        fill: Option<Share> => number(Measure::Fill);
        /// Share of completers in study or work, where it is known.
        outcome: Option<Share>;
        /// Completers whose destination is known.
        outcome_known: Option<Persons>;
    }
}

record! {
    /// What a round wants to reach.
    pub struct RoundTarget {
        /// What is measured.
        measure: Choice<TargetMeasure>;
        /// Only of this field of education.
        cnaef: Option<String> => coded(CodeList::Cnaef);
        /// Only of this municipality.
        municipality: Option<MunicipalityCode>;
        /// Only of this level.
        level: Option<Level>;
        /// Only of this area of cooperation.
        area: Option<String> => coded(CodeList::Areas);
        /// The value to be reached, in the unit of what is measured.
        value: Amount;
        /// Whether at least or at most this.
        sense: Choice<TargetSense>;
        /// By when; absent: in this round.
        year: Option<SchoolYear>;
        /// Where it comes from.
        source: Option<String>;
    }
}

choices! {
    /// What a target measures.
    pub enum TargetMeasure {
        Transformation = "transformation",
        ClosureRatio = "closure_ratio",
        Coverage = "coverage",
        Gap = "gap",
        FieldPlaces = "field_places",
        PriorityShare = "priority_share",
        Fill = "fill",
        FirmsHeard = "firms_heard",
        ResponseRate = "response_rate",
        Municipalities = "municipalities",
    }
}

choices! {
    /// On which side of its value a target is reached.
    pub enum TargetSense {
        AtLeast = "at_least",
        AtMost = "at_most",
    }
}

impl Round {
    /// Whether the school's whole list is decided, so that a course that goes on unchanged is decided too.
    pub fn decides_whole_list(&self) -> bool {
        self.scope.as_ref().and_then(Choice::known) == Some(RoundScope::WholeList)
    }

    /// Whether the coordinator alone writes proposals.
    pub fn is_entered_by_coordinator(&self) -> bool {
        self.entry.as_ref().and_then(Choice::known) == Some(EntryMode::ByCoordinator)
    }

    /// The member that a stakeholder is; `None` where it is none.
    pub fn member(&self, stakeholder: &StakeholderId) -> Option<&RoundMember> {
        let mut all = self.members.iter();
        all.find(|member| member.stakeholder == *stakeholder)
    }
}

impl RoundMember {
    /// Whether its vote is counted.
    pub fn has_a_vote(&self) -> bool {
        let known = self.role.known();
        matches!(known, Some(MemberRole::Decides | MemberRole::Votes))
    }
}
