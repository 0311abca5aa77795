//! What a computation gives: every figure of a region for its target year.
//!
//! What does not exist is `None`, never 0. Rates are persons per year in the target year.

use std::collections::BTreeMap;

use crate::model::choice::choices;
use crate::model::{
    Classes, Hours, MunicipalityCode, NeedId, OfferId, Persons, Points, QualificationCode, Rate,
    Ratio, SchoolYear, Share,
};

/// All figures of a region.
#[derive(Clone, Debug, PartialEq)]
pub struct Coverage {
    pub target_year: SchoolYear,
    pub totals: Totals,
    /// One entry per qualification that was not replaced, by code.
    pub qualifications: Vec<QualificationFigures>,
    /// Demand by target and municipality, in the order of their codes.
    pub cells: Vec<DemandCell>,
    /// Supply by qualification and the school's municipality, in the order of their codes.
    pub supply_cells: Vec<SupplyCell>,
    /// Who goes where: people of a supply cell that serve a demand cell.
    pub flows: Vec<Flow>,
    /// Offers counted in the target year.
    pub offers: Vec<OfferFigures>,
    /// Demanded occupations to which no qualification of the catalogue leads.
    pub no_qualification_leads_there: Vec<UnledOccupation>,
    /// Recruit needs by how they stand.
    pub needs: NeedsOverview,
    /// Short courses wanted by enterprises for their own people.
    pub short_courses: Vec<ShortCourse>,
    /// Whether the allocation stopped at its guard of 50 passes, which has never been seen.
    pub allocation: AllocationEnd,
}

/// How the allocation ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AllocationEnd {
    /// Fewer than 1e-9 persons moved.
    Settled,
    /// The guard of 50 passes was reached.
    Guard,
}

/// Sums over the region's cells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Totals {
    pub demand: Rate,
    pub demand_sd: Rate,
    pub demand_carried_forward: Rate,
    pub carried_by_reason: ByReason,
    pub demand_by_evidence: ByEvidence,
    pub supply: Rate,
    pub supply_assumed: Rate,
    pub covered: Rate,
    pub tiers: Tiers,
    pub lost_on_the_way: Rate,
    pub gap: Rate,
    pub surplus: Rate,
    pub gap_same_only: Rate,
    pub surplus_same_only: Rate,
}

/// Demand by kind of evidence: the six kinds in their order, then none or unknown.
pub type ByEvidence = [Rate; 7];

/// Demand by reason: the four reasons in their order, then none or unknown.
pub type ByReason = [Rate; 5];

/// How demand is met, tier by tier; the five add up to the demand.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tiers {
    pub same_near: Rate,
    pub same_far: Rate,
    pub related_near: Rate,
    pub related_far: Rate,
    pub uncovered: Rate,
}

/// Figures of one qualification.
#[derive(Clone, Debug, PartialEq)]
pub struct QualificationFigures {
    pub code: QualificationCode,
    pub demand: Rate,
    pub demand_sd: Rate,
    /// 80 % interval of demand.
    pub demand_low: Rate,
    pub demand_high: Rate,
    pub demand_carried_forward: Rate,
    pub carried_by_reason: ByReason,
    pub demand_by_evidence: ByEvidence,
    pub supply: Rate,
    pub supply_sd: Rate,
    /// 80 % interval of supply.
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
    /// Distinct enterprises and groups that spoke about it.
    pub enterprises_heard: Persons,
    pub notes: Vec<Note>,
    /// Needs whose answer would settle an uncertain verdict, the most telling first.
    pub ask: Vec<NeedId>,
    pub need_level: Option<NeedLevel>,
    pub classes: ClassesToConsider,
    pub chain: Chain,
    pub indicators: Indicators,
}

