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

/// In what a figure is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureUnit {
    Persons,
    Share,
    Points,
    Minutes,
    Classes,
    Plain,
}

/// Declares the figures, each with its unit, in groups under the method of [`Explainer`] that explains
/// them.
macro_rules! figures {
    ($( $explain:ident { $( $variant:ident = $text:literal in $unit:ident, )* } )*) => {
        enlace_model::variants! {
            /// What a figure is; its name, definition and formula stand in the locales under this id.
            pub enum FigureId { $($( $variant = $text, )*)* }
        }

        impl FigureId {
            /// In what the figure is written.
            pub fn unit(self) -> FigureUnit {
                match self {
                    $($( Self::$variant => FigureUnit::$unit, )*)*
                }
            }
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
        Demand = "demand" in Persons,
        DemandSd = "demand_sd" in Persons,
        DemandLow = "demand_low" in Persons,
        DemandHigh = "demand_high" in Persons,
        DemandCarriedForward = "demand_carried_forward" in Persons,
    }
    supply {
        Supply = "supply" in Persons,
        SupplySd = "supply_sd" in Persons,
        SupplyLow = "supply_low" in Persons,
        SupplyHigh = "supply_high" in Persons,
        SupplyAssumed = "supply_assumed" in Persons,
    }
    balance {
        IntervalZ = "interval_z" in Plain,
        Ratio = "ratio" in Plain,
        RatioLow = "ratio_low" in Plain,
        RatioHigh = "ratio_high" in Plain,
        Coverage = "coverage" in Share,
        CoverageSameOnly = "coverage_same_only" in Share,
        Covered = "covered" in Persons,
    }
    allocation {
        SameNear = "same_near" in Persons,
        SameFar = "same_far" in Persons,
        RelatedNear = "related_near" in Persons,
        RelatedFar = "related_far" in Persons,
        Gap = "gap" in Persons,
        GapSameOnly = "gap_same_only" in Persons,
        Surplus = "surplus" in Persons,
        SurplusSameOnly = "surplus_same_only" in Persons,
        LostOnTheWay = "lost_on_the_way" in Persons,
    }
    chain {
        Places = "places" in Persons,
        Unfilled = "unfilled" in Persons,
        Entrants = "entrants" in Persons,
        Dropout = "dropout" in Persons,
        Graduates = "graduates" in Persons,
        Leaving = "leaving" in Persons,
        ServingRelated = "serving_related" in Persons,
        LostServingOwn = "lost_serving_own" in Persons,
        CoveringOwn = "covering_own" in Persons,
        BySameOccupations = "by_same_occupations" in Persons,
        ByRelated = "by_related" in Persons,
    }
    classes {
        ClassesToConsider = "classes_to_consider" in Classes,
        Remainder = "remainder" in Persons,
        GapAfterEmptyChairs = "gap_after_empty_chairs" in Persons,
        ClassYield = "class_yield" in Persons,
        EmptyChairs = "empty_chairs" in Persons,
    }
    need_level {
        Score = "score" in Points,
        PointsSeverity = "points_severity" in Points,
        PointsVolume = "points_volume" in Points,
        PointsDifficulty = "points_difficulty" in Points,
        PointsBreadth = "points_breadth" in Points,
        PointsRelevance = "points_relevance" in Points,
        NeedLevel = "need_level" in Plain,
        RankLow = "rank_low" in Plain,
        RankHigh = "rank_high" in Plain,
    }
    balance {
        EnterprisesHeard = "enterprises_heard" in Plain,
        MunicipalitiesHeard = "municipalities_heard" in Plain,
    }
    indicator {
        FillRate = "fill_rate" in Share,
        Pressure = "pressure" in Plain,
        CompletionObserved = "completion_observed" in Share,
        StudyRate = "study_rate" in Share,
        EmploymentRate = "employment_rate" in Share,
        FavourableOutcome = "favourable_outcome" in Share,
        UnknownDestination = "unknown_destination" in Share,
    }
    demand {
        NeedDemand = "need_demand" in Persons,
        NeedRate = "need_rate" in Persons,
        NeedProbability = "need_probability" in Share,
        AgeFactor = "age_factor" in Share,
        NeedVariance = "need_variance" in Plain,
        OccupationShare = "occupation_share" in Share,
    }
    supply {
        Completion = "completion" in Share,
        OfferVariance = "offer_variance" in Plain,
    }
    relation {
        Relatedness = "relatedness" in Share,
        DistanceFactor = "distance_factor" in Share,
        TravelTime = "travel_time" in Minutes,
    }
    allocation {
        PeopleMoved = "people_moved" in Persons,
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
