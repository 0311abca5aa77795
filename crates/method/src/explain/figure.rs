//! Names every figure that can be explained: what it is, and of what.

use crate::explain::{Explainer, ExplanationParts};
use crate::figures::{CellTarget, Tier};
use enlace_model::{MunicipalityCode, NeedId, OfferId, QualificationCode};

/// A figure: what it is, and of what.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Figure {
    pub id: FigureId,
    pub of: Subject,
}

impl Figure {
    /// A figure of the region.
    pub fn of_region(id: FigureId) -> Self {
        Self {
            id,
            of: Subject::Region,
        }
    }

    /// A figure of a qualification.
    pub fn of_qualification(id: FigureId, code: &QualificationCode) -> Self {
        Self {
            id,
            of: Subject::Qualification(code.clone()),
        }
    }
}

/// What a figure is of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    Region,
    /// The qualifications of a field of education, by its CNAEF code.
    Field(String),
    /// A municipality: what is wanted there, and who comes out of its schools.
    Place(MunicipalityCode),
    /// A qualification in a municipality, with its shares of occupations.
    At(QualificationCode, MunicipalityCode),
    Qualification(QualificationCode),
    /// What is demanded as such: a qualification directly, or an occupation.
    Target(CellTarget),
    DemandCell(CellTarget, MunicipalityCode),
    SupplyCell(QualificationCode, MunicipalityCode),
    Need(NeedId),
    Offer(OfferId),
    /// A qualification towards a target: its share in it, or its relatedness to it.
    Towards(QualificationCode, CellTarget),
    /// From a school's municipality to an enterprise's.
    Way(MunicipalityCode, MunicipalityCode),
    /// People of a supply cell who serve a demand cell in a tier.
    Flow(
        Tier,
        (QualificationCode, MunicipalityCode),
        (CellTarget, MunicipalityCode),
    ),
}

/// Declares the figures in groups, each under the method of [`Explainer`] that explains its figures.
macro_rules! figures {
    ($( $explain:ident { $( $variant:ident = $text:literal, )* } )*) => {
        enlace_model::variants! {
            /// What a figure is; its name, definition and formula stand in the locales under this id.
            pub enum FigureId { $($( $variant = $text, )*)* }
        }

        impl Explainer<'_> {
            /// The formula of a figure; `None` where the region has no such figure.
            pub(super) fn formula(&self, figure: &Figure) -> Option<ExplanationParts> {
                match figure.id {
                    $( $(FigureId::$variant)|* => self.$explain(figure), )*
                }
            }
        }
    };
}

figures! {
    demand {
        Demand = "demand",
        DemandSd = "demand_sd",
        DemandLow = "demand_low",
        DemandHigh = "demand_high",
        DemandCarriedForward = "demand_carried_forward",
    }
    supply {
        Supply = "supply",
        SupplySd = "supply_sd",
        SupplyLow = "supply_low",
        SupplyHigh = "supply_high",
        SupplyAssumed = "supply_assumed",
    }
    balance {
        IntervalZ = "interval_z",
        Ratio = "ratio",
        RatioLow = "ratio_low",
        RatioHigh = "ratio_high",
        Coverage = "coverage",
        CoverageSameOnly = "coverage_same_only",
        Covered = "covered",
    }
    allocation {
        SameNear = "same_near",
        SameFar = "same_far",
        RelatedNear = "related_near",
        RelatedFar = "related_far",
        Gap = "gap",
        GapSameOnly = "gap_same_only",
        Surplus = "surplus",
        SurplusSameOnly = "surplus_same_only",
        LostOnTheWay = "lost_on_the_way",
    }
    chain {
        Places = "places",
        Unfilled = "unfilled",
        Entrants = "entrants",
        Dropout = "dropout",
        Graduates = "graduates",
        Leaving = "leaving",
        ServingRelated = "serving_related",
        LostServingOwn = "lost_serving_own",
        CoveringOwn = "covering_own",
        BySameOccupations = "by_same_occupations",
        ByRelated = "by_related",
    }
    classes {
        ClassesToConsider = "classes_to_consider",
        Remainder = "remainder",
        GapAfterEmptyChairs = "gap_after_empty_chairs",
        ClassYield = "class_yield",
        EmptyChairs = "empty_chairs",
    }
    need_level {
        Score = "score",
        PointsSeverity = "points_severity",
        PointsVolume = "points_volume",
        PointsDifficulty = "points_difficulty",
        PointsBreadth = "points_breadth",
        PointsRelevance = "points_relevance",
        NeedLevel = "need_level",
        RankLow = "rank_low",
        RankHigh = "rank_high",
    }
    balance {
        EnterprisesHeard = "enterprises_heard",
        MunicipalitiesHeard = "municipalities_heard",
    }
    indicator {
        FillRate = "fill_rate",
        Pressure = "pressure",
        CompletionObserved = "completion_observed",
        StudyRate = "study_rate",
        EmploymentRate = "employment_rate",
        FavourableOutcome = "favourable_outcome",
        UnknownDestination = "unknown_destination",
    }
    demand {
        NeedDemand = "need_demand",
        NeedRate = "need_rate",
        NeedProbability = "need_probability",
        AgeFactor = "age_factor",
        NeedVariance = "need_variance",
        OccupationShare = "occupation_share",
    }
    supply {
        Completion = "completion",
        OfferVariance = "offer_variance",
    }
    relation {
        Relatedness = "relatedness",
        DistanceFactor = "distance_factor",
        TravelTime = "travel_time",
    }
    allocation {
        PeopleMoved = "people_moved",
    }
}

impl FigureId {
    /// The figure that a tier's covered demand is.
    pub fn of_tier(tier: Tier) -> Self {
        match tier {
            Tier::SameNear => Self::SameNear,
            Tier::SameFar => Self::SameFar,
            Tier::RelatedNear => Self::RelatedNear,
            Tier::RelatedFar => Self::RelatedFar,
        }
    }
}
