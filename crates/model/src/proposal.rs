//! Proposals: what a school asks for in a round.

use crate::choice::{Choice, choices};
use crate::date::PartialDate;
use crate::field::record;
use crate::id::{
    EvidenceId, OfferId, ProposalId, QualificationCode, RoundId, SchoolCode, StakeholderId,
};
use crate::offer::{Constraints, Modality};
use crate::quantity::{Classes, Euros, Persons, SchoolYear, Years};
use crate::record::{FilePresence, UnknownFields};

record! {
    /// What a school asks for: so many places of a qualification from an entry year on.
    pub struct Proposal {
        /// Id.
        id: ProposalId => not_edited;
        /// The round in which it is asked.
        round: RoundId;
        /// School.
        school: SchoolCode;
        /// Qualification.
        qualification: QualificationCode;
        /// Modality, such as professional course or apprenticeship.
        modality: Option<Choice<Modality>>;
        /// Entry year: the calendar year in which the classes start.
        start_year: SchoolYear;
        /// Duration in years; absent: the qualification's.
        duration: Option<Years>;
        /// The running offer that it changes.
        offer: Option<OfferId>;
        /// What runs now, in all.
        now: CourseSize;
        /// What is wanted, in all: a total, never a difference.
        wanted: CourseSize;
        /// Another profile at the same size, such as optional units.
        profile: Option<String>;
        /// The proposal for the other half of a shared class.
        shared_with: Option<ProposalId>;
        /// Pupils expected to start.
        expected: Option<Persons>;
        /// Applicants who name it first.
        first_choices: Option<Persons>;
        /// Why it is asked.
        motives: Vec<Choice<Motive>>;
        /// Why, in words.
        motive_text: Option<String> => long_text;
        /// What becomes of running years and applicants where a course shrinks.
        pupils: Option<String> => long_text;
        /// Staff that it takes.
        staff: Vec<StaffNeed>;
        /// What it costs.
        costs: Vec<ProposalCost>;
        /// What it depends on.
        constraints: Option<Constraints>;
        /// Who stands behind it.
        partners: Vec<StakeholderId>;
        /// Evidence for it.
        evidence: Vec<EvidenceId>;
        /// Where it stands on its way to a decision.
        state: Choice<ProposalState> => usual;
        /// The steps of its way, the first one first.
        moves: Vec<ProposalMove>;
        /// Number under which it is known.
        number: Option<String>;
        /// The proposal of an earlier round of which it is a copy.
        copied_from: Option<ProposalId>;
        /// Note.
        note: Option<String> => long_text;
        /// Where it comes from.
        source: Option<String>;
        /// Whether the proposal is made up to illustrate.
        illustrative: bool;
    }
    told_by(&["school", "qualification", "start_year"])
}

record! {
    /// How large a course is.
    pub struct CourseSize {
        /// Classes, in steps of a half.
        classes: Option<Classes>;
        /// Places, over all classes.
        places: Option<Persons>;
    }
}

record! {
    /// Staff that a proposal takes.
    pub struct StaffNeed {
        /// How it comes.
        what: Choice<StaffWay>;
        /// How many people; parts of one can be.
        people: Persons;
        /// For which subject.
        subject: Option<String>;
    }
}

choices! {
    /// How staff comes.
    pub enum StaffWay {
        Recruit = "recruit",
        Retrain = "retrain",
        Train = "train",
        Associate = "associate",
    }
}

record! {
    /// What a proposal costs.
    pub struct ProposalCost {
        /// For what.
        what: Choice<CostKind>;
        /// How much.
        euros: Option<Euros>;
        /// In words.
        text: Option<String>;
    }
}

choices! {
    /// For what money is spent.
    pub enum CostKind {
        Works = "works",
        Equipment = "equipment",
        Other = "other",
    }
}

choices! {
    /// Where a proposal stands on its way to a decision.
    pub enum ProposalState {
        Sketch = "sketch",
        Draft = "draft",
        Submitted = "submitted",
        Returned = "returned",
        Admitted = "admitted",
        Tabled = "tabled",
        Withdrawn = "withdrawn",
    }
}

record! {
    /// A step on a proposal's way.
    pub struct ProposalMove {
        /// Where it stood.
        from: Option<Choice<ProposalState>>;
        /// Where it stands since.
        to: Choice<ProposalState>;
        /// When.
        date: Option<PartialDate>;
        /// Who did it, where it was not the coordinator.
        by: Option<StakeholderId>;
        /// Why.
        note: Option<String>;
    }
}

choices! {
    /// Why something is asked.
    pub enum Motive {
        // For what opens or grows.
        GoodOutcomes = "good_outcomes",
        LocalNeed = "local_need",
        NationalPriority = "national_priority",
        TerritorialProject = "territorial_project",
        NewSchool = "new_school",
        SpecialPublic = "special_public",
        RareTrade = "rare_trade",
        FirstChoices = "first_choices",
        Partnership = "partnership",
        // For what shrinks or closes.
        WeakOutcomes = "weak_outcomes",
        FallingNeed = "falling_need",
        FewerApplicants = "fewer_applicants",
        Elsewhere = "elsewhere",
        TooManyPlaces = "too_many_places",
        BetterCourseOpens = "better_course_opens",
        Premises = "premises",
        Cost = "cost",
        Equipment = "equipment",
        Staff = "staff",
        // For a transfer between routes.
        SmallGroups = "small_groups",
        MixedUnattractive = "mixed_unattractive",
        WeakJobs = "weak_jobs",
        Fragile = "fragile",
        NoSpace = "no_space",
        // For another profile.
        JobProspects = "job_prospects",
        Attractiveness = "attractiveness",
        LocalProject = "local_project",
        Other = "other",
    }
}

impl CourseSize {
    /// Whether nothing is said of it.
    pub fn is_unsaid(&self) -> bool {
        self.classes.is_none() && self.places.is_none()
    }

    /// A size of so many classes and places.
    pub fn new(classes: Option<Classes>, places: Option<Persons>) -> Self {
        Self {
            classes,
            places,
            kept: UnknownFields::default(),
        }
    }
}

/// A size of which nothing is said may be left out of a file.
impl FilePresence for CourseSize {
    fn absent() -> Option<Self> {
        Some(Self::new(None, None))
    }
    fn is_absent(&self) -> bool {
        self.is_unsaid() && self.kept.is_empty()
    }
}