choices! {
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

choices! {
    /// Whether the whole 80 % interval of the ratio lies on one side of balance.
    pub enum Firmness {
        Firm = "firm",
        Uncertain = "uncertain",
    }
}

choices! {
    /// Whether enough enterprises and municipalities were heard.
    pub enum EvidenceEnough {
        Enough = "enough",
        TooLittle = "too_little_evidence",
    }
}

choices! {
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

choices! {
    /// A component of the need level, in the order of [`NeedLevel::points`].
    pub enum Component {
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

/// Demand for a target in a municipality.
#[derive(Clone, Debug, PartialEq)]
pub struct DemandCell {
    pub target: CellTarget,
    pub municipality: MunicipalityCode,
    pub demand: Rate,
    pub tiers: Tiers,
}

/// What a demand cell asks for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CellTarget {
    Qualification(QualificationCode),
    /// Classification and code of an occupation.
    Occupation(String, String),
}

impl std::fmt::Display for CellTarget {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Qualification(code) => write!(f, "{code}"),
            Self::Occupation(system, code) => write!(f, "{system}:{code}"),
        }
    }
}

/// Supply of a qualification in the schools of a municipality.
#[derive(Clone, Debug, PartialEq)]
pub struct SupplyCell {
    pub qualification: QualificationCode,
    pub municipality: MunicipalityCode,
    pub available: Rate,
    /// People used, by tier.
    pub used: [Rate; 4],
    pub left_over: Rate,
}

/// People of a supply cell who serve a demand cell in a tier.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flow {
    /// Index into [`Coverage::supply_cells`].
    pub supply: usize,
    /// Index into [`Coverage::cells`].
    pub demand: usize,
    pub tier: Tier,
    pub people: Rate,
    /// What one of these people counts for: relatedness times distance.
    pub weight: Share,
}

choices! {
    /// In which order supply meets demand.
    pub enum Tier {
        SameNear = "same_near",
        SameFar = "same_far",
        RelatedNear = "related_near",
        RelatedFar = "related_far",
    }
}

/// An offer that is counted in the target year.
#[derive(Clone, Debug, PartialEq)]
pub struct OfferFigures {
    pub offer: OfferId,
    /// The qualification under which it counts.
    pub qualification: QualificationCode,
    pub standing: OfferStanding,
    pub places: Persons,
    pub entrants: Persons,
    pub completion: Share,
    pub available: Rate,
    pub lights: Lights,
}

choices! {
    /// Why an offer is counted.
    pub enum OfferStanding {
        Recorded = "recorded",
        Proposed = "proposed",
        AssumedToRepeat = "assumed_to_repeat",
    }
}

/// Lights beside an offer: they inform and never block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lights {
    pub enough_entrants: Light,
    pub enough_applicants: Light,
    pub teachers: Light,
    pub equipment: Light,
    pub workplace_places: Light,
    /// Red: another school near by has empty places in the same qualification.
    pub no_empty_places_near: Light,
}

choices! {
    /// A light.
    pub enum Light {
        Green = "green",
        Red = "red",
        Unknown = "unknown",
    }
}

/// Demand for an occupation to which no qualification leads.
#[derive(Clone, Debug, PartialEq)]
pub struct UnledOccupation {
    pub occupation: CellTarget,
    pub demand: Rate,
    pub gap: Rate,
}

/// Needs by how they stand, with those that enter no figure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NeedsOverview {
    /// Every need with its standing.
    pub standing: BTreeMap<NeedId, NeedStanding>,
    /// Recruit needs still to be mapped, and the people they ask for.
    pub unmapped: usize,
    pub unmapped_persons: Persons,
}

/// How a need stands in the figures.
#[derive(Clone, Debug, PartialEq)]
pub enum NeedStanding {
    /// It counts with this many people a year, after weighing.
    Counted(Rate),
    /// A later statement of the same enterprise takes its place.
    Superseded(NeedId),
    /// Its evidence is too old.
    Expired,
    /// What it asks for is still to be mapped.
    Unmapped,
    /// It asks to upskill.
    Upskill,
    /// It begins after, or ended before, the target year.
    OutsideYear,
    /// Its place is not known, or a number in it is impossible.
    NotUsable,
}

impl NeedStanding {
    /// The key under which the standing's words are found.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Counted(_) => "counted",
            Self::Superseded(_) => "superseded",
            Self::Expired => "expired",
            Self::Unmapped => "unmapped",
            Self::Upskill => "upskill",
            Self::OutsideYear => "outside_year",
            Self::NotUsable => "not_usable",
        }
    }
}

/// A unit that enterprises want taught to their own people.
#[derive(Clone, Debug, PartialEq)]
pub struct ShortCourse {
    pub unit: String,
    pub title: Option<String>,
    pub persons: Persons,
    /// Persons times hours; `None` where the hours are not known.
    pub person_hours: Option<Hours>,
    pub needs: Vec<NeedId>,
}
