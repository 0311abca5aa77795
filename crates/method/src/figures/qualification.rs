//! What a computation tells of a qualification.

use std::sync::Arc;

use crate::figures::{ByEvidence, ByReason, Tiers};
use enlace_model::variants;
use enlace_model::{
    Classes, NeedId, Persons, Points, QualificationCode, Rate, Ratio, SchoolYear, Share,
};

/// Figures of one qualification.
#[derive(Clone, Debug, PartialEq)]
pub struct QualificationFigures {
    pub code: QualificationCode,
    pub demand: Rate,
    pub demand_sd: Rate,
    /// Interval of demand at the confidence chosen.
    pub demand_low: Rate,
    pub demand_high: Rate,
    pub demand_carried_forward: Rate,
    pub carried_by_reason: ByReason,
    pub demand_by_evidence: ByEvidence,
    pub supply: Rate,
    pub supply_sd: Rate,
    /// Interval of supply at the confidence chosen.
    pub supply_low: Rate,
    pub supply_high: Rate,
    /// The part of supply that is only assumed to repeat.
    pub supply_assumed: Rate,
    pub ratio: Option<Ratio>,
    pub ratio_low: Option<Ratio>,
    pub ratio_high: Option<Ratio>,
    pub coverage: Option<Share>,
    pub coverage_same_only: Option<Share>,
    pub gap: Rate,
    pub gap_same_only: Rate,
    pub surplus: Rate,
    pub surplus_same_only: Rate,
    pub tiers: Tiers,
    pub verdict: Verdict,
    /// `None` where the verdict is not one on a ratio.
    pub firmness: Option<Firmness>,
    pub evidence: EvidenceEnough,
    /// How certain the verdict is, on one scale: what of firmness and evidence is said.
    pub certainty: Option<Certainty>,
    /// Distinct enterprises and groups that spoke about it.
    pub enterprises_heard: Persons,
    pub notes: Vec<Note>,
    /// Needs whose answer would settle an uncertain verdict, the most telling first.
    pub ask: Arc<[NeedId]>,
    pub need_level: Option<NeedLevel>,
    pub classes: ClassesToConsider,
    pub chain: Chain,
    /// Where the gap comes from, or why there is none; `None` where nothing is demanded.
    pub cause: Option<GapCause>,
    pub indicators: Indicators,
}

variants! {
    /// The word for a qualification's balance (bands of the Dutch ROA), or why there is none.
    pub enum Verdict {
        StrongShortage = "strong_shortage",
        Shortage = "shortage",
        Balanced = "balanced",
        MildSurplus = "mild_surplus",
        Surplus = "surplus",
        NoNeedRecorded = "no_need_recorded",
        NothingKnown = "nothing_known",
        NoSupplyRecorded = "no_supply_recorded",
    }
}

variants! {
    /// Whether the whole interval of the ratio, at the confidence chosen, lies on one side of balance.
    pub enum Firmness {
        Firm = "firm",
        Uncertain = "uncertain",
    }
}

variants! {
    /// Whether enough enterprises and municipalities were heard.
    pub enum EvidenceEnough {
        Enough = "enough",
        TooLittle = "too_little_evidence",
    }
}

enlace_model::with_ids! {
    /// How certain a verdict is, on one scale: the word that stands beside it.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Certainty {
        Firm = "firm",
        Uncertain = "uncertain",
        /// Fewer distinct enterprises spoke about the qualification than a verdict needs.
        FewEnterprises {
            heard: u32,
        } = "few_enterprises",
        /// Of the municipalities with a business count fewer were heard than any verdict needs.
        FewMunicipalities {
            heard: usize,
            of: usize,
        } = "few_municipalities",
    }
}

variants! {
    /// A remark that stands beside a verdict.
    pub enum Note {
        EnoughPeopleNotWithinReach = "enough_people_not_within_reach",
        MetByOthers = "met_by_others",
        AskMoreEnterprises = "ask_more_enterprises",
        AskAgain = "ask_again",
        TooLate = "too_late",
        NoSchoolOffersIt = "no_school_offers_it",
        WouldBringNobody = "would_bring_nobody",
    }
}

/// Need level: how much a qualification is needed, beside the SANQ level, never instead of it.
#[derive(Clone, Debug, PartialEq)]
pub struct NeedLevel {
    pub score: Points,
    /// The value of each component before it is weighed, `None` where it is not known.
    pub components: [Option<Share>; 5],
    /// Points by component, `None` where the component is not known.
    pub points: [Option<Points>; 5],
    /// 1 to 10.
    pub level: i64,
    /// Best and worst rank over the 32 weightings.
    pub rank_low: usize,
    pub rank_high: usize,
    /// The relevance level used (SANQ).
    pub relevance: Option<i64>,
}

variants! {
    /// A component of the need level, in the order of [`NeedLevel::points`].
    pub enum NeedLevelComponent {
        Severity = "severity",
        Volume = "volume",
        Difficulty = "difficulty",
        Breadth = "breadth",
        Relevance = "relevance",
    }
}

/// How many classes the gap would fill.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ClassesToConsider {
    pub classes: Classes,
    /// The gap that is left after empty chairs and these classes.
    pub remainder: Rate,
    /// The gap after empty chairs are filled.
    pub gap_after_empty_chairs: Rate,
    /// People that one class brings.
    pub yield_of_a_class: Rate,
    /// The year from which a class that can still be decided counts.
    pub counts_from: Option<SchoolYear>,
}

/// Where the gap comes from: people a year, from places to covered demand.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Chain {
    pub places: Rate,
    pub unfilled: Rate,
    pub entrants: Rate,
    pub dropout: Rate,
    pub graduates: Rate,
    pub leaving: Rate,
    pub available: Rate,
    pub left_over: Rate,
    pub serving_related: Rate,
    pub lost_on_the_way: Rate,
    pub covering_own: Rate,
    pub by_same_occupations: Rate,
    pub by_related: Rate,
    pub covered: Rate,
}

enlace_model::with_ids! {
    /// Where a gap comes from, or why there is none, in one word (method section 9).
    #[derive(Clone, Copy, Debug, PartialEq)]
    pub enum GapCause as own_id {
        /// No gap, and own people are left over.
        LeftOver = "left_over",
        /// No gap, because others serve the demand too.
        MetByOthers = "met_by_others",
        /// No gap.
        Covered = "covered",
        /// Nobody offers it.
        NoSchool = "no_school",
        /// It is offered for the first time in this entry year, too late for the target year.
        StartsIn(SchoolYear) = "starts_in",
        /// There are people enough, but not within reach of those who want them.
        OutOfReach = "out_of_reach",
        /// There are only so many places, fewer than are demanded.
        OnlyPlaces(Persons) = "only_places",
        /// There are places enough: the largest loss on the way from them to work, and the next largest
        /// where the largest alone is less than the gap.
        Lost {
            largest: ChainLoss,
            next: Option<ChainLoss>,
        } = "lost",
    }
}

variants! {
    /// A loss on the way from places to people available for work, in the order of the chain.
    pub enum ChainLoss {
        EmptyChairs = "empty_chairs",
        Dropout = "dropout",
        Leave = "leave",
    }
}

impl GapCause {
    /// The id under which `locales/` holds its words; of losses the largest one's.
    pub fn id(self) -> &'static str {
        match self {
            Self::Lost { largest, .. } => largest.as_str(),
            _ => self.own_id(),
        }
    }

    /// The loss beside the largest one, where it alone is less than the gap.
    pub fn next_loss(self) -> Option<ChainLoss> {
        match self {
            Self::Lost { next, .. } => next,
            _ => None,
        }
    }
}

/// Raw rates over the offers counted; each with the number of people it rests on.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Indicators {
    pub fill: RawRate,
    pub pressure: RawRate,
    pub completion: RawRate,
    pub study: RawRate,
    pub employment: RawRate,
    pub favourable: RawRate,
    /// Share of completers whose destination is unknown.
    pub unknown_destination: RawRate,
}

/// A rate as observed, with the people it rests on; `None` where it rests on nobody.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct RawRate {
    pub value: Option<Ratio>,
    pub n: Persons,
}
